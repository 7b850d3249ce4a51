//! A JSON value with its keys in order, read through serde.

mod parts;
#[cfg(feature = "interchange")]
mod write;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

pub(crate) use parts::{Parts, name_of, offset, parts};

/// A JSON value. Objects keep the order of their keys, and duplicates.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// Any number, as JavaScript holds it.
    Number(f64),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value of the first `key`, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Json> {
        let Json::Object(fields) = self else { return None };
        fields.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The text, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        if let Json::String(text) = self { Some(text) } else { None }
    }

    /// What kind of value this is, in the words of a message.
    pub fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "an array",
            Json::Object(_) => "an object",
        }
    }
}

/// Levels of nesting that are read; manifests have 5. More would let a few kilobytes exhaust the stack.
const DEEPEST: usize = 64;

// In what readers download, serde_json leaves it to others to make numbers of digits (its feature `arbitrary_precision`), which spares
// them its tables for fractions, 3 KB. It hands them over as the `String` of the only field of an object, which this is the name of;
// strings of a text are never handed over as a `String`.
const SPELT: &str = "$serde_json::private::Number";

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        JsonVisitor { depth: 0, spelt: false }.deserialize(deserializer)
    }
}

#[derive(Clone, Copy)]
struct JsonVisitor {
    depth: usize,
    // Whether a `String` is a number.
    spelt: bool,
}

impl JsonVisitor {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth == DEEPEST {
            return Err(E::custom("it is nested deeper than 64 levels"));
        }
        Ok(JsonVisitor { depth: self.depth + 1, spelt: false })
    }
}

fn number(spelt: &str) -> Option<f64> {
    #[cfg(all(target_family = "wasm", feature = "widget"))]
    let number = js_sys::Number::parse_float(spelt);
    #[cfg(not(all(target_family = "wasm", feature = "widget")))]
    let number: f64 = spelt.parse().ok()?;
    number.is_finite().then_some(number)
}

impl<'de> DeserializeSeed<'de> for JsonVisitor {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }
    fn visit_none<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        self.deserialize(deserializer)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }
    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }
    fn visit_string<E: Error>(self, value: String) -> Result<Json, E> {
        match self.spelt {
            true => number(&value).map(Json::Number).ok_or_else(|| E::custom("number out of range")),
            false => Ok(Json::String(value)),
        }
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        let inner = self.deeper()?;
        while let Some(item) = access.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut fields = Vec::new();
        let mut key = access.next_key::<String>()?;
        if key.as_deref() == Some(SPELT) {
            let value = access.next_value_seed(JsonVisitor { spelt: true, ..self })?;
            if matches!(value, Json::Number(_)) {
                return Ok(value);
            }
            fields.push((SPELT.to_owned(), value));
            key = access.next_key()?;
        }
        let inner = self.deeper()?;
        while let Some(name) = key {
            fields.push((name, access.next_value_seed(inner)?));
            key = access.next_key()?;
        }
        Ok(Json::Object(fields))
    }
}
