//! The value of a number written in digits, whatever its script and however its digits are grouped.

use crate::letter::is_digit;

/// A decimal number: `mantissa` × 10 ^ `exponent`, with no zero at the mantissa's end, so that equal numbers are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    mantissa: u64,
    exponent: i16,
}

impl Decimal {
    pub fn new(mut mantissa: u64, mut exponent: i16) -> Self {
        while mantissa > 0 && mantissa.is_multiple_of(10) {
            mantissa /= 10;
            exponent += 1;
        }
        Decimal { mantissa, exponent: if mantissa == 0 { 0 } else { exponent } }
    }

    /// The same for equal numbers, and for others different.
    pub fn parts(self) -> (u64, i16) {
        (self.mantissa, self.exponent)
    }

    /// The product; `None` where it has more than nineteen digits.
    pub fn times(self, other: Decimal) -> Option<Decimal> {
        Some(Decimal::new(self.mantissa.checked_mul(other.mantissa)?, self.exponent.checked_add(other.exponent)?))
    }

    /// The sum; `None` where it has more than nineteen digits.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let exponent = self.exponent.min(other.exponent);
        let scaled = |number: Decimal| {
            let power = u32::try_from(number.exponent - exponent).ok()?;
            number.mantissa.checked_mul(10u64.checked_pow(power)?)
        };
        Some(Decimal::new(scaled(self)?.checked_add(scaled(other)?)?, exponent))
    }

    /// A whole number below 2³², as which days, years and hours are written.
    pub fn whole(self) -> Option<u32> {
        let power = 10u64.checked_pow(u32::try_from(self.exponent).ok()?)?;
        u32::try_from(self.mantissa.checked_mul(power)?).ok()
    }
}

/// What digits with signs between them say: the likeliest value, and one that they may have in another country's notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub value: Decimal,
    pub other: Option<Decimal>,
}

/// The value of `text`: digits, with one sign between two groups of them. `decimal` is the language's decimal sign.
///
/// `None` for what is no single number (`12.03.2025`) or has more than nineteen digits.
pub(crate) fn read(text: &str, decimal: char) -> Option<Reading> {
    let mut groups: Vec<String> = vec![String::new()];
    let mut signs: Vec<char> = Vec::new();
    for c in text.chars() {
        match digit(c) {
            Some(digit) => groups.last_mut()?.push(digit),
            None => {
                signs.push(if c == '٫' { decimal } else { c });
                groups.push(String::new());
            }
        }
    }
    let whole = || decimal_of(&groups.concat(), "");
    let fraction = || decimal_of(&groups[..groups.len() - 1].concat(), groups.last()?);
    let only = |value| Some(Reading { value, other: None });
    let Some((&last, first)) = signs.split_last() else { return only(whole()?) };
    let is_grouped = |groups: &[String]| {
        let (head, tail) = (groups[0].len(), &groups[1..]);
        // In thousands, or as in India: a last group of three after groups of two.
        let indian = tail.len() > 1 && tail[..tail.len() - 1].iter().all(|group| group.len() == 2);
        (1..=3).contains(&head)
            && tail.last().is_none_or(|group| group.len() == 3)
            && (indian || tail.iter().all(|group| group.len() == 3))
    };
    if first.iter().any(|sign| Some(sign) != first.first()) {
        return None;
    }
    match first.first() {
        None if !matches!(last, '.' | ',') => {
            if is_grouped(&groups) {
                only(whole()?)
            } else {
                None
            }
        }
        None if !is_grouped(&groups) || groups[0] == "0" => only(fraction()?),
        None if last == decimal => Some(Reading { value: fraction()?, other: Some(whole()?) }),
        None => Some(Reading { value: whole()?, other: Some(fraction()?) }),
        Some(sign) if *sign == last => {
            if is_grouped(&groups) {
                only(whole()?)
            } else {
                None
            }
        }
        Some(_) if matches!(last, '.' | ',') && is_grouped(&groups[..groups.len() - 1]) => only(fraction()?),
        Some(_) => None,
    }
}

fn decimal_of(whole: &str, fraction: &str) -> Option<Decimal> {
    let fraction = fraction.trim_end_matches('0');
    let digits = [whole, fraction].concat();
    let digits = digits.trim_start_matches('0');
    let mantissa = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    Some(Decimal::new(mantissa, -i16::try_from(fraction.len()).ok()?))
}

/// The ASCII digit of a decimal digit of any script: digits come in tens, from nought to nine.
pub(crate) fn digit(c: char) -> Option<char> {
    if c.is_ascii() || !is_digit(c) {
        return c.is_ascii_digit().then_some(c);
    }
    let below = |back: u32| char::from_u32(c as u32 - back).filter(|c| is_digit(*c));
    let value = (1..10).take_while(|back| below(*back).is_some()).count();
    char::from_digit(value as u32, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, decimal: char) -> Option<Decimal> {
        read(text, decimal).map(|reading| reading.value)
    }

    #[test]
    fn notations_of_one_number() {
        let cases: [(&str, char, u64, i16); 18] = [
            ("12400", '.', 12400, 0),
            ("12,400", '.', 12400, 0),
            ("12 400", '.', 12400, 0),
            ("12'400", '.', 12400, 0),
            ("12.400", ',', 12400, 0),
            ("12.400", '.', 124, -1),
            ("١٢٬٤٠٠", '.', 12400, 0),
            ("१२,४००", '.', 12400, 0),
            ("12,40,000", '.', 1_240_000, 0),
            ("1.234.567,89", ',', 123_456_789, -2),
            ("1,234,567.89", ',', 123_456_789, -2),
            ("2,5", '.', 25, -1),
            ("2.50", ',', 25, -1),
            ("٢٫٥", ',', 25, -1),
            ("0.125", ',', 125, -3),
            ("0", '.', 0, 0),
            ("007", '.', 7, 0),
            ("1000", '.', 1, 3),
        ];
        for (text, decimal, mantissa, exponent) in cases {
            assert_eq!(value(text, decimal), Some(Decimal::new(mantissa, exponent)), "{text} {decimal}");
        }
        for text in ["12.03.2025", "1.2.3", "12 40", "1,23,4", "99999999999999999999"] {
            assert_eq!(value(text, '.'), None, "{text}");
        }
        assert_eq!(read("12.400", '.').unwrap().other, Some(Decimal::new(12400, 0)));
    }

    #[test]
    fn products_and_sums() {
        let number = |text| value(text, '.').unwrap();
        assert_eq!(number("1.1").times(number("1000000")), Some(number("1100000")));
        assert_eq!(number("20").plus(number("1.5")), Some(number("21.5")));
        assert_eq!(number("99999999999").times(number("99999999999")), None);
        assert_eq!((number("2025").whole(), number("2.5").whole()), (Some(2025), None));
    }
}
