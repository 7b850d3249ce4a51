//! Edits that change what a passage says though they change few letters: another number, another name, a negation more or
//! less. Such a passage is not labelled as if nothing had happened; an editor must look.
//!
//! It is a heuristic on words and says so: numbers in digits and English words, names by their capital letter (so not in
//! scripts without capitals), negations by a list.

use crate::article::Article;
use crate::near::Near;
use crate::query::Query;
use crate::words::Word;

/// Words that negate; data, by language. Those that are common words of another language are left out.
const NEGATIONS: &[&str] = &[
    "not",
    "no",
    "never",
    "none",
    "neither",
    "nor",
    "without",
    "cannot",
    "nobody",
    "nothing", // English
    "nicht",
    "kein",
    "keine",
    "keinen",
    "keiner",
    "nie",
    "niemals",
    "ohne", // German
    "ne",
    "pas",
    "jamais",
    "aucun",
    "aucune", // French
    "nunca",
    "ningún",
    "ninguna",
    "jamás", // Spanish
    "не",
    "нет",
    "ни",
    "без",
    "никогда", // Russian
    "ні",
    "немає",
    "ніколи", // Ukrainian
    "لا",
    "لم",
    "لن",
    "ليس",
    "ليست",
    "دون",
    "بلا", // Arabic
    "לא",
    "אין",
    "בלי", // Hebrew
    "नहीं",
    "मत",
    "बिना", // Hindi
    "不",
    "没",
    "未",
    "無",
    "无",
    "非", // Chinese, Japanese
];

/// English words for numbers and their values. `one` is left out: it is a pronoun as often.
const NUMBERS: &[(&str, &str)] = &[
    ("zero", "0"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("hundred", "hundred"),
    ("thousand", "thousand"),
    ("million", "million"),
    ("billion", "billion"),
    ("trillion", "trillion"),
];

/// Whether the passage says something else than the quote.
pub(crate) fn changed(article: &Article, query: &Query, near: &Near) -> bool {
    let text = &article.folded.text;
    let inside = &article.index.words[near.words.0..near.words.1];
    let quote: Vec<&str> = (0..query.words.len()).map(|number| query.word(number)).collect();
    let passage: Vec<&str> = inside.iter().map(|word| slice(text, word)).collect();
    negations(&quote) != negations(&passage)
        || replaced(&numbers(&quote), &numbers(&passage))
        || renamed(article, query, near)
}

fn slice<'t>(text: &'t str, word: &Word) -> &'t str {
    &text[word.start as usize..word.end as usize]
}

fn negations(words: &[&str]) -> usize {
    let negates = |word: &&&str| {
        let word = word.to_lowercase();
        NEGATIONS.contains(&word.as_str()) || word.ends_with("n't")
    };
    words.iter().filter(negates).count()
}

fn numbers(words: &[&str]) -> Vec<String> {
    words.iter().filter_map(|word| number(word)).collect()
}

// The value as text: `1,200` is `1200`, `two` is `2`, Arabic and Indic digits are digits.
fn number(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    if let Some((_, value)) = NUMBERS.iter().find(|(name, _)| *name == lower) {
        return Some((*value).to_owned());
    }
    let digits: String = lower.chars().map(digit).collect();
    if !digits.contains(|c: char| c.is_numeric()) {
        return None;
    }
    let groups: Vec<&str> = digits.split(',').collect();
    let thousands = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3);
    Some(if thousands { groups.concat() } else { digits })
}

fn digit(c: char) -> char {
    let zero = match c {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        _ => return c,
    };
    char::from(b'0' + (c as u32 - zero as u32) as u8)
}

// Something of the old went and something of the new came: taking a detail out, or adding one, is no contradiction.
fn replaced(old: &[String], new: &[String]) -> bool {
    let lacks = |list: &[String], from: &[String]| list.iter().any(|item| !from.contains(item));
    lacks(old, new) && lacks(new, old)
}

// Whether a name gave way to another at its place.
fn renamed(article: &Article, query: &Query, near: &Near) -> bool {
    let text = &article.folded.text;
    let words = &article.index.words;
    let mut gone: Vec<&str> = Vec::new();
    let mut at = near.words.0;
    for (number, partner) in near.partners.iter().enumerate() {
        let Some(partner) = partner.map(|partner| partner as usize) else {
            gone.extend(Some(query.word(number)).filter(|_| is_name(&query.text, &query.words, number)));
            continue;
        };
        if other_name(&gone, &came(text, words, at, partner)) {
            return true;
        }
        gone.clear();
        let both = is_name(&query.text, &query.words, number) && is_name(text, words, partner);
        if both && !is_form_of(query.word(number), slice(text, &words[partner])) {
            return true;
        }
        at = partner + 1;
    }
    other_name(&gone, &came(text, words, at, near.words.1))
}

fn came<'t>(text: &'t str, words: &[Word], from: usize, to: usize) -> Vec<&'t str> {
    (from..to).filter(|&at| is_name(text, words, at)).map(|at| slice(text, &words[at])).collect()
}

// A capital letter, not by virtue of beginning a sentence.
fn is_name(text: &str, words: &[Word], at: usize) -> bool {
    let word = slice(text, &words[at]);
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let before = at.checked_sub(1).map(|before| &text[words[before].end as usize..words[at].start as usize]);
    capital && word.chars().count() > 1 && before.is_some_and(|between| between.chars().all(|c| c == ' ' || c == '-'))
}

// `US` and `U.S.` and `United States` are one name.
fn other_name(gone: &[&str], came: &[&str]) -> bool {
    if gone.is_empty() || came.is_empty() {
        return false;
    }
    let letters = |names: &[&str]| names.concat().to_lowercase();
    let initials =
        |names: &[&str]| names.iter().filter_map(|name| name.chars().next()).collect::<String>().to_lowercase();
    let same = letters(gone) == letters(came) || letters(gone) == initials(came) || initials(gone) == letters(came);
    let kept = gone.iter().any(|old| came.iter().any(|new| is_form_of(old, new)));
    !same && !kept
}

// `Russia` and `Russian`, `Москва` and `Москве`, but not `Iran` and `Iraq`: one begins the other, or only a short ending of
// a long word differs in a script whose languages inflect names.
fn is_form_of(old: &str, new: &str) -> bool {
    let (old, new) = (old.to_lowercase(), new.to_lowercase());
    if old.starts_with(&new) || new.starts_with(&old) {
        return true;
    }
    let common = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
    let longest = old.chars().count().max(new.chars().count());
    !old.is_ascii() && common >= 4 && longest - common <= 3
}
