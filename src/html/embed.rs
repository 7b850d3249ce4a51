//! Passages in embedded posts: quotations that a script of the network's takes out of the page and puts a frame in place of.

use super::Page;
use crate::manifest::{Anchorings, Manifest, Problem, Severity, place_problems};
use crate::text::Span;

/// The classes of the quotations that networks give out, by which their scripts find them.
const EMBEDS: [&str; 12] = [
    "bluesky-embed",
    "fb-post",
    "fb-video",
    "imgur-embed-pub",
    "instagram-media",
    "mastodon-embed",
    "reddit-embed-bq",
    "text-post-media",
    "tiktok-embed",
    "twitter-tweet",
    "twitter-video",
    "wp-embedded-content",
];

impl Page {
    /// Warns of claims whose passages lie in an embedded post that a script replaces, so that readers with script never see them.
    /// `source` is the manifest as written.
    pub fn lint(&self, source: &str, manifest: &Manifest, anchorings: &Anchorings) -> Vec<Problem> {
        let mut problems = Vec::new();
        for anchored in &anchorings.anchored {
            let Some(class) = self.embed_around(anchored.anchor.span) else { continue };
            let claim = &manifest.claims[anchored.claim];
            problems.push(Problem {
                code: "passage-in-embed",
                severity: Severity::Warning,
                path: format!("/claims/{}/quote/exact", claim.number),
                message: format!(
                    "The passage of \"{}\" lies in an embedded post (class=\"{class}\"), which its script replaces by a frame.",
                    claim.id
                ),
                line: None,
                column: None,
                help: Some("Label words of the article itself: those of the post are gone where its script runs."),
            });
        }
        place_problems(source, &mut problems);
        problems
    }

    // The class of an embedded post that holds part of a span.
    fn embed_around(&self, span: Span) -> Option<&'static str> {
        let touched = self.runs.iter().filter(|run| run.start < span.end && span.start < run.start + run.len);
        let mut around = touched.flat_map(|run| self.tree.ancestors(run.node));
        around.find_map(|id| {
            let classes = self.tree.element(id)?.attribute("class")?;
            EMBEDS.into_iter().find(|embed| classes.split_ascii_whitespace().any(|class| class == *embed))
        })
    }
}
