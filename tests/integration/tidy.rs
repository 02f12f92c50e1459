//! What the compiler does not check: data flows one way, every file says what it is, none is long.

use std::fs;
use std::path::{Path, PathBuf};

/// The stages from left to right; a stage uses only what stands to its left.
const STAGES: [&str; 15] = [
    "error", "outline", "raster", "document", "token", "term", "font", "layout", "color", "cloud",
    "export", "settings", "archive", "cli", "main",
];
/// The longest file of source, tests included.
const MOST_LINES: usize = 500;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Each source file with its path below `src/` and its text.
fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    assert!(found.len() > 20, "the source files were not found");
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    found.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// The stages that a text names as `crate::stage`, also inside `use crate::{…}`.
fn used_stages(text: &str) -> Vec<&'static str> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut named: Vec<String> = Vec::new();
    for part in code.split("crate::").skip(1) {
        let list = match part.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or(list).to_owned(),
            None => {
                part.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").into()
            }
        };
        let names =
            list.split(',').map(|name| name.trim().split("::").next().unwrap_or("").to_owned());
        named.extend(names);
    }
    STAGES.into_iter().filter(|stage| named.iter().any(|name| name == stage)).collect()
}

#[test]
fn data_flows_one_way() {
    let rank = |stage: &str| STAGES.iter().position(|&other| other == stage);
    let mut wrong = Vec::new();
    for (name, text) in files() {
        let stage = name.split('/').next().unwrap().trim_end_matches(".rs");
        if stage == "lib" {
            continue;
        }
        let own = rank(stage).unwrap_or_else(|| panic!("src/{name} belongs to no stage"));
        let used = used_stages(&text).into_iter().filter(|used| rank(used) > Some(own));
        wrong.extend(
            used.map(|used| format!("src/{name} uses crate::{used}, which is to its right")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    let silent = files().into_iter().filter(|(_, text)| !text.starts_with("//! "));
    let names: Vec<String> = silent.map(|(name, _)| name).collect();
    assert!(names.is_empty(), "without a first line of documentation: {names:?}");
}

#[test]
fn no_file_is_long() {
    let lengths = files().into_iter().map(|(name, text)| (name, text.lines().count()));
    let long: Vec<_> = lengths.filter(|&(_, lines)| lines > MOST_LINES).collect();
    assert!(long.is_empty(), "longer than {MOST_LINES} lines: {long:?}");
}

#[test]
fn the_check_of_directions_sees_imports() {
    assert_eq!(used_stages("use crate::outline::Path;"), ["font"]);
    assert_eq!(used_stages("use crate::{Error, cloud::Cloud};\n// crate::cli::run"), ["cloud"]);
}
