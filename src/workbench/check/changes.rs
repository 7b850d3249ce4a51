//! What was done to a manifest, claim by claim: for an editor who does not read JSON.

use crate::workbench::document::Node;

/// What was done to a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimChange {
    /// It is new: its id.
    Added(String),
    /// It is gone: its id.
    Removed(String),
    /// Its id, and the fields that differ; an empty name where it only stands in another place.
    Changed(String, Vec<String>),
}

/// The claims that differ between two manifests, in the order of the new one, those that are gone last.
pub fn claim_changes(old: &Node, new: &Node) -> Vec<ClaimChange> {
    let claims = |root: &Node| -> Vec<(String, Node)> {
        let items = root.get("claims").into_iter().flat_map(Node::items);
        items.map(|claim| (claim.text_at("/id"), claim.clone())).collect()
    };
    let (old, new) = (claims(old), claims(new));
    let place = |list: &[(String, Node)], id: &str| list.iter().position(|(other, _)| other == id);
    // Where a claim stands among those that both have.
    let common = |list: &[(String, Node)], other: &[(String, Node)]| -> Vec<String> {
        list.iter().filter(|(id, _)| place(other, id).is_some()).map(|(id, _)| id.clone()).collect()
    };
    let (before, after) = (common(&old, &new), common(&new, &old));
    let mut changes = Vec::new();
    for (id, claim) in &new {
        let Some(at) = place(&old, id) else {
            changes.push(ClaimChange::Added(id.clone()));
            continue;
        };
        let mut fields = differing(&old[at].1, claim);
        let moved = before.iter().position(|other| other == id) != after.iter().position(|other| other == id);
        if fields.is_empty() && moved {
            fields.push(String::new());
        }
        if !fields.is_empty() {
            changes.push(ClaimChange::Changed(id.clone(), fields));
        }
    }
    let gone = old.iter().filter(|(id, _)| place(&new, id).is_none());
    changes.extend(gone.map(|(id, _)| ClaimChange::Removed(id.clone())));
    changes
}

fn differing(old: &Node, new: &Node) -> Vec<String> {
    if old.is(new) {
        return Vec::new();
    }
    let mut names: Vec<String> = Vec::new();
    for name in new.keys().chain(old.keys()) {
        let value = |node: &Node| node.get(name).map(Node::json);
        if !names.iter().any(|known| known == name) && value(old) != value(new) {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::document::Doc;

    #[test]
    fn changes_are_told_claim_by_claim() {
        let root = |text: &str| Doc::parse(text).unwrap().root;
        let old = root(r#"{"claims": [{"id": "a", "note": "x"}, {"id": "b"}, {"id": "c"}, {"id": "d"}]}"#);
        let new =
            root(r#"{"claims": [{"id": "a", "note": "y", "sources": []}, {"id": "c"}, {"id": "b"}, {"id": "new"}]}"#);
        let changed = |id: &str, fields: &[&str]| {
            ClaimChange::Changed(id.into(), fields.iter().map(|field| (*field).to_owned()).collect())
        };
        assert_eq!(
            claim_changes(&old, &new),
            [
                changed("a", &["note", "sources"]),
                changed("c", &[""]),
                changed("b", &[""]),
                ClaimChange::Added("new".into()),
                ClaimChange::Removed("d".into()),
            ]
        );
        assert_eq!(claim_changes(&old, &old), []);
    }
}
