//! Writing files: all or none.

use super::output::Output;
use super::reading::is_piped;
use anyhow::{Context, Result, anyhow, bail};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use wordcloud::archive::{self, Staged};

/// What may be replaced.
#[derive(Default)]
pub(crate) struct Writing<'a> {
    /// The name that the user gave; every other file is one of the program or is not replaced.
    pub(crate) named: Option<&'a Path>,
    /// The files that were read, none of which is replaced.
    pub(crate) inputs: Vec<PathBuf>,
}

impl Writing<'_> {
    /// Writes all files or none: each first under a temporary name in its folder, which is then
    /// renamed. Folders that are missing are made where the user gave no name: one that was
    /// mistyped must not be.
    pub(crate) fn write(&self, files: &[(Output, Vec<u8>)]) -> Result<()> {
        let mut staged = Vec::new();
        for (output, bytes) in files {
            match &output.path {
                None => {
                    let mut stdout = io::stdout().lock();
                    let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
                    written.context("standard output")?;
                }
                Some(path) => {
                    if self.named != Some(path) && !is_device(path) {
                        archive::check_replaceable(path, output.format, false)?;
                    }
                    staged.extend(self.stage(path, &mut &bytes[..])?);
                }
            }
        }
        Ok(archive::persist(staged)?)
    }

    /// Copies what is in an open file to `path`, or to standard output for `-`: all or nothing.
    pub(crate) fn copy(&self, source: &mut File, path: &Path) -> Result<()> {
        if is_piped(path) {
            let mut stdout = io::stdout().lock();
            let copied = io::copy(source, &mut stdout).and_then(|_| stdout.flush());
            return copied.context("standard output");
        }
        Ok(archive::persist(self.stage(path, source)?.into_iter().collect())?)
    }

    /// Writes the temporary file of `path`; a device is written at once.
    pub(crate) fn stage(&self, path: &Path, content: &mut dyn Read) -> Result<Option<Staged>> {
        let name = path.display();
        let (folder, target) = match place(path)? {
            Place::File { folder, target } => (folder, target),
            Place::Device => {
                OpenOptions::new()
                    .write(true)
                    .open(path)
                    .and_then(|mut device| io::copy(content, &mut device))
                    .with_context(|| format!("{name} cannot be written"))?;
                return Ok(None);
            }
        };
        if self.inputs.iter().any(|input| input.canonicalize().is_ok_and(|input| input == target)) {
            bail!("{name} is what was read; choose another name with -o");
        }
        let failed = || format!("{name} cannot be written; choose another name with -o");
        if self.named.is_none() {
            fs::create_dir_all(&folder).with_context(failed)?;
        }
        match archive::stage(&target, content) {
            Ok(staged) => Ok(Some(staged)),
            Err(_) if !folder.exists() => Err(no_folder(path, &folder)),
            Err(error) => Err(error).with_context(failed),
        }
    }
}

/// The folder for temporary files on the way to `path`, if that can be written.
pub(crate) fn folder(path: &Path) -> Result<PathBuf> {
    if is_piped(path) {
        return Ok(std::env::temp_dir());
    }
    match place(path)? {
        Place::Device => Ok(std::env::temp_dir()),
        Place::File { folder, .. } if folder.is_dir() => Ok(folder),
        Place::File { folder, .. } => Err(no_folder(path, &folder)),
    }
}

/// Where a file is to be.
enum Place {
    /// Something that takes bytes at once.
    Device,
    File {
        folder: PathBuf,
        target: PathBuf,
    },
}

fn place(path: &Path) -> Result<Place> {
    let name = path.display();
    // A link stays a link, to the new content.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match fs::metadata(path) {
        Ok(data) if data.is_dir() => bail!("{name} is a folder; choose another name with -o"),
        Ok(data) if !data.is_file() && (is_device(path) || is_device(&target)) => {
            return Ok(Place::Device);
        }
        // Nobody may be at its other end.
        Ok(data) if !data.is_file() => {
            bail!("{name} is no file but a pipe or a socket; write to it with -o - > {name}")
        }
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

/// Whether a path is that of a device or of one of this process's own streams.
fn is_device(path: &Path) -> bool {
    path.starts_with("/dev") || path.starts_with("/proc/self/fd")
}

fn no_folder(path: &Path, folder: &Path) -> anyhow::Error {
    anyhow!(
        "{} cannot be written: the folder {} does not exist; make it or choose another name with -o",
        path.display(),
        folder.display()
    )
}
