//! Earlier clouds, for posts that look back at the one before them.
//!
//! The cache keeps them, each under what it depends on: the posts up to its own. One that is missing
//! or of other posts is made again, so that the cache only saves time.

use super::cache::{Cache, hash};
use super::plan::{Post, Task};
use crate::cloud::Cloud;
use crate::export::{from_json, to_json};
use crate::settings::Against;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The clouds of earlier posts.
pub(super) struct Clouds {
    /// Whether any post looks back.
    pub(super) wanted: bool,
    /// The post before each, in the same folder.
    before: BTreeMap<String, String>,
    /// For each post a hash of all that its cloud depends on.
    keys: BTreeMap<String, String>,
    /// The last cloud made, and its post.
    last: Option<(String, Arc<Cloud>)>,
}

impl Clouds {
    pub(super) fn new(posts: &[Post], against: Against) -> Self {
        let mut last: BTreeMap<&Path, &str> = BTreeMap::new();
        let mut before = BTreeMap::new();
        for post in posts {
            let folder = post.path.parent().unwrap_or(Path::new(""));
            if let Some(earlier) = last.insert(folder, &post.name) {
                before.insert(post.name.clone(), earlier.to_owned());
            }
        }
        let wanted = posts.iter().any(|post| post.looks_back);
        let keys = if wanted { keys(posts, against) } else { BTreeMap::new() };
        Self { wanted, before, keys, last: None }
    }

    /// Sees to it that the clouds that posts to be drawn look back at are there or are made.
    pub(super) fn remember(&self, posts: &mut [Post], cache: &Cache) {
        if !self.wanted {
            return;
        }
        let places: BTreeMap<String, usize> =
            posts.iter().enumerate().map(|(place, post)| (post.name.clone(), place)).collect();
        for place in (0..posts.len()).rev() {
            let needs = matches!(posts[place].task, Task::Draw { .. } | Task::Remember { .. });
            if !(needs && posts[place].looks_back) {
                continue;
            }
            let mut earlier = self.before.get(&posts[place].name);
            while let Some(name) = earlier {
                let Some(post) = places.get(name).and_then(|&place| posts.get_mut(place)) else {
                    break;
                };
                match post.task {
                    Task::Remember { .. } => break,
                    _ if self.read(name, cache).is_some() => break,
                    Task::Nothing | Task::Filtered => {
                        let filtered = post.task == Task::Filtered;
                        post.task = Task::Remember { filtered };
                        break;
                    }
                    // It may turn out to have no cloud.
                    Task::Draw { .. } | Task::NoWords | Task::Fail(_) => {}
                }
                earlier = self.before.get(name);
            }
        }
    }

    /// The cloud before that of a post.
    pub(super) fn before(&self, post: &str, cache: &Cache) -> Option<Arc<Cloud>> {
        let mut earlier = self.before.get(post);
        while let Some(name) = earlier {
            let last = self.last.as_ref().filter(|(last, _)| last == name);
            let found = last.map(|(_, cloud)| cloud.clone());
            if let Some(cloud) = found.or_else(|| self.read(name, cache).map(Arc::new)) {
                return Some(cloud);
            }
            earlier = self.before.get(name);
        }
        None
    }

    /// Keeps the cloud of a post.
    pub(super) fn keep(&mut self, post: &str, cloud: Cloud, cache: &Cache) {
        if let (Some(key), Ok(json)) = (self.keys.get(post), to_json(&cloud)) {
            // What cannot be written is made again by the next run.
            let _ = cache.write(&file(post), format!("{key}\n{json}").as_bytes());
        }
        self.last = Some((post.to_owned(), Arc::new(cloud)));
    }

    fn read(&self, post: &str, cache: &Cache) -> Option<Cloud> {
        let bytes = cache.read(&file(post))?;
        let json = bytes.strip_prefix(self.keys.get(post)?.as_bytes())?.strip_prefix(b"\n")?;
        from_json(json).ok()
    }
}

fn file(post: &str) -> String {
    format!("clouds/{}.json", hash(post.as_bytes()))
}

/// A cloud depends on the posts that its own is weighed against and, by the one before it, on all
/// that those depend on.
fn keys(posts: &[Post], against: Against) -> BTreeMap<String, String> {
    let mut so_far = String::new();
    let mut keys = BTreeMap::new();
    for post in posts {
        let Post { name, content, key, .. } = post;
        so_far = hash(format!("{so_far} {name} {content} {key}").as_bytes());
        keys.insert(name.clone(), so_far.clone());
    }
    if against == Against::All {
        keys.values_mut().for_each(|key| key.clone_from(&so_far));
    }
    keys
}
