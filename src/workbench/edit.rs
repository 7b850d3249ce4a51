//! Changes to a manifest's tree that keep its layout: what is added is indented like what stands there.

use super::tree::{Doc, Group, Item, Key, Node, steps};
use crate::manifest::Json;
use std::rc::Rc;

/// One change. Places are JSON Pointers (RFC 6901).
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Sets the field to a text; the objects around it are made when they are missing. An empty text takes an optional field
    /// away, and the object that held nothing else.
    Set(String, String),
    /// Puts a value where the field is, or adds it.
    Put(String, Json),
    /// Adds an item to the list, which is made when it is missing, before the item that has this number.
    Insert(String, usize, Json),
    /// Takes a value away.
    Remove(String),
    /// Moves an item of the list.
    Move {
        /// The list.
        list: String,
        /// Its number now.
        from: usize,
        /// Its number then.
        to: usize,
    },
}

// The order in which fields are written, wherever they belong: new ones find their place by it.
const ORDER: [&str; 25] = [
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

impl Edit {
    /// The text after this change; `None` where there is no such place.
    pub fn apply(&self, doc: &Doc) -> Option<Doc> {
        let layout = Layout::of(doc);
        let change = |pointer: &str, change: &dyn Fn(&mut Option<Node>, usize) -> Option<()>| {
            let steps: Vec<String> = steps(pointer).collect();
            let mut root = Some(doc.root.clone());
            layout.reach(&mut root, &steps, 0, change)?;
            Some(doc.with(root?))
        };
        match self {
            Edit::Set(pointer, text) if text.is_empty() && !is_required(pointer) => remove(doc, pointer),
            Edit::Set(pointer, text) => change(pointer, &|node, _| {
                *node = Some(string(text));
                Some(())
            }),
            Edit::Put(pointer, json) => change(pointer, &|node, depth| {
                *node = Some(layout.node(json, depth));
                Some(())
            }),
            Edit::Insert(list, at, json) => change(list, &|node, depth| {
                let array = node.take().unwrap_or_else(|| Node::Array(Rc::default()));
                let Node::Array(group) = &array else { return None };
                let at = (*at).min(group.items.len());
                *node = Some(array.regrouped(layout.inserted(group, at, None, layout.node(json, depth + 1), depth)));
                Some(())
            }),
            Edit::Remove(pointer) => remove(doc, pointer),
            Edit::Move { list, from, to } => change(list, &|node, _| {
                let array = node.take()?;
                *node = Some(array.regrouped(moved(array.group()?, *from, *to)?));
                Some(())
            }),
        }
    }

    /// What typing goes into: changes of one field in quick succession are one step.
    pub fn field(&self) -> Option<&str> {
        if let Edit::Set(pointer, _) = self { Some(pointer) } else { None }
    }
}

fn is_required(pointer: &str) -> bool {
    ["/id", "/status", "/exact"].iter().any(|end| pointer.ends_with(end))
}

fn string(text: &str) -> Node {
    Node::Scalar(serde_json::Value::from(text).to_string().into())
}

fn remove(doc: &Doc, pointer: &str) -> Option<Doc> {
    let steps: Vec<String> = steps(pointer).collect();
    let root = without(&doc.root, &steps)?;
    Some(doc.with(root))
}

// A tree without the value at these steps, and without the objects and lists in it that held nothing else.
fn without(node: &Node, steps: &[String]) -> Option<Node> {
    let group = node.group()?;
    let number = position(node, steps.first()?)?;
    let mut group = group.clone();
    let inner = (steps.len() > 1).then(|| without(&group.items[number].value, &steps[1..]));
    match inner {
        Some(inner) => {
            let inner = inner?;
            let emptied = matches!(node, Node::Object(_)) && is_optional(steps, &inner);
            if !emptied {
                group.items[number].value = inner;
                return Some(node.regrouped(group));
            }
        }
        None if steps.len() > 1 => return None,
        None => {}
    }
    let gone = group.items.remove(number);
    match group.items.get_mut(number) {
        Some(next) if number == 0 => next.before = gone.before,
        Some(_) => {}
        None => group.tail = if group.items.is_empty() { "".into() } else { group.tail },
    }
    Some(node.regrouped(group))
}

// The list of claims stays when it is empty.
fn is_optional(steps: &[String], inner: &Node) -> bool {
    steps[0] != "claims" && inner.group().is_some_and(|group| group.items.is_empty())
}

fn position(node: &Node, step: &str) -> Option<usize> {
    let group = node.group()?;
    match node {
        Node::Array(_) => step.parse().ok().filter(|number| *number < group.items.len()),
        _ => group.items.iter().position(|item| item.is(step)),
    }
}

// White space stays where it is: only the values change places.
fn moved(group: &Group, from: usize, to: usize) -> Option<Group> {
    if from >= group.items.len() || to >= group.items.len() {
        return None;
    }
    let mut values: Vec<Node> = group.items.iter().map(|item| item.value.clone()).collect();
    let value = values.remove(from);
    values.insert(to, value);
    let mut group = group.clone();
    group.items.iter_mut().zip(values).for_each(|(item, value)| item.value = value);
    Some(group)
}

// How the text is laid out: line ends and indentation, or all in one line.
struct Layout {
    newline: Option<Rc<str>>,
    unit: String,
}

impl Layout {
    fn of(doc: &Doc) -> Layout {
        let first = doc.root.group().and_then(|group| group.items.first()).map_or("\n  ", |item| &item.before);
        let newline = if first.contains("\r\n") { "\r\n" } else { "\n" };
        let unit = first.rsplit('\n').next().unwrap_or_default().to_owned();
        Layout { newline: first.contains('\n').then(|| newline.into()), unit }
    }

    // White space before an item at this depth.
    fn before(&self, depth: usize) -> Rc<str> {
        self.newline.as_ref().map_or("".into(), |newline| [newline, &*self.unit.repeat(depth)].concat().into())
    }

    // Follows the steps, making objects that are missing, to what `change` does with the value there.
    fn reach(
        &self,
        node: &mut Option<Node>,
        steps: &[String],
        depth: usize,
        change: &dyn Fn(&mut Option<Node>, usize) -> Option<()>,
    ) -> Option<()> {
        let Some((step, rest)) = steps.split_first() else { return change(node, depth) };
        let parent = node.take().unwrap_or_else(|| Node::Object(Rc::default()));
        let mut group = parent.group()?.clone();
        let number = position(&parent, step);
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
    fn inserted(&self, group: &Group, at: usize, key: Option<&str>, value: Node, depth: usize) -> Group {
        let mut group = group.clone();
        let colon = if self.newline.is_some() { ": " } else { ":" };
        let key = key.map(|name| Key {
            name: name.into(),
            raw: [&serde_json::Value::from(name).to_string(), colon].concat().into(),
        });
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

    fn node(&self, json: &Json, depth: usize) -> Node {
        let empty = || Group { items: Vec::new(), tail: "".into() };
        match json {
            Json::Null => Node::Scalar("null".into()),
            Json::Bool(value) => Node::Scalar(value.to_string().into()),
            Json::Number(number) => Node::Scalar(number.to_string().into()),
            Json::String(text) => string(text),
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
