//! A manifest to start from.

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
