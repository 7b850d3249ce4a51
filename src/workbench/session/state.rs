//! All that an editor could lose, and the one place where it changes.

use super::history::History;
use super::keys::{ClaimKey, Keys};
use crate::manifest;
use crate::workbench::article::Source;
use crate::workbench::document::{Doc, Edit};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The state at one moment: what undo goes back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The article.
    pub article: Rc<Source>,
    /// The manifest: the last that could be used.
    pub manifest: Doc,
    /// Which of the session's claims its claims are, in its order.
    pub keys: Rc<[ClaimKey]>,
    /// What was typed as JSON, while it cannot be used.
    pub typed: Option<Rc<str>>,
    /// The number of the claim that is open.
    pub selected: Option<usize>,
    /// Suggestions that were turned down.
    pub dismissed: Rc<BTreeSet<String>>,
    /// The manifest's file, by its number in [`State::files`].
    pub file: usize,
}

impl Snapshot {
    /// The number that a claim has now; none while there is no such claim.
    pub fn number(&self, claim: ClaimKey) -> Option<usize> {
        self.keys.iter().position(|key| *key == claim)
    }
}

/// Where a manifest came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was begun or pasted here: there is no file of it yet.
    New,
    /// A file.
    File,
}

/// A manifest's file.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its name.
    pub name: Rc<str>,
    /// What it holds: what was opened, or saved last.
    pub saved: Doc,
    /// Whether there is one yet.
    pub origin: Origin,
    /// Unsaved work on it, from when another manifest took its place.
    pub aside: Option<Rc<Snapshot>>,
}

/// A manifest that is opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The name of its file.
    pub name: String,
    /// What the file holds.
    pub saved: Doc,
    /// What is made of it.
    pub manifest: Doc,
    /// Whether there is such a file.
    pub origin: Origin,
}

impl Opened {
    /// A manifest as its file holds it.
    pub fn file(name: impl Into<String>, doc: Doc) -> Opened {
        Opened { name: name.into(), saved: doc.clone(), manifest: doc, origin: Origin::File }
    }

    /// A manifest that has no file yet.
    pub fn begun(name: impl Into<String>, doc: Doc) -> Opened {
        Opened { origin: Origin::New, ..Opened::file(name, doc) }
    }
}

/// The workbench's state.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    history: History<Snapshot>,
    keys: Keys,
    /// Files opened in this session.
    pub files: Vec<File>,
}

/// What an editor can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Open an article, a manifest, or both as one step. Unsaved work on the manifest that was open is set aside.
    Open(Option<Source>, Option<Opened>),
    /// Go on with the work on this file that was set aside.
    Resume(usize),
    /// Let go of the work on this file that was set aside.
    Discard(usize),
    /// Change the manifest, at a time in milliseconds.
    Edit(Edit, f64),
    /// Several changes as one step.
    Edits(Vec<Edit>),
    /// Type JSON, at a time in milliseconds.
    Type(String, f64),
    /// Open a claim, or none.
    Select(Option<usize>),
    /// Turn a suggestion down.
    Dismiss(String),
    /// Back.
    Undo,
    /// Forward.
    Redo,
    /// This file, under this name, holds this now.
    Saved {
        /// Its number: another may be open by now.
        file: usize,
        /// Its name.
        name: String,
        /// What it holds.
        doc: Doc,
    },
}

impl State {
    /// A session that begins with an article and a manifest from a file of this name.
    pub fn new(article: Source, name: &str, manifest: Doc) -> State {
        State::begin(article, Opened::file(name, manifest))
    }

    /// A session that begins with an article and a manifest.
    pub fn begin(article: Source, Opened { name, saved, manifest, origin }: Opened) -> State {
        let mut keys = Keys::default();
        let snapshot = Snapshot {
            article: article.into(),
            keys: keys.opened(&manifest),
            manifest,
            typed: None,
            selected: None,
            dismissed: Rc::default(),
            file: 0,
        };
        let file = File { name: name.into(), saved, origin, aside: None };
        State { history: History::new(snapshot), keys, files: vec![file] }
    }

    /// A session on what somebody else stores. Undo ends there: unsaved work on it is its first step, in the same file.
    pub fn begin_stored(article: Source, stored: Opened) -> State {
        let Opened { name, saved, manifest: unsaved, origin } = stored;
        let manifest = saved.clone();
        let mut state = State::begin(article, Opened { name, saved, manifest, origin });
        if unsaved != state.now().manifest {
            let snapshot = rewritten(&state.now().clone(), unsaved, &mut state.keys);
            state.history.step(snapshot, None);
        }
        state
    }

    /// The state now.
    pub fn now(&self) -> &Rc<Snapshot> {
        self.history.present()
    }

    /// The manifest's file.
    pub fn file(&self) -> &File {
        &self.files[self.now().file]
    }

    /// Whether there is work that the file does not hold.
    pub fn is_dirty(&self) -> bool {
        self.now().typed.is_some() || self.now().manifest != self.file().saved
    }

    /// Whether anything would be lost with the session: here, or in work that was set aside.
    pub fn has_unsaved_work(&self) -> bool {
        self.is_dirty() || self.files.iter().any(|file| file.aside.is_some())
    }

    /// Unsaved work on a file.
    pub fn unsaved(&self, file: usize) -> Option<&Rc<Snapshot>> {
        match file == self.now().file {
            true => self.is_dirty().then(|| self.now()),
            false => self.files.get(file)?.aside.as_ref(),
        }
    }

    /// How many steps can be undone and redone.
    pub fn steps(&self) -> (usize, usize) {
        self.history.steps()
    }

    /// The state after `action`; `None` when it changes nothing.
    pub fn after(&self, action: Action) -> Option<State> {
        let mut next = self.clone();
        match action {
            Action::Open(article, manifest) => next.open(article, manifest),
            Action::Edit(edit, at) => {
                let snapshot = edited(self.now(), &edit, &mut next.keys)?;
                next.history.step(snapshot, edit.field().map(|field| (field, at)));
            }
            Action::Edits(edits) => {
                let keys = &mut next.keys;
                let snapshot = edits.iter().try_fold((**self.now()).clone(), |now, edit| edited(&now, edit, keys))?;
                next.history.step(snapshot, None);
            }
            Action::Type(text, at) => {
                let snapshot = typed(self.now(), text, &mut next.keys);
                next.history.step(snapshot, Some(("json", at)));
            }
            Action::Select(selected) => next.history.amend(Snapshot { selected, ..(**self.now()).clone() }),
            Action::Dismiss(what) => {
                let mut snapshot = (**self.now()).clone();
                Rc::make_mut(&mut snapshot.dismissed).insert(what);
                next.history.step(snapshot, None);
            }
            Action::Undo if !next.history.undo() => return None,
            Action::Redo if !next.history.redo() => return None,
            Action::Undo | Action::Redo => {}
            Action::Resume(file) => {
                let snapshot = (**self.files.get(file)?.aside.as_ref()?).clone();
                next.history.step(snapshot, None);
            }
            Action::Discard(file) => next.files.get_mut(file)?.aside = None,
            Action::Saved { file, name, doc } => next.saved(file, name, doc)?,
        }
        next.set_aside(self);
        Some(next)
    }

    // Whatever took the place of a manifest with unsaved work: a step, undo or redo.
    fn set_aside(&mut self, before: &State) {
        let (old, new) = (before.now().file, self.now().file);
        if old != new {
            self.files[old].aside = before.is_dirty().then(|| before.now().clone());
            self.files[new].aside = None;
        }
    }

    fn saved(&mut self, number: usize, name: String, doc: Doc) -> Option<()> {
        let file = self.files.get_mut(number)?;
        let aside = file.aside.take().filter(|aside| aside.typed.is_some() || aside.manifest != doc);
        *file = File { name: name.into(), saved: doc, origin: Origin::File, aside };
        Some(())
    }

    fn open(&mut self, article: Option<Source>, manifest: Option<Opened>) {
        let mut snapshot = (**self.now()).clone();
        if let Some(article) = article {
            snapshot.article = article.into();
            snapshot.dismissed = Rc::default();
        }
        if let Some(Opened { name, saved, manifest, origin }) = manifest {
            snapshot.file = self.files.len();
            self.files.push(File { name: name.into(), saved, origin, aside: None });
            let keys = self.keys.opened(&manifest);
            snapshot = Snapshot { manifest, keys, typed: None, selected: None, ..snapshot };
        }
        self.history.step(snapshot, None);
    }
}

fn edited(now: &Snapshot, edit: &Edit, keys: &mut Keys) -> Option<Snapshot> {
    let manifest = edit.apply(&now.manifest)?;
    let keys = keys.edited(&now.keys, edit, &manifest);
    let claims = manifest.root.get("claims").map_or(0, |claims| claims.items().len());
    let selected = match edit {
        Edit::Insert(list, at, _) if list == "/claims" => Some((*at).min(claims - 1)),
        Edit::Move { list, to, .. } if list == "/claims" => Some(*to),
        Edit::Remove(pointer) if pointer.rfind('/') == Some("/claims".len()) => None,
        _ => now.selected,
    };
    // What was typed and could not be used is not what was changed here.
    Some(Snapshot { manifest, keys, typed: None, selected, ..now.clone() })
}

fn typed(now: &Snapshot, text: String, keys: &mut Keys) -> Snapshot {
    let usable = Doc::parse(&text).ok().filter(|doc| manifest::read(&doc.root.json()).0.is_some());
    match usable {
        Some(manifest) => rewritten(now, manifest, keys),
        None => Snapshot { typed: Some(text.into()), ..now.clone() },
    }
}

fn rewritten(now: &Snapshot, manifest: Doc, keys: &mut Keys) -> Snapshot {
    let keys = keys.typed(&now.keys, &now.manifest, &manifest);
    Snapshot { manifest, keys, typed: None, selected: None, ..now.clone() }
}
