//! Choosing a passage without a pointer: sentence by sentence, and word by word at its two ends.

use super::word::{trimmed, words};
use crate::text::Span;

/// One press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The sentence after the passage; when there is none, the first from where the editor is.
    Next,
    /// The sentence before it; when there is none, the last before where the editor is.
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

impl Step {
    /// The same press where lines run the other way: the arrow that points to the start points to the end.
    pub fn mirrored(self) -> Step {
        match self {
            Step::Longer => Step::Shorter,
            Step::Shorter => Step::Longer,
            Step::Earlier => Step::Later,
            Step::Later => Step::Earlier,
            other => other,
        }
    }
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

/// The sentence that a place stands in, or the next one after it.
pub fn sentence_at(sentences: &[Span], at: usize) -> Option<Span> {
    sentences.iter().find(|sentence| sentence.end > at).copied()
}

/// The passage after a press; `None` when the text has no sentences. `from` is where the editor is while no passage is chosen.
/// A passage has neither the stop or comma behind it nor a quotation mark whose other half it lacks.
pub fn moved(text: &str, sentences: &[Span], passage: Option<Span>, from: usize, step: Step) -> Option<Span> {
    let after = |at: usize| sentences.iter().find(|sentence| sentence.start >= at).copied();
    let Some(now) = passage else {
        let before = || sentences.iter().rfind(|sentence| sentence.start < from).copied();
        let chosen = match step {
            Step::Previous if from > 0 => before(),
            Step::Previous => sentences.last().copied(),
            _ => after(from).or_else(|| sentences.last().copied()),
        };
        return chosen.map(|sentence| trimmed(text, sentence));
    };
    let words = words(text);
    let last = || words.iter().rposition(|word| word.end <= now.end);
    let moved = match step {
        Step::Next => after(now.end).unwrap_or(now),
        Step::Previous => sentences.iter().rfind(|sentence| sentence.end <= now.start).copied().unwrap_or(now),
        Step::Sentence => Span::new(now.start, after(now.end).map_or(now.end, |sentence| sentence.end)),
        Step::Longer => {
            Span::new(now.start, words.iter().find(|word| word.end > now.end).map_or(now.end, |word| word.end))
        }
        Step::Shorter => {
            let before = last().and_then(|last| last.checked_sub(1)).map(|at| words[at]);
            let end = before.filter(|word| word.start >= now.start);
            Span::new(now.start, end.map_or(now.end, |word| word.end))
        }
        Step::Earlier => {
            Span::new(words.iter().rfind(|word| word.start < now.start).map_or(now.start, |word| word.start), now.end)
        }
        Step::Later => {
            let first = words.iter().position(|word| word.end > now.start);
            let next = first.and_then(|first| words.get(first + 1)).filter(|word| word.end <= now.end);
            Span::new(next.map_or(now.start, |word| word.start), now.end)
        }
    };
    Some(if moved == now { now } else { trimmed(text, moved) })
}

/// The passage with its end, or its start, at the word nearest to a place: what a handle does that is dragged there.
pub fn stretched(text: &str, passage: Span, end: bool, at: usize) -> Span {
    let words = words(text);
    let moved = if end {
        let word = words.iter().rfind(|word| word.start < at && word.end > passage.start);
        Span::new(passage.start, word.map_or(passage.end, |word| word.end))
    } else {
        let word = words.iter().find(|word| word.end > at && word.start < passage.end);
        Span::new(word.map_or(passage.start, |word| word.start), passage.end)
    };
    if moved.start < moved.end { trimmed(text, moved) } else { passage }
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
        let cases: [(&[Step], &str); 11] = [
            (&[Next], "👍 He spoke"),
            (&[Previous], "The bridge"),
            (&[Next, Next], "“Nobody knows.”"),
            (&[Next, Previous], "👍 He spoke"),
            (&[Next, Sentence], "👍 He spoke. “Nobody knows.”"),
            (&[Next, Longer], "👍 He spoke. “Nobody"),
            (&[Next, Shorter], "👍 He"),
            (&[Next, Shorter, Shorter, Shorter], "👍"),
            (&[Next, Next, Earlier, Shorter], "spoke. “Nobody"),
            (&[Next, Later, Later, Later], "spoke"),
            (&[Next, Next, Later], "knows"),
        ];
        for (steps, expected) in cases {
            let passage = steps.iter().fold(None, |passage, step| moved(TEXT, &spans(), passage, 0, *step)).unwrap();
            assert_eq!(&TEXT[passage.start..passage.end], expected, "{steps:?}");
        }
        assert_eq!(moved("", &[], None, 0, Next), None);
    }

    #[test]
    fn without_a_passage_a_press_goes_on_from_where_the_editor_is() {
        let spans = spans();
        let at = |from: usize, step: Step| {
            let passage = moved(TEXT, &spans, None, from, step).unwrap();
            &TEXT[passage.start..passage.end]
        };
        let behind = spans[1].end;
        assert_eq!((at(behind, Step::Next), at(behind, Step::Previous)), ("The bridge", "“Nobody knows.”"));
        assert_eq!(at(TEXT.len(), Step::Next), "The bridge");
        assert_eq!(sentence_at(&spans, spans[1].start + 4), Some(spans[1]));
    }

    #[test]
    fn handles_stop_at_words_and_never_cross() {
        let text = "It will close in May, they say.";
        let passage = Span::new(3, 13);
        let cases = [
            (true, 19, "will close in May"),
            (true, 9, "will close"),
            (true, 0, "will close"),
            (false, 9, "close"),
            (false, 0, "It will close"),
            (false, 30, "will close"),
        ];
        for (end, at, expected) in cases {
            let moved = stretched(text, passage, end, at);
            assert_eq!(&text[moved.start..moved.end], expected, "{end} {at}");
        }
    }
}
