//! Every place where a folded quote stands to the letter.
//!
//! The rarest whole word of the quote leads the way: each of its places in the index is one candidate, compared in full.
//! Cost: O(p * m) for p places of that word and a quote of m bytes. A quote without a word that is surely whole (its
//! first and last may be cut) is searched for directly, O(n + p * m); one of two words only when neither
//! stands there whole.

use crate::letter::{is_digit, is_letter};
use crate::words::{self, Index, Word};

/// Start offsets in `text`, ascending, at which `quote` stands.
pub(crate) fn occurrences(text: &str, index: &Index, quote: &str, quote_words: &[Word]) -> Vec<usize> {
    if quote.is_empty() {
        return Vec::new();
    }
    let whole = quote_words.get(1..quote_words.len().saturating_sub(1)).unwrap_or_default();
    if let Some(lead) = whole.iter().min_by_key(|word| index.places(word.key).len()) {
        return led(text, index, quote, lead);
    }
    // Of two words, either may be cut, seldom both at once.
    if let [first, last] = quote_words {
        let mut found = led(text, index, quote, first);
        found.extend(led(text, index, quote, last));
        found.sort_unstable();
        found.dedup();
        if !found.is_empty() {
            return found;
        }
    }
    direct(text, quote)
}

fn led(text: &str, index: &Index, quote: &str, lead: &Word) -> Vec<usize> {
    let starts = index.places(lead.key).iter().filter_map(|&place| {
        let start = (index.words[place as usize].start as usize).checked_sub(lead.start as usize)?;
        text.as_bytes()[start..].starts_with(quote.as_bytes()).then_some(start)
    });
    starts.collect()
}

// Places may overlap, so the search goes on one character behind the last.
fn direct(text: &str, quote: &str) -> Vec<usize> {
    let step = quote.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    let next = || {
        let at = from + text[from..].find(quote)?;
        from = at + step;
        Some(at)
    };
    std::iter::from_fn(next).collect()
}

/// Whether `start..end` of `text` begins or ends in the middle of a word. Numbers go on behind a point or comma (`5|.5`, `1,|500`), and
/// words behind an apostrophe (`won|'t`, `mayor|'s`); before one they may begin (`l'|été`).
pub(crate) fn cuts_a_word(text: &str, start: usize, end: usize) -> bool {
    let joins = |at: usize| {
        let (mut before, mut after) = (text[..at].chars().rev(), text[at..].chars());
        let (Some(last), Some(next)) = (before.next(), after.next()) else { return false };
        let goes_on = |sign: char, beyond: Option<char>, inside: char| {
            matches!(sign, '.' | ',') && is_digit(inside) && beyond.is_some_and(is_digit)
        };
        words::is_word_part(last) && words::is_word_part(next)
            || goes_on(next, after.next(), last)
            || goes_on(last, before.next(), next)
    };
    let mut behind = text[end..].chars();
    let apostrophe = text[..end].ends_with(is_letter)
        && behind.next() == Some('\'')
        && behind.next().is_some_and(|c| is_letter(c) && !is_digit(c));
    joins(start) || joins(end) || apostrophe
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn find(text: &str, quote: &str) -> Vec<usize> {
        occurrences(text, &Index::new(text), quote, &words::words(quote))
    }

    #[test]
    fn cut_words_are_told() {
        assert!(cuts_a_word("hearten", 0, 5));
        assert!(cuts_a_word("a hearten", 3, 9));
        assert!(cuts_a_word("it's so", 0, 2));
        assert!(!cuts_a_word("l'été vient", 2, 7));
        assert!(!cuts_a_word("dogs' tails", 0, 4));
        assert!(cuts_a_word("to 5.5 percent", 0, 4));
        assert!(cuts_a_word("to 1,500 people", 5, 15));
        assert!(!cuts_a_word("to 5. Then", 0, 4));
        assert!(!cuts_a_word("我们谈", 3, 6));
    }

    proptest! {
        #[test]
        fn finds_what_a_naive_search_finds(text in "[ab ,']{1,60}", from: prop::sample::Index, len in 1usize..20) {
            let from = from.index(text.len());
            let quote = &text[from..(from + len).min(text.len())];
            let naive: Vec<usize> = (0..text.len()).filter(|&at| text[at..].starts_with(quote)).collect();
            let found = find(&text, quote);
            // Of two words, what cuts both is passed over where one stands whole.
            let is_cut = |at: &usize| cuts_a_word(&text, *at, at + quote.len());
            prop_assert!(found.iter().all(|at| naive.contains(at)));
            prop_assert!(naive.iter().all(|at| found.contains(at) || is_cut(at)));
        }
    }
}
