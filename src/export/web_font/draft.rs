//! What a font is to hold: each drawing once, and the character or the text that brings it.

use crate::cloud::Word;
use crate::font::{Cluster, ShapedRun};
use crate::outline::{Point, Segment};
use std::collections::BTreeMap;

/// Units of the font for one em; most faces have as many.
pub(super) const UNITS: f32 = 1000.0;
/// How many units may lie between two drawings that count as one.
const ALIKE: f32 = 1.0;
/// The farthest a coordinate of a font can be.
const FARTHEST: f32 = 32_000.0;

/// A glyph in units of the font, y up.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Drawing {
    pub(super) segments: Vec<Segment>,
    pub(super) advance: f32,
}

impl Drawing {
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let near = |a: f32, b: f32| (a - b).abs() <= ALIKE;
        let alike = |(a, b): (&Segment, &Segment)| match (*a, *b) {
            (Segment::MoveTo(a), Segment::MoveTo(b)) | (Segment::LineTo(a), Segment::LineTo(b)) => {
                near(a.x, b.x) && near(a.y, b.y)
            }
            (Segment::QuadTo(a, c), Segment::QuadTo(b, d)) => {
                near(a.x, b.x) && near(a.y, b.y) && near(c.x, d.x) && near(c.y, d.y)
            }
            (Segment::CurveTo(a, c, e), Segment::CurveTo(b, d, f)) => {
                let pairs = [(a, b), (c, d), (e, f)];
                pairs.into_iter().all(|(a, b)| near(a.x, b.x) && near(a.y, b.y))
            }
            (Segment::Close, Segment::Close) => true,
            _ => false,
        };
        near(self.advance, other.advance)
            && self.segments.len() == other.segments.len()
            && self.segments.iter().zip(&other.segments).all(alike)
    }

    fn fits(&self) -> bool {
        let inside = |point: Point| point.x.abs() < FARTHEST && point.y.abs() < FARTHEST;
        (0.0..FARTHEST).contains(&self.advance)
            && self.segments.iter().all(|segment| match *segment {
                Segment::MoveTo(to) | Segment::LineTo(to) => inside(to),
                Segment::QuadTo(control, to) => inside(control) && inside(to),
                Segment::CurveTo(one, two, to) => inside(one) && inside(two) && inside(to),
                Segment::Close => true,
            })
    }
}

/// The content of one font: of plain runs, where each character has its glyph, or of joined ones,
/// where the whole run is one.
pub(super) struct Draft {
    joined: bool,
    /// The glyphs from 1; 0 is for what the font does not have.
    pub(super) glyphs: Vec<Drawing>,
    /// The glyph of each character.
    pub(super) letters: BTreeMap<char, u16>,
    /// The units between two glyphs that stand side by side.
    pub(super) kerning: BTreeMap<(u16, u16), i16>,
    /// The glyph of each joined run.
    pub(super) joins: BTreeMap<String, u16>,
}

impl Draft {
    pub(super) fn new(joined: bool) -> Self {
        Self {
            joined,
            glyphs: Vec::new(),
            letters: BTreeMap::new(),
            kerning: BTreeMap::new(),
            joins: BTreeMap::new(),
        }
    }

    pub(super) fn is(&self, joined: bool) -> bool {
        self.joined == joined
    }

    /// Whether the font can set this run as it is drawn; then it holds what is needed for that.
    pub(super) fn take(&mut self, run: &ShapedRun, word: &Word) -> bool {
        if self.joined { self.take_joined(run, word) } else { self.take_plain(run, word) }
    }

    fn take_plain(&mut self, run: &ShapedRun, word: &Word) -> bool {
        let mut drawings = Vec::with_capacity(run.clusters.len());
        for cluster in &run.clusters {
            let (Some(letter), drawing) = (cluster.text.chars().next(), of_cluster(cluster, word))
            else {
                return false;
            };
            let known = self.letters.get(&letter).and_then(|&glyph| self.drawing(glyph));
            if !drawing.fits() || known.is_some_and(|known| !known.is_like(&drawing)) {
                return false;
            }
            drawings.push((letter, drawing, units(cluster.kerning)));
        }
        if drawings.last().is_some_and(|&(_, _, kerning)| kerning != 0) {
            return false;
        }
        for pair in drawings.windows(2) {
            let [(left, _, kerning), (right, ..)] = pair else { continue };
            let glyphs = (self.letters.get(left), self.letters.get(right));
            if let (Some(&left), Some(&right)) = glyphs
                && self.kerning.get(&(left, right)).is_some_and(|known| known != kerning)
            {
                return false;
            }
        }
        let mut before: Option<(u16, i16)> = None;
        for (letter, drawing, kerning) in drawings {
            let Some(glyph) = self.letter(letter, drawing) else { return false };
            if let Some((left, kerning)) = before {
                self.kerning.insert((left, glyph), kerning);
            }
            before = Some((glyph, kerning));
        }
        true
    }

    fn take_joined(&mut self, run: &ShapedRun, word: &Word) -> bool {
        let (text, drawing) = (run.text(), of_run(run, word));
        if let Some(&glyph) = self.joins.get(&text) {
            return self.drawing(glyph).is_some_and(|known| known.is_like(&drawing));
        }
        if text.is_empty() || !drawing.fits() {
            return false;
        }
        // What a program shows that does not join: each cluster in the form it was first met in.
        for cluster in &run.clusters {
            for (index, letter) in cluster.text.chars().enumerate() {
                let alone = of_cluster(cluster, word);
                let drawing = if index == 0 && alone.fits() { alone } else { Drawing::default() };
                if self.letter(letter, drawing).is_none() {
                    return false;
                }
            }
        }
        let Some(glyph) = self.add(drawing) else { return false };
        self.joins.insert(text, glyph);
        true
    }

    pub(super) fn drawing(&self, glyph: u16) -> Option<&Drawing> {
        self.glyphs.get(usize::from(glyph).checked_sub(1)?)
    }

    /// The glyph of a letter, a new one if it has none.
    fn letter(&mut self, letter: char, drawing: Drawing) -> Option<u16> {
        if let Some(&glyph) = self.letters.get(&letter) {
            return Some(glyph);
        }
        let glyph = self.add(drawing)?;
        self.letters.insert(letter, glyph);
        Some(glyph)
    }

    fn add(&mut self, drawing: Drawing) -> Option<u16> {
        let glyph = u16::try_from(self.glyphs.len() + 1).ok().filter(|&glyph| glyph < u16::MAX)?;
        self.glyphs.push(drawing);
        Some(glyph)
    }
}

/// Whole units of the font; a kerning of more than what fits is none.
fn units(length: f32) -> i16 {
    (length * UNITS).round() as i16
}

/// The drawing of a cluster, from where it starts.
pub(super) fn of_cluster(cluster: &Cluster, word: &Word) -> Drawing {
    let advance = (cluster.advance * UNITS).round();
    drawing(word, cluster.segments.clone(), cluster.start, advance)
}

/// The drawing of a whole run, from where it starts.
pub(super) fn of_run(run: &ShapedRun, word: &Word) -> Drawing {
    let parts = run.clusters.iter().map(|cluster| cluster.segments.clone());
    let range = parts.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)).unwrap_or(0..0);
    drawing(word, range, run.start, (run.advance() * UNITS).round())
}

fn drawing(word: &Word, range: std::ops::Range<usize>, start: Point, advance: f32) -> Drawing {
    let place = |point: Point| {
        let (x, y) = ((point.x - start.x) * UNITS, (point.y - start.y) * UNITS);
        // A column is a line that is turned by a quarter; its letters are turned back.
        let (x, y) = if word.column { (y, x) } else { (x, -y) };
        Point::new(x.round(), y.round())
    };
    let segments = word.path.segments.get(range).unwrap_or_default();
    Drawing { segments: segments.iter().map(|segment| segment.map(place)).collect(), advance }
}
