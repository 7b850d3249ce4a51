use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_datetime::input::Date;
use icu_plurals::{PluralCategory, PluralRules};

pub fn plural(lang: &str, count: usize) -> Option<String> {
    let rules = PluralRules::try_new_cardinal(lang.parse::<icu_locale_core::Locale>().ok()?.into()).ok()?;
    let name = match rules.category_for(count) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    };
    Some(name.to_owned())
}

/// Of a date-time, the day that it is where it was written.
pub fn day(lang: &str, date: &str) -> Option<String> {
    let locale: icu_locale_core::Locale = lang.parse().ok()?;
    let formatter = FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::medium()).ok()?;
    let mut parts = date.get(..10)?.split('-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(formatter.format(&Date::try_new_gregorian(year, month, day).ok()?).to_string())
}
