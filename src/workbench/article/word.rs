//! Words as an editor counts them, and what of the punctuation around a passage belongs to it.

use crate::text::Span;

const OPENING: [char; 13] = ['“', '‘', '"', '\'', '«', '‹', '„', '‚', '(', '[', '¿', '¡', '「'];
const CLOSING: [char; 11] = ['”', '’', '"', '\'', '»', '›', '“', '‘', ')', ']', '」'];

// What ends a sentence or a clause and is no part of a claim. A question mark and an exclamation mark say something.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '…' | '—' | '–' | '،' | '؛' | '۔' | '。' | '、' | '，' | '；' | '：' | '׃')
}

/// The words of a text without the punctuation around them: what white space and dashes part. A dash between digits is theirs.
pub(super) fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |next| next.1);
        let is_range = c == '–' && before.is_numeric() && next.is_numeric();
        let parts = c.is_whitespace()
            || matches!(c, '—' | '―' | '–') && !is_range
            || c == '-' && (before == '-' || next == '-');
        match (parts, start) {
            (true, Some(from)) => {
                words.extend(core(text, Span::new(from, at)));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
        before = c;
    }
    words.extend(start.and_then(|from| core(text, Span::new(from, text.len()))));
    words
}

// A word without what stands around it; none if there is nothing else.
fn core(text: &str, span: Span) -> Option<Span> {
    let word = &text[span.start..span.end];
    let bare = word.trim_start_matches(OPENING);
    let start = span.end - bare.len();
    let closed = bare.trim_end_matches(|c| is_stop(c) || CLOSING.contains(&c) || matches!(c, '?' | '!'));
    // `p.m.` and `U.S.` keep their last point.
    let kept =
        if closed.contains('.') && bare[closed.len()..].starts_with('.') { closed.len() + 1 } else { closed.len() };
    (kept > 0).then(|| Span::new(start, start + kept))
}

/// A passage without the stop or comma behind it, and without a quotation mark or bracket whose other half it lacks.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let mut now = &text[span.start..span.end];
    let mut start = span.start;
    loop {
        let bare = now.trim_start();
        start += now.len() - bare.len();
        now = bare.trim_end();
        let (Some(first), Some(last)) = (now.chars().next(), now.chars().next_back()) else { return span };
        let rest = &now[first.len_utf8()..];
        let lacks_other =
            CLOSING.contains(&last) && !before_last(now).chars().any(|c| closes(c, last)) && !is_apostrophe(now);
        if OPENING.contains(&first) && !rest.chars().any(|c| closes(first, c)) {
            now = rest;
            start += first.len_utf8();
        } else if lacks_other || (is_stop(last) && !ends_abbreviated(now)) {
            now = before_last(now);
        } else {
            return Span::new(start, start + now.len());
        }
    }
}

fn before_last(text: &str) -> &str {
    text.char_indices().next_back().map_or("", |(at, _)| &text[..at])
}

// Whether the two are the halves of a pair. Languages use the same marks in other orders.
fn closes(open: char, close: char) -> bool {
    match open {
        '“' => close == '”',
        '„' => matches!(close, '“' | '”'),
        '‚' => matches!(close, '‘' | '’'),
        '‘' => close == '’',
        '«' => close == '»',
        '»' => close == '«',
        '‹' => close == '›',
        '(' => close == ')',
        '[' => close == ']',
        '「' => close == '」',
        '¿' => close == '?',
        '¡' => close == '!',
        '"' | '\'' => open == close,
        _ => false,
    }
}

// `the councillors’` ends with an apostrophe, which has no other half.
fn is_apostrophe(text: &str) -> bool {
    let mut back = text.chars().rev();
    matches!(back.next(), Some('’' | '\'')) && back.next().is_some_and(|c| matches!(c, 's' | 'S'))
}

// `at 9 p.m.`: the point is the word's.
fn ends_abbreviated(text: &str) -> bool {
    let Some(bare) = text.strip_suffix('.') else { return false };
    let word = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains('.') && word.chars().all(|c| c == '.' || c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_an_editor_counts() {
        let cases = [
            ("the treaty exists—is it signed?", "the|treaty|exists|is|it|signed"),
            ("“No,” he said (twice).", "No|he|said|twice"),
            ("at 9 p.m. on 2019–2021, in the U.S.", "at|9|p.m.|on|2019–2021|in|the|U.S."),
            ("well-known -- and $5, 9%", "well-known|and|$5|9%"),
            ("قال الوزير، أمس.", "قال|الوزير|أمس"),
            ("— … ”", ""),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = words(text).iter().map(|word| &text[word.start..word.end]).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn a_passage_keeps_what_belongs_to_it() {
        let cases = [
            ("The bridge will close.", "The bridge will close"),
            ("it will close,", "it will close"),
            ("it closes at 9 p.m.", "it closes at 9 p.m."),
            ("“Nobody knows.”", "“Nobody knows.”"),
            ("Nobody knows.”", "Nobody knows"),
            ("“Nobody knows", "Nobody knows"),
            ("the councillors’", "the councillors’"),
            ("(it may", "it may"),
            ("it may (in May).", "it may (in May)"),
            ("Will it close?", "Will it close?"),
            ("„Niemand weiß es.“", "„Niemand weiß es.“"),
            ("« Personne ne sait. »", "« Personne ne sait. »"),
            ("سيغلق الجسر،", "سيغلق الجسر"),
            ("it exists—", "it exists"),
            ("...", "..."),
        ];
        for (text, expected) in cases {
            let span = trimmed(text, Span::new(0, text.len()));
            assert_eq!(&text[span.start..span.end], expected, "{text}");
        }
    }
}
