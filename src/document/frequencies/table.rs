//! Tables: rows of fields, or lines of words.

use super::number::{Count, count, has_decimal_comma};
use super::{Entries, FrequencyOptions, input, names};
use crate::Result;

/// A row: its line, counted from 1, and its fields.
pub(super) type Row = (u64, Vec<String>);

/// The entries of a table or a plain list of words.
pub(super) fn read(text: &str, tabs: bool, options: &FrequencyOptions) -> Result<Entries> {
    let (text, told) = match text.split_once('\n') {
        // How Excel is told about the delimiter.
        Some((first, rest)) if first.trim_end().starts_with("sep=") => {
            (rest, first.as_bytes().get(4).copied())
        }
        _ => (text, None),
    };
    let Some(delimiter) = told.or_else(|| delimiter(text, tabs)) else { return lines(text) };
    let rows = rows(text, delimiter)?;
    let Some(mut columns) = Columns::of(&rows) else { return single(rows) };
    columns.choose(&rows, options)?;
    let body = &rows[usize::from(columns.header)..];
    let comma =
        has_decimal_comma(body.iter().filter_map(|(_, f)| f.get(columns.number)).map(|f| &**f));
    let mut entries = Entries::default();
    for (line, fields) in body {
        let place = format!("line {line}");
        let (Some(word), Some(number)) = (fields.get(columns.word), fields.get(columns.number))
        else {
            return Err(input(format!(
                "{place} has {} of the two columns that are needed: a word and its count",
                fields.len()
            )));
        };
        entries.add(word, count(number, comma), number, &place)?;
    }
    Ok(entries)
}

/// What stands between the fields: what most lines have.
pub(super) fn delimiter(text: &str, tabs: bool) -> Option<u8> {
    const SAMPLE: usize = 100;
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE);
    let order = if tabs { [b'\t', b';', b','] } else { [b';', b'\t', b','] };
    let having = |byte: &u8| lines().filter(|line| line.as_bytes().contains(byte)).count();
    // Of equals the last one is found, so the order is turned round.
    let best = order.into_iter().rev().max_by_key(having)?;
    (having(&best) * 2 > lines().count()).then_some(best)
}

pub(super) fn rows(text: &str, delimiter: u8) -> Result<Vec<Row>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(delimiter != b'\t')
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| input(format!("the list cannot be read: {e}")))?;
        if record.iter().any(|field| !field.trim().is_empty()) {
            let line = record.position().map_or(0, csv::Position::line);
            rows.push((line, record.iter().map(str::to_owned).collect()));
        }
    }
    Ok(rows)
}

/// Where the word and the number stand.
struct Columns {
    header: bool,
    word: usize,
    number: usize,
}

impl Columns {
    /// Those of a table; `None` if no column holds numbers.
    fn of(rows: &[Row]) -> Option<Self> {
        let first = &rows.first()?.1;
        let header = is_header(first, rows);
        let body = &rows[usize::from(header)..];
        let width = rows.iter().map(|(_, fields)| fields.len()).max()?;
        let fields = |column: usize| body.iter().filter_map(move |(_, fields)| fields.get(column));
        let name = |column: usize| if header { first.get(column).map_or("", |n| &**n) } else { "" };
        let holds_numbers = |column: usize| {
            let given =
                fields(column).filter(|f| is_number(f) || count(f, false) == Count::Unknown);
            let numbers = given.clone().filter(|field| is_number(field)).count();
            numbers > 0 && numbers * 2 >= given.count()
        };
        let numeric: Vec<bool> = (0..width).map(holds_numbers).collect();
        let is_index = |column: usize| {
            let counts = |from: usize| {
                fields(column).enumerate().all(|(i, f)| f.trim().parse() == Ok(i + from))
            };
            names::as_index(name(column)) && (counts(0) || counts(1))
        };
        let named = |rank: fn(&str) -> Option<usize>, fits: &dyn Fn(usize) -> bool| {
            let ranked = (0..width).filter(|&c| fits(c)).filter_map(|c| Some((rank(name(c))?, c)));
            ranked.min().map(|(_, column)| column)
        };
        let number = named(names::as_number, &|c| numeric[c])
            .or_else(|| (0..width).find(|&c| numeric[c] && !is_index(c)))
            .or_else(|| (0..width).find(|&c| numeric[c]))
            // A header and nothing below it.
            .or_else(|| (body.is_empty() && width > 1).then_some(1))?;
        let other = |column: &usize| *column != number;
        let word = named(names::as_word, &|c| other(&c) && !numeric[c])
            .or_else(|| (0..width).filter(other).find(|&c| !numeric[c]))
            .or_else(|| named(names::as_word, &|c| other(&c)))
            .or_else(|| (0..width).find(other))
            .unwrap_or(number + 1);
        Some(Self { header, word, number })
    }
}

impl Columns {
    /// Takes those that are said.
    fn choose(&mut self, rows: &[Row], options: &FrequencyOptions) -> Result<()> {
        let first = rows.first().map_or(&[][..], |(_, fields)| fields);
        for (said, column) in [(&options.word, &mut self.word), (&options.count, &mut self.number)]
        {
            if let Some(name) = said {
                let (found, named) = find_column(first, name)?;
                *column = found;
                self.header |= named;
            }
        }
        if self.word == self.number {
            let other = (0..first.len()).find(|column| *column != self.number);
            match options.word {
                Some(_) => self.number = other.unwrap_or(1),
                None => self.word = other.unwrap_or(1),
            }
        }
        Ok(())
    }
}

/// The column that is called so in the first row, or has this number from 1, and whether it is by its
/// name.
pub(in super::super) fn find_column(first: &[String], name: &str) -> Result<(usize, bool)> {
    let is = |field: &String| field.trim().to_lowercase() == name.trim().to_lowercase();
    if let Some(column) = first.iter().position(is) {
        return Ok((column, true));
    }
    let number = name.trim().parse().ok().filter(|number| (1..=first.len()).contains(number));
    number.map(|number: usize| (number - 1, false)).ok_or_else(|| {
        let names: Vec<&str> = first.iter().map(|field| field.trim()).collect();
        input(format!("no column is called \"{name}\"; there are: {}", names.join(", ")))
    })
}

/// Whether the first row names the columns: it has no number, and its names are known or stand over
/// numbers.
fn is_header(first: &[String], rows: &[Row]) -> bool {
    if first.iter().any(|field| is_number(field)) {
        return false;
    }
    let known =
        |field: &String| names::as_word(field).is_some() || names::as_number(field).is_some();
    let over_numbers = |(column, field): (usize, &String)| {
        let is_name = count(field, false) == Count::Unknown && !field.contains(['+', '-']);
        let below = |(_, fields): &Row| fields.get(column).is_some_and(|f| is_number(f));
        is_name && rows.iter().skip(1).any(below)
    };
    first.iter().any(known) || first.iter().enumerate().any(over_numbers)
}

/// Whether a field holds a number, 0 and less included.
fn is_number(field: &str) -> bool {
    let known = [false, true].map(|comma| count(field, comma) != Count::Unknown);
    field.contains(|c: char| c.is_ascii_digit()) && known.contains(&true)
}

/// A table without numbers: words on one line, or an error.
fn single(rows: Vec<Row>) -> Result<Entries> {
    let mut entries = Entries::default();
    match <[Row; 1]>::try_from(rows) {
        Ok([(_, words)]) => words.iter().for_each(|word| entries.count(word)),
        Err(rows) => {
            let line = rows.first().map_or(0, |(line, _)| *line);
            return Err(input(format!(
                "no column of the list holds counts (from line {line} on): write a word and a number \
                 greater than 0 on each line, or only words to have them counted"
            )));
        }
    }
    Ok(entries)
}

/// The entries of lines without fields: `12 word` on each of them, `word 12` or `word: 12` on each, or
/// words that are counted.
fn lines(text: &str) -> Result<Entries> {
    let lines = text.lines().zip(1..).map(|(line, n)| (line.trim(), n));
    let lines: Vec<(&str, u32)> = lines.filter(|(line, _)| !line.is_empty()).collect();
    let mut entries = Entries::default();
    let split = |at: fn(&str) -> Option<(&str, &str)>| {
        let parts = lines.iter().map(|(line, n)| Some((at(line)?, n)));
        parts.collect::<Option<Vec<_>>>()
    };
    let before: fn(&str) -> Option<(&str, &str)> = |line| {
        let (number, word) = line.split_once(char::is_whitespace)?;
        is_number(number).then_some((word, number))
    };
    let after: fn(&str) -> Option<(&str, &str)> = |line| {
        let parts = line.rsplit_once(|c: char| c.is_whitespace() || c == ':' || c == '：');
        parts.filter(|(_, n)| is_number(n))
    };
    let Some(parts) = split(before).or_else(|| split(after)) else {
        let is_header = |line: &str| lines.len() > 1 && names::as_word(line).is_some();
        let body = lines.iter().skip(usize::from(lines.first().is_some_and(|(l, _)| is_header(l))));
        body.for_each(|(line, _)| entries.count(line));
        return Ok(entries);
    };
    for ((word, number), line) in parts {
        let word = word.trim_end_matches([':', '：']);
        entries.add(word, count(number, false), number, &format_args!("line {line}"))?;
    }
    Ok(entries)
}
