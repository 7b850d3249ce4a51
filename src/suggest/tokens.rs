//! Words and marks of a paragraph, with what stands in quotation marks told apart.

use super::lexicon::{Lexicon, List, Lists};
use super::quote_marks;
use super::token::Token;

/// The tokens of a paragraph that starts at byte `base` of the article.
pub(super) fn tokens<'t>(text: &'t str, base: usize, lexicon: &Lexicon) -> Vec<Token<'t>> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let word = c.is_alphanumeric();
        let behind = text[..at].ends_with(|c: char| !c.is_whitespace());
        let doubled =
            matches!(c, '\'' | '`') && text[at + 1..].starts_with(c) && !(behind && text[at + 1..].starts_with("''"));
        let end = if word { word_end(text, at, lexicon) } else { at + c.len_utf8() + usize::from(doubled) };
        if !c.is_whitespace() {
            let text = &text[at..end];
            // The initial of `A. Smith` is no article.
            let initial = text.len() == 2 && text.ends_with('.');
            let lists = if word && !initial { lexicon.lists(text.trim_end_matches('.')) } else { Lists::default() };
            out.push(Token { text, start: base + at, word, quote: 0, lists });
        }
        at = end;
    }
    quote_marks::number(&mut out, lexicon);
    out
}

fn word_end(text: &str, start: usize, lexicon: &Lexicon) -> usize {
    let mut at = start;
    while let Some(c) = text[at..].chars().next() {
        let next = text[at + c.len_utf8()..].chars().next();
        let joins = matches!(c, '\'' | '’' | 'ʼ' | '-' | '\u{2011}' | '&' | '.')
            && next.is_some_and(char::is_alphanumeric)
            || c == ',' && next.is_some_and(char::is_numeric) && text[..at].ends_with(char::is_numeric);
        // A combining accent belongs to its letter.
        if !c.is_alphanumeric() && !joins && !('\u{300}'..='\u{36F}').contains(&c) {
            break;
        }
        at += c.len_utf8();
    }
    at + usize::from(text[at..].starts_with('.') && is_abbreviation(&text[start..at], &text[at + 1..], lexicon))
}

// Whether the full stop before `rest` belongs to `word`.
fn is_abbreviation(word: &str, rest: &str, lexicon: &Lexicon) -> bool {
    let letters = |part: &str| part.chars().count() == 1 && part.starts_with(char::is_alphabetic);
    let capital = word.starts_with(char::is_uppercase);
    let initial = letters(word) && word != "I" && capital;
    let dotted = word.contains('.') && word.split('.').all(letters);
    let lists = lexicon.lists(word);
    // `No. 4`, but `He said “No.”`
    let number = word != "No" || rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let small = lists.has(List::Abbreviations) && !lists.has(List::Months) && word != "co" && word != "inc";
    initial || dotted || number && (capital && (lists.has(List::Titles) || lists.has(List::Abbreviations)) || small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_the_stop_of_an_abbreviation() {
        let cases: [(&str, &[&str]); 7] = [
            ("Dr. K. Osei left.", &["Dr.", "K.", "Osei", "left", "."]),
            ("At 9 a.m. U.S. time", &["At", "9", "a.m.", "U.S.", "time"]),
            ("$2.3 billion, 1,200 men", &["$", "2.3", "billion", ",", "1,200", "men"]),
            ("the boys’ ball isn’t", &["the", "boys", "’", "ball", "isn’t"]),
            ("So did I. Then", &["So", "did", "I", ".", "Then"]),
            ("''So it is,''", &["''", "So", "it", "is", ",", "''"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = tokens(text, 0, Lexicon::of("en").unwrap()).iter().map(|token| token.text).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
