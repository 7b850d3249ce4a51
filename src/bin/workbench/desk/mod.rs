//! What surrounds the work: views and dialogs that are open, keys, notices, the toolbar.

pub mod file_handles;
pub mod help_dialog;
pub mod modal;
pub mod notices;
pub mod state;
pub mod toolbar;
