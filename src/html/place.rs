//! Where in the source the parser is: which bytes each token, and each piece of text, was written as.
//!
//! html5ever gives no positions. It is therefore fed up to each `>` in turn, so that a tag or comment ends where the bytes
//! that were fed end; and text is compared with the bytes behind the token before it, where it must stand: literally, or as a
//! character reference, or as a line end. Where it does not (CDATA in foreign content), its place is unknown.

use super::segment::Segment;
use super::tree::Id;
use html5ever::LocalName;
use html5ever::data::NAMED_ENTITIES;
use html5ever::tendril::StrTendril;
use std::collections::{HashMap, VecDeque};
use std::ops::Range;

/// The parser's place in the source.
#[derive(Default)]
pub(crate) struct Places {
    // All before this is accounted for.
    cursor: usize,
    // Text that stood elsewhere than expected: where the next tag begins is not known.
    lost: bool,
    // Texts that the tokenizer found and the tree has not taken yet.
    texts: VecDeque<(StrTendril, Segment)>,
    // The second character of a reference to two.
    second: Option<(char, Range<usize>)>,
    // The start tag that is being worked on, and the element made for it.
    tag: Option<LocalName>,
    made: Option<Id>,
    open: HashMap<LocalName, Vec<Id>>,
}

impl Places {
    /// The tokenizer found this text.
    pub fn text(&mut self, source: &str, text: StrTendril) {
        let (range, literal) = match self.find(source, &text) {
            Some((width, literal)) => {
                self.cursor += width;
                (Some(self.cursor - width..self.cursor), literal)
            }
            None => (self.second_of(&text), false),
        };
        self.lost |= range.is_none();
        self.texts.push_back((text, Segment { at: 0, source: range, literal }));
    }

    /// The tokenizer found a U+0000 that is no text.
    pub fn null(&mut self) {
        self.cursor += 1;
    }

    // How many bytes of the source at the cursor say `text`, and whether literally.
    fn find(&mut self, source: &str, text: &str) -> Option<(usize, bool)> {
        let rest = source.get(self.cursor..)?;
        if text == "&"
            && let Some(width) = reference(rest).map(|(width, _)| width)
        {
            return Some((width, false));
        }
        if rest.starts_with(text) {
            return Some((text.len(), true));
        }
        if rest.starts_with('&') {
            let (width, second) = reference(rest)?;
            self.second = second.map(|second| (second, self.cursor..self.cursor + width));
            return Some((width, false));
        }
        let line_end = if rest.starts_with("\r\n") { 2 } else { 1 };
        let replaced = (text == "\n" && rest.starts_with('\r')) || (text == "\u{FFFD}" && rest.starts_with('\0'));
        replaced.then_some((line_end, false))
    }

    fn second_of(&mut self, text: &str) -> Option<Range<usize>> {
        let (second, range) = self.second.take()?;
        text.chars().eq([second]).then_some(range)
    }

    /// The tree takes this text: all of a text that was found, or its white space or the rest apart.
    pub fn take(&mut self, text: &str) -> Segment {
        while let Some((found, mut segment)) = self.texts.pop_front() {
            let Some(at) = found.find(text) else { continue };
            if segment.literal
                && let Some(source) = segment.source.clone()
            {
                let end = at + text.len();
                if end < found.len() {
                    let rest = found.subtendril(end as u32, (found.len() - end) as u32);
                    let source = Some(source.start + end..source.end);
                    self.texts.push_front((rest, Segment { source, ..segment.clone() }));
                }
                segment.source = Some(source.start + at..source.start + end);
            }
            return segment;
        }
        Segment::default()
    }

    /// A start tag begins to be worked on.
    pub fn start(&mut self, name: &LocalName) {
        self.tag = Some(name.clone());
    }

    /// An element was made: the last one of the start tag's name is the tag's own, those before are copies of open ones.
    pub fn created(&mut self, name: &LocalName, id: Id) {
        if self.tag.as_ref() == Some(name) {
            self.made = Some(id);
        }
    }

    /// A token that is no text ends at `end`; where it stood, and the element that a start tag made.
    pub fn pass(&mut self, end: usize) -> (Option<Range<usize>>, Option<Id>) {
        let range = (!self.lost).then_some(self.cursor..end);
        (self.cursor, self.lost) = (end, false);
        self.texts.clear();
        let made = self.made.take();
        if let (Some(name), Some(id)) = (self.tag.take(), made) {
            self.open.entry(name).or_default().push(id);
        }
        (range, made)
    }

    /// The element that an end tag of this name closes.
    pub fn closed(&mut self, name: &LocalName) -> Option<Id> {
        self.open.get_mut(name)?.pop()
    }
}

// The bytes that the character reference at the start of `text` takes, and its second character if it has one: the longest
// name in HTML's table, or digits.
fn reference(text: &str) -> Option<(usize, Option<char>)> {
    let name = text.strip_prefix('&')?;
    if let Some(number) = name.strip_prefix('#') {
        let (digits, marker) = number.strip_prefix(['x', 'X']).map_or((number, 0), |hex| (hex, 1));
        let is_digit = |c: &char| if marker == 1 { c.is_ascii_hexdigit() } else { c.is_ascii_digit() };
        let count = digits.chars().take_while(is_digit).count();
        let end = usize::from(digits[count..].starts_with(';'));
        return (count > 0).then_some((2 + marker + count + end, None));
    }
    let ends =
        (1..=name.len()).take_while(|end| name.is_char_boundary(*end) && NAMED_ENTITIES.contains_key(&name[..*end]));
    let full = ends
        .filter_map(|end| NAMED_ENTITIES.get(&name[..end]).filter(|(first, _)| *first != 0).map(|found| (end, found)));
    full.last().map(|(end, (_, second))| (1 + end, char::from_u32(*second).filter(|second| *second != '\0')))
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn references_are_as_long_as_html_says() {
        let cases = [
            ("&amp;x", Some(5)),
            ("&ampx", Some(4)),
            ("&notit;", Some(4)),
            ("&notin;", Some(7)),
            ("&#65;", Some(5)),
            ("&#x41g", Some(5)),
            ("&#;", None),
            ("&#x;", None),
            ("& ", None),
            ("&unheard;", None),
            ("&é", None),
        ];
        for (text, width) in cases {
            assert_eq!(reference(text).map(|(width, _)| width), width, "{text}");
        }
        assert_eq!(reference("&NotEqualTilde;"), Some((15, Some('\u{338}'))));
    }
}
