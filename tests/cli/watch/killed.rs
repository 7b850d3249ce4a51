//! A watch may be ended at any point: nothing is told twice or lost.

use super::{Newsroom, WORDS, events, labelled, short};
use crate::text;
use serde_json::{Value, json};
use std::process::{Command, Stdio};

const STATE: &str = "news.watch.state.jsonl";
const ALARMS: &str = "alarms.jsonl";

// A page with two labels that fell off, told into a file.
fn newsroom(name: &str) -> Newsroom {
    let newsroom = Newsroom::new(name);
    newsroom.configure(json!({"tell": [{"file": ALARMS}]}));
    newsroom.look();
    newsroom.server.page(
        "/a",
        &labelled(&WORDS.replace("nine million", "ten million").replace("will be closed", "will not be closed")),
    );
    newsroom
}

// Every state that the two files can be in while a watch runs: they are written line by line, each alarm before the line that says
// that it was given, and the end of a line may be missing.
#[test]
fn what_was_written_at_any_point_is_gone_on_from() {
    let newsroom = newsroom("bytes");
    let before = newsroom.files.read(STATE);
    assert_eq!(newsroom.look().status.code(), Some(1));
    let (after, alarms) = (newsroom.files.read(STATE), newsroom.files.read(ALARMS));
    let expected = short(&events(&alarms));
    assert_eq!(expected.len(), 2);
    assert!(after.starts_with(&before), "the file grows");
    let mut alarm = alarms.split_inclusive('\n');
    // What is appended, in order: to the state, or to the alarms.
    let mut steps: Vec<(&str, &str)> = Vec::new();
    for line in after[before.len()..].split_inclusive('\n') {
        if line.starts_with("{\"told\"") {
            steps.push((ALARMS, alarm.next().unwrap()));
        }
        steps.push((STATE, line));
    }
    let all: usize = steps.iter().map(|(_, written)| written.len()).sum();
    // Each byte would take minutes: some within the lines, and those at their edges.
    let edges: Vec<usize> = steps
        .iter()
        .scan(0, |sum, (_, written)| {
            *sum += written.len();
            Some(*sum)
        })
        .collect();
    let near = |at: usize| edges.iter().any(|edge| at.abs_diff(*edge) <= 1);
    for ended in (0..=all).filter(|at| at % 97 == 0 || near(*at)) {
        let (mut state, mut told, mut left) = (before.clone().into_bytes(), Vec::new(), ended);
        for (file, written) in &steps {
            let part = &written.as_bytes()[..written.len().min(left)];
            left -= part.len();
            if *file == STATE { state.extend(part) } else { told.extend(part) }
        }
        newsroom.files.put(STATE, &state);
        newsroom.files.put(ALARMS, &told);
        assert_eq!(newsroom.look().status.code(), Some(1), "ended at {ended}");
        assert_eq!(short(&events(&newsroom.files.read(ALARMS))), expected, "ended at {ended}");
        // And no more after that.
        newsroom.look();
        assert_eq!(newsroom.files.read(ALARMS).lines().count(), expected.len(), "ended at {ended}");
    }
}

// Killed before any of the requests is answered, and begun anew.
#[test]
fn a_killed_watch_goes_on_where_it_was() {
    let newsroom = newsroom("killed");
    newsroom.server.put("/hook", crate::server::Route::Status(200, ""));
    newsroom.configure(json!({"tell": [{"webhook": newsroom.server.url("/hook")}, {"file": ALARMS}]}));
    for number in 0.. {
        newsroom.server.asked();
        let _ = std::fs::remove_file(newsroom.files.0.join(STATE));
        let _ = std::fs::remove_file(newsroom.files.0.join(ALARMS));
        let child = Command::new(env!("CARGO_BIN_EXE_claim-labels"))
            .args(["watch", &newsroom.files.path("news.watch.json"), "--once"])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let id = child.id();
        let child = std::sync::Mutex::new(child);
        let child = std::sync::Arc::new(child);
        let to_kill = child.clone();
        newsroom.server.before(number, move || to_kill.lock().unwrap().kill().unwrap());
        // The lock is for the hook: it is waited for without it.
        let status = loop {
            if let Some(status) = child.lock().unwrap().try_wait().unwrap() {
                break status;
            }
            std::thread::yield_now();
        };
        if status.code() == Some(1) {
            assert!(number >= 4, "{id}: page, manifest and two messages");
            break;
        }
        let output = newsroom.look();
        assert_eq!(output.status.code(), Some(1), "{number}: {output:?}");
        assert_eq!(text(&output.stdout), "");
        let mut told: Vec<String> = short(&events(&newsroom.files.read(ALARMS)));
        told.sort();
        assert_eq!(told, ["orphaned closure", "orphaned cost"], "{number}");
        // A message of which nobody can know whether it arrived is sent again under the same key.
        let asked = newsroom.server.asked();
        let messages: Vec<Value> = asked
            .iter()
            .filter(|asked| asked.method == "POST")
            .map(|asked| serde_json::from_str(&asked.body).unwrap())
            .collect();
        let mut keys: Vec<&str> = messages.iter().map(|event| event["id"].as_str().unwrap()).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 2, "{number}: {messages:?}");
    }
}

#[test]
fn a_state_that_is_none_is_not_overwritten() {
    let newsroom = newsroom("state");
    newsroom.files.put(STATE, "precious\n");
    let output = newsroom.look();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("move it away to begin anew"), "{output:?}");
    assert_eq!(newsroom.files.read(STATE), "precious\n");
}

// A file may be as long as 32 KB in this process, as if the disk were full then: there is room for an alarm and a half. When there is
// more room, the same watch tries once more.
#[cfg(unix)]
#[test]
fn half_an_alarm_on_a_full_disk_is_taken_away() {
    let newsroom = newsroom("full");
    newsroom.server.page("/b", &labelled(WORDS));
    newsroom.configure(
        json!({"pages": [newsroom.server.url("/a"), newsroom.server.url("/b")], "tell": [{"file": ALARMS}]}),
    );
    let padding = "{}\n".repeat(10_720);
    newsroom.files.put(ALARMS, &padding);
    newsroom.server.asked();
    // The page and its manifest, and then the next page.
    let alarms = newsroom.files.0.join(ALARMS);
    let (sender, receiver) = std::sync::mpsc::channel();
    newsroom.server.before(2, move || {
        let half = std::fs::read_to_string(&alarms).unwrap()[padding.len()..].to_owned();
        std::fs::write(&alarms, &half).unwrap();
        sender.send(half).unwrap();
    });
    let limited = "ulimit -S -f 64; trap '' XFSZ; exec \"$0\" \"$@\"";
    let output = Command::new("sh")
        .args([
            "-c",
            limited,
            env!("CARGO_BIN_EXE_claim-labels"),
            "watch",
            &newsroom.files.path("news.watch.json"),
            "--once",
        ])
        .output()
        .unwrap();
    assert!(text(&output.stderr).contains("alarms.jsonl: File too large"), "{output:?}");
    let half = receiver.recv().unwrap();
    assert!(half.lines().count() == 2 && !half.ends_with('\n'), "{half}");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let mut told = short(&events(&newsroom.files.read(ALARMS)));
    told.sort();
    assert_eq!(told, ["orphaned closure", "orphaned cost"]);
}
