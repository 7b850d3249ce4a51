//! From a manifest.

use super::{CONTEXT, FIELD, KEPT, UNNAMED, VOCABULARY, is_absolute, is_utc};
use crate::interchange::fields::{Fields, Object};
use crate::manifest::Json;

/// A manifest as a collection of annotations, one a claim.
pub fn to_w3c(manifest: &Json) -> Json {
    let mut fields = Fields::of(manifest.clone());
    fields.take("version");
    let mut article = fields.take_object("article");
    let mut publisher = fields.take_object("publisher");
    let language = manifest.get("article").and_then(|article| article.get("language")).and_then(Json::as_str);
    let source =
        article.text_if("url", |url| is_absolute(url) && !url.contains('#')).unwrap_or_else(|| UNNAMED.to_owned());
    let scene = Scene { source, language: language.map(str::to_owned) };
    let claims = fields.list("claims");
    fields.take("claims");
    let items: Vec<Json> = claims.into_iter().map(|claim| scene.annotation(claim)).collect();
    let (label, creator) = (article.text("headline"), creator(&mut publisher));
    let kept = Object::default()
        .maybe("manifest", fields.rest())
        .maybe("article", article.rest())
        .maybe("publisher", publisher.rest());
    let total = items.len();
    Object::default()
        .with("@context", context())
        .with("id", format!("{}#claims", scene.source))
        .with("type", "AnnotationCollection")
        .maybe("label", label)
        .maybe("creator", creator)
        .maybe(KEPT, kept.filled())
        .with("total", total)
        .with("first", scene.page(items))
        .build()
}

fn context() -> Json {
    let terms = [("@version", Json::Number(1.1)), ("claims", VOCABULARY.into())];
    let kept = Json::object([("@id", Json::from(KEPT)), ("@type", "@json".into())]);
    Json::Array(vec![CONTEXT.into(), Json::object(terms.into_iter().chain([(KEPT, kept)]))])
}

fn creator(publisher: &mut Fields) -> Option<Json> {
    let name = publisher.text("name");
    let url = publisher.text_if("url", is_absolute);
    let known = Object::default().maybe("name", name).maybe("homepage", url).filled()?;
    Some(Object::default().with("type", "Organization").and(Some(known)).build())
}

struct Scene {
    source: String,
    language: Option<String>,
}

impl Scene {
    fn page(&self, items: Vec<Json>) -> Json {
        Object::default()
            .with("id", format!("{}#claims-page", self.source))
            .with("type", "AnnotationPage")
            .with("startIndex", 0)
            .with("items", Json::Array(items))
            .build()
    }

    fn annotation(&self, claim: Json) -> Json {
        let mut claim = Fields::of(claim);
        let mut foreign = claim.take_object("annotation");
        let id = claim.text("id").unwrap_or_default();
        let foreign_id = foreign.text("id");
        let kept_id = foreign_id.is_some().then(|| id.clone());
        let mut bodies = self.bodies(&mut claim);
        bodies.extend(foreign.list("body"));
        let updated = claim.text_if("updated", is_utc);
        let mut quote = claim.take_object("quote");
        let mut position = quote.take("position").map(Fields::of);
        let target = self.target(&mut quote, position.as_mut());
        let kept = Object::default()
            .maybe("id", kept_id)
            .maybe("claim", claim.rest())
            .maybe("quote", quote.rest())
            .maybe("position", position.and_then(Fields::rest));
        Object::default()
            .with("id", foreign_id.unwrap_or_else(|| format!("{}#claim-{id}", self.source)))
            .with("type", "Annotation")
            .with("motivation", "classifying")
            .maybe("modified", updated)
            .with("body", Json::Array(bodies))
            .with("target", target)
            .maybe(KEPT, kept.filled())
            .and(foreign.rest())
            .build()
    }

    fn bodies(&self, claim: &mut Fields) -> Vec<Json> {
        let mut bodies = Vec::new();
        let status = claim.text("status").unwrap_or_default();
        bodies.push(textual("classifying", status).build());
        let says = |purpose, text: String| {
            textual(purpose, text).with("format", "text/plain").maybe("language", self.language.clone()).build()
        };
        bodies.extend(claim.text("note").map(|note| says("commenting", note)));
        bodies.extend(claim.text("summary").map(|summary| says("describing", summary)));
        bodies.extend(claim.list("sources").into_iter().map(source));
        bodies.extend(claim.take("correction").map(correction));
        bodies
    }

    fn target(&self, quote: &mut Fields, position: Option<&mut Fields>) -> Json {
        let mut selectors = vec![
            Object::default()
                .with("type", "TextQuoteSelector")
                .maybe("exact", quote.text("exact"))
                .maybe("prefix", quote.text("prefix"))
                .maybe("suffix", quote.text("suffix"))
                .build(),
        ];
        selectors.extend(position.map(|position| {
            let object = Object::default().with("type", "TextPositionSelector");
            object.maybe("start", position.take("start")).maybe("end", position.take("end")).build()
        }));
        Object::default()
            .with("type", "SpecificResource")
            .with("source", self.source.as_str())
            .with("selector", Json::Array(selectors))
            .build()
    }
}

fn textual(purpose: &str, value: String) -> Object {
    Object::default().with("type", "TextualBody").with("purpose", purpose).with("value", value)
}

// A source that can be read somewhere is a link to it; any other is the words that name it.
fn source(source: Json) -> Json {
    let mut source = Fields::of(source);
    let body = match source.text_if("url", is_absolute) {
        Some(url) => Object::default().with("type", "SpecificResource").with("purpose", "linking").with("source", url),
        None => worded("linking", &mut source, &["name", "publisher", "role"]),
    };
    body.with(KEPT, source.rest().unwrap_or(Json::Object(Vec::new()))).build()
}

fn correction(correction: Json) -> Json {
    let mut correction = Fields::of(correction);
    let body = worded("editing", &mut correction, &["note"]);
    body.with(KEPT, correction.rest().unwrap_or(Json::Object(Vec::new()))).build()
}

// A body whose words are one of these fields; which one is noted. With none of them the model still asks for words.
fn worded(purpose: &str, fields: &mut Fields, names: &[&str]) -> Object {
    let found = names.iter().find_map(|name| fields.text(name).map(|text| (*name, text)));
    match found {
        Some((name, text)) => textual(purpose, text).with(FIELD, name),
        None => textual(purpose, String::new()),
    }
}
