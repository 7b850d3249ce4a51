//! Time of one answer by the size of the text: 1,000 to 1,000,000 words. `cargo bench -p claim-labels-bench`
//!
//! Each tenfold text should cost at most about tenfold: the voting reads places, the alignment does not grow.

use claim_labels_text::{Article, Quote, TABLES};
use divan::Bencher;

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

fn main() {
    divan::main();
}

// Text whose words are about as frequent as in prose (Zipf), from a linear congruential generator.
fn prose(words: usize) -> String {
    let mut state = 12_345u32;
    let mut text = String::with_capacity(words * 8);
    for number in 0..words {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let rank = (20_000f64.powf(f64::from(state) / f64::from(u32::MAX))) as u32;
        text.push_str("word");
        text.extend(rank.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')));
        text.push_str(if number % 14 == 13 { ". " } else { " " });
    }
    text
}

// A passage of the middle with every fifth word replaced.
fn edited(text: &str) -> Quote {
    let words: Vec<&str> = text[text.len() / 2..].split(' ').skip(1).take(24).collect();
    let changed = words.iter().enumerate().map(|(at, word)| if at % 5 == 2 { "otherwise" } else { word });
    Quote { exact: changed.collect::<Vec<_>>().join(" "), ..Quote::default() }
}

#[divan::bench(args = SIZES)]
fn prepare(bencher: Bencher, words: usize) {
    let text = prose(words);
    bencher.bench_local(|| Article::new(text.as_str(), &TABLES));
}

#[divan::bench(args = SIZES)]
fn find_edited(bencher: Bencher, words: usize) {
    let article = Article::new(prose(words), &TABLES);
    let quote = edited(article.text());
    bencher.bench_local(|| article.find(&quote));
}

#[divan::bench(args = SIZES)]
fn find_verbatim(bencher: Bencher, words: usize) {
    let article = Article::new(prose(words), &TABLES);
    let middle = article.text().len() / 2;
    let quote = Quote { exact: article.text()[middle..middle + 150].into(), ..Quote::default() };
    bencher.bench_local(|| article.find(&quote));
}
