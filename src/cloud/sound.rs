//! Whether a cloud that was read can be drawn: numbers that no layout makes ask for any memory.

use super::{Cloud, MOST_SIDE, Word};
use crate::layout::Size;
use crate::limits::{CLOUD_CANVASES, CLOUD_WORDS, WORD_CHARACTERS};
use crate::outline::{Point, Segment};

impl Cloud {
    /// What is beyond all measure in the cloud, if anything is.
    pub(crate) fn unsound(&self) -> Option<String> {
        let Size { width, height } = self.size;
        let sides = 1..=MOST_SIDE;
        if !sides.contains(&width) || !sides.contains(&height) {
            return Some(format!("its size is {width}x{height}"));
        }
        if self.words.len() > CLOUD_WORDS {
            return Some(format!("it has {} words", self.words.len()));
        }
        if let Some(word) = self.words.iter().find(|word| !word.is_sound(self.size)) {
            let start: String = word.text.chars().take(40).collect();
            return Some(format!("the word \"{start}\" lies far outside of it or is too long"));
        }
        let area = |word: &Word| f64::from(word.width) * f64::from(word.height);
        let canvas = f64::from(width) * f64::from(height);
        if self.words.iter().map(area).sum::<f64>() > CLOUD_CANVASES * canvas {
            return Some("its words have no room in it".to_owned());
        }
        let contour = self.contour.as_ref()?;
        let near = |point: &Point| is_near(point.x, width, 1.0) && is_near(point.y, height, 1.0);
        let points = contour.path.segments.iter().flat_map(|segment| match *segment {
            Segment::MoveTo(a) | Segment::LineTo(a) => vec![a],
            Segment::QuadTo(a, b) => vec![a, b],
            Segment::CurveTo(a, b, c) => vec![a, b, c],
            Segment::Close => Vec::new(),
        });
        let sound = (0.0..=MOST_SIDE as f32).contains(&contour.width);
        let sound = sound && points.into_iter().all(|point| near(&point));
        (!sound).then(|| "its contour lies far outside of it".to_owned())
    }
}

impl Word {
    fn is_sound(&self, Size { width, height }: Size) -> bool {
        let most = 16.0 * MOST_SIDE as f32;
        // The origin may lie outside of the ink, by about the size of the font.
        let ems = 1.0 + self.font_size / width.min(height) as f32;
        let numbers = [self.angle, self.font_weight.unwrap_or(1.0)];
        let inside = |at: f32, length: f32, side: u32| {
            is_near(at, side, 1.0) && (0.0..=2.0 * side as f32).contains(&length)
        };
        (0.0..=most).contains(&self.font_size)
            && inside(self.x, self.width, width)
            && inside(self.y, self.height, height)
            && is_near(self.origin.x, width, ems)
            && is_near(self.origin.y, height, ems)
            && numbers.iter().all(|number| number.abs() <= 1e6)
            && self.weight.is_finite()
            && self.text.chars().nth(WORD_CHARACTERS).is_none()
    }
}

/// Whether a place is on a side of the canvas or within so many sides of it.
fn is_near(at: f32, side: u32, sides: f32) -> bool {
    let reach = sides * side as f32 + 16.0;
    at >= -reach && at <= side as f32 + reach
}
