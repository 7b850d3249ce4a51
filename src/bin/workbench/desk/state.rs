//! What is on the desk besides the work itself: which view, which dialog, which passage, what was said.

use crate::desk::file_handles::FileHandles;
use claim_labels::text::Span;
use claim_labels::workbench::{Action, State};
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
}

/// A line for the editor.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// Whether it is trouble: then it stays until it is closed.
    pub trouble: bool,
}

/// A place to go to once it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// The field of this JSON Pointer, or what is around it.
    Field(String),
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
    /// What was said last.
    pub notice: Option<Notice>,
    /// Where to go, once, with the number of the request: the same place can be asked for twice.
    pub goal: (u32, Option<Rc<Goal>>),
    /// The passage that is selected in the article.
    pub passage: Option<Span>,
    /// The claim that a new passage is wanted for.
    pub repicking: Option<usize>,
}

/// What can be asked of the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Another view.
    Show(Tab),
    /// A dialog, or none.
    Open(Option<Dialog>),
    /// Tell what happened.
    Say(String),
    /// Tell of trouble.
    Complain(String),
    /// What was said has been read.
    Hush,
    /// Go somewhere.
    Go(Goal),
    /// A passage is selected, or none.
    Passage(Option<Span>),
    /// A new passage is wanted for this claim, or no longer.
    Repick(Option<usize>),
}

impl Reducible for Ui {
    type Action = Ask;

    fn reduce(self: Rc<Self>, ask: Ask) -> Rc<Self> {
        let mut next = (*self).clone();
        match ask {
            Ask::Show(tab) => next.tab = tab,
            Ask::Open(dialog) => next.dialog = dialog,
            // Trouble is not talked over.
            Ask::Say(_) if next.notice.as_ref().is_some_and(|notice| notice.trouble) => {}
            Ask::Say(text) => next.notice = Some(Notice { text, trouble: false }),
            Ask::Complain(text) => next.notice = Some(Notice { text, trouble: true }),
            Ask::Hush => next.notice = None,
            Ask::Go(goal) => {
                // Fields are named by their place in the manifest.
                if matches!(&goal, Goal::Field(pointer) if pointer.starts_with('/')) {
                    next.tab = Tab::Claims;
                }
                next.goal = (next.goal.0 + 1, Some(goal.into()));
            }
            Ask::Passage(passage) => next.passage = passage,
            Ask::Repick(claim) => next.repicking = claim,
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
}

impl Desk {
    /// Tells what happened.
    pub fn say(&self, text: impl Into<String>) {
        self.ask.emit(Ask::Say(text.into()));
    }

    /// Tells of trouble.
    pub fn complain(&self, text: impl Into<String>) {
        self.ask.emit(Ask::Complain(text.into()));
    }
}
