//! Articles, manifests and drafts in and out.

pub mod changes_dialog;
pub mod drafts;
pub mod export_dialog;
pub mod open_dialog;
pub mod transfer;
