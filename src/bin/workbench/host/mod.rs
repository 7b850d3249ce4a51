//! The workbench in a frame of another page, which holds the article and the manifest: nothing of them is kept here.
//!
//! The messages are described in `docs/workbench-in-a-frame.md` and typed in `embed/workbench.d.ts`. Only the frame's parent is
//! listened and spoken to, and only at the origin that the workbench's address names (`?host=`).

pub mod document;
pub mod hooks;
pub mod hosted;
mod inbox;
mod link;
mod origin;
mod protocol;

pub use origin::{Framed, framed};
