//! Which of the languages that suggestions know a text is in.

use super::lexicon::{Lexicon, List};

// How much of a text is looked at.
const WORDS: usize = 1000;
const LETTERS: usize = 4000;
// So many of a hundred words are small ones, in a language that has letters of its own and in one that has none.
const WITH_LETTERS: usize = 10;
const WITHOUT: usize = 25;
// Of a thousand letters of a text, as many are its language's own, and few are a neighbour's, in the names of people there.
const OWN: usize = 8;
const FEW: usize = 3;

/// The tag of the language that `text` is in, if it is English, German, Russian or Ukrainian and long enough to tell: its small
/// words and its letters. Cost: O(n) for n bytes at most, and no more than some thousand letters are looked at.
pub fn language_of(text: &str) -> Option<&'static str> {
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(WORDS);
    let letters: Vec<String> = text.chars().filter(|c| c.is_alphabetic()).take(LETTERS).map(String::from).collect();
    let all = words().count();
    // Letters that a language's neighbours lack, of a thousand. Of a text with those of two it is neither: Belarusian.
    let own = |lexicon: &Lexicon| {
        letters.iter().filter(|letter| lexicon.lists(letter).has(List::Letters)).count() * 1000 / letters.len().max(1)
    };
    let small = |lexicon: &Lexicon| words().filter(|word| lexicon.lists(word).has(List::Small)).count();
    let fits = |name: &'static str, lexicon: &Lexicon| {
        let lettered = lexicon.any(List::Letters);
        let least = if lettered { WITH_LETTERS } else { WITHOUT };
        let (count, mine) = (small(lexicon), own(lexicon));
        let foreign = || Lexicon::all().any(|(other, lexicon)| other != name && own(lexicon) * FEW > mine);
        let fits = count * 100 >= all * least && (!lettered || mine >= OWN) && !foreign();
        (count > 0 && fits).then_some((count, name))
    };
    Lexicon::all().filter_map(|(name, lexicon)| fits(name, lexicon)).max().map(|(_, name)| name)
}
