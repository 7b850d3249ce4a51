//! Webhooks that refuse a message, or all of them for a while.

use super::webhook::Webhook;
use super::{Newsroom, WORDS, claim, events, labelled, manifest};
use crate::server::{Asked, Route};
use crate::text;
use serde_json::{Value, json};

// Words that are not in the article, and none of which is in another claim.
fn long(id: usize) -> String {
    (0..60).map(|number| format!("ü{id}x{number}")).collect::<Vec<_>>().join(" ")
}

// The claims that messages tell of, in their order.
fn told(messages: &[String]) -> Vec<String> {
    let words = messages.join(" ");
    words.split("orphaned ").skip(1).map(|rest| rest.split(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn a_message_that_is_refused_keeps_no_other_away() {
    for form in ["slack", "teams"] {
        let newsroom = Newsroom::new(&format!("refused-{form}"));
        let mut claims: Vec<Value> = (0..12).map(|id| claim(&format!("c{id}"), &long(id))).collect();
        claims[7] = claim("bad", &long(7));
        newsroom.server.json("/claims.json", &manifest(&claims));
        // A few events are too many, one has a word that is not liked, one is never taken.
        let webhook = Webhook::start(|body| match body {
            _ if body.len() > 2500 => 413,
            _ if body.contains("ü3x20 ") || body.contains("orphaned bad ") => 400,
            _ => 200,
        });
        newsroom.configure(json!({"tell": [{"webhook": webhook.url(), "as": form}]}));
        let output = newsroom.look();
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(
            said.contains("the webhook at 127.0.0.1: the server answered 400") && said.contains("when it is shortened"),
            "{said}"
        );
        let taken = webhook.taken();
        let expected = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c8", "c9", "c10", "c11"];
        assert_eq!(told(&taken), expected, "{form}: {taken:?}");
        assert!(taken.iter().any(|body| body.contains("ü3x2 ") && !body.contains("ü3x20")), "{form}: {taken:?}");
        // It is over: nothing is sent again.
        assert_eq!(newsroom.look().status.code(), Some(1));
        assert_eq!(webhook.asked(), []);
    }
}

#[test]
fn people_get_the_beginning_of_long_passages_and_programs_all_of_them() {
    let newsroom = Newsroom::new("long");
    let quote = "über ".repeat(1000) + "end";
    newsroom.server.json("/claims.json", &manifest(&[claim("long", &quote), super::closure()]));
    let webhooks: Vec<Webhook> = (0..3).map(|_| Webhook::start(|_| 200)).collect();
    let small = Webhook::start(|body| if body.len() > 3000 { 413 } else { 200 });
    newsroom.configure(json!({"tell": [
        {"webhook": webhooks[0].url(), "as": "slack"},
        {"webhook": webhooks[1].url(), "as": "teams"},
        {"webhook": webhooks[2].url()},
        {"webhook": small.url()},
        {"file": "alarms.jsonl"},
    ]}));
    let output = newsroom.look();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(1), String::new()));
    for people in &webhooks[..2] {
        let taken = people.taken();
        assert!(taken[0].contains("über über…") && taken[0].chars().count() < 2000, "{taken:?}");
    }
    let whole: Value = serde_json::from_str(&webhooks[2].taken()[0]).unwrap();
    assert_eq!(whole["quote"], quote);
    assert_eq!(events(&newsroom.files.read("alarms.jsonl"))[0]["quote"], quote);
    // What takes no more than so much gets less of it, under the same id.
    let asked = small.asked();
    assert_eq!(asked.iter().map(|(status, _)| *status).collect::<Vec<_>>(), [413, 200]);
    let short: Value = serde_json::from_str(&asked[1].1).unwrap();
    assert_eq!((&short["id"], &short["claim"], &short["event"]), (&whole["id"], &json!("long"), &json!("orphaned")));
    assert!(short["quote"].as_str().unwrap().ends_with("über…"), "{short}");
}

fn sent(asked: &[Asked]) -> usize {
    asked.iter().filter(|asked| asked.method == "POST").count()
}

// Three pages with an orphan each, and a webhook.
fn three(name: &str, hook: Route, more: Value) -> Newsroom {
    let newsroom = Newsroom::new(name);
    let pages = ["/a", "/b", "/c"];
    pages.iter().for_each(|page| newsroom.server.page(page, &labelled(&WORDS.replace("nine million", "ten million"))));
    newsroom.server.put("/hook", hook);
    let mut config = json!({"pages": pages.map(|page| newsroom.server.url(page)), "tell": [{"webhook": newsroom.server.url("/hook")}, {"file": "alarms.jsonl"}]});
    more.as_object().unwrap().iter().for_each(|(key, value)| config[key] = value.clone());
    newsroom.configure(config);
    newsroom
}

#[test]
fn who_fails_is_not_tried_for_each_page() {
    // Who says when is left alone.
    let later = Route::Status(429, "retry-after: 3600\r\n");
    for (name, hook, tries) in [("failing", Route::Status(500, ""), 2), ("later", later, 1)] {
        let newsroom = three(&format!("tries-{name}"), hook, json!({}));
        let output = newsroom.look();
        assert_eq!(output.status.code(), Some(2), "{name}: {output:?}");
        assert_eq!(sent(&newsroom.server.asked()), tries, "{name}");
        assert_eq!(newsroom.files.read("alarms.jsonl").lines().count(), 3, "others are told all the same");
    }
    let newsroom = three("tries-hanging", Route::Status(200, ""), json!({}));
    let webhook = Webhook::start(|_| {
        std::thread::sleep(std::time::Duration::from_secs(2));
        200
    });
    let pages = ["/a", "/b", "/c"].map(|page| newsroom.server.url(page));
    newsroom.configure(json!({"pages": pages, "tell": [{"webhook": webhook.url()}], "timeout": 1}));
    let output = newsroom.look();
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(said.matches("took too long; it is kept for the next time").count(), 2, "{said}");
}

#[test]
fn who_fails_is_left_alone_for_a_minute() {
    let newsroom = three("minute", Route::Status(500, ""), json!({"every": 1}));
    // Pages and manifests three times, and the message.
    newsroom.watch_until(19);
    assert_eq!(sent(&newsroom.server.asked()), 1);
}
