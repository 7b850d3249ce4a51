//! What the form of one claim is given, and its parts with it.

use crate::article::reading::Reading;
use crate::desk::state::Desk;
use claim_labels::workbench::{Checked, ClaimKey, Node};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ClaimFormProps {
    pub number: usize,
    /// Which claim it is.
    pub own: ClaimKey,
    pub total: usize,
    pub claim: Node,
    /// All claims.
    pub claims: Node,
    pub checked: Rc<Checked>,
    pub reading: Option<Rc<Reading>>,
    pub desk: Desk,
}

impl ClaimFormProps {
    /// The article's language, as its element has it.
    pub fn language(&self) -> String {
        self.reading.as_ref().and_then(|reading| reading.host.get_attribute("lang")).unwrap_or_default()
    }

    pub fn pointer(&self, field: &str) -> String {
        format!("/claims/{}{field}", self.number)
    }
}
