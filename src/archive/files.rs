//! Files: read with a message that helps, written whole or not at all.

use crate::export::{self, Format};
use crate::limits::PICTURE_BYTES;
use crate::{Error, ErrorKind, Result};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How the names of temporary files begin and end.
const PREFIX: &str = ".wordcloud-";
const SUFFIX: &str = ".tmp";

/// The bytes of a file; `wanted` says what it should be.
///
/// # Errors
///
/// [`ErrorKind::File`] if it cannot be read, with its name; so for what is no file, such as a named
/// pipe, which might be waited for without end.
pub(crate) fn read_file(path: &Path, wanted: &str) -> Result<Vec<u8>> {
    read_at_most(path, wanted, PICTURE_BYTES)
}

/// As [`read_file`], with a limit of so many bytes.
///
/// # Errors
///
/// As [`read_file`], and for a longer file.
pub(crate) fn read_at_most(path: &Path, wanted: &str, most: u64) -> Result<Vec<u8>> {
    let name = path.display();
    let message = match fs::metadata(path) {
        Ok(data) if data.is_dir() => format!("{name} is a folder; give {wanted}"),
        Ok(data) if !data.is_file() && !is_stream(path) => format!(
            "{name} is no file but a pipe, a socket or a device; give {wanted}, or - for standard \
             input"
        ),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            format!("{name} does not exist; give {wanted}")
        }
        _ => match fs::File::open(path).and_then(|file| take(file, most)) {
            Ok(Some(bytes)) => return Ok(bytes),
            Ok(None) => format!("{name} has more than {most} bytes, the most that is read"),
            Err(error) => format!("{name} cannot be read: {error}"),
        },
    };
    Err(Error::new(ErrorKind::File, message))
}

/// All bytes of a stream; `None` if there are more than the limit.
///
/// # Errors
///
/// What the system says.
pub(crate) fn take(stream: impl Read, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    stream.take(most + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= most))
}

/// Whether a path is one of this process's own streams, as `<(command)` of a shell is; something is
/// at their other end.
fn is_stream(path: &Path) -> bool {
    path == Path::new("/dev/stdin")
        || path.starts_with("/dev/fd/")
        || path.starts_with("/proc/self/fd/")
}

/// A file that is written under a temporary name in its folder, down to the disk. Without
/// [`persist`] it vanishes.
#[derive(Debug)]
pub(crate) struct Staged {
    file: NamedTempFile,
    target: PathBuf,
}

/// Writes what a file is to hold; [`persist`] gives it its name. An old file's permissions are kept.
///
/// # Errors
///
/// What the system says.
pub(crate) fn stage(target: &Path, content: &mut dyn Read) -> io::Result<Staged> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    // Others may read it, as far as the user's mask allows.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder_of(target))?;
    // Before there is anything in it to be read.
    if let Ok(old) = fs::symlink_metadata(target)
        && old.is_file()
    {
        file.as_file().set_permissions(old.permissions())?;
    }
    // Not the named file's own: its errors repeat the temporary name.
    io::copy(content, file.as_file_mut())?;
    file.as_file().sync_all()?;
    Ok(Staged { file, target: target.to_owned() })
}

/// Gives files their names: all, or if one cannot be replaced none.
///
/// # Errors
///
/// [`ErrorKind::File`] with the name of the file that cannot be replaced.
pub(crate) fn persist(files: Vec<Staged>) -> Result<()> {
    let mut done: Vec<(PathBuf, Option<Vec<u8>>)> = Vec::new();
    let several = files.len() > 1;
    for Staged { file, target } in files {
        let old = several.then(|| fs::read(&target).ok()).flatten();
        let placed = file.persist(&target).map_err(|error| error.error);
        match placed.and_then(|_| sync_folder(folder_of(&target))) {
            Ok(()) => done.push((target, old)),
            Err(error) => {
                for (path, old) in done {
                    // That it cannot be undone either is told by the message as well as can be.
                    let _ = match old {
                        Some(old) => replace(&path, &old),
                        None => fs::remove_file(&path),
                    };
                }
                let message = format!("{} cannot be written: {error}", target.display());
                return Err(Error::new(ErrorKind::File, message));
            }
        }
    }
    Ok(())
}

/// Replaces a file whole, or leaves it as it was. An old file keeps its permissions.
pub(super) fn replace(path: &Path, mut bytes: &[u8]) -> io::Result<()> {
    let old = fs::symlink_metadata(path).ok();
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    let Staged { file, target } = stage(path, &mut bytes)?;
    file.persist(&target).map_err(|error| error.error)?;
    sync_folder(folder_of(path))
}

/// Makes a file with this content where there is none.
///
/// # Errors
///
/// What the system says; [`io::ErrorKind::AlreadyExists`] if there is one.
#[cfg(feature = "cli")]
pub(crate) fn create(path: &Path, mut bytes: &[u8]) -> io::Result<()> {
    let Staged { file, target } = stage(path, &mut bytes)?;
    file.persist_noclobber(&target).map_err(|error| error.error)?;
    sync_folder(folder_of(path))
}

/// Whether a picture may be written to `path`: nothing is there, or an empty file or one that the
/// program has made, as `known` or its content says. Any other is the author's.
///
/// # Errors
///
/// [`ErrorKind::File`] if it may not.
pub(crate) fn check_replaceable(path: &Path, format: Format, known: bool) -> Result<()> {
    let refuse = |what: &str| {
        let message = format!(
            "{} {what} and is not replaced; move it away, or give the picture another name",
            path.display()
        );
        Err(Error::new(ErrorKind::File, message))
    };
    match fs::symlink_metadata(path) {
        Err(_) => Ok(()),
        Ok(data) if data.is_symlink() => refuse("is a symbolic link"),
        Ok(data) if data.is_dir() => refuse("is a folder"),
        Ok(data) if !data.is_file() => refuse("is no file"),
        Ok(data) if known || data.len() == 0 => Ok(()),
        Ok(_) if fs::read(path).is_ok_and(|old| export::is_own(&old, format)) => Ok(()),
        Ok(_) => refuse("was not made by wordcloud"),
    }
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_are_replaced_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let [a, b, c] = ["a", "b", "c"].map(|name| folder.path().join(name));
        fs::write(&a, "old").unwrap();
        fs::create_dir_all(c.join("full")).unwrap();
        let staged = [&a, &b, &c].map(|path| stage(path, &mut &b"new"[..]).unwrap());
        let message = persist(staged.into()).unwrap_err().to_string();
        assert!(message.contains(&*c.to_string_lossy()), "{message}");
        assert_eq!(fs::read(&a).unwrap(), b"old");
        assert!(!b.exists() && fs::read_dir(folder.path()).unwrap().count() == 2);
        persist([&a, &b].map(|path| stage(path, &mut &b"new"[..]).unwrap()).into()).unwrap();
        assert_eq!([fs::read(&a).unwrap(), fs::read(&b).unwrap()], [b"new", b"new"]);
    }
}
