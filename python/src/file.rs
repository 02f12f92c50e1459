//! Files: read with a message that helps, written whole or not at all.

use crate::error::{Error, Result};
use std::io::Write;
use std::path::Path;
use std::{fs, io};
use wordcloud::ErrorKind;

/// The bytes of a file; `wanted` says what it should be.
pub(crate) fn read(path: &Path, wanted: &str) -> wordcloud::Result<Vec<u8>> {
    let name = path.display();
    let message = match fs::metadata(path) {
        Ok(data) if data.is_dir() => format!("{name} is a folder; give {wanted}"),
        Ok(data) if !data.is_file() => {
            format!("{name} is no file but a pipe, a socket or a device; give {wanted}")
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            format!("{name} does not exist; give {wanted}")
        }
        _ => match fs::read(path) {
            Ok(bytes) => return Ok(bytes),
            Err(error) => format!("{name} cannot be read: {error}"),
        },
    };
    Err(wordcloud::Error::new(ErrorKind::File, message))
}

/// Writes a file.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let written = || -> io::Result<()> {
        let mut file = tempfile::Builder::new()
            .prefix(".wordcloud-")
            .suffix(".tmp")
            .tempfile_in(folder.unwrap_or(Path::new(".")))?;
        file.write_all(bytes)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(path).map_or(0o644, |data| data.permissions().mode());
            file.as_file().set_permissions(fs::Permissions::from_mode(mode))?;
        }
        file.persist(path)?;
        Ok(())
    };
    written().map_err(|error| {
        Error::new(ErrorKind::File, format!("{} cannot be written: {error}", path.display()))
    })
}
