//! `--system-fonts`: the fonts that are installed, for what the other fonts lack.

use std::fs;
use std::path::{Path, PathBuf};
use wordcloud::font::{FontBook, FontOptions};

/// The most faces of a collection that are looked at.
const MOST_FACES: u32 = 64;

/// Adds those fonts of the system that have a character of these texts that the book lacks, in the
/// order of their paths, until none is lacking.
pub(crate) fn add<'a>(mut fonts: FontBook, texts: impl Iterator<Item = &'a str>) -> FontBook {
    let mut missing: String = String::new();
    for text in texts {
        missing.extend(fonts.shape(text).missing);
    }
    for path in if missing.is_empty() { Vec::new() } else { files() } {
        let Ok(bytes) = fs::read(&path) else { continue };
        for index in 0..MOST_FACES {
            let options = FontOptions { index, ..FontOptions::default() };
            let name = path.display().to_string();
            // What is no font with outlines serves nobody.
            let Ok(more) = fonts.clone().with_fallback(&name, bytes.clone(), &options) else {
                break;
            };
            let still: String = more.shape(&missing).missing.into_iter().collect();
            if still.len() < missing.len() {
                (fonts, missing) = (more, still);
            }
            if !bytes.starts_with(b"ttcf") {
                break;
            }
        }
        if missing.is_empty() {
            break;
        }
    }
    fonts
}

/// All font files of the system, ordered by path; bold ones first, since the bundled faces are bold.
fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in folders() {
        collect(&folder, &mut found, 0);
    }
    let is_bold =
        |path: &Path| path.file_stem().is_some_and(|name| name.to_string_lossy().ends_with("Bold"));
    found.sort_by_key(|path| (!is_bold(path), path.clone()));
    found.dedup();
    found
}

/// Where systems keep their fonts.
fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts"]
            .map(PathBuf::from)
            .to_vec();
    if let Some(home) = std::env::var_os("HOME").map(PathBuf::from) {
        folders
            .extend([".fonts", ".local/share/fonts", "Library/Fonts"].map(|name| home.join(name)));
    }
    if let Some(windows) = std::env::var_os("WINDIR").map(PathBuf::from) {
        folders.push(windows.join("Fonts"));
    }
    folders
}

/// Deeper folders are links that lead round.
const DEEPEST: usize = 8;

fn collect(folder: &Path, found: &mut Vec<PathBuf>, depth: usize) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
        if path.is_dir() && depth < DEEPEST {
            collect(&path, found, depth + 1);
        } else if ["ttf", "otf", "ttc", "otc"].iter().any(|known| extension == *known) {
            found.push(path);
        }
    }
}
