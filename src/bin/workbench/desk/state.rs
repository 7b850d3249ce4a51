//! What is on the desk besides the work itself: which view, which dialog, which passage, what was said.

use crate::claims::filter::Filter;
use crate::desk::file_handles::FileHandles;
use crate::files::arrival::Arrival;
use crate::host::document::Document;
use claim_labels::text::Span;
use claim_labels::workbench::{Action, ClaimKey, State};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::{Callback, Reducible};

/// The session: what undo knows.
#[derive(PartialEq)]
pub struct Session(pub State);

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        self.0.after(action).map_or(self, |state| Rc::new(Session(state)))
    }
}

/// Views of the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tab {
    /// The claims as a form.
    #[default]
    Claims,
    /// Passages that may deserve a label.
    Suggestions,
    /// Claims whose passage is no longer what it was.
    Review,
    /// The manifest as text.
    Json,
}

/// Dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Open an article or a manifest.
    Open,
    /// What changed, and saving it.
    Changes,
    /// What else can be made of it.
    Export,
    /// Keys, and how it works.
    Help,
    /// An article came while work on another is open: with which manifest?
    Arrival,
}

/// What a line to the editor is about. Success in one thing ends trouble in the same, and in no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Opening,
    Saving,
    Drafts,
    Labelling,
    Clipboard,
    Export,
    Sources,
    Article,
    Json,
}

/// A line for the editor.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// What it is about.
    pub topic: Topic,
}

/// A place to go to once it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// The field of this JSON Pointer, or what is around it.
    Field(String),
    /// The element with this id.
    Element(String),
    /// The article.
    Article,
}

/// The desk.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Ui {
    /// The view.
    pub tab: Tab,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// What went well last.
    pub news: Option<Notice>,
    /// What went wrong last: stays until it is closed, or goes well.
    pub trouble: Option<Notice>,
    /// Where to go, once, with the number of the request: the same place can be asked for twice.
    pub goal: (u32, Option<Rc<Goal>>),
    /// The passage that is selected in the article.
    pub passage: Option<Span>,
    /// Where in the article the editor was last, while no passage is selected.
    pub caret: usize,
    /// The claim that a new passage is wanted for.
    pub repicking: Option<ClaimKey>,
    /// Which claims are listed.
    pub filter: Rc<Filter>,
    /// Claims that are picked to change together; none while they are changed one by one.
    pub picked: Option<Rc<BTreeSet<ClaimKey>>>,
    /// An article that waits for the editor to choose its manifest.
    pub arrival: Option<Rc<Arrival>>,
}

/// What can be asked of the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Another view.
    Show(Tab),
    /// A dialog, or none.
    Open(Option<Dialog>),
    /// Tell what happened.
    Say(Notice),
    /// Tell of trouble.
    Complain(Notice),
    /// What was said has been read.
    Hush,
    /// What went wrong has been read.
    Close,
    /// Go somewhere.
    Go(Goal),
    /// A passage is selected, or none.
    Passage(Option<Span>),
    /// Another article is read: nothing in it is selected.
    Article,
    /// The editor is at this place of the article.
    Caret(usize),
    /// A new passage is wanted for this claim, or no longer.
    Repick(Option<ClaimKey>),
    /// List these claims.
    Filter(Filter),
    /// Pick these claims to change together, or none.
    Pick(Option<BTreeSet<ClaimKey>>),
    /// Pick this claim too, or let go of it.
    PickOne(ClaimKey),
    /// An article came.
    Arrive(Arrival),
}

impl Reducible for Ui {
    type Action = Ask;

    fn reduce(self: Rc<Self>, ask: Ask) -> Rc<Self> {
        let mut next = (*self).clone();
        match ask {
            Ask::Show(tab) => next.tab = tab,
            Ask::Open(dialog) => {
                next.dialog = dialog;
                next.arrival = None;
            }
            Ask::Say(notice) => {
                next.trouble = next.trouble.filter(|trouble| trouble.topic != notice.topic);
                next.news = Some(notice);
            }
            Ask::Complain(notice) => {
                next.news = None;
                next.trouble = Some(notice);
            }
            Ask::Hush => next.news = None,
            Ask::Close => next.trouble = None,
            Ask::Go(goal) => {
                // Fields are named by their place in the manifest.
                if matches!(&goal, Goal::Field(pointer) if pointer.starts_with('/')) {
                    next.tab = Tab::Claims;
                }
                next.goal = (next.goal.0 + 1, Some(goal.into()));
            }
            Ask::Passage(passage) => {
                next.caret = passage.or(next.passage).map_or(next.caret, |span| span.end);
                next.passage = passage;
            }
            Ask::Article => {
                (next.passage, next.caret, next.repicking, next.picked) = (None, 0, None, None);
                next.filter = Rc::default();
            }
            Ask::Caret(at) => next.caret = at,
            Ask::Repick(claim) => next.repicking = claim,
            Ask::Filter(filter) => next.filter = filter.into(),
            Ask::Pick(picked) => next.picked = picked.map(Rc::new),
            Ask::PickOne(claim) => {
                let picked = Rc::make_mut(next.picked.get_or_insert_default());
                if !picked.remove(&claim) {
                    picked.insert(claim);
                }
            }
            Ask::Arrive(arrival) => {
                next.arrival = Some(arrival.into());
                next.dialog = Some(Dialog::Arrival);
            }
        }
        if next == *self { self } else { next.into() }
    }
}

/// What every view can do. Stays the same from one drawing to the next.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// Files that can be saved to in place.
    pub files: FileHandles,
    /// Change the work.
    pub act: Callback<Action>,
    /// Ask something of the desk.
    pub ask: Callback<Ask>,
    /// The host that holds what is open.
    pub host: Option<Document>,
}

impl Desk {
    /// Tells what happened.
    pub fn say(&self, topic: Topic, text: impl Into<String>) {
        self.ask.emit(Ask::Say(Notice { text: text.into(), topic }));
    }

    /// Tells of trouble.
    pub fn complain(&self, topic: Topic, text: impl Into<String>) {
        self.ask.emit(Ask::Complain(Notice { text: text.into(), topic }));
    }

    /// Goes to an element, once it is drawn.
    pub fn go(&self, id: impl Into<String>) {
        self.ask.emit(Ask::Go(Goal::Element(id.into())));
    }
}
