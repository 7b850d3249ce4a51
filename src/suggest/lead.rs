//! The subject of a sentence.

use super::lexicon::List;
use super::noun_phrase::{SUBJECT, joins_names};
use super::sentence::Sentence;
use super::speaker::is_voice;
use super::token::Token;
use super::verb::is_finite;

// How far into a sentence its subject is looked for.
const SCENE: usize = 30;

/// The subject of a sentence: its first noun phrase that can speak, past what sets the scene, up to the verb or a remark.
pub(super) fn lead(sentence: Sentence) -> Option<(usize, usize)> {
    let commas = (0..sentence.len().min(SCENE)).filter(|&at| sentence.mark(at) == "," && sentence.quote(at) == 0);
    let starts = [0].into_iter().chain(commas.map(|comma| comma + 1));
    let nouns: Vec<(usize, usize)> =
        starts.map(|start| noun_from(sentence, start)).filter(|&(from, to)| from < to).collect();
    nouns.iter().find(|&&(from, to)| is_voice(&sentence.tokens[from..to])).or_else(|| nouns.first()).copied()
}

// The noun phrase that begins at `start`, if one does.
fn noun_from(sentence: Sentence, mut start: usize) -> (usize, usize) {
    let scene = |at: usize| sentence.is(at, List::Openers) || sentence.tokens.get(at).is_some_and(Token::is_manner);
    while sentence.is(start, [List::Joiners, List::Adverbs]) || !sentence.is_free(start) && start < 3 {
        start += 1;
    }
    let ends = |at: usize| {
        !sentence.is_free(at)
            || is_finite(sentence, at)
            || sentence.is(at, [List::Who, List::That, List::Auxiliary, List::Adverbs, List::Times])
            || sentence.is(at, List::SubjectStops) && !joins_names(sentence, at, sentence.len())
            || sentence.tokens[at].is_manner()
    };
    let end = (start..sentence.len().min(start + SUBJECT)).find(|&at| ends(at)).unwrap_or(start);
    if scene(start) { (start, start) } else { (start, end) }
}
