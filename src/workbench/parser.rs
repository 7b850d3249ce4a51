//! From a JSON text to its tree.

use super::tree::{Group, Item, Key, Node};

// Of a text that serde_json has accepted.
pub(super) struct Parser<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl<'t> Parser<'t> {
    pub fn value(&mut self) -> Node {
        match self.text.as_bytes().get(self.at) {
            Some(b'{') => Node::Object(self.group(b'}').into()),
            Some(b'[') => Node::Array(self.group(b']').into()),
            Some(b'"') => Node::Scalar(self.string().into()),
            _ => Node::Scalar(self.take(|byte| !byte.is_ascii_whitespace() && !b",]}".contains(&byte)).into()),
        }
    }

    fn group(&mut self, close: u8) -> Group {
        let mut items = Vec::new();
        self.at += 1;
        let mut blank = self.blank();
        while self.text.as_bytes()[self.at] != close {
            let key = (close == b'}').then(|| self.key());
            let item = Item { before: blank.into(), key, value: self.value(), after: "".into() };
            items.push(item);
            blank = self.blank();
            if self.text.as_bytes()[self.at] == b',' {
                let after = std::mem::take(&mut blank);
                items.last_mut().into_iter().for_each(|item| item.after = after.into());
                self.at += 1;
                blank = self.blank();
            }
        }
        self.at += 1;
        Group { items, tail: blank.into() }
    }

    fn key(&mut self) -> Key {
        let start = self.at;
        let name: String = serde_json::from_str(self.string()).unwrap_or_default();
        self.blank();
        self.at += 1; // the colon
        self.blank();
        Key { name: name.into(), raw: self.text[start..self.at].into() }
    }

    fn string(&mut self) -> &'t str {
        let start = self.at;
        self.at += 1;
        while self.text.as_bytes()[self.at] != b'"' {
            self.at += if self.text.as_bytes()[self.at] == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        &self.text[start..self.at]
    }

    pub fn blank(&mut self) -> &'t str {
        self.take(|byte| byte.is_ascii_whitespace())
    }

    fn take(&mut self, while_: impl Fn(u8) -> bool) -> &'t str {
        let rest = &self.text[self.at..];
        let len = rest.bytes().position(|byte| !while_(byte)).unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }
}
