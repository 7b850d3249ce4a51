//! What readers see, as Yew components: badge, card and legend, and [`LabelledArticle`], which puts them together for an
//! article given as data. Each is isolated from the page's CSS by a shadow root of its own.

mod article;
mod badge;
mod card;
mod dialog;
mod isolated;
mod legend;
pub(crate) mod sheet;
mod state;
mod when;

pub use crate::strings::Strings;
pub use article::{Block, BlockKind, LabelledArticle, LabelledArticleProps, Run};

pub(crate) use badge::{Badge, BadgeProps, is_press, prepare_badge};
pub(crate) use card::Card;
pub(crate) use dialog::focus;
pub(crate) use legend::{Legend, Unshown, tally};
pub(crate) use state::{Action, Shown, State};
