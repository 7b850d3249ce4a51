//! Help, completions, manual, and readers that have seen enough.

use super::{Files, manifest, run, text};
use std::io::Write;
use std::process::{Command, Output, Stdio};

#[test]
fn every_command_has_help_with_examples() {
    for command in ["check", "render", "convert", "schema", "init", "completions", "man"] {
        let output = run(&[command, "--help"], b"");
        let said = text(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{command}");
        assert!(said.contains("Examples:") && said.contains(&format!("claim-labels {command}")), "{said}");
    }
    let all = text(&run(&["--help"], b"").stdout);
    for command in ["check", "render", "convert", "schema", "init", "completions", "man"] {
        assert!(all.contains(&format!("\n  {command} ")), "{command}\n{all}");
    }
    assert!(text(&run(&["--version"], b"").stdout).starts_with("claim-labels "));
}

#[test]
fn shells_are_told_of_the_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = run(&["completions", shell], b"");
        assert_eq!(output.status.code(), Some(0));
        assert!(text(&output.stdout).contains("allow-orphans"), "{shell}");
    }
    assert_eq!(run(&["completions", "abacus"], b"").status.code(), Some(2));
}

#[test]
fn the_manual_has_a_page_a_command() {
    let files = Files::new("man");
    let page = text(&run(&["man"], b"").stdout);
    assert!(page.contains(".TH claim-labels 1") && page.contains("render"), "{page}");
    assert_eq!(run(&["man", &files.path("")], b"").status.code(), Some(0));
    assert!(files.names().contains(&"claim-labels-check.1".to_owned()), "{:?}", files.names());
    assert_eq!(run(&["man", &files.path("missing")], b"").status.code(), Some(2));
}

// A pipe whose reader has left.
fn left() -> Stdio {
    std::io::pipe().unwrap().1.into()
}

fn run_to(arguments: &[&str], out: Stdio, told: Stdio) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claim-labels"));
    let child = command.args(arguments).stdin(Stdio::null()).stdout(out).stderr(told).spawn();
    child.unwrap().wait_with_output().unwrap()
}

#[test]
fn a_reader_who_leaves_changes_no_exit_code() {
    let files = Files::new("pipes");
    let article = files.put("a.html", format!("<p>One two three. {}</p>", "More and more words. ".repeat(20_000)));
    let claims = files.put("a.claims.json", manifest(&["One two three", "nothing like this in there"]));
    let folder = files.path("");
    let draft = files.put("desk.json", manifest(&["One two three"]).replace("\"id\"", "\"draft\":true,\"id\""));
    let cases: [(&[&str], i32); 12] = [
        (&["check", &article, &claims], 1),
        (&["check", &article, &claims, "--allow-orphans"], 0),
        (&["check", &article, &claims, "--format", "json"], 1),
        (&["check", &article, &claims, "--format", "sarif"], 1),
        (&["check", "--dir", &folder, "--format", "json"], 1),
        (&["render", &article, &claims], 1),
        (&["render", &article, &claims, "--allow-orphans"], 0),
        (&["convert", &claims, "--to", "w3c"], 0),
        (&["publish", &draft], 0),
        (&["schema"], 0),
        (&["completions", "bash"], 0),
        (&["man"], 0),
    ];
    for (arguments, code) in cases {
        let output = run_to(arguments, left(), Stdio::piped());
        let said = text(&output.stderr);
        assert!(!said.contains("panicked") && !said.contains("cannot write"), "{arguments:?}: {said}");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    }
    let said = text(&run_to(&["publish", &draft], left(), Stdio::piped()).stderr);
    assert!(said.contains("left out: 1 draft"), "{said}");
}

#[test]
fn lines_are_checked_to_their_end_when_nobody_reads_the_results() {
    let good = serde_json::json!({"article": "One two three\n", "manifest": manifest(&["One two three"])}).to_string();
    let bad =
        serde_json::json!({"article": "One two three\n", "manifest": manifest(&["nowhere to be found"])}).to_string();
    for (last, code) in [(&good, 0), (&bad, 1)] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_claim-labels"))
            .args(["check", "--jsonl"])
            .stdin(Stdio::piped())
            .stdout(left())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        for line in std::iter::repeat_n(&good, 500).chain([last]) {
            writeln!(input, "{line}").unwrap();
        }
        drop(input);
        assert_eq!(child.wait().unwrap().code(), Some(code));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_said_on_standard_error_changes_nothing() {
    let full = || Stdio::from(std::fs::File::options().write(true).open("/dev/full").unwrap());
    let files = Files::new("unheard");
    let article = files.put("a.html", "<article><p>One two three four.</p></article>");
    let odd = files.put("odd.json", manifest(&["One two three"]).replace("\"id\"", "\"odd\":1,\"id\""));
    let (broken, missing) = (files.put("broken.json", r#"{"version": 1, "claims": [{}]}"#), files.path("missing.html"));
    let out = |number: usize| files.path(&format!("out{number}"));
    for (number, told) in [left, full].into_iter().enumerate() {
        let out = out(number);
        let cases: [(&[&str], i32, bool); 7] = [
            (&["render", &article, &odd, "-o", &out], 0, true),
            (&["publish", &odd, "-o", &out], 0, true),
            (&["convert", &odd, "--to", "w3c", "-o", &out], 0, true),
            (&["publish", &broken, "-o", &out], 1, false),
            (&["convert", &broken, "--to", "w3c", "-o", &out], 1, false),
            (&["check", &missing, &odd], 2, false),
            (&["check", "--dir", &files.path("")], 2, false),
        ];
        for (arguments, code, writes) in cases {
            let _ = std::fs::remove_file(&out);
            let output = run_to(arguments, Stdio::piped(), told());
            assert_eq!(output.status.code(), Some(code), "{arguments:?}");
            assert_eq!(std::fs::exists(&out).unwrap(), writes, "{arguments:?}");
        }
    }
    // What was asked for and cannot be written is a failure, and it is said.
    for arguments in [&["check", &article, &odd][..], &["render", &article, &odd], &["publish", &odd]] {
        let output = run_to(arguments, full(), Stdio::piped());
        let said = text(&output.stderr);
        assert!(said.contains("claim-labels: cannot write standard output: "), "{arguments:?}: {said}");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}
