//! The text of an article that is given as Yew's `Html`, by the rules by which the text of a page is read.

use crate::markup::{self, ArticleText};
use yew::Html;
use yew::virtual_dom::{VNode, VTag};

/// A text node with something in it that belongs to the article.
#[derive(Debug, PartialEq)]
pub(super) struct Run {
    /// Where it starts in the article's text, in bytes.
    pub start: usize,
    /// How many bytes it has.
    pub len: usize,
    /// Whether it may be marked: white space that only sets blocks apart may not.
    pub markable: bool,
}

/// The article's text and its text nodes, in the order in which they are met.
#[derive(Default)]
struct HtmlText {
    text: ArticleText,
    runs: Vec<Run>,
}

/// Reads `html`. Components in it are not looked into: what they render is not known yet. Cost: O(n) in its nodes and text.
pub(super) fn read(html: &Html) -> (String, Vec<Run>) {
    let mut reader = HtmlText::default();
    reader.node(html, true);
    (reader.text.text, reader.runs)
}

/// Whether the article's text goes on inside an element.
pub(super) fn is_assessed(tag: &VTag) -> bool {
    let kept_out = |(name, value): (&str, &str)| match name {
        "hidden" | markup::BADGE_ATTRIBUTE => true,
        markup::OWN_ATTRIBUTE => markup::keeps_out(tag.tag(), value),
        "style" => markup::hides(value),
        _ => false,
    };
    !markup::is_left_out(tag.tag()) && !tag.attributes.iter().any(kept_out)
}

/// Whether a node is a text, or an element inside a line.
fn is_inline(node: Option<&VNode>) -> bool {
    match node {
        Some(VNode::VTag(tag)) => !markup::is_block(tag.tag()),
        Some(VNode::VText(_)) => true,
        _ => false,
    }
}

impl HtmlText {
    // `between_inline` says of a text that its neighbours are inside a line too.
    fn node(&mut self, node: &VNode, between_inline: bool) {
        match node {
            VNode::VText(text) if !text.text.is_empty() => {
                let start = self.text.run(&text.text);
                let markable = between_inline || !text.text.trim().is_empty();
                self.runs.push(Run { start, len: text.text.len(), markable });
            }
            VNode::VList(list) => {
                for (at, child) in list.iter().enumerate() {
                    let before = at.checked_sub(1).and_then(|at| list.get(at));
                    self.node(child, is_inline(before) && is_inline(list.get(at + 1)));
                }
            }
            VNode::VTag(tag) if is_assessed(tag) => {
                let block = markup::is_block(tag.tag());
                if block {
                    self.text.edge();
                }
                tag.children().iter().for_each(|child| self.node(child, false));
                if block {
                    self.text.edge();
                }
            }
            VNode::VText(_) | VNode::VTag(_) => {}
            // What a component, a portal or a raw node shows parts the words around it.
            _ => self.text.edge(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yew::html;

    #[test]
    fn text_is_read_as_a_page_would_have_it() {
        let cases = [
            (html! { <p>{ "One " }<em>{ "two" }</em>{ "." }</p> }, "One two."),
            (html! { <><h1>{ "Head" }</h1><p>{ "One" }<br/>{ "two" }</p></> }, "Head\nOne\ntwo"),
            (html! { <ul><li>{ "a" }</li><li>{ "b" }</li></ul> }, "a\nb"),
            (html! { <figure><img src="/x" alt="x"/><figcaption>{ "cap" }</figcaption></figure> }, "cap"),
            (html! { <table><tr><td>{ "a" }</td><td>{ "b" }</td></tr></table> }, "a\nb"),
            (
                html! { <p>{ "a" }<b hidden=true>{ "b" }</b><i data-claim-labels="off">{ "c" }</i><button>{ "d" }</button></p> },
                "a",
            ),
            (html! { <p>{ "a" }<span style="display: none">{ "b" }</span>{ "c" }</p> }, "ac"),
        ];
        for (html, expected) in cases {
            assert_eq!(read(&html).0, expected);
        }
    }

    #[test]
    fn white_space_between_blocks_is_not_markable() {
        let markable = |html: Html| read(&html).1.iter().map(|run| run.markable).collect::<Vec<_>>();
        assert_eq!(markable(html! { <div><p>{ "a" }</p>{ " " }<p>{ "b" }</p></div> }), [true, false, true]);
        assert_eq!(markable(html! { <p><em>{ "a" }</em>{ " " }<em>{ "b" }</em></p> }), [true, true, true]);
    }
}
