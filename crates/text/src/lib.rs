//! Finds a quoted passage in an edited text, or refuses.
//!
//! [`Article`] holds a text; [`Article::find`] answers where a [`Quote`] (a W3C Web Annotation TextQuoteSelector) stands
//! in it. An [`Answer`] is either an [`Anchor`], a span with the tier that found it and a score, or an [`Orphan`] with a
//! reason: what cannot be told apart is never guessed.
//!
//! This crate knows nothing of claims, manifests or pages. Spans are byte ranges of the article's text on character
//! boundaries ([`Span`]); [`CodePoints`] turns them into the code points that leave the program.
//!
//! ```
//! use claim_labels_text::{Answer, Article, Quote, TABLES, Tier};
//!
//! let article = Article::new("“We are ready,” he said. Nobody else spoke.", &TABLES);
//! let quote = Quote { exact: "\"We are ready,\" he said.".into(), ..Quote::default() };
//! let Answer::Anchored(anchor) = article.find(&quote) else { panic!() };
//! assert_eq!(anchor.tier, Tier::Typography);
//! assert_eq!(article.slice(anchor.span), "“We are ready,” he said.");
//! ```

mod answer;
mod approximate;
mod article;
mod case;
mod change;
mod context;
mod decimal;
mod diff;
mod exact;
mod fold;
mod letter;
mod lexicon;
mod listed;
mod meaning;
mod myers;
mod near;
mod platform;
mod prefix_max;
mod query;
mod quote;
mod resolve;
mod same;
mod select;
mod similar;
mod span;
mod surroundings;
mod token;
mod verdict;
mod words;

pub use answer::{Anchor, Answer, Candidate, Change, Edit, Orphan, Reason, Tier};
pub use article::Article;
#[doc(hidden)]
pub use letter::{is_digit, is_letter};
pub use lexicon::{Lexicon, LexiconError};
#[doc(hidden)]
pub use listed::is_listed;
pub use platform::{Form, Unicode};
#[cfg(feature = "unicode")]
pub use platform::{TABLES, Tables};
pub use quote::Quote;
pub use span::{CodePoints, Span};
