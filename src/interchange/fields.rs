//! Objects taken apart: each field is taken once, and what nobody took is kept.

use crate::manifest::Json;

/// The fields of an object that nobody has taken yet.
pub(super) struct Fields(Vec<(String, Json)>);

impl Fields {
    /// Those of an object; none of anything else.
    pub fn of(value: Json) -> Fields {
        if let Json::Object(fields) = value { Fields(fields) } else { Fields(Vec::new()) }
    }

    /// Takes a field.
    pub fn take(&mut self, key: &str) -> Option<Json> {
        let at = self.0.iter().position(|(name, _)| name == key)?;
        Some(self.0.remove(at).1)
    }

    /// Takes a field apart if it is an object with fields.
    pub fn take_object(&mut self, key: &str) -> Fields {
        let fits = |value: &Json| matches!(value, Json::Object(fields) if !fields.is_empty());
        let at = self.0.iter().position(|(name, value)| name == key && fits(value));
        at.map_or(Fields(Vec::new()), |at| Fields::of(self.0.remove(at).1))
    }

    /// Takes a field if it is a string.
    pub fn text(&mut self, key: &str) -> Option<String> {
        self.text_if(key, |_| true)
    }

    /// Takes a field if it is a string of this kind.
    pub fn text_if(&mut self, key: &str, fits: impl Fn(&str) -> bool) -> Option<String> {
        let at = self.0.iter().position(|(name, value)| name == key && value.as_str().is_some_and(&fits))?;
        if let Json::String(text) = self.0.remove(at).1 { Some(text) } else { None }
    }

    /// Takes an array with items, or one thing that stands for an array of one.
    pub fn list(&mut self, key: &str) -> Vec<Json> {
        let at = self.0.iter().position(|(name, value)| name == key && *value != Json::Array(Vec::new()));
        match at.map(|at| self.0.remove(at).1) {
            Some(Json::Array(items)) => items,
            Some(one) => vec![one],
            None => Vec::new(),
        }
    }

    /// What is left, if anything is.
    pub fn rest(self) -> Option<Json> {
        (!self.0.is_empty()).then_some(Json::Object(self.0))
    }
}

/// An object under construction: fields that have no value are left out.
#[derive(Default)]
pub(super) struct Object(Vec<(String, Json)>);

impl Object {
    pub fn with(mut self, key: &str, value: impl Into<Json>) -> Self {
        self.0.push((key.to_owned(), value.into()));
        self
    }

    pub fn maybe(self, key: &str, value: Option<impl Into<Json>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Adds the fields of another object.
    pub fn and(mut self, other: Option<Json>) -> Self {
        self.0.extend(other.into_iter().flat_map(|other| Fields::of(other).0));
        self
    }

    /// The object, if it has fields.
    pub fn filled(self) -> Option<Json> {
        (!self.0.is_empty()).then_some(Json::Object(self.0))
    }

    pub fn build(self) -> Json {
        Json::Object(self.0)
    }
}
