//! The text of an article that is given as Yew's `Html`, by the rules by which the text of a page is read.

use super::html_element::HtmlElement;
use crate::markup::{self, ArticleText, Part, tag_rule};
use crate::readings::Readings;
use std::rc::Rc;
use yew::Html;
use yew::virtual_dom::{VNode, VTag};

/// An article as it was read.
pub(super) struct ReadHtml {
    pub text: String,
    /// What stands in the article beside its text.
    pub readings: Readings,
    /// Its text nodes, in the order in which they are met.
    pub runs: Vec<Run>,
    /// What each element is to the text, in the order in which they are met.
    pub elements: Vec<Entry>,
}

/// A text node with something in it that belongs to the article.
#[derive(Debug, PartialEq)]
pub(super) struct Run {
    /// Where it starts in the article's text, in bytes.
    pub start: usize,
    /// How many bytes it has there.
    pub len: usize,
    /// Its text in the article where that differs from what is written: raised digits.
    pub read_as: Option<String>,
    /// Whether passages are marked in it, reach over it, or end where it does.
    pub marks: Marks,
}

/// What a text node has to do with marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// They stand in it.
    Inside,
    /// It would be torn apart by them: a badge stands behind the whole of it.
    Behind,
    /// None: white space that only sets blocks apart.
    None,
}

/// What an element is to the article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// Its content is read and marked.
    Read,
    /// Its content is read, and a mark would tear it apart.
    Whole,
    /// Its content is not read.
    PassedOver,
}

impl Run {
    /// The place in the text as it is `written` of one in the text as it is read, both in bytes from the run's start.
    pub fn written(&self, written: &str, read: usize) -> usize {
        let Some(text) = &self.read_as else { return read };
        let chars = text[..read].chars().count();
        written.char_indices().nth(chars).map_or(written.len(), |(at, _)| at)
    }
}

struct Reader<'a> {
    root: &'a Html,
    text: ArticleText,
    holders: Vec<Option<Rc<HtmlElement<'a>>>>,
    marks: Vec<Marks>,
    elements: Vec<Entry>,
    clipped: bool,
    whole: bool,
}

/// Reads `html`. Components in it are not looked into: what they render is not known yet. Cost: O(n) in its nodes and text.
pub(super) fn read(html: &Html) -> ReadHtml {
    let mut reader = Reader {
        root: html,
        text: ArticleText::default(),
        holders: Vec::new(),
        marks: Vec::new(),
        elements: Vec::new(),
        clipped: false,
        whole: false,
    };
    reader.node(html, None, true);
    let Reader { mut text, marks, elements, .. } = reader;
    let (readings, read_otherwise) = text.finish();
    let run = |(at, (range, marks)): (usize, (&std::ops::Range<usize>, Marks))| Run {
        start: range.start,
        len: range.len(),
        read_as: read_otherwise.contains(&at).then(|| text.text[range.clone()].to_owned()),
        marks,
    };
    let runs = text.runs.iter().zip(marks).enumerate().map(run).collect();
    ReadHtml { text: text.text, readings, runs, elements }
}

/// Whether a node is a text, or an element inside a line.
fn is_inline(node: Option<&VNode>) -> bool {
    match node {
        Some(VNode::VTag(tag)) => !markup::is_block(tag.tag()),
        Some(VNode::VText(_)) => true,
        _ => false,
    }
}

impl<'a> Reader<'a> {
    // `between_inline` says of a text that its neighbours are inside a line too.
    fn node(&mut self, node: &'a VNode, around: Option<&Rc<HtmlElement<'a>>>, between_inline: bool) {
        match node {
            VNode::VText(text) if !text.text.is_empty() => self.run(&text.text, around, between_inline),
            VNode::VList(list) => {
                for (at, child) in list.iter().enumerate() {
                    let before = at.checked_sub(1).and_then(|at| list.get(at));
                    self.node(child, around, is_inline(before) && is_inline(list.get(at + 1)));
                }
            }
            VNode::VTag(tag) => self.element(tag, around),
            VNode::VText(_) => {}
            // What a component, a portal or a raw node shows parts the words around it.
            _ => self.text.edge(),
        }
    }

    fn run(&mut self, text: &str, around: Option<&Rc<HtmlElement<'a>>>, between_inline: bool) {
        let touches = self.text.run(text);
        if self.clipped {
            self.text.clip();
        }
        if touches {
            let of = |holder: Option<&Rc<HtmlElement<'a>>>| holder.map(|holder| (**holder).clone());
            let before = of(self.holders.last().and_then(Option::as_ref));
            self.text.part(before, of(around));
        }
        self.holders.push(around.cloned());
        self.marks.push(match () {
            () if self.whole => Marks::Behind,
            () if between_inline || !text.trim().is_empty() => Marks::Inside,
            () => Marks::None,
        });
    }

    fn element(&mut self, tag: &'a VTag, around: Option<&Rc<HtmlElement<'a>>>) {
        let element = Rc::new(HtmlElement::new(tag, around.cloned(), self.root));
        let rule = tag_rule(tag.tag());
        match markup::part_of(&*element, tag.tag(), rule) {
            Part::Text => markup::begin(&*element, tag.tag(), rule, &mut self.text),
            part => {
                self.elements.push(Entry::PassedOver);
                if part == Part::Aside {
                    self.text.aside(&*element);
                }
                return;
            }
        }
        let clipped = !self.clipped && markup::is_clipped(&*element);
        let whole = !self.whole && (clipped || rule.whole);
        self.elements.push(if whole { Entry::Whole } else { Entry::Read });
        self.clipped |= clipped;
        self.whole |= whole;
        tag.children().into_iter().for_each(|child| self.node(child, Some(&element), false));
        self.clipped &= !clipped;
        self.whole &= !whole;
        if rule.block {
            self.text.edge();
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
            assert_eq!(read(&html).text, expected);
        }
    }

    #[test]
    fn white_space_between_blocks_is_not_markable() {
        let markable = |html: Html| read(&html).runs.iter().map(|run| run.marks == Marks::Inside).collect::<Vec<_>>();
        assert_eq!(markable(html! { <div><p>{ "a" }</p>{ " " }<p>{ "b" }</p></div> }), [true, false, true]);
        assert_eq!(markable(html! { <p><em>{ "a" }</em>{ " " }<em>{ "b" }</em></p> }), [true, true, true]);
    }
}
