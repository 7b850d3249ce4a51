//! What the device keeps of earlier visits: the newest articles, each with what its labels said. Text in, text out.

use serde::{Deserialize, Serialize};

const VERSION: u32 = 1;
const NEWEST: usize = 50;

/// Address and record of each article, the newest last.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct Visits {
    version: u32,
    articles: Vec<(String, String)>,
}

impl Default for Visits {
    fn default() -> Self {
        Visits { version: VERSION, articles: Vec::new() }
    }
}

impl Visits {
    /// The visits in `text`; none when it is not what this version writes.
    pub fn parse(text: &str) -> Option<Visits> {
        serde_json::from_str(text).ok().filter(|visits: &Visits| visits.version == VERSION)
    }

    /// The text that [`Visits::parse`] reads.
    pub fn write(&self) -> String {
        // Numbers and strings: nothing in them can fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The visits with this one as the newest.
    pub fn add(mut self, address: &str, record: &str) -> Visits {
        self.articles.retain(|(other, _)| other != address);
        self.articles.push((address.to_owned(), record.to_owned()));
        self.articles.drain(..self.articles.len().saturating_sub(NEWEST));
        self
    }

    /// What the labels of the manifest at `address` said.
    pub fn record(self, address: &str) -> Option<String> {
        self.articles.into_iter().find(|(other, _)| other == address).map(|(_, record)| record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn made(visits: &[(u8, u8)]) -> Visits {
        let add = |all: Visits, (page, record): &(u8, u8)| {
            all.add(&format!("https://news.example/{page}"), &format!("a={record} "))
        };
        visits.iter().fold(Visits::default(), add)
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_again(visits in prop::collection::vec((0..60u8, 0..3u8), 0..80)) {
            let visits = made(&visits);
            prop_assert_eq!(Visits::parse(&visits.write()), Some(visits));
        }

        #[test]
        fn the_50_newest_articles_are_kept_each_once_the_newest_last(visits in prop::collection::vec((0..70u8, 0..255u8), 0..1000)) {
            let is_last = |(at, (page, _)): &(usize, &(u8, u8))| !visits[at + 1..].iter().any(|(other, _)| other == page);
            let wanted: Vec<_> = visits.iter().enumerate().filter(is_last).map(|(_, visit)| visit).collect();
            let wanted = wanted[wanted.len().saturating_sub(50)..].iter();
            let wanted: Vec<_> = wanted.map(|(page, record)| (format!("https://news.example/{page}"), format!("a={record} "))).collect();
            prop_assert_eq!(made(&visits).articles, wanted);
        }

        #[test]
        fn text_that_is_damaged_somewhere_is_read_or_refused(at in 0..100usize, with: char, less in 0..3usize) {
            let text = made(&[(1, 2), (3, 4)]).write();
            let before = text.chars().take(at).chain([with]);
            let damaged: String = before.chain(text.chars().skip(at + less)).collect();
            let _ = Visits::parse(&damaged);
        }
    }

    #[test]
    fn text_that_this_version_did_not_write_is_nothing() {
        let bad = [
            "",
            "off",
            "null",
            "1",
            "[]",
            "{}",
            r#"{"version":1}"#,
            r#"{"version":1,"articles":null}"#,
            r#"{"version":1,"articles":{}}"#,
            r#"{"version":2,"articles":[]}"#,
            r#"{"version":1,"articles":[1]}"#,
            r#"{"version":1,"articles":[["a","b","c"]]}"#,
            r#"{"version":1,"articles":[["a",1]]}"#,
            r#"{"version":1,"articles":[["a","b"]"#,
            "\0",
        ];
        bad.iter().for_each(|text| assert_eq!(Visits::parse(text), None, "{text}"));
    }
}
