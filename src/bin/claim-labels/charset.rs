//! Pages in other charsets than UTF-8: read as browsers read them, and written back byte for byte.

use crate::utf8::{self, line_and_column};
use claim_labels::html::{Declared, declared_charset};
use claim_labels::manifest::{Problem, Severity};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// How the bytes of a file say its text.
#[derive(Clone, Copy)]
pub struct Charset {
    encoding: &'static Encoding,
    // Whether a byte order mark stood before it.
    marked: bool,
    // Whether the text, written again, gives the same bytes.
    exact: bool,
}

impl Charset {
    /// UTF-8, with or without a byte order mark.
    pub fn utf8(marked: bool) -> Charset {
        Charset { encoding: UTF_8, marked, exact: true }
    }

    /// The bytes of a page: what was read, and what was added to it. Characters that the charset has not, or that a browser would
    /// read as others, are written as character references; what was read has none of these.
    ///
    /// # Errors
    /// Written again, the page would have other bytes.
    pub fn encode(self, html: &str) -> Result<Vec<u8>, String> {
        if !self.exact {
            let name = self.encoding.name();
            return Err(format!("its {name} has several spellings for one character, or states; save it as UTF-8"));
        }
        let mark = if self.marked { "\u{FEFF}" } else { "" };
        let beyond_ascii: BTreeSet<char> = match self.encoding == UTF_8 {
            true => BTreeSet::new(),
            false => html.chars().filter(|c| !c.is_ascii()).collect(),
        };
        let changed = beyond_ascii.into_iter().filter(|c| self.changes(*c));
        let reference = |c: char| format!("&#{};", u32::from(c));
        let html = changed.fold(Cow::Borrowed(html), |html, c| html.replace(c, &reference(c)).into());
        let (bytes, ..) = self.encoding.encode(&html);
        Ok([mark.as_bytes(), &bytes].concat())
    }

    // Shift_JIS writes a yen sign as the byte of a backslash, and a browser reads it as one.
    fn changes(self, c: char) -> bool {
        let mut buffer = [0; 4];
        let written = &*c.encode_utf8(&mut buffer);
        let (bytes, _, is_lacking) = self.encoding.encode(written);
        !is_lacking && self.encoding.decode_without_bom_handling(&bytes).0 != written
    }
}

/// A page's text, and what is to be said of its charset.
pub struct Decoded {
    pub source: String,
    pub charset: Charset,
    pub remark: Option<Problem>,
}

/// Reads a page. A byte order mark counts first, then what a server says (`sent`), then what the page declares, then UTF-8.
///
/// # Errors
/// Its bytes are not what it declares, or are UTF-16; with what to do.
pub fn decode(bytes: &[u8], sent: Option<&str>) -> Result<Decoded, String> {
    let text = utf8::decode(bytes).map(str::to_owned);
    let utf16 = [&[0xFF, 0xFE][..], &[0xFE, 0xFF]].iter().any(|mark| bytes.starts_with(mark)) || bytes.contains(&0);
    let marked = bytes.starts_with(b"\xEF\xBB\xBF");
    if marked || (utf16 && text.is_err()) {
        return text.map(|source| Decoded { source, charset: Charset::utf8(marked), remark: None });
    }
    if let Some((label, encoding)) = sent.and_then(|label| Some((label, known(label)?))) {
        return match text {
            Ok(source) if encoding == UTF_8 => Ok(Decoded { source, charset: Charset::utf8(false), remark: None }),
            Err(_) if encoding == UTF_8 => Err("the server says that it is UTF-8, and its bytes are not".into()),
            _ => decode_as(bytes, encoding, label),
        };
    }
    let declared = declared_charset(bytes, |label| known(label).is_some());
    let encoding = declared.as_ref().and_then(|declared| known(&declared.label)).unwrap_or(UTF_8);
    match (text, declared) {
        (text, _) if encoding == UTF_8 => {
            let source = text.map_err(|why| format!("{why}, or let it declare its charset"))?;
            Ok(Decoded { source, charset: Charset::utf8(false), remark: None })
        }
        // What is UTF-8 beyond ASCII is hardly ever anything else.
        (Ok(source), Some(declared)) if !source.is_ascii() => {
            let remark = Some(mismatch(&source, &declared, encoding));
            Ok(Decoded { source, charset: Charset::utf8(false), remark })
        }
        (_, declared) => decode_as(bytes, encoding, &declared.map_or(String::new(), |declared| declared.label)),
    }
}

fn decode_as(bytes: &[u8], encoding: &'static Encoding, label: &str) -> Result<Decoded, String> {
    let (source, malformed) = encoding.decode_without_bom_handling(bytes);
    if malformed {
        return Err(format!("it declares {label}, and its bytes are not that; save it as UTF-8 and declare utf-8"));
    }
    // In a charset with states what is added would change how the rest is read.
    let exact = encoding != ISO_2022_JP && *encoding.encode(&source).0 == *bytes;
    let charset = Charset { encoding, marked: false, exact };
    Ok(Decoded { source: source.into_owned(), charset, remark: None })
}

// What a browser takes a label in a page for.
fn known(label: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    let instead = [(UTF_16LE, UTF_8), (UTF_16BE, UTF_8), (X_USER_DEFINED, WINDOWS_1252)];
    Some(instead.iter().find(|(other, _)| *other == encoding).map_or(encoding, |(_, instead)| instead))
}

fn mismatch(source: &str, declared: &Declared, encoding: &'static Encoding) -> Problem {
    // Up to there it is ASCII, or nearly: a byte is a character.
    let before: String = source.chars().take(declared.at).collect();
    let start = before.rfind('<').unwrap_or(0);
    let (line, column) = line_and_column(&before, start);
    let Declared { label, .. } = declared;
    let name =
        if label.eq_ignore_ascii_case(encoding.name()) { String::new() } else { format!(" ({})", encoding.name()) };
    Problem {
        code: "charset-mismatch",
        severity: Severity::Warning,
        path: String::new(),
        message: format!(
            "The page declares {label}{name}, but it is UTF-8: browsers show other characters than were checked."
        ),
        line: Some(line),
        column: Some(column),
        help: Some("Declare the charset that it has: <meta charset=\"utf-8\">."),
    }
}
