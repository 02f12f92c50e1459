//! Files: read with a message that helps, written whole or not at all.

use crate::{Error, ErrorKind, Result};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// How the names of temporary files begin and end.
const PREFIX: &str = ".wordcloud-";
const SUFFIX: &str = ".tmp";

/// The bytes of a file; `wanted` says what it should be.
///
/// # Errors
///
/// [`ErrorKind::File`] if it cannot be read, with its name.
pub(crate) fn read_file(path: &Path, wanted: &str) -> Result<Vec<u8>> {
    let name = path.display();
    if path.is_dir() {
        return Err(Error::new(ErrorKind::File, format!("{name} is a folder; give {wanted}")));
    }
    fs::read(path).map_err(|error| {
        let message = match error.kind() {
            io::ErrorKind::NotFound => format!("{name} does not exist; give {wanted}"),
            _ => format!("{name} cannot be read: {error}"),
        };
        Error::new(ErrorKind::File, message).with_source(error)
    })
}

/// Writes a temporary file in `folder`, down to the disk; [`NamedTempFile::persist`] gives it its
/// name. Without that it vanishes.
///
/// # Errors
///
/// What the system says.
pub(crate) fn stage(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    // Others may read it, as far as the user's mask allows.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    // Not the named file's own: its errors repeat the temporary name.
    file.as_file_mut().write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Replaces a file whole, or leaves it as it was. An old file keeps its permissions.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let old = fs::symlink_metadata(path).ok();
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    let file = stage(folder, bytes)?;
    if let Some(old) = old.filter(fs::Metadata::is_file) {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// Makes sure that a new name in a folder is on the disk.
#[cfg(unix)]
#[allow(clippy::disallowed_methods, reason = "the archive writes files")]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened as a file.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Removes temporary files that a killed run has left in a folder.
pub(super) fn remove_stale(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) {
            // Another one may be removing it too; what stays is removed next time.
            let _ = fs::remove_file(entry.path());
        }
    }
}
