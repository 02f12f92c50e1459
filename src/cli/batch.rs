//! `wordcloud batch DIR`: the pictures of an archive.

use super::args::BatchArgs;
use super::{report, say, set_threads, watch};
use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use wordcloud::archive::{
    self, BatchOptions, Outcome, Progress, Summary, WriteBackOptions, config, read_file,
};
use wordcloud::settings::{BatchSettings, Settings};

/// The settings that the flags say.
pub(crate) struct BatchFlags {
    /// Those of the archive.
    pub(crate) batch: Settings,
    /// Those of its pictures.
    pub(crate) picture: Settings,
}

pub(crate) fn run(args: &BatchArgs, flags: &BatchFlags) -> Result<()> {
    set_threads(args.work.threads)?;
    let once = || -> Result<Summary> {
        let options = options(args, flags)?;
        draw(args, &options)
    };
    if args.watch {
        return watch::watch(&args.folder, &mut || {
            let summary = once()?;
            report::watched(&summary)
        });
    }
    let summary = once()?;
    if args.json_summary {
        writeln!(io::stdout(), "{}", say::json(&report::json(&summary)?))?;
    } else if args.check {
        report::outdated(&summary)?;
    } else {
        report::table(&summary, args.dry_run)?;
    }
    let failed = summary.failures().count();
    if failed > 0 {
        let posts = if failed == 1 { "post" } else { "posts" };
        bail!("{failed} {posts} failed; the others are done");
    }
    let outdated = summary.count(|outcome| matches!(outcome, Outcome::Missing | Outcome::Stale));
    if args.check && outdated > 0 {
        let (posts, have) = if outdated == 1 { ("post", "has") } else { ("posts", "have") };
        bail!(
            "{outdated} {posts} {have} no picture that is up to date; run: wordcloud batch {}",
            args.folder.display()
        );
    }
    Ok(())
}

/// Runs once, with a bar on a terminal and else a line for each post.
fn draw(args: &BatchArgs, options: &BatchOptions) -> Result<Summary> {
    let terminal = io::stderr().is_terminal();
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template(
        "{bar:30} {pos}/{len} posts  {per_sec}  {eta} left  {wide_msg}",
    )?;
    bar.set_style(style);
    let summary = archive::batch(&args.folder, options, &mut |progress| match progress {
        Progress::Started { posts } => bar.set_length(posts as u64),
        Progress::Done(post) => {
            let line = say::line(&report::line(post));
            if terminal {
                bar.inc(1);
                bar.set_message(say::line(&post.post));
                if let Outcome::Failed(_) = post.outcome {
                    bar.println(line);
                }
            } else {
                say::say(&line);
            }
        }
        Progress::Pruned { dropped } => {
            let line = format!(
                "to keep memory small, {dropped} entries that few posts have were dropped from what \
                 the posts teach about names and compounds"
            );
            bar.suspend(|| _ = writeln!(io::stderr(), "{line}"));
        }
    })?;
    bar.finish_and_clear();
    Ok(summary)
}

/// What is asked for: by the flags, and where they say nothing by the nearest table `batch`.
fn options(args: &BatchArgs, flags: &BatchFlags) -> Result<BatchOptions> {
    let config = if args.work.no_config {
        Settings::default()
    } else {
        config::batch_settings(&args.folder)?
    };
    let settings = flags.batch.clone().over(config).batch()?;
    Ok(BatchOptions {
        settings: flags.picture.clone(),
        ignore_config: args.work.no_config,
        write_back: write_back(&settings)?,
        output: settings.out,
        cache: args.cache.clone(),
        name: settings.name,
        include: settings.include,
        exclude: settings.exclude,
        tags: args.tag.clone(),
        categories: args.category.clone(),
        since: args.since.clone(),
        until: args.until.clone(),
        against: settings.against,
        continuity: settings.continuity,
        force: args.force,
        dry_run: args.dry_run || args.check,
    })
}

fn write_back(settings: &BatchSettings) -> Result<Option<WriteBackOptions>> {
    if !settings.write_back {
        return Ok(None);
    }
    let mut options =
        WriteBackOptions { heading: settings.heading.clone(), ..WriteBackOptions::default() };
    if let Some(path) = &settings.template {
        let text = String::from_utf8(read_file(path, "the text of the section")?)
            .with_context(|| format!("{} is not text in UTF-8", path.display()))?;
        if !text.contains("{image}") {
            bail!(
                "{} has no {{image}} in it; put it where the picture's address goes",
                path.display()
            );
        }
        options.template = text;
    }
    Ok(Some(options))
}
