//! Compiles what the program uses in place: the table of traditional Chinese, and for reports the
//! lists of words.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a build script reads and writes files, and speaks to cargo by printing"
)]

#[cfg(feature = "text")]
mod words;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The first code point of the table of simplified characters.
const FIRST_HAN: u32 = 0x3400;
/// The last code point of the table of simplified characters.
const LAST_HAN: u32 = 0x9fff;

fn main() -> Result<()> {
    let code = ["src/token/code.rs", "src/term/model/table.rs"];
    for source in
        ["build", "background", "dictionary", "model", "stopwords"].into_iter().chain(code)
    {
        println!("cargo::rerun-if-changed={source}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let lists = ["dictionary/traditional.txt", "dictionary/variants.txt"].map(Path::new);
    compile_traditional(&lists, &out)?;
    #[cfg(feature = "text")]
    words::compile(&out)?;
    Ok(())
}

/// `traditional<TAB>simplified [simplified…]` lines → the simplified character of each code point
/// from [`FIRST_HAN`] to [`LAST_HAN`]. Only pairs in the basic plane are taken, so that the text
/// keeps its length in bytes too; the others are rare characters that no dictionary word has.
fn compile_traditional(sources: &[&Path], out: &Path) -> Result<()> {
    let mut simplified: Vec<u16> = (FIRST_HAN..=LAST_HAN).map(|code| code as u16).collect();
    let mut text = String::new();
    for source in sources {
        text.push_str(&fs::read_to_string(source)?);
    }
    for line in text.lines() {
        let Some((from, to)) = line.split_once('\t') else {
            return Err(format!("{sources:?}: no tab: {line}").into());
        };
        let first = to.split(' ').next().unwrap_or(to);
        if let (Some(from), Some(to)) = (from.chars().next(), first.chars().next())
            && (FIRST_HAN..=LAST_HAN).contains(&u32::from(from))
            && let Ok(to) = u16::try_from(u32::from(to))
        {
            simplified[(u32::from(from) - FIRST_HAN) as usize] = to;
        }
    }
    let mut table = format!("pub(super) const FIRST_HAN: u32 = {FIRST_HAN:#x};\n");
    write_array(&mut table, "SIMPLIFIED", "u16", simplified.iter())?;
    fs::write(out.join("traditional.rs"), table)?;
    Ok(())
}

fn write_array<T: std::fmt::Display>(
    tables: &mut String,
    name: &str,
    kind: &str,
    values: impl ExactSizeIterator<Item = T>,
) -> Result<()> {
    write!(tables, "pub(super) static {name}: [{kind}; {}] = [", values.len())?;
    for value in values {
        write!(tables, "{value},")?;
    }
    writeln!(tables, "];")?;
    Ok(())
}
