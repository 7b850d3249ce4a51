//! Elements of Yew's `Html`, as the rules of what is text ask for them.

use crate::markup;
use std::rc::Rc;
use yew::Html;
use yew::virtual_dom::{VNode, VTag};

/// An element, and what it stands in.
#[derive(Clone)]
pub(super) struct HtmlElement<'a> {
    tag: &'a VTag,
    around: Option<Rc<HtmlElement<'a>>>,
    // What holds those that stand in no element.
    root: &'a Html,
}

impl<'a> HtmlElement<'a> {
    pub fn new(tag: &'a VTag, around: Option<Rc<HtmlElement<'a>>>, root: &'a Html) -> Self {
        HtmlElement { tag, around, root }
    }

    fn siblings(&self) -> Vec<&'a VTag> {
        match &self.around {
            Some(around) => around.inside(),
            None => elements(self.root),
        }
    }

    fn inside(&self) -> Vec<&'a VTag> {
        self.tag.children().map(elements).unwrap_or_default()
    }
}

impl PartialEq for HtmlElement<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.tag, other.tag)
    }
}

impl markup::Element for HtmlElement<'_> {
    fn tag(&self) -> String {
        self.tag.tag().to_owned()
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.tag.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
    }

    fn is_noted(&self) -> bool {
        self.tag.attributes.iter().next().is_some()
    }

    fn parent(&self) -> Option<Self> {
        self.around.as_deref().cloned()
    }

    fn before(&self) -> Option<Self> {
        let siblings = self.siblings();
        let at = siblings.iter().position(|sibling| std::ptr::eq(*sibling, self.tag))?;
        Some(HtmlElement { tag: siblings[at.checked_sub(1)?], ..self.clone() })
    }

    fn children(&self) -> Vec<Self> {
        let around = Some(Rc::new(self.clone()));
        self.inside().into_iter().map(|tag| HtmlElement { tag, around: around.clone(), root: self.root }).collect()
    }

    fn content(&self) -> String {
        let mut content = String::new();
        self.tag.children().into_iter().for_each(|children| add_content(children, self.root, &mut content));
        content
    }
}

fn add_content(node: &VNode, root: &Html, content: &mut String) {
    match node {
        VNode::VText(text) => content.push_str(&text.text),
        VNode::VList(list) => list.iter().for_each(|child| add_content(child, root, content)),
        VNode::VTag(tag) if !markup::is_ours(&HtmlElement::new(tag, None, root)) => {
            tag.children().into_iter().for_each(|child| add_content(child, root, content));
        }
        _ => {}
    }
}

// The elements that are not inside another.
fn elements(node: &VNode) -> Vec<&VTag> {
    match node {
        VNode::VTag(tag) => vec![tag],
        VNode::VList(list) => list.iter().flat_map(elements).collect(),
        _ => Vec::new(),
    }
}
