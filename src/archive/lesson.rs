//! What posts teach: names and compounds, template lines, and how usual each term is.

use super::cache::{Cache, hash};
use super::edge::edge;
use super::painter::Painters;
use super::plan::{Post, read_post};
use crate::Result;
use crate::document::Document;
use crate::term::learn::{Observations, observe};
use crate::term::{self, Corpus, Counted, Learned, TermOptions};
use crate::token;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The file of the cache that keeps a lesson.
const FILE: &str = "lesson.json";
/// From how many entries of a kind on observations are pruned, so that memory stays flat in the
/// number of posts: to about 100 MB.
const MOST: usize = 200_000;
/// And to how many, those that most posts have.
const KEPT: usize = 100_000;

/// What the first posts teach.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Lesson {
    /// How many posts it has, in their order.
    pub(super) posts: usize,
    /// The hash of their contents and settings.
    digest: String,
    /// What they show about names and compounds.
    pub(super) observations: Observations,
    /// How many entries of the observations were dropped.
    #[serde(default)]
    pub(super) dropped: usize,
    /// How usual each term is.
    pub(super) corpus: Corpus,
}

/// What was read in a post.
pub(super) struct Studied {
    pub(super) document: Document,
    pub(super) counted: Counted,
    /// What it shows about names and compounds; empty if it was not asked for.
    pub(super) observations: Observations,
    /// The hash of the bytes that were read.
    pub(super) content: String,
}

impl Studied {
    /// How often each term occurs, by key.
    pub(super) fn counts(&self) -> impl Iterator<Item = (&str, u64)> {
        self.counted.counts.entries.iter().map(|(key, entry)| (&**key, entry.count))
    }
}

impl Lesson {
    /// The lesson that the cache has of the first posts, if they are still the same and not more
    /// than `most`; else an empty one. And how many posts the one in the cache has.
    pub(super) fn resume(posts: &[Post], most: usize, cache: &Cache) -> (Self, usize) {
        let kept = cache.read(FILE).and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok());
        let first = |lesson: &Self| posts.get(..lesson.posts).map(digest);
        let kept = kept.filter(|lesson| first(lesson).is_some_and(|hash| hash == lesson.digest));
        let length = kept.as_ref().map_or(0, |lesson| lesson.posts);
        (kept.filter(|lesson| lesson.posts <= most).unwrap_or_default(), length)
    }

    /// Keeps it in the cache. If that cannot be written, the next run learns anew.
    pub(super) fn keep(&mut self, posts: &[Post], cache: &Cache) {
        self.digest = digest(&posts[..self.posts]);
        let _ = serde_json::to_vec(self).map(|bytes| cache.write(FILE, &bytes));
    }

    /// Learns what a chunk of posts shows. Pruned at the end of a chunk only, whose bounds are
    /// always the same, so that a run that resumes drops what one from the start does.
    pub(super) fn observe(&mut self, chunk: impl IntoIterator<Item = Observations>) {
        for observations in chunk {
            self.observations.merge(observations);
        }
        if self.observations.largest() > MOST {
            self.dropped += self.observations.prune(KEPT);
        }
    }

    /// What can be concluded; nothing from a single post.
    pub(super) fn learned(&self) -> Option<Arc<Learned>> {
        (self.observations.documents > 1).then(|| Arc::new(self.observations.learned()))
    }
}

/// A hash that changes when one of the posts does.
fn digest(posts: &[Post]) -> String {
    let lines = posts.iter().map(|post| format!("{} {} {}\n", post.name, post.content, post.key));
    hash(lines.collect::<String>().as_bytes())
}

/// Reads posts and counts in them, in their order and on all cores.
pub(super) fn study(
    posts: &[&Post],
    painters: &Painters,
    learned: Option<&Arc<Learned>>,
    observing: bool,
) -> Vec<Result<Studied>> {
    let study = |post: &&Post| edge(|| study_one(post, painters, learned, observing));
    posts.par_iter().map(study).collect()
}

fn study_one(
    post: &Post,
    painters: &Painters,
    learned: Option<&Arc<Learned>>,
    observing: bool,
) -> Result<Studied> {
    let reader = painters.reader(post)?;
    let settings = &reader.word_cloud;
    let bytes = read_post(&post.path)?;
    let document = settings.read(&bytes)?;
    let tokens = token::tokenize(&document, &settings.tokens);
    let observations =
        if observing { observe(&document, &tokens) } else { Observations::default() };
    let options = TermOptions { learned: learned.cloned(), ..settings.term_options() };
    let counted = term::count(&document, &tokens, &options);
    Ok(Studied { document, counted, observations, content: hash(&bytes) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_bounded_and_what_is_dropped_is_counted() {
        let observations = |blocks: usize| -> Observations {
            let blocks: serde_json::Map<String, serde_json::Value> = (0..blocks)
                .map(|block| {
                    let documents = if block < 10 { 9 } else { 1 };
                    let seen = serde_json::json!({ "documents": documents, "count": 9 });
                    (block.to_string(), seen)
                })
                .collect();
            let none = serde_json::json!({});
            let all = serde_json::json!({
                "documents": 9, "tokens": 9, "blocks": blocks,
                "words": none, "compounds": none, "fragments": none, "names": none,
            });
            serde_json::from_value(all).unwrap()
        };
        let mut lesson = Lesson::default();
        lesson.observe([observations(MOST)]);
        assert_eq!((lesson.observations.largest(), lesson.dropped), (MOST, 0));
        lesson.observe([observations(MOST + 1)]);
        assert_eq!((lesson.observations.largest(), lesson.dropped), (KEPT, MOST + 1 - KEPT));
    }
}
