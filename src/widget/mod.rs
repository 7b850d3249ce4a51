//! What readers see: badge, card and legend, each isolated from the page's CSS by a shadow root. They are drawn without a
//! framework, as every byte of them is downloaded by every reader; the Yew component [`LabelledArticle`] (feature `yew`)
//! draws the same for an article given as data.

#[cfg(feature = "yew")]
mod article;
mod badge;
#[cfg(feature = "yew")]
mod badge_host;
mod card;
mod dialog;
mod draw;
#[cfg(feature = "yew")]
mod isolated;
mod legend;
mod list;
mod look;
mod notes;
mod press;
pub(crate) mod sheet;
mod shell;
pub(crate) mod since;
mod state;
mod tree;

pub use crate::strings::Strings;
#[cfg(feature = "yew")]
pub use article::{Block, BlockKind, LabelledArticle, LabelledArticleProps, Run};

pub(crate) use crate::strings::{Notice, Text};
pub(crate) use badge::{Badges, number_badge, show_change, update_badge};
pub(crate) use dialog::focus;
pub(crate) use look::{Look, Tally};
pub(crate) use notes::Noted;
pub(crate) use press::is_press;
pub(crate) use shell::Shell;
pub(crate) use state::{Action, Shown, State};
