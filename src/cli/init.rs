//! `wordcloud init`: a `wordcloud.toml` with all settings in comments.

use super::args::InitArgs;
use anyhow::{Context, Result, bail};
use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use wordcloud::archive::config::{CONFIG_FILE, template};

pub(crate) fn run(args: &InitArgs) -> Result<()> {
    let path = args.folder.join(CONFIG_FILE);
    let name = path.display();
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    match file {
        Ok(mut file) => file
            .write_all(template().as_bytes())
            .with_context(|| format!("{name} cannot be written"))?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{name} exists already; remove it first if you want a new one")
        }
        Err(error) => return Err(error).with_context(|| format!("{name} cannot be written")),
    }
    let _ = writeln!(io::stderr(), "wrote {name}");
    Ok(())
}
