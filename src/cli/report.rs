//! What a run over an archive did, for a person and for a program.

use super::say;
use anyhow::Result;
use serde::Serialize;
use std::io::{self, Write};
use wordcloud::archive::{Outcome, PostReport, Summary};

/// The posts named for each outcome.
const NAMED: usize = 10;
/// The slowest posts named.
const SLOWEST: usize = 3;

/// The line of one post.
pub(crate) fn line(report: &PostReport) -> String {
    let PostReport { post, outcome, .. } = report;
    match outcome {
        Outcome::Written { pictures, words, section } => {
            let section = if *section { ", section added" } else { "" };
            format!("wrote {} for {post}: {words} words{section}", pictures.join(", "))
        }
        Outcome::Failed(reason) => format!("{post}: {reason}"),
        other => format!("{post}: {other}"),
    }
}

/// The table at the end.
pub(crate) fn table(summary: &Summary, dry_run: bool) -> io::Result<()> {
    let mut err = io::stderr().lock();
    let count = |is: fn(&Outcome) -> bool| summary.count(is);
    let rows = [
        ("posts", summary.posts.len()),
        ("written", count(|outcome| matches!(outcome, Outcome::Written { .. }))),
        ("to be drawn, no picture yet", count(|outcome| *outcome == Outcome::Missing)),
        ("to be drawn, picture out of date", count(|outcome| *outcome == Outcome::Stale)),
        ("unchanged", count(|outcome| *outcome == Outcome::Unchanged)),
        ("without words", count(|outcome| *outcome == Outcome::NoWords)),
        ("left out by the filters", summary.filtered),
        ("symbolic links, not followed", summary.links.len()),
        ("failed", summary.failures().count()),
    ];
    let always = ["posts", "written", "unchanged", "failed"];
    for (name, number) in rows {
        if number > 0 || always.contains(&name) && !(dry_run && name == "written") {
            writeln!(err, "{number:>7}  {name}")?;
        }
    }
    if dry_run {
        let wanted = |outcome: &Outcome| matches!(outcome, Outcome::Missing | Outcome::Stale);
        for post in summary.posts.iter().filter(|post| wanted(&post.outcome)) {
            writeln!(err, "would draw {}", say::line(&post.post))?;
        }
    }
    let mut slowest: Vec<&PostReport> =
        summary.posts.iter().filter(|post| post.seconds > 0.0).collect();
    slowest.sort_by(|a, b| b.seconds.total_cmp(&a.seconds));
    if slowest.len() > SLOWEST {
        let slowest: Vec<String> = slowest[..SLOWEST]
            .iter()
            .map(|post| format!("{} {:.0} ms", say::line(&post.post), 1000.0 * post.seconds))
            .collect();
        writeln!(err, "slowest: {}", slowest.join(", "))?;
    }
    list(&mut err, "not followed", summary.links.iter().map(|link| (&**link, "a symbolic link")))?;
    list(&mut err, "failed", summary.failures())
}

/// Names the first few.
fn list<'a>(
    out: &mut impl Write,
    title: &str,
    named: impl Iterator<Item = (&'a str, &'a str)>,
) -> io::Result<()> {
    let mut more = 0;
    for (at, (post, reason)) in named.enumerate() {
        if at < NAMED {
            writeln!(out, "{title}: {}: {}", say::line(post), say::line(reason))?;
        } else {
            more += 1;
        }
    }
    if more > 0 { writeln!(out, "{title}: and {more} more") } else { Ok(()) }
}

/// The posts whose pictures are missing or out of date, one a line on standard output.
pub(crate) fn outdated(summary: &Summary) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for post in &summary.posts {
        if matches!(post.outcome, Outcome::Missing | Outcome::Stale) {
            writeln!(out, "{}\t{}", post.outcome, say::line(&post.post))?;
        }
    }
    list(&mut io::stderr().lock(), "failed", summary.failures())
}

/// What a watching run says after each turn.
pub(crate) fn watched(summary: &Summary) -> Result<()> {
    let done = |outcome: &Outcome| !matches!(outcome, Outcome::Unchanged | Outcome::NoWords);
    let posts = summary.posts.iter().filter(|post| done(&post.outcome)).count();
    if posts > 0 {
        writeln!(io::stderr(), "{posts} of {} posts; watching", summary.posts.len())?;
    }
    Ok(())
}

/// The JSON for a program, indented.
pub(crate) fn json(summary: &Summary) -> serde_json::Result<String> {
    let posts = summary.posts.iter().map(|report| {
        let (pictures, words, reason) = match &report.outcome {
            Outcome::Written { pictures, words, .. } => (&pictures[..], Some(*words), None),
            Outcome::Failed(reason) => (&[][..], None, Some(&**reason)),
            _ => (&[][..], None, None),
        };
        Post {
            post: &report.post,
            outcome: report.outcome.name(),
            pictures,
            words,
            reason,
            seconds: report.seconds,
        }
    });
    let count = |is: fn(&Outcome) -> bool| summary.count(is);
    serde_json::to_string_pretty(&Json {
        root: summary.root.to_string_lossy(),
        written: count(|outcome| matches!(outcome, Outcome::Written { .. })),
        unchanged: count(|outcome| *outcome == Outcome::Unchanged),
        missing: count(|outcome| *outcome == Outcome::Missing),
        stale: count(|outcome| *outcome == Outcome::Stale),
        without_words: count(|outcome| *outcome == Outcome::NoWords),
        failed: summary.failures().count(),
        filtered: summary.filtered,
        links: &summary.links,
        posts: posts.collect(),
    })
}

#[derive(Serialize)]
struct Json<'a> {
    root: std::borrow::Cow<'a, str>,
    written: usize,
    unchanged: usize,
    missing: usize,
    stale: usize,
    without_words: usize,
    failed: usize,
    filtered: usize,
    links: &'a [String],
    posts: Vec<Post<'a>>,
}

#[derive(Serialize)]
struct Post<'a> {
    post: &'a str,
    outcome: &'static str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pictures: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    seconds: f64,
}
