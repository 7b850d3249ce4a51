//! Words of a folded text, and an index of where each stands.
//!
//! A word is a run of letters, marks and digits; an apostrophe, a full stop or a comma inside joins it (`didn't`, `1,200`).
//! Scripts that write no spaces give a word per character, and so do signs that carry meaning (`%`, `$`, emoji). Words are
//! equal when their lower-case letters are.

use crate::case::lower;
use crate::letter::{is_digit, is_letter};

/// A word: its bytes in the folded text and what it is equal to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub start: u32,
    pub end: u32,
    /// Hash of the lower-case letters.
    pub key: u64,
    /// The set of the lower-case letters, 32 classes of them.
    pub letters: u32,
}

impl Word {
    /// Its length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// The word in its text.
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

/// The words of a folded text, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while at < text.len() {
        at = some_words(text, at, (at + STRETCH).min(text.len()), &mut out);
    }
    out
}

/// Bytes of a long text that one call works on: browsers replace slow code by fast between two calls, never during one.
pub(crate) const STRETCH: usize = 1 << 12;

// The words that begin between `at` and `end`; returns where the last one ends.
#[inline(never)]
fn some_words(text: &str, mut at: usize, end: usize, out: &mut Vec<Word>) -> usize {
    let bytes = text.as_bytes();
    while at < end {
        let start = at;
        let mut sign = Sign::default();
        at = ascii_word(text, at, &mut sign);
        if at == start || bytes.get(at).is_some_and(|byte| !byte.is_ascii()) {
            // Not ASCII, or not only.
            let (c, len) = letter(text, start);
            at = start + len;
            match class(c) {
                Class::Other => continue,
                Class::Alone => {}
                Class::Part => at = word_end(text, at, c),
            }
            sign = Sign::default();
            text[start..at].chars().for_each(|c| sign.add(lower(c).into()));
        }
        out.push(Word { start: start as u32, end: at as u32, key: sign.key(), letters: sign.letters });
    }
    at
}

// Where the word of ASCII letters and digits that begins at `at` ends; `at`, if none does. What joins them and digits have the
// bit that makes capitals small.
fn ascii_word(text: &str, mut at: usize, sign: &mut Sign) -> usize {
    let bytes = text.as_bytes();
    let first = bytes[at];
    while let Some(&byte) = bytes.get(at) {
        let joins = || first.is_ascii_alphanumeric() && joins_words(text, first.into(), at, byte.into());
        if !byte.is_ascii_alphanumeric() && !joins() {
            break;
        }
        sign.add(u32::from(byte | 0x20));
        at += 1;
    }
    at
}

// The same for any letters; the word began with `first`.
fn word_end(text: &str, mut at: usize, first: char) -> usize {
    while at < text.len() {
        let (next, len) = letter(text, at);
        if class(next) != Class::Part && !joins_words(text, first, at, next) {
            break;
        }
        at += len;
    }
    at
}

/// A word's lower-case letters as a hash (FNV-1a, Fowler, Noll and Vo, by letters instead of bytes), and as a set.
pub(crate) struct Sign {
    hash: u64,
    letters: u32,
}

impl Default for Sign {
    fn default() -> Self {
        Sign { hash: 0xCBF2_9CE4_8422_2325, letters: 0 }
    }
}

impl Sign {
    pub fn add(&mut self, letter: u32) {
        self.hash = (self.hash ^ u64::from(letter)).wrapping_mul(0x0000_0100_0000_01B3);
        self.letters |= 1 << (letter & 31);
    }

    /// What [`key`] is of the letters so far.
    pub fn key(&self) -> u64 {
        self.hash ^ (self.hash >> 32)
    }
}

/// The key of a word in small letters: that of [`Word::key`].
pub(crate) fn key(word: &str) -> u64 {
    key_of(word.chars())
}

/// The same of letters in a row.
pub(crate) fn key_of(letters: impl Iterator<Item = char>) -> u64 {
    let mut sign = Sign::default();
    letters.for_each(|c| sign.add(c.into()));
    sign.key()
}

// The character at a boundary before the end, and its length.
fn letter(text: &str, at: usize) -> (char, usize) {
    match text.as_bytes()[at] {
        byte @ 0..0x80 => (byte.into(), 1),
        _ => text[at..].chars().next().map_or(('\0', 1), |c| (c, c.len_utf8())),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Part,
    Alone,
    Other,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Class::Part,
        '%' | '$' | '+' | '=' | '<' | '>' | '&' | '#' | '@' => Class::Alone,
        _ if c.is_ascii() => Class::Other,
        _ if is_unspaced(c) || is_sign(c) => Class::Alone,
        _ if is_letter(c) => Class::Part,
        _ => Class::Other,
    }
}

/// Whether `c` is part of a word, so that a cut beside another such character falls inside one.
pub(crate) fn is_word_part(c: char) -> bool {
    class(c) == Class::Part
}

// `didn't` and `3.5` are one word each; `said.` is not.
fn joins_words(text: &str, first: char, at: usize, c: char) -> bool {
    if !matches!(c, '\'' | '.' | ',') {
        return false;
    }
    let Some(next) = text[at + c.len_utf8()..].chars().next() else { return false };
    match c {
        '\'' => is_letter(next) && !is_digit(next) && !is_digit(first),
        '.' | ',' => is_digit(next) && text[..at].chars().next_back().is_some_and(is_digit),
        _ => false,
    }
}

// Han, kana, Thai, Lao, Myanmar, Khmer: words run on without spaces.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{2FDF}'
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

// Currency signs, arrows, mathematical signs, pictographs.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{207A}' | '\u{207B}' | '\u{208A}' | '\u{208B}' | '\u{A2}'..='\u{A5}' | '\u{B0}' | '\u{B1}' | '\u{D7}' | '\u{F7}' | '\u{20A0}'..='\u{20CF}' | '\u{2030}' | '\u{2031}' | '\u{66A}'
        | '\u{2100}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

// Combining marks that are not alphabetic by Unicode's property but belong to the word they stand in.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}' | '\u{93C}' | '\u{94D}'
        | '\u{951}'..='\u{954}' | '\u{9BC}' | '\u{9CD}' | '\u{A3C}' | '\u{A4D}' | '\u{ABC}' | '\u{ACD}' | '\u{B3C}'
        | '\u{B4D}' | '\u{BCD}' | '\u{C4D}' | '\u{CBC}' | '\u{CCD}' | '\u{D4D}' | '\u{DCA}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Where each word stands: O(w) to build for w words, O(1) to look one up.
///
/// Words are equal when their 64-bit keys are. Among the w different words of a text two collide by chance with
/// probability w² / 2⁶⁵, for a million words one in 10⁷.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub words: Vec<Word>,
    // Open addressing, at most half full: a slot holds the number of a list plus one, or 0.
    slots: Vec<u32>,
    lists: Vec<List>,
    // Word numbers, ascending within each list.
    places: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct List {
    key: u64,
    start: u32,
    end: u32,
}

impl Index {
    pub fn new(text: &str) -> Self {
        let words = words(text);
        let slots = vec![0; (words.len() * 2).next_power_of_two()];
        let mut index =
            Index { slots, lists: Vec::with_capacity(words.len() / 2), places: vec![0; words.len()], words };
        // First each list's length, then its place, then its words.
        let of_word: Vec<u32> = (0..index.words.len()).map(|at| index.enlist(index.words[at].key)).collect();
        let mut start = 0;
        for list in &mut index.lists {
            let length = list.end;
            (list.start, list.end) = (start, start);
            start += length;
        }
        for (word, list) in of_word.into_iter().enumerate() {
            let list = &mut index.lists[list as usize];
            index.places[list.end as usize] = word as u32;
            list.end += 1;
        }
        index
    }

    // The number of the list for `key`, which counts one word more.
    fn enlist(&mut self, key: u64) -> u32 {
        let slot = self.slot(key);
        if self.slots[slot] == 0 {
            self.lists.push(List { key, start: 0, end: 0 });
            self.slots[slot] = self.lists.len() as u32;
        }
        let list = self.slots[slot] - 1;
        self.lists[list as usize].end += 1;
        list
    }

    // Where the list for `key` is, or would be.
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = key as usize & mask;
        while self.slots[slot] != 0 && self.lists[self.slots[slot] as usize - 1].key != key {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// The numbers of the words equal to `key`, ascending.
    pub fn places(&self, key: u64) -> &[u32] {
        if self.slots.is_empty() {
            return &[];
        }
        let Some(list) = self.slots[self.slot(key)].checked_sub(1) else { return &[] };
        let List { start, end, .. } = self.lists[list as usize];
        &self.places[start as usize..end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_many_scripts() {
        let cases: [(&str, &[&str]); 12] = [
            ("Cafés' naïveté isn't 3é", &["Cafés", "naïveté", "isn't", "3é"]),
            ("L'été d'aujourd'hui", &["L'été", "d'aujourd'hui"]),
            ("x1.5 1.5x a.b", &["x1.5", "1.5x", "a", "b"]),
            ("He didn't pay $1,200.50, or 5%.", &["He", "didn't", "pay", "$", "1,200.50", "or", "5", "%"]),
            ("'quoted' dogs' tails", &["quoted", "dogs", "tails"]),
            ("Путин готов", &["Путин", "готов"]),
            ("مستعد للحوار", &["مستعد", "للحوار"]),
            ("नमस्ते दुनिया", &["नमस्ते", "दुनिया"]),
            ("我们谈 OK", &["我", "们", "谈", "OK"]),
            ("well-known", &["well", "known"]),
            ("ok 👍 then", &["ok", "👍", "then"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> =
                words(text).iter().map(|word| &text[word.start as usize..word.end as usize]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn case_does_not_count() {
        assert_eq!(words("KREMLIN Москва")[0].key, words("Kremlin МОСКВА")[0].key);
        assert_eq!(words("KREMLIN Москва")[1].key, words("Kremlin МОСКВА")[1].key);
    }

    #[test]
    fn the_index_lists_every_place_in_order() {
        let index = Index::new("a b a c b a");
        let numbers = |word: &str| index.places(words(word)[0].key).to_vec();
        assert_eq!(numbers("a"), [0, 2, 5]);
        assert_eq!(numbers("B"), [1, 4]);
        assert_eq!(numbers("z"), Vec::<u32>::new());
    }
}
