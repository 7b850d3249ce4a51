//! Elements as data: what legend and card look like is said once, by functions that need no browser, and drawn by `draw`.

/// A node of a tree.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// Text.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element of a tree.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Element {
    /// Its local name.
    pub tag: &'static str,
    /// Names and values.
    pub attributes: Vec<(&'static str, String)>,
    /// What is in it, in order.
    pub children: Vec<Node>,
}

/// An element with these attributes and children.
pub(crate) fn element(tag: &'static str, attributes: &[(&'static str, &str)], children: Vec<Node>) -> Node {
    let attributes = attributes.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Node::Element(Element { tag, attributes, children })
}

/// An element with nothing but text in it.
pub(crate) fn text(tag: &'static str, attributes: &[(&'static str, &str)], words: &str) -> Node {
    element(tag, attributes, vec![words.into()])
}

impl From<&str> for Node {
    fn from(text: &str) -> Node {
        Node::Text(text.to_owned())
    }
}
