//! Results to files or standard output. A file is written beside its place and then moved there, so that it is there whole
//! or as it was.

use crate::input::{Failure, is_standard, name_of};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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

/// Writes to a file, or to standard output for `-` and none.
pub fn write(path: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    match path.filter(|path| !is_standard(path)) {
        Some(path) => replace(path, bytes).map_err(|error| Failure::Unwritable(name_of(path), error.to_string())),
        None => {
            let mut out = io::stdout().lock();
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
    let mut builder = tempfile::Builder::new();
    builder.prefix(".claim-labels-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder(path))
}
