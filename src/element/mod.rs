//! The engine behind `<claim-labels>`. A custom element's class must be JavaScript (`claim-labels.js`, beside this file);
//! it loads the manifest and this module, and hands over here.

mod api;
mod changes;
mod core;
mod engine;
mod events;
mod json;
mod report;
mod view;
mod work;

#[doc(hidden)]
pub use api::article_text;
pub use api::{anchor_claims, check_manifest};
pub use engine::{Engine, add_language, add_lexicon};
