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

/// An element with these children. `what` is its name and the attributes that never change, `div role=group`; the others follow.
pub(crate) fn element(what: &'static str, others: &[(&'static str, &str)], children: Vec<Node>) -> Node {
    let mut words = what.split(' ');
    let tag = words.next().unwrap_or_default();
    let fixed = words.filter_map(|word| word.split_once('='));
    let attributes = fixed.chain(others.iter().copied()).map(|(name, value)| (name, value.to_owned())).collect();
    Node::Element(Element { tag, attributes, children })
}

/// An element with nothing but text in it.
pub(crate) fn text(what: &'static str, others: &[(&'static str, &str)], words: &str) -> Node {
    element(what, others, vec![words.into()])
}

impl From<&str> for Node {
    fn from(text: &str) -> Node {
        Node::Text(text.to_owned())
    }
}
