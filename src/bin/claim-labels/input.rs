//! Articles and manifests from files or standard input.

use claim_labels::html::Page;
use std::fmt;
use std::io::{self, Read};
use std::path::Path;

/// Why a run could not be done.
#[derive(Debug)]
pub enum Failure {
    /// Input that cannot be read: which, and why.
    Unreadable(String, String),
    /// Output that cannot be written.
    Unwritable(io::Error),
    /// Whoever read our output has seen enough.
    ClosedPipe,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Unreadable(what, why) => write!(f, "cannot read {what}: {why}"),
            Failure::Unwritable(error) => write!(f, "cannot write: {error}"),
            Failure::ClosedPipe => write!(f, "the output was closed"),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Failure::ClosedPipe } else { Failure::Unwritable(error) }
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

/// The bytes of a file, or of standard input for `-`.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    read.map_err(|error| unreadable(path, &error.to_string()))?;
    Ok(bytes)
}

/// An article's text. Without a `kind`, a file's name tells it, and standard input is a page if it begins with `<`.
pub fn article(path: &Path, kind: Option<Kind>) -> Result<String, Failure> {
    let bytes = bytes(path)?;
    let text = decode(&bytes).map_err(|why| unreadable(path, why))?;
    let kind = match kind.or_else(|| kind_of(path)) {
        Some(kind) => kind,
        None if path == Path::new("-") && text.trim_start().starts_with('<') => Kind::Html,
        None if path == Path::new("-") => Kind::Text,
        None => {
            return Err(unreadable(path, "its name ends in neither .html, .htm nor .txt; say --as html or --as text"));
        }
    };
    Ok(match kind {
        Kind::Html => Page::parse(text).map_err(|why| unreadable(path, &why.to_string()))?.text().to_owned(),
        Kind::Text => text.replace("\r\n", "\n"),
    })
}

fn kind_of(path: &Path) -> Option<Kind> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "html" | "htm" => Some(Kind::Html),
        "txt" => Some(Kind::Text),
        _ => None,
    }
}

fn decode(bytes: &[u8]) -> Result<&str, &'static str> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err("it is UTF-16; save it as UTF-8");
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8")
}

fn unreadable(path: &Path, why: &str) -> Failure {
    let what = if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
    Failure::Unreadable(what, why.to_owned())
}
