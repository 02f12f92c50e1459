//! Discovery: the posts of a site.

use super::site::{Site, SiteKind};
use crate::{Error, ErrorKind, Result};
use ignore::WalkBuilder;
use ignore::overrides::{Override, OverrideBuilder};
use std::cmp::Ordering;
use std::path::{Path, PathBuf};

/// The extensions of posts.
const EXTENSIONS: [&str; 8] = ["md", "markdown", "mdown", "mkd", "mdx", "rst", "adoc", "asciidoc"];

/// What was found below the folders of a site.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// The posts, absolute, in the natural order of their names: `issue-9` before `issue-10`.
    pub(super) posts: Vec<PathBuf>,
    /// What could not be looked at, with the reason.
    pub(super) failed: Vec<(PathBuf, String)>,
    /// Symbolic links that might have been posts or folders of them.
    pub(super) links: Vec<PathBuf>,
}

/// Finds the posts. What `.gitignore` and `.ignore` files leave out, what is hidden, and symbolic
/// links are left out; `include` and `exclude` are globs as in `.gitignore`, and with `include`
/// only what it names is taken, whatever its extension.
///
/// # Errors
///
/// [`ErrorKind::Options`] for a glob that cannot be used.
pub(super) fn discover(site: &Site, include: &[String], exclude: &[String]) -> Result<Found> {
    let mut found = Found::default();
    for folder in &site.folders {
        let globs = globs(folder, include, exclude)?;
        let jekyll_root = site.kind == SiteKind::Jekyll && *folder == site.root;
        let walk = WalkBuilder::new(folder)
            .git_global(false)
            .require_git(false)
            .overrides(globs)
            .filter_entry(|entry| entry.file_name() != "node_modules")
            .build();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    found.failed.push((folder.clone(), error.to_string()));
                    continue;
                }
            };
            let path = entry.path();
            let in_posts = || path.components().any(|part| part.as_os_str() == "_posts");
            let wanted =
                (!include.is_empty() || is_post(site.kind, path)) && (!jekyll_root || in_posts());
            match entry.file_type() {
                Some(kind) if kind.is_symlink() => {
                    let dangling = || path.extension().is_none() && path.metadata().is_err();
                    if wanted || path.is_dir() || dangling() {
                        found.links.push(path.to_owned());
                    }
                }
                Some(kind) if kind.is_file() && wanted => found.posts.push(path.to_owned()),
                _ => {}
            }
        }
    }
    found.posts.sort_by(|a, b| natural_order(&a.to_string_lossy(), &b.to_string_lossy()));
    found.links.sort();
    found.failed.sort();
    Ok(found)
}

/// The posts that [`batch`](super::batch) finds in a folder without globs, absolute and in the
/// natural order of their names. Symbolic links are not followed.
///
/// # Errors
///
/// [`ErrorKind::Input`] if it is no folder, has no post, or a part of it cannot be looked at.
#[cfg(feature = "cli")]
pub(crate) fn find_posts(folder: &Path) -> Result<Vec<PathBuf>> {
    let found = discover(&Site::find(folder)?, &[], &[])?;
    let failed = |message| Err(Error::new(ErrorKind::Input, message));
    match (found.failed.first(), found.posts.is_empty()) {
        (Some((path, reason)), _) => {
            failed(format!("{} cannot be looked at: {reason}", path.display()))
        }
        (None, true) => failed(format!("{} has no post in it", folder.display())),
        (None, false) => Ok(found.posts),
    }
}

fn globs(folder: &Path, include: &[String], exclude: &[String]) -> Result<Override> {
    let mut builder = OverrideBuilder::new(folder);
    let failed = |error: &ignore::Error| {
        Error::new(ErrorKind::Options, format!("{error}; write a glob such as 2025/**/*.md"))
    };
    for glob in include {
        builder.add(glob).map_err(|error| failed(&error))?;
    }
    for glob in exclude {
        builder.add(&format!("!{glob}")).map_err(|error| failed(&error))?;
    }
    builder.build().map_err(|error| failed(&error))
}

fn is_post(kind: SiteKind, path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let page = matches!(kind, SiteKind::Jekyll | SiteKind::Hugo | SiteKind::Hexo)
        && ["html", "htm"].contains(&&*extension);
    // `_index.md` is the list of a section in Hugo.
    let list = path.file_stem().is_some_and(|stem| stem == "_index");
    (page || EXTENSIONS.contains(&&*extension)) && !list
}

/// Compares texts with the numbers in them as numbers.
pub(super) fn natural_order(a: &str, b: &str) -> Ordering {
    let mut rest = (a, b);
    while let (Some(first), Some(second)) = (rest.0.chars().next(), rest.1.chars().next()) {
        let order = if first.is_ascii_digit() && second.is_ascii_digit() {
            let (a, b) = (number(&mut rest.0), number(&mut rest.1));
            a.len().cmp(&b.len()).then_with(|| a.cmp(b))
        } else {
            rest = (&rest.0[first.len_utf8()..], &rest.1[second.len_utf8()..]);
            first.cmp(&second)
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    rest.0.len().cmp(&rest.1.len()).then_with(|| a.cmp(b))
}

/// The digits that a text starts with, without leading zeros; `text` becomes the rest.
fn number<'a>(text: &mut &'a str) -> &'a str {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(end);
    *text = rest;
    digits.trim_start_matches('0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::fs;

    #[test]
    fn numbers_count_as_numbers() {
        let mut names = ["issue-10", "issue-9", "issue-09b", "期10", "期9", "issue-9a", "issue"];
        names.sort_by(|a, b| natural_order(a, b));
        assert_eq!(names, ["issue", "issue-9", "issue-9a", "issue-09b", "issue-10", "期9", "期10"]);
    }

    proptest! {
        #[test]
        fn the_natural_order_is_an_order(names in prop::collection::vec("[a0-2期-]{0,6}", 3)) {
            let [a, b, c] = &names[..] else { unreachable!() };
            prop_assert_eq!(natural_order(a, b), natural_order(b, a).reverse());
            prop_assert_eq!(natural_order(a, b) == Ordering::Equal, a == b);
            if natural_order(a, b).is_le() && natural_order(b, c).is_le() {
                prop_assert!(natural_order(a, c).is_le());
            }
        }
    }

    fn found(names: &[&str], include: &[&str], exclude: &[&str]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let ignored = if *name == ".gitignore" { "drafts\n" } else { "" };
            fs::write(path, ignored).unwrap();
        }
        let site = Site::find(folder.path()).unwrap();
        let globs = |globs: &[&str]| -> Vec<String> { globs.iter().map(|&g| g.into()).collect() };
        let found = discover(&site, &globs(include), &globs(exclude)).unwrap();
        let name = |path: &PathBuf| {
            path.strip_prefix(&site.root).unwrap().to_string_lossy().replace('\\', "/")
        };
        found.posts.iter().map(name).collect()
    }

    #[test]
    fn posts_are_found_and_the_rest_is_not() {
        let names = [
            "周报/第10期.md",
            "周报/第9期.markdown",
            "a.txt",
            ".hidden/b.md",
            "drafts/c.md",
            ".gitignore",
            "node_modules/d/README.md",
        ];
        assert_eq!(found(&names, &[], &[]), ["周报/第9期.markdown", "周报/第10期.md"]);
        assert_eq!(found(&names, &["*.txt"], &[]), ["a.txt"]);
        assert_eq!(found(&names, &[], &["*10*"]), ["周报/第9期.markdown"]);
    }

    #[test]
    fn sites_have_their_own_places() {
        let jekyll = ["_config.yml", "_posts/a.md", "about.md", "README.md"];
        assert_eq!(found(&jekyll, &[], &[]), ["_posts/a.md"]);
        let sections = ["_config.yml", "news/_posts/a.md", "about.md"];
        assert_eq!(found(&sections, &[], &[]), ["news/_posts/a.md"]);
        let hugo = ["hugo.toml", "content/_index.md", "content/p/index.md", "README.md"];
        assert_eq!(found(&hugo, &[], &[]), ["content/p/index.md"]);
    }
}
