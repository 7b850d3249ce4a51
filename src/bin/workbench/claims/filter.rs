//! Which claims are listed.

use claim_labels::manifest::Status;
use claim_labels::workbench::Node;

/// What a claim must be to be listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this label.
    pub status: Option<Status>,
    /// With something to mend.
    pub problems: bool,
    /// With these words in it or in its sources.
    pub words: String,
}

impl Filter {
    /// Whether all claims are listed.
    pub fn is_open(&self) -> bool {
        *self == Filter::default()
    }

    /// Whether a claim is listed; `faulty`: whether there is something to mend.
    pub fn holds(&self, claim: &Node, faulty: bool) -> bool {
        let status = self.status.is_none_or(|status| claim.text_at("/status") == status.name());
        status && (!self.problems || faulty) && self.has_words(claim)
    }

    fn has_words(&self, claim: &Node) -> bool {
        if self.words.trim().is_empty() {
            return true;
        }
        let mut text = String::new();
        for field in ["/id", "/quote/exact", "/note", "/summary", "/comment"] {
            text.push_str(&claim.text_at(field));
            text.push('\n');
        }
        for source in claim.get("sources").into_iter().flat_map(Node::items) {
            for field in ["/name", "/role", "/publisher", "/url"] {
                text.push_str(&source.text_at(field));
                text.push('\n');
            }
        }
        let text = text.to_lowercase();
        self.words.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}
