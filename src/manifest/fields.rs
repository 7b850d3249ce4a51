//! Fields of any kind: each read with its type checked, and where it is in the manifest at hand for problems.

use super::date::Moment;
use super::json::Json;
use super::problem::{Problems, Severity};
use super::url;
use std::fmt::Display;

/// Hears of problems while a manifest is read.
pub(super) trait Listener: Default {
    fn hear(&mut self, severity: Severity, code: &'static str, at: &At, message: impl Display, help: &'static str);
}

impl Listener for Problems {
    fn hear(&mut self, severity: Severity, code: &'static str, at: &At, message: impl Display, help: &'static str) {
        self.push(severity, code, &at.path(), message.to_string(), help);
    }
}

/// Hears only whether there is any. Reading for it takes no words: most manifests that readers' pages have are sound.
#[derive(Default)]
pub(super) struct AnyProblem(pub bool);

impl Listener for AnyProblem {
    fn hear(&mut self, _: Severity, _: &'static str, _: &At, _: impl Display, _: &'static str) {
        self.0 = true;
    }
}

/// Reads values and tells of what is wrong with them.
#[derive(Default)]
pub(super) struct Reader<L> {
    pub listener: L,
    // Errors so far: a claim is sound if reading it added none.
    pub errors: usize,
}

/// A value and where it is. Paths are built only for problems: they are slices of this chain.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub json: &'a Json,
    pub parent: Option<&'a At<'a>>,
    pub step: Step<'a>,
}

#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Root,
    Key(&'a str),
    Item(usize),
}

impl<'a> At<'a> {
    pub fn get(&'a self, key: &'a str) -> Option<At<'a>> {
        self.json.get(key).map(|json| At { json, parent: Some(self), step: Step::Key(key) })
    }

    pub fn path(&self) -> String {
        let mut path = self.parent.map(At::path).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Key(key) => path.push_str(&format!("/{}", as_step(key))),
            Step::Item(number) => path.push_str(&format!("/{number}")),
        }
        path
    }
}

/// A text's beginning, to be told in a message.
pub(super) fn cut(text: &str) -> &str {
    text.char_indices().nth(40).map_or(text, |(end, _)| &text[..end])
}

/// A key as it is spelt in a JSON Pointer.
pub(super) fn as_step(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

impl<L: Listener> Reader<L> {
    pub fn error(&mut self, code: &'static str, at: &At, message: impl Display, help: &'static str) {
        self.errors += 1;
        self.listener.hear(Severity::Error, code, at, message, help);
    }

    pub fn warning(&mut self, code: &'static str, at: &At, message: impl Display, help: &'static str) {
        self.listener.hear(Severity::Warning, code, at, message, help);
    }

    pub fn object(&mut self, at: &At, known: &[&str]) -> bool {
        let sound = matches!(at.json, Json::Object(_));
        if sound {
            self.known(at, known)
        } else {
            self.wrong_type(at, "an object")
        }
        sound
    }

    pub fn known(&mut self, at: &At, known: &[&str]) {
        let Json::Object(fields) = at.json else { return };
        for (number, (key, json)) in fields.iter().enumerate() {
            let here = At { json, parent: Some(at), step: Step::Key(key) };
            if !known.contains(&key.as_str()) {
                let message = format_args!("The field \"{}\" is not known.", cut(key));
                self.warning("unknown-field", &here, message, "Check its spelling; it is kept, but has no effect.");
            } else if fields[..number].iter().any(|(other, _)| other == key) {
                let message = format_args!("The field \"{key}\" is there twice.");
                self.error("field-duplicate", &here, message, "Keep one of the two.");
            }
        }
    }

    pub fn wrong_type(&mut self, at: &At, wanted: &str) {
        let message = format_args!("This must be {wanted}, but is {}.", at.json.kind());
        self.error("wrong-type", at, message, "");
    }

    pub fn each(&mut self, list: &At, mut read: impl FnMut(&mut Self, &At)) {
        let Json::Array(items) = list.json else { return self.wrong_type(list, "an array") };
        for (number, json) in items.iter().enumerate() {
            read(self, &At { json, parent: Some(list), step: Step::Item(number) });
        }
    }

    pub fn list(&mut self, at: &At, key: &str, read: impl FnMut(&mut Self, &At)) {
        if let Some(list) = at.get(key) {
            self.each(&list, read);
        }
    }

    pub fn text(&mut self, at: &At, key: &str) -> Option<String> {
        let at = at.get(key)?;
        match at.json {
            Json::String(text) => return Some(text.clone()),
            _ => self.wrong_type(&at, "a string"),
        }
        None
    }

    // A text that says something.
    pub fn filled(&mut self, at: &At, key: &str) -> Option<String> {
        self.text(at, key).filter(|text| !text.trim().is_empty())
    }

    pub fn required(
        &mut self,
        at: &At,
        key: &str,
        code: &'static str,
        missing: &str,
        help: &'static str,
    ) -> Option<String> {
        if at.get(key).is_none() {
            self.error(code, at, missing, help);
        }
        self.text(at, key)
    }

    pub fn link(&mut self, at: &At, key: &str) -> Option<String> {
        let text = self.text(at, key)?;
        if let Some(objection) = url::objection(&text) {
            let message = format_args!("This link {objection}.");
            self.error(
                "url-invalid",
                &at.get(key)?,
                message,
                "Use an address that begins with https://, or a path beside the manifest.",
            );
            return None;
        }
        if url::lacks_scheme(&text) {
            let message =
                format_args!("\"{text}\" looks like a website, but without https:// it is a file beside the manifest.");
            let help = "Put https:// before it; if it is a file, put ./ before it.";
            self.warning("url-without-scheme", &at.get(key)?, message, help);
        }
        Some(text)
    }

    pub fn date(&mut self, at: &At, key: &str) -> Option<String> {
        let text = self.text(at, key)?;
        if Moment::parse(&text).is_none() {
            let message = "This is no date that a manifest can hold.";
            self.error("date-invalid", &at.get(key)?, message, "Write 2025-04-22 or 2025-04-22T16:00:00Z.");
            return None;
        }
        Some(text)
    }
}
