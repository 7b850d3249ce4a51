//! Who speaks: a noun phrase told apart into name, office and standing.

use super::lexicon::List;
use super::token::{Token, Words};
use crate::manifest::{Source, Status};
use std::collections::HashMap;

/// Who a passage is attributed to, and what that makes of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Speaker {
    pub status: Status,
    pub source: Option<Source>,
}

impl Speaker {
    fn new(status: Status, name: String, role: Option<String>) -> Speaker {
        Speaker { status, source: Some(Source { name: Some(name), role, ..Source::default() }) }
    }

    fn nameless() -> Speaker {
        Speaker { status: Status::Reported, source: None }
    }
}

/// The people and bodies met so far.
#[derive(Default)]
pub(super) struct Memory {
    by_surname: HashMap<String, Speaker>,
    last: Option<Speaker>,
    // Paragraphs since the last was met.
    age: usize,
}

impl Memory {
    /// A new paragraph: after two, a pronoun means nobody.
    pub fn paragraph(&mut self) {
        self.age += 1;
        if self.age > 2 {
            self.last = None;
        }
    }

    /// Who spoke last, for pronouns and quotations that go on.
    pub fn last(&self) -> Option<&Speaker> {
        self.last.as_ref()
    }

    pub fn meet(&mut self, speaker: &Speaker) {
        let name = speaker.source.as_ref().and_then(|source| source.name.as_deref());
        if let Some((_, surname)) = name.and_then(|name| name.rsplit_once(' ')) {
            self.by_surname.insert(surname.to_owned(), speaker.clone());
        }
        (self.last, self.age) = (Some(speaker.clone()), 0);
    }

    pub fn knows(&self, surname: &str) -> bool {
        self.by_surname.contains_key(surname)
    }

    // The full name of somebody met by it before.
    fn known(&self, surname: &str) -> Option<Speaker> {
        self.by_surname.get(surname).cloned()
    }
}

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

fn standing(head: &[Token], rest: &[Token], aside: &[Token], memory: &Memory) -> Speaker {
    let Some(last) = head.last() else { return Speaker::nameless() };
    let proper = last.is_name();
    if is_any(Some(last), List::Spokespeople) {
        return spokesperson(head, rest);
    }
    if proper && head.len() == 1 && last.is(List::Bodies) && !is_any(Some(last), List::Outsiders) {
        return Speaker::new(Status::Official, last.text.to_owned(), None);
    }
    if is_any(Some(last), List::Outsiders) && !(proper && head.len() > 1) {
        return Speaker::nameless();
    }
    if proper {
        return named(head, aside, &[], memory);
    }
    if last.is(List::Media) {
        let whose = if rest.iter().any(Token::is_name) { rest } else { head };
        let unspecific = head.len() == 1 && !whose.iter().any(Token::is_name)
            || last.is(&["media", "newspapers", "papers", "reports"]);
        return match unspecific {
            true => Speaker::nameless(),
            false => Speaker::new(Status::Reported, joined(whose), None),
        };
    }
    if last.is(List::Documents) {
        // `according to the same report`: of those who reported before.
        let reporter = memory.last().filter(|last| last.status == Status::Reported && rest.is_empty());
        if let Some(reporter) = reporter.filter(|_| last.is(&["report"])) {
            return reporter.clone();
        }
        let author =
            rest.split_first().filter(|(by, _)| by.is(&["from", "by"])).map(|(_, author)| without_opening(author));
        return Speaker::new(Status::Official, joined(author.unwrap_or(head)), None);
    }
    let of_body = head.windows(2).any(|pair| pair[0].is(List::Bodies) && pair[1].is(&["of", "for"]));
    if of_body || last.is(List::Bodies) || last.is(List::Roles) {
        return Speaker::new(Status::Official, joined(head), None);
    }
    Speaker::nameless()
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
        return known;
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
    let belongs = |at: usize| {
        let token = &noun[at];
        let part_of_name =
            at > 0 && token.is(&["of", "for"]) && noun[at - 1].is(List::Bodies) && !noun[at - 1].is(&["survey"]);
        token.is(List::Prepositions)
            && !(part_of_name && noun.get(at + 1).is_some_and(|next| next.is_name() || next.word))
    };
    let at = (0..noun.len()).find(|&at| belongs(at)).unwrap_or(noun.len());
    noun.split_at(at)
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
