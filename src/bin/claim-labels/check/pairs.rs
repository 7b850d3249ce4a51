//! Which files of a folder are an article and its manifest, and what is passed over.

use super::Pair;
use crate::input::{Failure, Kind, kind_of};
use claim_labels::text::{Form, TABLES, Unicode};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

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
        Pair::read(self.article.as_ref().ok_or_else(missing)?, &self.manifest, kind)
    }
}

/// What is in a folder.
pub struct Found {
    /// In the order of the manifests' names.
    pub files: Vec<Files>,
    /// What was passed over, and what was taken although its name is written otherwise.
    pub remarks: Vec<String>,
}

/// Looks through a folder, and those inside it. Links are followed.
pub fn find(folder: &Path) -> Result<Found, Failure> {
    let mut folders: BTreeMap<PathBuf, Names> = BTreeMap::new();
    for entry in WalkDir::new(folder).follow_links(true) {
        let entry = entry.map_err(|error| {
            Failure::Unreadable(error.path().unwrap_or(folder).display().to_string(), error.to_string())
        })?;
        if !entry.file_type().is_dir() {
            let parent = entry.path().parent().unwrap_or(folder).to_owned();
            folders.entry(parent).or_default().add(&entry);
        }
    }
    let mut found = Found { files: Vec::new(), remarks: Vec::new() };
    let mut lonely = Vec::new();
    folders.into_values().for_each(|names| names.pair(&mut found, &mut lonely));
    found.files.sort_by(|one, other| one.manifest.cmp(&other.manifest));
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

// The files of one folder.
#[derive(Default)]
struct Names {
    manifests: Vec<PathBuf>,
    articles: Vec<PathBuf>,
    others: Vec<PathBuf>,
}

impl Names {
    fn add(&mut self, entry: &DirEntry) {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let path = entry.path();
        let path = path.strip_prefix(".").unwrap_or(path).to_owned();
        match () {
            () if name.ends_with(ENDING) => self.manifests.push(path),
            () if kind_of(&path).is_some() => self.articles.push(path),
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
            let exact = expected.iter().find(|path| self.articles.contains(path)).cloned();
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
