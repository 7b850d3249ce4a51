//! schema.org: a manifest as `Claim`s in JSON-LD, for search engines and archives.
//!
//! `Claim` and not `ClaimReview`, which rates what other people claim. The label is a `DefinedTerm` among the keywords; who
//! says so is a `citation`, who disputes it a `comment`, what turned out otherwise a `correction`. Earlier labels have no place there and are left out.

use super::fields::{Fields, Object};
use crate::manifest::{Json, Status};

/// Where the labels are defined.
const TERMS: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/manifest.md");

/// JSON text that can stand inside `<script>`: nothing in it ends the element or opens a comment. `<` stands in strings alone, where
/// JSON may write it as an escape.
pub fn in_script(json: &str) -> String {
    json.replace('<', "\\u003C")
}

/// The claims of a manifest as JSON-LD.
pub fn to_schema_org(manifest: &Json) -> Json {
    let mut article = Fields::of(manifest.get("article").cloned().unwrap_or(Json::Null));
    let (url, language) = (article.text("url"), article.text("language"));
    let publisher = organization(Fields::of(manifest.get("publisher").cloned().unwrap_or(Json::Null)));
    let appearance = Object::default()
        .with("@type", "NewsArticle")
        .maybe("url", url.clone())
        .maybe("headline", article.text("headline"))
        .maybe("inLanguage", language.clone())
        .maybe("datePublished", article.text("published"))
        .maybe("publisher", publisher)
        .build();
    // Drafts are not for readers.
    let decided = |claim: &Json| claim.get("draft") != Some(&Json::Bool(true));
    let claims = Fields::of(manifest.clone()).list("claims").into_iter().filter(decided);
    let claims = claims.map(|of| claim(Fields::of(of), url.as_deref(), language.as_deref(), &appearance));
    Json::object([("@context", Json::from("https://schema.org")), ("@graph", Json::Array(claims.collect()))])
}

fn claim(mut claim: Fields, url: Option<&str>, language: Option<&str>, appearance: &Json) -> Json {
    let id = claim.text("id").unwrap_or_default();
    let address = url.filter(|url| !url.contains('#')).map(|url| format!("{url}#claim-{id}"));
    let disputes = |source: &Json| source.get("stance").and_then(Json::as_str) == Some("disputes");
    let (against, behind): (Vec<Json>, Vec<Json>) = claim.list("sources").into_iter().partition(disputes);
    let works = |sources: Vec<Json>, kind: &str| {
        let works: Vec<Json> = sources.into_iter().map(|source| work(Fields::of(source), kind)).collect();
        (!works.is_empty()).then_some(Json::Array(works))
    };
    let status = claim.text("status").and_then(|name| Status::from_name(&name));
    Object::default()
        .with("@type", "Claim")
        .maybe("@id", address.clone())
        .maybe("url", address)
        .with("identifier", id)
        .maybe("text", claim.take_object("quote").text("exact"))
        .maybe("abstract", claim.text("summary"))
        .maybe("description", claim.text("note"))
        .maybe("inLanguage", language)
        .maybe("keywords", status.map(term))
        .maybe("dateModified", claim.text("updated"))
        .with("appearance", appearance.clone())
        .maybe("citation", works(behind, "CreativeWork"))
        .maybe("comment", works(against, "Comment"))
        .maybe("correction", claim.take("correction").map(|of| correction(Fields::of(of))))
        .build()
}

fn term(status: Status) -> Json {
    let set = Json::object([("@type", Json::from("DefinedTermSet")), ("url", TERMS.into())]);
    Object::default()
        .with("@type", "DefinedTerm")
        .with("termCode", status.name())
        .with("name", status.name())
        .with("inDefinedTermSet", set)
        .build()
}

fn organization(mut publisher: Fields) -> Option<Json> {
    let known = Object::default()
        .maybe("name", publisher.text("name"))
        .maybe("url", publisher.text("url"))
        .maybe("publishingPrinciples", publisher.text("policy"));
    let known = known.filled()?;
    Some(Object::default().with("@type", "Organization").and(Some(known)).build())
}

// A role is a person's; of a name alone it cannot be told whether it is a person's or a body's, so it is a credit.
fn work(mut source: Fields, kind: &str) -> Json {
    let (name, role) = (source.text("name"), source.text("role"));
    let person = role.map(|role| {
        Object::default().with("@type", "Person").maybe("name", name.clone()).with("jobTitle", role).build()
    });
    let credit = name.filter(|_| person.is_none());
    let publisher = source.text("publisher");
    let publisher = publisher.map(|name| Json::object([("@type", Json::from("Organization")), ("name", name.into())]));
    Object::default()
        .with("@type", kind)
        .maybe("author", person)
        .maybe("creditText", credit)
        .maybe("publisher", publisher)
        .maybe("url", source.text("url"))
        .maybe("datePublished", source.text("date"))
        .build()
}

fn correction(mut correction: Fields) -> Json {
    Object::default()
        .with("@type", "CorrectionComment")
        .maybe("text", correction.text("note"))
        .maybe("datePublished", correction.text("date"))
        .maybe("url", correction.text("url"))
        .build()
}
