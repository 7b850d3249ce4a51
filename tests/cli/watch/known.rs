//! Who was told is known by what they are: the configuration may change, and so may its name.

use super::{Newsroom, WORDS, labelled, short};
use crate::server::Route;
use crate::{run, text};
use serde_json::{Value, json};

const STATE: &str = "news.watch.state.jsonl";

// A page with two labels that fell off, and a webhook.
fn broken(name: &str, hook: Route) -> Newsroom {
    let newsroom = Newsroom::new(name);
    let words = WORDS.replace("nine million", "ten million").replace("will be closed", "will not be closed");
    newsroom.server.page("/a", &labelled(&words));
    newsroom.server.put("/hook", hook);
    newsroom
}

// The claims that were told to the webhook.
fn sent(newsroom: &Newsroom) -> Vec<String> {
    let asked = newsroom.server.asked();
    let messages = asked.iter().filter(|asked| asked.method == "POST");
    let events: Vec<Value> = messages.map(|asked| serde_json::from_str(&asked.body).unwrap()).collect();
    short(&events)
}

/// A state as it was written before it said who is told, and which pages had labels.
pub fn old(state: &str) -> String {
    let old_line = |line: &str| {
        let mut line: Value = serde_json::from_str(line).unwrap();
        for (part, key) in [("/watch", "sinks"), ("/page/known", "labelled")] {
            if let Some(part) = line.pointer_mut(part) {
                part.as_object_mut().unwrap().remove(key).unwrap();
            }
        }
        line.to_string() + "\n"
    };
    state.lines().map(old_line).collect()
}

#[test]
fn nobody_is_told_again_when_the_configuration_changes() {
    let newsroom = broken("configuration", Route::Status(200, ""));
    let (file, hook) = (json!({"file": "alarms.jsonl"}), json!({"webhook": newsroom.server.url("/hook")}));
    newsroom.configure(json!({"tell": [file, hook]}));
    assert_eq!(newsroom.look().status.code(), Some(1));
    let both = ["orphaned closure", "orphaned cost"];
    assert_eq!(sent(&newsroom).len(), 2);
    let alarms = newsroom.files.read("alarms.jsonl");
    assert_eq!(alarms.lines().count(), 2);
    assert!(!newsroom.files.read(STATE).contains("/hook"), "its address is a secret");

    // Called by another path.
    let folder = newsroom.files.0.file_name().unwrap().to_str().unwrap();
    let other = newsroom.files.path(&format!("../{folder}/news.watch.json"));
    assert_eq!(run(&["watch", &other, "--once"], b"").status.code(), Some(1));
    assert_eq!((newsroom.files.read("alarms.jsonl"), sent(&newsroom)), (alarms.clone(), vec![]));

    // In another order, and with somebody new.
    newsroom.configure(json!({"tell": [{"as": "json"}, hook, file]}));
    assert_eq!(newsroom.told(), (Some(1), vec![]));
    assert_eq!((newsroom.files.read("alarms.jsonl"), sent(&newsroom)), (alarms.clone(), vec![]));

    // What is found out from now on is told to all.
    newsroom.server.page("/a", &labelled(WORDS));
    let (code, told) = newsroom.told();
    let mut mended = short(&told);
    mended.sort();
    assert_eq!((code, &mended), (Some(0), &both.map(|one| format!("mended {one}")).to_vec()));
    assert_eq!((newsroom.files.read("alarms.jsonl").lines().count(), sent(&newsroom).len()), (4, 2));
}

#[test]
fn who_is_new_is_told_nothing_old_and_who_waits_all_of_it() {
    let newsroom = broken("new", Route::Status(500, ""));
    let hook = json!({"webhook": newsroom.server.url("/hook")});
    newsroom.configure(json!({"tell": [{"as": "text"}, hook]}));
    assert_eq!(newsroom.look().status.code(), Some(2));
    newsroom.server.asked();
    newsroom.server.put("/hook", Route::Status(200, ""));
    newsroom.configure(json!({"tell": [hook, {"as": "json"}]}));
    assert_eq!(newsroom.told(), (Some(1), vec![]));
    let mut waited = sent(&newsroom);
    waited.sort();
    assert_eq!(waited, ["orphaned closure", "orphaned cost"]);
    // Nobody has to be told any more.
    newsroom.look();
    assert_eq!(newsroom.files.read(STATE).lines().count(), 2, "the watch and the page");
}

#[test]
fn a_state_of_earlier_watches_is_gone_on_from() {
    let newsroom = broken("earlier", Route::Status(500, ""));
    newsroom.configure(json!({"tell": [{"as": "json"}, {"webhook": newsroom.server.url("/hook")}]}));
    let (_, told) = newsroom.told();
    assert_eq!(told.len(), 2);
    let state = old(&newsroom.files.read(STATE)).replace("standard output as json", "0 standard output");
    // As if it had been ended before the second one was noted.
    let (before, last) = state.trim_end().rsplit_once('\n').unwrap();
    assert!(last.contains("\"0 standard output\""), "{state}");
    newsroom.files.put(STATE, before.to_owned() + "\n");
    newsroom.server.put("/hook", Route::Status(200, ""));
    newsroom.server.asked();
    let (code, again) = newsroom.told();
    assert_eq!((code, short(&again)), (Some(1), short(&told[1..])), "nobody had been told of it");
    assert_eq!(sent(&newsroom), short(&told[1..]));
    assert_eq!(newsroom.told(), (Some(1), vec![]));
    assert_eq!(sent(&newsroom), Vec::<String>::new());
}

#[test]
fn who_is_named_twice_is_a_mistake() {
    let newsroom = broken("twice", Route::Status(200, ""));
    let hook = |form: &str| json!({"webhook": newsroom.server.url("/hook"), "as": form});
    for twice in [[hook("json"), hook("slack")], [json!({"as": "text"}), json!({})]] {
        newsroom.configure(json!({"tell": twice}));
        let output = newsroom.look();
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("two entries of \"tell\" are the ") && !said.contains("/hook"), "{said}");
    }
    // Others on the same host are not the same.
    newsroom.server.put("/other", Route::Status(200, ""));
    newsroom.configure(
        json!({"tell": [hook("json"), {"webhook": newsroom.server.url("/other")}, {"as": "text"}, {"as": "json"}]}),
    );
    assert_eq!(newsroom.look().status.code(), Some(1));
    assert_eq!(sent(&newsroom).len(), 4);
}
