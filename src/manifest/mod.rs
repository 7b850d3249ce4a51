//! The claims manifest: what it says, what is wrong with it, and where its claims stand in an article.
//!
//! [`read`] turns a JSON value into a [`Manifest`] and the list of its [`Problem`]s, all at once. Claims with an error are
//! left out of the manifest, so that nothing doubtful is ever shown; the rest go on. [`place()`] finds the claims in an
//! article. Where serde_json is at hand, natively and in the workbench, [`parse`] does both steps from text and says line
//! and column.

mod date;
mod fields;
mod json;
mod lint;
#[cfg(any(feature = "workbench", feature = "yew", not(target_family = "wasm")))]
mod locate;
mod model;
#[cfg(any(feature = "workbench", feature = "yew", not(target_family = "wasm")))]
mod parse;
mod place;
mod problem;
mod read;
pub(crate) mod shape;
mod url;

pub use json::Json;
pub use lint::lint;
#[cfg(any(feature = "workbench", feature = "yew", not(target_family = "wasm")))]
pub use locate::locate;
pub use model::{ArticleInfo, Change, Claim, Correction, Manifest, Publisher, Source, Status};
#[cfg(any(feature = "workbench", feature = "yew", not(target_family = "wasm")))]
pub use parse::{parse, place_problems};
pub use place::{Placed, Placement, Placements, Unplaced, place};
pub use problem::{Problem, Severity};
pub use read::read;
