//! What readers get of a manifest: no drafts, and of everything else the fields that the format has for readers.

use crate::manifest::{Json, shape};

/// What a manifest for readers was made without.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many drafts.
    pub drafts: usize,
    /// Fields of the desk and fields that are not known: their JSON Pointers in the manifest that was given.
    pub fields: Vec<String>,
}

/// The manifest that readers get, and what it was made without. It takes manifests in which [`crate::manifest::read`] found no errors.
pub fn publish(manifest: &Json) -> (Json, LeftOut) {
    let mut left = LeftOut::default();
    let json = left.object(manifest, "", shape::MANIFEST);
    (json, left)
}

impl LeftOut {
    /// Whether readers get the manifest as it is.
    pub fn is_nothing(&self) -> bool {
        self.drafts == 0 && self.fields.is_empty()
    }

    // An object with its known fields alone.
    fn object(&mut self, json: &Json, path: &str, known: &[&str]) -> Json {
        let Json::Object(fields) = json else { return json.clone() };
        let mut kept = Vec::new();
        for (name, value) in fields {
            let at = format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"));
            if known.contains(&name.as_str()) {
                kept.push((name.clone(), self.field(name, value, &at)));
            } else {
                self.fields.push(at);
            }
        }
        Json::Object(kept)
    }

    fn field(&mut self, name: &str, json: &Json, at: &str) -> Json {
        match name {
            "article" => self.object(json, at, shape::ARTICLE),
            "publisher" => self.object(json, at, shape::PUBLISHER),
            "quote" => self.object(json, at, shape::QUOTE),
            "position" => self.object(json, at, shape::POSITION),
            "correction" => self.object(json, at, shape::CORRECTION),
            "sources" => self.list(json, at, shape::SOURCE),
            "history" => self.list(json, at, shape::CHANGE),
            "claims" => self.claims(json, at),
            _ => json.clone(),
        }
    }

    fn list(&mut self, json: &Json, at: &str, known: &[&str]) -> Json {
        let Json::Array(items) = json else { return json.clone() };
        let item = |(number, item): (usize, &Json)| self.object(item, &format!("{at}/{number}"), known);
        Json::Array(items.iter().enumerate().map(item).collect())
    }

    fn claims(&mut self, json: &Json, at: &str) -> Json {
        let Json::Array(items) = json else { return json.clone() };
        let readers: Vec<&str> = shape::CLAIM.iter().copied().filter(|name| !shape::DESK.contains(name)).collect();
        let mut kept = Vec::new();
        for (number, claim) in items.iter().enumerate() {
            if claim.get("draft") == Some(&Json::Bool(true)) {
                self.drafts += 1;
            } else {
                kept.push(self.object(claim, &format!("{at}/{number}"), &readers));
            }
        }
        Json::Array(kept)
    }
}
