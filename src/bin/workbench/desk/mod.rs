//! What surrounds the work: views and dialogs that are open, keys, focus, notices, the toolbar.

pub mod file_handles;
pub mod focus;
pub mod help_dialog;
pub mod keys;
pub mod modal;
pub mod notices;
pub mod state;
pub mod toolbar;
