//! All that an editor could lose, and the one place where it changes.

use super::article::Source;
use super::edit::Edit;
use super::history::History;
use super::tree::Doc;
use crate::manifest;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The state at one moment: what undo goes back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The article.
    pub article: Rc<Source>,
    /// The manifest: the last that could be used.
    pub manifest: Doc,
    /// What was typed as JSON, while it cannot be used.
    pub typed: Option<Rc<str>>,
    /// The number of the claim that is open.
    pub selected: Option<usize>,
    /// Suggestions that were turned down.
    pub dismissed: Rc<BTreeSet<String>>,
    /// The manifest's file, by its number in [`State::files`].
    pub file: usize,
}

/// A manifest's file.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its name.
    pub name: Rc<str>,
    /// What it holds: what was opened, or saved last.
    pub saved: Doc,
}

/// The workbench's state.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    history: History<Snapshot>,
    /// Files opened in this session.
    pub files: Vec<File>,
}

/// What an editor can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Open an article, a manifest (its file's name, what it holds, and what is made of it), or both.
    Open(Option<Source>, Option<(String, Doc, Doc)>),
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
    /// The manifest's file, under this name, holds this now.
    Saved(String, Doc),
}

impl State {
    /// A session that begins with an article and a manifest from a file of this name.
    pub fn new(article: Source, name: &str, manifest: Doc) -> State {
        let snapshot = Snapshot {
            article: article.into(),
            manifest: manifest.clone(),
            typed: None,
            selected: None,
            dismissed: Rc::default(),
            file: 0,
        };
        State { history: History::new(snapshot), files: vec![File { name: name.into(), saved: manifest }] }
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
                let snapshot = edited(self.now(), &edit)?;
                next.history.step(snapshot, edit.field().map(|field| (field, at)));
            }
            Action::Edits(edits) => {
                let snapshot = edits.iter().try_fold((**self.now()).clone(), |now, edit| edited(&now, edit))?;
                next.history.step(snapshot, None);
            }
            Action::Type(text, at) => next.history.step(typed(self.now(), text), Some(("json", at))),
            Action::Select(selected) => next.history.amend(Snapshot { selected, ..(**self.now()).clone() }),
            Action::Dismiss(what) => {
                let mut snapshot = (**self.now()).clone();
                Rc::make_mut(&mut snapshot.dismissed).insert(what);
                next.history.step(snapshot, None);
            }
            Action::Undo if !next.history.undo() => return None,
            Action::Redo if !next.history.redo() => return None,
            Action::Undo | Action::Redo => {}
            Action::Saved(name, saved) => next.files[self.now().file] = File { name: name.into(), saved },
        }
        Some(next)
    }

    fn open(&mut self, article: Option<Source>, manifest: Option<(String, Doc, Doc)>) {
        let mut snapshot = (**self.now()).clone();
        if let Some(article) = article {
            snapshot.article = article.into();
            snapshot.dismissed = Rc::default();
        }
        if let Some((name, saved, manifest)) = manifest {
            snapshot.file = self.files.len();
            self.files.push(File { name: name.into(), saved });
            snapshot = Snapshot { manifest, typed: None, selected: None, ..snapshot };
        }
        self.history.step(snapshot, None);
    }
}

fn edited(now: &Snapshot, edit: &Edit) -> Option<Snapshot> {
    let manifest = edit.apply(&now.manifest)?;
    let claims = manifest.root.get("claims").map_or(0, |claims| claims.items().len());
    let selected = match edit {
        Edit::Insert(list, at, _) if list == "/claims" => Some((*at).min(claims - 1)),
        Edit::Move { list, to, .. } if list == "/claims" => Some(*to),
        Edit::Remove(pointer) if pointer.rfind('/') == Some("/claims".len()) => None,
        _ => now.selected,
    };
    // What was typed and could not be used is not what was changed here.
    Some(Snapshot { manifest, typed: None, selected, ..now.clone() })
}

fn typed(now: &Snapshot, text: String) -> Snapshot {
    let usable = Doc::parse(&text).ok().filter(|doc| manifest::read(&doc.root.json()).0.is_some());
    match usable {
        Some(manifest) => Snapshot { manifest, typed: None, selected: None, ..now.clone() },
        None => Snapshot { typed: Some(text.into()), ..now.clone() },
    }
}
