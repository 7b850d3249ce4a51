//! Words and marks of a paragraph, with what stands in quotation marks told apart.

use super::lexicon::{List, Lists, is, lists};

/// A word with the full stop of its abbreviation, or one mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub text: &'t str,
    /// First byte in the article.
    pub start: usize,
    pub word: bool,
    /// Number of the quotation that it stands in, marks included; 0 outside.
    pub quote: u32,
    lists: Lists,
}

/// What a token can be asked to be: one of some words, or in a list.
pub(super) trait Words: Copy {
    fn include(self, token: &Token) -> bool;
}

impl Words for List {
    fn include(self, token: &Token) -> bool {
        token.lists.has(self)
    }
}

impl<const N: usize> Words for &[&str; N] {
    fn include(self, token: &Token) -> bool {
        self.iter().any(|word| is(token.text, word))
    }
}

impl<const N: usize> Words for [List; N] {
    fn include(self, token: &Token) -> bool {
        self.iter().any(|list| token.is(*list))
    }
}

impl Token<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn is(&self, words: impl Words) -> bool {
        words.include(self)
    }

    pub fn is_capitalised(&self) -> bool {
        self.word && self.text.starts_with(char::is_uppercase)
    }

    /// `recently`, not `Emily`.
    pub fn is_manner(&self) -> bool {
        self.text.len() > 3 && self.text.ends_with("ly") && !self.is_capitalised()
    }

    pub fn is_name(&self) -> bool {
        self.is_capitalised() && !self.is([List::Dates, List::Small])
    }
}

/// The tokens of a paragraph that starts at byte `base` of the article.
pub(super) fn tokens(text: &str, base: usize) -> Vec<Token<'_>> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = if c.is_alphanumeric() { word_end(text, at) } else { at + c.len_utf8() };
        if !c.is_whitespace() {
            let (text, word) = (&text[at..end], c.is_alphanumeric());
            // The initial of `A. Smith` is no article.
            let initial = text.len() == 2 && text.ends_with('.');
            let lists = if word && !initial { lists(text.trim_end_matches('.')) } else { Lists::default() };
            out.push(Token { text, start: base + at, word, quote: 0, lists });
        }
        at = end;
    }
    number_quotes(&mut out);
    out
}

fn word_end(text: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(c) = text[at..].chars().next() {
        let next = text[at + c.len_utf8()..].chars().next();
        let joins = matches!(c, '\'' | '’' | '-' | '\u{2011}' | '&' | '.') && next.is_some_and(char::is_alphanumeric)
            || c == ',' && next.is_some_and(char::is_numeric) && text[..at].ends_with(char::is_numeric);
        // A combining accent belongs to its letter.
        if !c.is_alphanumeric() && !joins && !('\u{300}'..='\u{36F}').contains(&c) {
            break;
        }
        at += c.len_utf8();
    }
    at + usize::from(text[at..].starts_with('.') && is_abbreviation(&text[start..at], &text[at + 1..]))
}

// Whether the full stop before `rest` belongs to `word`.
fn is_abbreviation(word: &str, rest: &str) -> bool {
    let letters = |part: &str| part.len() == 1 && part.starts_with(char::is_alphabetic);
    let capital = word.starts_with(char::is_uppercase);
    let initial = letters(word) && word != "I" && capital;
    let dotted = word.contains('.') && word.split('.').all(letters);
    let listed = lists(word).has(List::Titles) || lists(word).has(List::Abbreviations);
    // `No. 4`, but `He said “No.”`
    let number = word != "No" || rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    initial || dotted || listed && number && (capital || matches!(word, "vs" | "etc" | "approx"))
}

// A quotation that is not closed counts where it opens a paragraph, as in long quotations; otherwise the mark is a slip.
fn number_quotes(tokens: &mut [Token]) {
    let mut open: Option<(usize, &str)> = None;
    let mut number = 0;
    for at in 0..tokens.len() {
        let mark = tokens[at].text;
        match open {
            None if matches!(mark, "“" | "\"" | "‘") => open = Some((at, closing(mark))),
            Some((from, close)) if mark == close => {
                number += 1;
                tokens[from..=at].iter_mut().for_each(|token| token.quote = number);
                open = None;
            }
            _ => {}
        }
    }
    if let Some((0, "”")) = open {
        tokens.iter_mut().for_each(|token| token.quote = number + 1);
    }
}

fn closing(open: &str) -> &'static str {
    match open {
        "“" => "”",
        "‘" => "’",
        _ => "\"",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_the_stop_of_an_abbreviation() {
        let cases: [(&str, &[&str]); 6] = [
            ("Dr. K. Osei left.", &["Dr.", "K.", "Osei", "left", "."]),
            ("At 9 a.m. U.S. time", &["At", "9", "a.m.", "U.S.", "time"]),
            ("$2.3 billion, 1,200 men", &["$", "2.3", "billion", ",", "1,200", "men"]),
            ("the boys’ ball isn’t", &["the", "boys", "’", "ball", "isn’t"]),
            ("So did I. Then", &["So", "did", "I", ".", "Then"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = tokens(text, 0).iter().map(|token| token.text).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn quotations_are_numbered() {
        let cases = [
            ("“a b,” c “d”", "1111102 22"),
            ("\"a\" b \"c\"", "1110222"),
            ("‘a,’ b", "11110"),
            ("a “b c", "0000"),
            ("“a b c", "1111"),
        ];
        for (text, expected) in cases {
            let found: String = tokens(text, 0).iter().map(|token| token.quote.to_string()).collect();
            assert_eq!(found, expected.replace(' ', ""), "{text}");
        }
    }
}
