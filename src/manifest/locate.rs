//! Line and column of a JSON Pointer in the text of a manifest.

use super::fields::as_step;
use super::json::{Parts, name_of, offset, parts};

/// Line and column, in code points, both from 1, of each path's value; for an object that lacks something, its start.
///
/// `text` must be JSON that a parser has accepted, without a byte order mark. Cost: O(n · d) for the paths together, where d is
/// the number of their steps, 5 at most in a manifest; and O(p log p) for p paths.
pub fn locate(text: &str, paths: &[&str]) -> Vec<Option<(usize, usize)>> {
    let mut walk = Walk { text, found: vec![None; paths.len()] };
    walk.value(text.trim_ascii(), &paths.iter().copied().enumerate().collect::<Vec<_>>());
    let mut order: Vec<usize> = (0..paths.len()).collect();
    order.sort_unstable_by_key(|&number| walk.found[number]);
    // Counted on from the place before: a manifest may be one line, and no character of it is counted twice.
    let (mut places, mut done, mut line, mut column) = (vec![None; paths.len()], 0, 1, 1);
    for number in order {
        let Some(at) = walk.found[number] else { continue };
        for c in text[done..at].chars() {
            (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        done = at;
        places[number] = Some((line, column));
    }
    places
}

struct Walk<'t> {
    text: &'t str,
    // The byte at which the value of each path begins.
    found: Vec<Option<usize>>,
}

impl<'t> Walk<'t> {
    // Follows the paths that lead into this value; each comes with its number. Neighbours in the list mostly go the same way.
    fn value(&mut self, value: &'t str, paths: &[(usize, &str)]) {
        let mut inside: Option<Inside> = None;
        for paths in paths.chunk_by(|(_, one), (_, next)| split(one).0 == split(next).0) {
            let Some(step) = split(paths[0].1).0 else {
                let start = |path: &str| path.is_empty().then(|| offset(self.text, value));
                paths.iter().for_each(|(number, path)| self.found[*number] = start(path));
                continue;
            };
            if let Some(child) = inside.get_or_insert_with(|| Inside::of(value)).get(step) {
                let rest: Vec<(usize, &str)> = paths.iter().map(|(number, path)| (*number, split(path).1)).collect();
                self.value(child, &rest);
            }
        }
    }
}

// The first step of a path, as it is spelt there, and the rest.
fn split(path: &str) -> (Option<&str>, &str) {
    let Some(path) = path.strip_prefix('/') else { return (None, "") };
    let (step, rest) = path.split_at(path.find('/').unwrap_or(path.len()));
    (Some(step), rest)
}

// The values in a value, by their steps.
enum Inside<'t> {
    Items(Vec<&'t str>),
    Fields(Vec<(String, &'t str)>),
}

impl<'t> Inside<'t> {
    fn of(value: &'t str) -> Self {
        match parts(value) {
            Parts::Scalar => Inside::Items(Vec::new()),
            Parts::Items(items) => Inside::Items(items),
            Parts::Fields(fields) => {
                Inside::Fields(fields.into_iter().map(|(key, value)| (as_step(&name_of(key)), value)).collect())
            }
        }
    }

    fn get(&self, step: &str) -> Option<&'t str> {
        match self {
            Inside::Items(items) => items.get(step.parse::<usize>().ok()?).copied(),
            // Of a field that is there twice, the last place is the one complained of.
            Inside::Fields(fields) => fields.iter().rfind(|(name, _)| name == step).map(|(_, value)| *value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Deserializer, Value};

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
            ("claims", None),
            ("/claims/9", None),
            ("/claims/x", None),
            ("/e", Some((6, 8))),
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

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i32>().prop_map(Into::into),
            any::<String>().prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
                prop::collection::hash_map(any::<String>(), inner, 0..6).prop_map(|map| map.into_iter().collect()),
            ]
        })
    }

    // Every path into a value, and what is there.
    fn paths<'v>(value: &'v Value, path: String, out: &mut Vec<(String, &'v Value)>) {
        match value {
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| paths(item, format!("{path}/{at}"), out))
            }
            Value::Object(fields) => {
                fields.iter().for_each(|(key, field)| paths(field, format!("{path}/{}", as_step(key)), out))
            }
            _ => {}
        }
        out.push((path, value));
    }

    proptest! {
        #[test]
        fn what_is_read_at_a_place_is_the_value(value in any_json(), pretty: bool) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
            let mut all = Vec::new();
            paths(&value, String::new(), &mut all);
            let places = locate(&text, &all.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>());
            for ((path, value), place) in all.iter().zip(places) {
                let (line, column) = place.unwrap();
                let rest = text.split('\n').skip(line - 1).collect::<Vec<_>>().join("\n");
                let rest: String = rest.chars().skip(column - 1).collect();
                let read = Deserializer::from_str(&rest).into_iter::<Value>().next();
                prop_assert_eq!(&read.unwrap().unwrap(), *value, "{}", path);
            }
        }
    }
}
