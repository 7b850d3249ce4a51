//! Articles and manifests from files or standard input, and why a run could not be done.

use crate::charset::{self, Charset};
use crate::remark;
use crate::utf8;
use claim_labels::html::Page;
use claim_labels::manifest::Problem;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The largest article that is read, in bytes. Reading one of this size takes about a second and 0.7 GB of memory.
pub const LARGEST_ARTICLE: u64 = 64_000_000;
/// The largest manifest, in bytes.
pub const LARGEST_MANIFEST: u64 = claim_labels::manifest::LARGEST as u64;

/// Why a run could not be done.
#[derive(Debug)]
pub enum Failure {
    /// Input that cannot be read: which, and why.
    Unreadable(String, String),
    /// Output that cannot be written: which, and why.
    Unwritable(String, String),
    /// A combination of arguments that makes no sense.
    Usage(String),
    /// Nobody reads any more what a watch says.
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

/// Of standard output alone: what cannot be said on standard error is nobody's failure.
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
        None if is_standard(path) => kind_of_bytes(&bytes),
        None => {
            return Err(unreadable(path, "its name ends in neither .html, .htm nor .txt; say --as html or --as text"));
        }
    };
    document(name_of(path), &bytes, kind, None).map_err(|why| unreadable(path, &why))
}

/// An article from its bytes, or why there is none. `charset` is what whoever sent them says of them.
pub fn document(name: String, bytes: &[u8], kind: Kind, charset: Option<&str>) -> Result<Document, String> {
    match kind {
        Kind::Html => {
            let decoded = charset::decode(bytes, charset)?;
            let page = Page::parse(&decoded.source).map_err(|why| why.to_string())?;
            let mut remarks: Vec<Problem> = decoded.remark.into_iter().collect();
            remarks.extend(remark::without_text(&decoded.source, &page));
            Ok(Document { name, source: decoded.source, charset: decoded.charset, remarks, page: Some(page) })
        }
        Kind::Text => {
            let text = utf8::decode(bytes)?;
            let charset = Charset::utf8(text.len() < bytes.len());
            Ok(Document { name, source: text.replace("\r\n", "\n"), charset, remarks: Vec::new(), page: None })
        }
    }
}

/// What an article is that has no name: a page, if it begins like one.
pub fn kind_of_bytes(bytes: &[u8]) -> Kind {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.trim_ascii_start().starts_with(b"<") { Kind::Html } else { Kind::Text }
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

fn unreadable(path: &Path, why: &str) -> Failure {
    Failure::Unreadable(name_of(path), why.to_owned())
}
