//! Dates as people write them, to dates as manifests have them.

use crate::manifest::is_date;

/// How dates are written where the editor is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DateHabits {
    /// Whether the month comes before the day in `4/22/2025`.
    pub month_first: bool,
    /// Names of months in lower case, each with its number from 1.
    pub months: Vec<(String, u32)>,
}

/// The date that a text means, as a manifest has it; `None` where it is one already, or means none for sure.
pub fn read_date(text: &str, habits: &DateHabits) -> Option<String> {
    let text = text.trim();
    if is_date(text) {
        return None;
    }
    let parts: Vec<Part> = parts(text, habits);
    let [year, month, day] = match parts[..] {
        [Part::Number(year, 4), Part::Number(month, _), Part::Number(day, _)] => [year, month, day],
        [Part::Number(one, ..=2), Part::Number(other, ..=2), Part::Number(year, digits)]
            if digits == 4 || digits == 2 =>
        {
            let (day, month) = ordered(one, other, !text.contains('.') && habits.month_first);
            [full(year, digits), month, day]
        }
        [Part::Number(day, ..=2), Part::Month(month), Part::Number(year, 4)]
        | [Part::Month(month), Part::Number(day, ..=2), Part::Number(year, 4)]
        | [Part::Number(year, 4), Part::Month(month), Part::Number(day, ..=2)] => [year, month, day],
        _ => return None,
    };
    Some(format!("{year:04}-{month:02}-{day:02}")).filter(|date| is_date(date))
}

#[derive(Clone, Copy)]
enum Part {
    // And how many digits it has.
    Number(u32, usize),
    Month(u32),
}

// Numbers and months; words between them (`de`, `р.`) say nothing.
fn parts(text: &str, habits: &DateHabits) -> Vec<Part> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter_map(|word| part(word, habits)).collect()
}

fn part(word: &str, habits: &DateHabits) -> Option<Part> {
    let digits: String = word.chars().map_while(digit).collect();
    if !digits.is_empty() {
        return Some(Part::Number(digits.parse().unwrap_or(u32::MAX), digits.len()));
    }
    let word = word.to_lowercase();
    let whole = habits.months.iter().find(|(name, _)| *name == word);
    let begun = || habits.months.iter().find(|(name, _)| word.chars().count() > 2 && name.starts_with(&word));
    whole.or_else(begun).map(|(_, month)| Part::Month(*month))
}

// Digits of the scripts that the interface is written in.
fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    char::from_digit(c as u32 - zero as u32, 10)
}

// Where only one order gives a month, it is that one.
fn ordered(one: u32, other: u32, month_first: bool) -> (u32, u32) {
    match (one > 12, other > 12) {
        (true, _) => (one, other),
        (_, true) => (other, one),
        _ if month_first => (other, one),
        _ => (one, other),
    }
}

fn full(year: u32, digits: usize) -> u32 {
    if digits == 2 { 2000 + year } else { year }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn habits(month_first: bool) -> DateHabits {
        let names = [("april", 4), ("apr", 4), ("квітня", 4), ("mai", 5), ("نيسان", 4), ("marzo", 3), ("mars", 3)];
        DateHabits { month_first, months: names.map(|(name, month)| (name.into(), month)).into() }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let cases = [
            ("22.04.2025", "2025-04-22"),
            ("22.4.25", "2025-04-22"),
            ("2025/4/22", "2025-04-22"),
            ("22/04/2025", "2025-04-22"),
            ("04/22/2025", "2025-04-22"),
            ("3/4/2025", "2025-04-03"),
            ("22 April 2025", "2025-04-22"),
            ("April 22nd, 2025", "2025-04-22"),
            (" 22. Apr. 2025 ", "2025-04-22"),
            ("22 квітня 2025 р.", "2025-04-22"),
            ("22 de marzo de 2025", "2025-03-22"),
            ("٢٢ نيسان ٢٠٢٥", "2025-04-22"),
        ];
        for (text, date) in cases {
            assert_eq!(read_date(text, &habits(false)).as_deref(), Some(date), "{text}");
        }
        assert_eq!(read_date("3/4/2025", &habits(true)).as_deref(), Some("2025-03-04"));
        assert_eq!(read_date("3.4.2025", &habits(true)).as_deref(), Some("2025-04-03"));
    }

    #[test]
    fn what_is_a_date_already_or_none_for_sure_stays() {
        for text in [
            "2025-04-22",
            "2025-04-22T16:00:00Z",
            "",
            "April",
            "22 April",
            "31.02.2025",
            "13/13/2025",
            "1/2/3/4",
            "soon",
        ] {
            assert_eq!(read_date(text, &habits(false)), None, "{text}");
        }
    }
}
