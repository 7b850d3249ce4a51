//! The time of a large article with many claims: 1,000 in 80,000 words, a fifth of them edited. `scale [FILE] [ROUNDS]`
//!
//! The text is made up, or, with a file of revisions, theirs one after the other. Prints the least and the median time of preparing
//! the text, and of answering quotes that are as they were and quotes that are not. Runs of two versions should take turns.

use claim_labels_bench::documents;
use claim_labels_text::{Article, CodePoints, Quote, TABLES};
use std::hint::black_box;
use std::time::{Duration, Instant};

const WORDS: usize = 80_000;
const CLAIMS: usize = 1_000;
/// One quote of so many is edited.
const EDITED: usize = 5;
/// Characters of prefix and suffix.
const CONTEXT: usize = 32;

fn main() {
    let mut file = None;
    let mut rounds = 15;
    for argument in std::env::args().skip(1) {
        match argument.parse() {
            Ok(number) => rounds = number,
            Err(_) => file = Some(argument),
        }
    }
    let mut dice = Dice(1);
    let text = file.map_or_else(|| made_up(&mut dice), |file| first_words(&joined(&file)));
    let quotes = quotes(&text, &mut dice);
    let mut times: [Vec<Duration>; 4] = Default::default();
    for _ in 0..rounds {
        let began = Instant::now();
        let article = Article::new(text.as_str(), &TABLES);
        let prepared = began.elapsed();
        let mut answering = [Duration::ZERO; 2];
        for kept in [true, false] {
            let began = Instant::now();
            for quote in quotes.iter().filter(|quote| quote.0 == kept) {
                black_box(article.find(&quote.1));
            }
            answering[usize::from(!kept)] = began.elapsed();
        }
        for (times, time) in times.iter_mut().zip([prepared, answering[0], answering[1], began.elapsed()]) {
            times.push(time);
        }
    }
    let kept = quotes.iter().filter(|quote| quote.0).count();
    println!(
        "{} words, {} quotes, {} of them edited",
        text.split_whitespace().count(),
        quotes.len(),
        quotes.len() - kept
    );
    for (name, mut times) in ["preparing", "as they were", "edited", "all"].iter().zip(times) {
        times.sort();
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        println!("{name:<14}{:>9.2} ms at least {:>9.2} ms at the median", ms(times[0]), ms(times[times.len() / 2]));
    }
}

fn joined(file: &str) -> String {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    documents(&text).iter().map(|document| document.new.as_str()).collect::<Vec<_>>().join("\n")
}

fn first_words(text: &str) -> String {
    let end = text.split_inclusive(char::is_whitespace).take(WORDS).map(str::len).sum();
    text[..end].to_owned()
}

// Knuth's linear congruential generator (MMIX); the upper bits are the random ones.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    // A common word, or one of syllables; by Zipf's law, of a vocabulary of about 16,000.
    fn word(&mut self) -> String {
        const COMMON: &str = "the of to and a in that is was it for on with as at by from has had will would be been were are this which \
            an or but said who their its his her they he she more after also about into over than when where while could may new";
        const SYLLABLES: [&str; 16] =
            ["ra", "men", "to", "li", "ver", "con", "sta", "di", "ner", "pol", "ga", "chi", "on", "us", "tre", "bi"];
        let range = 1 << (2 + self.below(13));
        let mut rank = self.below(range);
        if let Some(common) = COMMON.split_whitespace().nth(rank) {
            return common.to_owned();
        }
        let mut word = String::new();
        while rank > 0 {
            word.push_str(SYLLABLES[rank % 16]);
            rank /= 16;
        }
        word
    }
}

fn made_up(dice: &mut Dice) -> String {
    let mut text = String::new();
    let mut words = 0;
    while words < WORDS {
        let length = 10 + dice.below(15);
        let sentence: Vec<String> = (0..length).map(|_| dice.word()).collect();
        let sentence = sentence.join(" ");
        text.push_str(&sentence[..1].to_uppercase());
        text.push_str(&sentence[1..]);
        text.push_str(if dice.below(4) == 0 { ".\n" } else { ". " });
        words += length;
    }
    text
}

// Parts of sentences, evenly over the text, and whether they are as they were.
fn quotes(text: &str, dice: &mut Dice) -> Vec<(bool, Quote)> {
    let points = CodePoints::new(text);
    let mut sentences: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for sentence in text.split_inclusive(['.', '\n']) {
        if sentence.split(' ').count() > 9 {
            sentences.push((at, sentence));
        }
        at += sentence.len();
    }
    (0..CLAIMS)
        .map(|number| {
            let (start, sentence) = sentences[number * sentences.len() / CLAIMS];
            let words: Vec<&str> = sentence.split_inclusive(' ').collect();
            let from = 1 + dice.below((words.len() - 8).min(4));
            let quote = words[from..(from + 7 + dice.below(12)).min(words.len())].concat();
            let quote = quote.trim();
            let start = start + words[..from].concat().len();
            let end = start + quote.len();
            let before: String = text[..start].chars().rev().take(CONTEXT).collect();
            let kept = number % EDITED != EDITED - 1;
            let quote = Quote {
                exact: if kept { quote.to_owned() } else { edited(quote, dice) },
                prefix: before.chars().rev().collect(),
                suffix: text[end..].chars().take(CONTEXT).collect(),
                position: Some(points.of_byte(start)),
            };
            (kept, quote)
        })
        .collect()
}

// One to three words replaced, put in or taken out, away from the first and the last.
fn edited(quote: &str, dice: &mut Dice) -> String {
    let mut words: Vec<String> = quote.split(' ').map(str::to_owned).collect();
    for _ in 0..=dice.below(3) {
        let at = 1 + dice.below(words.len() - 2);
        match dice.below(3) {
            0 => words[at] = dice.word(),
            1 => words.insert(at, dice.word()),
            _ => drop(words.remove(at)),
        }
    }
    words.join(" ")
}
