//! The tree that the HTML parser builds, and which bytes of the source each part of it came from.

use super::place::{Places, Segment};
use crate::markup;
use html5ever::interface::{Attribute, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, QualName};
use std::borrow::Cow;
use std::cell::{Ref, RefCell};
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
    template: Option<Id>,
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

    fn add(&mut self, data: Data) -> Id {
        let node = Node { parent: None, before: None, after: None, first: None, last: None, level: 0, data };
        self.nodes.push(node);
        (self.nodes.len() - 1) as Id
    }

    fn at(&mut self, id: Id) -> &mut Node {
        &mut self.nodes[id as usize]
    }

    fn detach(&mut self, id: Id) {
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
    fn insert(&mut self, id: Id, parent: Id, next: Option<Id>) {
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

    // Adjacent texts are one node.
    fn insert_text(&mut self, text: &str, segment: Segment, parent: Id, next: Option<Id>) {
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

/// What the parser tells of the tree goes here.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    pub places: RefCell<Places>,
}

impl Sink {
    pub fn new() -> Self {
        let mut tree = Tree { nodes: Vec::new(), deepest: 0, body_end: None };
        tree.add(Data::Root);
        Sink { tree: RefCell::new(tree), places: RefCell::default() }
    }

    /// How deep the tree is, and how many nodes it has.
    pub fn size(&self) -> (usize, usize) {
        let tree = self.tree.borrow();
        (tree.deepest as usize, tree.nodes.len())
    }

    pub fn set_open(&self, id: Id, range: Option<Range<usize>>) {
        if let Data::Element(element) = &mut self.tree.borrow_mut().at(id).data {
            element.open = range;
        }
    }

    pub fn set_body_end(&self, at: usize) {
        self.tree.borrow_mut().body_end.get_or_insert(at);
    }

    pub fn set_close(&self, id: Id, range: Range<usize>) {
        if let Data::Element(element) = &mut self.tree.borrow_mut().at(id).data {
            element.close = Some(range);
        }
    }

    fn put(&self, child: NodeOrText<Id>, parent: Id, next: Option<Id>) {
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(id) => tree.insert(id, parent, next),
            NodeOrText::AppendText(text) => {
                let segment = self.places.borrow_mut().take(&text);
                tree.insert_text(&text, segment, parent, next);
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }
    fn parse_error(&self, _: Cow<'static, str>) {}
    fn get_document(&self) -> Id {
        Tree::ROOT
    }
    fn elem_name<'a>(&'a self, target: &'a Id) -> Ref<'a, QualName> {
        Ref::map(self.tree.borrow(), |tree| &tree.element(*target).expect("only elements have names").name)
    }
    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Id {
        let mut tree = self.tree.borrow_mut();
        let template = flags.template.then(|| tree.add(Data::Root));
        let local: LocalName = name.local.clone();
        let id = tree.add(Data::Element(Element { name, attributes, open: None, close: None, template }));
        self.places.borrow_mut().created(&local, id);
        id
    }
    fn create_comment(&self, _: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Comment)
    }
    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Comment)
    }
    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.put(child, *parent, None);
    }
    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        let parent = self.tree.borrow().node(*element).parent;
        match parent {
            Some(parent) => self.put(child, parent, Some(*element)),
            None => self.put(child, *previous, None),
        }
    }
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn get_template_contents(&self, target: &Id) -> Id {
        self.tree.borrow().element(*target).and_then(|element| element.template).unwrap_or(*target)
    }
    fn same_node(&self, a: &Id, b: &Id) -> bool {
        a == b
    }
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn append_before_sibling(&self, sibling: &Id, new: NodeOrText<Id>) {
        let parent = self.tree.borrow().node(*sibling).parent;
        if let Some(parent) = parent {
            self.put(new, parent, Some(*sibling));
        }
    }
    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        if let Data::Element(element) = &mut self.tree.borrow_mut().at(*target).data {
            for new in attributes {
                if element.attributes.iter().all(|old| old.name != new.name) {
                    element.attributes.push(new);
                }
            }
        }
    }
    fn remove_from_parent(&self, target: &Id) {
        self.tree.borrow_mut().detach(*target);
    }
    fn reparent_children(&self, node: &Id, parent: &Id) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.node(*node).first {
            tree.insert(child, *parent, None);
        }
    }
    fn is_mathml_annotation_xml_integration_point(&self, target: &Id) -> bool {
        // As html5ever decides it when it creates the element.
        let tree = self.tree.borrow();
        let Some(element) = tree.element(*target) else { return false };
        let html = ["text/html", "application/xhtml+xml"];
        element.tag() == "annotation-xml"
            && element.attribute("encoding").is_some_and(|kind| html.iter().any(|html| kind.eq_ignore_ascii_case(html)))
    }
}
