//! Precision and recall of suggestions. `suggestions FILE…` prints a table for each; with `-v`, what is wrong or missed.

#[cfg(not(target_family = "wasm"))]
fn main() {
    let (flags, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg == "-v");
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
        native::report(file, &text, !flags.is_empty());
    }
}

#[cfg(target_family = "wasm")]
fn main() {}

#[cfg(not(target_family = "wasm"))]
mod native {
    use claim_labels::manifest::Status;
    use claim_labels::suggest::suggest;
    use claim_labels_bench::suggestions::{Labelled, Score, is_match, labelled, language, names, score};
    use std::time::Instant;

    pub fn report(file: &str, text: &str, verbose: bool) {
        let (articles, language) = (labelled(text), language(file));
        println!("\n{file}: {} articles", articles.len());
        println!(
            "{:<12}{:>7}{:>11}{:>9}{:>11}{:>8}{:>7}{:>9}",
            "status", "claims", "suggested", "correct", "precision", "recall", "tight", "sources"
        );
        for status in Status::ALL {
            row(status.name(), &score(&articles, Some(status), language));
        }
        row("all", &score(&articles, None, language));
        if verbose {
            articles.iter().for_each(|article| explain(article, language));
        }
        time(&articles, language);
    }

    fn row(name: &str, score: &Score) {
        let Score { claims, suggested, correct, tight, sources } = score;
        let (precision, recall) = (score.precision(), score.recall());
        println!(
            "{name:<12}{claims:>7}{suggested:>11}{correct:>9}{precision:>11.2}{recall:>8.2}{tight:>7}{sources:>9}"
        );
    }

    fn explain(article: &Labelled, language: &str) {
        let found = suggest(&article.text, language);
        let cut = |span: claim_labels::text::Span| &article.text[span.start..span.end];
        for suggestion in &found {
            match article.claims.iter().find(|claim| is_match(suggestion, claim)) {
                None => println!("wrong  {} {:?} {}", article.name, suggestion.status, cut(suggestion.span)),
                Some(claim) if !names(suggestion, claim) => println!("source {} {:?}", article.name, suggestion.source),
                Some(_) => {}
            }
        }
        for claim in &article.claims {
            if !found.iter().any(|suggestion| is_match(suggestion, claim)) {
                println!("missed {} {:?} {}", article.name, claim.status, cut(claim.span));
            }
        }
    }

    // Each text repeated to a million bytes: the cost should not depend on which it is, nor grow faster than the text.
    fn time(articles: &[Labelled], language: &str) {
        let once: String = articles.iter().flat_map(|article| [article.text.as_str(), "\n"]).collect();
        for bytes in [50_000, 1_000_000, 10_000_000] {
            let text = once.repeat(bytes / once.len() + 1);
            let began = Instant::now();
            let found = suggest(&text, language).len();
            println!("{:>10} bytes: {:>8.1} ms, {found} suggestions", text.len(), began.elapsed().as_secs_f64() * 1e3);
        }
    }
}
