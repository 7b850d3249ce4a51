//! Nodes to text: the article's text as the contract defines it, and which node each part came from.

use super::{Data, Element, Id, Page, Run, Tree};
use crate::markup::{self, ArticleText};

impl Page {
    // Not by recursion: a hostile page nests deeper than any stack.
    pub(super) fn read(&mut self) {
        let mut text = ArticleText::default();
        let mut next = self.tree.node(self.root).first;
        while let Some(id) = next {
            let enters = match &self.tree.node(id).data {
                Data::Text(run) if !run.text.is_empty() => {
                    let start = text.run(&run.text);
                    self.runs.push(Run { node: id, start, len: run.text.len() });
                    false
                }
                Data::Element(element) => enter(element, &mut text),
                _ => false,
            };
            next = self.tree.next(id, self.root, enters);
            self.leave(id, next, enters, &mut text);
        }
        self.text = text.text;
    }

    // Edges of the blocks that end between `id` and `next`.
    fn leave(&self, id: Id, next: Option<Id>, entered: bool, text: &mut ArticleText) {
        let inside = |next: Id| self.tree.node(next).parent == Some(id);
        if entered && next.is_some_and(inside) {
            return;
        }
        let parent = next.and_then(|next| self.tree.node(next).parent);
        let left = std::iter::once(id).filter(|_| entered).chain(self.tree.ancestors(id));
        for id in left.take_while(|id| *id != self.root && Some(*id) != parent) {
            self.tree
                .element(id)
                .filter(|element| markup::is_block(element.tag()))
                .into_iter()
                .for_each(|_| text.edge());
        }
    }
}

/// What holds the article of a page.
pub(super) fn article_of(tree: &Tree) -> Id {
    let named = |name: &'static str| {
        tree.all().filter(move |id| tree.element(*id).is_some_and(|element| element.tag() == name))
    };
    let mut articles = named("article");
    let article = articles.next().filter(|_| articles.next().is_none());
    named("claim-labels").find(|id| tree.node(*id).first.is_some()).or(article).unwrap_or(Tree::ROOT)
}

fn enter(element: &Element, text: &mut ArticleText) -> bool {
    let kept = !markup::is_left_out(element.tag()) && !is_kept_out(element);
    if kept && markup::is_block(element.tag()) {
        text.edge();
    }
    kept
}

fn is_kept_out(element: &Element) -> bool {
    element.attribute("hidden").is_some()
        || element.attribute(markup::BADGE_ATTRIBUTE).is_some()
        || element.attribute(markup::OWN_ATTRIBUTE).is_some_and(|value| markup::keeps_out(element.tag(), value))
        || element.attribute("style").is_some_and(markup::hides)
}
