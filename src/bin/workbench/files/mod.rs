//! Articles, manifests and drafts in and out.

pub mod arrival;
pub mod changes_dialog;
pub mod drafts;
pub mod export_dialog;
pub mod offers;
pub mod open_dialog;
pub mod recent;
pub mod transfer;
