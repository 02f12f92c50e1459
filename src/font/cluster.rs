//! What a text was set from, run by run, for formats that keep the text beside its outline.

use crate::outline::Point;
use std::ops::Range;

/// A part of a text that was shaped at once: of one script, one face and one direction.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ShapedRun {
    /// Its clusters in the order of the text.
    pub clusters: Vec<Cluster>,
    /// The left end of its baseline, in a column the middle of its top; in em.
    pub start: Point,
    /// Whether each of its characters has one glyph, which stands on the line, from left to right.
    pub plain: bool,
}

/// Characters that are drawn together.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Cluster {
    /// The characters.
    pub text: String,
    /// Their segments of the text's path.
    pub segments: Range<usize>,
    /// The left end of their baseline, in a column the middle of their top; in em.
    pub start: Point,
    /// How long they are by themselves, in em.
    pub advance: f32,
    /// What is added to that before what follows, in em.
    pub kerning: f32,
}

impl ShapedRun {
    /// The characters of the run.
    pub fn text(&self) -> String {
        self.clusters.iter().map(|cluster| &*cluster.text).collect()
    }

    /// Its length in em, down a column if it is one.
    pub fn advance(&self) -> f32 {
        self.clusters.iter().map(|cluster| cluster.advance + cluster.kerning).sum()
    }
}

/// One glyph of a run as it was drawn.
pub(super) struct DrawnGlyph {
    /// The byte of the run's text that its cluster starts at.
    pub(super) cluster: usize,
    pub(super) segments: Range<usize>,
    pub(super) start: Point,
    pub(super) advance: f32,
    /// Its advance by itself, in em.
    pub(super) own_advance: f32,
    /// Whether it was moved off the line.
    pub(super) moved: bool,
}

/// The run of glyphs in visual order; what has no glyph belongs to the cluster before it.
pub(super) fn run_of(
    text: &str,
    start: Point,
    rightwards: bool,
    glyphs: &[DrawnGlyph],
) -> ShapedRun {
    let mut starts: Vec<usize> = glyphs.iter().map(|glyph| glyph.cluster).collect();
    starts.sort_unstable();
    starts.dedup();
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let mut plain = rightwards;
    let mut clusters = Vec::with_capacity(starts.len());
    for (index, &from) in starts.iter().enumerate() {
        let to = starts.get(index + 1).copied().unwrap_or(text.len());
        let of = |glyph: &&DrawnGlyph| (from..to).contains(&glyph.cluster);
        let mut own = glyphs.iter().filter(of);
        let (Some(first), text) = (own.next(), &text[from..to]) else { continue };
        let mut segments = first.segments.clone();
        let mut advance = first.advance;
        plain &= text.chars().count() == 1 && !first.moved;
        for glyph in own {
            segments.end = segments.end.max(glyph.segments.end);
            advance += glyph.advance;
            plain = false;
        }
        let own_advance = if plain { first.own_advance } else { advance };
        clusters.push(Cluster {
            text: text.to_owned(),
            segments,
            start: first.start,
            advance: own_advance,
            kerning: advance - own_advance,
        });
    }
    ShapedRun { clusters, start, plain }
}

#[cfg(test)]
mod tests {
    use crate::font::{FontBook, Shaped};

    fn runs(text: &str) -> Vec<(String, bool)> {
        let Shaped { runs, path, .. } = FontBook::bundled().shape(text);
        // Every segment belongs to one cluster.
        let of = |run: &super::ShapedRun| -> usize {
            run.clusters.iter().map(|cluster| cluster.segments.len()).sum()
        };
        assert_eq!(runs.iter().map(of).sum::<usize>(), path.segments.len(), "{text}");
        let advance: f32 = runs.iter().map(super::ShapedRun::advance).sum();
        assert!((advance - path.advance).abs() < 1e-4, "{text} {advance} {}", path.advance);
        runs.iter().map(|run| (run.text(), run.plain)).collect()
    }

    #[test]
    fn runs_come_in_the_order_of_the_text() {
        assert_eq!(runs("GPT模型"), [("GPT".to_owned(), true), ("模型".to_owned(), true)]);
        assert_eq!(runs("AVAV"), [("AVAV".to_owned(), true)]);
        let kerned = &FontBook::bundled().shape("AV").runs[0];
        assert!(kerned.clusters[0].kerning < -0.01 && kerned.clusters[1].kerning == 0.0);
    }

    #[cfg(feature = "font-scripts")]
    #[test]
    fn what_is_joined_is_not_plain() {
        for text in ["سلام", "हिन्दी", "ที่"] {
            assert_eq!(runs(text), [(text.to_owned(), false)]);
        }
        let mixed = runs("سلام GPT");
        assert_eq!(mixed.iter().map(|run| &*run.0).collect::<String>(), "سلام GPT");
    }
}
