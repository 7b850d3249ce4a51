//! Articles as they are opened: what a file's bytes are, or why they are no article.

use std::rc::Rc;

/// The largest article that is opened, in bytes. Long reads have a hundredth of it; a browser would take minutes over more.
pub const LARGEST: usize = 5 * 1024 * 1024;

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
    /// An article of these bytes; its name or its beginning tells how it is written.
    ///
    /// # Errors
    /// Why these bytes are no article, in words for an editor.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Source, String> {
        if bytes.len() > LARGEST {
            let size = bytes.len().div_ceil(1024 * 1024);
            return Err(format!(
                "“{name}” has {size} MB. The workbench opens articles of up to 5 MB; open the article’s own part."
            ));
        }
        let text = decode(name, bytes)?;
        let named = |ends: &[&str]| ends.iter().any(|end| name.to_ascii_lowercase().ends_with(end));
        let is_html =
            named(&[".html", ".htm", ".xhtml"]) || !named(&[".txt", ".md"]) && text.trim_start().starts_with('<');
        let kind = if is_html { Kind::Html } else { Kind::Text };
        Ok(Source { name: name.into(), kind, text: text.into() })
    }

    /// The paragraphs of a text: its lines, without those that are blank.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.text.lines().filter(|line| !line.trim().is_empty())
    }
}

/// The text of a file's bytes.
///
/// # Errors
/// Why there is none, in words for an editor.
pub fn decode<'b>(name: &str, bytes: &'b [u8]) -> Result<&'b str, String> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(format!("“{name}” is UTF-16. Save it as UTF-8 and open it again."));
    }
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).ok();
    match text.filter(|text| !text.contains('\0')) {
        Some(text) => Ok(text),
        None if bytes.contains(&0) => {
            Err(format!("“{name}” is no text: it looks like an image, a document or a program."))
        }
        None => Err(format!("“{name}” is not UTF-8. Save it as UTF-8 and open it again.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_articles_or_say_why_not() {
        let read = |name, bytes: &[u8]| Source::read(name, bytes).map(|source| (source.kind, source.text.to_string()));
        let is = |kind, text: &str| Ok((kind, text.to_owned()));
        assert_eq!(read("a.HTML", b"Plain"), is(Kind::Html, "Plain"));
        assert_eq!(read("a.txt", b"\xEF\xBB\xBF<b>\r\nx"), is(Kind::Text, "<b>\r\nx"));
        assert_eq!(read("pasted", b" <p>x"), is(Kind::Html, " <p>x"));
        assert_eq!(read("pasted", b"x < y"), is(Kind::Text, "x < y"));
        for (bytes, words) in [
            (&b"\xFF\xFEx\0"[..], "UTF-16"),
            (b"\x89PNG\r\n\x1a\n\0\0", "no text"),
            (b"caf\xE9", "not UTF-8"),
            (b"a\0", "no text"),
        ] {
            assert!(read("a.txt", bytes).unwrap_err().contains(words), "{words}");
        }
        assert!(read("a.txt", &vec![b'a'; 20 << 20]).unwrap_err().contains("20 MB"));
    }
}
