//! The workbench's state, natively: layout is kept, nothing is lost, undo gives every byte back.
#![cfg(not(target_family = "wasm"))]

use claim_labels::Readings;
use claim_labels::manifest::{Json, Status};
use claim_labels::text::{Article, Quote, TABLES};
use claim_labels::workbench::{
    Action, Checker, Doc, Draft, Edit, Found, Kind, Line, Opened, Origin, Piece, Source, State, claim, embed_page,
    field_of, lines, unused_id, words,
};
use proptest::prelude::*;

const MANIFEST: &str = r#"{
  "version": 1,
  "x-desk": { "b": 1e2, "a": "\u00e9" },
  "claims": [
    {
      "id": "one",
      "status": "official",
      "quote": { "exact": "The bridge will close", "prefix": "said " },
      "sources": [{ "name": "Council" }, { "name": "Mayor", "x-id": 7 }],
      "x-note": null
    },
    {
      "id": "two",
      "status": "speculative",
      "quote": { "exact": "It may stay closed" },
      "note": "nobody knows."
    }
  ]
}
"#;

fn doc(text: &str) -> Doc {
    Doc::parse(text).unwrap()
}

fn article(text: &str) -> Source {
    Source { name: "story.txt".into(), kind: Kind::Text, text: text.into() }
}

fn session() -> State {
    State::new(article("The council said The bridge will close. It may stay closed."), "claims.json", doc(MANIFEST))
}

fn set(pointer: &str, text: &str) -> Edit {
    Edit::Set(pointer.into(), text.into())
}

#[test]
fn edits_change_their_place_only() {
    let source = Json::Object(vec![("name".into(), Json::String("Courier".into()))]);
    let cases: [(Edit, &str, &str); 12] = [
        (set("/claims/1/note", "no \"one\" é\n"), r#""nobody knows.""#, r#""no \"one\" é\n""#),
        (set("/claims/0/status", "reported"), r#""status": "official""#, r#""status": "reported""#),
        (set("/claims/1/note", ""), ",\n      \"note\": \"nobody knows.\"", ""),
        (set("/claims/0/note", "so"), "\"said \" },", "\"said \" },\n      \"note\": \"so\","),
        (
            set("/claims/1/correction/note", "wrong"),
            "\"nobody knows.\"",
            "\"nobody knows.\",\n      \"correction\": {\n        \"note\": \"wrong\"\n      }",
        ),
        (set("/claims/1/quote/suffix", "."), r#"closed" }"#, r#"closed", "suffix": "." }"#),
        (
            Edit::Insert("/claims/0/sources".into(), 1, source.clone()),
            r#"{ "name": "Council" }, "#,
            "{ \"name\": \"Council\" }, {\n          \"name\": \"Courier\"\n        }, ",
        ),
        (
            Edit::Insert("/claims/1/sources".into(), 0, source),
            "\"nobody knows.\"",
            "\"nobody knows.\",\n      \"sources\": [\n        {\n          \"name\": \"Courier\"\n        }\n      ]",
        ),
        (
            Edit::Remove("/claims/0/sources/0".into()),
            r#"[{ "name": "Council" }, { "name": "Mayor""#,
            r#"[{ "name": "Mayor""#,
        ),
        (
            Edit::Move { list: "/claims/0/sources".into(), from: 1, to: 0 },
            r#"[{ "name": "Council" }, { "name": "Mayor", "x-id": 7 }]"#,
            r#"[{ "name": "Mayor", "x-id": 7 }, { "name": "Council" }]"#,
        ),
        (Edit::Remove("/x-desk/b".into()), r#"{ "b": 1e2, "a""#, r#"{ "a""#),
        (
            Edit::Put("/claims/1/quote".into(), Json::Object(vec![("exact".into(), Json::String("x".into()))])),
            "{ \"exact\": \"It may stay closed\" }",
            "{\n        \"exact\": \"x\"\n      }",
        ),
    ];
    for (edit, before, after) in cases {
        assert_eq!(MANIFEST.matches(before).count(), 1, "{before}");
        assert_eq!(edit.apply(&doc(MANIFEST)).unwrap().text(), MANIFEST.replace(before, after), "{edit:?}");
    }
}

#[test]
fn layout_of_other_files_is_followed() {
    let cases = [
        (r#"{"version":1,"claims":[]}"#, r#"{"version":1,"article":{"headline":"H"},"claims":[]}"#),
        (
            "{\r\n\t\"version\": 1\r\n}\r\n",
            "{\r\n\t\"version\": 1,\r\n\t\"article\": {\r\n\t\t\"headline\": \"H\"\r\n\t}\r\n}\r\n",
        ),
        ("{}", "{\n  \"article\": {\n    \"headline\": \"H\"\n  }\n}"),
    ];
    for (text, expected) in cases {
        assert_eq!(set("/article/headline", "H").apply(&doc(text)).unwrap().text(), expected);
    }
    let emptied = Edit::Remove("/claims/0".into()).apply(&doc("{\n  \"claims\": [\n    1\n  ]\n}")).unwrap();
    assert_eq!(emptied.text(), "{\n  \"claims\": []\n}");
}

#[test]
fn what_is_not_there_cannot_be_changed() {
    for edit in [
        Edit::Remove("/claims/7".into()),
        Edit::Remove("/claims/0/note".into()),
        set("/claims/7/note", "x"),
        set("/version/x", "y"),
        Edit::Insert("/version".into(), 0, Json::Null),
        Edit::Move { list: "/claims".into(), from: 0, to: 2 },
        Edit::Move { list: "/nowhere".into(), from: 0, to: 0 },
    ] {
        assert_eq!(edit.apply(&doc(MANIFEST)), None, "{edit:?}");
    }
}

#[test]
fn a_text_that_cannot_be_used_is_kept_beside_the_last_good_manifest() {
    let good = session();
    for text in ["{\"version\": 1, ", "{\"version\": 2, \"claims\": []}", "[]", ""] {
        let state = good.after(Action::Type(text.into(), 0.0)).unwrap();
        assert_eq!(state.now().typed.as_deref(), Some(text));
        assert_eq!(state.now().manifest, good.now().manifest);
        assert!(state.is_dirty());
        assert_eq!(state.after(Action::Undo).unwrap().now(), good.now());
    }
    let mended = good.after(Action::Type("{\"version\": 1, \"claims\": []}".into(), 0.0)).unwrap();
    assert_eq!((mended.now().typed.clone(), mended.now().manifest.text().len()), (None, 27 + 1));
}

fn saved(name: &str, doc: Doc) -> Action {
    Action::Saved { file: 0, name: name.into(), doc }
}

#[test]
fn saving_is_remembered_and_undo_goes_before_it() {
    let edited = session().after(Action::Edit(set("/claims/1/note", "so"), 0.0)).unwrap();
    assert!(!session().is_dirty() && edited.is_dirty());
    let saved = edited.after(saved("new.json", edited.now().manifest.clone())).unwrap();
    assert_eq!((saved.is_dirty(), &*saved.file().name), (false, "new.json"));
    assert!(saved.after(Action::Undo).unwrap().is_dirty());
}

#[test]
fn opening_is_a_step_that_can_be_undone() {
    let other = doc("{\"version\": 1, \"claims\": []}");
    let opened = session().after(Action::Open(Some(article("x")), Some(Opened::file("b.json", other)))).unwrap();
    assert_eq!((&*opened.file().name, opened.is_dirty()), ("b.json", false));
    let undone = opened.after(Action::Undo).unwrap();
    assert_eq!((undone.now(), &*undone.file().name), (session().now(), "claims.json"));
}

#[test]
fn unsaved_work_is_set_aside_and_comes_back() {
    let edited = session().after(Action::Edit(set("/claims/1/note", "so"), 0.0)).unwrap();
    let begun =
        || Action::Open(Some(article("x")), Some(Opened::begun("x.json", doc("{\"version\": 1, \"claims\": []}"))));
    let other = edited.after(begun()).unwrap();
    assert_eq!((other.is_dirty(), other.has_unsaved_work(), other.file().origin), (false, true, Origin::New));
    assert_eq!(other.unsaved(0), Some(edited.now()));
    // Undo, redo and the offer lead back to it and away again.
    let undone = other.after(Action::Undo).unwrap();
    assert_eq!((undone.now(), undone.is_dirty(), undone.files[0].aside.clone()), (edited.now(), true, None));
    assert_eq!(undone.after(Action::Redo).unwrap().unsaved(0), Some(edited.now()));
    let resumed = other.after(Action::Resume(0)).unwrap();
    assert_eq!((resumed.now(), resumed.is_dirty()), (edited.now(), true));
    assert_eq!(resumed.after(Action::Undo).unwrap().now(), other.now());
    assert!(!other.after(Action::Discard(0)).unwrap().has_unsaved_work());
    // Nothing is set aside where nothing would be lost.
    assert!(!session().after(begun()).unwrap().has_unsaved_work());
}

#[test]
fn a_file_that_is_saved_late_is_the_one_that_was_open_then() {
    let edited = session().after(Action::Edit(set("/claims/1/note", "so"), 0.0)).unwrap();
    let held = edited.now().manifest.clone();
    let other = edited
        .after(Action::Open(None, Some(Opened::file("b.json", doc("{\"version\": 1, \"claims\": []}")))))
        .unwrap();
    let late = other.after(saved("claims.json", held)).unwrap();
    assert_eq!((&*late.file().name, late.is_dirty(), late.has_unsaved_work()), ("b.json", false, false));
    assert_eq!(late.after(Action::Saved { file: 7, name: "c".into(), doc: doc("{}") }), None);
}

#[test]
fn both_claims_with_one_id_are_told() {
    let text = MANIFEST.replace("\"id\": \"two\"", "\"id\": \"one\"");
    let article = Article::new("The council said The bridge will close. It may stay closed.", &TABLES);
    let checked = Checker::default().check(&article, &Readings::default(), &doc(&text));
    let told: Vec<&str> = checked
        .problems
        .iter()
        .filter(|problem| problem.code == "id-duplicate")
        .map(|problem| &*problem.path)
        .collect();
    assert_eq!(told, ["/claims/1/id", "/claims/0/id"]);
}

#[test]
fn the_claim_that_is_worked_on_is_open() {
    let state = session().after(Action::Select(Some(0))).unwrap();
    let new = claim("three", Status::Reported, &Quote { exact: "x".into(), position: Some(4), ..Quote::default() });
    let added = state.after(Action::Edit(Edit::Insert("/claims".into(), 2, new), 0.0)).unwrap();
    assert_eq!(added.now().selected, Some(2));
    let moved = added.after(Action::Edit(Edit::Move { list: "/claims".into(), from: 2, to: 0 }, 0.0)).unwrap();
    assert_eq!(moved.now().selected, Some(0));
    assert_eq!(moved.now().manifest.root.text_at("/claims/0/id"), "three");
    let removed = moved.after(Action::Edit(Edit::Remove("/claims/0".into()), 0.0)).unwrap();
    assert_eq!((removed.now().selected, removed.after(Action::Undo).unwrap().now().selected), (None, Some(0)));
}

#[test]
fn ids_are_words_of_the_passage_and_new() {
    let root = doc(r#"{"claims": [{"id": "the-bridge"}, {"id": "the-bridge-2"}, {"id": "claim"}]}"#).root;
    let claims = root.get("claims").unwrap();
    for (exact, id) in [
        ("“The bridge”", "the-bridge-3"),
        ("It may stay closed until autumn", "it-may-stay-closed-until"),
        ("Міст закриють", "claim-2"),
    ] {
        assert_eq!(unused_id(claims, exact), id);
    }
}

#[test]
fn claims_with_errors_are_looked_for_too_and_problems_know_their_field() {
    let text = MANIFEST
        .replace("\"note\": \"nobody knows.\"", "\"x\": 1")
        .replace("{ \"name\": \"Mayor\", \"x-id\": 7 }", "7");
    let article = Article::new("The council said The bridge will close. It may stay closed.", &TABLES);
    let checked = Checker::default().check(&article, &Readings::default(), &doc(&text));
    assert!(matches!(checked.found[..], [Found::Here(_), Found::Here(_)]), "{:?}", checked.found);
    let fields: Vec<(&str, String)> =
        checked.problems.iter().map(|problem| (problem.code, field_of(problem))).collect();
    for expected in [
        ("wrong-type", "/claims/0/sources/1"),
        ("note-missing", "/claims/0/note"),
        ("speculative-without-note", "/claims/1/note"),
    ] {
        assert!(fields.iter().any(|(code, field)| (*code, field.as_str()) == expected), "{expected:?} in {fields:?}");
    }
}

#[test]
fn differences_are_told_by_words_and_lines() {
    let same = |text: &str| Piece::Same(text.into());
    assert_eq!(
        words("talks with\n  Kyiv today", "talks with Paris today"),
        [same("talks with "), Piece::Gone("Kyiv".into()), Piece::New("Paris".into()), same(" today")]
    );
    let old: String = (0..30).map(|line| format!("{line}\n")).collect();
    let new = old.replace("3\n4\n", "3\nfour\n").replace("26\n", "");
    let changed: Vec<Line> = lines(&old, &new).into_iter().filter(|line| !matches!(line, Line::Same(_))).collect();
    assert_eq!(changed, [Line::Gone("4".into()), Line::New("four".into()), Line::Skipped, Line::Gone("26".into())]);
    assert_eq!(lines(&old, &old), []);
}

#[test]
fn a_manifest_in_a_page_cannot_end_its_element() {
    // `<!--` and `<script` together would hide the end tag, and with it the rest of the page.
    for note in ["</script><script>", "<!-- and <script>", "<!--<SCRIPT", "a < b"] {
        let manifest = serde_json::json!({"note": note});
        let page = embed_page(&manifest.to_string());
        let (_, inside) = page.split_once("id=\"claims\">").unwrap();
        let (inside, after) = inside.split_once("</script>").unwrap();
        assert!(!inside.contains('<') && after.trim().starts_with("<script type=\"module\""), "{page}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(inside).unwrap(), manifest);
        let parsed = claim_labels::html::Page::parse(&page).unwrap();
        assert_eq!(parsed.manifest(), Some(claim_labels::html::NamedManifest::Inside(inside.to_owned())));
        assert_eq!(parsed.unclosed(), None, "{page}");
    }
}

// JSON with every freedom that a text has.
fn json() -> impl Strategy<Value = String> {
    let scalar = prop::sample::select(vec!["1", "-0.50e+3", "true", "null", r#""a\u00e9\"]}\\""#, "\"“é”\"", "\"\""]);
    let blank = || prop::sample::select(vec!["", "", " ", "\n  ", "\r\n\t"]);
    let leaf = scalar.prop_map(str::to_owned).boxed();
    leaf.prop_recursive(4, 40, 5, move |inner| {
        let item =
            (blank(), inner.clone(), blank()).prop_map(|(before, value, after)| [before, &value, after].concat());
        let key = prop::sample::select(vec!["a", "b", "a/b", "~", "\\u0061", "é"]);
        let field = (blank(), key, blank(), inner, blank())
            .prop_map(|(before, key, colon, value, after)| format!("{before}\"{key}\"{colon}:{colon}{value}{after}"));
        prop_oneof![
            (prop::collection::vec(item, 1..5)).prop_map(|items| format!("[{}]", items.join(","))),
            (prop::collection::vec(field, 1..5)).prop_map(|fields| format!("{{{}}}", fields.join(","))),
            blank().prop_map(|blank| format!("[{blank}]")),
            blank().prop_map(|blank| format!("{{{blank}}}")),
        ]
    })
}

// What an editor may do to the manifest above, places that are not there included.
fn edit() -> impl Strategy<Value = Edit> {
    let number = 0..3_usize;
    let field = prop::sample::select(vec![
        "note",
        "summary",
        "status",
        "id",
        "quote/exact",
        "correction/note",
        "sources/0/name",
    ]);
    let text = prop::sample::select(vec!["", "a", "“x”\n", "reported"]);
    let new = || claim("new", Status::Official, &Quote { exact: "close".into(), ..Quote::default() });
    prop_oneof![
        (number.clone(), field, text).prop_map(|(at, field, text)| set(&format!("/claims/{at}/{field}"), text)),
        number.clone().prop_map(move |at| Edit::Insert("/claims".into(), at, new())),
        number.clone().prop_map(|at| Edit::Remove(format!("/claims/{at}"))),
        number.clone().prop_map(|at| Edit::Remove(format!("/claims/{at}/sources/0"))),
        number.clone().prop_map(|at| Edit::Insert(format!("/claims/{at}/sources"), 0, Json::Object(vec![]))),
        (number.clone(), number).prop_map(|(from, to)| Edit::Move { list: "/claims".into(), from, to }),
    ]
}

fn action() -> impl Strategy<Value = Action> {
    let typed = prop::sample::select(vec!["{", "{\"version\":1,\"claims\":[]}", "7"]);
    prop_oneof![
        8 => (edit(), 0..5000_i32).prop_map(|(edit, at)| Action::Edit(edit, at.into())),
        1 => prop::collection::vec(edit(), 1..4).prop_map(Action::Edits),
        1 => (typed, 0..5000_i32).prop_map(|(text, at)| Action::Type(text.into(), at.into())),
        1 => prop::option::of(0..3_usize).prop_map(Action::Select),
        1 => Just(Action::Dismiss("x".into())),
        1 => Just(Action::Undo),
        1 => Just(Action::Redo),
    ]
}

// The same change to a value without layout.
fn naive(value: &mut serde_json::Value, edit: &Edit) {
    let Edit::Set(pointer, text) = edit else { panic!() };
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    if let Some(fields) = value.pointer_mut(parent).and_then(|parent| parent.as_object_mut()) {
        fields.insert(key.into(), text.as_str().into());
    }
}

proptest! {
    #[test]
    fn every_byte_of_a_text_is_kept(text in json(), bom in any::<bool>(), after in prop::sample::select(vec!["", "\n", " \r\n"])) {
        let text = [if bom { "\u{FEFF}" } else { "" }, after, &text, after].concat();
        prop_assert_eq!(doc(&text).text(), text);
    }

    #[test]
    fn trees_mean_what_their_text_means(text in json()) {
        let read: Json = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(doc(&text).root.json(), read);
    }

    #[test]
    fn setting_a_field_means_what_it_means_without_layout(at in 0..2_usize, field in "note|summary|id|status|x", text in "[a-zé\"\\\\]{1,9}") {
        let edit = set(&format!("/claims/{at}/{field}"), &text);
        let mut value: serde_json::Value = serde_json::from_str(MANIFEST).unwrap();
        naive(&mut value, &edit);
        let edited = edit.apply(&doc(MANIFEST)).unwrap().text();
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&edited).unwrap(), value);
    }

    #[test]
    fn any_edit_leaves_json(edits in prop::collection::vec(edit(), 0..40)) {
        let mut now = doc(MANIFEST);
        for edit in &edits {
            now = edit.apply(&now).unwrap_or(now);
            prop_assert_eq!(&Doc::parse(&now.text()).unwrap(), &now);
        }
    }

    #[test]
    fn undo_gives_back_every_state_and_redo_returns(actions in prop::collection::vec(action(), 0..120)) {
        let start = session();
        let end = actions.into_iter().fold(start.clone(), |state, action| state.after(action).unwrap_or(state));
        let mut state = end.clone();
        while let Some(before) = state.after(Action::Undo) {
            state = before;
        }
        prop_assert_eq!(state.now().manifest.text(), MANIFEST);
        prop_assert_eq!(&state.now().typed, &None);
        for _ in 0..end.steps().0 {
            state = state.after(Action::Redo).unwrap();
        }
        prop_assert_eq!(state.now(), end.now());
    }

    #[test]
    fn drafts_bring_everything_back(actions in prop::collection::vec(action(), 0..30)) {
        let state = actions.into_iter().fold(session(), |state, action| state.after(action).unwrap_or(state));
        let draft = Draft::from_json(&Draft::of(&state).to_json()).unwrap();
        let fresh = State::new(article("other"), "other.json", doc("{}"));
        let back = draft.restore().into_iter().fold(fresh, |state, action| state.after(action).unwrap());
        prop_assert_eq!(back.now().manifest.text(), state.now().manifest.text());
        prop_assert_eq!((&back.now().typed, &back.now().article), (&state.now().typed, &state.now().article));
        prop_assert_eq!((&back.file().name, back.is_dirty()), (&state.file().name, state.is_dirty()));
    }
}

// Which claims of two moments are the same branch of the tree: it is shared where nothing changed.
fn same_branches(before: &State, after: &State) -> Vec<(usize, usize)> {
    let claims = |state: &State| state.now().manifest.root.get("claims").cloned();
    let (Some(before), Some(after)) = (claims(before), claims(after)) else { return Vec::new() };
    let pairs = before.items().enumerate().flat_map(|(own, claim)| {
        after.items().enumerate().filter(|(_, other)| claim.is(other)).map(move |(other, _)| (own, other))
    });
    pairs.collect()
}

proptest! {
    #[test]
    fn a_claim_has_one_key_wherever_it_stands(actions in prop::collection::vec(action(), 0..60)) {
        let mut state = session();
        for action in actions {
            let Some(next) = state.after(action.clone()) else { continue };
            let now = next.now();
            let count = now.manifest.root.get("claims").map_or(0, |claims| claims.items().len());
            let own: std::collections::BTreeSet<_> = now.keys.iter().collect();
            prop_assert_eq!((now.keys.len(), own.len()), (count, count));
            for (before, after) in same_branches(&state, &next) {
                prop_assert_eq!(state.now().keys[before], now.keys[after], "{:?}", action);
            }
            if let Action::Edit(Edit::Set(..) | Edit::Remove(_), _) = &action && count == state.now().keys.len() {
                prop_assert_eq!(&state.now().keys, &now.keys);
            }
            state = next;
        }
    }
}

#[test]
fn a_claim_is_known_again_after_undo_and_in_a_text_that_was_typed() {
    let state = session();
    let keys = state.now().keys.clone();
    let removed = state.after(Action::Edit(Edit::Remove("/claims/0".into()), 0.0)).unwrap();
    assert_eq!((removed.now().number(keys[0]), removed.now().number(keys[1])), (None, Some(0)));
    assert_eq!(removed.after(Action::Undo).unwrap().now().keys, keys);
    let again = MANIFEST.replace("\"one\"", "\"new\"");
    let typed = state.after(Action::Type(again, 0.0)).unwrap();
    assert_eq!((typed.now().number(keys[0]), typed.now().number(keys[1])), (None, Some(1)));
    // Two claims with one id are not told apart.
    let twice = MANIFEST.replace("\"one\"", "\"two\"");
    let typed = state.after(Action::Type(twice, 0.0)).unwrap();
    assert_eq!((typed.now().number(keys[0]), typed.now().number(keys[1])), (None, None));
    // Another manifest has other claims, whatever they are called.
    let other = state.after(Action::Open(None, Some(Opened::file("b.json", doc(MANIFEST))))).unwrap();
    assert_eq!((other.now().number(keys[0]), other.now().number(keys[1])), (None, None));
}

#[test]
fn what_was_found_goes_with_its_claim() {
    let text = MANIFEST
        .replace("\"note\": \"nobody knows.\"", "\"x\": 1")
        .replace("It may stay closed", "Nobody asked the ferry company");
    let state = State::new(article("x"), "claims.json", doc(&text));
    let article = Article::new("The council said The bridge will close. It may stay closed.", &TABLES);
    let checked = Checker::default().check(&article, &Readings::default(), &state.now().manifest);
    let then = &state.now().keys;
    assert_eq!(checked.renumbered(then, then), checked);
    let removed = state.after(Action::Edit(Edit::Remove("/claims/0".into()), 0.0)).unwrap();
    let left = checked.renumbered(then, &removed.now().keys);
    assert!(matches!(left.found[..], [Found::Lost(_)]), "{:?}", left.found);
    assert!(left.problems.iter().any(|problem| problem.path == "/claims/0"), "{:?}", left.problems);
    assert!(left.problems.iter().all(|problem| !problem.path.starts_with("/claims/1")), "{:?}", left.problems);
    let new = claim("new", Status::Official, &Quote { exact: "x".into(), ..Quote::default() });
    let added = removed.after(Action::Edit(Edit::Insert("/claims".into(), 0, new), 0.0)).unwrap();
    let both = checked.renumbered(then, &added.now().keys);
    assert!(matches!(both.found[..], [Found::Unknown, Found::Lost(_)]), "{:?}", both.found);
}

#[test]
fn unsaved_work_on_what_is_stored_is_the_first_step_in_one_file() {
    let stored = doc("{\"version\": 1, \"claims\": []}");
    let work = Opened { saved: stored.clone(), ..Opened::file("claims.json", doc(MANIFEST)) };
    let state = State::begin_stored(article("x"), work);
    assert_eq!((state.is_dirty(), state.files.len(), state.steps()), (true, 1, (1, 0)));
    let saved = state.after(saved("claims.json", doc(MANIFEST))).unwrap();
    let undone = saved.after(Action::Undo).unwrap();
    assert_eq!((saved.is_dirty(), undone.is_dirty(), &undone.now().manifest), (false, true, &stored));
    let same = State::begin_stored(article("x"), Opened::file("claims.json", stored));
    assert_eq!((same.is_dirty(), same.steps()), (false, (0, 0)));
}
