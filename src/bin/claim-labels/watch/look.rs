//! One look at a page: what is wrong with its labels now.

use super::config::Named;
use super::event::{Fault, Finding};
use super::journal::Known;
use crate::check::{Pair, kind_of};
use crate::input::{self, LARGEST_ARTICLE, LARGEST_MANIFEST};
use crate::web::{Client, Sent, Trouble, Version};
use crate::when;
use claim_labels::html::NamedManifest;
use claim_labels::manifest::{AnchoredClaim, Claim, OrphanedClaim, Severity};
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// What a look came to.
pub enum Seen {
    /// Page and manifest are as they were.
    Same,
    /// The page has no labels, and nobody said that it should.
    Unlabelled(Version),
    /// What is wrong now.
    New(New),
}

/// A page and its manifest, where one of them is not as it was.
pub struct New {
    pub known: Known,
    /// The words that claims which are found label now.
    pub labelled: BTreeMap<String, String>,
}

/// Looks at a page, of which this much is known.
pub fn look(client: &mut Client, named: &Named, known: &Known, is_listed: bool) -> Result<Seen, Trouble> {
    let never = Version::default();
    let page = client.get(&named.page, &known.version, LARGEST_ARTICLE)?;
    let before = named.manifest.clone().or_else(|| Url::parse(known.manifest.as_deref()?).ok());
    let Some(page) = page else {
        let Some(address) = before else { return Ok(Seen::Same) };
        let of_manifest = |trouble| about("its manifest", &address, trouble);
        // A version is one of the file that was there before.
        let is_same = known.manifest.as_deref() == Some(address.as_str());
        let version = if is_same { &known.manifest_version } else { &never };
        let manifest = client.get(&address, version, LARGEST_MANIFEST).map_err(of_manifest)?;
        let Some(manifest) = manifest else { return Ok(Seen::Same) };
        // The page is asked for again, whatever its version.
        let page =
            client.get(&named.page, &never, LARGEST_ARTICLE)?.ok_or_else(|| Trouble::lasting("it was not sent"))?;
        return judged(named, known, &page, Some(&address), &manifest.bytes, &manifest.version);
    };
    let document = document(named, &page)?;
    let found = match &named.manifest {
        Some(address) => Some(NamedManifest::Address(address.to_string())),
        None => document.page.as_ref().and_then(|page| page.manifest()),
    };
    match found {
        Some(NamedManifest::Inside(text)) => judged(named, known, &page, None, text.as_bytes(), &never),
        Some(NamedManifest::Address(written)) => {
            let address = page.address.join(&written);
            let address = address
                .map_err(|why| Trouble::lasting(format!("its manifest's address {written:?} is none: {why}")))?;
            let of_manifest = |trouble| about("its manifest", &address, trouble);
            let manifest = client.get(&address, &never, LARGEST_MANIFEST).map_err(of_manifest)?;
            let manifest = manifest.ok_or_else(|| Trouble::lasting("its manifest was not sent"))?;
            judged(named, known, &page, Some(&address), &manifest.bytes, &manifest.version)
        }
        None if is_listed && !known.labelled => Ok(Seen::Unlabelled(page.version)),
        None => Err(Trouble::lasting(
            "the page names no manifest: it has no <claim-labels> with the attribute \"manifest\"",
        )),
    }
}

fn about(what: &str, address: &Url, trouble: Trouble) -> Trouble {
    Trouble { why: format!("{what} {address}: {}", trouble.why), ..trouble }
}

fn document(named: &Named, sent: &Sent) -> Result<input::Document, Trouble> {
    input::document(
        named.page.to_string(),
        &sent.bytes,
        kind_of(sent).map_err(Trouble::lasting)?,
        sent.charset.as_deref(),
    )
    .map_err(Trouble::lasting)
}

fn judged(
    named: &Named,
    before: &Known,
    page: &Sent,
    address: Option<&Url>,
    manifest: &[u8],
    version: &Version,
) -> Result<Seen, Trouble> {
    let name = address.map_or_else(|| format!("the manifest in {}", named.page), Url::to_string);
    let pair = Pair::of_bytes(document(named, page)?, name, manifest.to_vec());
    let invalid = invalid(&pair);
    let (earlier, earlier_reviews) = if invalid.is_some() { unread(&pair, before) } else { Default::default() };
    let reviews: Vec<(String, Finding)> = reviews(&pair).into_iter().chain(earlier_reviews).collect();
    let findings = invalid.into_iter().chain(unanchored(&pair)).chain(earlier).chain(due(&reviews)).collect();
    let known = Known {
        version: page.version.clone(),
        labelled: true,
        manifest: address.map(Url::to_string),
        manifest_version: version.clone(),
        findings,
        reviews,
        failures: 0,
        not_before: 0,
    };
    let text = |anchored: &AnchoredClaim| {
        (pair.manifest.claims[anchored.claim].id.clone(), pair.article.slice(anchored.anchor.span).to_owned())
    };
    let labelled = pair.anchorings.anchored.iter().map(text).collect();
    Ok(Seen::New(New { known, labelled }))
}

// Errors are one piece of news: which they are is the desk's business, and `check` says it all.
fn invalid(pair: &Pair) -> Option<Finding> {
    let mut errors = pair.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let first = errors.next()?;
    let more = match errors.count() {
        0 => String::new(),
        count => format!(" (and {count} more)"),
    };
    let why = format!("the manifest has an error at {:?}: {}{more}", first.path, first.message);
    Some(Finding { fault: Fault::Invalid, claim: None, status: None, quote: None, now: None, why })
}

// What was known of claims that cannot be read while the manifest has errors: nobody took them back, and nothing is mended. Of what
// is overdue the reviews say it.
fn unread(pair: &Pair, before: &Known) -> (Vec<Finding>, Vec<(String, Finding)>) {
    let read: BTreeSet<&str> = pair.manifest.claims.iter().map(|claim| claim.id.as_str()).collect();
    let is_unread = |finding: &Finding| finding.claim.as_deref().is_some_and(|claim| !read.contains(claim));
    let findings = before.findings.iter().filter(|finding| finding.fault != Fault::Overdue && is_unread(finding));
    let reviews = before.reviews.iter().filter(|(_, finding)| is_unread(finding));
    (findings.cloned().collect(), reviews.cloned().collect())
}

fn of(claim: &Claim, fault: Fault, now: Option<String>, why: String) -> Finding {
    Finding {
        fault,
        claim: Some(claim.id.clone()),
        status: Some(claim.status.name().to_owned()),
        quote: Some(claim.quote.exact.clone()),
        now,
        why,
    }
}

fn unanchored(pair: &Pair) -> Vec<Finding> {
    let claims = &pair.manifest.claims;
    let orphan = |one: &OrphanedClaim| {
        let nearest = one.orphan.candidate.map(|candidate| pair.article.slice(candidate.span).to_owned());
        let why = match one.orphan.reason.name() {
            "gone" => "the passage is no longer in the article",
            "weak" => "nothing in the article is close enough to the passage",
            "ambiguous" => "several passages fit equally well",
            _ => "what the passage says changed",
        };
        of(&claims[one.claim], Fault::Orphaned, nearest, format!("the label fell off: {why}"))
    };
    let reworded = |anchored: &AnchoredClaim| {
        let now = pair.article.slice(anchored.anchor.span).to_owned();
        of(&claims[anchored.claim], Fault::Reworded, Some(now), "the passage has other words now".into())
    };
    let changed = pair.anchorings.anchored.iter().filter(|anchored| anchored.is_reworded());
    pair.anchorings.orphaned.iter().map(orphan).chain(changed.map(reworded)).collect()
}

// The dates on which labels are to be looked at again, each with what there will be to say then.
fn reviews(pair: &Pair) -> Vec<(String, Finding)> {
    let review = |(claim, date): (&Claim, String)| {
        let why = format!("the label was to be looked at again on {date}");
        (date, of(claim, Fault::Overdue, None, why))
    };
    pair.reviews().into_iter().map(review).collect()
}

/// The reviews whose day has come.
pub fn due(reviews: &[(String, Finding)]) -> Vec<Finding> {
    let today = when::today();
    let is_due = |date: &str| when::day(date).is_some_and(|day| day <= today);
    reviews.iter().filter(|(date, _)| is_due(date)).map(|(_, finding)| finding.clone()).collect()
}
