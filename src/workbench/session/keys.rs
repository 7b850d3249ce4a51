//! Which claim is which: its number changes with the list, its key never does.

use crate::workbench::document::{Doc, Edit, Node};
use std::collections::HashMap;
use std::rc::Rc;

/// One claim of a session, wherever it stands in the list and whatever becomes of it. One that undo brings back is the one that went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimKey(u32);

impl ClaimKey {
    /// Its own number, which no other claim ever has.
    pub fn number(self) -> u32 {
        self.0
    }
}

// Gives keys, none of them twice in a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Keys {
    given: u32,
}

impl Keys {
    fn next(&mut self) -> ClaimKey {
        self.given += 1;
        ClaimKey(self.given)
    }

    // Those of a manifest that comes.
    pub fn opened(&mut self, doc: &Doc) -> Rc<[ClaimKey]> {
        claims(doc).map(|_| self.next()).collect()
    }

    // Those after an edit, which made `doc`.
    pub fn edited(&mut self, before: &Rc<[ClaimKey]>, edit: &Edit, doc: &Doc) -> Rc<[ClaimKey]> {
        let mut keys = before.to_vec();
        match edit {
            Edit::Insert(list, at, _) if list == "/claims" => keys.insert((*at).min(keys.len()), self.next()),
            Edit::Move { list, from, to } if list == "/claims" && (*from).max(*to) < keys.len() => {
                let key = keys.remove(*from);
                keys.insert(*to, key);
            }
            Edit::Remove(pointer) => {
                let number = pointer.strip_prefix("/claims/").and_then(|number| number.parse::<usize>().ok());
                number.filter(|number| *number < keys.len()).map(|number| keys.remove(number));
            }
            _ => {}
        }
        if keys.len() != claims(doc).count() {
            return self.opened(doc);
        }
        if keys[..] == before[..] { before.clone() } else { keys.into() }
    }

    // Those after a text was typed. A claim is known by its id there; two with one id are not told apart.
    pub fn typed(&mut self, before: &Rc<[ClaimKey]>, old: &Doc, new: &Doc) -> Rc<[ClaimKey]> {
        let known = by_id(claims(old).zip(before.iter().copied()));
        let own = by_id(claims(new).zip(0..));
        let key = |(number, claim): (usize, &Node)| {
            let id = claim.text_at("/id");
            own.get(&id).filter(|only| **only == Some(number)).and_then(|_| *known.get(&id)?)
        };
        claims(new).enumerate().map(|claim| key(claim).unwrap_or_else(|| self.next())).collect()
    }
}

fn claims(doc: &Doc) -> impl Iterator<Item = &Node> {
    doc.root.get("claims").into_iter().flat_map(Node::items)
}

// What goes with each id; nothing where several claims have it.
fn by_id<'n, T>(claims: impl Iterator<Item = (&'n Node, T)>) -> HashMap<String, Option<T>> {
    let mut found = HashMap::new();
    for (claim, one) in claims {
        found.entry(claim.text_at("/id")).and_modify(|other| *other = None).or_insert(Some(one));
    }
    found
}
