//! Places where most of a quote stands, with words changed, added or taken out.
//!
//! Three steps, each for fewer places than the one before. *Voting*: every rare enough word of the quote and its context
//! votes for the place where the quote would start, as seeds do in q-gram filtering (Ukkonen 1992) and sequence alignment;
//! the windows with most weight go on. *Alignment*: prefix, quote and suffix are aligned with each window's words, ends
//! free (Sellers 1980, over words instead of letters, with weights as in Smith and Waterman 1981). *Edges*: the alignment
//! of the context says where a quote ends whose last words were replaced.
//!
//! Cost for a quote of m words in a text of n words: O(h + n / m) for h hits of words that are not frequent, and
//! O(m²) for each of at most [`WINDOWS`] windows. Quotes of more than [`LONGEST`] words are not aligned.

use crate::similar::similarity;
use crate::words::{Index, Word};

/// Windows that are aligned. More finds little that fewer do not; two is the least, as a winner needs a runner-up.
const WINDOWS: usize = 6;

/// Words of the longest quote that is aligned: bounds one alignment to about 20 ms and 10 MB.
const LONGEST: usize = 1000;

/// A word that makes up more than this share of the text does not vote: it would vote everywhere.
const FREQUENT: usize = 50; // 1 in 50 words
const FREQUENT_AT_LEAST: usize = 24; // so that short texts keep their voters

/// A window with less than this share of the best one's votes is not aligned.
const VOTE_SHARE: f32 = 0.4;

/// What one word of text inside a passage costs that is not in the quote, in words. Higher cuts passages short where a
/// clause was put in; lower bridges gaps to stray words beyond the passage.
const INSERTED: f32 = 0.12;

/// What passing over the end of a sentence costs on top. Higher cuts a passage that was split in two sentences; lower lets
/// a stray "the" of the sentence before begin it.
const BROKEN: f32 = 0.8;

/// Words closer than this are one word, changed.
const SIMILAR: f32 = 0.6;

/// A quote ready for the search: texts of prefix, quote and suffix, each with its words.
pub(crate) struct Pattern<'a> {
    pub prefix: (&'a str, &'a [Word]),
    pub quote: (&'a str, &'a [Word]),
    pub suffix: (&'a str, &'a [Word]),
}

/// A place found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Numbers of the first word and of the one after the last.
    pub words: (usize, usize),
    /// For each word of the quote, the number of the text's word it became.
    pub partners: Vec<Option<u32>>,
    /// Words at the quote's beginning and end that have no partner.
    pub missing: (usize, usize),
    /// The nearest word of the prefix that has a partner.
    pub before: Option<Neighbour>,
    /// The nearest word of the suffix that has a partner.
    pub after: Option<Neighbour>,
    /// Weight of the quote's words that have one.
    pub agreed: f32,
}

/// A word of the context that kept its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Neighbour {
    /// Words of the context between it and the quote.
    pub gap: usize,
    /// Its number in the text.
    pub place: usize,
}

/// The places that are like the quote.
pub(crate) fn search(text: &str, index: &Index, pattern: &Pattern) -> Vec<Found> {
    let length = pattern.quote.1.len();
    if length == 0 || length > LONGEST || index.words.is_empty() {
        return Vec::new();
    }
    let sequence: Vec<Piece> = pattern.pieces(index).collect();
    let mut found: Vec<Found> = Vec::new();
    for start in windows(index, &sequence, length) {
        let place = align(text, index, pattern, &sequence, start);
        found.extend(place.filter(|new| found.iter().all(|old| !overlap(old.words, new.words))));
    }
    found
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> bool {
    a.0 < b.1 && b.0 < a.1
}

// A word of prefix, quote or suffix.
struct Piece<'a> {
    text: &'a str,
    key: u64,
    weight: f32,
    in_quote: bool,
}

impl<'a> Pattern<'a> {
    fn pieces(&'a self, index: &'a Index) -> impl Iterator<Item = Piece<'a>> {
        let part = |(text, words): (&'a str, &'a [Word]), in_quote| {
            words.iter().map(move |word| Piece {
                text: &text[word.start as usize..word.end as usize],
                key: word.key,
                weight: weight(index, word.key),
                in_quote,
            })
        };
        part(self.prefix, false).chain(part(self.quote, true)).chain(part(self.suffix, false))
    }
}

/// How much a word tells: 1 for rare ones, less for those that stand everywhere.
pub(crate) fn weight(index: &Index, key: u64) -> f32 {
    let count = index.places(key).len();
    match index.words.len() / count.max(1) {
        0..=40 => 0.4,
        41..=150 => 0.7,
        _ => 1.0,
    }
}

/// Starts of the windows with most votes, in words and best first; a start may lie before the text.
fn windows(index: &Index, sequence: &[Piece], quote: usize) -> Vec<isize> {
    let width = (quote / 2).max(6);
    let frequent = (index.words.len() / FREQUENT).max(FREQUENT_AT_LEAST).max(rarest_third(index, sequence));
    // Votes go to where the sequence would start, shifted so that none is negative.
    let shift = sequence.len();
    let mut votes = vec![0f32; (index.words.len() + shift) / width + 2];
    for (at, piece) in sequence.iter().enumerate() {
        let places = index.places(piece.key);
        if places.len() <= frequent {
            let vote = piece.weight * if piece.in_quote { 1.0 } else { 0.6 };
            places.iter().for_each(|&place| votes[(place as usize + shift - at) / width] += vote);
        }
    }
    // A window's votes may straddle two buckets.
    let mut peaks: Vec<(f32, usize)> = Vec::new();
    for bucket in 0..votes.len() - 1 {
        let sum = votes[bucket] + votes[bucket + 1];
        if sum > 0.0 && peaks.last().is_none_or(|last| peaks.len() < WINDOWS || sum > last.0) {
            insert_peak(&mut peaks, sum, bucket);
        }
    }
    let least = peaks.first().map_or(0.0, |best| best.0 * VOTE_SHARE);
    let kept = peaks.into_iter().filter(|peak| peak.0 >= least);
    kept.map(|(_, bucket)| (bucket * width) as isize - shift as isize).collect()
}

// The count of the word that a third of the quote's are rarer than: where all are frequent, these vote all the same.
fn rarest_third(index: &Index, sequence: &[Piece]) -> usize {
    let quote = sequence.iter().filter(|piece| piece.in_quote);
    let mut counts: Vec<usize> = quote.map(|piece| index.places(piece.key).len()).filter(|count| *count > 0).collect();
    counts.sort_unstable();
    counts.get(counts.len() / 3).copied().unwrap_or(0)
}

// Keeps the best peaks in order; of neighbours, which see the same votes, the better one.
fn insert_peak(peaks: &mut Vec<(f32, usize)>, sum: f32, bucket: usize) {
    if let Some(near) = peaks.iter().position(|peak| peak.1 + 1 == bucket) {
        if peaks[near].0 >= sum {
            return;
        }
        peaks.remove(near);
    }
    let at = peaks.iter().position(|peak| peak.0 < sum).unwrap_or(peaks.len());
    peaks.insert(at, (sum, bucket));
    peaks.truncate(WINDOWS);
}

// Moves of the alignment, by which the path is traced back.
#[derive(Clone, Copy, PartialEq)]
enum Move {
    Pair,
    SkipPiece,
    SkipWord,
}

fn align(text: &str, index: &Index, pattern: &Pattern, sequence: &[Piece], start: isize) -> Option<Found> {
    let spare = sequence.len() / 2 + 8;
    let from = (start - spare as isize).max(0) as usize;
    let to = ((start + (sequence.len() + 2 * spare) as isize).max(0) as usize).min(index.words.len());
    let window = index.words.get(from..to).filter(|window| !window.is_empty())?;
    let (rows, columns) = (sequence.len(), window.len());
    // `paired[j]`: best score so far with the row's piece or an earlier one as the last, at column j; text before the
    // first and after the last pair is free.
    let mut moves = vec![Move::SkipPiece; rows * columns];
    let mut gains = vec![0f32; rows * columns];
    let mut above = vec![0f32; columns + 1];
    let mut here = vec![0f32; columns + 1];
    let broken = |pair: &[Word]| ends_sentence(&text[pair[0].end as usize..pair[1].start as usize]);
    let mut costs = vec![INSERTED; columns];
    for column in (1..columns).filter(|&column| broken(&window[column - 1..=column])) {
        costs[column - 1] += BROKEN;
    }
    for (row, piece) in sequence.iter().enumerate() {
        here[0] = 0.0;
        for (column, word) in window.iter().enumerate() {
            let cell = row * columns + column;
            let gain = gain(text, piece, word);
            gains[cell] = gain;
            let skip_piece = above[column + 1];
            // Before anything is paired, passing a word over is free: scores there are zero and stay so.
            let skip_word = (here[column] - costs[column]).max(0.0);
            let pair = if gain > 0.0 { above[column] + gain } else { f32::MIN };
            let (score, step) = if pair >= skip_piece && pair >= skip_word {
                (pair, Move::Pair)
            } else if skip_piece >= skip_word {
                (skip_piece, Move::SkipPiece)
            } else {
                (skip_word, Move::SkipWord)
            };
            here[column + 1] = score;
            moves[cell] = step;
        }
        std::mem::swap(&mut above, &mut here);
    }
    let end = (0..columns).max_by(|&a, &b| above[a + 1].total_cmp(&above[b + 1]))?;
    let pairs = trace(&moves, rows, columns, end);
    edges(pattern, window, from, &pairs, &gains)
}

fn trace(moves: &[Move], rows: usize, columns: usize, end: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut row, mut column) = (rows, end + 1);
    while row > 0 && column > 0 {
        match moves[(row - 1) * columns + column - 1] {
            Move::Pair => {
                pairs.push((row - 1, column - 1));
                (row, column) = (row - 1, column - 1);
            }
            Move::SkipPiece => row -= 1,
            Move::SkipWord => column -= 1,
        }
    }
    pairs.reverse();
    pairs
}

// What pairing a piece with a word is worth.
fn gain(text: &str, piece: &Piece, word: &Word) -> f32 {
    if piece.key == word.key {
        return piece.weight;
    }
    let likeness = similarity(piece.text, &text[word.start as usize..word.end as usize]);
    if likeness >= SIMILAR { piece.weight * likeness } else { 0.0 }
}

fn edges(pattern: &Pattern, window: &[Word], from: usize, pairs: &[(usize, usize)], gains: &[f32]) -> Option<Found> {
    let (before, quote) = (pattern.prefix.1.len(), pattern.quote.1.len());
    let inside = before..before + quote;
    let mut partners = vec![None; quote];
    let mut agreed = 0.0;
    for &(row, column) in pairs.iter().filter(|pair| inside.contains(&pair.0)) {
        partners[row - before] = Some((from + column) as u32);
        agreed += gains[row * window.len() + column];
    }
    let first = partners.iter().position(Option::is_some)?;
    let last = partners.iter().rposition(Option::is_some)?;
    let place = |at: usize| partners[at].map(|place| place as usize);
    let prior = pairs.iter().rev().find(|pair| pair.0 < inside.start);
    let next = pairs.iter().find(|pair| pair.0 >= inside.end);
    Some(Found {
        words: (place(first)?, place(last)? + 1),
        missing: (first, quote - 1 - last),
        before: prior.map(|&(row, column)| Neighbour { gap: before - 1 - row, place: from + column }),
        after: next.map(|&(row, column)| Neighbour { gap: row - inside.end, place: from + column }),
        partners,
        agreed,
    })
}

/// Whether what stands between two words ends a sentence.
pub(crate) fn ends_sentence(between: &str) -> bool {
    between.len() > 1 && between.contains(['.', '!', '?', '。', '！', '？', '؟', '।'])
        || between.chars().any(|c| matches!(c, '。' | '！' | '？'))
}
