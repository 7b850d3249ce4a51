//! Addresses of pages from sitemaps: <https://www.sitemaps.org/protocol.html>.

use crate::web::{Client, Sent, Trouble, Version};
use flate2::read::GzDecoder;
use quick_xml::Reader;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::Event;
use std::collections::BTreeSet;
use std::io::Read;
use url::Url;

/// The most that the protocol lets a sitemap have, in bytes.
const LARGEST: u64 = 52_428_800;
/// The most addresses of a sitemap; also the most sitemaps of an index.
const MOST: usize = 50_000;

/// All pages of a sitemap, or of those that an index lists. An index lists no indexes.
pub fn pages(client: &mut Client, sitemap: &Url) -> Result<BTreeSet<Url>, Trouble> {
    let Listed { mut pages, sitemaps } = read(client, sitemap)?;
    for inner in sitemaps {
        let listed =
            read(client, &inner).map_err(|trouble| Trouble { why: format!("{inner}: {}", trouble.why), ..trouble })?;
        pages.extend(listed.pages);
    }
    Ok(pages.into_iter().collect())
}

#[derive(Debug, Default, PartialEq)]
struct Listed {
    pages: Vec<Url>,
    sitemaps: Vec<Url>,
}

fn read(client: &mut Client, address: &Url) -> Result<Listed, Trouble> {
    let sent = client.get(address, &Version::default(), LARGEST)?.ok_or_else(|| Trouble::lasting("it was not sent"))?;
    let text = text(&sent).map_err(Trouble::lasting)?;
    listed(&text, &sent.address).map_err(|why| Trouble::lasting(format!("it is no sitemap: {why}")))
}

// A sitemap may be kept compressed.
fn text(sent: &Sent) -> Result<String, String> {
    let mut bytes = Vec::new();
    let plain: &[u8] = match sent.bytes.starts_with(&[0x1F, 0x8B]) {
        true => {
            let read = GzDecoder::new(&*sent.bytes).take(LARGEST + 1).read_to_end(&mut bytes);
            read.map_err(|error| format!("it cannot be unpacked: {error}"))?;
            &bytes
        }
        false => &sent.bytes,
    };
    if plain.len() as u64 > LARGEST {
        return Err("it is larger than 50 MB".into());
    }
    let plain = plain.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(plain);
    String::from_utf8(plain.to_vec()).map_err(|_| "it is not UTF-8".into())
}

fn listed(xml: &str, base: &Url) -> Result<Listed, String> {
    let mut reader = Reader::from_str(xml);
    let (mut listed, mut path, mut words) = (Listed::default(), Vec::new(), String::new());
    let mut root = String::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                if path.is_empty() {
                    root.clone_from(&name);
                }
                path.push(name);
                words.clear();
            }
            Event::End(_) => {
                let inside: Vec<&str> = path.iter().map(String::as_str).collect();
                match inside[..] {
                    ["urlset", "url", "loc"] => add(&mut listed.pages, &words, base)?,
                    ["sitemapindex", "sitemap", "loc"] => add(&mut listed.sitemaps, &words, base)?,
                    _ => {}
                }
                path.pop();
                words.clear();
            }
            Event::Text(text) => words.push_str(&text.into_inner()),
            Event::CData(text) => words.push_str(&escape(text.into_inner())),
            Event::GeneralRef(name) => words.extend(["&", &name.into_inner(), ";"]),
            Event::Eof if matches!(root.as_str(), "urlset" | "sitemapindex") => return Ok(listed),
            Event::Eof => return Err("it has neither <urlset> nor <sitemapindex>".into()),
            _ => {}
        }
    }
}

fn add(list: &mut Vec<Url>, words: &str, base: &Url) -> Result<(), String> {
    let written = unescape(words.trim()).map_err(|error| error.to_string())?;
    let url = base.join(&written).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    list.push(url.ok_or_else(|| format!("{written:?} is no address"))?);
    if list.len() > MOST { Err(format!("it lists more than {MOST} addresses")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(xml: &str) -> Result<(Vec<String>, Vec<String>), String> {
        let texts = |list: Vec<Url>| list.into_iter().map(String::from).collect();
        let base = Url::parse("https://news.example/sitemap.xml").unwrap();
        listed(xml, &base).map(|Listed { pages, sitemaps }| (texts(pages), texts(sitemaps)))
    }

    #[test]
    fn addresses_are_read() {
        let xml = "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url>\n<loc> https://news.example/a?b=1&amp;c=&#50; </loc>\
            <image:image xmlns:image='x'><image:loc>https://news.example/picture</image:loc></image:image></url><url><loc><![CDATA[/d?e&f]]></loc></url></urlset>";
        assert_eq!(of(xml).unwrap().0, ["https://news.example/a?b=1&c=2", "https://news.example/d?e&f"]);
        let index = "<sitemapindex><sitemap><loc>https://news.example/1.xml.gz</loc></sitemap></sitemapindex>";
        assert_eq!(of(index).unwrap().1, ["https://news.example/1.xml.gz"]);
    }

    #[test]
    fn what_is_no_sitemap_is_told() {
        let cases = [
            "",
            "<html></html>",
            "<urlset><url></urlset>",
            "<urlset><url><loc>mailto:a@b</loc></url></urlset>",
            "<urlset><url><loc>&lol;</loc></url></urlset>",
        ];
        cases.iter().for_each(|xml| assert!(of(xml).is_err(), "{xml}"));
    }
}
