//! Numbers that are more than one token: written in words, with a magnitude, as a fraction, or as a time of day.

use crate::case::is_capital;
use crate::decimal::Decimal;
use crate::lexicon::{Entry, Lexicon, Section, Value};
use crate::token::{Kind, Number, Source, Token};
use crate::words::is_unspaced;

/// The tokens, with every number as one.
pub(crate) fn with_numbers<'a>(source: Source<'a>, tokens: &[Token<'a>], lexicon: &Lexicon) -> Vec<Token<'a>> {
    let reader = Reader { text: &source.folded.text, tokens, lexicon };
    let mut merged = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if token.number.is_none()
            && roman(token.text).is_none()
            && !matches!(token.text, "I" | "V" | "X")
            && !lexicon.may_be_figure(&lexicon.normal(token.text))
        {
            merged.push(*token);
            at += 1;
            continue;
        }
        // `por ciento` holds no hundred, and `星期二` no two.
        let phrase = reader.find(at, |entry| (!is_of_numbers(entry.section)).then_some(()));
        if let Some(((), end)) = phrase.filter(|_| reader.time_behind(at).is_none()) {
            merged.extend_from_slice(&tokens[at..end]);
            at = end;
            continue;
        }
        let read = reader
            .fraction(at)
            .or_else(|| reader.time(at))
            .or_else(|| reader.time_behind(at))
            .or_else(|| reader.number(at));
        let (number, end) = read.map_or((None, at + 1), |(number, end)| (Some(number), end));
        let last = tokens[end - 1];
        merged.push(Token {
            text: &source.folded.text[tokens[at].start..last.end],
            end: last.end,
            asked: last.asked,
            number,
            ..tokens[at]
        });
        at = end;
    }
    merged
}

/// Magnitudes of up to so many letters are signs rather than words.
const LONGEST_SIGN: usize = 3;

/// The longest phrase of figures, in tokens.
const LONGEST: usize = 3;

fn is_of_numbers(section: Section) -> bool {
    matches!(section, Section::Numbers | Section::Ordinals | Section::Hours | Section::Function)
}

struct Reader<'a, 'b> {
    text: &'a str,
    tokens: &'b [Token<'a>],
    lexicon: &'b Lexicon,
}

// A number and the token after its last.
type Read = Option<(Number, usize)>;

impl Reader<'_, '_> {
    // Digits or words: `twenty-one`, `two hundred and five`, `1.5 million`, `40k`, `2nd`, `XII`, `half`, `minus 5`.
    fn number(&self, start: usize) -> Read {
        if let Some((Value::Minus, next)) = self.value(start) {
            let (number, end) = self.number(next).filter(|(number, _)| !number.negative)?;
            return Some((Number { negative: true, ..number }, end));
        }
        let first = self.tokens.get(start)?;
        let mut at = start;
        let mut sum = None;
        let mut total: Option<Decimal> = None;
        let mut number = Number { negative: false, value: Decimal::new(0, 0), other: None, kind: Kind::Plain };
        if let Some(digits) = first.number {
            (number, sum, at) = (digits, Some(digits.value), start + 1);
        } else if let Some(roman) = roman(first.text).or_else(|| self.regnal(start)) {
            (sum, at) = (Some(Decimal::new(roman, 0)), start + 1);
        }
        let from_words = sum.is_none();
        let mut ended = false;
        while let Some((value, next)) = self.value(at) {
            match value {
                Value::Is(value) if from_words && !ended => match sum {
                    None => sum = Some(value),
                    Some(before) if fits_below(before, value) => sum = Some(before.plus(value)?),
                    Some(_) => break,
                },
                // `k` and `m` count behind digits only.
                Value::Times(_)
                    if at == start
                        && first.text.chars().count() <= LONGEST_SIGN
                        && !first.text.starts_with(is_unspaced) =>
                {
                    break;
                }
                Value::Times(by) if !ended => {
                    let times = sum.unwrap_or(Decimal::new(1, 0)).times(by)?;
                    number.other = None;
                    // Thousands and more stand between what is before them and what follows.
                    if by.whole().is_none_or(|by| by >= 1000) && from_words {
                        (total, sum) = (Some(total.map_or(Some(times), |total| total.plus(times))?), None);
                    } else {
                        sum = Some(times);
                    }
                }
                Value::Ending if at > start && self.tokens[at].start == self.tokens[at - 1].end => ended = true,
                Value::Part(parts) if at == start => {
                    let number = Number { value: Decimal::new(1, 0), kind: Kind::Parts(parts), ..number };
                    return Some((number, next));
                }
                _ => break,
            }
            at = next;
        }
        // `and` inside, as in `two hundred and five`.
        if from_words
            && !ended
            && (sum.or(total))
                .is_some_and(|so_far| so_far.whole().is_some_and(|so_far| so_far >= 100 && so_far % 100 == 0))
            && let Some((Value::And, next)) = self.value(at)
            && let Some((rest, next)) =
                self.number(next).filter(|(rest, _)| rest.value.whole().is_some_and(|rest| rest < 100))
            && self.tokens[next - 1].number.is_none()
        {
            sum = Some(sum.unwrap_or(Decimal::new(0, 0)).plus(rest.value)?);
            at = next;
        }
        number.value = match (total, sum) {
            (Some(total), Some(sum)) => total.plus(sum)?,
            (one, other) => one.or(other)?,
        };
        Some((number, at))
    }

    // One letter that is a numeral behind a name: George I.
    fn regnal(&self, at: usize) -> Option<u64> {
        let name = self.tokens.get(at.checked_sub(1)?)?;
        let is_name =
            name.text.starts_with(is_capital) && name.text.len() > 1 && !name.begins && !self.tokens[at].begins;
        let value = match self.tokens[at].text {
            "I" => 1,
            "V" => 5,
            "X" => 10,
            _ => return None,
        };
        is_name.then_some(value)
    }

    // `1/2`.
    fn fraction(&self, at: usize) -> Read {
        let (number, of) = (self.tokens.get(at)?.number?, self.tokens.get(at + 1)?.number?);
        let between = &self.text[self.tokens[at].end..self.tokens[at + 1].start];
        let parts = (between == "/").then(|| of.value.whole()).flatten()?;
        let followed =
            self.text[self.tokens[at + 1].end..].starts_with('/') || self.text[..self.tokens[at].start].ends_with('/');
        (!followed).then_some((Number { kind: Kind::Parts(parts), ..number }, at + 2))
    }

    // `21:00`, `9pm`, `9:30 a.m.`, `9 Uhr`.
    fn time(&self, at: usize) -> Read {
        let first = self.tokens.get(at)?;
        let number = first.number?;
        let mut next = at + 1;
        let mut hour = number.value.whole();
        let mut minutes = None;
        if let Some(second) = self.tokens.get(next) {
            let two = second.end - second.start == 2 && second.number.is_some();
            if two && &self.text[first.end..second.start] == ":" {
                minutes = second.number.and_then(|minutes| minutes.value.whole()).filter(|minutes| *minutes < 60);
                next += usize::from(minutes.is_some());
            }
        }
        let digits =
            first.text.split_once(['.', ',']).filter(|(hours, minutes)| hours.len() <= 2 && minutes.len() == 2);
        let half_day = self.half_day(next);
        if let (Some((hours, rest)), Some(_)) = (digits, half_day) {
            (hour, minutes) = (hours.parse().ok(), rest.parse().ok());
        }
        let hour = hour.filter(|hour| *hour <= 24)?;
        let hour = match half_day {
            Some((0, _)) => hour % 12,
            Some((12, _)) => hour % 12 + 12,
            Some(_) => hour,
            None => minutes.map(|_| hour)?,
        };
        let value = Decimal::new(u64::from(hour * 60 + minutes.unwrap_or(0)), 0);
        let kind = if matches!(half_day, Some((0 | 12, _))) { Kind::HalfDay } else { Kind::Time };
        Some((Number { value, kind, ..number }, half_day.map_or(next, |(_, end)| end)))
    }

    // `午後3時`: in scripts without spaces the half of the day is named first.
    fn time_behind(&self, at: usize) -> Read {
        let (half, next) = self.half_day(at).filter(|_| self.tokens[at].text.starts_with(is_unspaced))?;
        let (number, end) = self.time(next).or_else(|| Some((self.tokens.get(next)?.number?, next + 1)))?;
        let minutes = number.value.whole()?.checked_mul(if number.kind == Kind::Plain { 60 } else { 1 })?;
        let value = Decimal::new(u64::from(minutes % 720 + if half == 12 { 720 } else { 0 }), 0);
        (minutes < 24 * 60).then_some((Number { value, kind: Kind::HalfDay, ..number }, end))
    }

    // Hours that a word such as `pm` adds, and the token after it.
    fn half_day(&self, at: usize) -> Option<(u32, usize)> {
        self.find(at, |entry| match (entry.section, self.lexicon.value(entry)?) {
            (Section::Hours, Value::Is(hours)) => hours.whole(),
            _ => None,
        })
    }

    // What a word or phrase is worth as a part of a number. Words that are articles or pronouns too count before magnitudes only.
    fn value(&self, at: usize) -> Option<(Value, usize)> {
        let (value, next) =
            self.find(at, |entry| if entry.section == Section::Hours { None } else { self.lexicon.value(entry) })?;
        let is_weak = self.find(at, |entry| (entry.section == Section::Function).then_some(())).is_some();
        let times = || matches!(self.find(next, |entry| self.lexicon.value(entry)), Some((Value::Times(_), _)));
        (!is_weak || value == Value::And || times()).then_some((value, next))
    }

    // The first entry that `wanted` takes, of the longest phrase that begins here; and the token after it.
    fn find<T>(&self, at: usize, wanted: impl Fn(Entry) -> Option<T>) -> Option<(T, usize)> {
        let first = self.lexicon.normal(self.tokens.get(at)?.text);
        if self.lexicon.begins_phrase(&first) {
            let tokens = &self.tokens[at..(at + LONGEST).min(self.tokens.len())];
            let found = self.lexicon.phrases(tokens).filter_map(|(length, entries)| {
                let found = entries.iter().copied().find_map(&wanted)?;
                Some((found, at + length))
            });
            if let Some(longest) = found.last() {
                return Some(longest);
            }
        }
        let entries = self.lexicon.number_entries(&first);
        let mut entries = entries.iter().filter(|entry| is_of_numbers(entry.section));
        entries.find_map(|entry| wanted(*entry)).map(|found| (found, at + 1))
    }
}

// Whether a number word goes on with a smaller one: twenty-one, three hundred five.
fn fits_below(before: Decimal, value: Decimal) -> bool {
    let (Some(before), Some(value)) = (before.whole(), value.whole()) else { return false };
    let room = if before % 100 == 0 {
        100
    } else if before % 10 == 0 {
        10
    } else {
        0
    };
    value < room && before >= 20
}

// Roman numerals from II to XXXIX: one letter alone is a letter, and longer ones are words as often.
fn roman(text: &str) -> Option<u64> {
    let is_numeral = |byte: u8| matches!(byte | 0x20, b'i' | b'v' | b'x');
    if !(2..=6).contains(&text.len()) || !text.bytes().all(is_numeral) {
        return None;
    }
    let upper = text.to_ascii_uppercase();
    if upper != text && text.to_ascii_lowercase() != text {
        return None;
    }
    let ten = upper.len() - upper.trim_start_matches('X').len();
    let ones =
        ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].iter().position(|ones| *ones == &upper[ten..])?;
    (ten <= 3).then_some((ten * 10 + ones) as u64)
}
