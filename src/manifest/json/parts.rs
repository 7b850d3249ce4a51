//! The parts of a JSON text, as slices of it: what says where a value stands, and what a tree that keeps every byte is made of.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// What a value consists of, each part as it is spelt.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Parts<'t> {
    /// A string, number, `true`, `false` or `null` has no parts.
    Scalar,
    /// The values of an array.
    Items(Vec<&'t str>),
    /// The keys and values of an object, in their order and with duplicates.
    Fields(Vec<(&'t str, &'t str)>),
}

/// The parts of one value, spelt in `text`; text that is no JSON has none. Cost: O(n), so O(n · d) for all values of a text
/// that is nested d deep.
pub(crate) fn parts(text: &str) -> Parts<'_> {
    match text.trim_ascii_start().as_bytes().first() {
        Some(b'[') => serde_json::from_str::<Vec<&RawValue>>(text)
            .map_or(Parts::Scalar, |items| Parts::Items(items.into_iter().map(RawValue::get).collect())),
        Some(b'{') => serde_json::from_str(text).map_or(Parts::Scalar, |RawFields(fields)| Parts::Fields(fields)),
        _ => Parts::Scalar,
    }
}

/// Where `part`, a slice of `text`, begins in it, in bytes.
pub(crate) fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// The name that a key says.
pub(crate) fn name_of(key: &str) -> String {
    serde_json::from_str(key).unwrap_or_default()
}

struct RawFields<'t>(Vec<(&'t str, &'t str)>);

impl<'de: 't, 't> Deserialize<'de> for RawFields<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RawFields(Vec::new()))
    }
}

impl<'de: 't, 't> Visitor<'de> for RawFields<'t> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Self, A::Error> {
        while let Some((key, value)) = access.next_entry::<&RawValue, &RawValue>()? {
            self.0.push((key.get(), value.get()));
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_slices_as_they_are_spelt() {
        let text = "[ 1.50,\"a,]\\\"\" , {\"b\\u0041\" : [ ] ,\"c\": null, \"c\":{}} ]";
        let Parts::Items(items) = parts(text) else { panic!() };
        assert_eq!(items, ["1.50", "\"a,]\\\"\"", "{\"b\\u0041\" : [ ] ,\"c\": null, \"c\":{}}"]);
        assert!(items.iter().all(|item| text[offset(text, item)..].starts_with(item)));
        assert_eq!(parts(items[2]), Parts::Fields(vec![("\"b\\u0041\"", "[ ]"), ("\"c\"", "null"), ("\"c\"", "{}")]));
        assert_eq!(name_of("\"b\\u0041\""), "bA");
        for scalar in ["1.50", "\"a\"", "null", "", "[1", "{\"a\"}"] {
            assert_eq!(parts(scalar), Parts::Scalar, "{scalar}");
        }
    }
}
