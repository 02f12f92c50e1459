//! The settings of colours and fonts.

use super::values::parse_weights;
use super::{ReadFile, Settings};
use crate::cloud::WordCloud;
use crate::color::{Backdrop, Color, Gradient, Scheme, Theme};
use crate::error::unknown_name;
use crate::export::ExportOptions;
use crate::font::{FontOptions, Missing};
use crate::{Error, ErrorKind, Result};
use image::RgbImage;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What becomes of words with characters that no font has.
const MISSING: [&str; 2] = ["leave-out", "drop-characters"];
/// What stands before a picture that decides the colours.
const IMAGE: &str = "image:";
/// The weight of a variable font when nothing is said.
const BOLD: f32 = 700.0;

/// The file in a value of `background`.
pub(super) fn background_file(name: &str) -> Option<&str> {
    let path = Path::new(name);
    let transparent = name.eq_ignore_ascii_case("transparent");
    let is_file = (path.extension().is_some() || name.contains('/'))
        && !(name.contains("..") && Gradient::parse(name).is_ok())
        && name.parse::<Color>().is_err();
    // Two dots with colours about them are a gradient, also when one of these is mistyped.
    let is_gradient = name.contains("..") && !name.contains('/') && path.is_relative();
    (is_file && !transparent && !is_gradient).then_some(name)
}

/// The file in a value of `color_by`.
pub(super) fn color_file(name: &str) -> Option<&str> {
    name.strip_prefix(IMAGE)
}

impl Settings {
    /// Sets colours that need no file.
    pub(super) fn set_colors(&self, cloud: &mut WordCloud) -> Result<()> {
        if let Some(name) = self.text_or("theme", "the name of a theme")? {
            cloud.theme = Theme::named(&name)?;
        }
        match self.text_or("background", "a colour such as white")? {
            None => {}
            Some(name) if name.eq_ignore_ascii_case("transparent") => {
                cloud.backdrop = Some(Backdrop::Transparent);
            }
            Some(name) if background_file(&name).is_some() => {}
            Some(name) if name.contains("..") => {
                let gradient = Backdrop::Gradient(Gradient::parse(&name)?);
                gradient.worst(cloud.theme.background)?;
                cloud.backdrop = Some(gradient);
            }
            Some(name) => cloud.theme = cloud.theme.clone().on(name.parse()?),
        }
        if let Some(name) = self.text("color_by")?.filter(|name| color_file(name).is_none()) {
            cloud.scheme = match Scheme::named(&name)? {
                Scheme::Random(_) => Scheme::Random(cloud.seed.unwrap_or(0)),
                scheme => scheme,
            };
        }
        Ok(())
    }

    /// Sets colours that come from pictures, for the size that is set already.
    pub(super) fn set_pictures(&self, cloud: &mut WordCloud, read: ReadFile) -> Result<()> {
        if let Some(name) = self.text("background")?
            && let Some(file) = background_file(&name)
        {
            cloud.check_size()?;
            let image = picture(Path::new(file), read)?;
            let size = (cloud.size.width, cloud.size.height);
            cloud.backdrop = Some(Backdrop::picture(&image, size, cloud.theme.background));
        }
        if let Some(name) = self.text("color_by")?
            && let Some(file) = color_file(&name)
        {
            cloud.scheme = Scheme::Picture(Arc::new(picture(Path::new(file), read)?));
        }
        Ok(())
    }

    /// Sets fonts and language.
    pub(super) fn set_fonts(&self, cloud: &mut WordCloud, read: ReadFile) -> Result<()> {
        let (_, heavy) = self.weights()?;
        for name in self.texts::<String>("font")? {
            let (path, index) = face_of(&name);
            let bytes = read(&path, "a font file (.ttf, .otf, .ttc)")?;
            let options = FontOptions { index, weight: heavy };
            let fonts = std::mem::take(&mut cloud.fonts);
            cloud.fonts = fonts.with_font_options(&path.display().to_string(), bytes, &options)?;
        }
        Ok(())
    }

    /// Sets what words are set in, without the fonts.
    pub(super) fn set_text(&self, cloud: &mut WordCloud) -> Result<()> {
        let (light, heavy) = self.weights()?;
        cloud.font_weights = (light != heavy).then_some((light, heavy));
        cloud.language = self.text("language")?;
        cloud.missing = match self.text("missing")?.as_deref() {
            None | Some("leave-out") => Missing::LeaveOutWord,
            Some("drop-characters") => Missing::DropCharacters,
            Some(other) => return Err(unknown_name("choice for missing", other, &MISSING)),
        };
        Ok(())
    }

    /// What the formats say and where words lead.
    pub(super) fn set_titles(&self, options: &mut ExportOptions) -> Result<()> {
        options.title = self.text("title")?;
        options.link = self.text("link")?;
        options.selectable = self.flag("svg_text")?;
        Ok(())
    }

    /// The weights of the lightest and of the heaviest word.
    fn weights(&self) -> Result<(f32, f32)> {
        self.loose_text("font_weight")?.map_or(Ok((BOLD, BOLD)), |text| parse_weights(&text))
    }
}

/// The file and the number of its face: `fonts.ttc#2`.
pub(super) fn face_of(name: &str) -> (PathBuf, u32) {
    let parts = name.rsplit_once('#').and_then(|(file, index)| {
        let index = index.parse().ok()?;
        Path::new(file).extension().map(|_| (PathBuf::from(file), index))
    });
    parts.unwrap_or_else(|| (name.into(), 0))
}

fn picture(path: &Path, read: ReadFile) -> Result<RgbImage> {
    let bytes = read(path, "a picture (PNG or JPEG)")?;
    let image = image::load_from_memory(&bytes).map_err(|error| {
        let name = path.display();
        let message = format!("{name} cannot be read as a picture ({error}); give a PNG or JPEG");
        Error::new(ErrorKind::Image, message).with_source(error)
    })?;
    Ok(image.into_rgb8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_of_a_collection_has_a_number() {
        assert_eq!(face_of("no.ttc#2"), ("no.ttc".into(), 2));
        assert_eq!(face_of("no#a.ttf"), ("no#a.ttf".into(), 0));
        assert_eq!(face_of("c#2"), ("c#2".into(), 0));
    }

    #[test]
    fn backgrounds_are_told_apart() {
        for name in [
            "white",
            "transparent",
            "white..#ddeeff",
            "down:red..blue",
            "nocolor",
            "rgb(1.5, 2, 3)",
        ] {
            assert_eq!(background_file(name), None, "{name}");
        }
        for name in ["a.png", "pictures/a", "../a.jpg", "/a..b/c.png"] {
            assert_eq!(background_file(name), Some(name));
        }
    }
}
