//! Two passages side by side: which terms went and which came, place by place, without what only moved or changed its form.

use super::term::Term;
use super::variant::are_variants;
use crate::diff::gaps;
use crate::lexicon::Lexicon;
use std::ops::Range;

/// Terms that went at one place and that came there, by their numbers; variants of each other are taken out.
#[derive(Debug)]
pub(crate) struct Place {
    pub lost: Vec<usize>,
    pub came: Vec<usize>,
    /// All that went and came at the place.
    pub whole: (Range<usize>, Range<usize>),
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
            })
            .collect();
        for place in &mut places {
            pair_off(&old, &new, place, lexicon);
        }
        let moved = take_moved(&old, &new, &mut places);
        Comparison { old, new, places, moved }
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
