//! Precision and recall of suggestions on news in which people marked who says what. `attributions FILE…` prints a line for
//! each; with `-v`, what is wrong, missed, or of another source.

#[cfg(not(target_family = "wasm"))]
fn main() {
    use claim_labels_bench::attributions::{marked, score};

    let (flags, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg == "-v");
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
        let articles = marked(&text);
        let (score, faults) = score(&articles);
        if !flags.is_empty() {
            faults.iter().for_each(|fault| println!("{fault}"));
        }
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        println!(
            "{file}: {} articles; {} suggested, precision {:.3}; {} attributions of speech, recall {:.3}; {} named, source right {:.3}",
            articles.len(),
            score.suggested,
            share(score.right, score.suggested),
            score.marked,
            share(score.found, score.marked),
            score.named,
            share(score.sources, score.named),
        );
    }
}

#[cfg(target_family = "wasm")]
fn main() {}
