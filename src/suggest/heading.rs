//! `Anna Reyes: the ferry stays`, as headings and transcripts name who speaks.

use super::act::Act;
use super::lexicon::List;
use super::memory::Memory;
use super::sentence::Sentence;
use super::side::Side;
use super::speaker::describe;
use super::verb::is_finite;

// Words before the colon, and words that a claim has at least.
const NAME: usize = 5;
const LEAST: usize = 4;

/// The act of a sentence that begins with a name and a colon.
pub(super) fn act(sentence: Sentence, memory: &Memory) -> Option<Act> {
    let colon = (1..=NAME).find(|&at| sentence.mark(at) == ":")?;
    let noun = &sentence.tokens[..colon];
    let words = sentence.tokens[colon..].iter().filter(|token| token.word).count();
    let names = noun.iter().all(|token| token.is_name() || token.is(List::Particles));
    let quoted = sentence.quote(colon + 1) != 0;
    let known = memory.known(noun[noun.len() - 1].text).is_some();
    let certain = known
        || quoted
            && noun.len() > 1
            && !noun.iter().all(|token| token.text.chars().all(char::is_uppercase))
            && !noun.iter().any(|token| token.is(List::Common));
    if !names
        || !certain
        || words < LEAST
        || !quoted && !(colon..sentence.len()).any(|at| is_finite(sentence, at))
        || sentence.is_question()
        || sentence.quote(0) != 0
    {
        return None;
    }
    let speaker = describe(noun, &[], memory);
    let claim = if quoted { Side::Quotations } else { Side::After(colon + 1) };
    Some(Act { from: 0, to: colon + 1, cue: (colon, colon + 1), speaker, claim, shared: false })
}
