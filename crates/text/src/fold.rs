//! Typography folded away: two texts with equal folds differ only in how they are set.
//!
//! Folding composes characters (NFC); unfolds ligatures, full- and half-width and Arabic presentation forms (NFKC of
//! those ranges only: `10²` must not become `102`); makes one space of any white space and none beside a dash; gives
//! quotation marks, dashes and ellipses one form each; drops what has no width (soft hyphens, zero-width characters,
//! direction marks, variation selectors, tatweel, controls).
//!
//! Every byte of the fold knows the source it came from: [`Folded::to_source`]. Cost: O(n) for a text of n bytes that is
//! in NFC, as pages are; O(n log n) where it is not.

use crate::platform::{Form, Unicode};
use crate::span::Span;
use crate::words::{STRETCH, is_mark};

/// A folded text and the way back to its source.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    pub text: String,
    // Sorted by `folded`; together they cover `text`. Source bytes between two segments were dropped.
    segments: Vec<Segment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    folded: u32,
    source: u32,
    // 0: copied byte by byte. Otherwise the whole segment stands for this many source bytes and is never cut.
    atom: u32,
}

impl Folded {
    pub fn new(source: &str, unicode: &dyn Unicode) -> Self {
        let mut fold = Folder { out: Folded::default(), blank: Blank::None };
        fold.out.text.reserve(source.len());
        let mut done = 0;
        for (span, composed) in recompose(source, unicode) {
            fold.plain(source, done, span.start);
            fold.cluster(span, &composed);
            done = span.end;
        }
        fold.plain(source, done, source.len());
        fold.flush_blank();
        fold.out
    }

    /// The source of the non-empty range `start..end` of the fold, widened to whole characters of the source.
    pub fn to_source(&self, start: usize, end: usize) -> Span {
        debug_assert!(start < end && end <= self.text.len());
        let first = self.segment_at(start);
        let last = self.segment_at(end - 1);
        let from =
            if first.atom > 0 { first.source as usize } else { first.source as usize + start - first.folded as usize };
        let to = last.source as usize + if last.atom > 0 { last.atom as usize } else { end - last.folded as usize };
        Span::new(from, to)
    }

    #[cfg(test)]
    /// The fold's range for a range of the source: the inverse of [`Folded::to_source`] for spans that it returned.
    pub fn fold_range(&self, span: Span) -> (usize, usize) {
        (self.fold_offset(span.start), self.fold_offset(span.end))
    }

    #[cfg(test)]
    fn fold_offset(&self, source: usize) -> usize {
        let next = self.segments.partition_point(|segment| (segment.source as usize) < source);
        let Some(segment) = next.checked_sub(1).map(|at| self.segments[at]) else { return 0 };
        let limit = self.segments.get(next).map_or(self.text.len(), |segment| segment.folded as usize);
        if segment.atom > 0 { limit } else { limit.min(segment.folded as usize + source - segment.source as usize) }
    }

    fn segment_at(&self, folded: usize) -> Segment {
        self.segments[self.segments.partition_point(|segment| segment.folded as usize <= folded) - 1]
    }
}

// White space is held back until the character after it is known.
#[derive(Clone, Copy, PartialEq)]
enum Blank {
    None,
    Held(Span),
}

struct Folder {
    out: Folded,
    blank: Blank,
}

impl Folder {
    // Source text in NFC, character by character; runs of plain ASCII at once.
    fn plain(&mut self, source: &str, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            at = self.stretch(source, at, to);
        }
    }

    // Some of it, see [`STRETCH`]; returns where it ends.
    #[inline(never)]
    fn stretch(&mut self, source: &str, from: usize, to: usize) -> usize {
        let bytes = source.as_bytes();
        let mut at = from;
        while at < to && at - from < STRETCH {
            if is_plain(bytes[at]) {
                let end = plain_run(&bytes[..to], at);
                self.copy(&source[at..end], at);
                at = end;
            } else {
                let c = source[at..].chars().next().unwrap_or_default();
                self.character(c, Span::new(at, at + c.len_utf8()));
                at += c.len_utf8();
            }
        }
        at
    }

    // A source cluster whose folded form is `composed`.
    fn cluster(&mut self, span: Span, composed: &str) {
        let mut rest = composed.chars();
        match (rest.next(), rest.next()) {
            (Some(only), None) => self.character(only, span),
            _ => self.atom(composed, span),
        }
    }

    fn character(&mut self, c: char, span: Span) {
        match fold_char(c) {
            Fold::Keep => self.atom_char(c, span),
            Fold::Drop => {}
            Fold::Space => {
                let start = if let Blank::Held(held) = self.blank { held.start } else { span.start };
                self.blank = Blank::Held(Span::new(start, span.end));
            }
            Fold::Dash => {
                self.blank = Blank::None;
                match self.out.segments.last_mut() {
                    Some(last) if last.atom > 0 && self.out.text.ends_with('-') => {
                        last.atom = span.end as u32 - last.source;
                    }
                    _ => self.atom("-", span),
                }
            }
            Fold::To(text) => self.atom(text, span),
        }
    }

    fn atom_char(&mut self, c: char, span: Span) {
        if c.len_utf8() == span.end - span.start {
            self.copy(c.encode_utf8(&mut [0; 4]), span.start);
        } else {
            self.atom(c.encode_utf8(&mut [0; 4]), span);
        }
    }

    fn atom(&mut self, text: &str, span: Span) {
        self.flush_blank();
        self.segment(span.start, (span.end - span.start) as u32);
        self.out.text.push_str(text);
    }

    fn copy(&mut self, text: &str, source: usize) {
        self.flush_blank();
        let continues = self.out.segments.last().is_some_and(|last| {
            last.atom == 0 && source - last.source as usize == self.out.text.len() - last.folded as usize
        });
        if !continues {
            self.segment(source, 0);
        }
        self.out.text.push_str(text);
    }

    fn segment(&mut self, source: usize, atom: u32) {
        self.out.segments.push(Segment { folded: self.out.text.len() as u32, source: source as u32, atom });
    }

    // Space after a dash, or at the start, folds to nothing.
    fn flush_blank(&mut self) {
        let Blank::Held(span) = std::mem::replace(&mut self.blank, Blank::None) else { return };
        if self.out.text.is_empty() || self.out.text.ends_with('-') {
            return;
        }
        // One plain space continues the copied run, so that ordinary prose is one segment.
        if span.end - span.start == 1 {
            return self.copy(" ", span.start);
        }
        self.segment(span.start, (span.end - span.start) as u32);
        self.out.text.push(' ');
    }
}

// The end of the run of words of plain ASCII, one space between two, that starts at `at`; or a good deal of it.
fn plain_run(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    loop {
        end += bytes[end..].iter().position(|&byte| !is_plain(byte)).unwrap_or(bytes.len() - end);
        if end - at > STRETCH {
            return end;
        }
        match bytes.get(end..end + 2) {
            Some(&[b' ', next]) if is_plain(next) => end += 2,
            _ => return end,
        }
    }
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b'-' && byte != b'`'
}

enum Fold {
    Keep,
    Drop,
    Space,
    Dash,
    To(&'static str),
}

fn fold_char(c: char) -> Fold {
    match c {
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{58A}' | '\u{5BE}' | '\u{FE58}' | '\u{FE63}' => {
            Fold::Dash
        }
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' | 'ʼ' | 'ʻ' | 'ʹ' | '‹' | '›' | '׳' => Fold::To("'"),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '〝' | '〞' | '״' | 'ˮ' => Fold::To("\""),
        '…' => Fold::To("..."),
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{640}' | '\u{180E}' => Fold::Drop,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => Fold::Drop,
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}' => Fold::Drop,
        _ if c.is_whitespace() => Fold::Space,
        _ if c.is_control() => Fold::Drop,
        _ => Fold::Keep,
    }
}

// Forms that differ from their plain letters in looks only.
fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{132}' | '\u{133}' | '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{FF00}'..='\u{FFEF}')
}

// Characters that no text is changed by in composition: those of Unicode's property NFC_Quick_Check=Yes in the blocks that
// news is written in. Text of these alone is composed already, and nobody need be asked.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{400}'..='\u{482}' | '\u{48A}'..='\u{590}' | '\u{5D0}'..='\u{5EA}'
        | '\u{620}'..='\u{64A}' | '\u{660}'..='\u{66F}' | '\u{2010}'..='\u{205E}' | '\u{20A0}'..='\u{20BF}'
        | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}')
}

/// The clusters of `source` that normalization changes, in order, each with its new form.
fn recompose(source: &str, unicode: &dyn Unicode) -> Vec<(Span, String)> {
    let mut forms = false;
    let mut composed = true;
    for c in beyond_ascii(source) {
        forms |= is_presentation_form(c);
        composed &= is_composed(c);
    }
    let mut changed = Vec::new();
    if !composed {
        compose(source, 0, Form::Nfc, unicode, &mut changed);
    }
    if forms {
        let runs = unfold_forms(source, unicode);
        changed.retain(|(span, _)| runs.iter().all(|(run, _)| !run.overlaps(*span)));
        changed.extend(runs);
        changed.sort_unstable_by_key(|(span, _)| *span);
    }
    changed
}

// The characters that are not ASCII; bytes that are pass by fast.
fn beyond_ascii(text: &str) -> impl Iterator<Item = char> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at = next_beyond_ascii(text.as_bytes(), at)?;
        let c = text[at..].chars().next()?;
        at += c.len_utf8();
        Some(c)
    })
}

#[inline(never)]
fn next_beyond_ascii(bytes: &[u8], at: usize) -> Option<usize> {
    let mut from = at;
    loop {
        let stretch = &bytes[from..(from + STRETCH).min(bytes.len())];
        // Most stretches of most texts have none, and asking for a whole one is fast.
        match (stretch.is_ascii(), stretch.is_empty()) {
            (true, true) => return None,
            (true, false) => from += stretch.len(),
            _ => return Some(from + stretch.iter().position(|byte| !byte.is_ascii())?),
        }
    }
}

// A presentation form and what composes with it (half-width kana and its voice mark) make one run.
fn unfold_forms(source: &str, unicode: &dyn Unicode) -> Vec<(Span, String)> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, c) in source.char_indices().chain([(source.len(), ' ')]) {
        match (start, is_presentation_form(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) if !is_mark(c) => {
                compose(&source[from..at], from, Form::Nfkc, unicode, &mut runs);
                start = None;
            }
            _ => {}
        }
    }
    runs
}

// Splitting needs no table of combining characters: a cut is sound where the forms of both sides, put together, are the
// form of the whole.
fn compose(piece: &str, base: usize, form: Form, unicode: &dyn Unicode, out: &mut Vec<(Span, String)>) {
    let Some(whole) = unicode.normalize(piece, form) else { return };
    match split_point(piece, &whole, form, unicode) {
        Some(at) => {
            compose(&piece[..at], base, form, unicode, out);
            compose(&piece[at..], base + at, form, unicode, out);
        }
        None => out.push((Span::new(base, base + piece.len()), whole)),
    }
}

// Bounds the work on text without any sound cut, such as one letter under a thousand accents.
const CUTS_TRIED: usize = 16;

fn split_point(piece: &str, whole: &str, form: Form, unicode: &dyn Unicode) -> Option<usize> {
    let middle = (piece.len() / 2..piece.len()).find(|&at| piece.is_char_boundary(at))?;
    let after = piece[middle..].char_indices().map(|(at, _)| middle + at).filter(|&at| at > 0);
    let before = piece[..middle].char_indices().rev().map(|(at, _)| at).filter(|&at| at > 0);
    let near = after.take(CUTS_TRIED).chain(before.take(CUTS_TRIED));
    near.into_iter().find(|&at| {
        let (left, right) = piece.split_at(at);
        let form_of = |side: &str| unicode.normalize(side, form).unwrap_or_else(|| side.to_owned());
        whole.strip_prefix(form_of(left).as_str()) == Some(form_of(right).as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::TABLES;
    use proptest::prelude::*;

    fn fold(text: &str) -> String {
        Folded::new(text, &TABLES).text
    }

    #[test]
    fn typography_folds_to_one_form() {
        let cases = [
            ("a  b\n\tc", "a b c"),
            ("a\u{A0}b\u{202F}c\u{3000}d", "a b c d"),
            ("“x” „x“ «x» ″", "\"x\" \"x\" \"x\" \""),
            ("it’s ‘so’", "it's 'so'"),
            ("a — b", "a-b"),
            ("a -- b–c", "a-b-c"),
            ("well\u{2011}known", "well-known"),
            ("wait…", "wait..."),
            ("co\u{AD}op\u{200B}", "coop"),
            ("cafe\u{301} café", "café café"),
            ("ﬁnal ﬄ", "final ffl"),
            ("ＡＢＣ１２", "ABC12"),
            ("ｶﾞｷﾞ", "ガギ"),
            ("\u{FEFB}", "لا"),
            ("ﬁ\u{301}", "fí"),
            ("10²", "10²"),
            ("", ""),
            ("  lead", "lead"),
        ];
        for (source, folded) in cases {
            assert_eq!(fold(source), folded, "{source:?}");
        }
    }

    #[test]
    fn positions_map_back() {
        let source = "x  “cafe\u{301}” ﬁ — y";
        let folded = Folded::new(source, &TABLES);
        assert_eq!(folded.text, "x \"café\" fi-y");
        let at = folded.text.find("café").unwrap();
        let span = folded.to_source(at, at + "café".len());
        assert_eq!(&source[span.start..span.end], "cafe\u{301}");
        let half_of_ligature = folded.text.find('f').map(|_| folded.text.find("i-y").unwrap()).unwrap();
        let span = folded.to_source(half_of_ligature, half_of_ligature + 1);
        assert_eq!(&source[span.start..span.end], "ﬁ");
    }

    // Characters that fold, combine or vanish, among letters.
    fn tricky() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "a",
            "B",
            "é",
            "e\u{301}",
            "\u{301}",
            " ",
            "\n",
            "\u{A0}",
            "—",
            "-",
            "“",
            "'",
            "…",
            "\u{AD}",
            "\u{200D}",
            "ﬁ",
            "Ａ",
            "ｶ",
            "ﾞ",
            "한",
            "\u{1112}",
            "\u{1161}",
            "क",
            "्",
            "ع",
            "\u{640}",
            "👩",
            "\u{1F3FD}",
            "\u{0}",
            ".",
        ]);
        prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
    }

    #[test]
    fn composed_characters_are_what_unicode_says() {
        use unicode_normalization::{IsNormalized, is_nfc_quick};
        let odd = (0..=0x10FFFF).filter_map(char::from_u32).filter(|&c| is_composed(c));
        let odd: Vec<char> = odd.filter(|&c| is_nfc_quick([c].into_iter()) != IsNormalized::Yes).collect();
        assert_eq!(odd, []);
    }

    proptest! {
        #[test]
        fn to_source_and_back_is_the_identity(source in tricky(), from: prop::sample::Index, len in 1usize..20) {
            let folded = Folded::new(&source, &TABLES);
            let chars: Vec<usize> = folded.text.char_indices().map(|(at, _)| at).chain([folded.text.len()]).collect();
            prop_assume!(chars.len() > 1);
            let from = from.index(chars.len() - 1);
            let (start, end) = (chars[from], chars[(from + len).min(chars.len() - 1)]);
            let span = folded.to_source(start, end);
            prop_assert!(source.is_char_boundary(span.start) && source.is_char_boundary(span.end));
            let (wide_start, wide_end) = folded.fold_range(span);
            prop_assert!(wide_start <= start && end <= wide_end);
            prop_assert_eq!(folded.to_source(wide_start, wide_end), span);
        }
    }
}
