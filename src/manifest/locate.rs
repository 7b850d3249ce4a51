//! Line and column of a JSON Pointer in the text of a manifest.

/// Line and column, in code points, both from 1, of each path's value; for an object that lacks something, its start.
///
/// `text` must be JSON that a parser has accepted, without a byte order mark. Cost: O(n) for all paths together.
pub fn locate(text: &str, paths: &[&str]) -> Vec<Option<(usize, usize)>> {
    let wanted = paths.iter().enumerate().fold(std::collections::HashMap::<_, Vec<_>>::new(), |mut map, (at, path)| {
        map.entry(*path).or_default().push(at);
        map
    });
    let mut walk = Walk { text, at: 0, path: String::new(), wanted, found: vec![None; paths.len()] };
    walk.value();
    let lines: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let place = |at: usize| {
        let line = lines.partition_point(|&start| start <= at);
        (line, text[lines[line - 1]..at].chars().count() + 1)
    };
    walk.found.into_iter().map(|at| at.map(place)).collect()
}

struct Walk<'t> {
    text: &'t str,
    at: usize,
    path: String,
    wanted: std::collections::HashMap<&'t str, Vec<usize>>,
    found: Vec<Option<usize>>,
}

impl Walk<'_> {
    fn value(&mut self) {
        self.blank();
        for &number in self.wanted.get(self.path.as_str()).into_iter().flatten() {
            // Of a field that is there twice, the last place is the one complained of.
            self.found[number] = Some(self.at);
        }
        match self.peek() {
            Some(b'{') => self.items(b'}', |walk, _| {
                let key = walk.string();
                walk.blank();
                walk.at += 1; // the colon
                key.replace('~', "~0").replace('/', "~1")
            }),
            Some(b'[') => self.items(b']', |_, number| number.to_string()),
            Some(b'"') => drop(self.string()),
            _ => self.skip(|byte| !matches!(byte, b',' | b'}' | b']') && !byte.is_ascii_whitespace()),
        }
    }

    fn items(&mut self, close: u8, mut step: impl FnMut(&mut Self, usize) -> String) {
        for number in 0.. {
            self.at += 1; // the bracket or comma
            self.blank();
            if self.peek().is_none_or(|byte| byte == close) {
                break;
            }
            let parent = self.path.len();
            let step = step(self, number);
            self.path.extend(["/", &step]);
            self.value();
            self.path.truncate(parent);
            self.blank();
            if self.peek() != Some(b',') {
                break;
            }
        }
        self.at += 1;
    }

    fn string(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.peek().filter(|&byte| byte != b'"') {
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        serde_json::from_str(self.text.get(start..self.at).unwrap_or_default()).unwrap_or_default()
    }

    fn blank(&mut self) {
        self.skip(|byte| byte.is_ascii_whitespace());
    }

    fn skip(&mut self, while_: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&while_) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
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
}
