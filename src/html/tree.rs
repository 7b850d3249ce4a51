//! The tree that the HTML parser builds, and which bytes of the source each part of it came from.

use super::segment::Segment;
use crate::markup;
use html5ever::{Attribute, QualName};
use std::ops::Range;

/// A node's number in its [`Tree`].
pub(crate) type Id = u32;

pub(crate) struct Node {
    pub parent: Option<Id>,
    pub before: Option<Id>,
    pub after: Option<Id>,
    pub first: Option<Id>,
    pub last: Option<Id>,
    // Levels below the document.
    level: u32,
    pub data: Data,
}

pub(crate) enum Data {
    /// The document, or what a `template` holds.
    Root,
    Comment,
    Text(Text),
    Element(Element),
}

#[derive(Default)]
pub(crate) struct Text {
    pub text: String,
    pub segments: Vec<Segment>,
}

pub(crate) struct Element {
    pub name: QualName,
    pub attributes: Vec<Attribute>,
    /// Its tags in the source, where they are written there.
    pub open: Option<Range<usize>>,
    pub close: Option<Range<usize>>,
    pub(super) template: Option<Id>,
}

impl Element {
    pub fn tag(&self) -> &str {
        &self.name.local
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
    }
}

/// A parsed page.
pub(crate) struct Tree {
    nodes: Vec<Node>,
    deepest: u32,
    /// Where the first `</body>` or `</html>` begins in the source.
    pub body_end: Option<usize>,
}

impl Tree {
    pub const ROOT: Id = 0;

    /// A tree with nothing in it.
    pub(super) fn new() -> Tree {
        let mut tree = Tree { nodes: Vec::new(), deepest: 0, body_end: None };
        tree.add(Data::Root);
        tree
    }

    /// How deep it is, and how many nodes it has.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.deepest as usize, self.nodes.len())
    }

    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id as usize]
    }

    pub fn element(&self, id: Id) -> Option<&Element> {
        if let Data::Element(element) = &self.node(id).data { Some(element) } else { None }
    }

    pub fn text(&self, id: Id) -> Option<&Text> {
        if let Data::Text(text) = &self.node(id).data { Some(text) } else { None }
    }

    /// The first element of that name.
    pub fn named(&self, tag: &str) -> Option<Id> {
        self.all().find(|id| self.element(*id).is_some_and(|element| element.tag() == tag))
    }

    /// The byte of the source at which the content of an element begins, where that is known.
    pub fn content_start(&self, id: Id) -> Option<usize> {
        let open = self.element(id).and_then(|element| element.open.as_ref());
        open.map(|open| open.end).or_else(|| {
            let first = self.node(id).first?;
            match &self.node(first).data {
                Data::Text(text) => text.segments.first()?.source.as_ref().map(|source| source.start),
                Data::Element(element) => element.open.as_ref().map(|open| open.start),
                _ => None,
            }
        })
    }

    /// The byte of the source at which the content of an element ends: before its end tag, or behind the last thing in it.
    pub fn content_end(&self, id: Id) -> Option<usize> {
        let mut inside = id;
        loop {
            if let Some(close) = self.element(inside).and_then(|element| element.close.as_ref()) {
                return Some(if inside == id { close.start } else { close.end });
            }
            let children = std::iter::successors(self.node(inside).last, |child| self.node(*child).before);
            let mut real = children.filter(|child| !matches!(self.node(*child).data, Data::Comment));
            let Some(last) = real.next() else {
                return self.element(inside).and_then(|element| element.open.as_ref()).map(|open| open.end);
            };
            match &self.node(last).data {
                Data::Text(text) => return text.segments.last()?.source.as_ref().map(|source| source.end),
                // What is put into an unclosed script or template would be lost in it.
                Data::Element(Element { open: Some(open), close: None, name, .. })
                    if markup::is_left_out(&name.local) =>
                {
                    return Some(open.start);
                }
                _ => inside = last,
            }
        }
    }

    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.node(id).parent, |parent| self.node(*parent).parent)
    }

    /// All below the document, in document order.
    pub fn all(&self) -> impl Iterator<Item = Id> {
        std::iter::successors(self.node(Tree::ROOT).first, |id| self.next(*id, Tree::ROOT, true))
    }

    /// What follows `id` in document order inside `root`; its children are passed over unless `down`.
    pub fn next(&self, id: Id, root: Id, down: bool) -> Option<Id> {
        let inside = self.node(id).first.filter(|_| down);
        inside.or_else(|| {
            let mut up = std::iter::once(id).chain(self.ancestors(id)).take_while(|id| *id != root);
            up.find_map(|id| self.node(id).after)
        })
    }

    pub(super) fn add(&mut self, data: Data) -> Id {
        let node = Node { parent: None, before: None, after: None, first: None, last: None, level: 0, data };
        self.nodes.push(node);
        (self.nodes.len() - 1) as Id
    }

    pub(super) fn at(&mut self, id: Id) -> &mut Node {
        &mut self.nodes[id as usize]
    }

    pub(super) fn detach(&mut self, id: Id) {
        let Node { parent, before, after, .. } = *self.node(id);
        match before {
            Some(before) => self.at(before).after = after,
            None => parent.into_iter().for_each(|parent| self.at(parent).first = after),
        }
        match after {
            Some(after) => self.at(after).before = before,
            None => parent.into_iter().for_each(|parent| self.at(parent).last = before),
        }
        let node = self.at(id);
        (node.parent, node.before, node.after) = (None, None, None);
    }

    // Puts `id` into `parent`, before `next` or last.
    pub(super) fn insert(&mut self, id: Id, parent: Id, next: Option<Id>) {
        self.detach(id);
        let before = next.map_or(self.node(parent).last, |next| self.node(next).before);
        let level = self.node(parent).level + 1;
        self.deepest = self.deepest.max(level);
        let node = self.at(id);
        (node.parent, node.before, node.after, node.level) = (Some(parent), before, next, level);
        match before {
            Some(before) => self.at(before).after = Some(id),
            None => self.at(parent).first = Some(id),
        }
        match next {
            Some(next) => self.at(next).before = Some(id),
            None => self.at(parent).last = Some(id),
        }
    }

    /// The characters of a text are read as these, one for one: each that differs is one that the source writes otherwise, as
    /// if by a reference.
    pub(super) fn read_as(&mut self, id: Id, read: &str) {
        let Data::Text(node) = &mut self.at(id).data else { return };
        let (old, mut next) = (std::mem::take(&mut node.segments), 0);
        let mut pushed = usize::MAX;
        for ((at, written), c) in node.text.char_indices().zip(read.chars()) {
            let number = old.partition_point(|segment| segment.at <= at).saturating_sub(1);
            let Some(segment) = old.get(number) else { break };
            let source = segment.source.as_ref().filter(|_| segment.literal);
            let own = source.map(|source| source.start + (at - segment.at)).map(|from| from..from + written.len_utf8());
            match own {
                Some(own) => {
                    Segment { at: next, source: Some(own), literal: written == c }.push_to(&mut node.segments);
                }
                None if pushed != number => Segment { at: next, ..segment.clone() }.push_to(&mut node.segments),
                None => {}
            }
            pushed = number;
            next += c.len_utf8();
        }
        node.text = read.to_owned();
    }

    // Adjacent texts are one node.
    pub(super) fn insert_text(&mut self, text: &str, segment: Segment, parent: Id, next: Option<Id>) {
        let before = next.map_or(self.node(parent).last, |next| self.node(next).before);
        let id = before.filter(|before| self.text(*before).is_some()).unwrap_or_else(|| {
            let id = self.add(Data::Text(Text::default()));
            self.insert(id, parent, next);
            id
        });
        if let Data::Text(node) = &mut self.at(id).data {
            Segment { at: node.text.len(), ..segment }.push_to(&mut node.segments);
            node.text.push_str(text);
        }
    }
}
