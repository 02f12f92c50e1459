//! Pictures made fit to lie behind words.

use super::image::veil;
use super::{Backdrop, Color};
use image::RgbImage;
use image::imageops::{self, FilterType};
use std::sync::Arc;

impl Backdrop {
    /// A picture that fills a canvas of this size and is veiled with `background` until words can
    /// be read all over it.
    pub fn picture(image: &RgbImage, (width, height): (u32, u32), background: Color) -> Self {
        let across = f64::from(width) / f64::from(image.width().max(1));
        let down = f64::from(height) / f64::from(image.height().max(1));
        let zoom = across.max(down);
        let side = |canvas: u32, have: u32| {
            ((f64::from(canvas) / zoom).round() as u32).clamp(1, have.max(1))
        };
        let (cut_width, cut_height) = (side(width, image.width()), side(height, image.height()));
        let left = (image.width() - cut_width.min(image.width())) / 2;
        let top = (image.height() - cut_height.min(image.height())) / 2;
        let cut = imageops::crop_imm(image, left, top, cut_width, cut_height).to_image();
        // A triangle needs no trigonometry, so every machine gives the same pixels.
        let mut fitted = imageops::resize(&cut, width, height, FilterType::Triangle);
        let strength = veil(&fitted, background);
        for pixel in fitted.pixels_mut() {
            let [red, green, blue] = pixel.0;
            pixel.0 = Color { red, green, blue }.mix(background, strength).rgb();
        }
        Self::Picture(Arc::new(fitted))
    }
}
