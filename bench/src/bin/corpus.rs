//! Accuracy of anchoring on files of article revisions, per class of change.
//!
//! `corpus FILE…` prints a table for each; with `-v`, every answer that is wrong, missed, loose or held back.

use claim_labels_bench::{Document, Outcome, answers, documents, score};
use claim_labels_text::{Answer, CodePoints};
use std::time::{Duration, Instant};

const CLASSES: [&str; 4] = ["exact", "edited", "typography", "deleted"];

fn main() {
    let (flags, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg == "-v");
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
        report(file, &documents(&text), !flags.is_empty());
    }
    // Linux tells the most memory a process ever held.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(line) = status.lines().find(|line| line.starts_with("VmHWM")) {
        println!("\nmost memory held: {}", line.trim_start_matches("VmHWM:").trim());
    }
}

fn report(file: &str, corpus: &[Document], verbose: bool) {
    let mut rows: Vec<(&str, Outcome)> = Vec::new();
    let mut time = Duration::ZERO;
    for document in corpus {
        let began = Instant::now();
        let found = answers(document);
        time += began.elapsed();
        let points = CodePoints::new(&document.new);
        for (number, (case, answer)) in document.cases.iter().zip(&found).enumerate() {
            let outcome = score(&points, case, answer);
            if verbose && (outcome.held_back || outcome.is_wrong() || outcome.iou < 0.9 && case.truth.is_some()) {
                explain(document, number, answer, outcome);
            }
            rows.push((CLASSES.into_iter().find(|class| *class == case.class).unwrap_or("other"), outcome));
        }
    }
    println!(
        "\n{file}: {} quotes, {:.1} ms in all, {:.1} us a quote",
        rows.len(),
        time.as_secs_f64() * 1e3,
        time.as_secs_f64() * 1e6 / rows.len().max(1) as f64
    );
    table(&rows);
}

fn table(rows: &[(&str, Outcome)]) {
    println!(
        "{:<12}{:>7}{:>9}{:>7}{:>8}{:>10}{:>8}{:>11}",
        "class", "quotes", "correct", "wrong", "missed", "mean IoU", "tight", "held back"
    );
    for class in CLASSES {
        let of_class: Vec<Outcome> = rows.iter().filter(|row| row.0 == class).map(|row| row.1).collect();
        let count = |test: &dyn Fn(&Outcome) -> bool| of_class.iter().filter(|outcome| test(outcome)).count();
        let (correct, wrong) = (count(&Outcome::is_correct), count(&Outcome::is_wrong));
        let iou: f64 = of_class.iter().filter(|outcome| outcome.is_correct()).map(|outcome| outcome.iou).sum();
        println!(
            "{class:<12}{:>7}{correct:>9}{wrong:>7}{:>8}{:>10.4}{:>8}{:>11}",
            of_class.len(),
            if class == "deleted" { 0 } else { of_class.len() - correct - wrong },
            iou / correct.max(1) as f64,
            count(&|outcome| outcome.iou >= 0.9),
            count(&|outcome| outcome.held_back),
        );
    }
    let found = rows.iter().filter(|row| row.1.found.is_some()).count();
    let correct = rows.iter().filter(|row| row.1.is_correct()).count();
    let there = rows.iter().filter(|row| row.0 != "deleted").count();
    println!(
        "precision {:.4}  recall {:.4}",
        correct as f64 / found.max(1) as f64,
        correct as f64 / there.max(1) as f64
    );
}

fn explain(document: &Document, number: usize, answer: &Answer, outcome: Outcome) {
    let case = &document.cases[number];
    let chars: Vec<char> = document.new.chars().collect();
    let cut = |span: Option<(usize, usize)>| span.map(|(from, to)| chars[from..to].iter().collect::<String>());
    println!("\n{} {number} {} {outcome:?}", document.id, case.class);
    println!("  {answer:?}");
    println!("  quote: {:?} < {:?} > {:?}", case.prefix, case.exact, case.suffix);
    println!("  truth: {:?}", cut(case.truth));
    println!("  found: {:?}", cut(outcome.found));
    if let (Some((from, to)), true) = (outcome.found, outcome.is_wrong()) {
        println!("  there: {:?}", cut(Some((from.saturating_sub(40), (to + 40).min(chars.len())))));
    }
}
