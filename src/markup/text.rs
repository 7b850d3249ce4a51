//! The article's text under construction.

use super::Element;
use super::number::{Raised, is_digit, is_numeral, is_raised, raise, raised};
use crate::readings::{Aside, Readings};
use crate::text::is_letter;
use std::ops::Range;

/// The text of an article under construction: runs of text, and between them what the page shows without writing it: a line
/// break where a block begins or ends, the bar of a fraction.
#[derive(Default)]
pub(crate) struct ArticleText {
    /// What has been read.
    pub text: String,
    /// The bytes of each run.
    pub runs: Vec<Range<usize>>,
    // Runs of which digits are read as raised ones.
    raised: Vec<usize>,
    readings: Readings,
    between: Between,
}

// What stands between two runs.
#[derive(Clone, Copy, Default, PartialEq)]
enum Between {
    #[default]
    Nothing,
    // Something that is no text: what is beside it is not one word.
    Gap,
    Sign(char),
    Edge,
}

impl ArticleText {
    /// A block begins or ends here.
    pub fn edge(&mut self) {
        self.between = Between::Edge;
    }

    /// Something that is no text stands here.
    pub fn gap(&mut self) {
        if self.between == Between::Nothing {
            self.between = Between::Gap;
        }
    }

    /// A sign that the page draws and does not write.
    pub fn sign(&mut self, sign: char) {
        match self.between {
            Between::Edge => self.text.extend(self.is_begun().then_some('\n')),
            Between::Sign(before) => self.text.push(before),
            Between::Nothing | Between::Gap => {}
        }
        self.between = Between::Sign(sign);
    }

    /// An element that stands in the page and is no text of the article.
    pub fn aside(&mut self, element: &impl Element) {
        let is_seen = element.attribute("aria-hidden").is_some();
        let aside = Aside { at: self.text.len(), content: element.content(), is_seen };
        self.readings.aside(aside, self.between == Between::Edge);
        self.gap();
    }

    /// Adds a run; whether it and the run before it would read as one number, so that it matters whether one of them is raised.
    pub fn run(&mut self, run: &str) -> bool {
        let (last, first) = (self.text.chars().next_back(), run.chars().next());
        let mut touches = false;
        match std::mem::take(&mut self.between) {
            Between::Edge if self.is_begun() => self.text.push('\n'),
            Between::Sign(sign) => self.text.push(sign),
            Between::Gap if last.zip(first).is_some_and(|(a, b)| is_word(a) && is_word(b)) => self.text.push(' '),
            Between::Edge => {}
            Between::Nothing | Between::Gap => {
                touches = last.is_some_and(|c| is_digit(c) || is_raised(c)) && begins_a_number(run)
            }
        }
        self.readings.settle(self.text.len());
        self.runs.push(self.text.len()..self.text.len() + run.len());
        self.text.push_str(run);
        touches
    }

    /// Reads digits of one of the last two runs as raised or lowered ones, if it is what raises or lowers one of them that keeps
    /// them from being one number. Given are the elements that hold the runs.
    pub fn part<E: Element>(&mut self, before: Option<E>, last: Option<E>) {
        match (before.and_then(raised), last.and_then(raised)) {
            (Some((one, _)), Some((other, _))) if one == other && !self.ends_raised(1) => {}
            (_, Some((_, how))) => self.raise(how, false),
            (Some((_, how)), None) => self.raise(how, true),
            (None, None) => {}
        }
    }

    // Whether the last run but `back` ends in a raised or lowered digit or sign.
    fn ends_raised(&self, back: usize) -> bool {
        let run = self.runs.len().checked_sub(1 + back).map(|at| &self.text[self.runs[at].clone()]);
        run.and_then(|run| run.chars().next_back()).is_some_and(is_raised)
    }

    // Reads the digits of one of the last two runs as raised or lowered ones: of the last, or with `before` of the one before.
    fn raise(&mut self, how: Raised, before: bool) {
        let Some(at) = self.runs.len().checked_sub(1 + usize::from(before)) else { return };
        let range = self.runs[at].clone();
        let read: String = self.text[range.clone()].chars().map(|c| raise(c, how)).collect();
        let longer = |at: usize| at + read.len() - range.len();
        self.text.replace_range(range.clone(), &read);
        self.runs[at].end = longer(range.end);
        for run in &mut self.runs[at + 1..] {
            *run = longer(run.start)..longer(run.end);
        }
        self.readings.shift(range.end, read.len() - range.len());
        self.raised.push(at);
    }

    /// Only screen readers have the last run.
    pub fn clip(&mut self) {
        if let Some(range) = self.runs.last() {
            self.readings.clip(range.clone());
        }
    }

    /// Other readings of the page, and the runs that do not read as they are written.
    pub fn finish(&mut self) -> (Readings, Vec<usize>) {
        self.readings.settle(self.text.len());
        (std::mem::take(&mut self.readings), std::mem::take(&mut self.raised))
    }

    fn is_begun(&self) -> bool {
        !self.text.is_empty()
    }
}

// Raised numbers have signs, which may be runs of their own.
fn begins_a_number(run: &str) -> bool {
    let mut chars = run.chars();
    match chars.next() {
        Some('+' | '-' | '−' | '–') => chars.next().is_none_or(is_digit),
        first => first.is_some_and(is_digit),
    }
}

// Letters and digits of scripts that set words apart by spaces.
fn is_word(c: char) -> bool {
    let unspaced = matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    (is_letter(c) || is_numeral(c)) && !unspaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_part_runs() {
        let mut text = ArticleText::default();
        text.edge();
        text.run("one");
        text.run("two");
        text.edge();
        text.edge();
        text.run("three");
        assert_eq!(text.text, "onetwo\nthree");
        assert_eq!(text.runs, [0..3, 3..6, 7..12]);
    }

    #[test]
    fn raised_digits_keep_runs_in_place() {
        let mut text = ArticleText::default();
        text.run("10");
        assert!(text.run("-6"));
        text.raise(Raised::Up, false);
        assert!(!text.run(" cells, x"));
        assert!(!text.run("2"));
        assert!(text.run("3"));
        text.raise(Raised::Down, true);
        assert_eq!(text.text, "10⁻⁶ cells, x₂3");
        let runs: Vec<&str> = text.runs.iter().map(|run| &text.text[run.clone()]).collect();
        assert_eq!(runs, ["10", "⁻⁶", " cells, x", "₂", "3"]);
        assert_eq!(text.finish().1, [1, 3]);
    }
}
