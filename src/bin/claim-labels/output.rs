//! Results to files or standard output. A file is written beside its place and then moved there, so that it is there whole
//! or as it was.

use crate::input::{Failure, is_standard, name_of};
use crate::terminal::Output;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

// What files are called until they are moved to their places.
const BEGINNING: &str = ".claim-labels-";
const ENDING: &str = ".tmp";
/// Nobody writes any more to such a file that has been as it is for so long.
const ABANDONED: Duration = Duration::from_secs(3600);

/// Refuses to write over one of the files that are read.
pub fn not_over(output: Option<&Path>, inputs: &[&Path]) -> Result<(), Failure> {
    let Some(output) = output else { return Ok(()) };
    match inputs.iter().find(|input| is_same(input, output)) {
        Some(_) => Err(taken(output, "it is read here, and would be lost")),
        None => Ok(()),
    }
}

/// That `path` is no place to write to, and what to do.
pub fn taken(path: &Path, why: &str) -> Failure {
    Failure::Unwritable(name_of(path), format!("{why}; name another file"))
}

/// Whether two names are of one file, which need not be there yet.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let is_file = |path: &Path| !is_standard(path) && fs::metadata(path).map_or(true, |data| data.is_file());
    is_file(one) && is_file(other) && place(one).is_some_and(|place| Some(place) == self::place(other))
}

fn place(path: &Path) -> Option<PathBuf> {
    let beside = || Some(fs::canonicalize(folder(path)).ok()?.join(path.file_name()?));
    fs::canonicalize(path).ok().or_else(beside)
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes to a file, or to standard output for `-` and none, whose reader may have left.
pub fn write(path: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    match path.filter(|path| !is_standard(path)) {
        Some(path) => replace(path, bytes).map_err(|error| Failure::Unwritable(name_of(path), error.to_string())),
        None => {
            let mut out = Output::open();
            out.write_all(bytes)?;
            Ok(out.flush()?)
        }
    }
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it points to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&path).ok();
    if old.as_ref().is_some_and(|old| old.is_file()) && fs::read(&path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        // A pipe or a device cannot be moved over.
        return fs::write(&path, bytes);
    }
    let mut beside = beside(&path)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_data()?;
    if let Some(old) = old {
        fs::set_permissions(beside.path(), old.permissions())?;
    }
    beside.persist(&path).map(drop).map_err(|error| error.error)
}

/// A file beside `path`, to be moved there. It is readable by whom new files are, not by its owner alone as temporary files are.
pub fn beside(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    let folder = folder(path);
    sweep(folder);
    let mut builder = tempfile::Builder::new();
    builder.prefix(BEGINNING).suffix(ENDING);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

// Removes what runs that were ended from outside have left in a folder, the first time that something is written there.
fn sweep(folder: &Path) {
    static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    if !SWEPT.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned()) {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_unfinished(&entry.file_name()) && is_abandoned(&entry) {
            // What cannot be removed is in nobody's way.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_unfinished(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(BEGINNING) && name.ends_with(ENDING)
}

fn is_abandoned(entry: &DirEntry) -> bool {
    let data = entry.metadata().ok().filter(fs::Metadata::is_file);
    let age = data.and_then(|data| data.modified().ok()?.elapsed().ok());
    age.is_some_and(|age| age > ABANDONED)
}
