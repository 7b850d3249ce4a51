//! Line and column of a JSON Pointer in the text of a manifest.

use super::json::{Parts, name_of, offset, parts};
use std::collections::HashMap;

/// Line and column, in code points, both from 1, of each path's value; for an object that lacks something, its start.
///
/// `text` must be JSON that a parser has accepted, without a byte order mark. Cost: O(n · d) for the paths together, where d is
/// the number of their steps, 5 at most in a manifest.
pub fn locate(text: &str, paths: &[&str]) -> Vec<Option<(usize, usize)>> {
    let mut walk = Walk { text, found: vec![None; paths.len()] };
    walk.value(text.trim_ascii(), paths.iter().copied().enumerate().collect());
    let lines: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let place = |at: usize| {
        let line = lines.partition_point(|&start| start <= at);
        (line, text[lines[line - 1]..at].chars().count() + 1)
    };
    walk.found.into_iter().map(|at| at.map(place)).collect()
}

struct Walk<'t> {
    text: &'t str,
    // The byte at which the value of each path begins.
    found: Vec<Option<usize>>,
}

impl<'t> Walk<'t> {
    // Follows the paths that lead into this value; each comes with its number.
    fn value(&mut self, value: &'t str, paths: Vec<(usize, &str)>) {
        let mut inside: HashMap<String, Vec<(usize, &str)>> = HashMap::new();
        for (number, path) in paths {
            let Some(rest) = path.strip_prefix('/') else {
                self.found[number] = path.is_empty().then(|| offset(self.text, value));
                continue;
            };
            let end = rest.find('/').unwrap_or(rest.len());
            let step = rest[..end].replace("~1", "/").replace("~0", "~");
            inside.entry(step).or_default().push((number, &rest[end..]));
        }
        if inside.is_empty() {
            return;
        }
        match parts(value) {
            Parts::Scalar => {}
            Parts::Items(items) => {
                for (step, paths) in inside {
                    if let Some(item) = step.parse().ok().and_then(|at: usize| items.get(at)) {
                        self.value(item, paths);
                    }
                }
            }
            // Of a field that is there twice, the last place is the one complained of.
            Parts::Fields(fields) => {
                for (key, field) in fields.into_iter().rev() {
                    if let Some(paths) = inside.remove(&name_of(key)) {
                        self.value(field, paths);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::locate;

    #[test]
    fn paths_are_found_by_line_and_column() {
        let text = "{\n  \"claims\": [\n    {\"id\": \"é\", \"a/b\": [1, {\"x\\\"y\": null}]},\n    7\n  ],\n  \"e\": {}, \"f\": []\n}";
        let cases = [
            ("", Some((1, 1))),
            ("/claims", Some((2, 13))),
            ("/claims/0", Some((3, 5))),
            ("/claims/0/id", Some((3, 12))),
            ("/claims/0/a~1b/1/x\"y", Some((3, 37))),
            ("/claims/1", Some((4, 5))),
            ("/e", Some((6, 8))),
            ("/f", Some((6, 17))),
            ("/nowhere", None),
        ];
        let paths: Vec<&str> = cases.iter().map(|case| case.0).collect();
        for ((path, expected), found) in cases.iter().zip(locate(text, &paths)) {
            assert_eq!(found, *expected, "{path}");
        }
    }

    #[test]
    fn of_a_field_that_is_there_twice_the_last_place_is_meant() {
        assert_eq!(locate(" {\"a\": 1,\n\"a\": {\"b\": 2}}", &["/a", "/a/b"]), [Some((2, 6)), Some((2, 12))]);
    }
}
