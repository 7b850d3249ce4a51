//! The greatest value at any of the first places: a tree of Fenwick, "A new data structure for cumulative frequency tables",
//! Software: Practice and Experience 24(3), 1994, with maxima for sums. O(log n) an operation for n places.

/// Values at places, and the number of who brought each.
pub(crate) struct PrefixMax(Vec<Option<(f32, usize)>>);

impl PrefixMax {
    pub fn new(places: usize) -> Self {
        PrefixMax(vec![None; places + 1])
    }

    /// Raises the value at `place` to `value`, if that is more.
    pub fn raise(&mut self, place: usize, value: f32, number: usize) {
        let mut at = place + 1;
        while at < self.0.len() {
            if self.0[at].is_none_or(|old| value > old.0) {
                self.0[at] = Some((value, number));
            }
            at += at & at.wrapping_neg();
        }
    }

    /// The greatest value before `place`.
    pub fn upto(&self, place: usize) -> Option<(f32, usize)> {
        let (mut at, mut best) = (place, None::<(f32, usize)>);
        while at > 0 {
            if let Some(value) = self.0[at].filter(|value| best.is_none_or(|best| value.0 > best.0)) {
                best = Some(value);
            }
            at &= at - 1;
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_greatest_so_far(raises in prop::collection::vec((0usize..30, 0u8..50), 0..60)) {
            let (mut tree, mut naive) = (PrefixMax::new(30), [None::<f32>; 30]);
            for (number, &(place, value)) in raises.iter().enumerate() {
                let value = f32::from(value);
                tree.raise(place, value, number);
                naive[place] = Some(naive[place].map_or(value, |old| old.max(value)));
            }
            for place in 0..=30 {
                let greatest = naive[..place].iter().flatten().copied().reduce(f32::max);
                prop_assert_eq!(tree.upto(place).map(|found| found.0), greatest);
            }
        }
    }
}
