//! What is refused before anything is placed.

use super::{Item, LayoutOptions, Mask, Padding, SizeLaw};
use crate::{Error, ErrorKind, Result};

pub(super) fn check(items: &[Item], mask: &Mask, options: &LayoutOptions) -> Result<()> {
    let fail = |kind, message: &str| Err(Error::new(kind, message));
    if let Some(item) = items.iter().find(|item| !(item.weight.is_finite() && item.weight > 0.0)) {
        let message = format!("a weight must be a number above 0, not {}", item.weight);
        return Err(Error::new(ErrorKind::Options, message));
    }
    let is_wrong = |number: f32| !(number.is_finite() && number.abs() < 1e6);
    let wrong = |item: &Item| {
        item.angle.is_some_and(is_wrong)
            || item.place.point().is_some_and(|point| is_wrong(point.x) || is_wrong(point.y))
    };
    if items.iter().any(wrong) {
        return fail(ErrorKind::Options, "a place must be in pixels and an angle in degrees");
    }
    if mask.area() == 0 {
        return fail(ErrorKind::Image, "the mask leaves no room for words: it has no pixel inside");
    }
    options.rotation.check()?;
    if let SizeLaw::Power(exponent) = options.law
        && !(exponent.is_finite() && exponent > 0.0)
    {
        return fail(ErrorKind::Options, "the exponent of the law of sizes must be above 0");
    }
    let sizes = [Some(options.min_font_size), options.max_font_size];
    if sizes.into_iter().flatten().any(|size| !(size.is_finite() && size > 0.0)) {
        return fail(ErrorKind::Options, "the smallest and the largest font size must be above 0");
    }
    if let Padding::Em { x, y } = options.padding
        && !((0.0..=2.0).contains(&x) && (0.0..=2.0).contains(&y))
    {
        return fail(ErrorKind::Options, "the padding must be from 0 to 2 em");
    }
    Ok(())
}
