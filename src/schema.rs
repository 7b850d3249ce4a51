//! The JSON Schema (2020-12) of the claims manifest: for editors, which complete and explain its fields, and for other
//! programs.
//!
//! The names of the fields are those that the reader knows (`manifest::shape`). What a schema cannot say is left to the
//! reader: that ids are unique, that a history runs from old to new, that a position does not end before it starts, that no
//! field is there twice.

use crate::manifest::{Json, Status, shape};

/// Where the schema is kept.
pub const ID: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/raw/main/schema/claims.schema.json");

/// The schema of a claims manifest, version 1.
pub fn schema() -> Json {
    let fields = [
        says("For editors: the address of this schema."),
        about("The version of the format.", Json::object([("const", Json::from(1))])),
        about("The article that the claims are in.", article()),
        about("Who labelled the article.", publisher()),
        about("The claims, in any order.", list(claim())),
    ];
    let head = [
        ("$schema", Json::from("https://json-schema.org/draft/2020-12/schema")),
        ("$id", Json::from(ID)),
        ("title", Json::from("Claims manifest")),
        ("description", Json::from("What a news article's claims rest on: official, reported or speculative.")),
    ];
    with(Json::object(head), object(shape::MANIFEST, fields, &["version", "claims"]))
}

fn article() -> Json {
    let fields = [
        about("The article's address.", link()),
        text("Its headline."),
        text("Its language, a BCP 47 tag such as en or uk."),
        about("When it was published.", date()),
        text("The section or desk that it belongs to."),
    ];
    object(shape::ARTICLE, fields, &[])
}

fn publisher() -> Json {
    let fields = [
        text("The publisher's name."),
        about("Its address.", link()),
        about("Its editorial standards.", link()),
        about(
            "Where readers turn to who find a label wrong: mailto: or https:, with places for {id}, {url} and {quote}.",
            contact(),
        ),
    ];
    object(shape::PUBLISHER, fields, &[])
}

fn claim() -> Json {
    let id = Json::object([("type", Json::from("string")), ("pattern", Json::from("^[A-Za-z0-9._-]{1,64}$"))]);
    let fields = [
        about("Unique in the manifest, and part of links to the claim.", id),
        about("What stands behind the claim.", status()),
        about("The passage, a W3C TextQuoteSelector.", quote()),
        text("One line of plain text."),
        text("Why the claim carries its label, in plain text."),
        about("Who says so.", list(source())),
        about("When the label was last looked at.", date()),
        about("Earlier labels, from old to new.", list(change())),
        about("What turned out otherwise.", correction()),
        about("Whether nobody has decided on it yet: readers never get it.", boolean()),
        text("A remark within the desk; readers never get it."),
        about("When to look at the label again; readers never get it.", date()),
    ];
    let named = contains_any(&["name"]);
    let stated = contains_any(&["name", "publisher"]);
    let reasoned = Json::object([
        ("required", Json::array(["note"])),
        ("properties", Json::object([("note", Json::object([("pattern", FILLED.into())]))])),
    ]);
    let rules = Json::Array(vec![
        rule(Status::Official, named),
        rule(Status::Reported, stated),
        rule(Status::Speculative, reasoned),
    ]);
    with(object(shape::CLAIM, fields, &["id", "status", "quote"]), Json::object([("allOf", rules)]))
}

fn status() -> Json {
    let meanings = [
        "Said on the record by the named person or body it concerns, or in a document of theirs. Names a source.",
        "Said by a news organisation or by sources it cites, and not confirmed on the record. Names a source or a publisher.",
        "Conjecture, inference, forecast or rumour: no source stands behind it. Has a note that says why.",
    ];
    let one = |(status, meaning): (Status, &str)| {
        Json::object([("const", Json::from(status.name())), ("description", Json::from(meaning))])
    };
    Json::object([("oneOf", Json::Array(Status::ALL.into_iter().zip(meanings).map(one).collect()))])
}

fn quote() -> Json {
    let fields = [
        about("The passage's words, as they stand in the article.", filled()),
        text("The words right before it."),
        text("The words right after it."),
        about("A hint: where the passage stood when it was recorded.", position()),
        says("TextQuoteSelector, if anything."),
    ];
    object(shape::QUOTE, fields, &["exact"])
}

fn position() -> Json {
    let point = || {
        let most = usize::try_from(u32::MAX).unwrap_or(usize::MAX);
        Json::object([("type", Json::from("integer")), ("minimum", 0.into()), ("maximum", most.into())])
    };
    let fields = [
        about("Code points before the passage.", point()),
        about("Code points up to its end.", point()),
        says("TextPositionSelector, if anything."),
    ];
    object(shape::POSITION, fields, &["start", "end"])
}

fn source() -> Json {
    let fields = [
        text("A person or a body."),
        text("In which role."),
        text("Who published it."),
        about("Where it can be read.", link()),
        about("When it was said or published.", date()),
        about("Whether it speaks for the claim, which goes without saying, or against it.", stance()),
    ];
    object(shape::SOURCE, fields, &[])
}

fn change() -> Json {
    let fields = [about("The label that it had.", status()), about("Since when.", date()), text("Why.")];
    object(shape::CHANGE, fields, &["status"])
}

fn correction() -> Json {
    let fields = [about("When.", date()), text("What turned out otherwise."), about("Where it can be read.", link())];
    object(shape::CORRECTION, fields, &[])
}

// A character that is not white space.
const FILLED: &str = r"\S";
const MONTH: &str = "(0[1-9]|1[0-2])";
const DAY: &str = "(0[1-9]|[12][0-9]|3[01])";

// RFC 3339; `format` alone is only a remark to most validators.
fn date() -> Json {
    let time = r"[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])";
    let format = |name: &str| Json::object([("format", name.into())]);
    Json::object([
        ("type", Json::from("string")),
        ("pattern", format!("^[0-9]{{4}}-{MONTH}-{DAY}({time})?$").into()),
        ("anyOf", Json::Array(vec![format("date"), format("date-time")])),
        ("examples", Json::array(["2025-04-22", "2025-04-22T16:00:00Z"])),
    ])
}

// `https:`, `http:`, or without a scheme; see `manifest::url`.
fn link() -> Json {
    let any = r#"[^\s\u0000-\u001f\u007f-\u009f\\<>"]"#;
    let web = format!(r#"[hH][tT][tT][pP][sS]?://[^/?#\s\u0000-\u001f\u007f-\u009f\\<>"]{any}*"#);
    let relative = format!("(?![A-Za-z][A-Za-z0-9+.-]*:){any}+");
    Json::object([
        ("type", Json::from("string")),
        ("format", "iri-reference".into()),
        ("pattern", format!("^({web}|{relative})$").into()),
    ])
}

fn text(about_it: &str) -> Json {
    about(about_it, Json::object([("type", Json::from("string"))]))
}

fn boolean() -> Json {
    Json::object([("type", Json::from("boolean"))])
}

fn filled() -> Json {
    Json::object([("type", Json::from("string")), ("pattern", FILLED.into())])
}

fn list(items: Json) -> Json {
    Json::object([("type", Json::from("array")), ("items", items)])
}

fn contact() -> Json {
    let any = r#"([^\s\u0000-\u001f\u007f-\u009f\\<>"{}]|\{(id|url|quote)\})"#;
    let pattern = format!("^([mM][aA][iI][lL][tT][oO]:{any}*@{any}*|[hH][tT][tT][pP][sS]://(?![/?#]){any}+)$");
    Json::object([("type", Json::from("string")), ("pattern", pattern.into())])
}

fn stance() -> Json {
    Json::object([("enum", Json::array(["supports", "disputes"]))])
}

fn says(description: &str) -> Json {
    Json::object([("description", Json::from(description))])
}

fn about(description: &str, schema: Json) -> Json {
    with(says(description), schema)
}

// Unknown fields are allowed: they never break a reader.
fn object<const N: usize>(names: &[&str], fields: [Json; N], required: &[&str]) -> Json {
    debug_assert_eq!(names.len(), N);
    let mut schema =
        vec![("type", Json::from("object")), ("properties", Json::object(names.iter().copied().zip(fields)))];
    if !required.is_empty() {
        schema.push(("required", Json::array(required.iter().copied())));
    }
    Json::object(schema)
}

fn with(mut one: Json, other: Json) -> Json {
    if let (Json::Object(one), Json::Object(other)) = (&mut one, other) {
        one.extend(other);
    }
    one
}

// A source that does not dispute the claim has one of these fields, and it says something.
fn contains_any(fields: &[&str]) -> Json {
    let has = |field: &&str| {
        let filled = Json::object([("pattern", Json::from(FILLED))]);
        Json::object([("required", Json::array([*field])), ("properties", Json::object([(*field, filled)]))])
    };
    let disputes = Json::object([("stance", Json::object([("const", Json::from("disputes"))]))]);
    let disputes = Json::object([("required", Json::array(["stance"])), ("properties", disputes)]);
    let one = Json::object([("anyOf", Json::Array(fields.iter().map(has).collect())), ("not", disputes)]);
    Json::object([
        ("required", Json::array(["sources"])),
        ("properties", Json::object([("sources", Json::object([("contains", one)]))])),
    ])
}

fn rule(status: Status, then: Json) -> Json {
    let is = Json::object([("const", Json::from(status.name()))]);
    // Not of drafts, which need not be complete.
    let draft = Json::object([
        ("properties", Json::object([("draft", Json::object([("const", Json::Bool(true))]))])),
        ("required", Json::array(["draft"])),
    ]);
    let when = Json::object([
        ("properties", Json::object([("status", is)])),
        ("required", Json::array(["status"])),
        ("not", draft),
    ]);
    Json::object([("if", when), ("then", then)])
}
