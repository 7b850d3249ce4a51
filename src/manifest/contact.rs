//! Where readers turn to who find a label wrong: an address with places for what it is about.

use super::model::{Claim, Manifest};

/// What can be filled in.
const PLACES: [&str; 3] = ["{id}", "{url}", "{quote}"];

/// Why a template may not be used.
pub(super) fn objection(template: &str) -> Option<&'static str> {
    let known = PLACES.iter().fold(template.to_owned(), |rest, place| rest.replace(place, "x"));
    let begins = |scheme: &str| known.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if known.contains(['{', '}']) {
        return Some("has a place for something else than {id}, {url} and {quote}");
    }
    if known.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '\\' | '<' | '>' | '"')) {
        return Some("has a character that no URL may have");
    }
    let is_mail = begins("mailto:") && known["mailto:".len()..].contains('@');
    let host = known.get("https://".len()..).unwrap_or_default();
    let is_web = begins("https://") && !host.is_empty() && !host.starts_with(['/', '?', '#']);
    (!is_mail && !is_web).then_some("is neither mailto: with an address nor https:")
}

/// The address for `claim`; none if the publisher names none. `page` is where the article is read, if the manifest does not say.
pub(crate) fn contact(manifest: &Manifest, claim: &Claim, page: Option<&str>) -> Option<String> {
    let template = manifest.publisher.contact.as_deref()?;
    let page = manifest.article.url.as_deref().or(page).unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    let url = if page.is_empty() { String::new() } else { [page, "#claim-", &claim.id].concat() };
    // Mail programs cut longer addresses.
    let quote: String = claim.quote.exact.chars().take(300).collect();
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or_default();
        filled.push_str(&encoded(match name {
            "id" => &claim.id,
            "url" => &url,
            _ => &quote,
        }));
        rest = after;
    }
    filled.push_str(rest);
    Some(filled)
}

// RFC 3986, section 2.3: all but unreserved characters, so that what is filled in stays one value.
fn encoded(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(byte.into());
        } else {
            out.extend(['%', DIGITS[usize::from(byte >> 4)].into(), DIGITS[usize::from(byte & 15)].into()]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::parse_text;

    #[test]
    fn only_mail_and_safe_pages_are_contacts() {
        let good = [
            "mailto:desk@news.example",
            "mailto:desk@news.example?subject={id}&body={url}%20{quote}",
            "https://news.example/wrong?claim={id}",
            "HTTPS://news.example",
        ];
        let bad = [
            "",
            "mailto:",
            "mailto:desk",
            "http://news.example",
            "https://",
            "https:///x",
            "javascript:alert(1)",
            "/wrong",
            "tel:1",
            "https://news.example/{name}",
            "https://news.example/{",
            "https://news.example/a b",
            "mailto:a@b\nbcc:c@d",
            "https://x/\"",
            "{url}",
            "data:text/html,x",
        ];
        good.iter().for_each(|template| assert_eq!(objection(template), None, "{template}"));
        bad.iter().for_each(|template| assert!(objection(template).is_some(), "{template}"));
    }

    #[test]
    fn what_is_filled_in_stays_one_value() {
        let text = r##"{"version": 1, "article": {"url": "https://news.example/a?b=1#top"}, "publisher": {"contact": "mailto:desk@news.example?subject={id}&body={quote}%0A{url}"},
            "claims": [{"id": "a.b-c", "status": "speculative", "note": "n", "quote": {"exact": "50 % & \"more\"?\ncc=x é {id}"}}]}"##;
        let manifest = parse_text(text).0.unwrap();
        let found = contact(&manifest, &manifest.claims[0], None).unwrap();
        assert_eq!(
            found,
            "mailto:desk@news.example?subject=a.b-c&body=50%20%25%20%26%20%22more%22%3F%0Acc%3Dx%20%C3%A9%20%7Bid%7D%0Ahttps%3A%2F%2Fnews.example%2Fa%3Fb%3D1%23claim-a.b-c"
        );
        let mut unnamed = manifest.clone();
        unnamed.article.url = None;
        unnamed.publisher.contact = Some("https://news.example/?u={url}".into());
        assert_eq!(contact(&unnamed, &unnamed.claims[0], None).unwrap(), "https://news.example/?u=");
        let here = contact(&unnamed, &unnamed.claims[0], Some("https://here.example/#x")).unwrap();
        assert_eq!(here, "https://news.example/?u=https%3A%2F%2Fhere.example%2F%23claim-a.b-c");
        unnamed.publisher.contact = None;
        assert_eq!(contact(&unnamed, &unnamed.claims[0], None), None);
    }
}
