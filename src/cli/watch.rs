//! `--watch`: runs again whenever files change.

use super::say;
use anyhow::{Context, Result};
use notify::{EventKind, RecursiveMode, Watcher};
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;
use wordcloud::archive::config::CONFIG_FILE;

/// How long nothing must change before a run begins: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(300);

/// Calls `run` now and after every change below `folder`. A run that fails is named, and the next
/// one is waited for.
pub(crate) fn watch(folder: &Path, run: &mut dyn FnMut() -> Result<()>) -> Result<()> {
    let root =
        folder.canonicalize().with_context(|| format!("{} cannot be watched", folder.display()))?;
    let (sender, receiver) = mpsc::channel();
    let base = root.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let changed = event.as_ref().is_ok_and(|event| {
            let written = !matches!(event.kind, EventKind::Access(_));
            written
                && event.paths.iter().any(|path| matters(path.strip_prefix(&base).unwrap_or(path)))
        });
        if changed {
            // Nobody listens any more when the command ends.
            let _ = sender.send(());
        }
    })
    .context("changes cannot be watched here")?;
    watcher
        .watch(&root, RecursiveMode::Recursive)
        .with_context(|| format!("{} cannot be watched", folder.display()))?;
    loop {
        if let Err(error) = run() {
            say::say(&format!("error: {}", super::told(&error)));
        }
        receiver.recv().context("changes are no longer watched")?;
        while receiver.recv_timeout(QUIET).is_ok() {}
    }
}

/// Whether a change of a file, relative to what is watched, can change a picture: our own pictures
/// and temporary files do not.
fn matters(path: &Path) -> bool {
    let hidden = path.components().any(|part| {
        let name = part.as_os_str().to_string_lossy();
        name.starts_with('.') && name.len() > 2
    });
    let text = path.extension().is_some_and(|extension| {
        let picture = ["jpg", "jpeg", "png", "svg", "json", "webp", "pdf"];
        !picture.iter().any(|known| extension.eq_ignore_ascii_case(known))
    });
    text && !hidden || path.file_name().is_some_and(|name| name == CONFIG_FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_matter_and_our_own_files_do_not() {
        for (path, expected) in [
            ("posts/a.md", true),
            ("posts/周报.markdown", true),
            ("wordcloud.toml", true),
            ("posts/wordcloud_a.jpg", false),
            ("posts/.wordcloud-x.tmp", false),
            (".wordcloud/state.jsonl", false),
        ] {
            assert_eq!(matters(Path::new(path)), expected, "{path}");
        }
    }
}
