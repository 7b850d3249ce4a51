//! `articles FOLDER [COUNT]`: writes COUNT (10,000) pages of 900 words, each with a manifest of 12 claims beside it, to
//! measure `claim-labels check --dir` on. One quote in twelve has a word edited; the same call writes the same files.

use serde_json::json;
use std::fmt::Write;
use std::path::Path;

const WORDS: usize = 900;
const CLAIMS: usize = 12;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("name a folder to write to");
    let count = arguments.next().map_or(10_000, |count| count.parse().expect("COUNT is a number"));
    std::fs::create_dir_all(&folder)?;
    for number in 0..count {
        let mut dice = Dice(number * 2 + 1);
        let sentences = sentences(&mut dice);
        let path = Path::new(&folder).join(format!("article-{number:05}"));
        std::fs::write(path.with_extension("html"), page(number, &sentences))?;
        std::fs::write(path.with_extension("claims.json"), manifest(&sentences, &mut dice))?;
    }
    Ok(())
}

// Knuth's linear congruential generator (MMIX); the upper bits are the random ones.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    // Words as frequent as in a language: the first few often, most rarely (Zipf).
    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 16] =
            ["ra", "men", "to", "li", "ver", "con", "sta", "di", "ner", "pol", "ga", "chi", "on", "us", "tre", "bi"];
        let range = 1 << (2 + self.below(12));
        let mut rank = self.below(range);
        let mut word = String::new();
        while rank > 0 || word.is_empty() {
            word.push_str(SYLLABLES[rank % 16]);
            rank /= 16;
        }
        word
    }
}

fn sentences(dice: &mut Dice) -> Vec<Vec<String>> {
    let mut left = WORDS;
    let mut sentences = Vec::new();
    while left > 0 {
        let len = (8 + dice.below(16)).min(left);
        sentences.push((0..len).map(|_| dice.word()).collect());
        left -= len;
    }
    sentences
}

fn page(number: u64, sentences: &[Vec<String>]) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Article {number}</title>\
         <link rel=\"stylesheet\" href=\"/site.css\"></head>\n<body>\n<nav><a href=\"/\">Home</a></nav>\n<article>\n"
    );
    for paragraph in sentences.chunks(4) {
        page.push_str("<p>");
        for (at, sentence) in paragraph.iter().enumerate() {
            match at {
                1 => write!(page, "<a href=\"/{number}\">{}</a> {}. ", sentence[0], sentence[1..].join(" ")),
                2 => write!(page, "&ldquo;{}&rdquo;. ", sentence.join(" ")),
                _ => write!(page, "{}. ", sentence.join(" ")),
            }
            .expect("strings take what is written");
        }
        page.push_str("</p>\n");
    }
    page + "</article>\n<footer>Imprint</footer>\n</body>\n</html>\n"
}

fn manifest(sentences: &[Vec<String>], dice: &mut Dice) -> String {
    let step = sentences.len() / CLAIMS;
    let claim = |number: usize| {
        let mut words = sentences[number * step].clone();
        if number == CLAIMS / 2 {
            let at = dice.below(words.len());
            words[at] = "edited".into();
        }
        let after = sentences.get(number * step + 1).map_or("", |next| &next[0]);
        json!({
            "id": format!("claim-{number}"),
            "status": (["reported", "official", "speculative"][number % 3]),
            "quote": {"exact": words.join(" "), "suffix": format!(". {after}")},
            "note": "Generated.",
            "sources": [{"name": "A source", "publisher": "A paper", "url": "https://news.example/", "date": "2025-04-22"}],
        })
    };
    serde_json::to_string_pretty(&json!({"version": 1, "claims": (0..CLAIMS).map(claim).collect::<Vec<_>>()}))
        .expect("JSON values can be written")
}
