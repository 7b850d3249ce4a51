//! The manifest as a list of claims, and the form of each.

pub mod bulk;
pub mod dates;
pub mod desk_only;
pub mod drift;
pub mod field;
pub mod filter;
pub mod fold;
pub mod form;
pub mod form_props;
pub mod history;
pub mod list;
pub mod orphan;
pub mod place;
pub mod problems;
pub mod reasons;
pub mod review;
pub mod reworded;
pub mod row;
pub mod status;
pub mod triage;
