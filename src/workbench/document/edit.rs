//! Changes to a manifest's tree that keep its layout.

use super::layout::Layout;
use super::tree::{Doc, Group, Node, steps};
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
                *node = Some(Node::of_string(text));
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

fn remove(doc: &Doc, pointer: &str) -> Option<Doc> {
    let steps: Vec<String> = steps(pointer).collect();
    let root = without(&doc.root, &steps)?;
    Some(doc.with(root))
}

// A tree without the value at these steps, and without the objects and lists in it that held nothing else.
fn without(node: &Node, steps: &[String]) -> Option<Node> {
    let group = node.group()?;
    let number = node.position(steps.first()?)?;
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
