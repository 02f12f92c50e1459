//! The setting `mask`: the shape that the words fill.

use super::target::Target;
use crate::layout::{Mask, MaskOptions, Shape};
use crate::limits;
use crate::{Error, ErrorKind, Result};
use std::path::Path;

/// What stands before a text whose letters are the mask.
const TEXT: &str = "text:";

/// Whether a name is that of a file and not of a shape or a text.
pub(super) fn is_file(name: &str) -> bool {
    let path = Path::new(name);
    !name.starts_with(TEXT)
        && name.parse::<Shape>().is_err()
        && (path.extension().is_some() || path.components().count() > 1)
}

/// Sets the mask of this name, for the size that is set already; as long as no files are read, the
/// name is only checked.
pub(super) fn set(to: &mut Target<'_>, name: &str) -> Result<()> {
    let options = MaskOptions { invert: to.mask_invert };
    let letters = name.strip_prefix(TEXT);
    if letters.is_none() && !is_file(name) {
        name.parse::<Shape>()?;
    }
    if to.reader.is_none() {
        return Ok(());
    }
    to.cloud.check_size()?;
    let mask = if let Some(letters) = letters {
        to.cloud.text_mask(letters, &options)?
    } else if is_file(name) {
        from_file(to, name, &options).map_err(|error| error.about(format_args!("mask {name}")))?
    } else {
        Mask::from_shape(name.parse()?, to.cloud.size, &options)?
    };
    to.cloud.mask = Some(mask);
    Ok(())
}

/// The mask of a picture; says what was seen in it.
fn from_file(to: &mut Target<'_>, name: &str, options: &MaskOptions) -> Result<Mask> {
    let path = Path::new(name);
    let bytes = to.read(path, "a picture (PNG, JPEG or SVG)")?.unwrap_or_default();
    let size = to.cloud.size;
    let is_svg = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg"));
    let (mask, outside) = if is_svg {
        Mask::from_svg(&bytes, size, options)?
    } else {
        let image = limits::picture(&bytes).map_err(|error| {
            let message = format!("it cannot be read as a picture ({error}); give a PNG or JPEG");
            Error::new(ErrorKind::Image, message).with_source(error)
        })?;
        Mask::from_image(&image, size, options)?
    };
    let pixels = f64::from(size.width) * f64::from(size.height);
    let share = 100.0 * mask.area() as f64 / pixels;
    let words = if options.invert { "around" } else { "in" };
    to.seen = Some(format!(
        "mask {name}: what is {outside} is outside; the words stand {words} the shape, on \
         {share:.0} % of the canvas"
    ));
    Ok(mask)
}
