//! The plan: what is known of each post, in their order, and what is to be done.

use super::cache::{Cache, hash};
use super::config;
use super::date::date_of;
use super::discover::natural_order;
use super::edge::edge;
use super::files::{read_at_most, read_file};
use super::options::BatchOptions;
use super::site::Site;
use super::target::{Place, beside_each_other};
use crate::color::Scheme;
use crate::document::{self, Document, Markup, ReadOptions};
use crate::export::Format;
use crate::limits;
use crate::settings::Settings;
use crate::{Error, ErrorKind, Result};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A post and what is to be done with it.
#[derive(Debug)]
pub(super) struct Post {
    /// Its file, absolute.
    pub(super) path: PathBuf,
    /// Its name: relative to the site, with `/`.
    pub(super) name: String,
    /// Its date, in a form that sorts.
    pub(super) date: Option<String>,
    /// Its tags, categories and keywords.
    tags: Vec<String>,
    categories: Vec<String>,
    /// Whether it names its picture itself.
    pub(super) names_image: bool,
    /// The settings that hold for it.
    pub(super) settings: Settings,
    /// Whether it is coloured by what is new, rising or falling since the one before it.
    pub(super) looks_back: bool,
    /// The hash of its bytes.
    pub(super) content: String,
    /// The hash of all that its picture depends on besides.
    pub(super) key: String,
    /// Its pictures, absolute.
    pub(super) pictures: Vec<(Format, PathBuf)>,
    /// How it calls the first of them.
    pub(super) link: String,
    /// What is to be done.
    pub(super) task: Task,
}

/// What is to be done with a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// It is left out by a filter, but other posts are weighed against it.
    Filtered,
    /// Its cloud is made, because a later one looks back at it, but nothing is written; whether it
    /// is left out by a filter.
    Remember { filtered: bool },
    /// Nothing: its pictures are up to date.
    Nothing,
    /// It was drawn before and has no word.
    NoWords,
    /// It is to be drawn; whether there is a picture already.
    Draw { again: bool },
    /// It cannot be drawn.
    Fail(String),
}

/// The posts in their order, each with what it says of itself; those that cannot be drawn have
/// the reason as their task.
pub(super) fn inspect(paths: &[PathBuf], site: &Site, options: &BatchOptions) -> Result<Vec<Post>> {
    let configs = configs(paths, options)?;
    let inspect = |path: &PathBuf| inspect_one(path, site, &configs, options);
    let mut posts: Vec<Post> = paths.par_iter().map(inspect).collect();
    posts.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| natural_order(&a.name, &b.name)));
    let keys = keys(&posts, options);
    let inputs = inputs(&posts);
    let mut owners: BTreeMap<PathBuf, String> = BTreeMap::new();
    for (post, key) in posts.iter_mut().zip(keys) {
        match key {
            Ok(key) => post.key = key,
            Err(error) => post.task = Task::Fail(error.to_string()),
        }
        let owned =
            post.pictures.iter().find_map(|(_, picture)| Some((picture, owners.get(picture)?)));
        if let Some((picture, owner)) = owned {
            let picture = picture.display();
            let message = format!(
                "its picture {picture} is also that of {owner}; give one of them another name"
            );
            post.task = Task::Fail(message);
        }
        let real = |picture: &Path| picture.canonicalize().unwrap_or_else(|_| picture.to_owned());
        let input = post.pictures.iter().find(|(_, picture)| inputs.contains(&real(picture)));
        if let Some((_, picture)) = input {
            let message = format!(
                "its picture {} is a post itself or a file that the settings name; give the \
                 picture another name",
                picture.display()
            );
            post.task = Task::Fail(message);
        }
        if !matches!(post.task, Task::Fail(_)) {
            let pictures = post.pictures.iter().map(|(_, picture)| picture.clone());
            owners.extend(pictures.map(|picture| (picture, post.name.clone())));
        }
    }
    Ok(posts)
}

/// The files that a run reads, which no picture may replace.
fn inputs(posts: &[Post]) -> BTreeSet<PathBuf> {
    let named = posts.iter().flat_map(|post| post.settings.files());
    let posts = posts.iter().map(|post| post.path.clone());
    posts.chain(named).filter_map(|path| path.canonicalize().ok()).collect()
}

/// Gives every post that can be drawn its task.
pub(super) fn plan(posts: &mut [Post], cache: &Cache, options: &BatchOptions) {
    for post in posts.iter_mut().filter(|post| !matches!(post.task, Task::Fail(_))) {
        post.task = task(post, cache, options);
    }
}

/// The settings of `wordcloud.toml` for each folder that has posts.
fn configs(paths: &[PathBuf], options: &BatchOptions) -> Result<BTreeMap<PathBuf, Settings>> {
    let mut configs = BTreeMap::new();
    for folder in paths.iter().filter_map(|path| path.parent()) {
        if !configs.contains_key(folder) {
            let settings =
                if options.ignore_config { Settings::default() } else { config::settings(folder)? };
            configs.insert(folder.to_owned(), settings);
        }
    }
    Ok(configs)
}

/// What a post says of itself.
fn inspect_one(
    path: &Path,
    site: &Site,
    configs: &BTreeMap<PathBuf, Settings>,
    options: &BatchOptions,
) -> Post {
    let name = path.strip_prefix(&site.root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let folder = path.parent().unwrap_or(&site.root);
    let mut post = Post {
        path: path.to_owned(),
        date: date_of(&name),
        name,
        tags: Vec::new(),
        categories: Vec::new(),
        names_image: false,
        settings: Settings::default(),
        looks_back: false,
        content: String::new(),
        key: String::new(),
        pictures: Vec::new(),
        link: String::new(),
        task: Task::Nothing,
    };
    let filled = edge(|| fill(&mut post, folder, site, configs, options));
    if let Err(error) = filled {
        post.task = Task::Fail(error.to_string());
    }
    post
}

fn fill(
    post: &mut Post,
    folder: &Path,
    site: &Site,
    configs: &BTreeMap<PathBuf, Settings>,
    options: &BatchOptions,
) -> Result<()> {
    let bytes = read_post(&post.path)?;
    let document = read_as_post(&post.path, &bytes);
    post.date = document.date.as_deref().and_then(date_of).or_else(|| post.date.take());
    post.tags = document.tags;
    post.categories = document.categories;
    post.names_image = document.cloud_image.is_some();
    let own = Settings::from_front_matter(document.settings.as_ref(), &document.source)?;
    let own = own.in_folder(folder);
    let config = configs.get(folder).cloned().unwrap_or_default();
    own.check_front_matter().map_err(|error| {
        let message = format!("{error} that a post may ask for; use a flag or wordcloud.toml");
        Error::new(error.kind(), message)
    })?;
    post.settings = options.settings.clone().over(own).over(config);
    post.looks_back = options.continuity || post.settings.values()?.scheme == Scheme::Group;
    post.content = hash(&bytes);
    let place = Place { site, post: &post.path, date: post.date.as_deref() };
    let target = match (&options.output, &document.cloud_image) {
        (Some(output), _) => place.in_folder(output, options.name.as_deref())?,
        (None, Some(image)) => place.named(image)?,
        (None, None) => place.by_pattern(options.name.as_deref())?,
    };
    let formats = post.settings.formats()?;
    if formats.is_empty() {
        Format::from_path(&target.path)?;
    }
    post.link = target.link;
    post.pictures = beside_each_other(&target.path, &formats);
    Ok(())
}

/// What a post says of itself and its picture: markup other than Markdown is what its name says.
pub(super) fn read_as_post(path: &Path, bytes: &[u8]) -> Document {
    let markup = path.to_str().and_then(Markup::from_path_extension);
    let markup = markup.filter(|markup| !matches!(markup, Markup::Markdown | Markup::PlainText));
    document::read(bytes, &ReadOptions { markup, ..ReadOptions::default() })
}

/// The bytes of a post.
pub(super) fn read_post(path: &Path) -> Result<Vec<u8>> {
    let bytes = read_at_most(path, "a report", limits::REPORT_BYTES)?;
    if document::is_binary(&bytes) {
        let message = "it is a binary file, not a report; leave it out with --exclude";
        return Err(Error::new(ErrorKind::Input, message));
    }
    Ok(bytes)
}

/// For each post the hash of its settings, of the files that they name, of what the run is asked
/// for, and of the version.
fn keys(posts: &[Post], options: &BatchOptions) -> Vec<Result<String>> {
    let (version, against) = (env!("CARGO_PKG_VERSION"), options.against);
    let run = format!("{version} {against} {}\n", options.continuity);
    let mut files: BTreeMap<PathBuf, Result<String, String>> = BTreeMap::new();
    let mut key = |post: &Post| {
        let mut text = run.clone() + &post.settings.canonical();
        for path in post.settings.files() {
            let content = files.entry(path.clone()).or_insert_with(|| {
                let bytes = read_file(&path, "what the settings name");
                bytes.map(|bytes| hash(&bytes)).map_err(|error| error.to_string())
            });
            match content {
                // What a file says counts, and not where a clone of the site has it.
                Ok(content) => text = text.replace(&*path.to_string_lossy(), content),
                Err(message) => return Err(Error::new(ErrorKind::File, message.clone())),
            }
        }
        Ok(hash(text.as_bytes()))
    };
    posts.iter().map(&mut key).collect()
}

/// What is to be done with a post that can be drawn.
fn task(post: &Post, cache: &Cache, options: &BatchOptions) -> Task {
    if !is_chosen(post, options) {
        return Task::Filtered;
    }
    let exists = post.pictures.iter().all(|(_, picture)| picture.is_file());
    match cache.state.get(&post.name) {
        Some(drawn)
            if !options.force && drawn.content == post.content && drawn.settings == post.key =>
        {
            let lacks_section = options.write_back.is_some() && !post.names_image;
            if drawn.pictures.is_empty() {
                Task::NoWords
            } else if exists && !lacks_section {
                Task::Nothing
            } else {
                Task::Draw { again: exists }
            }
        }
        _ => Task::Draw { again: exists },
    }
}

/// Whether the filters choose a post.
fn is_chosen(post: &Post, options: &BatchOptions) -> bool {
    let among = |wanted: &[String], own: &[String]| {
        let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        wanted.is_empty() || wanted.iter().any(|wanted| own.iter().any(|tag| same(tag, wanted)))
    };
    let day = post.date.as_deref().and_then(|date| date.get(..10));
    let limit = |limit: &Option<String>| limit.as_deref().and_then(date_of);
    let day_of = |date: &str| date.get(..10).unwrap_or_default().to_owned();
    let since =
        limit(&options.since).is_none_or(|since| day.is_some_and(|day| *day >= *day_of(&since)));
    let until =
        limit(&options.until).is_none_or(|until| day.is_some_and(|day| *day <= *day_of(&until)));
    among(&options.tags, &post.tags)
        && among(&options.categories, &post.categories)
        && since
        && until
}
