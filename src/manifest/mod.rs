//! The claims manifest: what it says, what is wrong with it, and where its claims stand in an article.
//!
//! [`read`] turns a JSON value into a [`Manifest`] and the list of its [`Problem`]s, all at once. Claims with an error are
//! left out of the manifest, so that nothing doubtful is ever shown; the rest go on. [`anchor()`] finds the claims in an
//! article. [`parse`] reads a manifest from its text, and says line and column of each problem.

mod anchorings;
mod contact;
mod date;
mod fields;
mod json;
mod lint;
mod locate;
mod model;
mod parse;
mod problem;
mod read;
pub(crate) mod shape;
#[cfg(feature = "interchange")]
mod start;
mod url;
mod wording;

pub use anchorings::{AnchoredClaim, Anchoring, Anchorings, OrphanedClaim, anchor, anchor_on_page};
#[cfg(any(feature = "widget", feature = "render"))]
pub(crate) use contact::contact;
pub use date::is_date;
pub use json::Json;
#[cfg(feature = "workbench")]
pub(crate) use json::{Parts, name_of, offset, parts};
pub use lint::lint;
pub use locate::locate;
pub use model::{ArticleInfo, Change, Claim, Correction, Manifest, Publisher, Source, Status};
pub use parse::{parse, parse_sound, parse_text, place_problems};
pub use problem::{Problem, Severity};
pub use read::{read, read_sound};
#[cfg(feature = "interchange")]
pub use start::{start, unused_id};
#[cfg(feature = "workbench")]
pub use url::{lacks_scheme, with_scheme};
pub use wording::{Fragment, Wording};

/// The largest manifest that is read, in bytes. A page, which has text, counts its UTF-16 code units, which are never more.
pub const LARGEST: usize = 4 << 20;
