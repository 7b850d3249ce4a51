//! Who is told, and in which form.

use super::{Newsroom, WORDS, claim, labelled, manifest};
use crate::server::Route;
use crate::text;
use serde_json::{Value, json};

fn broken(name: &str) -> Newsroom {
    let newsroom = Newsroom::new(name);
    newsroom.server.page("/a", &labelled(&WORDS.replace("nine million", "ten million")));
    newsroom
}

#[test]
fn people_read_lines_in_which_no_terminal_finds_commands() {
    let newsroom = Newsroom::new("people");
    newsroom.configure(json!({"tell": []}));
    newsroom.server.json(
        "/claims.json",
        &manifest(&[claim("evil", "Nobody said \u{1b}[31mthis\u{1b}[0m\u{7}\r anywhere at all")]),
    );
    let output = newsroom.look();
    let said = text(&output.stdout);
    assert!(said.contains(" orphaned evil (speculative): the label fell off: "), "{said}");
    assert!(
        said.contains(&format!("\n  {}\n", newsroom.server.url("/a"))) && said.contains("  labelled: \"Nobody said"),
        "{said}"
    );
    assert!(!said.contains(['\u{1b}', '\u{7}', '\r']), "{said:?}");
}

#[test]
fn webhooks_get_what_they_take() {
    let newsroom = broken("webhooks");
    for hook in ["/json", "/slack", "/teams"] {
        newsroom.server.put(hook, Route::Status(200, ""));
    }
    let hook = |path: &str, form: &str| json!({"webhook": newsroom.server.url(path), "as": form});
    newsroom.configure(json!({"tell": [hook("/json", "json"), hook("/slack", "slack"), hook("/teams", "teams")]}));
    let quote = "Nobody <!channel> & <https://evil.example|said> *this* at all";
    newsroom.server.json("/claims.json", &manifest(&[super::cost(), claim("evil", quote)]));
    assert_eq!(newsroom.look().status.code(), Some(1));
    let asked = newsroom.server.asked();
    let bodies = |path: &str| -> Vec<Value> {
        let to = asked.iter().filter(|asked| asked.method == "POST" && asked.path == path);
        to.map(|asked| serde_json::from_str(&asked.body).unwrap()).collect()
    };
    assert_eq!(
        bodies("/json").iter().map(|event| event["claim"].as_str().unwrap().to_owned()).collect::<Vec<_>>(),
        ["cost", "evil"]
    );
    let keys: Vec<&str> = asked
        .iter()
        .filter(|asked| asked.path == "/json")
        .filter_map(|asked| asked.header.lines().find(|line| line.starts_with("idempotency-key: ")))
        .collect();
    assert!(keys.len() == 2 && keys[0] != keys[1], "{keys:?}");
    let [slack] = &bodies("/slack")[..] else { panic!("one message") };
    let words = slack["text"].as_str().unwrap();
    assert!(words.contains("orphaned cost (speculative)") && words.contains("It cost ten million euros"), "{words}");
    assert!(words.contains("&lt;!channel&gt; &amp; &lt;https://evil.example") && !words.contains('<'), "{words}");
    let [teams] = &bodies("/teams")[..] else { panic!("one message") };
    let card = &teams["attachments"][0];
    assert_eq!(
        (&teams["type"], &card["contentType"]),
        (&json!("message"), &json!("application/vnd.microsoft.card.adaptive"))
    );
    assert_eq!(card["content"]["type"], "AdaptiveCard");
    assert!(card.to_string().contains("orphaned cost (speculative)"), "{card}");
}

#[test]
fn who_cannot_be_told_is_told_the_next_time() {
    let newsroom = broken("later");
    newsroom.server.put("/secret-hook", Route::Status(500, ""));
    newsroom.configure(
        json!({"tell": [{"as": "json"}, {"webhook": newsroom.server.url("/secret-hook")}, {"file": "alarms.jsonl"}]}),
    );
    let output = newsroom.look();
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("the webhook at 127.0.0.1: the server answered 500") && said.contains("kept for the next time"),
        "{said}"
    );
    assert!(!said.contains("secret-hook"), "its address is a secret");
    assert!(!newsroom.files.read("news.watch.state.jsonl").contains("secret-hook"));
    assert_eq!(newsroom.files.read("alarms.jsonl").lines().count(), 1, "others are told all the same");
    newsroom.server.put("/secret-hook", Route::Status(204, ""));
    newsroom.server.asked();
    let output = newsroom.look();
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), String::new()));
    let told = |asked: &[crate::server::Asked]| asked.iter().filter(|asked| asked.method == "POST").count();
    assert_eq!(told(&newsroom.server.asked()), 1);
    newsroom.look();
    assert_eq!(told(&newsroom.server.asked()), 0);
    assert_eq!(newsroom.files.read("alarms.jsonl").lines().count(), 1);
}

#[test]
fn one_watch_at_a_time() {
    let newsroom = broken("lock");
    let (shown, other) = (newsroom.files.path("news.watch.json"), newsroom.server.clone());
    // While the first is at the page, a second one is refused.
    let (sender, receiver) = std::sync::mpsc::channel();
    other.before(0, move || {
        sender.send(crate::run(&["watch", &shown, "--once"], b"")).unwrap();
    });
    assert_eq!(newsroom.look().status.code(), Some(1));
    let second = receiver.recv().unwrap();
    assert_eq!(second.status.code(), Some(2));
    assert!(text(&second.stderr).contains("another watch with this state is running"), "{second:?}");
}

#[test]
fn a_watch_goes_on_until_it_is_ended() {
    let newsroom = broken("on");
    newsroom.configure(json!({"every": 1, "tell": [{"file": "alarms.jsonl"}]}));
    // Page and manifest, and again.
    newsroom.watch_until(4);
    assert_eq!(newsroom.files.read("alarms.jsonl").lines().count(), 1);
}

#[test]
fn a_reader_who_has_left_was_not_told_and_others_are() {
    let newsroom = broken("left");
    newsroom.configure(json!({"tell": [{"as": "json"}, {"file": "alarms.jsonl"}]}));
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_claim-labels"));
    let watch = command.args(["watch", &newsroom.files.path("news.watch.json"), "--once"]);
    let closed = || std::io::pipe().unwrap().1;
    assert_eq!(watch.stdout(closed()).status().unwrap().code(), Some(2));
    assert_eq!(newsroom.files.read("alarms.jsonl").lines().count(), 1);
    // The next reader is.
    let output = newsroom.look();
    assert_eq!((output.status.code(), text(&output.stdout).lines().count()), (Some(1), 1));
}
