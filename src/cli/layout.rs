//! `wordcloud layout CLOUD.json`: a saved cloud in other colours, formats or sizes.

use super::args::LayoutArgs;
use super::write::Writing;
use super::{also, output, say, summary};
use anyhow::{Context, Result};
use wordcloud::archive::read_file;
use wordcloud::cloud::{Cloud, WordCloud};
use wordcloud::export::from_json;
use wordcloud::layout::Size;
use wordcloud::settings::Settings;

pub(crate) fn run(args: &LayoutArgs, flags: &Settings) -> Result<()> {
    let name = args.input.display().to_string();
    let bytes = read_file(&args.input, "the JSON of a cloud")?;
    let mut cloud = from_json(&bytes).with_context(|| name.clone())?;
    let mut own = Settings::default();
    own.set("size", cloud.size.to_string())?;
    own.set("seed", cloud.seed)?;
    let settings = flags.clone().over(own);
    let outputs = output::for_cloud(&args.input, args.output.as_deref(), &settings.formats()?)?;
    args.more.check(outputs.iter().any(|output| output.path.is_none()))?;
    let (mut base, _) = settings.word_cloud(&read_file)?;
    base.layout.law = cloud.law;
    args.more.add_system_fonts(&mut base, cloud.words.iter().map(|word| &*word.text));
    if let Some(language) = &base.language {
        cloud.language.clone_from(language);
    }
    let shown = shown(flags, &cloud, &base).with_context(|| name.clone())?;
    let for_size = |size: Size| also::sized(&settings, &base, size);
    let options = settings.export_options()?;
    let files = also::files(&args.more, &shown, &outputs, &options, &for_size)?;
    let inputs = settings.files().into_iter().chain([args.input.clone()]).collect();
    Writing { named: args.output.as_deref(), inputs }.write(&files)?;
    args.more.tell_alt_text(&shown)?;
    say::say(&summary::line(&files, &shown, 0));
    Ok(())
}

/// The cloud in the size and the colours that are asked for.
fn shown(flags: &Settings, cloud: &Cloud, settings: &WordCloud) -> Result<Cloud> {
    let mut shown = if settings.size == cloud.size {
        let mut same = cloud.clone();
        same.shape(&settings.fonts)?;
        same
    } else {
        settings.cloud_of_cloud(cloud)?
    };
    if ["theme", "color_by", "background"].iter().any(|name| flags.get(name).is_some()) {
        shown.recolor(&settings.theme, &settings.scheme, settings.backdrop.clone())?;
    }
    Ok(shown)
}
