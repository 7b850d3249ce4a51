//! Articles as they are opened: what a file's bytes are, or why they are no article.

use super::refusal::Refusal;
use crate::html::Page;
use crate::language::language_of;
use crate::manifest::ArticleInfo;
use std::rc::Rc;

/// How an article's text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page, or a part of one.
    Html,
    /// A paragraph a line.
    Text,
}

/// An article as it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is called: a file's name, an address.
    pub name: String,
    /// How it is written.
    pub kind: Kind,
    /// What was read.
    pub text: Rc<str>,
}

impl Source {
    /// The largest article that is opened, in bytes. Long reads have a hundredth of it; a browser would take minutes over more.
    pub const LARGEST: usize = 5 << 20;

    /// An article of these bytes; its name or its beginning tells how it is written.
    ///
    /// # Errors
    /// Why these bytes are no article.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Source, Refusal> {
        Refusal::of_size(name, bytes.len(), Source::LARGEST).map_or(Ok(()), Err)?;
        let text = decode(name, bytes)?;
        let named = |ends: &[&str]| ends.iter().any(|end| name.to_ascii_lowercase().ends_with(end));
        let is_html =
            named(&[".html", ".htm", ".xhtml"]) || !named(&[".txt", ".md"]) && text.trim_start().starts_with('<');
        let kind = if is_html { Kind::Html } else { Kind::Text };
        Source { name: name.into(), kind, text: text.into() }.with_text()
    }

    /// An article in HTML that was made of something else.
    ///
    /// # Errors
    /// It has no text.
    pub fn html(name: &str, html: &str) -> Result<Source, Refusal> {
        Source { name: name.into(), kind: Kind::Html, text: html.into() }.with_text()
    }

    // An article in which there is something to label.
    fn with_text(self) -> Result<Source, Refusal> {
        let has_text = match self.kind {
            Kind::Text => !self.text.trim().is_empty(),
            // What cannot be parsed is shown all the same: the browser does.
            Kind::Html => self.page().is_none_or(|page| !page.text().trim().is_empty()),
        };
        if has_text { Ok(self) } else { Err(Refusal::of(&self.name, "noText")) }
    }

    // The page, parsed. An element of ours without text in it names its article elsewhere, and is read past.
    fn page(&self) -> Option<Page> {
        let page = Page::parse(&self.text).ok()?;
        match page.text().trim().is_empty() {
            true => Page::parse(&self.text.replace("<claim-labels", "<other-labels")).ok(),
            false => Some(page),
        }
    }

    /// The paragraphs of a text: its lines, without those that are blank.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.text.lines().filter(|line| !line.trim().is_empty())
    }

    /// What the article tells of itself. A text has a headline, its first line; its language is what its words look like.
    pub fn about(&self) -> ArticleInfo {
        let page = match self.kind {
            Kind::Html => self.page(),
            Kind::Text => None,
        };
        let mut about = match &page {
            Some(page) => page.about(),
            None => ArticleInfo { headline: self.paragraphs().next().map(headline), ..ArticleInfo::default() },
        };
        let text = page.as_ref().map_or(&*self.text, |page| page.text());
        about.language = about.language.or_else(|| language_of(text).map(str::to_owned));
        about
    }

    /// What a new manifest of it is called.
    pub fn manifest_name(&self) -> String {
        let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
        format!("{}.claims.json", stem.to_lowercase().replace(' ', "-"))
    }
}

// A first line that is a whole paragraph is no headline, but its beginning tells articles apart.
fn headline(line: &str) -> String {
    const LONGEST: usize = 120;
    let line = line.trim();
    match line.char_indices().nth(LONGEST) {
        None => line.into(),
        Some((cut, _)) => format!("{}…", line[..cut].rsplit_once(' ').map_or(&line[..cut], |(words, _)| words)),
    }
}

/// Whether the lines of a text run from right to left: most of its letters do.
pub fn is_right_to_left(text: &str) -> bool {
    const ENOUGH: usize = 2000;
    // Hebrew, Arabic and their neighbours; see Unicode's DerivedBidiClass.
    let runs_left = |c: &char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).take(ENOUGH).collect();
    letters.iter().filter(|c| runs_left(c)).count() * 2 > letters.len()
}

/// The text of a file's bytes.
///
/// # Errors
/// Why there is none.
pub fn decode<'b>(name: &str, bytes: &'b [u8]) -> Result<&'b str, Refusal> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(Refusal::of(name, "utf16"));
    }
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).ok();
    // Documents that may be written in letters alone.
    let document = [&b"{\\rtf"[..], b"%PDF-"].iter().any(|mark| bytes.starts_with(mark));
    match text.filter(|text| !document && !text.contains('\0')) {
        Some(text) => Ok(text),
        None if document || bytes.contains(&0) => Err(Refusal::of(name, "notText")),
        None => Err(Refusal::of(name, "notUtf8")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_articles_or_say_why_not() {
        let read = |name, bytes: &[u8]| {
            Source::read(name, bytes).map(|source| (source.kind, source.text.to_string())).map_err(|why| why.key)
        };
        let is = |kind, text: &str| Ok((kind, text.to_owned()));
        assert_eq!(read("a.HTML", b"Plain"), is(Kind::Html, "Plain"));
        assert_eq!(read("a.txt", b"\xEF\xBB\xBF<b>\r\nx"), is(Kind::Text, "<b>\r\nx"));
        assert_eq!(read("pasted", b" <p>x"), is(Kind::Html, " <p>x"));
        assert_eq!(read("pasted", b"x < y"), is(Kind::Text, "x < y"));
        for (bytes, key) in [
            (&b"\xFF\xFEx\0"[..], "utf16"),
            (b"\x89PNG\r\n\x1a\n\0\0", "notText"),
            (b"caf\xE9", "notUtf8"),
            (b"a\0", "notText"),
            (b"{\\rtf1\\ansi x}", "notText"),
            (b"%PDF-1.4 x", "notText"),
            (b" \n ", "noText"),
        ] {
            assert_eq!(read("a.txt", bytes), Err(key));
        }
        let large = Source::read("a.txt", &vec![b'a'; 20 << 20]).unwrap_err();
        assert_eq!((large.key, large.size, large.limit), ("tooLarge", 20 << 20, 5 << 20));
    }

    #[test]
    fn a_page_without_text_is_no_article() {
        for html in ["<p></p>", "<script>x = 1</script><p hidden>x</p>", "<article><img alt=x></article><p>beside</p>"]
        {
            assert_eq!(Source::read("a.html", html.as_bytes()).unwrap_err().key, "noText", "{html}");
        }
    }

    #[test]
    fn an_element_without_text_is_no_article() {
        let element = "<claim-labels manifest=m.json for=main>\n</claim-labels>";
        let page = format!("{element}<main><h1>Bridge</h1><p>It will close.</p></main>");
        let about = Source::read("a.html", page.as_bytes()).unwrap().about();
        assert_eq!(about.headline.as_deref(), Some("Bridge"));
        assert_eq!(Source::read("a.html", element.as_bytes()).unwrap_err().key, "noText");
    }

    #[test]
    fn articles_tell_of_themselves() {
        let told = |name: &str, text: &str| {
            let about = Source::read(name, text.as_bytes()).unwrap().about();
            (about.headline.unwrap_or_default(), about.language.unwrap_or_default())
        };
        let is = |headline: &str, language: &str| (headline.to_owned(), language.to_owned());
        assert_eq!(told("a.html", "<html lang=he><h1>כותרת</h1><p>x"), is("כותרת", "he"));
        let text = "Bridge to close\nThe council said on Monday that the old bridge will close in May, and nobody knows for how long.";
        assert_eq!(told("a.txt", text), is("Bridge to close", "en"));
        let text = "Міст закриють\nМіська рада повідомила в понеділок, що старий міст закриють у травні, і ніхто не знає, на який час.";
        assert_eq!(told("a.txt", text), is("Міст закриють", "uk"));
        assert_eq!(told("a.txt", "42").1, "");
    }

    #[test]
    fn most_letters_say_where_lines_begin() {
        for (text, rtl) in
            [("The bridge", false), ("الجسر Bridge سيغلق غدا", true), ("הגשר ייסגר במאי 2025", true), ("123", false)]
        {
            assert_eq!(is_right_to_left(text), rtl, "{text}");
        }
    }
}
