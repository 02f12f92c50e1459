//! Pictures behind the words and colours from pictures.

use super::{Color, Placed, contrast, luminance};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::{ImageFormat, RgbImage};
use std::io::Cursor;
use std::sync::Arc;

/// The greatest contrast that a picture keeps to the background that it is veiled with, so that
/// words of one lightness can be read all over it.
pub(super) const VEILED_CONTRAST: f64 = 1.45;

/// The pixel farthest from the background towards the words.
pub(super) fn extremes(image: &RgbImage, background: Color) -> [u8; 3] {
    let color = |pixel: &image::Rgb<u8>| {
        let [red, green, blue] = pixel.0;
        Color { red, green, blue }
    };
    let light = luminance(background) > 0.18;
    let by_light = |a: &&image::Rgb<u8>, b: &&image::Rgb<u8>| {
        luminance(color(a)).total_cmp(&luminance(color(b)))
    };
    let found =
        if light { image.pixels().min_by(by_light) } else { image.pixels().max_by(by_light) };
    found.map_or(background.rgb(), |pixel| pixel.0)
}

/// How much of the background is mixed in, 0 to 1.
pub(super) fn veil(image: &RgbImage, background: Color) -> f64 {
    let [red, green, blue] = extremes(image, background);
    let worst = Color { red, green, blue };
    let least =
        |strength: &f64| contrast(worst.mix(background, *strength), background) <= VEILED_CONTRAST;
    (0..=100).map(|percent| f64::from(percent) / 100.0).find(least).unwrap_or(1.0)
}

/// A picture as a PNG in a `data:` address.
pub(super) mod data_address {
    use super::{Arc, Cursor, Engine, ImageFormat, RgbImage, STANDARD};
    use crate::limits;
    use serde::{Deserialize, Deserializer, Serializer, de, ser};

    const START: &str = "data:image/png;base64,";

    pub(in crate::color) fn serialize<S: Serializer>(
        image: &RgbImage,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let mut bytes = Vec::new();
        image
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .map_err(ser::Error::custom)?;
        to.serialize_str(&format!("{START}{}", STANDARD.encode(bytes)))
    }

    pub(in crate::color) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Arc<RgbImage>, D::Error> {
        let text = String::deserialize(from)?;
        let data = text.strip_prefix(START);
        let bytes = data.and_then(|data| STANDARD.decode(data).ok());
        let bytes = bytes.ok_or_else(|| de::Error::custom("a picture must be a PNG in base64"))?;
        let image = limits::picture(&bytes).map_err(de::Error::custom)?;
        Ok(Arc::new(image.into_rgb8()))
    }
}

/// The mean colour of the pixels under a word's box.
pub(super) fn mean(image: &RgbImage, word: &Placed<'_>, (width, height): (u32, u32)) -> Color {
    let range = |from: f32, length: f32, canvas: u32, side: u32| {
        let zoom = f64::from(side) / f64::from(canvas.max(1));
        let first = ((f64::from(from) * zoom) as u32).min(side.saturating_sub(1));
        let last = ((f64::from(from + length) * zoom).ceil() as u32).clamp(first + 1, side.max(1));
        first..last
    };
    let mut sum = [0u64; 3];
    let mut count = 0u64;
    for y in range(word.y, word.height, height, image.height()) {
        for x in range(word.x, word.width, width, image.width()) {
            if let Some(pixel) = image.get_pixel_checked(x, y) {
                for (sum, channel) in sum.iter_mut().zip(pixel.0) {
                    *sum += u64::from(channel);
                }
                count += 1;
            }
        }
    }
    let [red, green, blue] = sum.map(|sum| ((sum + count / 2) / count.max(1)) as u8);
    Color { red, green, blue }
}
