//! The walk through the posts: the terms of those that are to be drawn, weighed against the others.

use super::cache::Cache;
use super::lesson::{Lesson, Studied, study};
use super::painter::Painters;
use super::plan::{Post, Task};
use crate::document::Document;
use crate::settings::Against;
use crate::term::{Corpus, Learned, Term};
use crate::{Error, Result};
use std::sync::Arc;

/// Posts are read so many at a time, and what they teach is drawn up after as many.
const CHUNK: usize = 32;

/// A post that is ready to be drawn.
pub(super) struct Ready {
    pub(super) document: Document,
    pub(super) terms: Vec<Term>,
    /// The hash of the bytes that were read.
    pub(super) content: String,
}

/// Takes the posts that are to be drawn, in their order, or the reasons why they cannot be.
pub(super) type Draw<'a> = dyn FnMut(Vec<(&Post, Result<Ready>)>) -> Result<()> + 'a;

/// Goes through the posts and hands those that are to be drawn to `draw`.
///
/// Memory holds one chunk of posts at a time, and what they teach. The result is the number of
/// observations that were dropped to keep that small.
pub(super) fn walk(
    posts: &[Post],
    painters: &Painters,
    cache: &Cache,
    against: Against,
    draw: &mut Draw,
) -> Result<usize> {
    let Some(last) = posts.iter().rposition(is_drawn) else { return Ok(0) };
    match against {
        Against::Earlier => against_earlier(&posts[..=last], posts, painters, cache, draw),
        Against::All => against_all(posts, painters, draw),
    }
}

/// Every post against those before it. What was learnt from the posts before a chunk holds for all
/// of the chunk, whose bounds depend on the places of the posts alone: a run that resumes finds
/// the same as one from the start.
fn against_earlier(
    walked: &[Post],
    posts: &[Post],
    painters: &Painters,
    cache: &Cache,
    draw: &mut Draw,
) -> Result<usize> {
    let first = walked.iter().position(is_drawn).unwrap_or(0);
    let (mut lesson, kept) = Lesson::resume(posts, chunk_of(first), cache);
    while lesson.posts < walked.len() {
        let end = next_chunk(lesson.posts);
        let chunk: Vec<&Post> = walked[lesson.posts..end.min(walked.len())].iter().collect();
        let learned = lesson.learned();
        let mut ready = Vec::new();
        let mut observations = Vec::new();
        for (post, studied) in chunk.iter().zip(study(&chunk, painters, learned.as_ref(), true)) {
            let mut studied = match studied {
                Ok(studied) => studied,
                Err(error) => {
                    // What cannot be read teaches nothing.
                    ready.extend(is_drawn(post).then_some((*post, Err(error))));
                    continue;
                }
            };
            observations.push(std::mem::take(&mut studied.observations));
            let terms = is_drawn(post)
                .then(|| terms(post, &studied, painters, learned.as_ref(), &lesson.corpus));
            lesson.corpus.add(studied.counts());
            ready.extend(terms.map(|terms| (*post, prepared(studied, terms))));
        }
        draw(ready)?;
        lesson.observe(observations);
        lesson.posts += chunk.len();
        // A longer one, which the next new post needs, outlives an old post that is drawn again.
        if lesson.posts == end && walked.len() - end < CHUNK && end > kept {
            lesson.keep(posts, cache);
        }
    }
    Ok(lesson.dropped)
}

/// Every post against all others.
fn against_all(posts: &[Post], painters: &Painters, draw: &mut Draw) -> Result<usize> {
    let all: Vec<&Post> = posts.iter().collect();
    let drawn: Vec<&Post> = posts.iter().filter(|post| is_drawn(post)).collect();
    let mut lesson = Lesson::default();
    for chunk in all.chunks(CHUNK) {
        let studied = study(chunk, painters, None, true).into_iter().flatten();
        lesson.observe(studied.map(|studied| studied.observations));
    }
    let learned = lesson.learned();
    for chunk in all.chunks(CHUNK) {
        for studied in study(chunk, painters, learned.as_ref(), false).into_iter().flatten() {
            lesson.corpus.add(studied.counts());
        }
    }
    for chunk in drawn.chunks(CHUNK) {
        let mut ready = Vec::new();
        for (post, studied) in chunk.iter().zip(study(chunk, painters, learned.as_ref(), false)) {
            let found = studied.and_then(|studied| {
                lesson.corpus.remove(studied.counts());
                let terms = terms(post, &studied, painters, learned.as_ref(), &lesson.corpus);
                lesson.corpus.add(studied.counts());
                prepared(studied, terms)
            });
            ready.push((*post, found));
        }
        draw(ready)?;
    }
    Ok(lesson.dropped)
}

fn is_drawn(post: &Post) -> bool {
    matches!(post.task, Task::Draw { .. } | Task::Remember { .. })
}

fn terms(
    post: &Post,
    studied: &Studied,
    painters: &Painters,
    learned: Option<&Arc<Learned>>,
    corpus: &Corpus,
) -> Result<Vec<Term>> {
    Ok(painters.reader(post)?.weigh(&studied.counted, learned, corpus))
}

fn prepared(studied: Studied, terms: Result<Vec<Term>, Error>) -> Result<Ready> {
    Ok(Ready { document: studied.document, terms: terms?, content: studied.content })
}

/// Where the chunk that begins at a place ends: the first ones are small, so that even the early
/// posts learn from those before them.
fn next_chunk(from: usize) -> usize {
    if from < CHUNK { (2 * from).clamp(2, CHUNK) } else { from + CHUNK }
}

/// Where the chunk begins that a place is in.
fn chunk_of(place: usize) -> usize {
    let mut start = 0;
    while next_chunk(start) <= place {
        start = next_chunk(start);
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_grow_up_to_their_size() {
        let mut bounds = vec![0];
        while bounds.len() < 8 {
            bounds.push(next_chunk(bounds[bounds.len() - 1]));
        }
        assert_eq!(bounds, [0, 2, 4, 8, 16, 32, 64, 96]);
        for (place, start) in [(0, 0), (1, 0), (2, 2), (31, 16), (32, 32), (63, 32), (100, 96)] {
            assert_eq!(chunk_of(place), start);
        }
    }
}
