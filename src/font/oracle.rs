//! Tests of the outlines against another implementation, rusttype, glyph by glyph.

use super::FontBook;
use crate::outline::{Bounds, Path, Point, Segment};
use rusttype::{Font, OutlineBuilder, Scale, ScaledGlyph, point};

const CJK: &[u8] = include_bytes!("../../fonts/NotoSansCJKsc-Bold.otf");
const LATIN: &[u8] = include_bytes!("../../fonts/NotoSans-Bold.ttf");

/// Characters that the CJK face sets alone: letters, signs, kana, every 97th ideograph, every
/// 97th syllable.
fn cjk_characters() -> impl Iterator<Item = char> {
    let letters = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain("@&%§Ωж，。（】".chars());
    let kana = ('\u{3042}'..='\u{30F3}').step_by(7);
    let han = ('\u{4E00}'..='\u{9FA5}').step_by(97);
    let hangul = ('\u{AC00}'..='\u{D7A3}').step_by(97);
    let font = Font::try_from_bytes(CJK).expect("a font");
    letters.chain(kana).chain(han).chain(hangul).filter(move |&c| font.glyph(c).id().0 != 0)
}

/// Characters that the second face sets, the first one not having them.
fn latin_characters() -> impl Iterator<Item = char> {
    "ŁłŠšŽžĞğŐőŔŕŊŋǅΆήΰЂљЇїҐґӘқḌẞ₃⅓".chars()
}

/// A glyph of rusttype at `size` pixels an em; its own unit is the height of the face.
fn glyph<'a>(font: &Font<'a>, character: char, size: f32) -> ScaledGlyph<'a> {
    let metrics = font.v_metrics_unscaled();
    let height = (metrics.ascent - metrics.descent) / f32::from(font.units_per_em());
    font.glyph(character).scaled(Scale::uniform(size * height))
}

#[derive(Default)]
struct Collector(Path);

impl OutlineBuilder for Collector {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.segments.push(Segment::MoveTo(Point::new(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.segments.push(Segment::LineTo(Point::new(x, y)));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.segments.push(Segment::QuadTo(Point::new(x1, y1), Point::new(x, y)));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let [first, second] = [Point::new(x1, y1), Point::new(x2, y2)];
        self.0.segments.push(Segment::CurveTo(first, second, Point::new(x, y)));
    }

    fn close(&mut self) {
        self.0.segments.push(Segment::Close);
    }
}

fn check_boxes(bytes: &'static [u8], characters: impl Iterator<Item = char>) -> usize {
    let font = Font::try_from_bytes(bytes).expect("a font");
    let book = FontBook::bundled();
    let mut checked = 0;
    for character in characters {
        let ours = book.shape(&character.to_string()).path;
        let theirs = glyph(&font, character, 1.0);
        let advance = theirs.h_metrics().advance_width;
        assert!((ours.advance - advance).abs() < 1e-5, "{character}: {} {advance}", ours.advance);
        let mut outline = Collector::default();
        assert!(theirs.build_outline(&mut outline), "{character} has no outline");
        let [ours, theirs] = [ours, outline.0].map(|path| path.bounds().expect("ink"));
        for (ours, theirs) in [(ours.min, theirs.min), (ours.max, theirs.max)] {
            let off = (ours.x - theirs.x).abs().max((ours.y - theirs.y).abs());
            assert!(off < 1e-5, "{character}: {ours:?} {theirs:?}");
        }
        checked += 1;
    }
    checked
}

#[test]
fn advances_and_boxes_are_those_of_rusttype() {
    assert!(check_boxes(CJK, cjk_characters()) > 200);
    assert_eq!(check_boxes(LATIN, latin_characters()), latin_characters().count());
}

#[test]
fn coverage_is_that_of_rusttype() {
    check_coverage(CJK, cjk_characters());
    check_coverage(LATIN, latin_characters());
}

/// Pixels an em, not a whole number so that stems do not fall on the grid.
const SIZE: f32 = 47.3;

fn check_coverage(bytes: &'static [u8], characters: impl Iterator<Item = char>) {
    let font = Font::try_from_bytes(bytes).expect("a font");
    let book = FontBook::bundled();
    for character in characters {
        let theirs = glyph(&font, character, SIZE).positioned(point(0.0, 0.0));
        let place = theirs.pixel_bounding_box().expect("ink");
        let corner = Point::new(place.min.x as f32, place.min.y as f32);
        let scale = |p: Point| Point::new(p.x * SIZE, p.y * SIZE) - corner;
        let ours = book.shape(&character.to_string()).path.map(scale);
        let samples = Samples::new(&ours, place.height() as u32);
        // Nothing sticks out of the pixels that are compared.
        let Bounds { min, max } = ours.bounds().expect("ink");
        let (width, height) = (place.width() as f32, place.height() as f32);
        assert!(min.x > -0.01 && min.y > -0.01 && max.x < width + 0.01 && max.y < height + 0.01);
        let (mut worst, mut sum, mut differ, mut pixels) = (0.0f32, 0.0, 0, 0);
        theirs.draw(|x, y, theirs| {
            let ours = samples.coverage(x, y);
            let difference = (ours - theirs).abs();
            worst = worst.max(difference);
            sum += difference;
            // Two roundings of one edge pixel may fall on either side of the threshold.
            differ += usize::from((ours >= 0.5) != (theirs * 255.0 >= 128.0) && difference > 0.05);
            pixels += 1;
        });
        let mean = sum / pixels as f32;
        assert!(worst < 0.2, "{character}: coverage off by {worst}");
        assert!(mean < 0.015, "{character}: mean {mean}");
        assert!(differ <= 2 + pixels / 100, "{character}: {differ} of {pixels} pixels differ");
    }
}

/// The simplest rasterizer: a grid of points in each pixel, each inside where the outline winds
/// around it.
struct Samples {
    /// For each row of points, where the outline crosses it and which way.
    rows: Vec<Vec<(f32, i32)>>,
}

impl Samples {
    const PER_PIXEL: u32 = 16;

    fn new(path: &Path, height: u32) -> Self {
        let edges = flatten(path);
        let crossings = |row: u32| {
            let y = (row as f32 + 0.5) / Self::PER_PIXEL as f32;
            let crossing = edges.iter().filter(|(a, b)| (a.y <= y) != (b.y <= y));
            let place = |(a, b): &(Point, Point)| {
                let x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
                (x, if a.y < b.y { 1 } else { -1 })
            };
            crossing.map(place).collect()
        };
        Self { rows: (0..height * Self::PER_PIXEL).map(crossings).collect() }
    }

    fn coverage(&self, x: u32, y: u32) -> f32 {
        let n = Self::PER_PIXEL;
        let mut inside = 0;
        for row in &self.rows[(y * n) as usize..((y + 1) * n) as usize] {
            for column in 0..n {
                let x = x as f32 + (column as f32 + 0.5) / n as f32;
                let winding: i32 = row.iter().filter(|c| c.0 <= x).map(|c| c.1).sum();
                inside += u32::from(winding != 0);
            }
        }
        inside as f32 / (n * n) as f32
    }
}

/// The outline as straight edges, sixteen a curve.
fn flatten(path: &Path) -> Vec<(Point, Point)> {
    let mut edges = Vec::new();
    let (mut start, mut at) = (Point::default(), Point::default());
    for &segment in &path.segments {
        let (controls, pieces) = match segment {
            Segment::MoveTo(p) => {
                (start, at) = (p, p);
                continue;
            }
            Segment::LineTo(p) => (vec![at, p], 1),
            Segment::QuadTo(c, p) => (vec![at, c, p], 16),
            Segment::CurveTo(c, d, p) => (vec![at, c, d, p], 16),
            Segment::Close => (vec![at, start], 1),
        };
        for piece in 1..=pieces {
            let next = bezier(&controls, piece as f32 / pieces as f32);
            edges.push((at, next));
            at = next;
        }
    }
    edges
}

fn bezier(points: &[Point], t: f32) -> Point {
    if let [point] = points {
        return *point;
    }
    let mix =
        |w: &[Point]| Point::new(w[0].x + (w[1].x - w[0].x) * t, w[0].y + (w[1].y - w[0].y) * t);
    bezier(&points.windows(2).map(mix).collect::<Vec<_>>(), t)
}
