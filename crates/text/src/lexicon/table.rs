//! What a lexicon says of words, by their keys.

use super::Entry;

/// Entries by the key of a word or phrase. Cost of a look-up: O(1), since keys are hashes.
#[derive(Debug, Default)]
pub(super) struct Table {
    // By bucket, which is the lower bits of the key; then by key and section.
    keys: Vec<u64>,
    entries: Vec<Entry>,
    // Where each bucket begins, and where the last one ends.
    starts: Vec<u32>,
}

impl Table {
    pub fn new(mut list: Vec<(u64, Entry)>) -> Self {
        let buckets = list.len().next_power_of_two();
        let bucket = |key: u64| key as usize & (buckets - 1);
        list.sort_by_key(|(key, entry)| (bucket(*key), *key, entry.section));
        let mut starts = vec![0; buckets + 1];
        for (key, _) in &list {
            starts[bucket(*key) + 1] += 1;
        }
        for at in 0..buckets {
            starts[at + 1] += starts[at];
        }
        let (keys, entries) = list.into_iter().unzip();
        Table { keys, entries, starts }
    }

    /// The entries of a key, by section.
    pub fn of(&self, key: u64) -> &[Entry] {
        let Some(mask) = self.starts.len().checked_sub(2) else { return &[] };
        let bucket = key as usize & mask;
        let (start, end) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        let in_bucket = &self.keys[start..end];
        let first = in_bucket.partition_point(|one| *one < key);
        let count = in_bucket[first..].iter().take_while(|one| **one == key).count();
        &self.entries[start + first..start + first + count]
    }

    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Section;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_table_has_what_a_list_has(keys in proptest::collection::vec(0..40u64, 0..60), wanted in 0..40u64) {
            let list: Vec<(u64, Entry)> = keys
                .iter()
                .enumerate()
                .map(|(line, key)| (key * 7919, Entry { section: Section::Same, line: line as u16, side: 0 }))
                .collect();
            let naive: Vec<Entry> = list.iter().filter(|item| item.0 == wanted * 7919).map(|item| item.1).collect();
            let table = Table::new(list);
            prop_assert_eq!(table.of(wanted * 7919), naive);
        }
    }
}
