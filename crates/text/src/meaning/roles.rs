//! Who did it to whom.

use super::compare::Comparison;
use super::term::Term;
use crate::lexicon::{Lexicon, Section};

/// Words of content that a subject has at most; more are a clause.
const SUBJECT: usize = 3;

/// Whether two words changed sides around a third: `Anna sued Karl`, `Karl sued Anna`. Not where a passive came or went with
/// them (`Karl was sued by Anna`), but where it did without them (`Anna was sued by Karl`), and not for days, months and numbers, which
/// stand before or after what they belong to.
pub(crate) fn swapped(compared: &Comparison, lexicon: &Lexicon) -> bool {
    let Comparison { old, new, places, moved } = compared;
    let agent = places.iter().any(|place| {
        place.lost.iter().any(|&at| old[at].has(Section::Agent))
            || place.came.iter().any(|&at| new[at].has(Section::Agent))
    });
    if agent {
        return was_done_by(old, new) || was_done_by(new, old);
    }
    if exchanged(old, new, lexicon) {
        return true;
    }
    if moved.is_empty() {
        return false;
    }
    // Where each term of content that stands once in both stands in the new passage.
    let once = |terms: &[super::term::Term], id: u64| terms.iter().filter(|term| term.id == id).count() == 1;
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for (at, term) in old.iter().enumerate().filter(|(_, term)| term.is_content() && !term.is_when()) {
        let partner = new.iter().position(|other| other.id == term.id);
        let stays = |partner: &usize| !keeps_preposition(old, at, new, *partner);
        let partner = partner.filter(|_| once(old, term.id) && once(new, term.id)).filter(stays);
        kept.extend(partner.map(|partner| (at, partner)));
    }
    let is_moved = |pair: &(usize, usize)| moved.contains(pair);
    // `…, said the mayor` and `The mayor said …`: a verb that moved behind a clause carries it.
    let carries = |verb: &(usize, usize)| {
        let crossed = kept.iter().filter(|other| (other.0 < verb.0) != (other.1 < verb.1) && !is_moved(other));
        is_moved(verb) && crossed.count() > SUBJECT
    };
    kept.iter().enumerate().any(|(first, a)| {
        kept[first + 1..].iter().enumerate().any(|(second, verb)| {
            verb.1 < a.1
                && !carries(verb)
                && kept[first + second + 2..].iter().any(|b| b.1 < verb.1 && (is_moved(a) || is_moved(b)))
        })
    })
}

// Whether what a verb was done to in `one` is who did it in `other`: `sued Karl`, `was sued by Karl`, with somebody before the verb in both.
fn was_done_by(one: &[Term], other: &[Term]) -> bool {
    let content = |term: &Term| term.is_content() && !term.is_when() && !term.has(Section::Agent);
    let before = |terms: &[Term], at: usize| terms[..at].iter().rposition(content);
    let mut agents = (0..other.len()).filter(|&at| other[at].has(Section::Agent));
    agents.any(|at| {
        let Some(whom) = (at + 1..other.len().min(at + 1 + SUBJECT)).find(|&at| content(&other[at])) else {
            return false;
        };
        let Some(verb) = before(other, at).filter(|&verb| !other[verb].is_name && at - verb <= 2) else { return false };
        // `was` stands before it, or whatever the language has for that.
        let Some(who) = before(other, verb).filter(|who| verb - who > 1) else { return false };
        let mut places = (0..one.len()).filter(|&place| one[place].id == other[whom].id);
        places.any(|place| {
            let Some(verb_then) = before(one, place).filter(|&then| one[then].id == other[verb].id) else {
                return false;
            };
            let between = &one[verb_then + 1..place];
            let who_then = before(one, verb_then);
            between.len() < SUBJECT
                && !between.iter().any(|term| term.has(Section::Agent) || term.has(Section::Preposition))
                && who_then.is_some_and(|then| verb_then - then == 1 && one[then].id == other[who].id)
        })
    })
}

// Whether a preposition went along: `after the match`, at the sentence's end as at its beginning, is nobody's role.
fn keeps_preposition(old: &[Term], at: usize, new: &[Term], partner: usize) -> bool {
    let before = |terms: &[Term], at: usize| {
        // An article may stand between.
        let near = terms[at.saturating_sub(2)..at].iter().rev();
        near.take_while(|term| !term.is_content()).find(|term| term.has(Section::Preposition)).map(|term| term.id)
    };
    before(old, at).is_some_and(|id| before(new, partner) == Some(id))
}

/// Words of a name or description that changed places with another, at most; characters, in scripts without spaces.
const LONGEST: usize = 8;

// Whether two names or descriptions changed places and all else stayed: `A hat B angezeigt`, `B hat A angezeigt`. What stands
// between marks who is who, so that it is no list (`A und B`), but where the verb comes first they may stand side by side; what moved along with a preposition or a day is no role.
fn exchanged(old: &[Term], new: &[Term], lexicon: &Lexicon) -> bool {
    let same = |a: &Term, b: &Term| a.id == b.id;
    let head = old.iter().zip(new).take_while(|(a, b)| same(a, b)).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| same(a, b)).count();
    let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let alike = |a: &[Term], b: &[Term]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b));
    let named = |terms: &[Term]| terms.iter().all(|term| term.is_content() && !term.is_when());
    let marks = |terms: &[Term]| {
        (!terms.is_empty() || head > 0 && lexicon.verbs_come_first())
            && terms.iter().all(|term| !term.is_content() && term.number.is_none() && !lexicon.is_and(&term.normal))
    };
    old.len() == new.len()
        && (1..=LONGEST.min(old.len())).any(|first| {
            (1..=LONGEST.min(old.len() - first)).any(|second| {
                let (a, between, b) = (&old[..first], &old[first..old.len() - second], &old[old.len() - second..]);
                let (b_now, between_now, a_now) =
                    (&new[..second], &new[second..new.len() - first], &new[new.len() - first..]);
                alike(a, a_now)
                    && alike(b, b_now)
                    && alike(between, between_now)
                    && named(a)
                    && named(b)
                    && marks(between)
            })
        })
}
