//! The sources of the library, as text and as syntax.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use syn::{Attribute, File, Item, UseTree};

/// Each source file with its path below `src/` and its text.
pub(crate) fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    find(&root, &mut found);
    assert!(found.len() > 20, "the source files were not found");
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    found.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            find(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules that are files, by their paths: `layout/mod.rs` is `["layout"]`; those of tests are
/// left out.
pub(crate) fn modules() -> BTreeMap<Vec<String>, File> {
    let parsed = files().into_iter().map(|(name, text)| {
        let path = name.trim_end_matches(".rs").trim_end_matches("/mod");
        (path.split('/').map(str::to_owned).collect(), syn::parse_file(&text).unwrap())
    });
    let mut modules: BTreeMap<Vec<String>, File> = parsed.collect();
    let tests: Vec<Vec<String>> =
        modules.iter().flat_map(|(path, file)| tests(path, file)).collect();
    modules.retain(|path, _| !tests.contains(path));
    modules
}

fn tests(path: &[String], file: &File) -> Vec<Vec<String>> {
    let modules = file.items.iter().filter_map(|item| match item {
        Item::Mod(module) if is_test(&module.attrs) => {
            Some([path, &[module.ident.to_string()]].concat())
        }
        _ => None,
    });
    modules.collect()
}

/// Whether something is compiled for tests alone.
pub(crate) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}

/// The paths that an import names, each with the name that it has from then on.
pub(crate) fn imported(tree: &UseTree) -> Vec<(Vec<String>, String)> {
    let below = |name: &syn::Ident, rest: Vec<(Vec<String>, String)>| {
        let longer = |(path, alias): (Vec<String>, String)| {
            let path = [vec![name.to_string()], path].concat();
            let alias = if alias == "self" { name.to_string() } else { alias };
            (path, alias)
        };
        rest.into_iter().map(longer).collect()
    };
    match tree {
        UseTree::Path(path) => below(&path.ident, imported(&path.tree)),
        UseTree::Name(name) => vec![(vec![name.ident.to_string()], name.ident.to_string())],
        UseTree::Rename(name) => vec![(vec![name.ident.to_string()], name.rename.to_string())],
        UseTree::Glob(_) => Vec::new(),
        UseTree::Group(group) => group.items.iter().flat_map(imported).collect(),
    }
}
