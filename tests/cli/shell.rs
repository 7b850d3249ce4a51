//! Help, completions, manual, and readers that have seen enough.

use super::{Files, manifest, run, text};
use std::process::{Command, Stdio};

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

#[test]
fn closed_pipes_are_no_failure() {
    let files = Files::new("pipes");
    let article = files.put("a.html", format!("<p>One two three. {}</p>", "More and more words. ".repeat(20_000)));
    let claims = files.put("a.claims.json", manifest(&["One two three", "nothing like this in there"]));
    let folder = files.path("");
    let cases: [&[&str]; 8] = [
        &["check", &article, &claims],
        &["check", &article, &claims, "--format", "sarif"],
        &["check", "--dir", &folder, "--format", "json"],
        &["render", &article, &claims],
        &["convert", &claims, "--to", "w3c"],
        &["schema"],
        &["completions", "bash"],
        &["man"],
    ];
    for arguments in cases {
        let mut child = Command::new(env!("CARGO_BIN_EXE_claim-labels"))
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = text(&output.stderr);
        assert!(!said.contains("panicked") && !said.contains("cannot write"), "{arguments:?}: {said}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}
