//! Raised and lowered digits. `10<sup>6</sup>` is no 106: where a raised digit would touch another digit it is read as the
//! character for a raised digit, as it would be written without markup.

use super::Element;
use crate::text::is_digit as is_decimal;

/// Whether a part of a number is raised or lowered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Raised {
    Up,
    Down,
}

/// The element that raises or lowers what is in `element`, at whatever depth, and how.
pub(crate) fn raised<E: Element>(element: E) -> Option<(E, Raised)> {
    let mut next = Some(element);
    while let Some(element) = next {
        let parent = element.parent();
        let script = || parent.as_ref().filter(|_| element.before().is_some()).map(|parent| parent.tag());
        let how = match &*element.tag() {
            "sup" => Some(Raised::Up),
            "sub" => Some(Raised::Down),
            tag if tag.starts_with('m') => match script().as_deref() {
                Some("msup") => Some(Raised::Up),
                Some("msub") => Some(Raised::Down),
                Some("msubsup") if element.before().is_some_and(|before| before.before().is_some()) => Some(Raised::Up),
                Some("msubsup") => Some(Raised::Down),
                _ => None,
            },
            _ => None,
        };
        if let Some(how) = how {
            return Some((element, how));
        }
        next = parent;
    }
    None
}

/// Whether `c` is a digit of any script, or a sign that is a number: `²`, `½`, `Ⅳ`, `①`.
pub(crate) fn is_numeral(c: char) -> bool {
    let is_sign = matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '⁰' | '⁴'..='⁹' | '₀'..='₉' | '⅐'..='ↂ' | 'ↅ'..='\u{2189}' | '①'..='⒛' | '⓪'..='⓿'
        | '❶'..='➓' | '〇' | '〡'..='〩' | '㈠'..='㈩' | '㉈'..='㉏' | '㉑'..='㉟' | '㊀'..='㊉' | '㊱'..='㊿');
    is_sign || is_decimal(c)
}

const UP: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const DOWN: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// The value of a decimal digit: of those of ASCII, Arabic, Persian and Devanagari, and of full-width ones.
pub(super) fn digit(c: char) -> Option<usize> {
    let zeros = ['0', '٠', '۰', '०', '０'];
    zeros.iter().map(|zero| (c as usize).wrapping_sub(*zero as usize)).find(|value| *value < 10)
}

/// Whether `c` is a digit of a number in full size.
pub(super) fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// Whether `c` is a raised or lowered digit or sign.
pub(super) fn is_raised(c: char) -> bool {
    UP.contains(&c) || DOWN.contains(&c) || matches!(c, '⁺' | '⁻' | '₊' | '₋')
}

/// The character for a raised or lowered digit or sign; others stay. One UTF-16 unit for one.
pub(super) fn raise(c: char, how: Raised) -> char {
    let (digits, plus, minus) = match how {
        Raised::Up => (UP, '⁺', '⁻'),
        Raised::Down => (DOWN, '₊', '₋'),
    };
    match c {
        '+' => plus,
        '-' | '−' | '–' => minus,
        _ => digit(c).map_or(c, |value| digits[value]),
    }
}

#[cfg(test)]
mod tests {
    use super::is_numeral;

    #[test]
    fn numerals_are_what_unicode_calls_numbers() {
        assert!(('\0'..='\u{FFFF}').filter(|c| is_numeral(*c)).all(char::is_numeric));
        assert!("0123456789٣३๓²¹₂½⅔Ⅳⅻ①⑩〇㈠".chars().all(is_numeral));
        assert!(('\0'..='\u{24F}').chain('\u{2000}'..='\u{24FF}').filter(|c| c.is_numeric()).all(is_numeral));
    }
}
