//! Warnings that need the article: claims whose words changed, claims that overlap, and more of them than a reader can take.

use super::anchorings::{AnchoredClaim, Anchorings};
use super::model::Manifest;
use super::problem::{Problem, Problems};
use claim_labels_text::{Article, Edit};

// More links in a text impair comprehension (DeStefano and LeFevre 2007); the contract draws the line here.
const WORDS_PER_CLAIM: usize = 25;

/// Warns of reworded claims, of overlapping ones, and of more than one claim in 25 words. Cost: O(c log c) for c claims.
pub fn lint(article: &Article, manifest: &Manifest, anchorings: &Anchorings) -> Vec<Problem> {
    let mut problems = Problems::default();
    for anchored in anchorings.anchored.iter().filter(|anchored| anchored.is_reworded()) {
        let claim = &manifest.claims[anchored.claim];
        let path = format!("/claims/{}/quote/exact", claim.number);
        let message = [
            "The passage of \"",
            &claim.id,
            "\" has other words now: ",
            &deferred_told(anchored.anchor.change.edits()),
            ".",
        ];
        problems.warning("reworded", &path, message.concat(), STILL_RIGHT);
    }
    let mut sorted: Vec<&AnchoredClaim> = anchorings.anchored.iter().collect();
    sorted.sort_unstable_by_key(|anchored| (anchored.anchor.span, anchored.claim));
    let mut reaching: Option<&AnchoredClaim> = None;
    for anchored in sorted {
        if let Some(other) = reaching.filter(|other| other.anchor.span.overlaps(anchored.anchor.span)) {
            let claim = &manifest.claims[anchored.claim];
            let other = &manifest.claims[other.claim];
            let message = format!("The claims \"{}\" and \"{}\" label the same words.", other.id, claim.id);
            let path = format!("/claims/{}", claim.number);
            problems.warning("claims-overlap", &path, message, "Shorten one of the two quotes.");
        }
        if reaching.is_none_or(|other| other.anchor.span.end < anchored.anchor.span.end) {
            reaching = Some(anchored);
        }
    }
    if anchorings.anchored.len() * WORDS_PER_CLAIM > article.words().max(WORDS_PER_CLAIM) {
        let message = format!("{} claims are labelled in {} words.", anchorings.anchored.len(), article.words());
        problems.warning(
            "claims-dense",
            "/claims",
            message,
            "Label the claims that matter most: at most one in 25 words.",
        );
    }
    problems.finish()
}

const STILL_RIGHT: &str =
    "See whether the label still fits. If it does, quote the new words; if not, change it or remove the claim.";

// Differences beyond these are counted only, and longer words cut.
const MOST: usize = 4;
const LONGEST: usize = 60;

#[inline(never)]
fn deferred_told(edits: &[Edit]) -> String {
    let one = |edit: &Edit| match (&*edit.from, &*edit.to) {
        (from, "") => [&shown(from), " is gone"].concat(),
        ("", to) => [&shown(to), " is new"].concat(),
        (from, to) => [&shown(to), " instead of ", &shown(from)].concat(),
    };
    let mut list: Vec<String> = edits.iter().take(MOST).map(one).collect();
    if edits.len() > MOST {
        list.push(format!("and {} more", edits.len() - MOST));
    }
    list.join(", ")
}

fn shown(words: &str) -> String {
    let cut: String = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
    let whole = cut.len() >= words.trim().len() || cut.chars().count() < LONGEST;
    ["\"", &cut, if whole { "\"" } else { "…\"" }].concat()
}
