//! Elements of a file's tree, as the rules of what is text ask for them.

use super::{Data, Id, Tree};
use crate::markup;

/// An element in its tree.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    pub tree: &'a Tree,
    pub id: Id,
}

impl PartialEq for At<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl markup::Element for At<'_> {
    fn tag(&self) -> String {
        self.tree.element(self.id).map(|element| element.tag().to_owned()).unwrap_or_default()
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.tree.element(self.id)?.attribute(name).map(str::to_owned)
    }

    fn is_noted(&self) -> bool {
        self.tree.element(self.id).is_some_and(|element| !element.attributes.is_empty())
    }

    fn parent(&self) -> Option<Self> {
        let id = self.tree.node(self.id).parent.filter(|id| self.tree.element(*id).is_some())?;
        Some(At { id, ..*self })
    }

    fn before(&self) -> Option<Self> {
        let mut before = std::iter::successors(self.tree.node(self.id).before, |id| self.tree.node(*id).before);
        before.find(|id| self.tree.element(*id).is_some()).map(|id| At { id, ..*self })
    }

    fn children(&self) -> Vec<Self> {
        let children = std::iter::successors(self.tree.node(self.id).first, |id| self.tree.node(*id).after);
        children.filter(|id| self.tree.element(*id).is_some()).map(|id| At { id, ..*self }).collect()
    }

    fn content(&self) -> String {
        let (mut content, mut next) = (String::new(), self.tree.node(self.id).first);
        while let Some(id) = next {
            let ours = markup::is_ours(&At { id, ..*self });
            if let Data::Text(text) = &self.tree.node(id).data {
                content.push_str(&text.text);
            }
            next = self.tree.next(id, self.id, !ours);
        }
        content
    }
}
