//! `wordcloud init`: a `wordcloud.toml` with all settings in comments.

use super::args::InitArgs;
use super::say;
use anyhow::{Context, Result, bail};
use std::io::ErrorKind;
use wordcloud::archive::config::{CONFIG_FILE, template};
use wordcloud::archive::create;

pub(crate) fn run(args: &InitArgs) -> Result<()> {
    let path = args.folder.join(CONFIG_FILE);
    let name = path.display();
    match create(&path, template().as_bytes()) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{name} exists already; remove it first if you want a new one")
        }
        Err(error) => return Err(error).with_context(|| format!("{name} cannot be written")),
    }
    say::say(&format!("wrote {name}"));
    Ok(())
}
