//! What the compiler does not check: data flows one way, every file says what it is, none is long.

use crate::sources::{files, imported, modules};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};
use syn::{File, Item, ItemMod, ItemUse};

/// The stages from left to right; a stage uses only what stands to its left.
const STAGES: [&str; 21] = [
    "setters",
    "hash",
    "error",
    "name",
    "limits",
    "traditional",
    "outline",
    "raster",
    "document",
    "token",
    "term",
    "analytics",
    "font",
    "layout",
    "color",
    "cloud",
    "export",
    "settings",
    "archive",
    "cli",
    "main",
];
/// The folders whose files still use each other in circles.
const WITH_CIRCLES: [&str; 1] = ["term"];
/// The longest file of source, tests included.
const MOST_LINES: usize = 500;
/// The widest line of comment: the formatter's width, with room for a word of it.
const MOST_COLUMNS: usize = 104;

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

/// The paths that a file names, as they stand there; what it holds inline, such as its tests, is
/// left out.
#[derive(Default)]
struct Names(Vec<Vec<String>>);

impl<'ast> Visit<'ast> for Names {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.0.extend(imported(&item.tree).into_iter().map(|(path, _)| path));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_item_mod(&mut self, _: &'ast ItemMod) {}
}

/// A path from the root of the crate on, if it starts with `crate` or `super`.
fn absolute(module: &[String], path: &[String]) -> Option<Vec<String>> {
    let up = path.iter().take_while(|name| *name == "super").count();
    match path.first()?.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "super" => Some([&module[..module.len().checked_sub(up)?], &path[up..]].concat()),
        _ => None,
    }
}

/// The files that use each other in a circle, or such a file, folder by folder.
///
/// What a folder's own file (`mod.rs`) defines may be used by all beside it; what it only passes on
/// belongs to the file that it comes from.
fn circles(modules: &BTreeMap<Vec<String>, File>) -> BTreeMap<Vec<String>, BTreeSet<String>> {
    let imports = |file: &File| -> Vec<(Vec<String>, String)> {
        let uses = file.items.iter().filter_map(|item| match item {
            Item::Use(item) => Some(imported(&item.tree)),
            _ => None,
        });
        uses.flatten().collect()
    };
    let passed_on: BTreeMap<&[String], BTreeMap<String, String>> = modules
        .iter()
        .map(|(folder, file)| {
            let imports = imports(file).into_iter().map(|(path, name)| (name, path[0].clone()));
            let own = imports.filter(|(_, file)| modules.contains_key(&join(folder, file)));
            (folder.as_slice(), own.collect())
        })
        .collect();
    let mut uses: BTreeMap<Vec<String>, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (module, file) in modules {
        let mut names = Names::default();
        names.visit_file(file);
        let paths: Vec<_> = names.0.iter().filter_map(|path| absolute(module, path)).collect();
        for depth in 1..module.len() {
            let (folder, own) = (&module[..depth], &module[depth]);
            let inside = paths.iter().filter(|path| path.starts_with(folder));
            let used = inside.filter_map(|path| path.get(depth)).filter_map(|name| {
                let is_file = modules.contains_key(&join(folder, name));
                if is_file { Some(name) } else { passed_on.get(folder)?.get(name) }
            });
            let used = used.filter(|used| *used != own).cloned();
            uses.entry(folder.to_vec()).or_default().entry(own.clone()).or_default().extend(used);
        }
    }
    // What uses nothing that is left, or is used by nothing, is in no circle.
    for files in uses.values_mut() {
        loop {
            let left: BTreeSet<String> = files.keys().cloned().collect();
            let used: BTreeSet<String> = files.values().flatten().cloned().collect();
            files.retain(|file, uses| used.contains(file) && !uses.is_disjoint(&left));
            if files.len() == left.len() {
                break;
            }
        }
    }
    let circles = uses.into_iter().map(|(folder, files)| (folder, files.into_keys().collect()));
    circles.filter(|(_, files): &(_, BTreeSet<String>)| !files.is_empty()).collect()
}

fn join(folder: &[String], name: &str) -> Vec<String> {
    [folder, &[name.to_owned()]].concat()
}

#[test]
fn no_files_of_a_folder_use_each_other_in_a_circle() {
    let mut circles = circles(&modules());
    circles.retain(|folder, _| !WITH_CIRCLES.contains(&folder[0].as_str()));
    assert!(circles.is_empty(), "{circles:?}");
}

#[test]
fn the_check_of_circles_sees_them() {
    let file = |text: &str| syn::parse_file(text).unwrap();
    let path = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let modules = BTreeMap::from([
        (path("font"), file("mod book; mod path; mod shape; pub use path::{Path as P, Point};")),
        (path("font/book"), file("use super::shape::Shape;")),
        (path("font/path"), file("fn f() -> crate::font::book::Book {}")),
        (path("font/shape"), file("use super::{P, Other}; mod tests { use super::super::Q; }")),
        (path("font/alone"), file("use super::{P, shape::Shape};")),
        (path("term"), file("use super::font::P;")),
    ]);
    let files = ["book", "path", "shape"].map(str::to_owned);
    assert_eq!(circles(&modules), BTreeMap::from([(path("font"), BTreeSet::from(files))]));
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
fn no_comment_is_wide() {
    let is_wide =
        |line: &&str| line.trim_start().starts_with("//") && line.chars().count() > MOST_COLUMNS;
    for (name, text) in files().iter().filter(|(name, _)| !name.starts_with("term/")) {
        let wide: Vec<&str> = text.lines().filter(is_wide).collect();
        assert!(wide.is_empty(), "{name} has comments of over {MOST_COLUMNS} columns: {wide:?}");
    }
}

#[test]
fn the_check_of_directions_sees_imports() {
    assert_eq!(used_stages("use crate::outline::Path;"), ["outline"]);
    assert_eq!(used_stages("use crate::{Error, cloud::Cloud};\n// crate::cli::run"), ["cloud"]);
}
