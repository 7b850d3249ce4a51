//! Plurals and dates of languages, by the rules of the Unicode CLDR: a page asks its browser, natively ICU4X knows them.

#[cfg(not(target_family = "wasm"))]
#[path = "locale/native.rs"]
mod platform;
#[cfg(all(target_family = "wasm", feature = "widget"))]
#[path = "locale/page.rs"]
mod platform;
#[cfg(all(target_family = "wasm", not(feature = "widget")))]
#[path = "locale/unknown.rs"]
mod platform;

/// The category of a number, `zero`, `one`, `two`, `few`, `many` or `other`, which is also that of unknown languages.
pub(crate) fn plural(lang: &str, count: usize) -> String {
    platform::plural(lang, count).unwrap_or_default()
}

/// The day of an RFC 3339 date or date-time as a language writes it, or as it stands where that is unknown. A date alone is a
/// calendar day and stays that day in every time zone.
pub(crate) fn day(lang: &str, date: &str) -> String {
    platform::day(lang, date).unwrap_or_else(|| date.to_owned())
}
