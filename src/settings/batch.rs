//! The settings of an archive: the table `batch` of `wordcloud.toml`, and flags.

use super::setting::Put::{Flag, Text, Texts};
use super::setting::{Group, keep, parse, setting};
use super::target::Against;
use crate::Result;

/// The settings of an archive.
pub const BATCH: Group = Group {
    heading: "Archive",
    settings: &[
        setting("out", "DIR", Text(|to, text| keep(&mut to.batch.out, text)))
            .example("clouds", "where the posts expect them")
            .is_file()
            .help("The folder that all pictures go to"),
        setting("name", "PATTERN", Text(|to, text| keep(&mut to.batch.name, text)))
            .example("wordcloud_{stem}.jpg", "what the kind of site expects")
            .help(
                "The picture's name for posts that name none, beside the post, or from the root of \
                 the site where it starts with /; {folder}, {stem} and {date} are filled in",
            ),
        setting("include", "GLOB", Texts(|to, globs| keep_all(&mut to.batch.include, globs)))
            .example("**/*.md", "Markdown, reStructuredText and AsciiDoc")
            .help("Globs of the posts"),
        setting("exclude", "GLOB", Texts(|to, globs| keep_all(&mut to.batch.exclude, globs)))
            .example("drafts/**", "")
            .help("Globs of what is no post"),
        setting("write_back", "", Flag(|to, on| to.batch.write_back = on)).help(
            "Adds a section with the picture to posts that lack one: between the lines <!-- \
             wordcloud --> and <!-- /wordcloud -->, else at the end",
        ),
        setting("heading", "TEXT", Text(|to, text| keep(&mut to.batch.heading, text)))
            .example("词云", "词云 or Word cloud")
            .help("The heading of that section"),
        setting("template", "FILE", Text(|to, text| keep(&mut to.batch.template, text)))
            .example("section.md", "the heading, the alternative text and the picture")
            .is_file()
            .help(
                "A file with the text of that section; {heading}, {alt} and {image} are filled in",
            ),
        setting("against", "NAME", Text(|to, text| parse(&mut to.batch.against, text)))
            .default("earlier")
            .names(Against::NAMES)
            .help(
                "The posts that a post is weighed against: {names}; earlier goes by their dates or \
                 the numbers in their names",
            ),
        setting("continuity", "", Flag(|to, on| to.batch.continuity = on))
            .help("Keeps the words that an issue shares with the one before it where they were"),
    ],
};

fn keep_all(to: &mut Vec<String>, texts: &[&str]) -> Result<()> {
    to.extend(texts.iter().map(|&text| text.to_owned()));
    Ok(())
}
