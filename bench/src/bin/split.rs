//! Where the time goes, natively: preparing texts, and answering by class of change. `split FILE…`

use claim_labels_bench::documents;
use claim_labels_text::{Article, TABLES};
use std::time::{Duration, Instant};

const ROUNDS: u32 = 20;

fn main() {
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        let corpus = documents(&text);
        let mut preparing = Duration::ZERO;
        let mut answering = [(Duration::ZERO, 0u32); 4];
        let mut bytes = 0;
        for document in corpus.iter().cycle().take(corpus.len() * ROUNDS as usize) {
            let began = Instant::now();
            let article = Article::new(document.new.as_str(), &TABLES);
            preparing += began.elapsed();
            bytes += document.new.len();
            for case in &document.cases {
                let class = ["exact", "edited", "typography", "deleted"].iter().position(|class| *class == case.class);
                let Some(slot) = class.map(|class| &mut answering[class]) else { continue };
                let quote = case.quote();
                let began = Instant::now();
                std::hint::black_box(article.find(&quote));
                slot.0 += began.elapsed();
                slot.1 += 1;
            }
        }
        println!(
            "{file}: preparing {:.1} us a text, {:.0} MB/s",
            preparing.as_secs_f64() * 1e6 / f64::from(ROUNDS) / corpus.len() as f64,
            bytes as f64 / preparing.as_secs_f64() / 1e6
        );
        for (class, (time, count)) in ["exact", "edited", "typography", "deleted"].iter().zip(answering) {
            println!("  {class:<12}{:>8.1} us a quote", time.as_secs_f64() * 1e6 / f64::from(count.max(1)));
        }
    }
}
