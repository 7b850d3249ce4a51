//! Which tokens stand in quotation marks, and in which quotation.

use super::lexicon::{Lexicon, List};
use super::token::Token;

/// What opens a quotation, and what may close it.
const PAIRS: &[(&str, &[&str])] = &[
    ("“", &["”", "\"", "“"]),
    ("\"", &["\"", "”"]),
    ("‘", &["’"]),
    ("«", &["»"]),
    ("„", &["“", "”"]),
    ("‚", &["‘", "’"]),
    ("''", &["''", "\""]),
    ("``", &["''"]),
    ("'", &["'"]),
    ("‹", &["›"]),
    ("»", &["«"]),
];

/// Whether `mark` may open or close a quotation.
pub(super) fn is_quote_mark(mark: &str) -> bool {
    PAIRS.iter().any(|(open, close)| *open == mark || close.contains(&mark))
}

/// Whether `mark` may open one.
pub(super) fn opens(mark: &str) -> bool {
    PAIRS.iter().any(|(open, _)| *open == mark)
}

/// Numbers the quotations of a paragraph. One that is not closed counts where it opens a paragraph, as in long quotations;
/// otherwise the mark is a slip.
pub(super) fn number(tokens: &mut [Token], lexicon: &Lexicon) {
    let mut open: Option<(usize, &[&str])> = None;
    let mut number = 0;
    for at in 0..tokens.len() {
        if tokens[at].word {
            continue;
        }
        let mark = tokens[at].text;
        match open {
            None => open = closing(tokens, at).map(|close| (at, close)),
            Some((from, close)) if close.contains(&mark) && closes(tokens, at) => {
                number += 1;
                tokens[from..=at].iter_mut().for_each(|token| token.quote = number);
                if lexicon.has(List::SpeechInside) {
                    number = part(tokens, from, at, number);
                }
                open = None;
            }
            Some(_) => {}
        }
    }
    if let Some((0, close)) = open
        && tokens[0].text != "'"
        && tokens[0].text != "‘"
        && !close.is_empty()
    {
        tokens.iter_mut().for_each(|token| token.quote = number + 1);
    }
}

fn closing(tokens: &[Token], at: usize) -> Option<&'static [&'static str]> {
    let mark = tokens[at].text;
    let (_, close) = PAIRS.iter().find(|(open, _)| *open == mark)?;
    let beside = |one: usize, other: usize| tokens.get(other).is_some_and(|token| tokens[one].end() == token.start);
    // An apostrophe, or the closing mark of a quotation that was never opened, is followed by a space.
    let spaced = at == 0 || !beside(at - 1, at) || !tokens[at - 1].word;
    let sound = match mark {
        "'" | "»" => spaced && beside(at, at + 1),
        _ => true,
    };
    sound.then_some(*close)
}

// A straight apostrophe closes a quotation only where speech ends: `the boys' ball`. A mark that could open one as well
// closes it only right behind what was said.
fn closes(tokens: &[Token], at: usize) -> bool {
    let behind = tokens[at - 1].end() == tokens[at].start;
    let apart = tokens.get(at + 1).is_none_or(|next| next.start > tokens[at].end() || !next.word);
    match tokens[at].text {
        "'" => matches!(tokens[at - 1].text, "," | "." | "?" | "!" | "…"),
        "“" => behind && apart,
        _ => true,
    }
}

// `«Мы ждали, — признала она. — Другого пути нет»`: what stands between the dashes is no part of the quotation.
fn part(tokens: &mut [Token], from: usize, to: usize, mut number: u32) -> u32 {
    let mut at = from + 1;
    while at + 1 < to {
        let dash = is_dash(tokens[at].text) && matches!(tokens[at - 1].text, "," | "?" | "!" | "…");
        let says = dash && tokens[at + 1].is([List::Say, List::State, List::Announce, List::Deny]);
        let end = (at + 1..to.min(at + 14)).find(|&end| is_dash(tokens[end].text));
        if let Some(end) = end.filter(|_| says) {
            tokens[at..=end].iter_mut().for_each(|token| token.quote = 0);
            number += 1;
            tokens[end + 1..=to].iter_mut().for_each(|token| token.quote = number);
            at = end;
        }
        at += 1;
    }
    number
}

pub(super) fn is_dash(mark: &str) -> bool {
    matches!(mark, "—" | "–" | "-" | "―")
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::tokens::tokens;

    #[test]
    fn quotations_are_numbered() {
        let cases = [
            ("en", "“a b,” c “d”", "1111102 22"),
            ("en", "\"a\" b \"c\"", "1110222"),
            ("en", "‘a,’ b", "11110"),
            ("en", "''a,'' b", "11110"),
            ("en", "'a b,' c", "111110"),
            ("en", "the boys' b 'c", "000000"),
            ("en", "a “b c", "0000"),
            ("en", "“a b c", "1111"),
            ("de", "„a b“, c", "111100"),
            ("ru", "«а, — сказал б. — в»", "11100000 22"),
            ("uk", "«а» б «в»", "1110222"),
        ];
        for (language, text, expected) in cases {
            let found: String =
                tokens(text, 0, Lexicon::of(language).unwrap()).iter().map(|token| token.quote.to_string()).collect();
            assert_eq!(found, expected.replace(' ', ""), "{text}");
        }
    }
}
