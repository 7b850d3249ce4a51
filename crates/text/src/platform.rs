//! The two services of Unicode that need large tables. Natively they come from the unicode-* crates; in a page the
//! browser has them (`String.prototype.normalize`, `Intl.Segmenter`), and the tables stay out of the download.

/// A normalization form of Unicode Standard Annex #15.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Canonical composition.
    Nfc,
    /// Compatibility composition: also unfolds ligatures, full- and half-width forms.
    Nfkc,
}

/// What [`crate::Article`] asks of its platform.
pub trait Unicode {
    /// `text` in the normalization form, or `None` when it is in that form already.
    fn normalize(&self, text: &str, form: Form) -> Option<String>;

    /// Whether `at`, a byte offset on a character boundary, lies between two extended grapheme clusters (UAX #29).
    fn is_grapheme_boundary(&self, text: &str, at: usize) -> bool;
}

/// The tables of the unicode-* crates.
#[cfg(feature = "unicode")]
pub struct Tables;

/// The tables of the unicode-* crates.
#[cfg(feature = "unicode")]
pub static TABLES: Tables = Tables;

#[cfg(feature = "unicode")]
impl Unicode for Tables {
    fn normalize(&self, text: &str, form: Form) -> Option<String> {
        use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfkc_quick};
        let quick = match form {
            Form::Nfc => is_nfc_quick(text.chars()),
            Form::Nfkc => is_nfkc_quick(text.chars()),
        };
        if quick == IsNormalized::Yes {
            return None;
        }
        let normal: String = match form {
            Form::Nfc => text.nfc().collect(),
            Form::Nfkc => text.nfkc().collect(),
        };
        (normal != text).then_some(normal)
    }

    fn is_grapheme_boundary(&self, text: &str, at: usize) -> bool {
        use unicode_segmentation::GraphemeCursor;
        // With the whole text at hand the cursor never asks for more context.
        GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
    }
}
