//! What readers see: badge, card and legend, as Yew components, each isolated from the page's CSS by a shadow root. The custom
//! element shows them beside a publisher's own article; [`LabelledArticle`] (feature `yew`) labels an article that a Yew app
//! renders.

mod backdrop;
mod badge;
mod instantiate;
#[cfg(feature = "yew")]
mod labelled_article;
mod landing;
mod links;
mod modifiers;
mod panel;
mod popover;
mod reveal;
mod state;
pub(crate) mod stylesheets;
mod summary;
pub(crate) mod visit_record;

pub use crate::strings::Strings;
#[cfg(feature = "yew")]
pub use labelled_article::{LabelledArticle, LabelledArticleProps, ManifestSource, Ready};

pub(crate) use crate::strings::{Notice, Text};
pub(crate) use backdrop::{scheme_behind, scheme_behind_text};
pub(crate) use badge::{BadgeTemplates, number_badge, set_scheme, update_badge};
pub(crate) use instantiate::append;
pub(crate) use links::make_absolute;
pub(crate) use modifiers::activates;
#[cfg(feature = "workbench")]
pub use panel::claim_body;
pub(crate) use panel::{Abilities, GO, LegendPlace, MountedPanel, Noted, Panel, next_number, print_notes};
pub(crate) use popover::{SHEET, focus};
pub(crate) use state::{Action, Shown, State};
pub(crate) use summary::{ClaimIndex, Summary};
