//! What the pane with the article is given.

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
    pub on_read: Callback<Rc<Reading>>,
    pub on_open: Callback<String>,
    pub on_step: Callback<Step>,
    pub on_label: Callback<usize>,
    pub desk: Desk,
}
