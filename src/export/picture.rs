//! The picture behind the words, in the size and by the rows that are drawn.

use image::imageops::{self, FilterType};
use image::{ImageBuffer, Pixel, RgbImage};
use std::sync::Arc;

/// A picture in this size.
pub(super) fn fitted(image: &Arc<RgbImage>, size: (u32, u32)) -> Arc<RgbImage> {
    if image.dimensions() == size {
        return image.clone();
    }
    Arc::new(imageops::resize(&**image, size.0, size.1, FilterType::Triangle))
}

/// Puts the rows of a picture from one on into the bytes given.
pub(super) fn copy_rows<P>(image: &ImageBuffer<P, Vec<u8>>, top: usize, rows: &mut [u8])
where
    P: Pixel<Subpixel = u8>,
{
    let start = image.width() as usize * usize::from(P::CHANNEL_COUNT) * top;
    rows.copy_from_slice(&image.as_raw()[start..start + rows.len()]);
}
