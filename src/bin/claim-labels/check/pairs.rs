//! Which files of a folder are an article and its manifest, and what is passed over.

use super::Pair;
use crate::input::{Failure, Kind, kind_of};
use claim_labels::text::{Form, TABLES, Unicode};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

const ENDING: &str = ".claims.json";
// The endings of articles: of several that a manifest may be about, it is about the first.
const ARTICLES: [&str; 3] = ["html", "htm", "txt"];

/// A manifest, and the article beside it.
pub struct Files {
    pub manifest: PathBuf,
    /// None where there is no such article; then its name would be `expected`.
    pub article: Option<PathBuf>,
    pub expected: PathBuf,
}

impl Files {
    /// Reads both and finds every claim.
    pub fn read(&self, kind: Option<Kind>) -> Result<Pair, Failure> {
        let missing = || {
            let why = "there is no such article beside the manifest".to_owned();
            Failure::Unreadable(self.expected.display().to_string(), why)
        };
        let article = self.article.as_ref().ok_or_else(missing)?;
        for path in [article, &self.manifest] {
            // A pipe that nobody writes to would hold up the run for ever.
            if fs::metadata(path).is_ok_and(|data| !data.is_file()) {
                let why = "it is a pipe or a device, and no file".to_owned();
                return Err(Failure::Unreadable(path.display().to_string(), why));
            }
        }
        Pair::read(article, &self.manifest, kind)
    }
}

/// A folder that cannot be looked into.
pub struct Closed {
    pub folder: PathBuf,
    pub failure: Failure,
}

/// What is in a folder.
pub struct Found {
    /// In the order of the manifests' names.
    pub files: Vec<Files>,
    /// In the order of their names.
    pub closed: Vec<Closed>,
    /// What was passed over, and what was taken although its name is written otherwise.
    pub remarks: Vec<String>,
}

/// Looks through a folder, and those inside it. Links are followed.
pub fn find(folder: &Path) -> Result<Found, Failure> {
    let mut folders: BTreeMap<PathBuf, Names> = BTreeMap::new();
    let mut found = Found { files: Vec::new(), closed: Vec::new(), remarks: Vec::new() };
    for entry in WalkDir::new(folder).follow_links(true) {
        let path = match entry {
            Ok(entry) if entry.file_type().is_dir() => continue,
            Ok(entry) => entry.into_path(),
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let failure = Failure::Unreadable(named(&path).display().to_string(), why(&error));
                if error.depth() == 0 {
                    return Err(failure);
                }
                if !leads_nowhere(&error, &path) {
                    found.closed.push(Closed { folder: named(&path), failure });
                    continue;
                }
                if is_lock(&path) {
                    continue;
                }
                // As an article or a manifest it is told when its pair is read.
                path
            }
        };
        let parent = path.parent().unwrap_or(folder).to_owned();
        folders.entry(parent).or_default().add(&path);
    }
    let mut lonely = Vec::new();
    folders.into_values().for_each(|names| names.pair(&mut found, &mut lonely));
    found.files.sort_by(|one, other| one.manifest.cmp(&other.manifest));
    found.closed.sort_by(|one, other| one.folder.cmp(&other.folder));
    found.remarks.sort();
    lonely.sort();
    match lonely.len() {
        0 => {}
        1 => found.remarks.push(format!("{} has no manifest beside it: passed over", lonely[0].display())),
        count => found.remarks.push(format!(
            "{count} articles have no manifest beside them, such as {}: passed over",
            lonely[0].display()
        )),
    }
    Ok(found)
}

// What messages call a file: without the `./` of a folder that is called `.`.
fn named(path: &Path) -> PathBuf {
    match path.strip_prefix(".") {
        Ok(inside) if !inside.as_os_str().is_empty() => inside.to_owned(),
        _ => path.to_owned(),
    }
}

// Whether this is a link to something that is not there.
fn leads_nowhere(error: &walkdir::Error, path: &Path) -> bool {
    let is_link = fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink());
    let kind = error.io_error().map(std::io::Error::kind);
    is_link && kind.is_some_and(|kind| kind != ErrorKind::PermissionDenied)
}

// While a file has changes that are not saved, Emacs has a link of this name beside it, which leads nowhere.
fn is_lock(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".#"))
}

fn why(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(folder), _) => format!("it is a link in a circle, back to {}", folder.display()),
        (None, Some(error)) => error.to_string(),
        (None, None) => error.to_string(),
    }
}

// The files of one folder.
#[derive(Default)]
struct Names {
    manifests: Vec<PathBuf>,
    articles: BTreeSet<PathBuf>,
    others: Vec<PathBuf>,
}

impl Names {
    fn add(&mut self, path: &Path) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let path = named(path);
        match () {
            () if name.ends_with(ENDING) => self.manifests.push(path),
            () if kind_of(&path).is_some() => {
                self.articles.insert(path);
            }
            () if name.contains(".json") => self.others.push(path),
            () => {}
        }
    }

    fn pair(self, found: &mut Found, lonely: &mut Vec<PathBuf>) {
        let mut by_stem: BTreeMap<String, Vec<&PathBuf>> = BTreeMap::new();
        for article in &self.articles {
            by_stem.entry(folded(&stem(article))).or_default().push(article);
        }
        let mut taken = BTreeSet::new();
        for manifest in self.manifests {
            if !manifest.to_string_lossy().ends_with(ENDING) {
                found.remarks.push(format!(
                    "{} is checked, although its name does not end in {ENDING} as it is written here: a server may tell these apart",
                    manifest.display()
                ));
            }
            let base = stem(&manifest);
            let expected = ARTICLES.map(|ending| manifest.with_file_name(format!("{base}.{ending}")));
            let exact = expected.iter().find(|path| self.articles.contains(*path)).cloned();
            let article = exact.or_else(|| {
                let article = first(by_stem.get(&folded(&base))?)?.clone();
                found.remarks.push(format!(
                    "{} is checked with {}, although their names are not written with the same characters: a server may tell these apart",
                    manifest.display(),
                    article.display()
                ));
                Some(article)
            });
            taken.extend(article.clone());
            let [expected, ..] = expected;
            found.files.push(Files { manifest, article, expected });
        }
        // What may be meant as a manifest: by its name, or as it lies beside an article.
        let is_meant = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
            name.contains("claims") || by_stem.contains_key(&folded(&stem(path)))
        };
        let passed = self.others.iter().filter(|path| is_meant(path));
        found.remarks.extend(
            passed.map(|path| format!("{} is passed over, as its name does not end in {ENDING}", path.display())),
        );
        lonely.extend(self.articles.iter().filter(|article| !taken.contains(*article)).cloned());
    }
}

// A name without its ending.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let long = name.len().checked_sub(ENDING.len()).filter(|at| name.is_char_boundary(*at));
    let at = long.filter(|at| name[*at..].eq_ignore_ascii_case(ENDING)).or_else(|| name.rfind('.'));
    name[..at.unwrap_or(name.len())].to_owned()
}

// Names that look alike: file systems, archives and content systems compose letters and marks each in their own way.
fn folded(stem: &str) -> String {
    TABLES.normalize(stem, Form::Nfc).unwrap_or_else(|| stem.to_owned()).to_lowercase()
}

fn first<'a>(articles: &[&'a PathBuf]) -> Option<&'a PathBuf> {
    let rank = |path: &PathBuf| {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        ARTICLES.iter().position(|known| *known == ending)
    };
    articles.iter().copied().min_by_key(|path| rank(path))
}
