//! Who speaks: a noun phrase told apart into name, office and standing.

use super::lexicon::List;
use super::memory::{Memory, Speaker};
use super::token::{Token, Words};
use crate::manifest::Status;

/// Who the noun phrase `noun` is; `aside` stands between commas after it (`Anna Reyes, the mayor, said`).
pub(super) fn describe(noun: &[Token], aside: &[Token], memory: &Memory) -> Speaker {
    let noun = without_opening(noun);
    if let [only] = noun
        && only.is(List::Pronouns)
    {
        return memory.last().cloned().unwrap_or_else(Speaker::nameless);
    }
    if has(noun, List::Anonymity) || has(aside, List::Anonymity) || has(aside, &["not"]) && has(aside, &["named"]) {
        return Speaker::nameless();
    }
    let (head, rest) = split_head(noun);
    // `Northwind’s chief executive, Marta Lindqvist, said`
    let swapped = aside.iter().all(Token::is_name) && !aside.is_empty() && !head.last().is_some_and(Token::is_name);
    if swapped {
        return named(aside, &[], head, memory);
    }
    standing(head, rest, aside, memory)
}

// By the last word of the phrase, which says what it is.
fn standing(head: &[Token], rest: &[Token], aside: &[Token], memory: &Memory) -> Speaker {
    let Some(last) = head.last() else { return Speaker::nameless() };
    let single = head.len() == 1;
    let of_body = head.windows(2).any(|pair| pair[0].is(List::Bodies) && pair[1].is(&["of", "for"]));
    if last.is(List::Spokespeople) {
        spokesperson(head, rest)
    } else if last.is(List::Outsiders) && (single || !last.is_name()) {
        Speaker::nameless()
    } else if last.is_name() && !(single && last.is(List::Bodies)) {
        named(head, aside, &[], memory)
    } else if last.is(List::Media) {
        newsroom(head, rest)
    } else if last.is(List::Documents) {
        document(head, rest, memory)
    } else if of_body || last.is(List::Bodies) || last.is(List::Roles) {
        Speaker::new(Status::Official, joined(head), None)
    } else {
        Speaker::nameless()
    }
}

// `the local radio station`, but not `the media`.
fn newsroom(head: &[Token], rest: &[Token]) -> Speaker {
    let whose = if rest.iter().any(Token::is_name) { rest } else { head };
    let many = is_any(head.last(), &["media", "newspapers", "papers", "reports"]);
    match many || whose.len() == 1 && !whose[0].is_name() {
        true => Speaker::nameless(),
        false => Speaker::new(Status::Reported, joined(without_opening(whose)), None),
    }
}

// A document speaks for its author. `The same report` is that of whoever reported before.
fn document(head: &[Token], rest: &[Token], memory: &Memory) -> Speaker {
    let reporter = memory.last().filter(|last| last.status == Status::Reported && rest.is_empty());
    if let Some(reporter) = reporter.filter(|_| is_any(head.last(), &["report"])) {
        return reporter.clone();
    }
    let author = rest.split_first().filter(|(by, author)| by.is(&["from", "by"]) && !author.is_empty());
    Speaker::new(Status::Official, joined(author.map_or(head, |(_, author)| without_opening(author))), None)
}

// A name at the end of `head`, what stands before it being an office.
fn named(head: &[Token], aside: &[Token], office: &[Token], memory: &Memory) -> Speaker {
    let mut from = head.len();
    while from > 0
        && (head[from - 1].is_name() || is_particle(head, from - 1))
        && !is_role(&head[from - 1], head.len() - from)
    {
        from -= 1;
    }
    let (before, name) = head.split_at(from);
    let name = name.iter().position(|token| !token.is(List::Honorifics)).map_or(name, |at| &name[at..]);
    let text = joined(name);
    if name.len() == 1
        && let Some(known) = memory.known(&text)
    {
        return known.clone();
    }
    let is = |list: List| has(before, list) || has(office, list);
    let news = name.last().is_some_and(|last| last.is(List::MediaNames)) || is_any(before.last(), List::Media);
    // Only how a remark begins says who somebody is: `an analyst at …`, not who was met where.
    let remark = &aside[..aside.len().min(6)];
    let outside = is(List::Outsiders) || has(remark, List::Outsiders) || has(aside, List::Uninvolved);
    let status = if news || outside { Status::Reported } else { Status::Official };
    Speaker::new(status, text, role(before, aside, office))
}

fn role(before: &[Token], aside: &[Token], office: &[Token]) -> Option<String> {
    let before = without_opening(before);
    let start =
        before.iter().position(|token| token.is(List::Prepositions) || token.is(List::Dates)).map_or(0, |at| at + 1);
    let before = &before[start.min(before.len())..];
    let titled = before.last().is_some_and(|token| token.is(List::Roles));
    let text = if titled {
        joined(before)
    } else if !office.is_empty() {
        joined(office)
    } else {
        joined(without_opening(aside))
    };
    let is_office =
        titled || !office.is_empty() || aside.iter().any(|token| token.is(List::Roles) || token.is(List::Outsiders));
    is_office.then_some(text).filter(|text| !text.is_empty())
}

// `Health Minister Lena Okafor`: an office in capitals is not part of the name. `back` words of the name follow it.
fn is_role(token: &Token, back: usize) -> bool {
    back > 0 && (token.is(List::Roles) || token.is(List::Media))
}

fn is_particle(words: &[Token], at: usize) -> bool {
    let joins = words[at]
        .is(&["of", "de", "van", "von", "der", "den", "al", "bin", "la", "le", "del", "da", "di", "and", "the", "for"]);
    joins && at > 0 && (words[at - 1].is_name() || words[at - 1].is(&["of", "van", "de"])) && at + 1 < words.len()
}

fn spokesperson(head: &[Token], rest: &[Token]) -> Speaker {
    let role = head.last().map(|last| last.text.to_owned());
    let whom = rest.split_first().filter(|(of, _)| of.is(&["for", "of"])).map(|(_, whom)| without_opening(whom));
    let whom = whom.filter(|whom| !whom.is_empty()).unwrap_or(&head[..head.len() - 1]);
    match whom.is_empty() {
        true => Speaker::new(Status::Official, joined(head), None),
        false => Speaker::new(Status::Official, possessor(&joined(whom)), role),
    }
}

fn possessor(text: &str) -> String {
    text.trim_end_matches("’s").trim_end_matches("'s").to_owned()
}

// What a phrase is about, and what belongs to it; `University of Brell` is one.
fn split_head<'s, 't>(noun: &'s [Token<'t>]) -> (&'s [Token<'t>], &'s [Token<'t>]) {
    let joins = |at: usize| at > 0 && noun[at].is(&["of", "for"]) && noun[at - 1].is(List::Bodies);
    let parts = |&at: &usize| noun[at].is(List::Prepositions) && !joins(at);
    noun.split_at((0..noun.len()).find(parts).unwrap_or(noun.len()))
}

// Without articles, and without when it was: `on Monday Emily Kelly`.
fn without_opening<'s, 't>(noun: &'s [Token<'t>]) -> &'s [Token<'t>] {
    let scene = [List::Prepositions, List::Dates, List::When];
    let opens =
        |token: &&Token| token.is(List::Determiners) && !token.is(&["some"]) || token.is_manner() || token.is(scene);
    &noun[noun.iter().take_while(opens).count()..]
}

fn has(tokens: &[Token], words: impl Words) -> bool {
    tokens.iter().any(|token| token.is(words))
}

fn is_any(token: Option<&Token>, words: impl Words) -> bool {
    token.is_some_and(|token| token.is(words))
}

fn joined(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.text).collect::<Vec<_>>().join(" ")
}
