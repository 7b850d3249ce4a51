//! Articles and manifests from files or standard input, and why a run could not be done.

use crate::charset::{self, Charset};
use crate::remark;
use claim_labels::html::Page;
use claim_labels::manifest::Problem;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The largest article that is read, in bytes. Reading one of this size takes about a second and 1 GB of memory.
pub const LARGEST_ARTICLE: u64 = 64_000_000;
/// The largest manifest, in bytes: what a page reads, too.
pub const LARGEST_MANIFEST: u64 = 4_000_000;

/// Why a run could not be done.
#[derive(Debug)]
pub enum Failure {
    /// Input that cannot be read: which, and why.
    Unreadable(String, String),
    /// Output that cannot be written: which, and why.
    Unwritable(String, String),
    /// A combination of arguments that makes no sense.
    Usage(String),
    /// Whoever read our output has seen enough.
    ClosedPipe,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Unreadable(what, why) => write!(f, "cannot read {what}: {why}"),
            Failure::Unwritable(what, why) => write!(f, "cannot write {what}: {why}"),
            Failure::Usage(why) => f.write_str(why),
            Failure::ClosedPipe => write!(f, "the output was closed"),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
            _ => Failure::Unwritable("standard output".into(), error.to_string()),
        }
    }
}

/// What an article's bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// A page.
    Html,
    /// A paragraph a line.
    Text,
}

/// An article as it was read.
pub struct Document {
    /// What messages call it.
    pub name: String,
    /// Its text as written, without a byte order mark. Lines of plain text end in line feeds.
    pub source: String,
    /// How its bytes say that.
    pub charset: Charset,
    /// What is wrong with it, at places in its source.
    pub remarks: Vec<Problem>,
    /// The page, if it is one.
    pub page: Option<Page>,
}

impl Document {
    /// The article's text.
    pub fn text(&self) -> &str {
        self.page.as_ref().map_or(&self.source, Page::text)
    }

    /// The language that the page says it is in.
    pub fn language(&self) -> Option<String> {
        self.page.as_ref()?.about().language
    }

    /// The byte of the source at which a byte of the text is written.
    pub fn source_of(&self, at: usize) -> Option<usize> {
        self.page.as_ref().map_or(Some(at), |page| page.source_of(at))
    }
}

/// A manifest's bytes.
pub fn manifest(path: &Path) -> Result<Vec<u8>, Failure> {
    read(path, LARGEST_MANIFEST)
}

/// An article. Without a `kind`, a file's name tells it, and standard input is a page if it begins with `<`.
pub fn article(path: &Path, kind: Option<Kind>) -> Result<Document, Failure> {
    let bytes = read(path, LARGEST_ARTICLE)?;
    let kind = match kind.or_else(|| kind_of(path)) {
        Some(kind) => kind,
        None if is_standard(path) && is_page(&bytes) => Kind::Html,
        None if is_standard(path) => Kind::Text,
        None => {
            return Err(unreadable(path, "its name ends in neither .html, .htm nor .txt; say --as html or --as text"));
        }
    };
    let name = name_of(path);
    match kind {
        Kind::Html => {
            let decoded = charset::decode(&bytes).map_err(|why| unreadable(path, &why))?;
            let page = Page::parse(&decoded.source).map_err(|why| unreadable(path, &why.to_string()))?;
            let mut remarks: Vec<Problem> = decoded.remark.into_iter().collect();
            remarks.extend(remark::without_text(&decoded.source, &page));
            Ok(Document { name, source: decoded.source, charset: decoded.charset, remarks, page: Some(page) })
        }
        Kind::Text => {
            let text = decode(&bytes).map_err(|why| unreadable(path, &why))?;
            let charset = Charset::utf8(text.len() < bytes.len());
            Ok(Document { name, source: text.replace("\r\n", "\n"), charset, remarks: Vec::new(), page: None })
        }
    }
}

fn is_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"<")
}

/// What messages call a file.
pub fn name_of(path: &Path) -> String {
    if is_standard(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// Whether this stands for standard input or output.
pub fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

/// The kind of article that a file of this name holds.
pub fn kind_of(path: &Path) -> Option<Kind> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "html" | "htm" => Some(Kind::Html),
        "txt" => Some(Kind::Text),
        _ => None,
    }
}

/// Standard input can be read once only.
pub fn not_both_standard(one: &Path, other: &Path) -> Result<(), Failure> {
    if is_standard(one) && is_standard(other) {
        return Err(Failure::Usage("the article and the manifest cannot both be standard input (-)".into()));
    }
    Ok(())
}

fn read(path: &Path, largest: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if is_standard(path) {
        io::stdin().lock().take(largest + 1).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| {
            bytes.reserve(file.metadata().map_or(0, |data| data.len().min(largest) as usize + 1));
            file.take(largest + 1).read_to_end(&mut bytes)
        })
    };
    read.map_err(|error| unreadable(path, &error.to_string()))?;
    if bytes.len() as u64 > largest {
        return Err(unreadable(path, &format!("it is larger than {} MB", largest / 1_000_000)));
    }
    Ok(bytes)
}

/// The text of a file, without a byte order mark, or why it is none.
pub fn decode(bytes: &[u8]) -> Result<&str, String> {
    if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, 0, _, ..] | [_, 0, _, 0, ..]) {
        return Err("it is UTF-16; save it as UTF-8".into());
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let (line, column) = line_and_column(&before, before.len());
        format!("it is not UTF-8 at line {line}, column {column}; save it as UTF-8")
    })
}

/// Line and column, in code points, both from 1, of a byte of a text.
pub fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    (before.matches('\n').count() + 1, column + 1)
}

fn unreadable(path: &Path, why: &str) -> Failure {
    Failure::Unreadable(name_of(path), why.to_owned())
}
