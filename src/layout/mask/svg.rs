//! Masks from SVG files.

use super::{Mask, MaskOptions, Outside, svg_cost};
use crate::layout::Size;
use crate::limits::SVG_BYTES;
use crate::{Error, ErrorKind, Result};
use image::{DynamicImage, RgbaImage};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, ParsingOptions};
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
        if svg.len() > SVG_BYTES {
            let message = format!("the mask has {} bytes, more than {SVG_BYTES}", svg.len());
            return Err(fail(message));
        }
        let no_svg = |error: &dyn std::fmt::Display| {
            fail(format!("the mask is no SVG that can be drawn: {error}"))
        };
        let too_much = |what| fail(format!("the mask has {what}; make it simpler, or a picture"));
        let text = std::str::from_utf8(svg).map_err(|error| no_svg(&error))?;
        let reading = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
        let document =
            Document::parse_with_options(text, reading).map_err(|error| no_svg(&error))?;
        svg_cost::check_references(&document).map_err(too_much)?;
        let tree = Tree::from_xmltree(&document, &parsing).map_err(|error| no_svg(&error))?;
        let (width, height) = (tree.size().width(), tree.size().height());
        let scale = (size.width as f32 / width).min(size.height as f32 / height);
        let pixels = |length: f32| ((length * scale).round() as u32).max(1);
        let canvas = f64::from(pixels(width)) * f64::from(pixels(height));
        svg_cost::check(&tree, scale.into(), canvas)
            .map_err(|what| fail(format!("the mask has {what}; make it simpler, or a picture")))?;
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
    fn what_takes_too_long_is_refused() {
        let doubled: String = (1..40)
            .map(|n| {
                let m = n - 1;
                let rect = "<rect width='30' height='20'";
                format!(
                    "<clipPath id='c{n}'>{rect} clip-path='url(#c{m})'/>\
                     {rect} clip-path='url(#c{m})'/></clipPath>"
                )
            })
            .collect();
        let clip = "<clipPath id='c0'><rect width='30' height='20'/></clipPath>";
        let rect = "<rect width='30' height='20'";
        let filter =
            |kind: &str| format!("<filter id='f'>{kind}</filter><g filter='url(#f)'>{rect}/></g>");
        for (content, part) in [
            (format!("{clip}{doubled}{rect} clip-path='url(#c39)'/>"), "than can be drawn"),
            (filter("<feTurbulence baseFrequency='1' numOctaves='1000000'/>"), "turbulence"),
            (filter("<feMorphology radius='1000'/>"), "turbulence"),
            (filter(&"<feGaussianBlur stdDeviation='9'/>".repeat(10_000)), "can be drawn"),
            (format!("{rect} opacity='.5'/>").repeat(90_000), "bytes"),
        ] {
            let error = mask(&content).unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        }
        let blurred = filter("<feGaussianBlur stdDeviation='1'/>");
        assert!(mask(&blurred.replace("width='30'", "width='12'")).is_ok());
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
