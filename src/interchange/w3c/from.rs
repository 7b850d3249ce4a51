//! To a manifest.

use super::bodies::Bodies;
use super::{KEPT, UNNAMED};
use crate::interchange::fields::{Fields, Object};
use crate::manifest::Json;

/// Why annotations are no manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotConverted {
    /// JSON Pointer (RFC 6901) to what is wrong.
    pub path: String,
    /// What is wrong, and what to do.
    pub message: String,
}

/// The manifest that a collection, a page, a list of annotations or a single one says.
///
/// # Errors
/// All annotations that no claim can be made of: each needs a text quote and a body that names a label.
pub fn from_w3c(annotations: &Json) -> Result<Json, Vec<NotConverted>> {
    let (items, path) = items(annotations).map_err(|wrong| vec![wrong])?;
    let mut errors = Vec::new();
    let mut source = None;
    let mut claims = Vec::new();
    for (number, item) in items.iter().enumerate() {
        match claim(item, number, &mut source) {
            Ok(claim) => claims.push(claim),
            Err((inside, message)) => {
                errors.push(NotConverted { path: format!("{}{inside}", path(number)), message: message.into() });
            }
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(manifest(annotations, source, claims))
}

type Wrong = (&'static str, &'static str);
type Path = Box<dyn Fn(usize) -> String>;

// The annotations, and where each stands.
fn items(annotations: &Json) -> Result<(Vec<Json>, Path), NotConverted> {
    let wrong = |path: &str, message: &str| Err(NotConverted { path: path.into(), message: message.into() });
    let at = |prefix: &'static str| -> Path { Box::new(move |number| format!("{prefix}/{number}")) };
    let elsewhere = "The annotations are on a page elsewhere. Put the page in here, as an object with its items.";
    let list = |value: &Json| if let Json::Array(items) = value { items.clone() } else { vec![value.clone()] };
    if matches!(annotations, Json::Array(_)) {
        return Ok((list(annotations), at("")));
    }
    if let Some(items) = annotations.get("items") {
        return Ok((list(items), at("/items")));
    }
    match annotations.get("first") {
        Some(Json::String(_)) => wrong("/first", elsewhere),
        Some(first) if first.get("next").is_some() => wrong("/first/next", elsewhere),
        Some(first) => match first.get("items") {
            Some(items) => Ok((list(items), at("/first/items"))),
            None => wrong("/first", "This page has no items."),
        },
        None if annotations.get("target").is_some() => Ok((vec![annotations.clone()], Box::new(|_| String::new()))),
        None => wrong("", "This is neither an AnnotationCollection, nor an AnnotationPage, nor an annotation."),
    }
}

fn manifest(collection: &Json, source: Option<String>, claims: Vec<Json>) -> Json {
    let mut kept = Fields::of(collection.get(KEPT).cloned().unwrap_or(Json::Null));
    let label = match collection.get("label") {
        Some(Json::Array(labels)) => labels.first().and_then(Json::as_str),
        label => label.and_then(Json::as_str),
    };
    let creator = |key: &str| collection.get("creator").and_then(|creator| creator.get(key)).and_then(Json::as_str);
    // Of a collection without annotations, its own name tells.
    let own = || Some(collection.get("id")?.as_str()?.strip_suffix("#claims")?.to_owned());
    let article = Object::default()
        .maybe("url", source.or_else(own).filter(|source| source != UNNAMED))
        .maybe("headline", label)
        .and(kept.take("article"));
    let publisher =
        Object::default().maybe("name", creator("name")).maybe("url", creator("homepage")).and(kept.take("publisher"));
    Object::default()
        .with("version", 1)
        .and(kept.take("manifest"))
        .maybe("article", article.filled())
        .maybe("publisher", publisher.filled())
        .with("claims", Json::Array(claims))
        .build()
}

// `source` is the article that all annotations are about.
fn claim(annotation: &Json, number: usize, source: &mut Option<String>) -> Result<Json, Wrong> {
    let mut fields = Fields::of(annotation.clone());
    let mut kept = fields.take_object(KEPT);
    let quote = quote(fields.take("target"), &mut kept, source)?;
    let id = fields.text("id");
    let own = id.as_deref().and_then(|id| id.split_once("#claim-")).map(|(_, name)| name.to_owned());
    let foreign_id = id.filter(|_| own.is_none());
    let name = kept.text("id").or(own).unwrap_or_else(|| format!("annotation-{}", number + 1));
    ["type", "motivation", "@context"].iter().for_each(|key| drop(fields.take(key)));
    let mut bodies = Bodies::default();
    fields.list("body").into_iter().for_each(|body| bodies.take(body));
    let unlabelled = "No body names a label. Add a TextualBody with the value official, reported or speculative.";
    let status = bodies.status.ok_or(("", unlabelled))?;
    let updated = fields.text("modified");
    let list = |items: Vec<Json>| (!items.is_empty()).then_some(Json::Array(items));
    let foreign = Object::default().maybe("id", foreign_id).maybe("body", list(bodies.foreign)).and(fields.rest());
    Ok(Object::default()
        .with("id", name)
        .with("status", status.name())
        .with("quote", quote)
        .maybe("summary", bodies.summary)
        .maybe("note", bodies.note)
        .maybe("sources", list(bodies.sources))
        .maybe("updated", updated)
        .maybe("correction", bodies.correction)
        .and(kept.take("claim"))
        .maybe("annotation", foreign.filled())
        .build())
}

const UNQUOTED: &str = "The target quotes no text. Add a TextQuoteSelector.";

fn quote(target: Option<Json>, kept: &mut Fields, source: &mut Option<String>) -> Result<Json, Wrong> {
    let mut target = Fields::of(the_one(target)?);
    same_article(target.take("source"), source)?;
    let mut selectors = Selectors::of(target.list("selector"));
    let exact = selectors.quote.as_mut().ok_or(("/target", UNQUOTED))?;
    let position = selectors.position.as_mut().map(|position| {
        let points = Object::default().maybe("start", position.take("start")).maybe("end", position.take("end"));
        points.and(kept.take("position")).build()
    });
    Ok(Object::default()
        .maybe("exact", exact.text("exact"))
        .maybe("prefix", exact.text("prefix"))
        .maybe("suffix", exact.text("suffix"))
        .maybe("position", position)
        .and(kept.take("quote"))
        .build())
}

fn the_one(target: Option<Json>) -> Result<Json, Wrong> {
    let several = "An annotation of several targets is several claims. Make an annotation of each.";
    let target = match target {
        Some(Json::Array(targets)) if targets.len() > 1 => return Err(("/target", several)),
        Some(Json::Array(targets)) => targets.into_iter().next(),
        target => target,
    };
    target.ok_or(("", UNQUOTED))
}

// An article is named by its address, or is an object that has one.
fn same_article(named: Option<Json>, source: &mut Option<String>) -> Result<(), Wrong> {
    let about = named.and_then(|named| named.as_str().or_else(|| named.get("id")?.as_str()).map(str::to_owned));
    if source.is_some() && about.is_some() && *source != about {
        return Err(("/target/source", "This is about another article. A manifest is about one."));
    }
    *source = source.take().or(about);
    Ok(())
}

/// The selectors that a manifest has a place for, wherever they stand: alone, in a list, or refining others.
#[derive(Default)]
struct Selectors {
    quote: Option<Fields>,
    position: Option<Fields>,
}

impl Selectors {
    fn of(list: Vec<Json>) -> Selectors {
        let mut found = Selectors::default();
        for selector in list {
            let refined = selector.get("refinedBy").cloned();
            [Some(selector), refined].into_iter().flatten().for_each(|selector| found.take(selector));
        }
        found
    }

    fn take(&mut self, selector: Json) {
        match selector.get("type").and_then(Json::as_str) {
            Some("TextQuoteSelector") if self.quote.is_none() => self.quote = Some(Fields::of(selector)),
            Some("TextPositionSelector") if self.position.is_none() => self.position = Some(Fields::of(selector)),
            _ => {}
        }
    }
}
