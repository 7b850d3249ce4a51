//! `report`: figures over an archive, and `check --jsonl`, which gathers what they are made of.

use super::{Files, manifest, run, text};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

fn claim(id: &str, status: &str, quote: &str) -> Value {
    json!({"id": id, "status": status, "note": "n", "quote": {"exact": quote, "suffix": ""}, "sources": [{"name": "Ministry"}]})
}

const WORDS: &str =
    "The bridge will be closed in May, the mayor said. It cost nine million euros. The school may move.";

// An archive of three articles: claims of all labels, a correction, an orphan, a review that is due.
fn archive(files: &Files) {
    let mut closure = claim("closure", "official", "The bridge will be closed in May");
    closure["history"] =
        json!([{"status": "speculative", "date": "2025-04-20"}, {"status": "reported", "date": "2025-04-21"}]);
    closure["review"] = json!("2025-06-01");
    let mut cost = claim("cost", "reported", "It cost nine million euros");
    cost["correction"] = json!({"date": "2025-04-25", "note": "It was ten."});
    cost["sources"] = json!([{"name": "=Ministry"}, {"publisher": "News <b>Agency</b>"}]);
    let about = |month: &str, section: &str| json!({"headline": "A & B", "url": "https://news.example/a", "published": format!("2025-{month}-22"), "section": section});
    files.put("a.html", WORDS);
    files.put(
        "a.claims.json",
        json!({"version": 1, "article": about("04", "Politics"), "claims": [closure, cost]}).to_string(),
    );
    files.put("b.html", WORDS);
    files.put("b.claims.json", json!({"version": 1, "article": about("06", "Local"), "claims": [claim("gone", "speculative", "Nobody knows what will come of it all")]}).to_string());
    files.put("c.txt", WORDS);
    files.put("c.claims.json", manifest(&["The school may move"]));
}

fn report(files: &Files, from: &[&str]) -> Output {
    run(&[&["report"], from, &["-o", &files.path("report.html")]].concat(), b"")
}

// The rows of the table that stands in the section with this id.
fn rows(html: &str, id: &str) -> Vec<String> {
    let section = html.split(&format!("<section id=\"{id}\"")).nth(1).unwrap_or_else(|| panic!("{id}: {html}"));
    let section = section.split("</section>").next().unwrap();
    let words = |row: &str| {
        let cells =
            row.split("</t").map(|cell| cell.split('<').filter_map(|part| part.split('>').nth(1)).collect::<String>());
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" | ")
    };
    section.split("<tr").skip(1).map(|row| words(&format!("<tr{}", row.split("</tr>").next().unwrap()))).collect()
}

#[test]
fn an_archive_is_told_in_figures_charts_and_tables() {
    let files = Files::new("report");
    archive(&files);
    let output = report(&files, &["--dir", &files.path("")]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), String::new()), "{output:?}");
    let html = files.read("report.html");
    let says = |id: &str, row: &str| {
        assert!(rows(&html, id).iter().any(|one| one == row), "{id}: {row}: {:?}", rows(&html, id))
    };
    says("over-time", "2025-04 | 1 | 1 | 0 | 2");
    says("over-time", "2025-05 | 0 | 0 | 0 | 0");
    says("over-time", "2025-06 | 0 | 0 | 1 | 1");
    says("over-time", "without a date | 0 | 0 | 1 | 1");
    says("by-section", "Politics | 1 | 1 | 0 | 2");
    says("by-source", "Ministry | 1 | 0 | 1 | 2");
    says("by-source", "News &lt;b&gt;Agency&lt;/b&gt; | 0 | 1 | 0 | 1");
    says("changes", "reported | official | 1");
    says("changes", "speculative | reported | 1");
    says("changes", "reported | corrected | 1");
    says("corrections", "2 to 7 days | 1");
    says("corrections", "A &amp; B | cost | reported | It cost nine million euros | 2025-04-25 (3 days)");
    says("orphans", "gone | 0 | 0 | 1 | 1");
    says("overdue", "A &amp; B | closure | official | The bridge will be closed in May | 2025-06-01");
    assert!(html.contains("href=\"https://news.example/a#claim-closure\"") && html.contains("href=\"report.csv\""));
    assert!(html.matches("<svg").count() == 6 && !html.contains("<script"), "{}", html.matches("<svg").count());
    let csv = files.read("report.csv");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 5, "{csv}");
    assert!(lines[0].starts_with("article,url,headline,section,published,claim,status,quote,state"));
    assert!(
        lines.iter().any(|line| line.contains(
            "cost,reported,It cost nine million euros,anchored,,no,'=Ministry; News <b>Agency</b>,,,2025-04-25,3,"
        )),
        "{csv}"
    );
}

#[test]
fn what_cannot_be_read_is_counted_and_the_rest_is_told() {
    let files = Files::new("report-broken");
    archive(&files);
    files.put("d.claims.json", manifest(&["x"]));
    files.put("e.html", WORDS);
    files.put("e.claims.json", "{");
    let output = report(&files, &["--dir", &files.path("")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("d.html: there is no such article"), "{output:?}");
    let html = files.read("report.html");
    assert!(
        html.contains("<strong>1</strong> articles or folders not read")
            && html.contains("<strong>1</strong> articles with errors"),
        "{html}"
    );
    assert_eq!(report(&files, &["--dir", &files.path("none")]).status.code(), Some(2));
    assert_eq!(run(&["report", "-o", "x.html"], b"").status.code(), Some(2));
}

#[test]
fn a_report_takes_the_place_of_nothing_that_it_reads_and_not_of_its_own_table() {
    let files = Files::new("report-over");
    archive(&files);
    let results = files.put("results.csv", "{\"line\": 1, \"error\": \"no\"}\n");
    let before = (files.names(), files.read("a.html"), files.read("results.csv"));
    for (from, out, why) in [
        (["--dir", &files.path("")], "a.html", "a.html: it is read here, and would be lost; name another file"),
        (["--dir", &files.path("")], "a.claims.json", "it is read here"),
        (["--dir", &files.path("")], "report.CSV", "the table goes there, beside the page; name the page, such as"),
        (["--from", &results], "results.html", "results.csv: it is read here"),
    ] {
        let output = run(&[&["report"], &from[..], &["-o", &files.path(out)]].concat(), b"");
        assert_eq!(output.status.code(), Some(2), "{out}: {output:?}");
        assert!(text(&output.stderr).contains(why), "{out}: {output:?}");
    }
    assert_eq!((files.names(), files.read("a.html"), files.read("results.csv")), before);
}

#[test]
fn an_empty_archive_is_a_report_all_the_same() {
    let files = Files::new("report-empty");
    files.put("a.html", WORDS);
    files.put("a.claims.json", manifest(&[]));
    assert_eq!(report(&files, &["--dir", &files.path("")]).status.code(), Some(0));
    assert!(!files.read("report.html").contains("<svg"));
}

// One line for each article, as a table of a content system would have them.
fn lines(files: &Files) -> String {
    let line = |(article, claims): (&str, &str)| {
        let claims: Value = serde_json::from_str(&files.read(claims)).unwrap();
        json!({"id": claims, "article": files.read(article), "as": if article.ends_with("txt") { "text" } else { "html" }, "manifest": claims}).to_string() + "\n"
    };
    [("a.html", "a.claims.json"), ("b.html", "b.claims.json"), ("c.txt", "c.claims.json")]
        .into_iter()
        .map(line)
        .collect()
}

#[test]
fn lines_are_checked_and_their_results_make_the_same_report() {
    let files = Files::new("jsonl");
    archive(&files);
    let output = run(&["check", "--jsonl"], lines(&files).as_bytes());
    assert_eq!(output.status.code(), Some(1), "an orphan: {output:?}");
    let results: Vec<Value> = text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(results.len(), 3);
    assert_eq!((&results[1]["claims"][0]["state"], &results[1]["article"]), (&json!("orphaned"), &json!("line 2")));
    assert_eq!(results[0]["id"]["version"], 1, "what came as id comes back");
    // Two machines, one report.
    let (first, rest) =
        text(&output.stdout).split_once('\n').map(|(first, rest)| (first.to_owned(), rest.to_owned())).unwrap();
    // One was kept by a program that writes a byte order mark.
    let (one, two) = (files.put("one.jsonl", format!("\u{FEFF}{first}")), files.put("two.jsonl", rest));
    assert_eq!(report(&files, &["--from", &one, &two]).status.code(), Some(0));
    let joined = files.read("report.html");
    report(&files, &["--dir", &files.path("")]);
    assert_eq!(joined, files.read("report.html"));
    let wrong = files.put("wrong.jsonl", "{\"a\": 1}\n");
    let refused = report(&files, &["--from", &wrong]);
    assert!(text(&refused.stderr).contains("line 1 is no result of check --jsonl"), "{refused:?}");
}

#[test]
fn lines_name_files_or_hold_texts() {
    let files = Files::new("jsonl-kinds");
    archive(&files);
    let (article, claims) = (files.path("c.txt"), files.path("c.claims.json"));
    let manifest_text = files.read("c.claims.json");
    let cases = [
        json!({"article": article, "manifest": claims}),
        json!({"article": article, "manifest": manifest_text}),
        json!({"article": WORDS, "manifest": claims}),
        json!({"article": format!("<p>{WORDS}"), "manifest": claims, "id": 7}),
        json!({"article": "c.html", "as": "text", "manifest": {"version": 1, "claims": []}}),
        json!({"article": format!("<meta charset=iso-8859-1><p>Café. {WORDS}"), "manifest": claims}),
    ];
    let input: String = cases.iter().map(|case| case.to_string() + "\n\n").collect();
    let output = run(&["check", "--jsonl", "--jobs", "1"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(text(&output.stdout).lines().count(), cases.len());
    let bad = [
        ("{\"article\": 1}", "the line is not"),
        ("not json", "the line is not"),
        ("{\"id\": \"x\", \"article\": \"/none/a.html\", \"manifest\": {}}", "cannot read /none/a.html"),
        ("{\"article\": \"x\", \"manifest\": \"/none.json\"}", "cannot read /none.json"),
        ("{\"article\": \"x\", \"as\": \"pdf\", \"manifest\": {}}", "\"as\" is html or text"),
    ];
    let input: String = bad.iter().map(|(line, _)| format!("{line}\n")).collect();
    let output = run(&["check", "--jsonl"], input.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    for ((line, why), result) in bad.iter().zip(text(&output.stdout).lines()) {
        let result: Value = serde_json::from_str(result).unwrap();
        assert!(result["error"].as_str().unwrap().contains(why), "{line}: {result}");
    }
    assert_eq!(run(&["check", "--jsonl", "--dir", "x"], b"").status.code(), Some(2));
    assert_eq!(run(&["check", "--jsonl"], b"").status.code(), Some(0), "nothing is clean");
}

#[test]
fn each_line_has_its_result_before_the_next_one_comes() {
    let line = json!({"article": "One two three", "as": "text", "manifest": {"version": 1, "claims": []}}).to_string();
    let mut child = Command::new(env!("CARGO_BIN_EXE_claim-labels"))
        .args(["check", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = child.stdin.take().unwrap();
    let mut results = BufReader::new(child.stdout.take().unwrap()).lines();
    // The first begins with a byte order mark, as some programs write it.
    for mark in ["\u{FEFF}", "", ""] {
        lines.write_all(format!("{mark}{line}\n").as_bytes()).unwrap();
        let result: Value = serde_json::from_str(&results.next().unwrap().unwrap()).unwrap();
        assert!(result["record"].is_object(), "{result}");
    }
    drop(lines);
    assert!(results.next().is_none());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
