//! An article and its manifest, read and brought together.

use super::Rules;
use crate::input::{self, Document, Failure, Kind};
use crate::when;
use claim_labels::manifest::{self, Anchorings, Claim, Manifest, Problem, Severity};
use claim_labels::text::{Article, TABLES};
use std::path::Path;

/// An article, its manifest, and what became of the claims.
pub struct Pair {
    pub document: Document,
    pub article: Article,
    /// What messages call the manifest.
    pub name: String,
    /// The manifest as written, without a byte order mark; what is no UTF-8 in it is replaced.
    pub source: String,
    /// Whether there is a manifest to speak of.
    pub usable: bool,
    pub manifest: Manifest,
    pub anchorings: Anchorings,
    pub problems: Vec<Problem>,
}

impl Pair {
    /// Reads both and finds every claim.
    pub fn read(article: &Path, manifest: &Path, kind: Option<Kind>) -> Result<Pair, Failure> {
        Pair::of(input::article(article, kind)?, manifest)
    }

    /// Reads the manifest of an article and finds every claim.
    pub fn of(document: Document, manifest: &Path) -> Result<Pair, Failure> {
        let bytes = input::manifest(manifest)?;
        Ok(Pair::of_bytes(document, input::name_of(manifest), bytes))
    }

    /// An article and the bytes of its manifest, which messages call `name`.
    pub fn of_bytes(document: Document, name: String, bytes: Vec<u8>) -> Pair {
        let (manifest, mut problems) = manifest::parse(&bytes);
        let usable = manifest.is_some();
        let manifest = manifest.unwrap_or_default();
        let language = manifest.article.language.clone().or_else(|| document.language()).unwrap_or_default();
        let article = Article::new(document.text(), &TABLES).in_language(&language);
        let anchorings = match &document.page {
            Some(page) => manifest::anchor_on_page(&article, page.readings(), &manifest),
            None => manifest::anchor(&article, &manifest),
        };
        let source =
            String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        let source = source.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(source);
        let mut lint = manifest::lint(&article, &manifest, &anchorings);
        manifest::place_problems(&source, &mut lint);
        problems.extend(lint);
        problems.extend(document.page.iter().flat_map(|page| page.lint(&source, &manifest, &anchorings)));
        Pair { document, article, name, source, usable, manifest, anchorings, problems }
    }

    /// The dates on which labels are to be looked at again, for the claims that have one.
    pub fn reviews(&self) -> Vec<(&Claim, String)> {
        let dated = self.manifest.claims.iter().filter_map(|claim| Some((claim, claim.review.clone()?)));
        dated.filter(|(_, date)| when::day(date).is_some()).collect()
    }

    /// Whether there is nothing that makes a run fail.
    pub fn is_clean(&self, rules: Rules) -> bool {
        let errors = self.problems.iter().any(|problem| problem.severity == Severity::Error);
        !errors
            && (rules.allow_orphans || self.anchorings.orphaned.is_empty())
            && !(rules.strict && self.anchorings.reworded() > 0)
    }
}
