//! What readers get of a desk's manifest.

use super::{Files, run, text};
use serde_json::{Value, json};

fn desk() -> Value {
    let claim = |id: &str| json!({"id": id, "status": "speculative", "note": "nobody knows", "quote": {"exact": "The bridge may close", "suffix": "."}});
    let mut manifest =
        json!({"$schema": "./s.json", "version": 1, "desk": "night", "claims": [claim("a"), claim("b"), claim("c")]});
    manifest["claims"][0]["comment"] = json!("ask the lawyer");
    manifest["claims"][0]["review"] = json!("2025-06-01");
    manifest["claims"][0]["sources"] = json!([{"name": "N", "phone": "555"}]);
    manifest["claims"][1]["draft"] = json!(true);
    manifest["claims"][2]["draft"] = json!(false);
    manifest
}

#[test]
fn readers_get_neither_drafts_nor_what_is_the_desks() {
    let files = Files::new("publish");
    let (desk, out) = (files.put("desk.json", desk().to_string()), files.path("public.json"));
    let done = run(&["publish", &desk, "-o", &out], b"");
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let told = text(&done.stderr);
    for part in ["1 draft", "/desk", "/claims/0/comment", "/claims/0/review", "/claims/0/sources/0/phone"] {
        assert!(told.contains(part), "{told}");
    }
    let made: Value = serde_json::from_str(&files.read("public.json")).unwrap();
    let claim = |id: &str| json!({"id": id, "status": "speculative", "note": "nobody knows", "quote": {"exact": "The bridge may close", "suffix": "."}});
    let mut expected = json!({"$schema": "./s.json", "version": 1, "claims": [claim("a"), claim("c")]});
    expected["claims"][0]["sources"] = json!([{"name": "N"}]);
    assert_eq!(made, expected);
    // What readers get has nothing more to leave out.
    let again = run(&["publish", &out], b"");
    assert_eq!((text(&again.stdout), text(&again.stderr)), (files.read("public.json"), String::new()));
}

#[test]
fn a_manifest_with_errors_is_not_published() {
    let files = Files::new("publish-errors");
    let (desk, out) = (files.put("desk.json", r#"{"version": 1, "claims": [{"id": "a"}]}"#), files.path("public.json"));
    let done = run(&["publish", &desk, "-o", &out], b"");
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stderr).contains("error[status-missing]"), "{done:?}");
    assert_eq!(files.names(), ["desk.json"]);
}

#[test]
fn the_desks_own_file_is_not_overwritten() {
    let files = Files::new("publish-same");
    let path = files.put("desk.json", desk().to_string());
    let done = run(&["publish", &path, "-o", &path], b"");
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("would lose its drafts"), "{done:?}");
    assert_eq!(files.read("desk.json"), desk().to_string());
    let article = files.put("desk.html", "<p>The bridge may close.");
    let done = run(&["publish", &path, "-o", &article], b"");
    assert_eq!((done.status.code(), files.read("desk.html").as_str()), (Some(2), "<p>The bridge may close."));
    assert!(text(&done.stderr).contains("desk.html: it is an article by its name"), "{done:?}");
}

#[test]
fn a_draft_is_warned_of_and_labels_nothing() {
    let files = Files::new("publish-check");
    let article = files.put("a.html", "<html lang=en><article><p>The bridge may close. So it may.</p></article>");
    let draft = json!({"version": 1, "claims": [{"id": "a", "status": "official", "draft": true, "quote": {"exact": "The bridge may close"}}]});
    let path = files.put("a.claims.json", draft.to_string());
    let done = run(&["check", &article, &path], b"");
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stdout));
    assert!(text(&done.stdout).contains("warning[draft]: This claim is a draft"), "{}", text(&done.stdout));
    let page = run(&["render", &article, &path], b"");
    assert!(!text(&page.stdout).contains("data-claim"), "{}", text(&page.stdout));
    let claims = run(&["convert", &path, "--to", "schema-org"], b"");
    assert!(!text(&claims.stdout).contains("The bridge"), "{}", text(&claims.stdout));
}
