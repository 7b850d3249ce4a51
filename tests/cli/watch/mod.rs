//! `watch`: what is told, to whom, and once.

mod hostile;
mod killed;
mod known;
mod refused;
mod telling;
mod webhook;

use super::server::{Route, Server};
use super::{Files, run, text};
use serde_json::{Value, json};
use std::process::Output;

const WORDS: &str = "The bridge will be closed in May, the mayor said. It cost nine million euros. Traffic will go through Mill Street for a year. Shops on the square \
    fear for their trade, and the schools on the other bank have asked for a ferry that would carry their pupils in the morning and at noon.";

fn claim(id: &str, quote: &str) -> Value {
    json!({"id": id, "status": "speculative", "note": "n", "quote": {"exact": quote, "suffix": ""}})
}

fn manifest(claims: &[Value]) -> String {
    json!({"version": 1, "claims": claims}).to_string()
}

fn closure() -> Value {
    claim("closure", "The bridge will be closed in May")
}

fn cost() -> Value {
    claim("cost", "It cost nine million euros")
}

fn labelled(words: &str) -> String {
    format!(
        "<!doctype html><html lang=en><body><claim-labels manifest=\"/claims.json\"><article><p>{words}</p></article></claim-labels></body></html>"
    )
}

/// A newsroom: a server with a page and its manifest, and what watches it.
struct Newsroom {
    files: Files,
    server: Server,
}

impl Newsroom {
    fn new(name: &str) -> Newsroom {
        let newsroom = Newsroom { files: Files::new(&format!("watch-{name}")), server: Server::start() };
        newsroom.server.page("/a", &labelled(WORDS));
        newsroom.server.json("/claims.json", &manifest(&[closure(), cost()]));
        newsroom.configure(json!({}));
        newsroom
    }

    // What is watched is the page, unless `more` says otherwise.
    fn configure(&self, more: Value) {
        let mut config = json!({"pages": [self.server.url("/a")], "tell": [{"as": "json"}], "pace": 0, "timeout": 20, "allowPrivate": true});
        more.as_object().unwrap().iter().for_each(|(key, value)| config[key] = value.clone());
        self.files.put("news.watch.json", config.to_string());
    }

    fn look(&self) -> Output {
        run(&["watch", &self.files.path("news.watch.json"), "--once"], b"")
    }

    /// Watches until the server was asked so often.
    fn watch_until(&self, requests: usize) {
        let mut watch = std::process::Command::new(env!("CARGO_BIN_EXE_claim-labels"))
            .args(["watch", &self.files.path("news.watch.json")])
            .spawn()
            .unwrap();
        self.server.wait_for(requests);
        watch.kill().unwrap();
        watch.wait().unwrap();
    }

    /// What is told by one look, and its exit code.
    fn told(&self) -> (Option<i32>, Vec<Value>) {
        let output = self.look();
        (output.status.code(), events(&text(&output.stdout)))
    }
}

fn events(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Events in short: what happened, to which claim.
fn short(events: &[Value]) -> Vec<String> {
    let word = |event: &Value, key: &str| event[key].as_str().unwrap_or_default().to_owned();
    let of = |event: &Value| {
        let mended = if event["event"] == "mended" { format!(" {}", word(event, "fault")) } else { String::new() };
        format!("{}{mended} {}", word(event, "event"), word(event, "claim")).trim_end().to_owned()
    };
    events.iter().map(of).collect()
}

#[test]
fn labels_that_fall_off_are_told_once_and_again_when_they_are_mended() {
    let newsroom = Newsroom::new("once");
    assert_eq!(newsroom.told(), (Some(0), vec![]));
    newsroom.server.page("/a", &labelled(&WORDS.replace("nine million", "ten million")));
    let (code, told) = newsroom.told();
    assert_eq!((code, short(&told)), (Some(1), vec!["orphaned cost".to_owned()]));
    assert_eq!(told[0]["page"], newsroom.server.url("/a"));
    assert_eq!(told[0]["manifest"], newsroom.server.url("/claims.json"));
    assert_eq!(
        (&told[0]["quote"], &told[0]["now"]),
        (&json!("It cost nine million euros"), &json!("It cost ten million euros"))
    );
    assert_eq!(newsroom.told(), (Some(1), vec![]), "told once");
    // The desk mends the manifest; the page stays.
    newsroom.server.json("/claims.json", &manifest(&[closure(), claim("cost", "It cost ten million euros")]));
    let (code, told) = newsroom.told();
    assert_eq!((code, short(&told)), (Some(0), vec!["mended orphaned cost".to_owned()]));
    assert_eq!(told[0]["now"], "It cost ten million euros");
    // It breaks again, which is news, and then the claim is taken back.
    newsroom.server.page("/a", &labelled("The bridge will be closed in May, the mayor said."));
    assert_eq!(short(&newsroom.told().1), ["orphaned cost"]);
    newsroom.server.json("/claims.json", &manifest(&[closure()]));
    let (_, told) = newsroom.told();
    assert_eq!(
        (short(&told), told[0]["why"].as_str()),
        (vec!["mended orphaned cost".to_owned()], Some("the manifest does not make this claim any more"))
    );
}

#[test]
fn new_words_are_told_with_the_old_ones() {
    let newsroom = Newsroom::new("reworded");
    newsroom.told();
    newsroom.server.page("/a", &labelled(&WORDS.replace("closed in May", "shut in May")));
    let output = newsroom.look();
    let told = events(&text(&output.stdout));
    assert_eq!((output.status.code(), short(&told)), (Some(0), vec!["reworded closure".to_owned()]), "{output:?}");
    assert_eq!(
        (&told[0]["quote"], &told[0]["now"]),
        (&json!("The bridge will be closed in May"), &json!("The bridge will be shut in May"))
    );
    let config = newsroom.files.path("news.watch.json");
    assert_eq!(run(&["watch", &config, "--once", "--strict"], b"").status.code(), Some(1));
    newsroom.server.page("/a", &labelled(&WORDS.replace("closed in May", "shut in May").replace("Mill", "Main")));
    assert_eq!(newsroom.told(), (Some(0), vec![]), "the page changed elsewhere");
    // Worse is no mending.
    newsroom.server.page("/a", &labelled(&WORDS.replace("will be closed in May", "will not be closed in May")));
    assert_eq!(short(&newsroom.told().1), ["orphaned closure"]);
    assert_eq!(run(&["watch", &config, "--once", "--allow-orphans"], b"").status.code(), Some(0));
    newsroom.server.page("/a", &labelled(WORDS));
    assert_eq!(short(&newsroom.told().1), ["mended orphaned closure"]);
}

#[test]
fn reviews_are_told_when_their_day_has_come() {
    let newsroom = Newsroom::new("review");
    let mut due = closure();
    due["review"] = json!("2025-05-01");
    let mut later = cost();
    later["review"] = json!("2999-01-01");
    newsroom.server.json("/claims.json", &manifest(&[due, later]));
    let (code, told) = newsroom.told();
    assert_eq!((code, short(&told)), (Some(0), vec!["overdue closure".to_owned()]));
    assert!(told[0]["why"].as_str().unwrap().contains("2025-05-01"));
    assert_eq!(newsroom.told().1, Vec::<Value>::new());
    newsroom.server.json("/claims.json", &manifest(&[closure(), cost()]));
    assert_eq!(short(&newsroom.told().1), ["mended overdue closure"]);
}

#[test]
fn what_is_as_it_was_is_not_sent_again() {
    let newsroom = Newsroom::new("conditional");
    newsroom.server.page("/a", &labelled(&WORDS.replace("nine million", "ten million")));
    newsroom.told();
    let first = newsroom.server.asked();
    assert!(
        first
            .iter()
            .all(|asked| asked.header.contains("user-agent: claim-labels/") && !asked.header.contains("if-none-match"))
    );
    assert_eq!(newsroom.told().0, Some(1));
    let second = newsroom.server.asked();
    assert_eq!(second.len(), 2);
    assert!(second.iter().all(|asked| asked.header.contains("if-none-match")), "{second:?}");
    // Without versions everything is sent each time, and judged.
    newsroom.server.put("/a", Route::Unversioned("text/html", labelled(WORDS).into_bytes()));
    assert_eq!(short(&newsroom.told().1), ["mended orphaned cost"]);
    assert_eq!(newsroom.told(), (Some(0), vec![]));
}

#[test]
fn manifests_are_found_by_the_page_or_named() {
    let newsroom = Newsroom::new("named");
    let inside = labelled(WORDS).replace("\"/claims.json\"", "\"#m\"")
        + &format!(
            "<script type=\"application/json\" id=\"m\">{}</script>",
            manifest(&[claim("gone", "Nowhere to be found at all")])
        );
    newsroom.server.page("/a", &inside);
    assert_eq!(short(&newsroom.told().1), ["orphaned gone"]);
    newsroom.server.page("/b", &format!("<article><p>{WORDS}</p></article>"));
    newsroom.server.json("/b.json", &manifest(&[claim("other", "Nothing like that is in it anywhere")]));
    newsroom.configure(json!({"pages": [{"page": newsroom.server.url("/b"), "manifest": "b.json"}]}));
    let (code, told) = newsroom.told();
    assert_eq!((code, short(&told)), (Some(1), vec!["orphaned other".to_owned()]));
    // A page that should have labels and has none is news.
    newsroom.server.page("/c", &format!("<article><p>{WORDS}</p></article>"));
    newsroom.configure(json!({"pages": [newsroom.server.url("/c")]}));
    let (code, told) = newsroom.told();
    assert_eq!((code, short(&told)), (Some(2), vec!["unreadable".to_owned()]));
    assert!(told[0]["why"].as_str().unwrap().contains("names no manifest"), "{told:?}");
}

#[test]
fn manifests_with_errors_are_told() {
    let newsroom = Newsroom::new("invalid");
    newsroom.told();
    newsroom.server.json(
        "/claims.json",
        &manifest(&[json!({"id": "x", "status": "true", "quote": {"exact": "It cost nine million euros"}}), closure()]),
    );
    let (code, told) = newsroom.told();
    assert_eq!((code, short(&told)), (Some(1), vec!["invalid".to_owned()]));
    assert!(told[0]["why"].as_str().unwrap().contains("/claims/0/status"), "{told:?}");
    newsroom.server.json("/claims.json", "{");
    assert_eq!(newsroom.told().0, Some(1));
    newsroom.server.json("/claims.json", &manifest(&[closure()]));
    assert_eq!(short(&newsroom.told().1), ["mended invalid"]);
}

#[test]
fn what_is_known_of_claims_that_cannot_be_read_stays() {
    let newsroom = Newsroom::new("unread");
    let due = |mut claim: Value| {
        claim["review"] = json!("2025-05-01");
        claim
    };
    let wrong = |mut claim: Value| {
        claim["status"] = json!("true");
        claim
    };
    let words = WORDS.replace("nine million", "ten million").replace("closed in May", "shut in May");
    newsroom.server.page("/a", &labelled(&words));
    newsroom.server.json("/claims.json", &manifest(&[due(closure()), cost()]));
    assert_eq!(short(&newsroom.told().1), ["orphaned cost", "reworded closure", "overdue closure"]);
    let changes = std::cell::Cell::new(0);
    let nothing = || {
        assert_eq!(newsroom.told(), (Some(1), vec![]), "as it was");
        changes.set(changes.get() + 1);
        newsroom.server.page("/a", &labelled(&format!("{words} Change {}.", changes.get())));
        assert_eq!(newsroom.told(), (Some(1), vec![]), "the page changed elsewhere");
    };
    newsroom.server.json("/claims.json", "{\"version\":1,,");
    assert_eq!(short(&newsroom.told().1), ["invalid"]);
    nothing();
    newsroom.server.json("/claims.json", &manifest(&[due(closure()), cost()]));
    assert_eq!(short(&newsroom.told().1), ["mended invalid"]);
    nothing();
    // One claim after the other cannot be read.
    newsroom.server.json("/claims.json", &manifest(&[due(closure()), wrong(cost())]));
    assert_eq!(short(&newsroom.told().1), ["invalid"]);
    nothing();
    newsroom.server.json("/claims.json", &manifest(&[wrong(due(closure())), cost()]));
    newsroom.told();
    nothing();
    // What changed meanwhile is told after the repair; what was taken back is mended then.
    newsroom.server.page("/a", &labelled(&words.replace("shut in May", "sealed in May")));
    assert_eq!(newsroom.told(), (Some(1), vec![]));
    newsroom.server.json("/claims.json", &manifest(&[closure()]));
    assert_eq!(
        short(&newsroom.told().1),
        ["mended invalid", "mended orphaned cost", "mended overdue closure", "orphaned closure"]
    );
}

// A page with its manifest in it.
fn with_manifest_inside(words: &str) -> String {
    let claims = manifest(&[closure(), cost()]);
    labelled(words).replace("\"/claims.json\"", "\"#m\"")
        + &format!("<script type=\"application/json\" id=\"m\">{claims}</script>")
}

#[test]
fn labels_with_their_manifest_in_the_page_are_missed_when_they_are_gone() {
    let cases = [("clean", 0, false), ("orphan", 1, false), ("clean-old", 0, true), ("orphan-old", 1, true)];
    for (name, code, is_old) in cases {
        let newsroom = Newsroom::new(&format!("inside-{name}"));
        let list = format!("<urlset><url><loc>{}</loc></url></urlset>", newsroom.server.url("/a"));
        newsroom.server.put("/news.xml", Route::File("application/xml", list.into_bytes()));
        newsroom.configure(json!({"pages": [], "sitemaps": [newsroom.server.url("/news.xml")]}));
        let words = if code == 0 { WORDS.to_owned() } else { WORDS.replace("nine million", "ten million") };
        newsroom.server.page("/a", &with_manifest_inside(&words));
        assert_eq!(newsroom.told().0, Some(code), "{name}");
        if is_old {
            let state = known::old(&newsroom.files.read("news.watch.state.jsonl"));
            newsroom.files.put("news.watch.state.jsonl", state);
            assert_eq!(newsroom.told(), (Some(code), vec![]), "{name}");
        }
        newsroom.server.page("/a", &format!("<article><p>{words}</p></article>"));
        let (gone, told) = newsroom.told();
        assert_eq!((gone, short(&told)), (Some(2), vec!["unreadable".to_owned()]), "{name}");
        assert!(told[0]["why"].as_str().unwrap().contains("names no manifest"), "{name}: {told:?}");
        assert_eq!(newsroom.told(), (Some(2), vec![]), "{name}");
        newsroom.server.page("/a", &with_manifest_inside(&words));
        let (back, told) = newsroom.told();
        assert_eq!((back, short(&told)), (Some(code), vec!["mended unreadable".to_owned()]), "{name}");
    }
}

#[test]
fn sitemaps_say_which_pages_there_are() {
    let newsroom = Newsroom::new("sitemap");
    let url = |path: &str| newsroom.server.url(path);
    let list = |paths: &[&str]| {
        let urls: String = paths.iter().map(|path| format!("<url><loc>{}</loc></url>", url(path))).collect();
        format!("<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{urls}</urlset>")
    };
    newsroom.server.put(
        "/index.xml",
        Route::File(
            "application/xml",
            format!("<sitemapindex><sitemap><loc>{}</loc></sitemap></sitemapindex>", url("/news.xml")).into_bytes(),
        ),
    );
    newsroom.server.put("/news.xml", Route::File("application/xml", list(&["/a", "/plain"]).into_bytes()));
    newsroom.server.page("/plain", "<p>A page without labels.</p>");
    newsroom.configure(json!({"pages": [], "sitemaps": [url("/index.xml")]}));
    assert_eq!(newsroom.told(), (Some(0), vec![]));
    newsroom.server.page("/a", &labelled(&WORDS.replace("nine million", "ten million")));
    assert_eq!(short(&newsroom.told().1), ["orphaned cost"]);
    // A page that loses its labels altogether is news, too.
    newsroom.server.page("/a", &format!("<article>{WORDS}</article>"));
    assert_eq!(short(&newsroom.told().1), ["unreadable"]);
    // While the sitemap cannot be read, its pages are watched on.
    newsroom.server.page("/a", &labelled(WORDS));
    newsroom.server.put("/news.xml", Route::Status(503, ""));
    let (code, told) = newsroom.told();
    assert_eq!(
        (code, short(&told)),
        (Some(2), vec!["mended orphaned cost".to_owned(), "mended unreadable".to_owned()])
    );
}

#[test]
fn check_takes_addresses() {
    let newsroom = Newsroom::new("check");
    let (page, claims) = (newsroom.server.url("/a"), newsroom.server.url("/claims.json"));
    let found = run(&["check", &page, "--allow-private"], b"");
    assert_eq!(
        (found.status.code(), text(&found.stdout)),
        (Some(0), "2 of 2 claims anchored, 0 problems\n".to_owned()),
        "{found:?}"
    );
    assert_eq!(run(&["check", &page, &claims, "--allow-private"], b"").status.code(), Some(0));
    let article = newsroom.files.put("a.html", WORDS);
    assert_eq!(run(&["check", &article, &claims, "--allow-private"], b"").status.code(), Some(0));
    let refused = run(&["check", &page], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("127.0.0.1 is the private address 127.0.0.1"), "{refused:?}");
    newsroom.server.page("/none", "<p>x</p>");
    let unnamed = run(&["check", &newsroom.server.url("/none"), "--allow-private"], b"");
    assert!(text(&unnamed.stderr).contains("it names no manifest"), "{unnamed:?}");
    // What a server says of a charset counts before what the page says.
    let latin = b"<meta charset=utf-8><p>Le caf\xE9 restera ferm\xE9 en mai".to_vec();
    newsroom.server.put("/latin", Route::File("text/html; charset=iso-8859-1", latin));
    let cafe = newsroom.files.put("cafe.json", manifest(&[claim("cafe", "Le café restera fermé en mai")]));
    assert_eq!(run(&["check", &newsroom.server.url("/latin"), &cafe, "--allow-private"], b"").status.code(), Some(0));
}
