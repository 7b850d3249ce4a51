//! Nodes to text: the article's text as the contract defines it, and which node each part came from.

use super::element::At;
use super::{Data, Id, Page, Run, Tree, selector};
use crate::markup::{self, ArticleText, Part, is_clipped, tag_rule};

impl Page {
    // Not by recursion: a hostile page nests deeper than any stack.
    pub(super) fn read(&mut self) {
        let mut reader = Reader {
            tree: &self.tree,
            root: self.root,
            text: ArticleText::default(),
            nodes: Vec::new(),
            whole: None,
            clipped: None,
        };
        let mut next = self.tree.node(self.root).first;
        while let Some(id) = next {
            let enters = match &self.tree.node(id).data {
                Data::Text(run) if !run.text.is_empty() => {
                    reader.run(id, &run.text);
                    false
                }
                Data::Element(_) => reader.enter(id),
                _ => false,
            };
            next = self.tree.next(id, self.root, enters);
            reader.leave(id, next, enters);
        }
        let Reader { mut text, nodes, .. } = reader;
        let (readings, read_otherwise) = text.finish();
        let runs = nodes.into_iter().zip(&text.runs);
        self.runs =
            runs.map(|((node, whole), range)| Run { node, whole, start: range.start, len: range.len() }).collect();
        for run in read_otherwise.into_iter().map(|at| self.runs[at]) {
            self.tree.read_as(run.node, &text.text[run.start..run.start + run.len]);
        }
        (self.text, self.readings) = (text.text, readings);
    }
}

struct Reader<'a> {
    tree: &'a Tree,
    root: Id,
    text: ArticleText,
    nodes: Vec<(Id, Option<Id>)>,
    // The outermost element around this place in which there are no marks.
    whole: Option<Id>,
    // The outermost element around this place whose text only screen readers have.
    clipped: Option<Id>,
}

impl Reader<'_> {
    fn run(&mut self, id: Id, run: &str) {
        let touches = self.text.run(run);
        let before = self.nodes.last().map(|(before, _)| *before);
        self.nodes.push((id, self.whole));
        if touches {
            let holder = |id: Id| Some(At { tree: self.tree, id: self.tree.node(id).parent? });
            self.text.part(before.and_then(holder), holder(id));
        }
        if self.clipped.is_some() {
            self.text.clip();
        }
    }

    // Whether what is inside is read.
    fn enter(&mut self, id: Id) -> bool {
        let element = At { tree: self.tree, id };
        let Some(tag) = self.tree.element(id).map(|element| element.tag()) else { return false };
        let rule = tag_rule(tag);
        match markup::part_of(&element, tag, rule) {
            Part::Text => markup::begin(&element, tag, rule, &mut self.text),
            Part::Aside => {
                self.text.aside(&element);
                return false;
            }
            Part::LeftOut => return false,
        }
        if self.clipped.is_none() && is_clipped(&element) {
            self.clipped = Some(id);
        }
        if self.whole.is_none() && (rule.whole || self.clipped == Some(id)) {
            self.whole = Some(id);
        }
        true
    }

    // Edges of the blocks that end between `id` and `next`.
    fn leave(&mut self, id: Id, next: Option<Id>, entered: bool) {
        let inside = |next: Id| self.tree.node(next).parent == Some(id);
        if entered && next.is_some_and(inside) {
            return;
        }
        let parent = next.and_then(|next| self.tree.node(next).parent);
        let left = std::iter::once(id).filter(|_| entered).chain(self.tree.ancestors(id));
        for id in left.take_while(|id| *id != self.root && Some(*id) != parent) {
            if self.tree.element(id).is_some_and(|element| markup::is_block(element.tag())) {
                self.text.edge();
            }
            self.clipped.take_if(|clipped| *clipped == id);
            self.whole.take_if(|whole| *whole == id);
        }
    }
}

/// Selectors that a page is searched for. Each is a way through all of it, and no page has that many articles.
const SELECTORS: usize = 16;

/// What holds the article of a page, and the `<claim-labels>` that says so.
pub(super) fn article_of(tree: &Tree) -> (Id, Option<Id>) {
    let named = |name: &'static str| {
        tree.all().filter(move |id| tree.element(*id).is_some_and(|element| element.tag() == name))
    };
    let mut selectors = 0..SELECTORS;
    let mut labels = named("claim-labels").filter_map(|id| {
        let Some(selector) = tree.element(id)?.attribute("for") else {
            return tree.node(id).first.map(|_| (id, Some(id)));
        };
        let found = selectors.next().and_then(|_| selector::first(tree, selector));
        // With a selector that only browsers read, it may hold the article all the same; but white space is none.
        found.or_else(|| holds_something(tree, id).then_some(id)).map(|article| (article, Some(id)))
    });
    labels.next().unwrap_or_else(|| {
        let mut articles = named("article");
        (articles.next().filter(|_| articles.next().is_none()).unwrap_or(Tree::ROOT), None)
    })
}

fn holds_something(tree: &Tree, id: Id) -> bool {
    let mut children = std::iter::successors(tree.node(id).first, |child| tree.node(*child).after);
    children.any(|child| match &tree.node(child).data {
        Data::Text(text) => !text.text.trim().is_empty(),
        Data::Element(_) => true,
        Data::Comment | Data::Root => false,
    })
}
