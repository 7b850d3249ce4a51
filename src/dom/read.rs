//! Nodes to text: the article's text as the contract defines it, and which node each part came from.

use super::call::call;
use super::page::is_edited;
use super::page_text::{PageText, Run};
use crate::markup::{self, ArticleText, Part, TagRule, tag_rule};
use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSlotElement, Node, Text};

/// Reads the article inside `root`; it has no text while it is being edited. Cost: O(n) in its nodes and text.
pub(crate) fn read(root: &Element) -> PageText {
    let mut reader = Reader {
        text: ArticleText::default(),
        nodes: Vec::new(),
        rules: Vec::new(),
        noted: markup::NOTED.into(),
        clipped: false,
        whole: None,
    };
    if !is_edited(root) {
        reader.children(root);
    }
    let Reader { mut text, nodes, .. } = reader;
    let (readings, _) = text.finish();
    let runs = nodes.into_iter().zip(&text.runs);
    let runs = runs.map(|((node, data, whole), range)| Run { node, data, whole, start: range.start, len: range.len() });
    let runs = runs.collect();
    PageText { text: text.text, readings, runs }
}

struct Reader {
    text: ArticleText,
    nodes: Vec<(Text, JsString, Option<Element>)>,
    // What a tag says, for those met so far: most elements are paragraphs.
    rules: Vec<(String, TagRule)>,
    noted: JsString,
    // Whether only screen readers have what is read now.
    clipped: bool,
    // The outermost element around this place in which there are no marks.
    whole: Option<Element>,
}

impl Reader {
    fn children(&mut self, parent: &Node) {
        let mut next = parent.first_child();
        while let Some(node) = next {
            self.node(&node);
            next = node.next_sibling();
        }
    }

    fn node(&mut self, node: &Node) {
        match node.node_type() {
            Node::TEXT_NODE => self.run(node),
            Node::ELEMENT_NODE => self.element(node.unchecked_ref()),
            _ => {}
        }
    }

    fn element(&mut self, element: &Element) {
        let tag = element.local_name();
        let rule = self.rule(&tag);
        let is_noted = element.has_attributes() && call(element).matches(&self.noted);
        let node = PageElement { element: element.clone(), is_noted };
        match markup::part_of(&node, &tag, rule) {
            Part::Text => markup::begin(&node, &tag, rule, &mut self.text),
            Part::Aside => return self.text.aside(&node),
            Part::LeftOut => return,
        }
        let clipped = !self.clipped && markup::is_clipped(&node);
        let whole = self.whole.is_none() && (clipped || rule.whole);
        self.clipped |= clipped;
        if whole {
            self.whole = Some(element.clone());
        }
        // What a component's page has put into its slot is shown there.
        let assigned = (tag == "slot").then(|| element.unchecked_ref::<HtmlSlotElement>().assigned_nodes());
        match assigned.filter(|assigned| assigned.length() > 0) {
            Some(assigned) => assigned.iter().for_each(|node| self.node(node.unchecked_ref())),
            None => self.children(element),
        }
        self.clipped &= !clipped;
        self.whole.take_if(|_| whole);
        if rule.block {
            self.text.edge();
        }
    }

    fn rule(&mut self, tag: &str) -> TagRule {
        if let Some((_, rule)) = self.rules.iter().find(|(known, _)| known == tag) {
            return *rule;
        }
        let rule = tag_rule(tag);
        self.rules.push((tag.to_owned(), rule));
        rule
    }

    fn run(&mut self, node: &Node) {
        let data = call(node).data();
        // A lone surrogate becomes U+FFFD here: one UTF-16 unit for one, so offsets still agree.
        let text = String::from(&data);
        if text.is_empty() {
            return;
        }
        let touches = self.text.run(&text);
        if self.clipped {
            self.text.clip();
        }
        if touches {
            let holder = |node: &Node| node.parent_element().map(PageElement::new);
            self.text.part(self.nodes.last().and_then(|(before, ..)| holder(before)), holder(node));
        }
        self.nodes.push((node.clone().unchecked_into(), data, self.whole.clone()));
    }
}

/// The name of an element's part in the article's text, see [`crate::workbench::part_of`].
#[cfg(feature = "workbench")]
pub(crate) fn part_of(element: &Element) -> &'static str {
    let (tag, node) = (element.local_name(), PageElement::new(element.clone()));
    let rule = tag_rule(&tag);
    match markup::part_of(&node, &tag, rule) {
        // The name alone says it, and goes on saying it.
        _ if rule.part != Part::Text => "text",
        Part::LeftOut => "left-out",
        Part::Aside => markup::ASIDE,
        Part::Text if markup::is_clipped(&node) => markup::CLIPPED,
        Part::Text => "text",
    }
}

/// An element of the page, as the rules of what is text ask for it.
#[derive(PartialEq)]
pub(super) struct PageElement {
    element: Element,
    is_noted: bool,
}

impl PageElement {
    /// An element that may have any attribute.
    pub fn new(element: Element) -> Self {
        PageElement { element, is_noted: true }
    }
}

impl markup::Element for PageElement {
    fn tag(&self) -> String {
        self.element.local_name()
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.element.get_attribute(name)
    }

    fn is_noted(&self) -> bool {
        self.is_noted
    }

    fn parent(&self) -> Option<Self> {
        self.element.parent_element().map(PageElement::new)
    }

    fn before(&self) -> Option<Self> {
        self.element.previous_element_sibling().map(PageElement::new)
    }

    fn children(&self) -> Vec<Self> {
        std::iter::successors(self.element.first_element_child(), Element::next_element_sibling)
            .map(PageElement::new)
            .collect()
    }

    fn content(&self) -> String {
        let mut content = String::new();
        add_content(&self.element, &mut content);
        content
    }
}

fn add_content(parent: &Node, content: &mut String) {
    for node in std::iter::successors(parent.first_child(), Node::next_sibling) {
        match node.dyn_ref::<Element>() {
            Some(element) if markup::is_ours(&PageElement::new(element.clone())) => {}
            Some(element) => add_content(element, content),
            None if node.node_type() == Node::TEXT_NODE => content.push_str(&node.node_value().unwrap_or_default()),
            None => {}
        }
    }
}
