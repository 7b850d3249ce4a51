//! Results to files or standard output. A file is written beside its place and then moved there, so that it is there whole
//! or as it was.

use crate::input::{Failure, is_standard, name_of};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

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
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".claim-labels-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
