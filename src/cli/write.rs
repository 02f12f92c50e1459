//! Writing files: all or none.

use super::output::Output;
use super::reading::is_piped;
use anyhow::{Context, Result, anyhow, bail};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;
use wordcloud::archive;

/// Writes all files or none: each first under a temporary name in its folder, which is then
/// renamed. `make_folders` makes the folders that are missing.
pub(crate) fn write(files: &[(Output, Vec<u8>)], make_folders: bool) -> Result<()> {
    let mut staged = Vec::new();
    for (output, bytes) in files {
        match &output.path {
            None => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(bytes).and_then(|()| stdout.flush()).context("standard output")?;
            }
            Some(path) => staged.extend(stage(path, bytes, make_folders)?),
        }
    }
    for (file, target) in staged {
        file.persist(&target)
            .map_err(|error| error.error)
            .with_context(|| format!("{} cannot be written", target.display()))?;
    }
    Ok(())
}

/// Copies what is in an open file to `path`, or to standard output for `-`: all or nothing.
pub(crate) fn copy(source: &mut File, path: &Path) -> Result<()> {
    if is_piped(path) {
        let mut stdout = io::stdout().lock();
        return io::copy(source, &mut stdout)
            .and_then(|_| stdout.flush())
            .context("standard output");
    }
    let failed = || format!("{} cannot be written", path.display());
    match place(path)? {
        Place::Device(target) => {
            let mut device = OpenOptions::new().write(true).open(target).with_context(failed)?;
            io::copy(source, &mut device).with_context(failed)?;
        }
        Place::File { folder, target } => {
            let mut file = archive::stage(&folder, b"").with_context(failed)?;
            io::copy(source, file.as_file_mut()).with_context(failed)?;
            file.as_file().sync_all().with_context(failed)?;
            file.persist(&target).map_err(|error| error.error).with_context(failed)?;
        }
    }
    Ok(())
}

/// The folder for temporary files on the way to `path`, if that can be written.
pub(crate) fn folder(path: &Path) -> Result<PathBuf> {
    if is_piped(path) {
        return Ok(std::env::temp_dir());
    }
    match place(path)? {
        Place::Device(_) => Ok(std::env::temp_dir()),
        Place::File { folder, .. } if folder.is_dir() => Ok(folder),
        Place::File { folder, .. } => Err(no_folder(path, &folder)),
    }
}

/// Where a file is to be.
enum Place {
    /// Something that takes bytes at once, such as a pipe.
    Device(PathBuf),
    File {
        folder: PathBuf,
        target: PathBuf,
    },
}

fn place(path: &Path) -> Result<Place> {
    let name = path.display();
    // A link stays a link, to the new content.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&target) {
        Ok(data) if data.is_dir() => bail!("{name} is a folder; choose another name with -o"),
        Ok(data) if !data.is_file() => return Ok(Place::Device(target)),
        Ok(data) if data.permissions().readonly() => {
            bail!("{name} is read-only; choose another name with -o")
        }
        _ => {}
    }
    let folder = match target.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    Ok(Place::File { folder, target })
}

/// Writes the temporary file of `path`; a device or pipe is written at once.
fn stage(
    path: &Path,
    bytes: &[u8],
    make_folders: bool,
) -> Result<Option<(NamedTempFile, PathBuf)>> {
    let name = path.display();
    let (folder, target) = match place(path)? {
        Place::File { folder, target } => (folder, target),
        Place::Device(target) => {
            OpenOptions::new()
                .write(true)
                .open(&target)
                .and_then(|mut file| file.write_all(bytes))
                .with_context(|| format!("{name} cannot be written"))?;
            return Ok(None);
        }
    };
    if make_folders {
        fs::create_dir_all(&folder)
            .with_context(|| format!("{name} cannot be written; choose another name with -o"))?;
    }
    match archive::stage(&folder, bytes) {
        Ok(file) => Ok(Some((file, target))),
        Err(_) if !folder.exists() => Err(no_folder(path, &folder)),
        Err(error) => Err(error)
            .with_context(|| format!("{name} cannot be written; choose another name with -o")),
    }
}

fn no_folder(path: &Path, folder: &Path) -> anyhow::Error {
    anyhow!(
        "{} cannot be written: the folder {} does not exist; make it or choose another name with -o",
        path.display(),
        folder.display()
    )
}
