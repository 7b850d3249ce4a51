//! Dates where the editor is.

use crate::tools;
use crate::words::LANGUAGES;
use claim_labels::workbench::DateHabits;
use std::rc::Rc;

thread_local! {
    static HABITS: Rc<DateHabits> = Rc::new(DateHabits {
        month_first: tools::is_month_first(),
        months: tools::month_names(&LANGUAGES.map(|(tag, _)| tag)),
    });
}

/// How dates are written here.
pub fn habits() -> Rc<DateHabits> {
    HABITS.with(Rc::clone)
}

/// Today's date where the editor is, as manifests write it.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}
