//! What an editor could lose: the work now, before and after, and drafts of it.

mod begin;
mod draft;
mod history;
mod keys;
mod state;

pub use begin::begin;
pub use draft::Draft;
pub use history::History;
pub use keys::ClaimKey;
pub use state::{Action, File, Opened, Origin, Snapshot, State};
