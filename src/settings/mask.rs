//! The setting `mask`: the shape that the words fill.

use super::ReadFile;
use crate::cloud::WordCloud;
use crate::layout::{Mask, MaskOptions, Shape};
use crate::{Error, ErrorKind, Result};
use std::path::Path;

/// Whether a name is that of a file and not of a shape or a text.
pub(super) fn is_file(name: &str) -> bool {
    let path = Path::new(name);
    !name.starts_with("text:")
        && Shape::named(name).is_err()
        && (path.extension().is_some() || path.components().count() > 1)
}

/// The mask of this name for the size that is set already, and, for a picture, what was seen in it.
pub(super) fn mask(
    name: &str,
    options: &MaskOptions,
    settings: &WordCloud,
    read: ReadFile,
) -> Result<(Mask, Option<String>)> {
    settings.check_size()?;
    if let Some(text) = name.strip_prefix("text:") {
        return Ok((settings.text_mask(text, options)?, None));
    }
    if !is_file(name) {
        return Ok((Mask::from_shape(Shape::named(name)?, settings.size, options)?, None));
    }
    from_file(Path::new(name), options, settings, read)
        .map_err(|error| error.about(format_args!("mask {name}")))
}

fn from_file(
    path: &Path,
    options: &MaskOptions,
    settings: &WordCloud,
    read: ReadFile,
) -> Result<(Mask, Option<String>)> {
    let bytes = read(path, "a picture (PNG, JPEG or SVG)")?;
    let is_svg = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg"));
    let (mask, outside) = if is_svg {
        Mask::from_svg(&bytes, settings.size, options)?
    } else {
        let image = image::load_from_memory(&bytes).map_err(|error| {
            let message = format!("it cannot be read as a picture ({error}); give a PNG or JPEG");
            Error::new(ErrorKind::Image, message).with_source(error)
        })?;
        Mask::from_image(&image, settings.size, options)?
    };
    let pixels = f64::from(settings.size.width) * f64::from(settings.size.height);
    let share = 100.0 * mask.area() as f64 / pixels;
    let words = if options.invert { "around" } else { "in" };
    let seen = format!(
        "mask {}: what is {outside} is outside; the words stand {words} the shape, on {share:.0} % \
         of the canvas",
        path.display()
    );
    Ok((mask, Some(seen)))
}
