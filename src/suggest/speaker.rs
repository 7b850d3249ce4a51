//! Who speaks: a noun phrase told apart into name, office and standing.

use super::lexicon::List;
use super::memory::{Gender, Memory, Speaker};
use super::phrase_text::{is_any, joined, names_paper, nominative, possessor, split_head, without_opening};
use super::token::{Token, Words};
use crate::manifest::Status;

/// Who the noun phrase `noun` is; `aside` stands between commas after it (`Anna Reyes, the mayor, said`).
pub(super) fn describe(noun: &[Token], aside: &[Token], memory: &Memory) -> Speaker {
    let noun = without_opening(noun);
    if let [only] = noun
        && only.is(List::Pronouns)
    {
        let mut meant = memory.meant(only).cloned().unwrap_or_else(Speaker::nameless);
        if meant.person {
            meant.gender = gender(only).or(meant.gender);
        }
        return meant;
    }
    let anonymous = |tokens: &[Token]| has(tokens, List::Anonymity);
    if anonymous(noun) || anonymous(aside) || has(aside, List::Negation) && has(aside, List::Named) {
        return Speaker::nameless();
    }
    let (head, rest) = split_head(noun);
    // `Northwind’s chief executive, Marta Lindqvist, said`
    let swapped = aside.iter().all(|token| token.is_name() && !token.is(List::Suffixes))
        && !aside.is_empty()
        && is_office(head, memory);
    if swapped {
        return named(aside, &[], head, memory);
    }
    standing(noun, head, rest, aside, memory)
}

/// Whether a phrase names somebody who can say something: by name, office or kind.
pub(super) fn is_voice(noun: &[Token]) -> bool {
    let noun = without_opening(noun);
    let (head, rest) = split_head(noun);
    let voice = |token: Option<&Token>| {
        token.is_some_and(|token| token.is_name() || token.is(KINDS) || token.is([List::Pronouns, List::MediaNames]))
    };
    voice(head.last()) || is_any(rest.first(), List::Of) && voice(noun.last())
}

// Whether a phrase ends in no name.
fn is_office(head: &[Token], memory: &Memory) -> bool {
    let Some(last) = head.last() else { return false };
    !last.is_name() || last.is(List::Roles) || memory.lexicon.has(List::CapitalNouns) && last.is(List::Outsiders)
}

// By the last word of the phrase, which says what it is.
fn standing(noun: &[Token], head: &[Token], rest: &[Token], aside: &[Token], memory: &Memory) -> Speaker {
    let Some(last) = head.last() else { return Speaker::nameless() };
    let single = head.len() == 1;
    let cases = memory.lexicon.has(List::Cases);
    if cases && let Some(first) = head.iter().find(|token| token.is(KINDS)).filter(|_| !last.is_name()) {
        return by_first(head, rest, first, memory);
    }
    let capitals = memory.lexicon.has(List::CapitalNouns);
    let name = last.is_name() && !(single && last.is(List::Bodies));
    let listed = last.is([List::Roles, List::Bodies, List::Media, List::Documents]);
    let of_body = head.windows(2).any(|pair| pair[0].is(List::Bodies) && pair[1].is(List::Prepositions));
    if last.is(List::Spokespeople) {
        spokesperson(head, rest, memory)
    } else if last.is(List::Outsiders) && (single || !last.is_name() || capitals) {
        group(noun, memory)
    } else if name && !(capitals && listed) {
        named(head, aside, &[], memory)
    } else if last.is(List::MediaNames) && head.len() > 1 && head[head.len() - 2].is(List::Media) {
        Speaker::new(Status::Reported, last.text.to_owned(), None)
    } else if last.is(List::Media) {
        newsroom(head, rest)
    } else if last.is(List::Documents) {
        document(head, rest, memory)
    } else if last.is(List::Roles) && is_any(rest.first(), List::Of) {
        // `the head of the union that represents pilots`
        let end = rest.iter().position(|token| token.is([List::That, List::Who])).unwrap_or(rest.len());
        Speaker::new(
            Status::Official,
            joined(&noun[noun.len() - rest.len() - head.len()..noun.len() - rest.len() + end]),
            None,
        )
    } else if of_body || last.is([List::Bodies, List::Roles]) {
        Speaker::new(Status::Official, nominative(head, memory.lexicon), None)
    } else {
        // `the hip-hop singer A. Reyes` of which only the last part is a name is told apart by `named`.
        group(noun, memory)
    }
}

const KINDS: [List; 6] = [List::Outsiders, List::Spokespeople, List::Documents, List::Media, List::Bodies, List::Roles];

// Where what belongs to a noun follows it in another case, the first noun says what the phrase is: `пресс-служба завода`.
fn by_first(head: &[Token], rest: &[Token], first: &Token, memory: &Memory) -> Speaker {
    let owner = || {
        let behind = head.iter().skip_while(|token| token.start <= first.start);
        behind.copied().collect::<Vec<Token>>()
    };
    if first.is(List::Outsiders) {
        Speaker::nameless()
    } else if first.is(List::Spokespeople) && head.len() > 1 {
        let role = memory.lexicon.lemma(first.text).unwrap_or(first.text).to_lowercase();
        Speaker::new(Status::Official, nominative(&owner(), memory.lexicon), Some(role))
    } else if first.is(List::Documents) {
        let owner = owner();
        document(if owner.is_empty() { head } else { &owner }, rest, memory)
    } else if first.is(List::Media) {
        newsroom(head, rest)
    } else {
        Speaker::new(Status::Official, nominative(head, memory.lexicon), None)
    }
}

// Several people, or somebody without a name: whose they are may be said, as in `Kremlin aides`.
fn group(noun: &[Token], memory: &Memory) -> Speaker {
    let known = |token: &Token| !token.is(List::Outsiders) || memory.is_name(token.text);
    let named = |token: &Token| token.is_name() && !token.is(List::Common) && known(token);
    let several = noun.iter().skip_while(|token| !named(token)).count() > 0 && noun.len() > 1;
    if !several {
        return Speaker::nameless();
    }
    Speaker::new(Status::Reported, joined(noun), None)
}

// `the local radio station`, but not `the media`.
fn newsroom(head: &[Token], rest: &[Token]) -> Speaker {
    let whose = if rest.iter().any(Token::is_name) { rest } else { head };
    let many = is_any(head.last(), List::Newsrooms);
    match many || whose.len() == 1 && !whose[0].is_name() {
        true => Speaker::nameless(),
        false => Speaker::new(Status::Reported, joined(without_opening(whose)), None),
    }
}

// A document speaks for its author. `The same report` is that of whoever reported before.
fn document(head: &[Token], rest: &[Token], memory: &Memory) -> Speaker {
    let own = rest.is_empty() && !head.iter().any(Token::is_name);
    let reporter = memory.last().filter(|last| own && last.status == Status::Reported);
    if let Some(reporter) = reporter.filter(|_| is_any(head.last(), &["report"])) {
        return reporter.clone();
    }
    let author = rest.split_first().filter(|(by, author)| by.is(List::From) && !author.is_empty());
    let author = author.map_or(head, |(_, author)| without_opening(author));
    let news = author.iter().any(|token| token.is(List::MediaNames) && token.is_name());
    let status = if news { Status::Reported } else { Status::Official };
    Speaker::new(status, nominative(author, memory.lexicon), None)
}

// A name at the end of `head`, what stands before it being an office.
fn named(head: &[Token], aside: &[Token], office: &[Token], memory: &Memory) -> Speaker {
    let (before, name) = head.split_at(past_place(head, name_start(head), memory));
    let honorific = name.iter().take_while(|token| token.is(List::Honorifics)).last();
    let name = name.iter().position(|token| !token.is(List::Honorifics)).map_or(name, |at| &name[at..]);
    let text = possessor(&joined(name));
    let short = !text.contains(' ');
    if short && let Some(known) = memory.known(&text) {
        return known.clone();
    }
    let text = if short { memory.in_full(&text).map_or(text, str::to_owned) } else { text };
    let is = |list: List| has(before, list) || has(office, list);
    let paper = |token: &Token| token.is(List::MediaNames);
    let news = name.last().is_some_and(paper) || is_any(before.last(), List::Media);
    // Only how a remark begins says who somebody is: `an analyst at …`, not who was met where.
    let remark = &aside[..aside.len().min(6)];
    let outside = is(List::Outsiders) || has(remark, List::Outsiders) || has(aside, List::Uninvolved);
    let status = if news || outside { Status::Reported } else { Status::Official };
    let mut speaker = Speaker::new(status, text, role(before, aside, office));
    let body = |token: &Token| token.is([List::Bodies, List::Documents, List::Media]);
    speaker.person = !news && !name.iter().any(body);
    speaker.gender = honorific.and_then(gender);
    speaker
}

fn gender(token: &Token) -> Option<Gender> {
    let she = token.is(List::She);
    if she { Some(Gender::She) } else { token.is(List::He).then_some(Gender::He) }
}

// Where the name at the end of a phrase begins.
fn name_start(head: &[Token]) -> usize {
    // `Bo King Jr.`: what stands behind a name is none by itself.
    let end = head.len() - head.iter().rev().take_while(|token| token.is(List::Suffixes)).count();
    let mut from = head.len();
    // What is left of `The Daily Post` without its article.
    let is_title = |at: usize| at == 0 && head.len() == 2 && head[at].is_capitalised() && names_paper(head);
    while from > 0
        && (is_title(from - 1)
            || (head[from - 1].is_name() && !head[from - 1].is_possessive() || is_particle(head, from - 1))
                && !is_role(&head[from - 1], end.saturating_sub(from)))
    {
        from -= 1;
    }
    // `Secretary of State Anna Reyes`
    let of_office =
        (from.max(1)..head.len().saturating_sub(2)).find(|&at| head[at].is(&["of"]) && head[at - 1].is(List::Roles));
    of_office.map_or(from, |of| of + 2).min(head.len() - 1)
}

// Where the name begins behind the place of an office, which stands in another case: `мер Львова Андрій Садовий`. A first
// name with a patronymic has three words as well.
fn past_place(head: &[Token], from: usize, memory: &Memory) -> usize {
    let place = memory.lexicon.has(List::Cases)
        && head[..from].iter().any(|token| token.is(List::Roles))
        && head.len() - from == 3
        && head[from].is(List::Genitives)
        && !head[from + 1].is(List::Patronymics);
    from + usize::from(place)
}

fn role(before: &[Token], aside: &[Token], office: &[Token]) -> Option<String> {
    let before = without_opening(before);
    let scene = |token: &Token| token.is([List::Prepositions, List::Times, List::Months]) && !token.is(&["of"]);
    let start = before.iter().position(scene).map_or(0, |at| at + 1);
    let before = &before[start.min(before.len())..];
    let titled = before.iter().rev().take(3).any(|token| token.is([List::Roles, List::Titles, List::Spokespeople]));
    let text = if titled {
        joined(before)
    } else if !office.is_empty() {
        joined(office)
    } else {
        joined(without_opening(aside))
    };
    let is_office = titled || !office.is_empty() || aside.iter().any(|token| token.is([List::Roles, List::Outsiders]));
    is_office.then_some(text).filter(|text| !text.is_empty())
}

// `Health Minister Lena Okafor`: an office in capitals is not part of the name. `back` words of the name follow it.
fn is_role(token: &Token, back: usize) -> bool {
    let title = token.is(List::Titles) && token.text.ends_with('.') && !token.is(List::Honorifics);
    back > 0 && (token.is([List::Roles, List::Media, List::Outsiders, List::Spokespeople]) || title)
}

fn is_particle(words: &[Token], at: usize) -> bool {
    let slash = matches!(words[at].text, "/" | "&" | "-");
    let joins = words[at].is(List::Particles) || slash;
    joins && at > 0 && (words[at - 1].is_name() || words[at - 1].is(List::Particles)) && at + 1 < words.len()
}

fn spokesperson(head: &[Token], rest: &[Token], memory: &Memory) -> Speaker {
    let role = head.last().map(|last| last.text.to_owned());
    let whom = rest.split_first().filter(|(of, _)| of.is(List::Prepositions)).map(|(_, whom)| without_opening(whom));
    let whom = whom.filter(|whom| !whom.is_empty()).unwrap_or(&head[..head.len() - 1]);
    match whom.is_empty() {
        true => Speaker::new(Status::Official, joined(head), None),
        false => Speaker::new(Status::Official, possessor(&nominative(whom, memory.lexicon)), role),
    }
}

fn has(tokens: &[Token], words: impl Words) -> bool {
    tokens.iter().any(|token| token.is(words))
}
