//! Passages that may deserve a label: each accepted or dismissed with one press, and none applied by itself.

pub mod list;

use crate::article::reading::Reading;
use crate::labelling::here;
use claim_labels::manifest::Json;
use claim_labels::suggest::{Suggestion, suggest};
use claim_labels::text::Span;
use claim_labels::workbench::{Checked, source_of};
use std::collections::BTreeSet;

/// All suggestions for an article. Its language is the manifest's or the page's, English if neither says one.
pub fn find(reading: &Reading, language: &str) -> Vec<Suggestion> {
    suggest(reading.flowing(), if language.is_empty() { "en" } else { language })
}

/// The suggestions that are open: neither turned down nor labelled already. Cost: O(s log c) for s suggestions and c claims.
pub fn open(
    found: &[Suggestion],
    reading: &Reading,
    checked: &Checked,
    dismissed: &BTreeSet<String>,
) -> Vec<Suggestion> {
    let mut labelled: Vec<Span> = (0..checked.found.len()).filter_map(|number| here(checked, number)).collect();
    labelled.sort_unstable();
    // The furthest end up to each: passages may lie in one another.
    let mut reach = 0;
    let ends: Vec<usize> = labelled
        .iter()
        .map(|span| {
            reach = reach.max(span.end);
            reach
        })
        .collect();
    let is_labelled = |span: Span| {
        let before = labelled.partition_point(|label| label.start < span.end);
        before > 0 && ends[before - 1] > span.start
    };
    let is_open = |one: &&Suggestion| !is_labelled(one.span) && !dismissed.contains(&reading.words(one.span));
    found.iter().filter(is_open).cloned().collect()
}

/// Who is cited where a passage stands: by the suggestion there, else in its sentence.
pub fn speaker_of(reading: &Reading, span: Span, language: &str) -> Option<Json> {
    let sentence = reading.sentence(span.start).unwrap_or(span);
    let around = Span::new(sentence.start.min(span.start), sentence.end.max(span.end));
    let found = find_in(reading, around, language);
    let overlapping = found.iter().find(|(at, one)| at.overlaps(span) && one.source.is_some());
    let any = || found.iter().find(|(_, one)| one.source.is_some());
    overlapping.or_else(any).and_then(|(_, one)| source_of(one.source.as_ref()?))
}

// Suggestions in a part of the text, each with where it stands in the whole.
fn find_in(reading: &Reading, part: Span, language: &str) -> Vec<(Span, Suggestion)> {
    let text = &reading.flowing()[part.start..part.end];
    let whole = |one: Suggestion| (Span::new(one.span.start + part.start, one.span.end + part.start), one);
    suggest(text, if language.is_empty() { "en" } else { language }).into_iter().map(whole).collect()
}
