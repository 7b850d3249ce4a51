//! The parts of a JSON text, as slices of it: what says where a value stands, and what a tree that keeps every byte is made of.

use super::Json;
use serde::de::IgnoredAny;
use serde_json::Deserializer;

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

/// The parts of one value, spelt in `text`, which serde_json has accepted; it also says where each part ends. Cost: O(n), so
/// O(n · d) for all values of a text that is nested d deep.
pub(crate) fn parts(text: &str) -> Parts<'_> {
    let mut rest = Rest(text.get(1..).unwrap_or_default());
    match text.as_bytes().first() {
        Some(b'[') => Parts::Items(std::iter::from_fn(|| rest.value()).collect()),
        Some(b'{') => Parts::Fields(std::iter::from_fn(|| Some((rest.value()?, rest.value()?))).collect()),
        _ => Parts::Scalar,
    }
}

/// Where `part`, a slice of `text`, begins in it, in bytes.
pub(crate) fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// The name that a key says.
pub(crate) fn name_of(key: &str) -> String {
    match serde_json::from_str(key) {
        Ok(Json::String(name)) => name,
        _ => String::new(),
    }
}

// What follows between two brackets.
struct Rest<'t>(&'t str);

impl<'t> Rest<'t> {
    // The next value or key; none is left before the closing bracket.
    fn value(&mut self) -> Option<&'t str> {
        let text = self.0.trim_start_matches([' ', '\t', '\n', '\r', ',', ':']);
        let mut values = Deserializer::from_str(text).into_iter::<IgnoredAny>();
        values.next()?.ok()?;
        let (value, rest) = text.split_at(values.byte_offset());
        self.0 = rest;
        Some(value)
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
        for scalar in ["1.50", "\"a\"", "null", ""] {
            assert_eq!(parts(scalar), Parts::Scalar, "{scalar}");
        }
    }
}
