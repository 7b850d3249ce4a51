//! RFC 3339 dates and date-times: checked and compared, never computed with.

/// Whether a text is a date or a date-time as manifests have them.
pub fn is_date(text: &str) -> bool {
    Moment::parse(text).is_some()
}

/// A moment as written, in an order that puts earlier before later.
///
/// A date stands for its whole day, so it compares only by calendar day with a date-time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moment {
    // Days since 1 March of year 0, as written.
    day: i64,
    // Seconds since the same origin, in UTC; none for a date alone.
    seconds: Option<i64>,
}

impl Moment {
    /// `full-date` or `date-time` of RFC 3339, section 5.6.
    pub fn parse(text: &str) -> Option<Moment> {
        let bytes = text.as_bytes();
        let (year, month, date) = (digits(bytes, 0, 4)?, digits(bytes, 5, 2)?, digits(bytes, 8, 2)?);
        let sound = is(bytes, 4, b"-") && is(bytes, 7, b"-") && (1..=12).contains(&month);
        if !sound || !(1..=days_in(year, month)).contains(&date) {
            return None;
        }
        let day = day_number(year, month, date);
        match bytes.len() {
            10 => Some(Moment { day, seconds: None }),
            _ => Some(Moment { day, seconds: Some(day * 86_400 + time(bytes.get(10..)?)?) }),
        }
    }

    /// Whether this is surely later than `other`.
    pub fn is_after(self, other: Moment) -> bool {
        match (self.seconds, other.seconds) {
            (Some(mine), Some(theirs)) => mine > theirs,
            _ => self.day > other.day,
        }
    }
}

// `T12:30:00.5+02:00`, in seconds from midnight UTC.
fn time(bytes: &[u8]) -> Option<i64> {
    let (hour, minute, second) = (digits(bytes, 1, 2)?, digits(bytes, 4, 2)?, digits(bytes, 7, 2)?);
    let sound = is(bytes, 0, b"Tt") && is(bytes, 3, b":") && is(bytes, 6, b":");
    if !sound || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let mut zone = bytes.get(9..)?;
    if let Some(fraction) = zone.strip_prefix(b".") {
        let length = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
        zone = fraction.get(length..).filter(|_| length > 0)?;
    }
    Some(hour * 3600 + minute * 60 + second - offset(zone)?)
}

fn offset(zone: &[u8]) -> Option<i64> {
    if zone == b"Z" || zone == b"z" {
        return Some(0);
    }
    let (hours, minutes) = (digits(zone, 1, 2)?, digits(zone, 4, 2)?);
    let sound = zone.len() == 6 && is(zone, 0, b"+-") && is(zone, 3, b":") && hours < 24 && minutes < 60;
    let seconds = hours * 3600 + minutes * 60;
    sound.then_some(if zone[0] == b'-' { -seconds } else { seconds })
}

fn is(bytes: &[u8], at: usize, any: &[u8]) -> bool {
    bytes.get(at).is_some_and(|byte| any.contains(byte))
}

fn digits(bytes: &[u8], from: usize, count: usize) -> Option<i64> {
    let run = bytes.get(from..from + count)?;
    run.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0')))
}

fn days_in(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

// Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so the leap day comes last.
fn day_number(year: i64, month: i64, date: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + date - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rfc_3339_is_a_date() {
        let good = ["2025-04-22", "2024-02-29", "2025-04-22T16:00:00Z", "2025-04-22t16:00:00.25+05:30", "0000-01-01"];
        let bad = [
            "",
            "2025",
            "2025-4-22",
            "2025-02-29",
            "2025-13-01",
            "2025-00-10",
            "2025-04-31",
            "22.04.2025",
            "2025-04-22T16:00Z",
            "2025-04-22T16:00:00",
            "2025-04-22T24:00:00Z",
            "2025-04-22T16:00:00.Z",
            "2025-04-22T16:00:00+5:00",
            "2025-04-22 ",
            "２０２５-04-22",
            "2025-04-22T16:00:00Zz",
        ];
        good.iter().for_each(|text| assert!(Moment::parse(text).is_some(), "{text}"));
        bad.iter().for_each(|text| assert!(Moment::parse(text).is_none(), "{text}"));
    }

    #[test]
    fn later_is_after() {
        let after = |a, b| Moment::parse(a).unwrap().is_after(Moment::parse(b).unwrap());
        assert!(after("2025-04-23", "2025-04-22"));
        assert!(after("2025-03-01", "2025-02-28"));
        assert!(!after("2025-04-22", "2025-04-22T16:00:00Z"));
        assert!(after("2025-04-22T16:00:00Z", "2025-04-22T16:30:00+01:00"));
        assert!(!after("2025-04-22T16:00:00Z", "2025-04-22T15:00:00-02:00"));
    }
}
