//! What the rules find: a place where somebody is cited.

use super::memory::Speaker;
use super::side::Side;

/// A place where somebody is cited.
pub(super) struct Act {
    /// First and one past the last token of the citing words, speaker included.
    pub from: usize,
    pub to: usize,
    /// First and one past the last token of the cue.
    pub cue: (usize, usize),
    pub speaker: Speaker,
    pub claim: Side,
    /// The verb shares its subject with one before it.
    pub shared: bool,
}
