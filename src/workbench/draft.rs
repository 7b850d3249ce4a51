//! What is kept of unsaved work on the device, as JSON.

use super::article::{Kind, Source};
use super::state::{Action, State};
use super::tree::Doc;
use serde_json::{Value, json};

/// Unsaved work.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The article it is about.
    pub article: Source,
    /// The name of the manifest's file.
    pub file: String,
    /// What the file held.
    pub saved: Doc,
    /// The manifest.
    pub manifest: Doc,
    /// What was typed as JSON and cannot be used.
    pub typed: Option<String>,
}

impl Draft {
    /// The draft of a session.
    pub fn of(state: &State) -> Draft {
        let now = state.now();
        Draft {
            article: (*now.article).clone(),
            file: state.file().name.to_string(),
            saved: state.file().saved.clone(),
            manifest: now.manifest.clone(),
            typed: now.typed.as_deref().map(Into::into),
        }
    }

    /// The draft as JSON.
    pub fn to_json(&self) -> String {
        json!({
            "article": { "name": self.article.name, "html": self.article.kind == Kind::Html, "text": &*self.article.text },
            "file": self.file,
            "saved": self.saved.text(),
            "manifest": self.manifest.text(),
            "typed": self.typed,
        })
        .to_string()
    }

    /// The draft that [`Draft::to_json`] wrote; `None` for anything else.
    pub fn from_json(text: &str) -> Option<Draft> {
        let value: Value = serde_json::from_str(text).ok()?;
        let text = |pointer: &str| value.pointer(pointer)?.as_str();
        let doc = |pointer: &str| Doc::parse(text(pointer)?).ok();
        let kind = if value.pointer("/article/html")?.as_bool()? { Kind::Html } else { Kind::Text };
        Some(Draft {
            article: Source { name: text("/article/name")?.into(), kind, text: text("/article/text")?.into() },
            file: text("/file")?.into(),
            saved: doc("/saved")?,
            manifest: doc("/manifest")?,
            typed: text("/typed").map(Into::into),
        })
    }

    /// What brings the draft back, one after the other.
    pub fn restore(self) -> Vec<Action> {
        let open = Action::Open(Some(self.article), Some((self.file, self.saved, self.manifest)));
        std::iter::once(open).chain(self.typed.map(|typed| Action::Type(typed, 0.0))).collect()
    }
}
