//! A run over an archive.

use super::cache::{CACHE_FOLDER, Cache, Drawn};
use super::clouds::Clouds;
use super::discover::{Found, discover};
use super::draw::{self, Place};
use super::edge::edge;
use super::files::remove_stale;
use super::options::{BatchOptions, Outcome, PostReport, Progress, Summary};
use super::painter::Painters;
use super::plan::{Post, Task, inspect, plan};
use super::site::Site;
use super::target::check_pattern;
use super::walk::{Ready, walk};
use crate::cloud::Cloud;
use crate::{Error, ErrorKind, Result};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// Pictures are noted after so many.
const NOTED: usize = 16;

/// Draws the word cloud of every post of an archive whose picture is missing or out of date.
///
/// A post that fails does not stop the others; [`Summary`] has the reasons. `progress` is called
/// from the thread of the caller.
///
/// # Errors
///
/// [`ErrorKind::Input`] if the folder or its cache cannot be used, [`ErrorKind::Options`] for a
/// `wordcloud.toml` or an option that cannot be used.
pub fn batch(
    folder: &Path,
    options: &BatchOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary> {
    let site = Site::find(folder)?;
    check(options)?;
    let root = output_root(&site, options)?;
    let found = discover(&site, &options.include, &options.exclude)?;
    let mut posts = inspect(&found.posts, &site, options)?;
    let cache_folder = options.cache.clone().unwrap_or_else(|| root.join(CACHE_FOLDER));
    let mut cache =
        if options.dry_run { Cache::look(&cache_folder) } else { Cache::open(&cache_folder)? };
    plan(&mut posts, &cache, options);
    let clouds = Clouds::new(&posts, options.against);
    if !options.dry_run {
        clouds.remember(&mut posts, &cache);
    }
    let made = cache.state.values().flat_map(|drawn| drawn.pictures.iter().cloned()).collect();
    let mut run = Run {
        place: Place { root: &root, made, site: &site, options },
        reports: BTreeMap::new(),
        clouds,
        progress,
    };
    if options.dry_run {
        run.look(&posts);
    } else {
        run.draw_all(&posts, &mut cache)?;
        let names: BTreeSet<&str> = posts.iter().map(|post| &*post.name).collect();
        cache.finish(|post| names.contains(post))?;
    }
    Ok(summary(&site, &posts, found, run.reports))
}

fn check(options: &BatchOptions) -> Result<()> {
    for date in options.since.iter().chain(&options.until) {
        if super::date::date_of(date).is_none() {
            let message = format!("\"{date}\" is no date; write it as 2025-12-01");
            return Err(Error::new(ErrorKind::Options, message));
        }
    }
    if let Some(name) = &options.name {
        check_pattern(name)?;
    }
    if options.write_back.is_some() && options.output.is_some() {
        let message = "a section cannot name a picture in another output folder; leave out one of \
                       --out and --write-back, or place the pictures with --name";
        return Err(Error::new(ErrorKind::Options, message));
    }
    let recognised = |name: &str| {
        let file = name.rsplit('/').next().unwrap_or(name);
        file.contains("wordcloud") || file.contains("词云")
    };
    if options.write_back.is_some() && options.name.as_deref().is_some_and(|name| !recognised(name))
    {
        let message = "the name of the picture must have \"wordcloud\" or \"词云\" in it, by which \
                       a post's own word cloud is recognised the next time";
        return Err(Error::new(ErrorKind::Options, message));
    }
    Ok(())
}

/// The folder that nothing is written outside of.
fn output_root(site: &Site, options: &BatchOptions) -> Result<PathBuf> {
    let Some(output) = &options.output else { return Ok(site.root.clone()) };
    let failed = |error: std::io::Error| {
        let message = format!("the output folder {} cannot be used: {error}", output.display());
        Error::new(ErrorKind::File, message).with_source(error)
    };
    if options.dry_run {
        return std::path::absolute(output).map_err(failed);
    }
    std::fs::create_dir_all(output).map_err(failed)?;
    output.canonicalize().map_err(failed)
}

/// What is carried from post to post.
struct Run<'a> {
    place: Place<'a>,
    /// What became of the posts, by name.
    reports: BTreeMap<String, PostReport>,
    clouds: Clouds,
    progress: &'a mut dyn FnMut(Progress),
}

impl Run<'_> {
    /// Says what would be done.
    fn look(&mut self, posts: &[Post]) {
        for post in posts {
            let outcome = match &post.task {
                Task::Draw { again: true } => Outcome::Stale,
                Task::Draw { again: false } => Outcome::Missing,
                other => settled(other),
            };
            self.report(post, outcome, 0.0);
        }
    }

    fn draw_all(&mut self, posts: &[Post], cache: &mut Cache) -> Result<()> {
        let drawn: Vec<&Post> =
            posts.iter().filter(|post| matches!(post.task, Task::Draw { .. })).collect();
        for post in posts.iter().filter(|post| !matches!(post.task, Task::Draw { .. })) {
            self.report(post, settled(&post.task), 0.0);
        }
        if drawn.is_empty() {
            return Ok(());
        }
        (self.progress)(Progress::Started { posts: drawn.len() });
        let pictures = drawn.iter().flat_map(|post| &post.pictures);
        let folders: BTreeSet<&Path> = pictures
            .filter_map(|(_, picture)| picture.parent())
            .chain(drawn.iter().filter_map(|post| post.path.parent()))
            .collect();
        folders.into_iter().for_each(remove_stale);
        let painters = Painters::default();
        // The walk looks into the cache while the pictures are noted in it.
        let looking = cache.looking();
        let against = self.place.options.against;
        let dropped = walk(posts, &painters, &looking, against, &mut |mut ready| {
            while !ready.is_empty() {
                let rest = ready.split_off(ready.len().min(NOTED));
                self.draw_some(&ready, &painters, cache)?;
                ready = rest;
            }
            Ok(())
        })?;
        if dropped > 0 {
            (self.progress)(Progress::Pruned { dropped });
        }
        Ok(())
    }

    /// Draws posts on all cores and notes what was drawn, in their order.
    fn draw_some(
        &mut self,
        posts: &[(&Post, Result<Ready>)],
        painters: &Painters,
        cache: &mut Cache,
    ) -> Result<()> {
        let done: Vec<Done> = if self.clouds.wanted {
            let mut done = Vec::new();
            for (post, ready) in posts {
                done.push(self.draw_after(post, ready, painters, cache));
            }
            done
        } else {
            let place = &self.place;
            let draw = |(post, ready): &(&Post, Result<Ready>)| {
                draw_one(post, ready, painters, place, None).0
            };
            posts.par_iter().map(draw).collect()
        };
        let drawn = |(post, _): &&(&Post, Result<Ready>)| matches!(post.task, Task::Draw { .. });
        let done = posts.iter().zip(done).filter(|(post, _)| drawn(post));
        for ((post, _), Done { outcome, content, seconds }) in done {
            let pictures = match &outcome {
                Outcome::Written { pictures, .. } => Some(pictures.clone()),
                Outcome::NoWords => Some(Vec::new()),
                _ => None,
            };
            if let Some(pictures) = pictures {
                let (post, settings) = (post.name.clone(), post.key.clone());
                cache.note(Drawn { post, content, settings, pictures })?;
            }
            self.report(post, outcome, seconds);
        }
        Ok(())
    }

    /// Draws a post by the issue before it: its words stay in their places, or are grouped by what
    /// has changed.
    fn draw_after(
        &mut self,
        post: &Post,
        ready: &Result<Ready>,
        painters: &Painters,
        cache: &Cache,
    ) -> Done {
        let previous = if post.looks_back { self.clouds.before(&post.name, cache) } else { None };
        let (done, cloud) = draw_one(post, ready, painters, &self.place, previous.as_ref());
        if let Some(cloud) = cloud {
            self.clouds.keep(&post.name, cloud, cache);
        }
        done
    }

    fn report(&mut self, post: &Post, outcome: Outcome, seconds: f64) {
        let report = PostReport { post: post.name.clone(), outcome, seconds };
        if matches!(post.task, Task::Draw { .. }) {
            (self.progress)(Progress::Done(&report));
        }
        self.reports.insert(post.name.clone(), report);
    }
}

/// What became of a post, the hash of its bytes now, and how long that took.
struct Done {
    outcome: Outcome,
    content: String,
    seconds: f64,
}

fn draw_one(
    post: &Post,
    ready: &Result<Ready>,
    painters: &Painters,
    place: &Place,
    previous: Option<&Arc<Cloud>>,
) -> (Done, Option<Cloud>) {
    let start = Instant::now();
    let drawn = edge(|| {
        let painter = painters.painter(post)?;
        let ready = ready.as_ref().map_err(|error| Error::new(error.kind(), error.to_string()))?;
        let cloud = draw::cloud(ready, &painter, previous, place.options.continuity)?;
        if let Task::Remember { .. } = post.task {
            return Ok(((Outcome::Unchanged, ready.content.clone()), cloud));
        }
        Ok((draw::write(post, ready, &cloud, &painter, place)?, cloud))
    });
    let seconds = start.elapsed().as_secs_f64();
    match drawn {
        Ok(((outcome, content), cloud)) => (Done { outcome, content, seconds }, Some(cloud)),
        Err(error) => {
            let content = ready.as_ref().map(|ready| ready.content.clone()).unwrap_or_default();
            let outcome = match error.kind() {
                ErrorKind::NoWords => Outcome::NoWords,
                _ => Outcome::Failed(error.to_string()),
            };
            (Done { outcome, content, seconds }, None)
        }
    }
}

/// The outcome of a post with which nothing is to be done.
fn settled(task: &Task) -> Outcome {
    match task {
        Task::Fail(reason) => Outcome::Failed(reason.clone()),
        Task::NoWords => Outcome::NoWords,
        _ => Outcome::Unchanged,
    }
}

fn summary(
    site: &Site,
    posts: &[Post],
    found: Found,
    mut reports: BTreeMap<String, PostReport>,
) -> Summary {
    let is_filtered =
        |post: &&Post| matches!(post.task, Task::Filtered | Task::Remember { filtered: true });
    let filtered = posts.iter().filter(is_filtered).count();
    let chosen = posts.iter().filter(|post| !is_filtered(post));
    let failed = found.failed.into_iter().map(|(path, reason)| PostReport {
        post: draw::relative(&path, &site.root),
        outcome: Outcome::Failed(reason),
        seconds: 0.0,
    });
    Summary {
        root: site.root.clone(),
        posts: chosen.filter_map(|post| reports.remove(&post.name)).chain(failed).collect(),
        filtered,
        links: found.links.iter().map(|path| draw::relative(path, &site.root)).collect(),
    }
}
