//! From a JSON text to the tree that keeps its every byte.

use super::tree::{Doc, Group, Item, Key, Node};
use crate::manifest::{Json, Parts, name_of, offset, parts};

impl Doc {
    /// The tree of a text.
    ///
    /// # Errors
    /// What is wrong with it as JSON, in serde_json's words and with its line and column.
    pub fn parse(text: &str) -> Result<Doc, serde_json::Error> {
        let bare = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        serde_json::from_str::<Json>(bare)?;
        let value = bare.trim_ascii();
        let start = offset(text, value);
        Ok(Doc { before: text[..start].into(), root: node(value), after: text[start + value.len()..].into() })
    }
}

// The tree of one value, spelt in `text`, which serde_json has accepted.
fn node(text: &str) -> Node {
    match parts(text) {
        Parts::Scalar => Node::Scalar(text.into()),
        Parts::Items(items) => Node::Array(group(text, items.into_iter().map(|value| (None, value))).into()),
        Parts::Fields(fields) => {
            Node::Object(group(text, fields.into_iter().map(|(key, value)| (Some(key), value))).into())
        }
    }
}

// What stands between the brackets of `text`: between two values a comma, with white space on both sides of it.
fn group<'t>(text: &'t str, values: impl Iterator<Item = (Option<&'t str>, &'t str)>) -> Group {
    let mut items: Vec<Item> = Vec::new();
    let mut end = 1;
    for (key, value) in values {
        let (start, at) = (offset(text, key.unwrap_or(value)), offset(text, value));
        let mut before = &text[end..start];
        if let (Some(last), Some((after, next))) = (items.last_mut(), before.split_once(',')) {
            last.after = after.into();
            before = next;
        }
        let key = key.map(|key| Key { name: name_of(key).into(), raw: text[start..at].into() });
        items.push(Item { before: before.into(), key, value: node(value), after: "".into() });
        end = at + value.len();
    }
    Group { items, tail: text[end..text.len() - 1].into() }
}
