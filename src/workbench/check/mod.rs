//! What is wrong with the manifest, where its claims stand, and how texts differ.

mod changes;
mod checked;
mod claim;
mod diff;

pub use changes::{ClaimChange, claim_changes};
pub use checked::{Checked, Checker, field_of};
pub use claim::{Found, claim, json_of, unused_id};
pub use diff::{Line, Piece, lines, words};
