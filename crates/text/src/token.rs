//! A passage as what is compared when words are: words and numbers, with what stands between them.

use crate::case::is_capital;
use crate::decimal::{Decimal, Reading, digit, read};
use crate::fold::Folded;
use crate::letter::{is_digit, is_letter};
use crate::words::{Word, key};

/// A text folded, and where it came from: signs that folding makes alike are told apart in the source.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub folded: &'a Folded,
    pub source: &'a str,
}

/// A word or a number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    /// The token in the folded text.
    pub text: &'a str,
    /// Where it begins and ends there.
    pub start: usize,
    pub end: usize,
    /// Its value, if it is a number.
    pub number: Option<Number>,
    /// Whether a sentence begins with it, or a quotation, as far as signs tell.
    pub begins: bool,
    /// Whether a sentence ended before it.
    pub after_end: bool,
    /// Whether a line ended before it.
    pub line: bool,
    /// Whether a hyphen or dash stands right before it.
    pub hyphenated: bool,
    /// Whether it stands alone in square brackets, as the number of a note does.
    pub bracketed: bool,
    /// Whether a question mark stands right after it.
    pub asked: bool,
    /// The sign that joins its digits to those before it: `1/2`, `10-15`, `9:30`.
    pub joint: Option<char>,
}

/// A number in whatever notation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
    pub negative: bool,
    pub value: Decimal,
    /// What the same digits say in another country's notation.
    pub other: Option<Decimal>,
    pub kind: Kind,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Plain,
    /// Minutes since midnight.
    Time,
    /// The same, with a word for the half of the day.
    HalfDay,
    /// That many of so many parts.
    Parts(u32),
}

impl Number {
    /// Whether both say the same in their language's notation.
    pub fn is(self, other: Number) -> bool {
        let kind = |number: Number| if number.kind == Kind::HalfDay { Kind::Time } else { number.kind };
        self.negative == other.negative && self.value == other.value && kind(self) == kind(other)
    }

    /// A key that two numbers share if and only if they are the same, but for chance. Not by way of `Debug`, which writes nothing
    /// in what readers download.
    pub fn key(self) -> u64 {
        let (mantissa, exponent) = self.value.parts();
        let (kind, parts) = match self.kind {
            Kind::Plain => (0, 0),
            Kind::Time => (1, 0),
            Kind::HalfDay => (2, 0),
            Kind::Parts(parts) => (3, parts),
        };
        key(&format!("{mantissa} {exponent} {kind} {parts} {}", self.negative))
    }

    /// Whether both may say the same: by another country's notation, or as an hour of a half of the day that one leaves open.
    pub fn may_be(self, other: Number) -> bool {
        let hour = |time: Number, number: Number| {
            let minutes = if number.kind == Kind::Plain { 60 } else { 1 };
            let at = number.value.whole().map(|value| value.saturating_mul(minutes)).filter(|at| *at < 24 * 60);
            time.kind == Kind::HalfDay
                && matches!(number.kind, Kind::Plain | Kind::Time)
                && at
                    .zip(time.value.whole())
                    .is_some_and(|(at, time)| at == time || at <= 720 && at % 720 == time % 720)
        };
        if hour(self, other) || hour(other, self) || self.is_clock(other) || other.is_clock(self) {
            return true;
        }
        let values = |number: Number| [Some(number.value), number.other];
        let shares = values(self).iter().flatten().any(|value| values(other).iter().flatten().any(|one| one == value));
        self.negative == other.negative && self.kind == other.kind && shares
    }

    // Whether a plain number is this time of day with a point for the colon: `20.15`, `20:15`.
    fn is_clock(self, plain: Number) -> bool {
        let minutes = |value: Decimal| {
            let digits = value.times(Decimal::new(100, 0))?.whole()?;
            (digits < 2400 && digits % 100 < 60).then_some(digits / 100 * 60 + digits % 100)
        };
        let values = [Some(plain.value), plain.other].into_iter().flatten();
        matches!(self.kind, Kind::Time | Kind::HalfDay)
            && plain.kind == Kind::Plain
            && values.filter_map(minutes).any(|minutes| self.value.whole() == Some(minutes))
    }
}

/// How numbers are read: by a language's decimal sign, or [`Unread`].
pub(crate) trait Numbers: Copy {
    fn read(self, text: &str) -> Option<Reading>;
}

impl Numbers for char {
    fn read(self, text: &str) -> Option<Reading> {
        read(text, self)
    }
}

/// Numbers are words like any other. What needs only that comes without what reads them.
#[derive(Clone, Copy)]
pub(crate) struct Unread;

impl Numbers for Unread {
    fn read(self, _: &str) -> Option<Reading> {
        None
    }
}

impl<'a> Source<'a> {
    /// The tokens of `words`, which are all or some of the text's.
    pub fn tokens(self, words: &[Word], numbers: impl Numbers) -> Vec<Token<'a>> {
        let text = self.folded.text.as_str();
        let mut tokens = Vec::with_capacity(words.len());
        let mut at = 0;
        while at < words.len() {
            let start = words[at].start as usize;
            let (until, last) = self.digits(words, at);
            let end = words[at].end as usize;
            if until > start {
                tokens.push(self.token(start, until, numbers));
                if until < words[last].end as usize {
                    tokens.push(self.token(until, words[last].end as usize, numbers));
                }
                at = last + 1;
            } else {
                tokens.push(self.token(start, end, numbers));
                at += 1;
            }
        }
        debug_assert!(tokens.iter().all(|token| text.is_char_boundary(token.start)));
        tokens
    }

    // Where the number ends that begins with this word, and the word it ends in; groups of digits may be words of their own.
    fn digits(self, words: &[Word], at: usize) -> (usize, usize) {
        let text = self.folded.text.as_str();
        let digits_of = |word: &Word| {
            let of = word.of(text);
            let length = of.find(|c| !is_digit(c) && !matches!(c, '.' | ',')).unwrap_or(of.len());
            &of[..length]
        };
        let head = digits_of(&words[at]);
        let mut until = words[at].start as usize + head.len();
        let mut last = at;
        if head.is_empty() || head.len() < words[at].len() || head.chars().count() > 3 || !head.chars().all(is_digit) {
            return (until, at);
        }
        let mut sign = None;
        for (number, word) in words.iter().enumerate().skip(at + 1) {
            let between = &text[words[last].end as usize..word.start as usize];
            let group = digits_of(word);
            let whole = group.split(['.', ',']).next().unwrap_or_default();
            let fits = matches!(between, " " | "'" | "٬")
                && sign.is_none_or(|sign| sign == between)
                && whole.chars().count() == 3
                && whole.chars().all(is_digit)
                && !self.breaks(until, word.start as usize);
            if !fits {
                break;
            }
            (sign, last, until) = (Some(between), number, word.start as usize + group.len());
            if group.len() < word.len() || whole.len() < group.len() {
                break;
            }
        }
        (until, last)
    }

    /// The token of one word.
    pub fn token_at(self, word: &Word, numbers: impl Numbers) -> Token<'a> {
        self.token(word.start as usize, word.end as usize, numbers)
    }

    fn token(self, start: usize, end: usize, numbers: impl Numbers) -> Token<'a> {
        let text = &self.folded.text[start..end];
        let bytes = self.folded.text.as_bytes();
        let before = start.checked_sub(1).map(|at| bytes[at]);
        let reading = if text.starts_with(is_digit) { numbers.read(text) } else { None };
        let (begins, after_end, line) = self.opening(start);
        Token {
            text,
            start,
            end,
            number: reading.map(|reading| Number {
                negative: self.is_negative(start),
                value: reading.value,
                other: reading.other,
                kind: Kind::Plain,
            }),
            begins,
            after_end,
            line,
            bracketed: before == Some(b'[') && bytes.get(end) == Some(&b']'),
            hyphenated: before == Some(b'-'),
            asked: is_asked(&self.folded.text[end..]),
            joint: self.joint(start),
        }
    }

    // A dash right before a digit or the currency before it, with no letter or digit before it, in the source: folding takes the
    // space away.
    fn is_negative(self, start: usize) -> bool {
        let number = self.folded.text[..start].trim_end_matches(is_currency).len();
        if !self.folded.text[..number].ends_with('-') {
            return false;
        }
        let at = self.folded.to_source(number - 1, number).start;
        let before = self.source[..at].chars().next_back();
        let after = self.source[at..].chars().nth(1);
        before.is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '~' | '<' | '>' | '‹' | '›') || is_currency(c)
        }) && after.is_some_and(|c| digit(c).is_some() || is_currency(c))
    }

    // What stands between the digits that begin here and digits before them, if that is one sign.
    fn joint(self, start: usize) -> Option<char> {
        let text = &self.folded.text;
        let mut before = text[..start].chars().rev();
        let sign = before.next().filter(|sign| matches!(sign, '/' | '-' | ':' | ',' | '.'))?;
        (before.next().is_some_and(is_digit) && text[start..].starts_with(is_digit)).then_some(sign)
    }

    /// Whether a line ends between two places of the fold, of which the second begins a word. Beside a dash the fold has no white
    /// space.
    pub fn breaks(self, from: usize, to: usize) -> bool {
        if from >= to {
            return false;
        }
        let text = &self.folded.text;
        let next = text[to..].chars().next().map_or(to, |c| to + c.len_utf8());
        let start = self.folded.to_source(from, to).start;
        let end = if next > to { self.folded.to_source(to, next).start } else { self.folded.to_source(from, to).end };
        self.source[start..end.max(start)].contains('\n')
    }

    // Whether a sentence or a quotation begins here, whether a sentence ended right before, and whether a line did.
    fn opening(self, start: usize) -> (bool, bool, bool) {
        let before = &self.folded.text[..start];
        // Nearly always only a space is between two words.
        if let [.., last, b' '] = before.as_bytes()
            && last.is_ascii_alphanumeric()
        {
            let line = self.breaks(start - 1, start);
            return (line, line, line);
        }
        let bare = before.trim_end_matches(['"', '\'', '(', '[', ' ', '-', '¿', '¡']);
        let Some(last) = bare.chars().next_back() else { return (true, true, false) };
        let ended =
            bare.len() < before.len() && is_end(last) && !is_abbreviated(bare) || matches!(last, '。' | '！' | '？');
        let quoted = before.ends_with('"') || last == ':';
        let line = self.breaks(bare.len(), start);
        (ended || quoted || line, ended || line, line)
    }
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '\u{A2}'..='\u{A5}' | '\u{20A0}'..='\u{20CF}')
}

// `Dr.`, `Nov.`, `J.`: a capital and up to two small letters.
fn is_abbreviated(text: &str) -> bool {
    let Some(text) = text.strip_suffix('.') else { return false };
    let word = &text[text
        .rfind(|c: char| !is_letter(c))
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))..];
    let mut letters = word.chars();
    letters.next().is_some_and(is_capital)
        && word.chars().count() <= 3
        && letters.all(|c| !is_capital(c) && !is_digit(c))
}

/// Whether a sentence ends with `c`.
pub(crate) fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '؟' | '।')
}

/// Whether a question mark is among the signs that a text begins with: `?`, `!?`, `…?`, ` (?)`.
pub(crate) fn is_asked(text: &str) -> bool {
    text.chars().take_while(|c| !is_letter(*c) && !is_digit(*c)).take(SIGNS).any(is_question)
}

fn is_question(c: char) -> bool {
    matches!(c, '?' | '？' | '؟' | '⁇' | '⁈' | '⁉' | '‽')
}

/// Signs behind a word, at most, among which a question mark asks.
const SIGNS: usize = 8;
