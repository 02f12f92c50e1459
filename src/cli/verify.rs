//! `wordcloud verify DIR`: whether the pictures of a folder are those of its manifest, byte for byte.
//!
//! The manifest has a line for each picture, its SHA-256 and its name, as `sha256sum` writes and
//! checks them.

use super::args::VerifyArgs;
use super::say;
use super::write::Writing;
use anyhow::{Context, Result, bail};
use hmac_sha256::Hash;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use wordcloud::archive::{persist, read_file};
use wordcloud::export::{Format, is_own};

/// The name of the manifest in its folder.
const MANIFEST: &str = "wordcloud.sha256";

pub(crate) fn run(args: &VerifyArgs) -> Result<()> {
    let (folder, manifest) = if args.path.is_dir() {
        (args.path.clone(), args.path.join(MANIFEST))
    } else {
        (args.path.parent().unwrap_or(Path::new("")).to_owned(), args.path.clone())
    };
    if args.write { write(&folder, &manifest) } else { check(&folder, &manifest) }
}

/// Writes the manifest of all pictures in a folder that the program has made.
fn write(folder: &Path, manifest: &Path) -> Result<()> {
    let mut lines = BTreeMap::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inside) = open.pop() {
        let path = folder.join(&inside);
        let path = if path == Path::new("") { PathBuf::from(".") } else { path };
        let entries = fs::read_dir(&path).with_context(|| unreadable(&path))?;
        for entry in entries {
            let entry = entry.with_context(|| unreadable(&path))?;
            let (kind, name) = (entry.file_type()?, entry.file_name());
            // The cache is no result, nor is what is on its way.
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let inside = inside.join(&name);
            if kind.is_dir() {
                open.push(inside);
            } else if kind.is_file()
                && let Ok(format) = Format::from_path(&inside)
            {
                let bytes = read_file(&entry.path(), "a picture")?;
                if is_own(&bytes, format) {
                    lines.insert(name_of(&inside)?, hash(&bytes));
                }
            }
        }
    }
    if lines.is_empty() {
        bail!("{} holds no picture that wordcloud has made", folder.display());
    }
    let text: String = lines.iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect();
    let writing = Writing { named: Some(manifest), inputs: Vec::new() };
    persist(writing.stage(manifest, &mut text.as_bytes())?.into_iter().collect())?;
    say::say(&format!("wrote {}: {} pictures", manifest.display(), lines.len()));
    Ok(())
}

/// Compares the files of a manifest with what it says.
fn check(folder: &Path, manifest: &Path) -> Result<()> {
    let name = manifest.display();
    let bytes = read_file(manifest, "a manifest, as wordcloud verify --write makes it")?;
    let text = String::from_utf8(bytes).with_context(|| format!("{name} is not text in UTF-8"))?;
    let (mut all, mut wrong) = (0, 0);
    for (number, line) in text.lines().enumerate() {
        let (expected, file) = entry(line)
            .with_context(|| format!("line {} of {name} is no SHA-256 and a name", number + 1))?;
        all += 1;
        let path = folder.join(file);
        let fault = match read_file(&path, "a picture") {
            _ if !path.exists() => "is missing",
            Ok(bytes) if hash(&bytes).eq_ignore_ascii_case(expected) => continue,
            Ok(_) => "differs",
            Err(_) => "cannot be read",
        };
        wrong += 1;
        say::say(&format!("{file} {fault}"));
    }
    if wrong > 0 {
        bail!("{wrong} of {all} pictures are not as {name} says");
    }
    say::say(&format!("all {all} pictures are as {name} says"));
    Ok(())
}

/// The hash and the name of a line, which must lie in the folder of the manifest.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (hash, rest) = line.split_once(' ')?;
    let name = rest.strip_prefix([' ', '*'])?;
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_hash && inside && !name.is_empty()).then_some((hash, name))
}

/// The name of a file in the manifest, with `/`.
fn name_of(path: &Path) -> Result<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    let name = parts.map(|parts| parts.join("/"));
    match name.filter(|name| !name.contains(['\n', '\r', '\\'])) {
        Some(name) => Ok(name),
        None => bail!("{} cannot stand in a manifest; rename it", path.display()),
    }
}

fn hash(bytes: &[u8]) -> String {
    Hash::hash(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unreadable(path: &Path) -> String {
    format!("{} cannot be read", path.display())
}
