//! A JSON text as a tree that keeps every byte: white space, order, duplicate keys, the spelling of numbers and strings.
//!
//! Branches are shared: a copy is one pointer, a change copies the path to it, and what did not change is known by
//! comparing pointers. So undo is keeping old trees, and only a changed claim is read, looked for and drawn again.

use crate::manifest::Json;
use std::rc::Rc;

/// A JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doc {
    pub(super) before: Rc<str>,
    /// The value.
    pub root: Node,
    pub(super) after: Rc<str>,
}

/// A value in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A string, number, `true`, `false` or `null`, as it is spelt.
    Scalar(Rc<str>),
    /// An object.
    Object(Rc<Group>),
    /// An array.
    Array(Rc<Group>),
}

/// What stands between two brackets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    pub(super) items: Vec<Item>,
    // Before the closing bracket.
    pub(super) tail: Rc<str>,
}

/// A value in a group, with its key in an object, and the white space around.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub before: Rc<str>,
    pub key: Option<Key>,
    pub value: Node,
    // Before the comma.
    pub after: Rc<str>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub name: Rc<str>,
    // As it is spelt, and all up to the value.
    pub raw: Rc<str>,
}

impl Doc {
    /// The text, to the byte.
    pub fn text(&self) -> String {
        let mut out = self.before.to_string();
        self.root.write(&mut out);
        out.push_str(&self.after);
        out
    }

    /// The same text around another value.
    pub(super) fn with(&self, root: Node) -> Doc {
        Doc { root, ..self.clone() }
    }
}

impl Node {
    /// The value of the first `key`, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let Node::Object(group) = self else { return None };
        group.items.iter().find(|item| item.is(key)).map(|item| &item.value)
    }

    /// The names of an object's fields.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let items = if let Node::Object(group) = self { &group.items[..] } else { &[] };
        items.iter().filter_map(|item| item.key.as_ref()).map(|key| &*key.name)
    }

    /// The value at a JSON Pointer (RFC 6901).
    pub fn at(&self, pointer: &str) -> Option<&Node> {
        steps(pointer).try_fold(self, |node, step| match node {
            Node::Array(group) => Some(&group.items.get(step.parse::<usize>().ok()?)?.value),
            _ => node.get(&step),
        })
    }

    /// The values of an array; none of anything else.
    pub fn items(&self) -> impl ExactSizeIterator<Item = &Node> {
        let items = if let Node::Array(group) = self { &group.items[..] } else { &[] };
        items.iter().map(|item| &item.value)
    }

    /// The text of a string.
    pub fn string(&self) -> Option<String> {
        let Node::Scalar(raw) = self else { return None };
        serde_json::from_str(raw).ok()
    }

    /// The string at a JSON Pointer; empty when there is none.
    pub fn text_at(&self, pointer: &str) -> String {
        self.at(pointer).and_then(Node::string).unwrap_or_default()
    }

    /// The value, without its spelling.
    pub fn json(&self) -> Json {
        match self {
            Node::Scalar(raw) => serde_json::from_str(raw).unwrap_or(Json::Null),
            Node::Array(group) => Json::Array(group.items.iter().map(|item| item.value.json()).collect()),
            Node::Object(group) => {
                let name = |item: &Item| item.key.as_ref().map_or(String::new(), |key| key.name.to_string());
                Json::Object(group.items.iter().map(|item| (name(item), item.value.json())).collect())
            }
        }
    }

    /// Whether the two are one and the same branch; a quick answer that never mistakes different values for equal ones.
    pub fn is(&self, other: &Node) -> bool {
        match (self, other) {
            (Node::Scalar(one), Node::Scalar(other)) => one == other,
            (Node::Object(one), Node::Object(other)) | (Node::Array(one), Node::Array(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }

    /// A string that says `text`.
    pub(super) fn of_string(text: &str) -> Node {
        Node::Scalar(serde_json::Value::from(text).to_string().into())
    }

    // The place of a step of a JSON Pointer in this group.
    pub(super) fn position(&self, step: &str) -> Option<usize> {
        let group = self.group()?;
        match self {
            Node::Array(_) => step.parse().ok().filter(|number| *number < group.items.len()),
            _ => group.items.iter().position(|item| item.is(step)),
        }
    }

    pub(super) fn group(&self) -> Option<&Group> {
        match self {
            Node::Scalar(_) => None,
            Node::Object(group) | Node::Array(group) => Some(group),
        }
    }

    /// The same kind of value with other content.
    pub(super) fn regrouped(&self, group: Group) -> Node {
        if matches!(self, Node::Array(_)) { Node::Array(group.into()) } else { Node::Object(group.into()) }
    }

    fn write(&self, out: &mut String) {
        let (open, close, group) = match self {
            Node::Scalar(raw) => return out.push_str(raw),
            Node::Object(group) => ('{', '}', group),
            Node::Array(group) => ('[', ']', group),
        };
        out.push(open);
        for (number, item) in group.items.iter().enumerate() {
            if number > 0 {
                out.push(',');
            }
            out.push_str(&item.before);
            out.extend(item.key.iter().map(|key| &*key.raw));
            item.value.write(out);
            out.push_str(&item.after);
        }
        out.push_str(&group.tail);
        out.push(close);
    }
}

impl Item {
    pub fn is(&self, key: &str) -> bool {
        self.key.as_ref().is_some_and(|own| &*own.name == key)
    }
}

/// The steps of a JSON Pointer.
pub(super) fn steps(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"))
}
