//! What a reader has chosen in a labelled article, from render to render.

use crate::manifest::Manifest;
use crate::widget::state::{Action, State};
use crate::widget::summary::ClaimIndex;
use std::rc::Rc;
use yew::Reducible;

/// An action, and the manifest whose claims it speaks of.
pub(super) struct Step {
    pub action: Action,
    pub manifest: Rc<Manifest>,
}

/// The reader's choices, and the manifest whose claims they speak of.
#[derive(Clone, Default)]
pub(super) struct Reading {
    state: State,
    manifest: Rc<Manifest>,
}

impl Reading {
    /// The choices in terms of `manifest`: its claim with the id of the open one is open.
    pub fn of(&self, manifest: &Rc<Manifest>) -> State {
        if Rc::ptr_eq(manifest, &self.manifest) {
            return self.state;
        }
        let id = self.state.open.and_then(|open| self.manifest.claims.get(open.0)).map(|claim| &claim.id);
        let open = id.and_then(|id| manifest.claims.iter().position(|claim| claim.id == *id)).map(ClaimIndex);
        State { open, ..self.state }
    }
}

impl Reducible for Reading {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let status_of = |claim: ClaimIndex| step.manifest.claims[claim.0].status;
        let state = self.of(&step.manifest).after(step.action, status_of);
        Rc::new(Reading { state, manifest: step.manifest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest;

    fn manifest(ids: &[&str]) -> Rc<Manifest> {
        let claim = |id: &&str| {
            format!(r#"{{"id":"{id}","status":"speculative","note":"n","quote":{{"exact":"some words {id}"}}}}"#)
        };
        let claims: Vec<String> = ids.iter().map(claim).collect();
        let text = format!(r#"{{"version":1,"claims":[{}]}}"#, claims.join(","));
        Rc::new(manifest::parse(text.as_bytes()).0.unwrap())
    }

    #[test]
    fn an_open_claim_stays_open_in_a_manifest_that_has_it() {
        let (old, new, without) = (manifest(&["a", "b"]), manifest(&["x", "y", "b"]), manifest(&["x"]));
        let step = Step { action: Action::Open(ClaimIndex(1)), manifest: old.clone() };
        let reading = Rc::new(Reading::default()).reduce(step);
        let open = |manifest| reading.of(manifest).open;
        assert_eq!(open(&old), Some(ClaimIndex(1)));
        assert_eq!(open(&new), Some(ClaimIndex(2)));
        assert_eq!(open(&without), None);
        let closed = reading.reduce(Step { action: Action::Close, manifest: new.clone() });
        assert_eq!(closed.of(&new).open, None);
    }
}
