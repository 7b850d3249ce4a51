//! Why no labels are shown: one list of what can go wrong, with the codes that leave the program.

use std::fmt;

/// A failure of the element or of `LabelledArticle`. What there was stays: the article as it was, or with the labels that it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser lacks shadow roots or constructable stylesheets.
    UnsupportedBrowser,
    /// No element matches this `for`.
    ArticleMissing(String),
    /// A part of the program could not be loaded, and why.
    EngineUnavailable(String),
    /// The manifest at this address could not be fetched, and why.
    ManifestUnreachable(String, String),
    /// The manifest is not JSON that is read, and why.
    ManifestNotJson(String),
    /// The manifest cannot be used: code and message of its first problem.
    ManifestUnusable(&'static str, String),
}

impl Failure {
    /// The code by which programs tell failures apart.
    pub fn code(&self) -> &'static str {
        match self {
            Failure::UnsupportedBrowser => "unsupported-browser",
            Failure::ArticleMissing(_) => "article-missing",
            Failure::EngineUnavailable(_) => "engine-unavailable",
            Failure::ManifestUnreachable(..) => "manifest-unreachable",
            Failure::ManifestNotJson(_) => "manifest-not-json",
            Failure::ManifestUnusable(code, _) => code,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::UnsupportedBrowser => {
                f.write_str("This browser lacks shadow roots or constructable style sheets.")
            }
            Failure::ArticleMissing(selector) => write!(f, "No element matches for=\"{selector}\"."),
            Failure::EngineUnavailable(why) => write!(f, "The labels' program could not be loaded ({why})."),
            Failure::ManifestUnreachable(url, why) => {
                write!(f, "The claims manifest {url} could not be fetched ({why}).")
            }
            Failure::ManifestNotJson(why) => write!(f, "The claims manifest cannot be read: {why}."),
            Failure::ManifestUnusable(_, message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Failure {}
