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
            let lists = if word { lists(text, lexicon) } else { Lists::default() };
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
    let (word, rest) = (&text[start..at], &text[at..]);
    let Some(rest) = rest.strip_prefix('.') else { return at };
    match spaced_end(word, rest, lexicon) {
        Some(more) => at + 1 + more,
        None => at + usize::from(is_abbreviation(word, rest, lexicon) || is_ordinal(word, rest, lexicon)),
    }
}

// What a word is, without its last full stop and the spaces of `z. B.`
fn lists(text: &str, lexicon: &Lexicon) -> Lists {
    let word = text.trim_end_matches('.');
    // The initial of `A. Smith` is no article.
    if word.len() < text.len() && is_letter(word) && word.starts_with(char::is_uppercase) {
        return Lists::default();
    }
    match word.contains(char::is_whitespace) {
        true => lexicon.lists(&word.split_whitespace().collect::<String>()),
        false => lexicon.lists(word),
    }
}

fn is_letter(part: &str) -> bool {
    part.chars().count() == 1 && part.starts_with(char::is_alphabetic)
}

// How far into `rest` an abbreviation of letters with spaces between them reaches: `z. B.`, `a. D.`, `т. е.`
fn spaced_end(word: &str, rest: &str, lexicon: &Lexicon) -> Option<usize> {
    if !is_letter(word) || !word.starts_with(char::is_lowercase) {
        return None;
    }
    let mut end = None;
    while let Some(next) = rest[end.unwrap_or(0)..].strip_prefix([' ', '\u{A0}', '\u{202F}']) {
        let Some(letter) = next.chars().next().filter(|c| c.is_alphabetic()) else { break };
        // `г. Н. Новгород`: a name begins behind an abbreviation of its own.
        let name = letter.is_uppercase() && end.is_none() && lexicon.lists(word).has(List::Onward);
        if name || !next[letter.len_utf8()..].starts_with('.') {
            break;
        }
        end = Some(rest.len() - next.len() + letter.len_utf8() + 1);
    }
    end
}

// Whether the full stop before `rest` belongs to `word`.
fn is_abbreviation(word: &str, rest: &str, lexicon: &Lexicon) -> bool {
    let capital = word.starts_with(char::is_uppercase);
    let initial = is_letter(word) && word != "I" && capital;
    let dotted = word.contains('.') && word.split('.').all(is_letter);
    let lists = lexicon.lists(word);
    let listed = [List::Titles, List::Abbreviations, List::Onward, List::Closing].iter().any(|list| lists.has(*list));
    // `No. 4`, but `He said “No.”`
    let numbered = lists.has(List::Numbered) && rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    initial || dotted || (listed || numbered) && (capital || !lists.has(List::Proper))
}

// `am 3. Oktober`, `12. 5. 2025`, `der II. Senat`: what begins a sentence behind a number is a small word.
fn is_ordinal(word: &str, rest: &str, lexicon: &Lexicon) -> bool {
    let number = word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit()) || is_roman(word);
    let next = rest.trim_start();
    let next = &next[..next.find(|c: char| !c.is_alphanumeric()).unwrap_or(next.len())];
    let begins = next.is_empty() || next.starts_with(char::is_uppercase) && lexicon.lists(next).has(List::Small);
    lexicon.has(List::OrdinalStops) && number && !begins
}

/// `XIV`
pub(super) fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 5 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
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
