//! The settings of how text is read, and of which of its words count.

use super::lists;
use super::setting::Put::{Flag, Text, Texts};
use super::setting::{Group, setting};
use super::target::Target;
use crate::term::Weighting;
use crate::token::StopWords;
use crate::{Error, ErrorKind, Result, name};
use std::path::Path;

/// The settings of how text is read; a list of terms has no others.
pub const READING: Group = Group {
    heading: "Reading",
    settings: &[
        setting("stopwords_only", "FILE", Texts(stopwords_only))
            .example("stop.txt", "")
            .is_file()
            .help("A list of words and phrases to leave out, in place of the bundled lists"),
        setting("stopwords", "FILE", Texts(stopwords))
            .example("stop.txt", "")
            .is_file()
            .help("A list of more words and phrases to leave out, one a line"),
        setting("lexicon", "FILE", Texts(lexicon))
            .example("names.txt", "")
            .is_file()
            .help("A list of names and words that stay whole, one a line"),
        setting("aliases", "FILE", Texts(aliases)).example("aliases.csv", "").is_file().help(
            "A list of spellings and the terms that they are counted as, a pair a line with a \
             comma or tab between",
        ),
        setting("weight", "NAME", Text(weight))
            .example("background", "background; keyness where there are other posts")
            .names(&WEIGHTS)
            .help(
                "What the weight of a term is made from, of {names}: how often it occurs and how \
                 little general language uses it, how often it occurs, or how much more often than \
                 in the other posts",
            ),
        setting("numbers", "", Flag(|to, on| to.cloud.terms.numbers = on))
            .help("Keeps numbers, dates and quantities as terms"),
        setting("code", "", Flag(|to, on| to.cloud.reading.include_code = on))
            .help("Reads code as text"),
    ],
};

const WEIGHTS: [&str; 3] = ["background", "count", "keyness"];
/// What a list of words has in it.
const WORDS: &str = "with one word a line";

fn weight(to: &mut Target<'_>, text: &str) -> Result<()> {
    to.keyness = Some(text == "keyness");
    if text != "keyness" {
        let unknown = |_| name::unknown("weight", text, &WEIGHTS);
        to.cloud.terms.weighting = text.parse::<Weighting>().map_err(unknown)?;
    }
    Ok(())
}

fn stopwords_only(to: &mut Target<'_>, files: &[&str]) -> Result<()> {
    if !files.is_empty() {
        to.cloud.tokens.stop_words = StopWords::none();
    }
    stopwords(to, files)
}

fn stopwords(to: &mut Target<'_>, files: &[&str]) -> Result<()> {
    for list in texts(to, files, WORDS)? {
        to.cloud.tokens.stop_words = to.cloud.tokens.stop_words.clone().with(&list);
    }
    Ok(())
}

fn lexicon(to: &mut Target<'_>, files: &[&str]) -> Result<()> {
    for list in texts(to, files, WORDS)? {
        to.cloud.tokens.lexicon.extend(lists::words(&list));
    }
    Ok(())
}

fn aliases(to: &mut Target<'_>, files: &[&str]) -> Result<()> {
    let lists = texts(to, files, "with a spelling and its term a line")?;
    for (list, file) in lists.iter().zip(files) {
        let pairs = lists::aliases(list).map_err(|error| error.about(file))?;
        to.cloud.terms.aliases.extend(pairs);
    }
    Ok(())
}

/// The texts of files, if files are read.
fn texts(to: &Target<'_>, files: &[&str], wanted: &str) -> Result<Vec<String>> {
    let read = |file| to.read(Path::new(file), &format!("a text file {wanted}")).transpose();
    let text = |(bytes, file): (Result<Vec<u8>>, &&str)| {
        lists::text(&bytes?).ok_or_else(|| {
            let message = format!("{file} is a binary file, no text; give a list {wanted}");
            Error::new(ErrorKind::Input, message)
        })
    };
    files.iter().filter_map(|file| Some((read(file)?, file))).map(text).collect()
}
