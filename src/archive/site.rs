//! What kind of site an archive belongs to, and where that keeps its posts and pictures.

use crate::{Error, ErrorKind, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The kinds of archives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SiteKind {
    /// Jekyll: posts in `_posts`.
    Jekyll,
    /// Hugo: posts in `content`, pictures in `static`.
    Hugo,
    /// Hexo: posts in `source/_posts`, pictures in `source`.
    Hexo,
    /// A vault of Obsidian.
    Obsidian,
    /// A folder.
    Folder,
}

/// An archive and the site around it.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    /// Its kind.
    pub kind: SiteKind,
    /// The root of the site, absolute: nothing is written outside.
    pub root: PathBuf,
    /// The folders that hold the posts, absolute.
    pub folders: Vec<PathBuf>,
    /// What stands before addresses within the site, such as `/blog`.
    pub base_address: String,
}

impl Site {
    /// The site that a folder is, or lies in.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::File`] if it is no folder.
    pub(crate) fn find(folder: &Path) -> Result<Self> {
        let failed = |why: &str| {
            let message = format!("{} {why}; give the folder of your posts", folder.display());
            Error::new(ErrorKind::File, message)
        };
        let given = folder.canonicalize().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => failed("does not exist"),
            _ => failed(&format!("cannot be read: {error}")),
        })?;
        if !given.is_dir() {
            return Err(failed("is no folder"));
        }
        for root in given.ancestors() {
            if let Some(kind) = kind(root) {
                let folders = if root == given { kind.posts(root) } else { vec![given.clone()] };
                let base_address = base_address(root);
                return Ok(Self { kind, root: root.to_owned(), folders, base_address });
            }
            if root.join(".git").exists() {
                break;
            }
        }
        let kind = SiteKind::Folder;
        Ok(Self { kind, root: given.clone(), folders: vec![given], base_address: String::new() })
    }

    /// The folder that addresses such as `/images/cloud.jpg` start from.
    pub(super) fn public(&self) -> PathBuf {
        match self.kind {
            SiteKind::Hugo => self.root.join("static"),
            SiteKind::Hexo => self.root.join("source"),
            SiteKind::Jekyll | SiteKind::Obsidian | SiteKind::Folder => self.root.clone(),
        }
    }
}

impl SiteKind {
    /// Where a site at `root` keeps its posts.
    fn posts(self, root: &Path) -> Vec<PathBuf> {
        let below = |name: &str| {
            let folder = root.join(name);
            if folder.is_dir() { vec![folder] } else { vec![root.to_owned()] }
        };
        match self {
            // Also those of the sub-sites, which `discover` finds.
            Self::Jekyll if root.join("_posts").is_dir() => vec![root.join("_posts")],
            Self::Hugo => below("content"),
            Self::Hexo => below("source/_posts"),
            Self::Jekyll | Self::Obsidian | Self::Folder => vec![root.to_owned()],
        }
    }
}

/// The kind of site that a folder is the root of.
fn kind(root: &Path) -> Option<SiteKind> {
    let has = |name: &str| root.join(name).exists();
    let any =
        |stem: &str| ["toml", "yaml", "yml", "json"].iter().any(|e| has(&format!("{stem}.{e}")));
    if any("hugo") || has("config/_default") || any("config") && has("content") {
        Some(SiteKind::Hugo)
    } else if has("source/_posts") && any("_config") {
        Some(SiteKind::Hexo)
    } else if any("_config") || has("_posts") {
        Some(SiteKind::Jekyll)
    } else if has(".obsidian") {
        Some(SiteKind::Obsidian)
    } else {
        None
    }
}

/// The `baseurl` of a Jekyll site.
fn base_address(root: &Path) -> String {
    let config = ["_config.yml", "_config.yaml"].map(|name| fs::read_to_string(root.join(name)));
    let text = config.into_iter().flatten().next().unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("baseurl:")).unwrap_or_default();
    let value = line.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    let path = value.trim_matches('/');
    if path.is_empty() || path.contains(':') { String::new() } else { format!("/{path}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            if name.ends_with('/') {
                fs::create_dir_all(&path).unwrap();
            } else {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(&path, "baseurl: \"/blog/\" # x\n").unwrap();
            }
        }
        folder
    }

    #[test]
    fn sites_are_known_by_their_files() {
        use SiteKind::{Folder, Hexo, Hugo, Jekyll, Obsidian};
        for (names, kind, posts) in [
            (&["_config.yml", "_posts/"][..], Jekyll, "_posts"),
            (&["hugo.toml", "content/"], Hugo, "content"),
            (&["config.yaml", "content/"], Hugo, "content"),
            (&["_config.yml", "source/_posts/"], Hexo, "source/_posts"),
            (&[".obsidian/"], Obsidian, ""),
            (&["a.md"], Folder, ""),
        ] {
            let folder = folder(names);
            let site = Site::find(folder.path()).unwrap();
            let root = folder.path().canonicalize().unwrap();
            assert_eq!((site.kind, &site.root), (kind, &root), "{names:?}");
            assert_eq!(site.folders, [root.join(posts)], "{names:?}");
        }
    }

    #[test]
    fn a_folder_within_a_site_belongs_to_it() {
        let folder = folder(&["_config.yml", "_posts/2025/"]);
        let site = Site::find(&folder.path().join("_posts/2025")).unwrap();
        assert_eq!(site.root, folder.path().canonicalize().unwrap());
        assert_eq!(site.folders, [site.root.join("_posts/2025")]);
        assert_eq!(site.base_address, "/blog");
    }

    #[test]
    fn what_is_no_folder_is_named() {
        for (path, part) in [("no-such-folder", "does not exist"), ("Cargo.toml", "is no folder")] {
            let message = Site::find(Path::new(path)).unwrap_err().to_string();
            assert!(message.contains(path) && message.contains(part), "{message}");
        }
    }
}
