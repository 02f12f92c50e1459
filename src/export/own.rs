//! Which files are pictures that this program has made: those alone are replaced unasked.

use super::{Format, from_json, icc};

/// Whether the bytes of a file are a picture of this format that this program has made.
pub(crate) fn is_own(bytes: &[u8], format: Format) -> bool {
    let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    match format {
        Format::Jpeg => bytes.starts_with(b"\xff\xd8\xff") && has(&icc::srgb()),
        Format::WebP => bytes.starts_with(b"RIFF") && has(&icc::srgb()),
        Format::Png => bytes.starts_with(b"\x89PNG") && has(b"tEXtSoftware\0wordcloud"),
        Format::Svg => bytes.starts_with(b"<svg ") && has(b" aria-labelledby=\"wordcloud-"),
        Format::Pdf => bytes.starts_with(b"%PDF-") && has(b"/Producer (wordcloud)"),
        Format::Html => {
            bytes.starts_with(b"<!DOCTYPE html>\n")
                && has(b"<meta name=\"generator\" content=\"wordcloud\">")
        }
        Format::Map => bytes.starts_with(b"<img src=\"") && has(b"\n<map name=\"wordcloud-"),
        Format::Json => from_json(bytes).is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ExportOptions, encode, sample};
    use super::*;

    #[test]
    fn what_is_written_is_known_and_nothing_else() {
        for &format in Format::ALL {
            let own = encode(&sample(), format, &ExportOptions::default()).unwrap();
            for &other in Format::ALL {
                assert_eq!(is_own(&own, other), other == format, "{format:?} as {other:?}");
            }
            assert!(!is_own(&own[..own.len() / 3], Format::Json));
        }
        let image = image::RgbImage::new(3, 2);
        for (kind, format) in [
            (image::ImageFormat::Png, Format::Png),
            (image::ImageFormat::Jpeg, Format::Jpeg),
            (image::ImageFormat::WebP, Format::WebP),
        ] {
            let mut bytes = std::io::Cursor::new(Vec::new());
            image.write_to(&mut bytes, kind).unwrap();
            assert!(!is_own(bytes.get_ref(), format));
        }
        for other in ["{}", "<svg xmlns=\"\"/>", "<!DOCTYPE html>\n<p>wordcloud", "# a", ""] {
            assert!(Format::ALL.iter().all(|&format| !is_own(other.as_bytes(), format)));
        }
    }
}
