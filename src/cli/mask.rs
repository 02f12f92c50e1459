//! `--mask`: the shape that the words fill.

use super::args::DrawArgs;
use super::input::read_file;
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use wordcloud::cloud::WordCloud;
use wordcloud::export::encode_png;
use wordcloud::layout::{Mask, MaskOptions, Shape};

/// Sets the mask that the flags name, for the size that is set already, and writes `--show-mask`.
pub(crate) fn set(args: &DrawArgs, settings: &mut WordCloud) -> Result<()> {
    let Some(name) = &args.mask else { return Ok(()) };
    settings.check_size()?;
    let options = MaskOptions { invert: args.mask_invert };
    let mask = if let Some(text) = name.strip_prefix("text:") {
        settings.text_mask(text, &options)?
    } else if is_file(name) {
        from_file(Path::new(name), settings, &options)?
    } else {
        Mask::from_shape(Shape::named(name)?, settings.size, &options)?
    };
    if let Some(path) = &args.show_mask {
        let image = image::DynamicImage::ImageLuma8(mask.to_image()).into_rgb8();
        fs::write(path, encode_png(&image)?)
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    settings.mask = Some(mask);
    Ok(())
}

/// Whether a name is that of a file and not of a shape.
fn is_file(name: &str) -> bool {
    let path = Path::new(name);
    Shape::named(name).is_err()
        && (path.exists() || path.extension().is_some() || name.contains('/'))
}

fn from_file(path: &Path, settings: &WordCloud, options: &MaskOptions) -> Result<Mask> {
    let name = path.display();
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg")) {
        bail!("{name}: an SVG cannot be a mask; save it as a PNG with a transparent background");
    }
    let bytes = read_file(path, "a picture (PNG or JPEG)")?;
    let image = image::load_from_memory(&bytes)
        .with_context(|| format!("{name} cannot be read as a picture; give a PNG or JPEG"))?;
    let (mask, outside) =
        Mask::from_image(&image, settings.size, options).with_context(|| name.to_string())?;
    let pixels = f64::from(settings.size.width) * f64::from(settings.size.height);
    let share = 100.0 * mask.area() as f64 / pixels;
    let words = if options.invert { "around" } else { "in" };
    let message = format!(
        "mask {name}: what is {outside} is outside; the words stand {words} the shape, on \
         {share:.0} % of the canvas"
    );
    // A closed standard error does not make the mask wrong.
    let _ = writeln!(io::stderr(), "{message}");
    Ok(mask)
}
