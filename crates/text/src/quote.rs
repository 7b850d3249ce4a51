//! What is looked for.

/// A W3C Web Annotation TextQuoteSelector, with a position as a hint.
///
/// <https://www.w3.org/TR/annotation-model/#text-quote-selector>
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Quote {
    /// The passage itself.
    pub exact: String,
    /// Text right before it; may be empty.
    pub prefix: String,
    /// Text right after it; may be empty.
    pub suffix: String,
    /// Where it started when it was recorded, in code points from the start of the text.
    pub position: Option<usize>,
}
