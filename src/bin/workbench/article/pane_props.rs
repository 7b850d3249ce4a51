//! What the pane with the article is given.

use crate::article::flags::Flag;
use crate::article::reading::Reading;
use crate::desk::state::Desk;
use claim_labels::text::Span;
use claim_labels::workbench::{Doc, Source, Step};
use std::rc::Rc;
use yew::prelude::*;

/// Passages that are painted over the labels.
#[derive(Clone, PartialEq, Default)]
pub struct Painted {
    /// The passage that is chosen.
    pub passage: Option<Span>,
    /// The passage of the claim that is open.
    pub claim: Option<Span>,
    /// Passages of claims that readers are not shown, as they have errors.
    pub faulty: Vec<Span>,
    /// Passages of claims that the desk has not decided on.
    pub drafts: Vec<Span>,
    /// Where the claim that is open may stand now.
    pub candidate: Option<Span>,
    /// Passages that are suggested.
    pub suggestions: Vec<Span>,
}

#[derive(Properties, PartialEq)]
pub struct ArticlePaneProps {
    pub source: Rc<Source>,
    pub manifest: Doc,
    pub reading: Option<Rc<Reading>>,
    pub painted: Painted,
    /// Claims that readers are not shown, for the margin.
    pub flags: Rc<Vec<Flag>>,
    /// The claim that a new passage is wanted for.
    pub repicking: Option<usize>,
    pub on_read: Callback<Rc<Reading>>,
    /// A badge is pressed: the claim's id.
    pub on_open: Callback<String>,
    /// A flag is pressed: the claim's number.
    pub on_flag: Callback<usize>,
    /// A place of the text is pressed.
    pub on_press: Callback<usize>,
    pub on_step: Callback<Step>,
    pub on_label: Callback<usize>,
    pub on_enter: Callback<()>,
    /// A handle is moved: whether it is that of the end, and where to.
    pub on_stretch: Callback<(bool, Stretch)>,
    pub desk: Desk,
}

/// How a handle is moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stretch {
    /// To a place of the text, while it is held.
    To(usize),
    /// One word further from the passage's middle, or closer to it.
    Word {
        /// Whether it is further.
        outwards: bool,
    },
    /// It is let go.
    Done,
}
