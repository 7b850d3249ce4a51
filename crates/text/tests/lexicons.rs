//! The lexicons' files: every line says something, nothing that it cannot mean, and a file is small enough to be fetched.

use claim_labels_text::Lexicon;
use std::io::Write;
use std::path::Path;
use unicode_normalization::is_nfc;

/// Bytes of a file after brotli at its highest quality.
const MOST: usize = 8 * 1024;

/// Sections of rules; all others list words.
const RULES: [&str; 6] = ["endings", "prefixes", "affixes", "letters", "notation", "grammar"];

/// Sections whose lines begin with a value.
const VALUES: [&str; 3] = ["numbers", "ordinals", "hours"];

/// Sections whose words turn a sentence round when they come or go.
const TURNING: [&str; 5] = ["negation", "reversing", "hedge", "qualifier", "condition"];

/// A line: its section, its number, and its sides of words.
struct Line {
    section: String,
    number: usize,
    sides: Vec<Vec<String>>,
}

fn files() -> Vec<(&'static str, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons");
    let read = |language| std::fs::read_to_string(folder.join(format!("{language}.txt"))).unwrap();
    Lexicon::languages().iter().map(|&language| (language, read(language))).collect()
}

fn lines(text: &str) -> Vec<Line> {
    let mut section = String::new();
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']').to_owned();
        } else if !line.trim().is_empty() && !line.starts_with('#') && !RULES.contains(&section.as_str()) {
            let skipped = usize::from(VALUES.contains(&section.as_str()));
            let words: Vec<&str> = line.split_whitespace().skip(skipped).collect();
            let sides = words.split(|word| *word == "/").map(|side| side.iter().map(ToString::to_string).collect());
            lines.push(Line { section: section.clone(), number: number + 1, sides: sides.collect() });
        }
    }
    lines
}

#[test]
fn every_language_with_a_file_has_a_lexicon() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut written: Vec<String> = names.filter_map(|name| Some(name.strip_suffix(".txt")?.to_owned())).collect();
    written.sort();
    assert_eq!(written, Lexicon::languages());
}

#[test]
fn every_line_can_be_met() {
    for (language, text) in files() {
        Lexicon::parse(&text).unwrap_or_else(|error| panic!("{language}.txt, {error}"));
        assert!(is_nfc(&text), "{language}.txt is not in Unicode's form NFC");
        for line in lines(&text) {
            let place = format!("{language}.txt, line {}", line.number);
            assert!(line.section != "contrast" || line.sides.len() > 1, "{place}: a contrast has two sides");
            for (at, side) in line.sides.iter().enumerate() {
                assert!(!side.is_empty(), "{place}: a side without words");
                for word in side {
                    let stem = word.strip_suffix('*').unwrap_or(word);
                    assert_eq!(&word.to_lowercase(), word, "{place}: {word} is not in small letters");
                    assert!(!stem.contains('*'), "{place}: a star inside {word}");
                    assert!(stem == word || stem.chars().count() >= 3, "{place}: {word} begins too many words");
                    let other = line.sides.iter().skip(at + 1).any(|side| side.contains(word));
                    assert!(!other, "{place}: {word} stands on two sides");
                }
            }
        }
    }
}

#[test]
fn words_that_say_the_same_turn_alike() {
    for (language, text) in files() {
        let lines = lines(&text);
        let turning: Vec<&Line> = lines.iter().filter(|line| TURNING.contains(&line.section.as_str())).collect();
        // Words that say the same restrict or hedge alike, too; English has some that are one thing or the other (`no`, `No. 5`).
        for same in lines.iter().filter(|line| line.section == "same") {
            for line in turning.iter().filter(|_| language != "en") {
                let kept = same.sides[0].iter().filter(|word| line.sides[0].contains(word)).count();
                let whole = kept == 0 || kept == same.sides[0].len();
                assert!(whole, "{language}.txt, lines {} and {}: same and turning", same.number, line.number);
            }
        }
        let contrasts: Vec<&Line> = lines.iter().filter(|line| line.section == "contrast").collect();
        for same in lines.iter().filter(|line| line.section == "same") {
            for contrast in &contrasts {
                let has = |side: &Vec<String>| same.sides[0].iter().any(|word| side.contains(word));
                let sides = contrast.sides.iter().filter(|side| has(side)).count();
                assert!(sides < 2, "{language}.txt, lines {} and {}: same and contrary", same.number, contrast.number);
            }
        }
    }
}

#[test]
fn a_file_is_small_enough_to_fetch() {
    for (language, text) in files() {
        let mut packed = Vec::new();
        brotli::CompressorWriter::new(&mut packed, 4096, 11, 24).write_all(text.as_bytes()).unwrap();
        assert!(packed.len() <= MOST, "{language}.txt: {} bytes after brotli, of {MOST}", packed.len());
    }
}
