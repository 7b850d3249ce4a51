//! To a manifest.

use super::{FIELD, KEPT, UNNAMED};
use crate::interchange::fields::{Fields, Object};
use crate::manifest::{Json, Status};

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
                errors.push(NotConverted { path: [&path(number), inside].concat(), message: message.into() });
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

fn quote(target: Option<Json>, kept: &mut Fields, source: &mut Option<String>) -> Result<Json, Wrong> {
    let several = "An annotation of several targets is several claims. Make an annotation of each.";
    let target = match target {
        Some(Json::Array(targets)) if targets.len() > 1 => return Err(("/target", several)),
        Some(Json::Array(targets)) => targets.into_iter().next(),
        target => target,
    };
    let unquoted = "The target quotes no text. Add a TextQuoteSelector.";
    let mut target = Fields::of(target.ok_or(("", unquoted))?);
    let about = match target.take("source") {
        Some(Json::String(iri)) => Some(iri),
        Some(object) => object.get("id").and_then(Json::as_str).map(str::to_owned),
        None => None,
    };
    match (&source, about) {
        (Some(one), Some(other)) if *one != other => {
            return Err(("/target/source", "This is about another article. A manifest is about one."));
        }
        (_, about) => *source = source.take().or(about),
    }
    let selectors = target.list("selector").into_iter().flat_map(|selector| {
        let refined = selector.get("refinedBy").cloned();
        [Some(selector), refined].into_iter().flatten()
    });
    let (mut exact, mut position) = (None, None);
    for selector in selectors {
        match selector.get("type").and_then(Json::as_str) {
            Some("TextQuoteSelector") if exact.is_none() => exact = Some(Fields::of(selector)),
            Some("TextPositionSelector") if position.is_none() => position = Some(Fields::of(selector)),
            _ => {}
        }
    }
    let mut exact = exact.ok_or(("/target", unquoted))?;
    let point = |position: &mut Fields| {
        let object = Object::default().maybe("start", position.take("start")).maybe("end", position.take("end"));
        object.and(kept.take("position")).build()
    };
    let position = position.as_mut().map(point);
    Ok(Object::default()
        .maybe("exact", exact.text("exact"))
        .maybe("prefix", exact.text("prefix"))
        .maybe("suffix", exact.text("suffix"))
        .maybe("position", position)
        .and(kept.take("quote"))
        .build())
}

/// What the bodies of an annotation say of its claim.
#[derive(Default)]
struct Bodies {
    status: Option<Status>,
    note: Option<String>,
    summary: Option<String>,
    sources: Vec<Json>,
    correction: Option<Json>,
    // What is none of these.
    foreign: Vec<Json>,
}

impl Bodies {
    fn take(&mut self, body: Json) {
        let text = |key: &str| body.get(key).and_then(Json::as_str);
        let (purpose, value) = (text("purpose"), text("value").map(str::to_owned));
        let status = value.as_deref().and_then(Status::from_name);
        match (purpose, value) {
            (Some("classifying" | "tagging") | None, _) if status.is_some() && self.status.is_none() => {
                self.status = status
            }
            (Some("commenting") | None, Some(note)) if self.note.is_none() => self.note = Some(note),
            (Some("describing"), Some(summary)) if self.summary.is_none() => self.summary = Some(summary),
            (Some("linking"), Some(value)) => self.sources.push(worded(body, value, "name")),
            (Some("editing"), Some(value)) if self.correction.is_none() => {
                self.correction = Some(worded(body, value, "note"));
            }
            (Some("linking"), None) if text("source").is_some() => {
                let mut fields = Fields::of(body);
                let url = fields.text("source");
                self.sources.push(Object::default().maybe("url", url).and(fields.take(KEPT)).build());
            }
            _ => self.foreign.push(body),
        }
    }
}

// Words without a field of ours are those of the `usual` one; ours without words stand for none.
fn worded(body: Json, value: String, usual: &str) -> Json {
    let mut fields = Fields::of(body);
    let kept = fields.take(KEPT);
    let field = fields.text(FIELD).or_else(|| kept.is_none().then(|| usual.to_owned()));
    let words = field.map(|field| Object::default().with(&field, value));
    words.unwrap_or_default().and(kept).build()
}
