//! New claims from a passage.

use crate::manifest::{self, Json, Status, Wording};
use crate::text::{Anchor, Article, Change, Orphan, Quote};
use crate::workbench::document::Node;

/// What became of a claim, sound or not.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Its passage stands here.
    Here(Anchor),
    /// Its passage was not found.
    Lost(Orphan),
    /// It quotes nothing.
    NoQuote,
    /// It is new, and not looked for yet.
    Unknown,
}

impl Found {
    /// What the passage said when it was labelled and what it says now, where that differs: `exact` is the quote.
    pub fn wording(&self, article: &Article, exact: &str) -> Option<Wording> {
        let Found::Here(anchor) = self else { return None };
        let edits = anchor.change.edits();
        (!edits.is_empty()).then(|| Wording::new(article, exact, anchor.span, edits))
    }

    /// Whether the passage has other words than those that were labelled.
    pub fn is_reworded(&self) -> bool {
        matches!(self, Found::Here(anchor) if anchor.change != Change::None)
    }
}

fn text(value: &str) -> Json {
    Json::String(value.into())
}

/// A claim as a manifest has it.
pub fn claim(id: &str, status: Status, quote: &Quote) -> Json {
    let fields = [("id", text(id)), ("status", text(status.name())), ("quote", json_of(quote))];
    Json::Object(fields.map(|(key, value)| (key.into(), value)).into())
}

/// A quote as a manifest has it.
pub fn json_of(quote: &Quote) -> Json {
    let mut fields = vec![("exact".to_owned(), text(&quote.exact))];
    let context = [("prefix", &quote.prefix), ("suffix", &quote.suffix)];
    fields.extend(context.iter().filter(|side| !side.1.is_empty()).map(|(key, side)| ((*key).into(), text(side))));
    fields.extend(quote.position.map(|start| {
        let end = start + quote.exact.chars().count();
        let point = |key: &str, at: usize| (key.to_owned(), Json::Number(at as f64));
        ("position".into(), Json::Object(vec![point("start", start), point("end", end)]))
    }));
    Json::Object(fields)
}

/// The quote of a claim, if it has one.
pub(super) fn quote_of(claim: &Node) -> Option<Quote> {
    let quote = claim.get("quote")?;
    let exact = quote.get("exact")?.string().filter(|exact| !exact.trim().is_empty())?;
    let side = |key| quote.get(key).and_then(Node::string).unwrap_or_default();
    let Json::Number(start) = quote.at("/position/start").map_or(Json::Null, Node::json) else {
        return Some(Quote { exact, prefix: side("prefix"), suffix: side("suffix"), position: None });
    };
    Some(Quote { exact, prefix: side("prefix"), suffix: side("suffix"), position: Some(start as usize) })
}

/// An id in words of the passage, that no claim of the list has.
pub fn unused_id(claims: &Node, exact: &str) -> String {
    let taken: Vec<String> = claims.items().map(|claim| claim.text_at("/id")).collect();
    manifest::unused_id(exact, |id| taken.iter().any(|one| one == id))
}
