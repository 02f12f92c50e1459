//! `wordcloud count PATH… -o FILE`: the terms of any number of reports, counted for later.

use super::args::CountArgs;
use super::reading::{Reading, is_piped};
use super::terms::report;
use super::write::{self, Writing};
use super::{say, set_threads};
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Seek, Write};
use std::path::{Path, PathBuf};
use wordcloud::archive::find_posts;
use wordcloud::settings::Settings;
use wordcloud::term::{Pruned, TermCounts, Totals, count, merge_saved, prune_saved};
use wordcloud::token::tokenize;

/// From how many different terms on counts go to the disk, so that memory holds 0.2 GB of them.
const IN_MEMORY: usize = 500_000;
/// How many files are open at once.
const OPEN: usize = 100;

pub(crate) fn run(args: &CountArgs, flags: Settings) -> Result<()> {
    set_threads(args.work.threads)?;
    if is_piped(&args.output) && io::stdout().is_terminal() {
        bail!("a terminal cannot show counts; name a file with -o");
    }
    // Counts of any size go from file to file, beside where the result is to be.
    let folder = write::folder(&args.output)?;
    let (mut file, mut totals) =
        if args.merge { merged(&args.inputs, &folder)? } else { counted(args, flags, &folder)? };
    let mut pruned = Pruned::default();
    if let Some(most) = args.keep {
        let mut kept = temporary(&folder)?;
        file.rewind()?;
        (totals, pruned) = prune_saved(BufReader::new(file), most.get(), &mut kept)?;
        file = kept;
    }
    file.rewind()?;
    // What was added up may be added to.
    let inputs = if args.merge { Vec::new() } else { reports(&args.inputs)? };
    Writing { named: Some(&args.output), inputs }.copy(&mut file, &args.output)?;
    tell(&args.output, &totals, &pruned);
    Ok(())
}

/// What the reports have, each counted by itself, so that it does not matter which are counted
/// together.
fn counted(args: &CountArgs, flags: Settings, folder: &Path) -> Result<(File, Totals)> {
    let reports = reports(&args.inputs)?;
    let reading = Reading::new(&reports, &args.input_form, flags, &args.work)?;
    let counted = reading.each(|input, settings| {
        let document = report(input)?;
        let tokens = tokenize(document, &settings.tokens);
        Ok(count(document, &tokens, &settings.term_options()).counts)
    });
    let counts = counted.map(|counted| {
        let (input, _, counts) = counted?;
        input.say_encoding();
        Ok(counts)
    });
    sum(counts, IN_MEMORY, folder)
}

/// The reports of these names, of a folder all that it holds.
pub(super) fn reports(inputs: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut reports = Vec::new();
    for path in inputs {
        if path.is_dir() {
            reports.extend(find_posts(path)?);
        } else {
            reports.push(path.clone());
        }
    }
    Ok(reports)
}

/// The sum of counts, of which memory holds `most` different terms and those of one more.
fn sum(
    counts: impl Iterator<Item = Result<TermCounts>>,
    most: usize,
    folder: &Path,
) -> Result<(File, Totals)> {
    let mut inner = TermCounts::default();
    let mut files = Vec::new();
    for counts in counts {
        inner.merge(counts?);
        if inner.entries.len() >= most {
            files.push(saved(&std::mem::take(&mut inner), folder)?);
        }
        if files.len() == OPEN {
            let (file, _) = add_up(std::mem::take(&mut files), folder)?;
            files.push(temporary_input(file)?);
        }
    }
    files.push(saved(&inner, folder)?);
    drop(inner);
    add_up(files, folder)
}

fn saved(counts: &TermCounts, folder: &Path) -> Result<Input> {
    let mut file = temporary(folder)?;
    file.write_all(&counts.to_bytes()?).with_context(|| unwritable(folder))?;
    temporary_input(file)
}

/// The sum of files of counts.
fn merged(paths: &[PathBuf], folder: &Path) -> Result<(File, Totals)> {
    let mut sums = Vec::new();
    for paths in paths.chunks(OPEN) {
        let (file, _) =
            add_up(paths.iter().map(|path| open(path)).collect::<Result<_>>()?, folder)?;
        sums.push(temporary_input(file)?);
    }
    add_up(sums, folder)
}

/// Saved counts and the name that errors call them by.
type Input = (String, Box<dyn BufRead>);

fn open(path: &Path) -> Result<Input> {
    if is_piped(path) {
        return Ok(("standard input".to_owned(), Box::new(io::stdin().lock())));
    }
    let name = path.display().to_string();
    let file = File::open(path).with_context(|| format!("{name} cannot be read"))?;
    Ok((name, Box::new(BufReader::new(file))))
}

fn temporary_input(mut file: File) -> Result<Input> {
    file.rewind()?;
    Ok(("a temporary file".to_owned(), Box::new(BufReader::new(file))))
}

fn add_up(inputs: Vec<Input>, folder: &Path) -> Result<(File, Totals)> {
    let mut file = temporary(folder)?;
    let totals = merge_saved(inputs, &mut file)?;
    Ok((file, totals))
}

/// A file without a name, which is gone when the program ends, however it does.
fn temporary(folder: &Path) -> Result<File> {
    tempfile::tempfile_in(folder).with_context(|| unwritable(folder))
}

fn unwritable(folder: &Path) -> String {
    format!("no file can be written in {}", folder.display())
}

fn tell(output: &Path, totals: &Totals, pruned: &Pruned) {
    let Totals { documents, terms, occurrences, dropped, .. } = totals;
    let name = if is_piped(output) { "counts".to_owned() } else { output.display().to_string() };
    let mut text = format!(
        "wrote {name}: documents: {documents}, terms: {terms}, occurrences: {occurrences}\n"
    );
    if pruned.terms > 0 {
        text += &format!(
            "dropped: {} terms with {} occurrences, none of them in more than {} documents\n",
            pruned.terms, pruned.occurrences, pruned.documents
        );
    }
    let earlier = dropped.saturating_sub(pruned.occurrences);
    if earlier > 0 {
        text += &format!(
            "dropped before: terms with {earlier} occurrences; where counts were added up after \
             that, rare terms have too few\n"
        );
    }
    // The file is written, whether or not this can be said.
    let _ = io::stderr().write_all(say::lines(&text).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use wordcloud::term::Entry;

    #[test]
    fn counts_that_go_to_the_disk_are_those_of_memory() {
        let folder = tempfile::tempdir().unwrap();
        let part = |number: u64| {
            let entry = |key| Entry { count: number + key, documents: 1, ..Entry::default() };
            let keys = (number % 7)..(number % 7 + number % 5);
            let mut counts = TermCounts { documents: 1, ..TermCounts::default() };
            counts.entries.extend(keys.map(|key| (format!("key {key}"), entry(key))));
            counts.occurrences = counts.entries.values().map(|entry| entry.count).sum();
            counts
        };
        let mut whole = TermCounts::default();
        (0..250).for_each(|number| whole.merge(part(number)));
        for most in [1, 3, usize::MAX] {
            let parts = (0..250).map(|number| Ok(part(number)));
            let (mut file, totals) = sum(parts, most, folder.path()).unwrap();
            let mut bytes = Vec::new();
            file.rewind().unwrap();
            file.read_to_end(&mut bytes).unwrap();
            assert_eq!(bytes, whole.to_bytes().unwrap());
            assert_eq!(totals, whole.totals());
        }
    }
}
