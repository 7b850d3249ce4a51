//! Times: of this moment, and those that manifests and servers write.

use jiff::civil::Date;
use jiff::fmt::rfc2822;
use jiff::{Timestamp, tz::TimeZone};
use std::time::Duration;

/// Now, to the second, as RFC 3339.
pub fn now() -> String {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}

/// Today, in UTC.
pub fn today() -> Date {
    Timestamp::now().to_zoned_datetime(TimeZone::UTC).date()
}

/// The day of an RFC 3339 date or date-time, as it is written there.
pub fn day(written: &str) -> Option<Date> {
    written.get(..10)?.parse().ok()
}

/// How long a server asks to be left alone: seconds, or an HTTP date.
pub fn retry_after(value: &str) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = rfc2822::parse(value).ok()?.timestamp();
    Duration::try_from(until.duration_since(Timestamp::now())).ok()
}

/// Seconds since 1970.
pub fn seconds() -> i64 {
    Timestamp::now().as_second()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_say_when_to_come_again() {
        assert_eq!(retry_after(" 120 "), Some(Duration::from_secs(120)));
        assert!(retry_after("Fri, 31 Dec 2100 23:59:59 GMT").is_some_and(|wait| wait > Duration::from_secs(1_000_000)));
        assert_eq!(retry_after("Wed, 21 Oct 2015 07:28:00 GMT"), None);
        assert_eq!(retry_after("soon"), None);
    }

    #[test]
    fn days_are_those_that_are_written() {
        assert_eq!(day("2025-04-22T23:30:00-05:00"), day("2025-04-22"));
        assert_eq!(day("x"), None);
    }
}
