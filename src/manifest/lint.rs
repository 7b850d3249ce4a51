//! Warnings that need the article: claims that overlap, and more of them than a reader can take.

use super::model::Manifest;
use super::place::{Placed, Placements};
use super::problem::{Problem, Problems};
use claim_labels_text::Article;

// More links in a text impair comprehension (DeStefano and LeFevre 2007); the contract draws the line here.
const WORDS_PER_CLAIM: usize = 25;

/// Warns of overlapping claims and of more than one claim in 25 words. Cost: O(c log c) for c claims.
pub fn lint(article: &Article, manifest: &Manifest, placements: &Placements) -> Vec<Problem> {
    let mut problems = Problems::default();
    let mut sorted: Vec<&Placed> = placements.placed.iter().collect();
    sorted.sort_unstable_by_key(|placed| (placed.anchor.span, placed.claim));
    let mut reaching: Option<&Placed> = None;
    for placed in sorted {
        if let Some(other) = reaching.filter(|other| other.anchor.span.overlaps(placed.anchor.span)) {
            let claim = &manifest.claims[placed.claim];
            let other = &manifest.claims[other.claim];
            let message = format!("The claims \"{}\" and \"{}\" label the same words.", other.id, claim.id);
            let path = format!("/claims/{}", claim.number);
            problems.warning("claims-overlap", &path, message, "Shorten one of the two quotes.");
        }
        if reaching.is_none_or(|other| other.anchor.span.end < placed.anchor.span.end) {
            reaching = Some(placed);
        }
    }
    if placements.placed.len() * WORDS_PER_CLAIM > article.words().max(WORDS_PER_CLAIM) {
        let message = format!("{} claims are labelled in {} words.", placements.placed.len(), article.words());
        problems.warning(
            "claims-dense",
            "/claims",
            message,
            "Label the claims that matter most: at most one in 25 words.",
        );
    }
    problems.finish()
}
