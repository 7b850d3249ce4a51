//! The workbench's words: in each file of `languages/`, the object `workbench`. What readers see is said in the same words as to
//! them, see [`Strings`].

use crate::locale;
use crate::manifest::{Json, Problem, Status};
use crate::strings::Strings;
use crate::text::Reason;
use std::collections::HashMap;

const ENGLISH: &str = include_str!("../../languages/en.json");

/// The words of one language. There is one of each for good.
pub struct Words {
    lang: String,
    dir: String,
    texts: HashMap<String, Json>,
    readers: &'static Strings,
}

impl PartialEq for Words {
    // Each language is there once.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

thread_local! {
    static BUILT_IN: &'static Words = Words::read(ENGLISH).expect("the English words are ours");
}

impl Words {
    /// English, which is built in.
    pub fn english() -> &'static Words {
        BUILT_IN.with(|words| *words)
    }

    /// The words of a file of `languages/`; `None` where it is none.
    pub fn read(file: &str) -> Option<&'static Words> {
        let json: Json = serde_json::from_str(file).ok()?;
        let text = |key: &str| json.get(key).and_then(Json::as_str).map(str::to_owned);
        let (lang, dir) = (text("lang")?, text("dir")?);
        let Some(Json::Object(fields)) = json.get("workbench") else { return None };
        let texts = fields.iter().cloned().collect();
        let readers = if lang == "en" { Strings::of("en") } else { Strings::add(&lang, &json) };
        Some(Box::leak(Box::new(Words { lang, dir, texts, readers })))
    }

    /// The BCP 47 tag.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// `ltr` or `rtl`.
    pub fn dir(&self) -> &str {
        &self.dir
    }

    /// The words that readers see.
    pub fn readers(&self) -> &'static Strings {
        self.readers
    }

    fn find(&self, key: &str) -> Option<&Json> {
        self.texts.get(key)
    }

    /// A text; in English where the language lacks it.
    pub fn text(&'static self, key: &str) -> &'static str {
        let found = self.find(key).or_else(|| Words::english().find(key)).and_then(Json::as_str);
        debug_assert!(found.is_some(), "{key} is in languages/en.json");
        found.unwrap_or_default()
    }

    /// A text with `{0}`, `{1}` and so on filled in.
    pub fn fill(&'static self, key: &str, values: &[&str]) -> String {
        filled(self.text(key), values)
    }

    /// A text that counts, in the form that the language has for `count` things; `{0}` is the number.
    pub fn count(&'static self, key: &str, count: usize) -> String {
        let forms = self.find(key).or_else(|| Words::english().find(key));
        let form = |category: &str| forms.and_then(|forms| forms.get(category)).and_then(Json::as_str);
        let form = form(&locale::plural(&self.lang, count)).or_else(|| form("other"));
        filled(form.unwrap_or_default(), &[&count.to_string()])
    }

    /// A problem in this language: the validator's own words are English, and say more. Where they speak of the file or of the command line,
    /// English has other words for editors too.
    pub fn problem(&self, problem: &Problem) -> String {
        match self.own(problem) {
            Some(text) => text.to_owned(),
            None => [Some(problem.message.as_str()), problem.help].into_iter().flatten().collect::<Vec<_>>().join(" "),
        }
    }

    /// What to do about a problem, where that is not said with it.
    pub fn help(&self, problem: &Problem) -> Option<&'static str> {
        problem.help.filter(|_| self.lang == "en" && self.own(problem).is_none())
    }

    fn own(&self, problem: &Problem) -> Option<&str> {
        self.find("problems")?.get(problem.code)?.as_str()
    }

    /// The same in one line, without what to do about it.
    pub fn problem_line(&self, problem: &Problem) -> String {
        self.problem(&Problem { help: None, ..problem.clone() })
    }

    /// A label's name.
    pub fn status(&self, status: Status) -> &'static str {
        self.readers.status(status)
    }

    /// What a label means.
    pub fn explanation(&self, status: Status) -> &'static str {
        self.readers.explanation(status)
    }

    /// Why a passage was not found.
    pub fn reason(&self, reason: Reason) -> &'static str {
        self.readers.reason(reason)
    }
}

fn filled(text: &str, values: &[&str]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (number, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(number.parse().ok().and_then(|number: usize| values.get(number)).copied().unwrap_or_default());
        rest = after;
    }
    out + rest
}
