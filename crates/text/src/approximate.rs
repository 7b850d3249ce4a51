//! Places where most of a quote stands, with words changed, added or taken out.
//!
//! Three steps, each for fewer places than the one before. *Voting*: every rare enough word of the quote and its context
//! votes for the place where the quote would start, as seeds do in q-gram filtering (Ukkonen 1992) and sequence alignment;
//! the windows with most weight go on. *Alignment*: pairs of equal or similar words are chained, in order in both, with gains
//! for words and costs for gaps: a local alignment (Smith and Waterman 1981) that visits pairs only, as in sparse dynamic
//! programming (Eppstein, Galil, Giancarlo and Italiano 1992). *Edges*: the alignment of the context says where a quote ends
//! whose last words were replaced; see `near`.
//!
//! Cost for a quote of m words with its context, in a text of n words: O(h + n / m) for the votes, where h counts the
//! places of words that are not frequent, and O(p log m) for each of at most [`WINDOWS`] windows with p pairs.

use crate::prefix_max::PrefixMax;
use crate::similar::{Spelled, similarity};
use crate::words::{Index, Word};
use std::ops::Range;

/// Windows that are aligned. More finds little that fewer do not; two is the least, as a winner needs a runner-up.
const WINDOWS: usize = 6;

/// A word that makes up more than this share of the text does not vote: it would vote everywhere.
const FREQUENT: usize = 50; // 1 in 50 words
const FREQUENT_AT_LEAST: usize = 24; // so that short texts keep their voters

/// What a vote of the context counts, of one of the quote. Higher finds more phrases by their surroundings alone.
const CONTEXT_VOTE: f32 = 0.6;

/// A window with less than this share of the best one's votes is not aligned.
const VOTE_SHARE: f32 = 0.4;

/// A window that shares less than this of the quote's weight, word by word, is not aligned. Higher misses passages of which
/// nearly every word changed its form; lower aligns what cannot score enough.
const SHARED: f32 = 0.4;

/// Nor is one that shares less than this of what the best one does: it cannot come near it.
const SHARED_OF_MOST: f32 = 0.6;

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
    if length == 0 || index.words.is_empty() {
        return Vec::new();
    }
    let search = Search {
        text,
        index,
        pieces: pattern.pieces(index),
        quote: pattern.prefix.1.len()..pattern.prefix.1.len() + length,
    };
    let mut windows: Vec<Window> = search.windows().into_iter().map(|start| search.window(start)).collect();
    let most = windows.iter().fold(0.0, |most, window| if window.shared > most { window.shared } else { most });
    windows.retain(|window| window.shared >= SHARED.max(most * SHARED_OF_MOST));
    let mut found: Vec<Found> = Vec::new();
    for window in windows {
        let place = search.align(window);
        found.extend(place.filter(|new| found.iter().all(|old| !overlap(old.words, new.words))));
    }
    found
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> bool {
    a.0 < b.1 && b.0 < a.1
}

// A word of prefix, quote or suffix.
struct Piece<'a> {
    word: Spelled<'a>,
    places: &'a [u32],
    weight: f32,
    in_quote: bool,
}

impl<'a> Pattern<'a> {
    fn pieces(&self, index: &'a Index) -> Vec<Piece<'a>> {
        let part = |(text, words): (&'a str, &'a [Word]), in_quote| {
            words.iter().map(move |word| Piece {
                word: (*word, word.of(text)),
                places: index.places(word.key),
                weight: weight(index, word.key),
                in_quote,
            })
        };
        part(self.prefix, false).chain(part(self.quote, true)).chain(part(self.suffix, false)).collect()
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

struct Search<'a> {
    text: &'a str,
    index: &'a Index,
    // Prefix, quote and suffix in turn; and where among them the quote is.
    pieces: Vec<Piece<'a>>,
    quote: Range<usize>,
}

// Words of the text that may hold the passage and its context.
struct Window {
    from: usize,
    to: usize,
    pairs: Vec<Pair>,
    // How much of the quote's weight has an equal word there.
    shared: f32,
}

// A piece and a word of the text that it may have become.
struct Pair {
    piece: usize,
    word: usize,
    gain: f32,
    // Of the best chain that ends here, and the pair before in it.
    score: f32,
    before: Option<usize>,
}

// Browsers make small functions fast long before large ones: what runs hot is kept apart from what calls it.
impl Search<'_> {
    /// Starts of the windows with most votes, in words and best first; a start may lie before the text.
    #[inline(never)]
    fn windows(&self) -> Vec<isize> {
        const EIGHT: usize = 8;
        let (count, shift) = (self.index.words.len(), self.pieces.len());
        let width = (self.quote.len() / 2).max(6);
        let frequent = (count / FREQUENT).max(FREQUENT_AT_LEAST).max(self.rarest_third());
        // Votes go to where the sequence would start, shifted so that none is negative.
        let mut votes = vec![0f32; ((count + shift) / width + 1).next_multiple_of(EIGHT) + 1];
        // Dividing is slow, and there are thousands of votes: so they are multiplied by 2⁴⁰ / width.
        let per_width = (1u64 << 40) / width as u64 + 1;
        for (at, piece) in self.pieces.iter().enumerate().filter(|(_, piece)| piece.places.len() <= frequent) {
            let vote = piece.weight * if piece.in_quote { 1.0 } else { CONTEXT_VOTE };
            for place in piece.places {
                let bucket = ((u64::from(*place) + (shift - at) as u64) * per_width) >> 40;
                votes[bucket as usize] += vote;
            }
        }
        // A window's votes may straddle two buckets. Eight sums at a time are told to hold none of the best so far.
        let mut peaks: Vec<(f32, usize)> = Vec::with_capacity(WINDOWS + 1);
        let mut floor = 0.0;
        for start in (0..votes.len() - EIGHT).step_by(EIGHT) {
            let Some(&[a, b, c, d, e, f, g, h, i]) = votes[start..].first_chunk() else { break };
            let sums = [a + b, b + c, c + d, d + e, e + f, f + g, g + h, h + i];
            let more = |a: f32, b: f32| if a > b { a } else { b };
            let [a, b, c, d] = [0, 2, 4, 6].map(|at| more(sums[at], sums[at + 1]));
            if more(more(a, b), more(c, d)) <= floor {
                continue;
            }
            for (at, sum) in sums.into_iter().enumerate() {
                if sum > floor {
                    insert_peak(&mut peaks, sum, start + at);
                    floor = peaks.get(WINDOWS - 1).map_or(0.0, |worst| worst.0);
                }
            }
        }
        let least = peaks.first().map_or(0.0, |best| best.0 * VOTE_SHARE);
        let kept = peaks.into_iter().filter(|peak| peak.0 >= least);
        kept.map(|(_, bucket)| (bucket * width) as isize - shift as isize).collect()
    }

    // The count of the word that a third of the quote's are rarer than: where all are frequent, these vote all the same.
    fn rarest_third(&self) -> usize {
        let counts = self.pieces[self.quote.clone()].iter().map(|piece| piece.places.len());
        let mut counts: Vec<usize> = counts.filter(|count| *count > 0).collect();
        counts.sort_unstable();
        counts.get(counts.len() / 3).copied().unwrap_or(0)
    }

    fn window(&self, start: isize) -> Window {
        let spare = self.pieces.len() / 2 + 8;
        let from = (start - spare as isize).max(0) as usize;
        let to = (start + (self.pieces.len() + 2 * spare) as isize).clamp(0, self.index.words.len() as isize) as usize;
        let pairs = self.equal_pairs(from, to);
        Window { shared: self.share(&pairs), from, to, pairs }
    }

    fn align(&self, Window { from, to, pairs, .. }: Window) -> Option<Found> {
        let mut pairs = self.with_similar_pairs(pairs, from, to);
        let chain = self.chain(&mut pairs, from, to);
        self.found(&pairs, &chain)
    }

    #[inline(never)]
    fn equal_pairs(&self, from: usize, to: usize) -> Vec<Pair> {
        let mut pairs = Vec::with_capacity(2 * self.pieces.len());
        for (number, piece) in self.pieces.iter().enumerate() {
            let first = piece.places.partition_point(|&place| (place as usize) < from);
            let within = piece.places[first..].iter().map(|&place| place as usize).take_while(|&place| place < to);
            pairs.extend(within.map(|word| Pair { piece: number, word, gain: piece.weight, score: 0.0, before: None }));
        }
        pairs
    }

    // How much of the quote's weight has an equal word at all.
    fn share(&self, pairs: &[Pair]) -> f32 {
        let all: f32 = self.pieces[self.quote.clone()].iter().map(|piece| piece.weight).sum();
        let mut last = usize::MAX;
        let mut met = 0.0;
        for pair in pairs.iter().filter(|pair| self.quote.contains(&pair.piece)) {
            met += if pair.piece == last { 0.0 } else { pair.gain };
            last = pair.piece;
        }
        met / all
    }

    // Words of the quote without an equal may have become similar ones. The pairs come by piece, then by word, and stay so.
    #[inline(never)]
    fn with_similar_pairs(&self, equal: Vec<Pair>, from: usize, to: usize) -> Vec<Pair> {
        let mut equal = equal.into_iter().peekable();
        let mut pairs = Vec::new();
        for (number, piece) in self.pieces.iter().enumerate() {
            let before = pairs.len();
            while let Some(pair) = equal.next_if(|pair| pair.piece == number) {
                pairs.push(pair);
            }
            if pairs.len() > before || !self.quote.contains(&number) {
                continue;
            }
            for (at, word) in self.index.words[from..to].iter().enumerate() {
                if let Some(likeness) = similarity(piece.word, (*word, word.of(self.text)), SIMILAR) {
                    let gain = piece.weight * likeness;
                    pairs.push(Pair { piece: number, word: from + at, gain, score: 0.0, before: None });
                }
            }
        }
        pairs
    }

    // The best chain of pairs that ascends in both, as numbers of pairs.
    #[inline(never)]
    fn chain(&self, pairs: &mut [Pair], from: usize, to: usize) -> Vec<usize> {
        let cost = self.costs(from, to);
        let mut best = PrefixMax::new(to - from);
        let mut row = 0;
        while row < pairs.len() {
            let end = row + pairs[row..].iter().take_while(|pair| pair.piece == pairs[row].piece).count();
            for pair in &mut pairs[row..end] {
                let column = pair.word - from;
                // A chain that would cost more than it brings begins anew: text before the first pair is free.
                let reached = best.upto(column).map(|(value, number)| (value - cost[column], number));
                let (gained, before) = reached.filter(|reached| reached.0 > 0.0).unzip();
                (pair.score, pair.before) = (pair.gain + gained.unwrap_or(0.0), before);
            }
            for (number, pair) in pairs[row..end].iter().enumerate() {
                best.raise(pair.word - from, pair.score + cost[pair.word - from + 1], row + number);
            }
            row = end;
        }
        let last = (0..pairs.len()).max_by(|&a, &b| pairs[a].score.total_cmp(&pairs[b].score));
        let mut chain: Vec<usize> = std::iter::successors(last, |&number| pairs[number].before).collect();
        chain.reverse();
        chain
    }

    // What passing over the first words of the window costs, summed up from the left.
    #[inline(never)]
    fn costs(&self, from: usize, to: usize) -> Vec<f32> {
        let words = &self.index.words;
        let broken =
            |at: usize| at + 1 < to && ends_sentence(&self.text[words[at].end as usize..words[at + 1].start as usize]);
        let mut sum = 0.0;
        let sums = (from..to).map(|at| {
            sum += INSERTED + if broken(at) { BROKEN } else { 0.0 };
            sum
        });
        std::iter::once(0.0).chain(sums).collect()
    }

    fn found(&self, pairs: &[Pair], chain: &[usize]) -> Option<Found> {
        let mut partners = vec![None; self.quote.len()];
        let (mut before, mut after, mut agreed) = (None, None, 0.0);
        for pair in chain.iter().map(|&number| &pairs[number]) {
            if pair.piece < self.quote.start {
                before = Some(Neighbour { gap: self.quote.start - 1 - pair.piece, place: pair.word });
            } else if pair.piece < self.quote.end {
                partners[pair.piece - self.quote.start] = Some(pair.word as u32);
                agreed += pair.gain;
            } else {
                after = after.or(Some(Neighbour { gap: pair.piece - self.quote.end, place: pair.word }));
            }
        }
        let first = partners.iter().position(Option::is_some)?;
        let last = partners.iter().rposition(Option::is_some)?;
        let words = (partners[first]? as usize, partners[last]? as usize + 1);
        Some(Found { words, missing: (first, partners.len() - 1 - last), before, after, agreed })
    }
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

/// Whether what stands between two words ends a sentence.
pub(crate) fn ends_sentence(between: &str) -> bool {
    between.len() > 1 && between.contains(['.', '!', '?', '。', '！', '？', '؟', '।'])
        || between.chars().any(|c| matches!(c, '。' | '！' | '？'))
}
