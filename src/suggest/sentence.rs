//! Sentences of a paragraph, minding abbreviations, initials, numbers and quotations.

use super::lexicon::{Lexicon, List};
use super::quote_marks::{is_quote_mark, opens};
use super::token::{Token, Words};
use super::tokens::is_roman;

/// A sentence's tokens and the words of its language. Asking beyond either end is answered with nothing.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'s, 't> {
    pub tokens: &'s [Token<'t>],
    pub lexicon: &'static Lexicon,
}

impl<'s, 't> Sentence<'s, 't> {
    pub fn len(self) -> usize {
        self.tokens.len()
    }

    pub fn get(self, at: usize) -> Option<&'s Token<'t>> {
        self.tokens.get(at)
    }

    /// The word at `at`; empty for marks.
    pub fn word(self, at: usize) -> &'t str {
        self.get(at).filter(|token| token.word).map_or("", |token| token.text)
    }

    /// The mark at `at`; empty for words.
    pub fn mark(self, at: usize) -> &'t str {
        self.get(at).filter(|token| !token.word).map_or("", |token| token.text)
    }

    pub fn is(self, at: usize, words: impl Words) -> bool {
        self.get(at).is_some_and(|token| token.is(words))
    }

    /// Number of the quotation at `at`; 0 outside.
    pub fn quote(self, at: usize) -> u32 {
        self.get(at).map_or(0, |token| token.quote)
    }

    pub fn is_name(self, at: usize) -> bool {
        self.get(at).is_some_and(Token::is_name)
    }

    /// A word outside quotations.
    pub fn is_free(self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.word && token.quote == 0)
    }

    pub fn is_question(self) -> bool {
        self.tokens
            .iter()
            .rev()
            .find(|token| !is_quote_mark(token.text) && token.text != ")")
            .is_some_and(|token| token.text == "?")
    }

    /// Whether nothing but marks stands at and after `at`.
    pub fn is_over(self, at: usize) -> bool {
        self.tokens.get(at..).is_none_or(|rest| rest.iter().take(4).all(|token| !token.word))
    }
}

/// The sentences of a paragraph, in order.
pub(super) fn sentences<'s, 't>(tokens: &'s [Token<'t>], lexicon: &'static Lexicon) -> Vec<Sentence<'s, 't>> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < tokens.len() {
        match end(tokens, at) {
            Some(end) => {
                out.push(Sentence { tokens: &tokens[from..end], lexicon });
                (from, at) = (end, end);
            }
            None => at += 1,
        }
    }
    if from < tokens.len() {
        out.push(Sentence { tokens: &tokens[from..], lexicon });
    }
    out
}

// One past the sentence's last token, if it ends at `at`.
fn end(tokens: &[Token], at: usize) -> Option<usize> {
    let token = tokens[at];
    if token.word {
        return (token.quote == 0 && ends_in_abbreviation(tokens, at)).then_some(at + 1);
    }
    if !is_stop(&token) {
        return None;
    }
    let mut end = at + 1;
    while tokens.get(end).is_some_and(|next| is_stop(next) || next.quote == token.quote && next.is(&[")", "]"])) {
        end += 1;
    }
    if token.quote != 0 {
        // The stop ends the sentence only where it ends the quotation as well, and nobody is named as saying it.
        let closes = tokens.get(end + 1).is_none_or(|next| next.quote != token.quote);
        end += 1;
        if !closes || end > tokens.len() || names_speaker(&tokens[end..]) {
            return None;
        }
    }
    tokens.get(end).is_none_or(starts_sentence).then_some(end)
}

fn is_stop(token: &Token) -> bool {
    matches!(token.text, "." | "?" | "!" | "…")
}

fn starts_sentence(token: &Token) -> bool {
    token.word && !token.text.starts_with(char::is_lowercase)
        || matches!(token.text, "(" | "[" | "$" | "€" | "£")
        || opens(token.text)
}

// `at 9 a.m. The …`, but not `Dr. The` or `J. The`; `в 2020 г. Мост …`, but not `в г. Сочи`.
fn ends_in_abbreviation(tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    let initial = token.text.chars().count() == 2 && token.is_capitalised();
    let number = |token: &Token| token.text.starts_with(char::is_numeric) || is_roman(token.text);
    if !token.text.ends_with('.') || initial || number(&token) {
        return false;
    }
    let measured = at > 0 && number(&tokens[at - 1]);
    let closes = token.is(List::Closing) && (measured || !token.is(List::Onward));
    if !closes && token.is([List::Titles, List::Onward, List::Numbered]) {
        return false;
    }
    tokens.get(at + 1).is_none_or(|next| next.is_capitalised() && (closes || next.is(List::Small)))
}

// `“Is it safe?” Mayor Reyes asked`
fn names_speaker(rest: &[Token]) -> bool {
    let named = rest.iter().take(5).take_while(|token| token.is_name()).count();
    named > 0 && rest.get(named).is_some_and(|token| token.is([List::Past, List::Third]))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let cases: [(&str, usize); 14] = [
            ("One. Two.", 2),
            ("Mr. Smith met Dr. J. R. Jones. They left.", 2),
            ("It cost $2.3 million. No. 4 won.", 2),
            ("It opens at 9 a.m. The doors close.", 2),
            ("The U.S. Army left the U.S. It was over.", 2),
            ("“We go. It is time,” she said. Then she left.", 2),
            ("“Is it safe?” she asked. “No!” Reyes said. “It is not.”", 3),
            ("He called it “the end.” Then he left.", 2),
            ("Really?! Yes (it was.) Fine.", 3),
            ("He paused … and went on. “Go.”", 2),
            ("the site news.example was down.", 1),
            ("No stop at all", 1),
            ("…", 1),
            ("", 0),
        ];
        for (text, expected) in cases {
            let lexicon = Lexicon::of("en").unwrap();
            let tokens = tokens(text, 0, lexicon);
            let found: Vec<String> = sentences(&tokens, lexicon)
                .iter()
                .map(|sentence| sentence.tokens.iter().map(|token| token.text).collect::<Vec<_>>().join(" "))
                .collect();
            assert_eq!(found.len(), expected, "{text}: {found:?}");
        }
    }
}
