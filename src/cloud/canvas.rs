//! The edge of the canvas: margins, and cutting to the content.

use super::{Cloud, WordCloud};
use crate::layout::{Item, Layout, Mask, Place, Size};
use crate::outline::Point;
use crate::{Error, ErrorKind, Result};

impl WordCloud {
    /// What words may take of the canvas, and where its left top corner stands on the canvas. A
    /// whole canvas with a margin is a smaller whole canvas, so that it is filled as one.
    pub(super) fn within_margin(&self, mask: Option<Mask>) -> Result<(Mask, Point)> {
        let Size { width, height } = self.size;
        let inner = (width.checked_sub(2 * self.margin)).zip(height.checked_sub(2 * self.margin));
        let Some((width, height)) = inner.filter(|&(width, height)| width > 0 && height > 0) else {
            let message = format!(
                "a margin of {} pixels leaves nothing of a canvas of {width}x{height}",
                self.margin
            );
            return Err(Error::new(ErrorKind::Options, message));
        };
        Ok(match mask {
            None => {
                let corner = Point::new(self.margin as f32, self.margin as f32);
                (Mask::rectangle(Size { width, height }), corner)
            }
            Some(mask) => (mask.within(self.margin), Point::default()),
        })
    }
}

/// Moves the places of items onto a canvas whose corner stands at a point.
pub(super) fn onto(items: &mut [Item], corner: Point) {
    for item in items {
        match &mut item.place {
            Place::Near(point) | Place::Pinned(point) => *point = *point - corner,
            _ => {}
        }
    }
}

/// Moves a layout from a canvas whose corner stands at a point.
pub(super) fn off(layout: &mut Layout, corner: Point) {
    for placement in layout.placements.iter_mut().chain(&mut layout.copies) {
        placement.origin = placement.origin + corner;
        placement.ink.x += corner.x;
        placement.ink.y += corner.y;
    }
}

impl Cloud {
    /// Cuts the canvas to the words and the contour, with a margin in pixels around them.
    pub fn crop(&mut self, margin: u32) {
        let mut boxes: Vec<[f32; 4]> = self
            .words
            .iter()
            .map(|word| [word.x, word.y, word.x + word.width, word.y + word.height])
            .collect();
        if let Some(contour) = &self.contour
            && let Some(bounds) = contour.path.bounds()
        {
            let half = contour.width / 2.0;
            let (min, max) = (bounds.min, bounds.max);
            boxes.push([min.x - half, min.y - half, max.x + half, max.y + half]);
        }
        let all = boxes
            .into_iter()
            .reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
        let Some([left, top, right, bottom]) = all else { return };
        let margin = margin as f32;
        // By whole pixels, so that every glyph keeps its shape.
        let shift = Point::new(margin - left.floor(), margin - top.floor());
        let length = |end: f32, shift: f32| (end + shift + margin).ceil() as u32;
        self.size = Size { width: length(right, shift.x), height: length(bottom, shift.y) };
        for word in &mut self.words {
            word.origin = word.origin + shift;
            word.x += shift.x;
            word.y += shift.y;
        }
        if let Some(contour) = &mut self.contour {
            contour.path = contour.path.map(|point| point + shift);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{MaskOptions, Padding, Shape};
    use crate::term::{Term, from_frequencies};

    const SIZE: Size = Size { width: 400, height: 300 };

    fn terms() -> Vec<Term> {
        let words = ["模型", "数据", "Harbor", "芯片", "网络", "算法", "平台", "市场"];
        let list = words.iter().zip([90, 70, 50, 40, 30, 20, 20, 10]);
        let list = list.map(|(word, count)| format!("{word},{count}\n")).collect::<String>();
        let list = crate::document::read_frequencies(
            list.as_bytes(),
            crate::document::FrequencyFormat::Csv,
        );
        from_frequencies(list.unwrap().words, &Default::default())
    }

    /// The space left, above, right and below of all ink.
    fn space(cloud: &Cloud) -> [f32; 4] {
        let (width, height) = (cloud.size.width as f32, cloud.size.height as f32);
        let least = |space: &dyn Fn(&super::super::Word) -> f32| {
            cloud.words.iter().map(space).fold(f32::INFINITY, f32::min)
        };
        [
            least(&|word| word.x),
            least(&|word| word.y),
            least(&|word| width - word.x - word.width),
            least(&|word| height - word.y - word.height),
        ]
    }

    #[test]
    fn a_margin_is_kept_free() {
        let mask = Mask::from_fn(SIZE, |x, _| x < 380);
        for mask in [None, Some(mask)] {
            let settings = WordCloud { size: SIZE, margin: 40, mask, ..WordCloud::default() };
            let cloud = settings.cloud_of_terms(&terms(), None).unwrap();
            assert_eq!((cloud.size, cloud.words.len()), (SIZE, 8));
            assert!(space(&cloud).iter().all(|&space| space >= 40.0), "{:?}", space(&cloud));
        }
        let settings = WordCloud { size: SIZE, margin: 150, ..WordCloud::default() };
        let error = settings.cloud_of_terms(&terms(), None).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Options);
    }

    #[test]
    fn a_canvas_is_cut_to_its_content() {
        let mut settings = WordCloud { size: SIZE, margin: 12, crop: true, ..WordCloud::default() };
        settings.layout.max_font_size = Some(30.0);
        settings.layout.padding = Padding::Pixels(2);
        let cloud = settings.cloud_of_terms(&terms(), None).unwrap();
        assert!(cloud.size.width < 300 && cloud.size.height < 250, "{:?}", cloud.size);
        assert_eq!(space(&cloud), [12.0; 4]);
    }

    #[test]
    fn the_contour_is_content_too() {
        let mask = Mask::from_shape(Shape::Circle, SIZE, &MaskOptions::default()).unwrap();
        let contour = Some(super::super::ContourOptions { width: 4.0, color: None });
        let settings =
            WordCloud { size: SIZE, mask: Some(mask), contour, crop: true, ..WordCloud::default() };
        let cloud = settings.cloud_of_terms(&terms(), None).unwrap();
        assert!(cloud.size.width.abs_diff(292) <= 1 && cloud.size.height.abs_diff(292) <= 1);
    }
}
