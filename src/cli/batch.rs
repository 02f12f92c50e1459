//! `wordcloud batch DIR`: the pictures of an archive.

use super::archive_args::{AgainstName, BatchArgs, BatchSettings};
use super::{input, report, set_threads, watch};
use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use wordcloud::archive::{
    self, Against, BatchOptions, Outcome, Progress, Summary, WriteBackOptions, config, read_file,
};

pub(crate) fn run(args: &BatchArgs) -> Result<()> {
    set_threads(args.work.threads)?;
    let once = || -> Result<Summary> {
        let options = options(args)?;
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
        writeln!(io::stdout(), "{}", report::json(&summary)?)?;
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
            let line = report::line(post);
            if terminal {
                bar.inc(1);
                bar.set_message(post.post.clone());
                if let Outcome::Failed(_) = post.outcome {
                    bar.println(line);
                }
            } else {
                // The work goes on though nobody listens.
                let _ = writeln!(io::stderr(), "{line}");
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
fn options(args: &BatchArgs) -> Result<BatchOptions> {
    let mut settings = args.batch.clone();
    if !args.work.no_config
        && let Some((table, folder)) = config::batch_table(&args.folder)?
    {
        let file = folder.join(config::CONFIG_FILE);
        let named = || format!("{}: table batch", file.display());
        let base: BatchSettings = serde_json::from_value(table).with_context(named)?;
        settings = over(settings, base, &folder);
    }
    let against = match settings.against {
        Some(AgainstName::All) => Against::All,
        Some(AgainstName::Earlier) | None => Against::Earlier,
    };
    Ok(BatchOptions {
        settings: input::settings(&[&args.picture, &args.reading])?,
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
        against,
        continuity: settings.continuity,
        force: args.force,
        dry_run: args.dry_run || args.check,
    })
}

/// The settings of the flags, and where they say nothing those of a file in `folder`.
fn over(flags: BatchSettings, base: BatchSettings, folder: &Path) -> BatchSettings {
    let list = |flags: Vec<String>, base| if flags.is_empty() { base } else { flags };
    BatchSettings {
        out: flags.out.or(base.out.map(|out| folder.join(out))),
        name: flags.name.or(base.name),
        include: list(flags.include, base.include),
        exclude: list(flags.exclude, base.exclude),
        write_back: flags.write_back || base.write_back,
        heading: flags.heading.or(base.heading),
        template: flags.template.or(base.template.map(|template| folder.join(template))),
        against: flags.against.or(base.against),
        continuity: flags.continuity || base.continuity,
    }
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
