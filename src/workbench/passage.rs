//! Choosing a passage without a pointer: sentence by sentence, and word by word at its two ends.

use crate::text::Span;

/// One press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The sentence after the passage; the first, when there is none.
    Next,
    /// The sentence before it; the last, when there is none.
    Previous,
    /// The next sentence too.
    Sentence,
    /// One word more at the end.
    Longer,
    /// One word less at the end.
    Shorter,
    /// One word more at the start.
    Earlier,
    /// One word less at the start.
    Later,
}

/// The sentences of a text, without the white space between them. `starts` are where they begin in UTF-16 units.
pub fn sentences(text: &str, starts: &[u32]) -> Vec<Span> {
    let mut units = 0;
    let mut starts = starts.iter().copied().peekable();
    let mut edges: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        if starts.next_if(|start| *start <= units).is_some() {
            edges.push(at);
        }
        units += c.len_utf16() as u32;
    }
    edges.push(text.len());
    edges.windows(2).flat_map(|pair| lines(text, pair[0], pair[1])).collect()
}

// Blocks part sentences whatever ends them.
fn lines(text: &str, start: usize, end: usize) -> Vec<Span> {
    let mut at = start;
    let mut spans = Vec::new();
    for line in text[start..end].split_inclusive('\n') {
        let blank = line.len() - line.trim_start().len();
        if !line.trim().is_empty() {
            spans.push(Span::new(at + blank, at + blank + line.trim().len()));
        }
        at += line.len();
    }
    spans
}

/// The passage after a press; `None` when the text has no sentences.
pub fn moved(text: &str, sentences: &[Span], passage: Option<Span>, step: Step) -> Option<Span> {
    let Some(now) = passage else {
        return if step == Step::Previous { sentences.last() } else { sentences.first() }.copied();
    };
    let next = || sentences.iter().find(|sentence| sentence.start >= now.end).copied();
    let words = words(text);
    Some(match step {
        Step::Next => next().unwrap_or(now),
        Step::Previous => sentences.iter().rfind(|sentence| sentence.end <= now.start).copied().unwrap_or(now),
        Step::Sentence => Span::new(now.start, next().map_or(now.end, |sentence| sentence.end)),
        Step::Longer => {
            Span::new(now.start, words.iter().find(|word| word.end > now.end).map_or(now.end, |word| word.end))
        }
        Step::Shorter => {
            let end = words.iter().rfind(|word| word.end < now.end && word.start >= now.start);
            Span::new(now.start, end.map_or(now.end, |word| word.end))
        }
        Step::Earlier => {
            Span::new(words.iter().rfind(|word| word.start < now.start).map_or(now.start, |word| word.start), now.end)
        }
        Step::Later => {
            let start = words.iter().find(|word| word.start > now.start && word.end <= now.end);
            Span::new(start.map_or(now.start, |word| word.start), now.end)
        }
    })
}

// What white space parts.
fn words(text: &str) -> Vec<Span> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(|word| Span::new(start(word), start(word) + word.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "👍 He spoke. “Nobody knows.”\nThe bridge";

    fn spans() -> Vec<Span> {
        // The browser's answer: sentences begin at units 0, 13 and 29.
        sentences(TEXT, &[0, 13, 29])
    }

    #[test]
    fn sentences_have_no_white_space_around_and_end_with_their_block() {
        let texts: Vec<&str> = spans().iter().map(|span| &TEXT[span.start..span.end]).collect();
        assert_eq!(texts, ["👍 He spoke.", "“Nobody knows.”", "The bridge"]);
        assert_eq!(sentences("One\n \nTwo", &[0]).len(), 2);
        assert_eq!(sentences("", &[]), []);
    }

    #[test]
    fn presses_move_the_passage() {
        use Step::*;
        let cases: [(&[Step], &str); 10] = [
            (&[Next], "👍 He spoke."),
            (&[Previous], "The bridge"),
            (&[Next, Next], "“Nobody knows.”"),
            (&[Next, Previous], "👍 He spoke."),
            (&[Next, Sentence], "👍 He spoke. “Nobody knows.”"),
            (&[Next, Longer], "👍 He spoke. “Nobody"),
            (&[Next, Shorter], "👍 He"),
            (&[Next, Shorter, Shorter, Shorter], "👍"),
            (&[Next, Next, Earlier, Shorter], "spoke. “Nobody"),
            (&[Next, Later, Later, Later], "spoke."),
        ];
        for (steps, expected) in cases {
            let passage = steps.iter().fold(None, |passage, step| moved(TEXT, &spans(), passage, *step)).unwrap();
            assert_eq!(&TEXT[passage.start..passage.end], expected, "{steps:?}");
        }
        assert_eq!(moved("", &[], None, Next), None);
    }
}
