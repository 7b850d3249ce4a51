//! Who stands behind a claim: found again, added, put in order, removed; and what is remembered of it.

pub mod card;
pub mod list;
pub mod memory;
pub mod search;
