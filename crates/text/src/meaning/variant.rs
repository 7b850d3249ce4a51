//! Words that are one word in another form or spelling, as far as letters tell.

use super::term::Term;
use crate::lexicon::{Lexicon, Section};

/// A word of fewer letters is another word when one letter changes; one of fewer than the second number, when two do.
const LEAST_SPELLED: usize = 5;
const LONG_SPELLED: usize = 9;
/// In a name of so many letters one that is missing inside is a slip.
const LONG_NAME: usize = 8;
/// Related words share a beginning of so many letters, and differ in endings of at most so many.
const LEAST_SHARED: usize = 5;
const MOST_ENDING: usize = 4;

/// Whether both terms say the same but for inflection, derivation, abbreviation or a spelling corrected.
pub(crate) fn are_variants(a: &Term, b: &Term, lexicon: &Lexicon) -> bool {
    if let (Some(a), Some(b)) = (a.number, b.number) {
        return a.may_be(b);
    }
    if a.number.is_some() || b.number.is_some() {
        return false;
    }
    if a.normal == b.normal || !excludes(a, b) && (a.id == b.id || share_line(a, b)) {
        return true;
    }
    // A phrase is no form of its first word: `called off`, `called`.
    if a.normal.contains(' ') != b.normal.contains(' ')
        || excludes(a, b)
        || lexicon.are_contrary(&a.normal, &b.normal)
        || marks(a) != marks(b)
    {
        return false;
    }
    // Of two forms of a word one may be listed for more than the other: `officer`, `police officers`.
    if lexicon.stem_key(&a.normal) == lexicon.stem_key(&b.normal) {
        return true;
    }
    // Both known, and not as one word: no slip made the one of the other.
    let known =
        |term: &Term| term.entries.iter().any(|entry| entry.section != Section::Function || term.has(Section::Hedge));
    let slip = !(known(a) && known(b));
    let (a, b, names) = (bare(a, lexicon), bare(b, lexicon), a.is_name && b.is_name);
    let chars = |word: &str| word.chars().collect::<Vec<char>>();
    let (a, b) = (chars(&a), chars(&b));
    if names {
        a == b || is_name_respelled(&a, &b)
    } else {
        a == b || slip && is_respelled(&a, &b) || is_related(&a, &b)
    }
}

// A line of the lexicon has both, on one side.
fn share_line(a: &Term, b: &Term) -> bool {
    let says = |section| !matches!(section, Section::Function | Section::Preposition);
    a.entries.iter().any(|entry| says(entry.section) && b.entries.contains(entry))
}

/// Whether a line of the lexicon has both on different sides.
pub(crate) fn excludes(a: &Term, b: &Term) -> bool {
    a.entries.iter().any(|one| b.entries.iter().any(|other| one.line == other.line && one.side != other.side))
}

fn bare(term: &Term, lexicon: &Lexicon) -> String {
    plain(lexicon.stripped(&term.normal))
}

// The lines by which a term negates or hedges: `konnte` is no other spelling of `könnte`, nor `keiner` of `einer`.
fn marks(term: &Term) -> Vec<u16> {
    let marks = term.entries.iter().filter(|entry| entry.section <= Section::Condition);
    let mut lines: Vec<u16> = marks.map(|entry| entry.line).collect();
    lines.sort_unstable();
    lines
}

// Without accents: é is e. Decomposed letters of what is composed for comparing only.
fn plain(word: &str) -> String {
    word.chars().map(base).collect()
}

fn base(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ě' | 'ę' => 'e',
        'ì'..='ï' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ő' => 'o',
        'ù'..='ü' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'š' | 'ś' | 'ş' | 'ș' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        'ğ' => 'g',
        'ř' => 'r',
        'ţ' | 'ț' | 'ť' => 't',
        'ď' => 'd',
        _ => c,
    }
}

// One letter more, less, other or in another place; in long words two.
fn is_respelled(a: &[char], b: &[char]) -> bool {
    let length = a.len().min(b.len());
    let most = if length >= LONG_SPELLED && a[0] == b[0] { 2 } else { 1 };
    length >= LEAST_SPELLED && distance(a, b) <= most || lacks_letters(a, b) || lacks_letters(b, a)
}

// A long word that lacks some letters inside: `documation`, `documentation`.
fn lacks_letters(short: &[char], long: &[char]) -> bool {
    let ends = |a: &[char], b: &[char]| {
        a[..MOST_ENDING] == b[..MOST_ENDING] && a[a.len() - MOST_ENDING..] == b[b.len() - MOST_ENDING..]
    };
    let mut rest = long.iter();
    short.len() >= LONG_SPELLED
        && (1..=MOST_ENDING).contains(&long.len().saturating_sub(short.len()))
        && ends(short, long)
        && short.iter().all(|c| rest.any(|other| other == c))
}

// Names are other names when a letter is another; letters doubled or exchanged are corrections.
fn is_name_respelled(a: &[char], b: &[char]) -> bool {
    if a.len().min(b.len()) < LEAST_SPELLED {
        return false;
    }
    let single = |word: &[char]| {
        let mut word = word.to_vec();
        word.dedup();
        word
    };
    let sorted = |word: &[char]| {
        let mut word = word.to_vec();
        word.sort_unstable();
        word
    };
    let inside = a.len().min(b.len()) >= LONG_NAME && a.last() == b.last() && a.len() != b.len();
    single(a) == single(b) || distance(a, b) <= 1 && (inside || sorted(a) == sorted(b))
}

// `negotiate`, `negotiation`; `Москва`, `Москве`. Shorter ones in scripts whose languages inflect more.
fn is_related(a: &[char], b: &[char]) -> bool {
    let common = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let rest = a.len().max(b.len()) - common;
    let least = if a.iter().all(char::is_ascii) { LEAST_SHARED } else { LEAST_SHARED - 1 };
    common >= least && rest <= MOST_ENDING && common >= rest
}

// Edits between two words, an exchange of neighbours being one (Damerau, *Commun. ACM* 7(3), 1964); more than two are three.
fn distance(a: &[char], b: &[char]) -> usize {
    if a.len().abs_diff(b.len()) > 2 {
        return 3;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let other = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (last[j - 1] + other).min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}
