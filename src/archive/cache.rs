//! The cache: which pictures were made of which posts, and what the posts taught.
//!
//! Plain files in `.wordcloud/`; an embedded store would be one more format that a broken disk can
//! spoil, and nothing here is looked up but by the name of a post.
//!
//! - `state.jsonl`: a line for each post with the hashes of its content and settings and the
//!   pictures that were made of them. Lines are appended as posts are done, so that a killed run
//!   loses nothing; at the end of a run it is written anew, sorted. May be committed, so that a
//!   fresh clone knows what is up to date.
//! - `lesson.json`: what the posts up to some place teach. Only saves time.
//! - `clouds/`: the clouds that continuity starts from. Only there if it is asked for.
//! - `lock`: held while a run writes.

use super::files::{read_file, remove_stale, replace};
use crate::{Error, ErrorKind, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_128;

/// The name of the cache's folder in the site.
pub(super) const CACHE_FOLDER: &str = ".wordcloud";

/// Its file of ignored files.
const GITIGNORE: &str = "# state.jsonl may be committed: a fresh clone then knows what is up to \
                         date.\nlesson.json\nclouds/\nlock\n";

/// The pictures that were made of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Drawn {
    /// The post, relative to the site, with `/`.
    pub(super) post: String,
    /// The hash of its bytes.
    pub(super) content: String,
    /// The hash of all that the pictures depend on besides.
    pub(super) settings: String,
    /// The files, relative to the site or the output folder; none for a post without words.
    pub(super) pictures: Vec<String>,
}

/// The cache of a site.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    /// What was drawn, by post.
    pub(super) state: BTreeMap<String, Drawn>,
    journal: Option<File>,
    /// Held until the run ends, however it ends.
    _lock: Option<File>,
}

/// A hash of bytes: 128 bits of XXH3, in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    format!("{:032x}", xxh3_128(bytes))
}

impl Cache {
    /// Opens a cache for looking only.
    pub(super) fn look(folder: &Path) -> Self {
        let state = read_state(&folder.join("state.jsonl"));
        Self { folder: folder.to_owned(), state, journal: None, _lock: None }
    }

    /// Opens a cache for a run that writes.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::File`] if another run is at work there or nothing can be written.
    pub(super) fn open(folder: &Path) -> Result<Self> {
        let failed = |error: std::io::Error| {
            let message = format!(
                "{} cannot be written: {error}; name another folder with --cache",
                folder.display()
            );
            Error::new(ErrorKind::File, message).with_source(error)
        };
        check_links(folder)?;
        fs::create_dir_all(folder.join("clouds")).map_err(failed)?;
        let mut lock = OpenOptions::new();
        let lock = lock.create(true).write(true).truncate(false).open(folder.join("lock"));
        let lock = lock.map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let message = format!(
                    "another run is at work on this archive (it holds {}); wait until it is done",
                    folder.join("lock").display()
                );
                return Err(Error::new(ErrorKind::File, message));
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        remove_stale(folder);
        remove_stale(&folder.join("clouds"));
        let ignore = folder.join(".gitignore");
        if !ignore.exists() {
            replace(&ignore, GITIGNORE.as_bytes()).map_err(failed)?;
        }
        let state = folder.join("state.jsonl");
        // A line that a killed run left unfinished must not swallow the next one. Written anew, the
        // file has no other name elsewhere either.
        let mut old = fs::read(&state).unwrap_or_default();
        if !old.is_empty() && !old.ends_with(b"\n") {
            old.push(b'\n');
        }
        replace(&state, &old).map_err(failed)?;
        let journal = OpenOptions::new().append(true).open(&state).map_err(failed)?;
        Ok(Self { journal: Some(journal), _lock: Some(lock), ..Self::look(folder) })
    }

    /// The same cache for looking, without its state.
    pub(super) fn looking(&self) -> Self {
        Self { folder: self.folder.clone(), state: BTreeMap::new(), journal: None, _lock: None }
    }

    /// Notes that the pictures of a post are made.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] if that cannot be written.
    pub(super) fn note(&mut self, drawn: Drawn) -> Result<()> {
        let line = serde_json::to_string(&drawn).unwrap_or_default() + "\n";
        if let Some(journal) = &mut self.journal
            && let Err(error) = journal.write_all(line.as_bytes())
        {
            return Err(self.unwritable("state.jsonl", &error));
        }
        self.state.insert(drawn.post.clone(), drawn);
        Ok(())
    }

    /// Forgets posts that `keeps` does not name, and writes the state sorted.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::File`] if it cannot be written.
    pub(super) fn finish(&mut self, keeps: impl Fn(&str) -> bool) -> Result<()> {
        self.state.retain(|post, _| keeps(post));
        let lines = self.state.values().filter_map(|drawn| serde_json::to_string(drawn).ok());
        let text: String = lines.map(|line| line + "\n").collect();
        self.write("state.jsonl", text.as_bytes())
    }

    /// The content of a file of the cache; what is a link there is none.
    pub(super) fn read(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.folder.join(name);
        path.symlink_metadata().ok().filter(fs::Metadata::is_file)?;
        fs::read(path).ok()
    }

    /// Writes a file of the cache, if it is to change.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] if it cannot be written.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        if self.read(name).is_some_and(|old| old == bytes) {
            return Ok(());
        }
        replace(&self.folder.join(name), bytes).map_err(|error| self.unwritable(name, &error))
    }

    fn unwritable(&self, name: &str, error: &std::io::Error) -> Error {
        let path = self.folder.join(name);
        Error::new(ErrorKind::File, format!("{} cannot be written: {error}", path.display()))
    }
}

/// Refuses a cache of which a part is a link or no file: what a site brings along must not lead to
/// files elsewhere.
fn check_links(folder: &Path) -> Result<()> {
    let inside = ["clouds", "lock", "state.jsonl", "lesson.json", ".gitignore"];
    let inside = inside.map(|name| folder.join(name));
    for (path, is_folder) in [(folder, true), (&inside[0], true)]
        .into_iter()
        .chain(inside[1..].iter().map(|path| (&**path, false)))
    {
        let Ok(data) = path.symlink_metadata() else { continue };
        if data.is_symlink() || data.is_dir() != is_folder || !is_folder && !data.is_file() {
            let wanted = if is_folder { "folder" } else { "file" };
            let message = format!(
                "{} is no {wanted} but a link or the like, which a cache does not follow; remove it, \
                 or name another folder with --cache",
                path.display()
            );
            return Err(Error::new(ErrorKind::Input, message));
        }
    }
    Ok(())
}

/// The last line of each post; a line that cannot be read is one that a killed run left.
fn read_state(path: &Path) -> BTreeMap<String, Drawn> {
    let text = read_file(path, "").unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines = text.lines().filter_map(|line| serde_json::from_str::<Drawn>(line).ok());
    lines.map(|drawn| (drawn.post.clone(), drawn)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(post: &str, content: &str) -> Drawn {
        let (post, content) = (post.to_owned(), content.to_owned());
        Drawn { post, content, settings: "s".into(), pictures: vec!["a.jpg".into()] }
    }

    #[test]
    fn a_killed_run_loses_nothing_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut cache = Cache::open(folder.path()).unwrap();
        cache.note(drawn("b", "1")).unwrap();
        cache.note(drawn("a", "1")).unwrap();
        drop(cache);
        let path = folder.path().join("state.jsonl");
        let whole = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{whole}{{\"post\":\"c")).unwrap();
        fs::write(folder.path().join(".wordcloud-x.tmp"), "").unwrap();
        let mut cache = Cache::open(folder.path()).unwrap();
        assert_eq!(cache.state.keys().collect::<Vec<_>>(), ["a", "b"]);
        cache.note(drawn("a", "2")).unwrap();
        cache.finish(|post| post != "b").unwrap();
        drop(cache);
        let state = Cache::look(folder.path()).state;
        assert_eq!(state.into_values().collect::<Vec<_>>(), [drawn("a", "2")]);
        assert!(!folder.path().join(".wordcloud-x.tmp").exists());
    }

    #[test]
    #[cfg(unix)]
    fn links_are_not_followed() {
        let outside = tempfile::tempdir().unwrap();
        let precious = outside.path().join("precious");
        for name in ["", "clouds", "lock", "state.jsonl", "lesson.json", ".gitignore"] {
            fs::write(&precious, "precious").unwrap();
            let site = tempfile::tempdir().unwrap();
            let folder = site.path().join(CACHE_FOLDER);
            let link = if name.is_empty() { folder.clone() } else { folder.join(name) };
            fs::create_dir_all(link.parent().unwrap()).unwrap();
            let to = if ["", "clouds"].contains(&name) { outside.path() } else { &precious };
            std::os::unix::fs::symlink(to, &link).unwrap();
            let message = Cache::open(&folder).unwrap_err().to_string();
            assert!(message.contains(&*link.to_string_lossy()), "{message}");
            assert_eq!(fs::read(&precious).unwrap(), b"precious");
            assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
        }
        // Another name of a file elsewhere.
        let site = tempfile::tempdir().unwrap();
        for name in ["lock", "state.jsonl"] {
            fs::hard_link(&precious, site.path().join(name)).unwrap();
        }
        Cache::open(site.path()).unwrap().note(drawn("a", "1")).unwrap();
        assert_eq!(fs::read(&precious).unwrap(), b"precious");
    }

    #[test]
    fn two_runs_at_once_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let first = Cache::open(folder.path()).unwrap();
        let message = Cache::open(folder.path()).unwrap_err().to_string();
        assert!(message.contains("another run is at work"), "{message}");
        drop(first);
        assert!(Cache::open(folder.path()).is_ok());
    }
}
