//! The engine behind `<claim-labels>`. A custom element's class must be JavaScript (`claim-labels.js`, beside this file);
//! it fetches the manifest and this module, and hands over to a [`Session`].

mod api;
mod changes;
mod core;
mod deferred;
mod disturbances;
mod engine;
mod events;
mod history;
mod labelling;
mod languages;
mod overlay;
mod pacing;
mod reader;
mod report;
mod session;
mod sharing;
mod storage;
mod tasks;
mod visits;

#[doc(hidden)]
pub use api::article_text;
pub use api::{anchor_claims, check_manifest};
pub use engine::Engine;
pub use labelling::{Manifests, Steps};
pub use session::Session;
