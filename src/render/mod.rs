//! A page with its claims labelled, readable and usable without script and without a style sheet.
//!
//! The page's own bytes stay as they are: everything is put between them, and every element that is put in carries
//! `data-claim-labels="static"`, so that [`strip`] gives the page back byte for byte. What was written is parsed again and
//! compared before it is handed out: a page in which anything but our elements changed is never written.

mod claim_page;
mod interface;
mod mark;
mod note;
mod plain;
mod strip;
mod verify;
#[cfg(any(feature = "cms", feature = "workbench", not(target_family = "wasm")))]
mod words;

pub use crate::strings::Strings;
pub use claim_page::{ClaimPages, Place, Poster};
pub use plain::page_of;
pub use strip::strip;
#[cfg(any(feature = "cms", feature = "workbench", not(target_family = "wasm")))]
pub use words::words;

use crate::html::{Base, Page, Refused};
use crate::manifest::{AnchoredClaim, Anchorings, Manifest};
use crate::strings::Notice;
use std::fmt;

/// How a page is labelled.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The language of what is added.
    pub words: &'static Strings,
    /// For newsletters and feeds: words in brackets and numbered notes, which need neither links, marks nor attributes.
    pub plain: bool,
    /// Whether there is a legend where the article begins.
    pub legend: bool,
}

/// A labelled page.
#[derive(Debug)]
pub struct Rendered {
    /// Its source.
    pub html: String,
    /// What was put into the page's, from its beginning to its end.
    pub put: Vec<Edit>,
    /// The numbers of claims that were found, but that this page's markup leaves no place for.
    pub left_out: Vec<usize>,
}

/// Why a page is not labelled.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unlabelled {
    /// The page is not read.
    Refused(Refused),
    /// Labels in the page were edited by hand: an element of ours has no end.
    Mangled,
    /// The page's markup is so broken that labels would change it.
    WouldChange(&'static str),
}

impl fmt::Display for Unlabelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unlabelled::Refused(refused) => refused.fmt(f),
            Unlabelled::Mangled => f.write_str("its labels were edited by hand, and one of them has no end tag"),
            Unlabelled::WouldChange(what) => {
                write!(f, "its markup is broken, and labels would change {what}; mend its tags")
            }
        }
    }
}

impl std::error::Error for Unlabelled {}

impl From<Refused> for Unlabelled {
    fn from(refused: Refused) -> Self {
        Unlabelled::Refused(refused)
    }
}

/// Labels a page: `source`, in which there are no labels yet (see [`strip`]), and the same parsed as `page`.
///
/// Cost: O(n) in the page and in what is added; the page is parsed once more.
///
/// # Errors
/// The page's markup is so broken that labels would change its text or its elements.
pub fn render(
    source: &str,
    page: &Page,
    manifest: &Manifest,
    anchorings: &Anchorings,
    options: Options,
) -> Result<Rendered, Unlabelled> {
    let (parts, left_out) = mark::parts(page, anchorings);
    let mut order: Vec<usize> = parts.iter().map(|part| part.claim).collect();
    let mut seen = std::collections::HashSet::new();
    order.retain(|claim| seen.insert(*claim));
    // Where nothing is labelled, nothing is to be explained.
    if order.is_empty() {
        return Ok(Rendered { html: source.to_owned(), put: Vec::new(), left_out });
    }
    let ids = interface::Ids::new(page, manifest, &order);
    let scene = Scene { source, page, manifest, anchorings, options, ids, base: page.base(), order };
    let mut edits = mark::edits(&scene, &parts);
    edits.extend(interface::legend(&scene));
    edits.extend(interface::notes(&scene));
    edits.sort_by_key(|edit| edit.at);
    let html = splice(source, &edits);
    verify::verify(&scene, &parts, &html)?;
    Ok(Rendered { html, put: edits, left_out })
}

/// Under a `<base href>` only a script can tell the page's own address. Where none runs, badges and notes lead nowhere, rather than away.
const LINKS: &str = "<script>for (const link of document.querySelectorAll('a[data-claim-target]')) \
    link.href = location.href.split('#')[0] + link.dataset.claimTarget;</script>";

/// What everything is made from.
struct Scene<'a> {
    source: &'a str,
    page: &'a Page,
    manifest: &'a Manifest,
    anchorings: &'a Anchorings,
    options: Options,
    ids: interface::Ids,
    base: Base,
    /// The claims that are labelled, as they come in the text.
    order: Vec<usize>,
}

impl Scene<'_> {
    fn anchored(&self, claim: usize) -> Option<&AnchoredClaim> {
        self.anchorings.anchored.iter().find(|anchored| anchored.claim == claim)
    }

    /// The attributes of a link to the element with this id, which stays in the page. A `<base href>` takes every address out of it, so
    /// that there is none until [`LINKS`] has run.
    fn link_to(&self, id: &str) -> String {
        let target = if self.base.has_target { " target=\"_self\"" } else { "" };
        let name = if self.base.leads_elsewhere { "data-claim-target" } else { "href" };
        format!(" {name}=\"#{id}\"{target}")
    }

    fn notice(&self, claim: usize) -> Notice {
        Notice { renewed: false, reworded: self.anchored(claim).is_some_and(AnchoredClaim::is_reworded) }
    }
}

/// What is put into the source; of several at one place, in this order.
#[derive(Debug)]
pub struct Edit {
    /// Before this byte of it.
    pub at: usize,
    /// What it is.
    pub html: String,
}

fn splice(source: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(source.len() + edits.iter().map(|edit| edit.html.len()).sum::<usize>());
    let mut done = 0;
    for edit in edits {
        out.push_str(&source[done..edit.at]);
        out.push_str(&edit.html);
        done = edit.at;
    }
    out.push_str(&source[done..]);
    out
}

/// Text as HTML, in an element or between double quotes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
