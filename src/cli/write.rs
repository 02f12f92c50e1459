//! Writing files: all or none.

use super::output::Output;
use anyhow::{Context, Result, bail};
use std::fs;
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

/// Writes the temporary file of `path`; a device or pipe is written at once.
fn stage(
    path: &Path,
    bytes: &[u8],
    make_folders: bool,
) -> Result<Option<(NamedTempFile, PathBuf)>> {
    let name = path.display();
    // A link stays a link, to the new content.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&target) {
        Ok(data) if data.is_dir() => bail!("{name} is a folder; choose another name with -o"),
        Ok(data) if !data.is_file() => {
            fs::OpenOptions::new()
                .write(true)
                .open(&target)
                .and_then(|mut file| file.write_all(bytes))
                .with_context(|| format!("{name} cannot be written"))?;
            return Ok(None);
        }
        Ok(data) if data.permissions().readonly() => {
            bail!("{name} is read-only; choose another name with -o")
        }
        _ => {}
    }
    let folder = match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    if make_folders {
        fs::create_dir_all(folder)
            .with_context(|| format!("{name} cannot be written; choose another name with -o"))?;
    }
    match archive::stage(folder, bytes) {
        Ok(file) => Ok(Some((file, target))),
        Err(_) if !folder.exists() => bail!(
            "{name} cannot be written: the folder {} does not exist; make it or choose another \
             name with -o",
            folder.display()
        ),
        Err(error) => Err(error)
            .with_context(|| format!("{name} cannot be written; choose another name with -o")),
    }
}
