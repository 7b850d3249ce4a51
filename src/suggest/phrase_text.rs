//! Parts of a noun phrase, and its words as a text.

use super::lexicon::{Lexicon, List};
use super::token::{Token, Words};

/// What a phrase is about, and what belongs to it; `University of Brell` is one.
pub(super) fn split_head<'s, 't>(noun: &'s [Token<'t>]) -> (&'s [Token<'t>], &'s [Token<'t>]) {
    let joins = |at: usize| {
        let office =
            at + 2 < noun.len() && noun[at - 1].is(List::Roles) && noun[at + 1..].iter().take(3).all(Token::is_name);
        let body = noun[at - 1].is(List::Bodies) && noun[at].is(List::Of);
        // `Klara von der Heide`, but not `Klara Weber von Hollis`
        let kinds = [List::Roles, List::Bodies, List::Media, List::Outsiders, List::Spokespeople, List::Documents];
        let name = |token: &Token| token.is_name() && !token.is(kinds);
        let rest = || noun[at..].iter().skip_while(|token| token.is(List::Particles));
        let particle = noun[at].is(List::Particles)
            && name(&noun[at - 1])
            && (at == 1 || !name(&noun[at - 2]))
            && rest().count() > 0
            && rest().all(name);
        noun[at].is(List::Prepositions) && (particle || body || office && noun[at].is(List::Of))
    };
    let parts = |&at: &usize| {
        noun[at].is([List::Prepositions, List::Who]) && !noun[at].is_capitalised() && at > 0 && !joins(at)
            || noun[at].is(List::That) && at > 0
    };
    noun.split_at((0..noun.len()).find(parts).unwrap_or(noun.len()))
}

/// Without articles, and without when it was: `on Monday Emily Kelly`.
pub(super) fn without_opening<'s, 't>(noun: &'s [Token<'t>]) -> &'s [Token<'t>] {
    let scene = [List::Prepositions, List::Times, List::Months, List::When, List::PlacePrepositions, List::Joiners];
    let opens = |token: &&Token| {
        token.is(List::Determiners) && !token.is(&["some"])
            || token.is_manner()
            || token.is(scene)
            || token.is(List::Adverbs)
    };
    let opening = |at: &usize| opens(&&noun[*at]) && !is_in_title(noun, *at);
    &noun[(0..noun.len()).take_while(opening).count()..]
}

// Whether a word begins a paper's name though it is a time or the like by itself: `The Daily Post`, `the Sunday Times`.
fn is_in_title(noun: &[Token], at: usize) -> bool {
    let behind_article = at > 0 && noun[at - 1].is(List::Determiners);
    behind_article && names_paper(noun) && noun[at].is_capitalised() && !noun[at].is(List::Determiners)
}

/// Whether a phrase ends in a word that papers and stations are called by.
pub(super) fn names_paper(noun: &[Token]) -> bool {
    noun.last().is_some_and(|last| last.is(List::MediaNames) && last.is_name())
}

pub(super) fn is_any(token: Option<&Token>, words: impl Words) -> bool {
    token.is_some_and(|token| token.is(words))
}

/// The words as they stand, with one space where there is any.
pub(super) fn joined(tokens: &[Token]) -> String {
    joined_as(tokens, |token| token.text)
}

/// The same with what is listed in its first form: `полиции` is `полиция`.
pub(super) fn nominative(tokens: &[Token], lexicon: &'static Lexicon) -> String {
    let Some((first, rest)) = tokens.split_first() else { return String::new() };
    let Some(lemma) = lexicon.lemma(first.text) else { return joined(tokens) };
    let mut letters = lemma.chars();
    let capital = first.is_capitalised();
    let head: String = match letters.next() {
        Some(letter) if capital => letter.to_uppercase().chain(letters).collect(),
        _ => lemma.to_owned(),
    };
    if rest.is_empty() { head } else { [&head, " ", &joined(rest)].concat() }
}

fn joined_as<'t>(tokens: &[Token<'t>], text: impl Fn(&Token<'t>) -> &'t str) -> String {
    let mut out = String::new();
    let mut end = None;
    for token in tokens {
        if end.is_some_and(|end| end != token.start) {
            out.push(' ');
        }
        out.push_str(text(token));
        end = Some(token.end());
    }
    out
}

/// Without the ending that says whose something is.
pub(super) fn possessor(text: &str) -> String {
    text.trim_end_matches("’s").trim_end_matches("'s").to_owned()
}
