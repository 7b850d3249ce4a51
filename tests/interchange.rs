//! Manifests in other vocabularies: nothing is lost on the way, and what is written is what the vocabularies ask for.

#![cfg(not(target_family = "wasm"))]

use claim_labels::interchange::publish::publish;
use claim_labels::interchange::schema_org::to_schema_org;
use claim_labels::interchange::w3c::{from_w3c, to_w3c};
use claim_labels::manifest::{self, Json, Severity};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn through(convert: impl Fn(&Json) -> Json, value: &Value) -> Value {
    let json: Json = serde_json::from_value(value.clone()).unwrap();
    serde_json::to_value(convert(&json)).unwrap()
}

fn w3c(manifest: &Value) -> Value {
    through(to_w3c, manifest)
}

fn back(collection: &Value) -> Value {
    through(|json| from_w3c(json).unwrap(), collection)
}

fn full() -> Value {
    json!({
        "$schema": "./claims.schema.json", "version": 1, "desk": {"shift": "night"},
        "article": {"url": "https://news.example/talks", "headline": "Talks", "language": "en", "published": "2025-04-22T16:00:00Z", "chapter": 3},
        "publisher": {"name": "News Example", "url": "https://news.example", "policy": "https://news.example/standards", "x": null},
        "claims": [{
            "id": "open-to.talks_1", "status": "official", "summary": "s", "note": "n", "updated": "2025-04-22T16:00:00Z", "editor": ["a"],
            "quote": {"exact": "Putin is still willing", "prefix": "said ", "suffix": "", "type": "TextQuoteSelector", "y": 1,
                "position": {"start": 3, "end": 25, "type": "TextPositionSelector"}},
            "sources": [
                {"name": "Dmitry Peskov", "role": "spokesperson", "publisher": "p", "url": "https://k.example", "date": "2025-04-22"},
                {"name": "No link"}, {"publisher": "A paper", "url": "/relative"}, {"role": "r"}, {}, {"date": "2025-04-22", "odd": {}}],
            "history": [{"status": "reported", "date": "2025-04-20", "note": "n"}, {"status": "reported"}],
            "correction": {"date": "2025-04-24", "note": "n", "url": "https://n.example"}
        }, {
            "id": "b", "status": "speculative", "note": "why", "quote": {"exact": "nobody knows"}, "updated": "2025-04-22",
            "correction": {"date": "2025-04-24"}
        }]
    })
}

#[test]
fn a_full_manifest_comes_back_whole() {
    let (_, problems) = manifest::parse(full().to_string().as_bytes());
    assert!(problems.iter().all(|problem| problem.severity == Severity::Warning), "{problems:?}");
    assert_eq!(back(&w3c(&full())), full());
    let bare = json!({"version": 1, "claims": []});
    assert_eq!(back(&w3c(&bare)), bare);
}

#[test]
fn what_the_model_has_a_place_for_stands_there() {
    let collection = w3c(&full());
    let annotation = &collection["first"]["items"][0];
    assert_eq!((&collection["label"], &collection["total"]), (&json!("Talks"), &json!(2)));
    assert_eq!(
        collection["creator"],
        json!({"type": "Organization", "name": "News Example", "homepage": "https://news.example"})
    );
    assert_eq!(annotation["id"], "https://news.example/talks#claim-open-to.talks_1");
    assert_eq!(annotation["modified"], "2025-04-22T16:00:00Z");
    assert_eq!(annotation["body"][0], json!({"type": "TextualBody", "purpose": "classifying", "value": "official"}));
    assert_eq!(
        annotation["body"][1],
        json!({"type": "TextualBody", "purpose": "commenting", "value": "n", "format": "text/plain", "language": "en"})
    );
    assert_eq!(annotation["body"][3]["source"], "https://k.example");
    assert_eq!(annotation["target"]["source"], "https://news.example/talks");
    assert_eq!(annotation["target"]["selector"][0]["exact"], "Putin is still willing");
    assert_eq!(annotation["target"]["selector"][1], json!({"type": "TextPositionSelector", "start": 3, "end": 25}));
}

// The MUSTs of https://www.w3.org/TR/annotation-model/ for what is written here, and that no term is written which its
// context, or ours, does not define.
fn check_collection(collection: &Value) {
    let context = collection["@context"].as_array().unwrap();
    assert_eq!(context[0], "http://www.w3.org/ns/anno.jsonld");
    assert!(is_iri(&context[1]["claims"]));
    only(collection, &["@context", "id", "type", "label", "creator", "total", "first"]);
    assert!(is_iri(&collection["id"]) && collection["type"] == "AnnotationCollection");
    let page = &collection["first"];
    only(page, &["id", "type", "startIndex", "items"]);
    assert!(is_iri(&page["id"]) && page["type"] == "AnnotationPage" && page["startIndex"] == 0);
    let items = page["items"].as_array().unwrap();
    assert_eq!(collection["total"], items.len());
    items.iter().for_each(check_annotation);
}

fn check_annotation(annotation: &Value) {
    only(annotation, &["id", "type", "motivation", "modified", "body", "target"]);
    assert!(
        is_iri(&annotation["id"]) && annotation["type"] == "Annotation" && annotation["motivation"] == "classifying"
    );
    if let Some(modified) = annotation.get("modified") {
        let modified = modified.as_str().unwrap();
        assert!(modified.len() >= 20 && modified.contains('T') && modified.ends_with('Z'), "{modified}");
    }
    for body in annotation["body"].as_array().unwrap() {
        let purposes = ["classifying", "commenting", "describing", "linking", "editing"];
        assert!(purposes.contains(&body["purpose"].as_str().unwrap()));
        match body["type"].as_str().unwrap() {
            "TextualBody" => {
                only(body, &["type", "purpose", "value", "format", "language"]);
                assert!(body["value"].is_string());
            }
            "SpecificResource" => {
                only(body, &["type", "purpose", "source"]);
                assert!(is_iri(&body["source"]));
            }
            other => panic!("{other}"),
        }
    }
    let target = &annotation["target"];
    only(target, &["type", "source", "selector"]);
    assert!(is_iri(&target["source"]) && target["type"] == "SpecificResource");
    let selectors = target["selector"].as_array().unwrap();
    only(&selectors[0], &["type", "exact", "prefix", "suffix"]);
    assert!(selectors[0]["type"] == "TextQuoteSelector" && selectors[0]["exact"].is_string());
    for position in &selectors[1..] {
        only(position, &["type", "start", "end"]);
        assert!(position["type"] == "TextPositionSelector" && position["start"].is_u64() && position["end"].is_u64());
    }
}

fn is_iri(value: &Value) -> bool {
    let scheme = value.as_str().and_then(|iri| iri.split_once(':')).map(|(scheme, rest)| (scheme, !rest.is_empty()));
    scheme.is_some_and(|(scheme, rest)| rest && scheme.chars().all(|c| c.is_ascii_alphanumeric()))
}

fn only(value: &Value, terms: &[&str]) {
    for key in value.as_object().unwrap().keys() {
        assert!(terms.contains(&key.as_str()) || key.starts_with("claims:"), "{key} in {value}");
    }
}

#[test]
fn collections_obey_the_model() {
    check_collection(&w3c(&full()));
    check_collection(&w3c(&json!({"version": 1, "claims": []})));
}

#[test]
fn annotations_of_others_become_claims() {
    let collection = json!({
    "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [{
        "id": "https://other.example/anno/7", "type": "Annotation", "creator": "https://other.example/me",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": "reported"},
            {"type": "TextualBody", "value": "A paper says so."},
            {"type": "SpecificResource", "purpose": "linking", "source": "https://paper.example/1"},
            {"type": "Image", "id": "https://other.example/x.png"}],
        "target": {"source": {"id": "https://news.example/a"}, "selector": {"type": "XPathSelector", "value": "/p",
            "refinedBy": {"type": "TextQuoteSelector", "exact": "so it is said", "prefix": "and "}}}
    }]});
    let claim = json!({
        "id": "annotation-1", "status": "reported", "note": "A paper says so.", "sources": [{"url": "https://paper.example/1"}],
        "quote": {"exact": "so it is said", "prefix": "and "},
        "annotation": {"id": "https://other.example/anno/7", "creator": "https://other.example/me", "body": [{"type": "Image", "id": "https://other.example/x.png"}]}
    });
    let manifest = json!({"version": 1, "article": {"url": "https://news.example/a"}, "claims": [claim]});
    assert_eq!(back(&collection), manifest);
    assert_eq!(back(&w3c(&manifest)), manifest, "and there and back again");
    assert_eq!(w3c(&manifest)["first"]["items"][0]["id"], "https://other.example/anno/7");
}

#[test]
fn what_is_no_claim_is_told() {
    let quote = json!({"source": "https://a.example", "selector": {"type": "TextQuoteSelector", "exact": "words"}});
    let body = json!({"type": "TextualBody", "value": "official"});
    let annotation = |body: &Value, target: &Value| json!({"type": "Annotation", "body": body, "target": target});
    let cases = [
        (json!(3), ""),
        (json!({"type": "AnnotationCollection"}), ""),
        (json!({"first": "https://a.example/page"}), "/first"),
        (json!({"first": {"items": [], "next": "https://a.example/2"}}), "/first/next"),
        (json!([annotation(&body, &json!("https://a.example"))]), "/0/target"),
        (json!([annotation(&body, &json!([quote, quote]))]), "/0/target"),
        (json!({"items": [annotation(&json!([]), &quote)]}), "/items/0"),
        (
            json!([
                annotation(&body, &quote),
                annotation(&body, &json!({"source": "https://b.example", "selector": quote["selector"]}))
            ]),
            "/1/target/source",
        ),
        (json!([{"type": "Annotation"}]), "/0"),
    ];
    for (value, path) in cases {
        let json: Json = serde_json::from_value(value.clone()).unwrap();
        let wrong = from_w3c(&json).unwrap_err();
        assert_eq!(wrong[0].path, path, "{value}");
    }
}

#[test]
fn schema_org_claims_say_who_says_so() {
    let graph = through(to_schema_org, &full());
    let claim = &graph["@graph"][0];
    assert_eq!((&graph["@context"], &claim["@type"]), (&json!("https://schema.org"), &json!("Claim")));
    assert_eq!(claim["@id"], "https://news.example/talks#claim-open-to.talks_1");
    assert_eq!(claim["text"], "Putin is still willing");
    assert_eq!(claim["keywords"]["termCode"], "official");
    assert_eq!(claim["appearance"]["@type"], "NewsArticle");
    assert_eq!(claim["appearance"]["publisher"]["publishingPrinciples"], "https://news.example/standards");
    assert_eq!(
        claim["citation"][0]["author"],
        json!({"@type": "Person", "name": "Dmitry Peskov", "jobTitle": "spokesperson"})
    );
    assert_eq!(claim["citation"][1], json!({"@type": "CreativeWork", "creditText": "No link"}));
    assert_eq!(
        claim["correction"],
        json!({"@type": "CorrectionComment", "text": "n", "datePublished": "2025-04-24", "url": "https://n.example"})
    );
    // Properties of https://schema.org/Claim and of what it inherits, as used here.
    let known = [
        "@type",
        "@id",
        "url",
        "identifier",
        "text",
        "abstract",
        "description",
        "inLanguage",
        "keywords",
        "dateModified",
        "appearance",
        "citation",
        "correction",
    ];
    assert!(claim.as_object().unwrap().keys().all(|key| known.contains(&key.as_str())), "{claim}");
}

fn word() -> impl Strategy<Value = Value> {
    "[a-zé \"<]{1,8}x".prop_map(Value::from)
}

fn link() -> impl Strategy<Value = Value> {
    prop::sample::select(vec!["https://a.example/x?y#z", "https://a.example/", "/claims", "notes.html", "//c.example"])
        .prop_map(Value::from)
}

fn date() -> impl Strategy<Value = Value> {
    prop::sample::select(vec!["2025-04-22", "2025-04-22T16:00:00Z", "2025-04-22T16:00:00+02:00"]).prop_map(Value::from)
}

// An object with some of these fields, and perhaps an unknown one.
fn some(fields: Vec<(&'static str, BoxedStrategy<Value>)>) -> impl Strategy<Value = Map<String, Value>> {
    let fields: Vec<_> =
        fields.into_iter().map(|(name, value)| prop::option::of(value.prop_map(move |value| (name, value)))).collect();
    let odd =
        prop::option::of(prop::sample::select(vec![json!(null), json!([1, {"a": "b"}]), json!({"id": 1}), json!("x")]));
    (fields, odd).prop_map(|(fields, odd)| {
        let odd = odd.map(|odd| ("odd", odd));
        fields.into_iter().flatten().chain(odd).map(|(key, value)| (key.to_owned(), value)).collect()
    })
}

fn object(fields: Vec<(&'static str, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    some(fields).prop_map(Value::Object).boxed()
}

fn manifests() -> impl Strategy<Value = Value> {
    let status = || prop::sample::select(vec!["official", "reported", "speculative"]).prop_map(Value::from);
    let source = || {
        object(vec![
            ("name", word().boxed()),
            ("role", word().boxed()),
            ("publisher", word().boxed()),
            ("url", link().boxed()),
            ("date", date().boxed()),
        ])
    };
    let change = || {
        (some(vec![("note", word().boxed())]), status()).prop_map(|(mut change, status)| {
            change.insert("status".into(), status);
            Value::Object(change)
        })
    };
    let position = (some(vec![("type", word().boxed())]), 0u32..9).prop_map(|(mut position, start)| {
        position.extend([("start".to_owned(), json!(start)), ("end".to_owned(), json!(start + 3))]);
        Value::Object(position)
    });
    let quote = (
        some(vec![
            ("prefix", word().boxed()),
            ("suffix", word().boxed()),
            ("position", position.boxed()),
            ("type", word().boxed()),
        ]),
        word(),
    )
        .prop_map(|(mut quote, exact)| {
            quote.insert("exact".into(), exact);
            Value::Object(quote)
        });
    let claim = (
        some(vec![
            ("summary", word().boxed()),
            ("updated", date().boxed()),
            ("history", prop::collection::vec(change(), 0..3).prop_map(Value::from).boxed()),
            ("correction", object(vec![("date", date().boxed()), ("note", word().boxed()), ("url", link().boxed())])),
        ]),
        status(),
        quote,
        prop::collection::vec(source(), 0..3),
        word(),
    );
    let claim = claim.prop_map(|(mut claim, status, quote, mut sources, note)| {
        if status != "speculative" {
            sources.insert(0, json!({"name": "N"}));
        }
        let fields = [("status", status), ("quote", quote), ("sources", sources.into()), ("note", note)];
        claim.extend(fields.map(|(key, value)| (key.to_owned(), value)));
        Value::Object(claim)
    });
    let article = object(vec![
        ("url", link().boxed()),
        ("headline", word().boxed()),
        ("language", word().boxed()),
        ("published", date().boxed()),
    ]);
    let publisher = object(vec![("name", word().boxed()), ("url", link().boxed()), ("policy", link().boxed())]);
    (
        some(vec![("article", article), ("publisher", publisher), ("$schema", word().boxed())]),
        prop::collection::vec(claim, 0..4),
    )
        .prop_map(|(mut manifest, mut claims)| {
            claims.iter_mut().enumerate().for_each(|(number, claim)| claim["id"] = json!(format!("c{number}")));
            manifest.extend([("version".to_owned(), json!(1)), ("claims".to_owned(), claims.into())]);
            Value::Object(manifest)
        })
}

proptest! {
    #[test]
    fn nothing_is_lost_there_and_back(manifest in manifests()) {
        let (_, problems) = manifest::parse(manifest.to_string().as_bytes());
        prop_assert!(problems.iter().all(|problem| problem.severity == Severity::Warning), "{:?}", problems);
        let collection = w3c(&manifest);
        check_collection(&collection);
        prop_assert_eq!(back(&collection), manifest);
    }
}

#[test]
fn readers_get_no_drafts_and_nothing_of_the_desk() {
    let desk: Json = serde_json::from_str(
        r#"{"version":1,"desk":"night","claims":[
            {"id":"a","status":"official","comment":"c","review":"2025-01-01","quote":{"exact":"x","seen":1},"sources":[{"name":"N","phone":"5"}]},
            {"id":"b","draft":true},{"id":"c","draft":false}]}"#,
    )
    .unwrap();
    let (readers, left) = publish(&desk);
    let expected = r#"{"version":1,"claims":[{"id":"a","status":"official","quote":{"exact":"x"},"sources":[{"name":"N"}]},{"id":"c"}]}"#;
    assert_eq!(serde_json::to_string(&readers).unwrap(), expected);
    assert_eq!(left.drafts, 1);
    let fields = [
        "/desk",
        "/claims/0/comment",
        "/claims/0/review",
        "/claims/0/quote/seen",
        "/claims/0/sources/0/phone",
        "/claims/2/draft",
    ];
    assert_eq!(left.fields, fields);
    assert!(publish(&readers).1.is_nothing());
}
