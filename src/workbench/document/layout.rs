//! How a manifest is written: what is added is indented like what stands there, and fields have an order.

use super::tree::{Doc, Group, Item, Key, Node};
use crate::manifest::Json;
use std::rc::Rc;

// The order in which fields are written, wherever they belong: new ones find their place by it.
const ORDER: [&str; 26] = [
    "$schema",
    "version",
    "type",
    "id",
    "status",
    "exact",
    "prefix",
    "suffix",
    "position",
    "quote",
    "headline",
    "language",
    "published",
    "section",
    "article",
    "name",
    "role",
    "publisher",
    "policy",
    "summary",
    "note",
    "url",
    "sources",
    "date",
    "updated",
    "history",
];

// How the text is laid out: line ends and indentation, or all in one line.
pub(super) struct Layout {
    newline: Option<Rc<str>>,
    unit: String,
}

impl Layout {
    pub fn of(doc: &Doc) -> Layout {
        let first = doc.root.group().and_then(|group| group.items.first()).map_or("\n  ", |item| &item.before);
        let newline = if first.contains("\r\n") { "\r\n" } else { "\n" };
        let unit = first.rsplit('\n').next().unwrap_or_default().to_owned();
        Layout { newline: first.contains('\n').then(|| newline.into()), unit }
    }

    // White space before an item at this depth.
    fn before(&self, depth: usize) -> Rc<str> {
        self.newline.as_ref().map_or("".into(), |newline| format!("{newline}{}", self.unit.repeat(depth)).into())
    }

    // Follows the steps, making objects that are missing, to what `change` does with the value there.
    pub fn reach(
        &self,
        node: &mut Option<Node>,
        steps: &[String],
        depth: usize,
        change: &dyn Fn(&mut Option<Node>, usize) -> Option<()>,
    ) -> Option<()> {
        let Some((step, rest)) = steps.split_first() else { return change(node, depth) };
        let parent = node.take().unwrap_or_else(|| Node::Object(Rc::default()));
        let mut group = parent.group()?.clone();
        let number = parent.position(step);
        let mut value = number.map(|number| group.items[number].value.clone());
        self.reach(&mut value, rest, depth + 1, change)?;
        match number {
            Some(number) => group.items[number].value = value?,
            None if matches!(parent, Node::Array(_)) => return None,
            None => group = self.inserted(&group, place(&group, step), Some(step), value?, depth),
        }
        *node = Some(parent.regrouped(group));
        Some(())
    }

    // The group, at this depth, with one item more.
    pub fn inserted(&self, group: &Group, at: usize, key: Option<&str>, value: Node, depth: usize) -> Group {
        let mut group = group.clone();
        let colon = if self.newline.is_some() { ": " } else { ":" };
        let key =
            key.map(|name| Key { name: name.into(), raw: format!("{}{colon}", serde_json::Value::from(name)).into() });
        let (first, last) = (group.items.first(), group.items.last().filter(|_| group.items.len() > 1));
        let between = match (last, first) {
            (Some(last), _) => last.before.clone(),
            (None, Some(first)) if first.before.is_empty() && self.newline.is_some() => " ".into(),
            (None, Some(first)) => first.before.clone(),
            (None, None) => self.before(depth + 1),
        };
        let before = first.filter(|_| at == 0).map_or(between.clone(), |first| first.before.clone());
        if group.items.is_empty() {
            group.tail = self.before(depth);
        } else if at == 0 {
            group.items[0].before = between;
        }
        group.items.insert(at, Item { before, key, value, after: "".into() });
        group
    }

    pub fn node(&self, json: &Json, depth: usize) -> Node {
        let empty = || Group { items: Vec::new(), tail: "".into() };
        match json {
            Json::Null => Node::Scalar("null".into()),
            Json::Bool(value) => Node::Scalar(value.to_string().into()),
            Json::Number(number) => Node::Scalar(number.to_string().into()),
            Json::String(text) => Node::of_string(text),
            Json::Array(items) => Node::Array(
                items
                    .iter()
                    .fold(empty(), |group, item| {
                        let value = self.node(item, depth + 1);
                        self.inserted(&group, group.items.len(), None, value, depth)
                    })
                    .into(),
            ),
            Json::Object(fields) => Node::Object(
                fields
                    .iter()
                    .fold(empty(), |group, (key, value)| {
                        let value = self.node(value, depth + 1);
                        self.inserted(&group, group.items.len(), Some(key), value, depth)
                    })
                    .into(),
            ),
        }
    }
}

// Where a field with this name belongs in an object: behind the last one that comes before it in the order.
fn place(group: &Group, name: &str) -> usize {
    let rank = |name: &str| ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len());
    let own = rank(name);
    let before = |item: &Item| item.key.as_ref().is_some_and(|key| rank(&key.name) <= own);
    group.items.iter().rposition(before).map_or(0, |last| last + 1)
}
