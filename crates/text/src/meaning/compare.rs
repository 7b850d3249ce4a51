//! Two passages side by side: which terms went and which came, place by place, without what only moved or changed its form.

use super::term::Term;
use super::variant::are_variants;
use crate::diff::gaps;
use crate::lexicon::{Lexicon, Section};
use std::ops::Range;

/// Terms that went at one place and that came there, by their numbers; variants of each other are taken out.
#[derive(Debug)]
pub(crate) struct Place {
    pub lost: Vec<usize>,
    pub came: Vec<usize>,
    /// All that went and came at the place.
    pub whole: (Range<usize>, Range<usize>),
    /// Whether more came there, beyond the passage, than may stand for what went.
    pub open: bool,
}

/// Two passages, compared.
pub(crate) struct Comparison<'a> {
    pub old: Vec<Term<'a>>,
    pub new: Vec<Term<'a>>,
    pub places: Vec<Place>,
    /// Terms that stand elsewhere now: numbers in the old and in the new passage.
    pub moved: Vec<(usize, usize)>,
}

impl<'a> Comparison<'a> {
    pub fn new(old: Vec<Term<'a>>, new: Vec<Term<'a>>, lexicon: &Lexicon) -> Self {
        let weight = |a: usize, b: usize| match old[a].id == new[b].id {
            true if old[a].is_content() || old[a].number.is_some() => 4 + u16::from(old[a].normal == new[b].normal),
            true => 1,
            false => 0,
        };
        let mut places: Vec<Place> = gaps((old.len(), new.len()), weight)
            .into_iter()
            .map(|gap| Place {
                lost: gap.lost.clone().collect(),
                came: gap.came.clone().collect(),
                whole: (gap.lost, gap.came),
                open: false,
            })
            .collect();
        for place in &mut places {
            let letters = |terms: &[Term], range: &Range<usize>| {
                terms[range.clone()].iter().map(|term| term.normal.as_ref()).collect::<String>()
            };
            // `time zone` and `timezone` are one.
            let figures = || old[place.whole.0.clone()].iter().any(|term| term.number.is_some());
            if letters(&old, &place.whole.0) == letters(&new, &place.whole.1) && !figures() {
                place.lost.clear();
                place.came.clear();
            }
            pair_off(&old, &new, place, lexicon);
        }
        let moved = take_moved(&old, &new, &mut places);
        Comparison { old, new, places, moved }
    }
}

impl Comparison<'_> {
    /// Whether a moved term has a word beside it that it had beside it before, numbers and units aside.
    pub fn moved_along(&self, (old, new): (usize, usize)) -> bool {
        let beside = |terms: &[Term], at: usize| -> Vec<Option<u64>> {
            [at.checked_sub(1), Some(at + 1)]
                .map(|beside| {
                    beside
                        .and_then(|beside| terms.get(beside))
                        .filter(|term| term.number.is_none() && !term.has(Section::Units))
                })
                .map(|term| term.map(|term| term.id))
                .to_vec()
        };
        let (before, after) = (beside(&self.old, old), beside(&self.new, new));
        before.iter().flatten().any(|id| after.contains(&Some(*id)))
    }

    /// Without places that touch neither of these terms. Where a place reaches beyond them, new terms there count as far as
    /// they may stand for old ones that went.
    pub fn within(mut self, old: &Range<usize>, new: &Range<usize>) -> Self {
        let touches = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        self.places.retain(|place| touches(&place.whole.0, old) || touches(&place.whole.1, new));
        for place in &mut self.places {
            place.lost.retain(|at| old.contains(at));
            let beyond = place.whole.1.clone().filter(|at| !new.contains(at)).count();
            if beyond > place.lost.len() + 1 {
                place.open = true;
                place.came.retain(|at| new.contains(at));
                let clip = |range: &Range<usize>, to: &Range<usize>| {
                    range.start.clamp(to.start, to.end)..range.end.clamp(to.start, to.end)
                };
                place.whole = (clip(&place.whole.0, old), clip(&place.whole.1, new));
            }
        }
        self
    }

    /// Without what came before the first, or after the last, of the old terms, where it may have stood there.
    pub fn without_open_ends(mut self, open: (bool, bool)) -> Self {
        let end = self.old.len();
        self.places.retain(|place| {
            let added = place.whole.0.is_empty();
            !(added && (open.0 && place.whole.0.start == 0 || open.1 && place.whole.0.end == end))
        });
        self
    }

    /// Words of content that went at a place, or that came, whichever are more.
    pub fn content_changed(&self, place: &Place) -> usize {
        let content = |terms: &[Term], at: &[usize]| at.iter().filter(|&&at| terms[at].is_content()).count();
        content(&self.old, &place.lost).max(content(&self.new, &place.came))
    }

    /// The same of all other places together.
    pub fn content_changed_beside(&self, place: &Place) -> usize {
        let others = self.places.iter().filter(|other| other.whole != place.whole);
        others.map(|other| self.content_changed(other)).sum()
    }
}

// Takes terms out that are variants of each other, in order of the lost ones.
fn pair_off(old: &[Term], new: &[Term], place: &mut Place, lexicon: &Lexicon) {
    place.lost.retain(|&lost| {
        let partner = place.came.iter().position(|&came| are_variants(&old[lost], &new[came], lexicon));
        if let Some(partner) = partner {
            place.came.remove(partner);
        }
        partner.is_none()
    });
}

// Takes terms out that went at one place and came at another.
fn take_moved(old: &[Term], new: &[Term], places: &mut [Place]) -> Vec<(usize, usize)> {
    let mut moved = Vec::new();
    for from in 0..places.len() {
        for lost in places[from].lost.clone() {
            let found = (0..places.len()).find_map(|to| {
                let at = places[to].came.iter().position(|&came| old[lost].id == new[came].id)?;
                Some((to, at))
            });
            if let Some((to, at)) = found {
                moved.push((lost, places[to].came.remove(at)));
                places[from].lost.retain(|one| *one != lost);
            }
        }
    }
    moved
}
