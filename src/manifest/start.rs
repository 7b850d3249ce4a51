//! A manifest to start from, and ids for its claims.

use super::json::Json;
use super::model::ArticleInfo;
use super::read::read;

/// A manifest about this article with these claims. What a page says of itself and is no date, address or such is left out.
pub fn start(about: &ArticleInfo, schema: &str, claims: Vec<Json>) -> Json {
    let fields = [
        ("url", &about.url),
        ("headline", &about.headline),
        ("language", &about.language),
        ("published", &about.published),
    ];
    let fields: Vec<(&str, &String)> =
        fields.into_iter().filter_map(|(key, value)| Some((key, value.as_ref()?))).collect();
    let manifest = |fields: &[(&str, &String)], claims: Vec<Json>| {
        let article = Json::object(fields.iter().map(|(key, value)| (*key, Json::from(value.as_str()))));
        Json::object([
            ("$schema", Json::from(schema)),
            ("version", Json::from(1)),
            ("article", article),
            ("claims", Json::Array(claims)),
        ])
    };
    let (_, problems) = read(&manifest(&fields, Vec::new()));
    let sound = |key: &str| problems.iter().all(|problem| problem.path != format!("/article/{key}"));
    manifest(&fields.iter().copied().filter(|(key, _)| sound(key)).collect::<Vec<_>>(), claims)
}

/// An id in words of the passage (ASCII letters and digits of its first five words, at most 48) that is not taken.
pub fn unused_id(exact: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let words = exact.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.take(5).map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
    let slug: String = if slug.is_empty() { "claim".into() } else { slug.chars().take(48).collect() };
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.clone()).chain(numbered).find(|id| !is_taken(id)).unwrap_or(slug)
}
