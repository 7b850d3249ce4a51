//! What is kept of unsaved work on the device, as JSON.

use super::state::{Action, Opened, Origin, Snapshot, State};
use crate::workbench::article::{Kind, Source};
use crate::workbench::document::Doc;
use serde_json::{Value, json};

/// Unsaved work.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The article it is about.
    pub article: Source,
    /// The manifest, and its file.
    pub opened: Opened,
    /// What was typed as JSON and cannot be used.
    pub typed: Option<String>,
}

impl Draft {
    /// The draft of what is open.
    pub fn of(state: &State) -> Draft {
        Draft::of_work(state, state.now())
    }

    /// The draft of work on one of the session's files.
    pub fn of_work(state: &State, work: &Snapshot) -> Draft {
        let file = &state.files[work.file];
        let (name, saved) = (file.name.to_string(), file.saved.clone());
        Draft {
            article: (*work.article).clone(),
            opened: Opened { name, saved, manifest: work.manifest.clone(), origin: file.origin },
            typed: work.typed.as_deref().map(Into::into),
        }
    }

    /// The draft as JSON.
    pub fn to_json(&self) -> String {
        json!({
            "article": { "name": self.article.name, "html": self.article.kind == Kind::Html, "text": &*self.article.text },
            "file": self.opened.name,
            "new": self.opened.origin == Origin::New,
            "saved": self.opened.saved.text(),
            "manifest": self.opened.manifest.text(),
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
        let origin = if value.get("new") == Some(&Value::Bool(true)) { Origin::New } else { Origin::File };
        Some(Draft {
            article: Source { name: text("/article/name")?.into(), kind, text: text("/article/text")?.into() },
            opened: Opened { name: text("/file")?.into(), saved: doc("/saved")?, manifest: doc("/manifest")?, origin },
            typed: text("/typed").map(Into::into),
        })
    }

    /// What brings the draft back, one after the other.
    pub fn restore(self) -> Vec<Action> {
        let open = Action::Open(Some(self.article), Some(self.opened));
        std::iter::once(open).chain(self.typed.map(|typed| Action::Type(typed, 0.0))).collect()
    }
}
