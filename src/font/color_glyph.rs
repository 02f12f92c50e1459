//! Colour glyphs (tables COLR and CPAL of OpenType): a glyph → layers of one colour each.

use super::book::Face;
use super::shape::Pen;
use crate::outline::Layer;
use skrifa::font::glyph::color::{Brush, Color, CompositeMode, PaintSink};
use skrifa::raw::types::{BoundingBox, Matrix};
use skrifa::{DrawMemory, GlyphId};

/// The palette index that stands for the colour of the text.
const FOREGROUND: u16 = 0xFFFF;

impl Pen {
    /// Adds the layers of a colour glyph; `None`, and nothing, if the face has no colours for it.
    ///
    /// A gradient becomes the mean of its colours, and a layer is cut by one outline, not by
    /// several.
    pub(super) fn draw_layers(&mut self, face: &Face, glyph: GlyphId) -> Option<()> {
        let glyphs = face.font().color_glyphs();
        let glyph = glyphs.get(glyph)?;
        let palette = face.font().palettes().get(0)?;
        let before = (self.path.segments.len(), self.path.layers.len());
        let mut sink = Sink {
            pen: &mut *self,
            face,
            colors: palette.colors(),
            transforms: Vec::new(),
            clips: Vec::new(),
            modes: Vec::new(),
        };
        let painted = glyph.paint(&mut sink).is_ok() && self.path.layers.len() > before.1;
        if !painted {
            self.path.segments.truncate(before.0);
            self.path.layers.truncate(before.1);
        }
        painted.then_some(())
    }
}

struct Sink<'a> {
    pen: &'a mut Pen,
    face: &'a Face,
    colors: &'a [Color],
    /// From the glyph to the font's units; each holds those before it too.
    transforms: Vec<Matrix<f32>>,
    /// The outlines that cut what is filled; `None` is a box.
    clips: Vec<Option<(GlyphId, Matrix<f32>)>>,
    modes: Vec<CompositeMode>,
}

impl Sink<'_> {
    fn transform(&self) -> Matrix<f32> {
        self.transforms.last().copied().unwrap_or(Matrix::IDENTITY)
    }

    /// A colour of the palette and its opacity; no colour for that of the text.
    fn color(&self, index: u16, alpha: f32) -> Option<(Option<[u8; 3]>, f32)> {
        if index == FOREGROUND {
            return Some((None, alpha));
        }
        let color = self.colors.get(usize::from(index))?;
        let rgb = [color.red, color.green, color.blue];
        Some((Some(rgb), f32::from(color.alpha) / 255.0 * alpha))
    }

    /// The one colour that a brush comes down to.
    fn brush(&self, brush: &Brush<'_>) -> Option<(Option<[u8; 3]>, f32)> {
        let stops = match *brush {
            Brush::Solid { palette_index, alpha } => return self.color(palette_index, alpha),
            Brush::LinearGradient { color_stops, .. }
            | Brush::RadialGradient { color_stops, .. }
            | Brush::SweepGradient { color_stops, .. } => color_stops,
        };
        let mut sums = [0.0; 4];
        for stop in stops {
            let (rgb, alpha) = self.color(stop.palette_index, stop.alpha)?;
            for (sum, channel) in sums.iter_mut().zip(rgb?) {
                *sum += f32::from(channel) * alpha;
            }
            sums[3] += alpha;
        }
        let channel = |sum: f32| (sum / sums[3]).round() as u8;
        (sums[3] > 0.0)
            .then(|| (Some([sums[0], sums[1], sums[2]].map(channel)), sums[3] / stops.len() as f32))
    }
}

impl PaintSink for Sink<'_> {
    fn push_transform(&mut self, transform: Matrix<f32>) {
        let all = self.transform() * transform;
        self.transforms.push(all);
    }

    fn pop_transform(&mut self) {
        self.transforms.pop();
    }

    fn push_clip_glyph(&mut self, glyph: GlyphId) {
        self.clips.push(Some((glyph, self.transform())));
    }

    fn push_clip_box(&mut self, _: BoundingBox<f32>) {
        self.clips.push(None);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn fill(&mut self, brush: Brush<'_>) {
        if self.modes.iter().any(|mode| *mode != CompositeMode::SrcOver) {
            return;
        }
        let Some((rgb, opacity)) = self.brush(&brush) else { return };
        let Some((glyph, transform)) = self.clips.iter().rev().find_map(|clip| *clip) else {
            return;
        };
        let Some(outline) = self.face.scaler().outline(glyph) else { return };
        let start = self.pen.path.segments.len();
        self.pen.transform = transform;
        let drawn = outline.draw(DrawMemory::Scratch, self.pen).is_ok();
        self.pen.transform = Matrix::IDENTITY;
        let segments = start..self.pen.path.segments.len();
        if drawn && !segments.is_empty() && opacity > 0.0 {
            self.pen.path.layers.push(Layer { segments, rgb, opacity: opacity.min(1.0) });
        } else {
            self.pen.path.segments.truncate(start);
        }
    }

    fn push_layer(&mut self, mode: CompositeMode) {
        self.modes.push(mode);
    }

    fn pop_layer(&mut self) {
        self.modes.pop();
    }
}
