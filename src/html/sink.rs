//! What the parser tells of the tree, put into it.

use super::place::Places;
use super::tree::{Data, Element, Id, Tree};
use html5ever::interface::{Attribute, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, QualName};
use std::borrow::Cow;
use std::cell::{Ref, RefCell};
use std::ops::Range;

/// What the parser tells of the tree goes here.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    pub places: RefCell<Places>,
}

impl Sink {
    pub fn new() -> Self {
        Sink { tree: RefCell::new(Tree::new()), places: RefCell::default() }
    }

    /// How deep the tree is, and how many nodes it has.
    pub fn size(&self) -> (usize, usize) {
        self.tree.borrow().size()
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
