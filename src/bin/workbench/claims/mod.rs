//! The claims as a list and as forms, and what is wrong with them.

pub mod field;
pub mod form;
pub mod form_props;
pub mod history;
pub mod list;
pub mod orphan;
pub mod problems;
pub mod reworded;
pub mod sources;
