//! The bodies of an annotation, told apart by their purpose.

use super::{FIELD, KEPT};
use crate::interchange::fields::{Fields, Object};
use crate::manifest::{Json, Status};

/// What the bodies of an annotation say of its claim.
#[derive(Default)]
pub(super) struct Bodies {
    pub status: Option<Status>,
    pub note: Option<String>,
    pub summary: Option<String>,
    pub sources: Vec<Json>,
    pub correction: Option<Json>,
    /// What is none of these.
    pub foreign: Vec<Json>,
}

impl Bodies {
    /// Adds a body.
    pub fn take(&mut self, body: Json) {
        let text = |key: &str| body.get(key).and_then(Json::as_str);
        let (purpose, value) = (text("purpose"), text("value").map(str::to_owned));
        let status = value.as_deref().and_then(Status::from_name);
        match (purpose, value) {
            (Some("classifying" | "tagging") | None, _) if status.is_some() && self.status.is_none() => {
                self.status = status
            }
            (Some("commenting") | None, Some(note)) if self.note.is_none() => self.note = Some(note),
            (Some("describing"), Some(summary)) if self.summary.is_none() => self.summary = Some(summary),
            (Some("linking"), Some(value)) => self.sources.push(worded(body, value, "name")),
            (Some("editing"), Some(value)) if self.correction.is_none() => {
                self.correction = Some(worded(body, value, "note"));
            }
            (Some("linking"), None) if text("source").is_some() => {
                let mut fields = Fields::of(body);
                let url = fields.text("source");
                self.sources.push(Object::default().maybe("url", url).and(fields.take(KEPT)).build());
            }
            _ => self.foreign.push(body),
        }
    }
}

// Words without a field of ours are those of the `usual` one; ours without words stand for none.
fn worded(body: Json, value: String, usual: &str) -> Json {
    let mut fields = Fields::of(body);
    let kept = fields.take(KEPT);
    let field = fields.text(FIELD).or_else(|| kept.is_none().then(|| usual.to_owned()));
    let words = field.map(|field| Object::default().with(&field, value));
    words.unwrap_or_default().and(kept).build()
}
