//! What the host gave, and how far it knows what became of it.

use super::link::Link;
use super::protocol::{Open, Refusal, ToHost};
use crate::files::transfer::read_manifest;
use claim_labels::manifest::Json;
use claim_labels::workbench::{Doc, Kind, Source, State};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use yew::Callback;

/// So many revisions can still be answered.
const REMEMBERED: usize = 1000;

/// An article and its manifest, which the host holds.
#[derive(Clone)]
pub struct Document(Rc<Inner>);

struct Inner {
    link: Link,
    id: String,
    sources: Vec<Json>,
    revision: Cell<u32>,
    // Revisions that the host knows and has not answered; the text that was sent last.
    told: RefCell<VecDeque<(u32, Doc)>>,
    on_answer: RefCell<Option<Callback<Outcome>>>,
}

impl PartialEq for Document {
    fn eq(&self, other: &Document) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the host did.
#[derive(Clone)]
pub enum Outcome {
    /// It holds this now.
    Saved(Doc),
    /// It could not save, and says why.
    Failed(String),
}

/// What is opened.
#[derive(Clone, PartialEq)]
pub struct Opened {
    pub document: Document,
    pub article: Source,
    pub name: String,
    pub saved: Doc,
    pub manifest: Doc,
}

/// What a message opens.
pub fn opened(link: &Link, open: Open) -> Result<Opened, Refusal> {
    let Open { document: id, name, html, about, manifest, saved, sources } = open;
    if html.trim().is_empty() {
        return Err(Refusal::new("article-empty", "The article has no text.").of(&id));
    }
    let read =
        |text: &str| read_manifest(&name, text).map_err(|message| Refusal::new("manifest-unusable", message).of(&id));
    let manifest = match &manifest {
        Some(text) => read(text)?,
        None => read(&begun(&about))?,
    };
    let saved = saved.map(|text| read(&text)).transpose()?.unwrap_or_else(|| manifest.clone());
    let sources = sources.iter().filter_map(|source| serde_json::from_str(source).ok()).collect();
    let document = Document(Rc::new(Inner {
        link: link.clone(),
        id,
        sources,
        revision: Cell::default(),
        told: RefCell::default(),
        on_answer: RefCell::default(),
    }));
    let article = Source { name: name.clone(), kind: Kind::Html, text: html.into() };
    Ok(Opened { document, article, name: "claims.json".into(), saved, manifest })
}

// A manifest without claims that says what article it is about.
fn begun(about: &[(&'static str, Option<String>)]) -> String {
    let said =
        about.iter().filter_map(|(field, value)| Some((*field, value.as_deref().filter(|text| !text.is_empty())?)));
    let article: serde_json::Map<String, serde_json::Value> =
        said.map(|(field, text)| (field.into(), text.into())).collect();
    let manifest = match article.is_empty() {
        true => serde_json::json!({ "version": 1, "claims": [] }),
        false => serde_json::json!({ "version": 1, "article": article, "claims": [] }),
    };
    serde_json::to_string_pretty(&manifest).unwrap_or_default() + "\n"
}

impl Document {
    /// The host's name for it.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// Sources that the host knows.
    pub fn sources(&self) -> &[Json] {
        &self.0.sources
    }

    /// Says that it is open.
    pub fn say_opened(&self, state: &State) {
        self.note(0, &state.now().manifest);
        self.0.link.say(&ToHost::Opened { document: self.id(), revision: 0, dirty: state.is_dirty() });
    }

    /// Says what the manifest is now.
    pub fn say_changed(&self, state: &State) {
        let manifest = &state.now().manifest;
        let revision = self.0.revision.get() + 1;
        self.0.revision.set(revision);
        self.note(revision, manifest);
        self.0.link.say(&ToHost::Changed {
            document: self.id(),
            revision,
            dirty: state.is_dirty(),
            usable: state.now().typed.is_none(),
            manifest: manifest.text(),
        });
    }

    /// Asks the host to save.
    pub fn save(&self, state: &State) {
        let (manifest, revision) = (&state.now().manifest, self.0.revision.get());
        self.note(revision, manifest);
        self.0.link.say(&ToHost::Save { document: self.id(), revision, manifest: manifest.text() });
    }

    fn note(&self, revision: u32, manifest: &Doc) {
        let mut told = self.0.told.borrow_mut();
        told.retain(|(other, _)| *other != revision);
        told.push_back((revision, manifest.clone()));
        if told.len() > REMEMBERED {
            told.pop_front();
        }
    }

    /// Who hears what the host did.
    pub fn on_answer(&self, callback: Option<Callback<Outcome>>) {
        *self.0.on_answer.borrow_mut() = callback;
    }

    /// The host answered.
    pub fn answered(&self, revision: u32, failed: Option<String>) -> Result<(), Refusal> {
        let known = self.0.told.borrow().iter().find(|(told, _)| *told == revision).map(|(_, doc)| doc.clone());
        let doc = known.ok_or_else(|| {
            Refusal::new("revision-unknown", format!("Revision {revision} was never sent, or long ago.")).of(self.id())
        })?;
        let outcome = match failed {
            Some(why) => Outcome::Failed(why),
            None => {
                self.0.told.borrow_mut().retain(|(told, _)| *told >= revision);
                Outcome::Saved(doc)
            }
        };
        if let Some(on_answer) = self.0.on_answer.borrow().clone() {
            on_answer.emit(outcome);
        }
        Ok(())
    }
}
