//! Masks from SVG files.

use super::{Mask, MaskOptions, Outside};
use crate::layout::Size;
use crate::{Error, ErrorKind, Result};
use image::{DynamicImage, RgbaImage};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

impl Mask {
    /// The region that an SVG shows, as [`Mask::from_image`] sees its picture. Text and embedded
    /// pictures in it are not drawn: text is to be turned into outlines first.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Image`] for bytes that are no SVG, and as [`Mask::from_image`].
    pub fn from_svg(svg: &[u8], size: Size, options: &MaskOptions) -> Result<(Self, Outside)> {
        let fail = |message: String| Error::new(ErrorKind::Image, message);
        // Nothing outside of the file is read.
        let image_href_resolver = ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        };
        let parsing = Options { image_href_resolver, ..Options::default() };
        let tree = Tree::from_data(svg, &parsing).map_err(|error| {
            fail(format!("the mask is no SVG that can be drawn: {error}")).with_source(error)
        })?;
        let (width, height) = (tree.size().width(), tree.size().height());
        let scale = (size.width as f32 / width).min(size.height as f32 / height);
        let pixels = |length: f32| ((length * scale).round() as u32).max(1);
        let Some(mut picture) = Pixmap::new(pixels(width), pixels(height)) else {
            return Err(fail(format!("a mask of {width} x {height} cannot be drawn")));
        };
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
        let mut image = RgbaImage::new(picture.width(), picture.height());
        for (pixel, drawn) in image.pixels_mut().zip(picture.pixels()) {
            let color = drawn.demultiply();
            pixel.0 = [color.red(), color.green(), color.blue(), color.alpha()];
        }
        Self::from_image(&DynamicImage::ImageRgba8(image), size, options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANVAS: Size = Size { width: 300, height: 200 };

    fn mask(content: &str) -> Result<(Mask, Outside)> {
        let svg =
            format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'>{content}</svg>");
        Mask::from_svg(svg.as_bytes(), CANVAS, &MaskOptions::default())
    }

    #[test]
    fn what_is_drawn_is_inside() {
        let (mask, outside) = mask("<circle cx='10' cy='10' r='8' fill='teal'/>").unwrap();
        assert_eq!(outside, Outside::Transparent);
        let disc = std::f64::consts::PI * 80.0 * 80.0;
        assert!((mask.area() as f64 / disc - 1.0).abs() < 0.01, "{}", mask.area());
        assert!(mask.contains(100, 100) && !mask.contains(200, 100));
    }

    #[test]
    fn a_background_is_outside_and_regions_may_be_several() {
        let (mask, outside) = mask(
            "<rect width='30' height='20' fill='white'/>\
             <path d='M2 2h8v16h-8z M4 4v4h4v-4z' fill-rule='evenodd'/>\
             <g transform='translate(20 0)'><rect x='0' y='2' width='8' height='16'/></g>",
        )
        .unwrap();
        assert_eq!(outside.to_string(), "white");
        assert!(mask.contains(30, 30) && mask.contains(240, 100));
        assert!(!mask.contains(60, 60) && !mask.contains(150, 100));
    }

    #[test]
    fn what_is_no_svg_is_refused() {
        for svg in ["", "<svg", "<html/>", "\u{1}"] {
            let error = Mask::from_svg(svg.as_bytes(), CANVAS, &MaskOptions::default());
            assert_eq!(error.unwrap_err().kind(), ErrorKind::Image, "{svg}");
        }
        assert_eq!(mask("").unwrap_err().kind(), ErrorKind::Image);
        let outside = mask("<image href='/etc/hostname' width='30' height='20'/>");
        assert_eq!(outside.unwrap_err().kind(), ErrorKind::Image);
    }
}
