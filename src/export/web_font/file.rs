//! The file of a font: TrueType with a character map, pair kerning and joins, and nothing else.

use super::draft::{Draft, Drawing, UNITS};
use super::proof::Proof;
use crate::outline::{Point, Segment};
use std::collections::BTreeMap;
use write_fonts::FontBuilder;
use write_fonts::tables::glyf::{Bbox, Contour, GlyfLocaBuilder, Glyph, SimpleGlyph};
use write_fonts::tables::gpos::{
    Gpos, PairPos, PairPosFormat1, PairSet, PairValueRecord, PositionLookup, ValueRecord,
};
use write_fonts::tables::gsub::{
    Gsub, Ligature, LigatureSet, LigatureSubst, LigatureSubstFormat1, SubstitutionLookup,
};
use write_fonts::tables::layout::{
    CoverageTable, Feature, FeatureList, FeatureRecord, LangSys, Lookup, LookupFlag, LookupList,
    Script, ScriptList, ScriptRecord,
};
use write_fonts::tables::{
    cmap::Cmap, head::Head, hhea::Hhea, hmtx::Hmtx, hmtx::LongMetric, maxp::Maxp, name::Name,
    name::NameRecord, os2::Os2, post::Post,
};
use write_fonts::types::{FWord, Fixed, GlyphId, GlyphId16, NameId, Tag, UfWord, Version16Dot16};

/// How far a cubic curve may lie from the quadratic ones that stand for it, in units.
const TOLERANCE: f64 = 0.4;
/// The top and the bottom of a line, by which a selection is drawn.
const LINE: (i16, i16) = (880, -240);

/// The bytes of the font; `None` if it cannot be written.
pub(super) fn build(draft: &Draft) -> Option<Vec<u8>> {
    let mut builder = FontBuilder::new();
    basics(draft, &mut builder)?;
    if draft.kerning.values().any(|&kerning| kerning != 0) {
        builder.add_table(&kerning(draft)).ok()?;
    }
    // With a script for all, no shaper for a certain one comes between the characters and the map.
    builder.add_table(&joins(BTreeMap::new())).ok()?;
    if !draft.joins.is_empty() {
        // Shaping may still reorder or split characters before it joins them: it is asked.
        let proof = Proof::new(&builder.clone().build())?;
        builder.add_table(&joins(sequences(draft, &proof))).ok()?;
    }
    Some(builder.build())
}

/// The glyphs of a font and what its tables say of them all.
#[derive(Default)]
struct Outlines {
    outlines: GlyfLocaBuilder,
    metrics: Vec<LongMetric>,
    /// The box around all glyphs.
    bounds: Option<Bbox>,
    /// The most points and contours of a glyph.
    points: usize,
    contours: usize,
}

impl Outlines {
    fn add(&mut self, drawing: &Drawing) -> Option<()> {
        let glyph = glyph(drawing)?;
        let mut left = 0;
        if let Glyph::Simple(simple) = &glyph {
            self.points = self.points.max(simple.contours.iter().map(Contour::len).sum());
            self.contours = self.contours.max(simple.contours.len());
            left = simple.bbox.x_min;
            self.bounds = Some(self.bounds.map_or(simple.bbox, |all| all.union(simple.bbox)));
        }
        self.outlines.add_glyph(&glyph).ok()?;
        self.metrics.push(LongMetric::new(drawing.advance as u16, left));
        Some(())
    }
}

/// What every font has.
fn basics(draft: &Draft, builder: &mut FontBuilder<'_>) -> Option<()> {
    let blank = Drawing { segments: vec![], advance: UNITS / 2.0 };
    let mut all = Outlines::default();
    for drawing in std::iter::once(&blank).chain(&draft.glyphs) {
        all.add(drawing)?;
    }
    let count = u16::try_from(all.metrics.len()).ok()?;
    let widest = all.metrics.iter().map(|metric| metric.advance).max().unwrap_or(0);
    let bounds = all.bounds.unwrap_or_default();
    let (glyf, loca, format) = all.outlines.build();
    let head = Head {
        font_revision: Fixed::from_f64(1.0),
        units_per_em: UNITS as u16,
        x_min: bounds.x_min,
        y_min: bounds.y_min,
        x_max: bounds.x_max,
        y_max: bounds.y_max,
        lowest_rec_ppem: 8,
        index_to_loc_format: format as i16,
        ..Head::default()
    };
    let hhea = Hhea {
        ascender: FWord::new(LINE.0),
        descender: FWord::new(LINE.1),
        advance_width_max: UfWord::new(widest),
        x_max_extent: FWord::new(bounds.x_max),
        caret_slope_rise: 1,
        number_of_h_metrics: count,
        ..Hhea::default()
    };
    builder.add_table(&head).ok()?.add_table(&hhea).ok()?;
    builder.add_table(&limits(count, all.points, all.contours)).ok()?;
    builder.add_table(&sort(draft)).ok()?;
    builder.add_table(&Post { version: Version16Dot16::VERSION_3_0, ..Post::default() }).ok()?;
    // The name is for programs that refuse a font without one.
    let names = [(1, "Wordcloud"), (2, "Regular"), (4, "Wordcloud"), (6, "Wordcloud")];
    let record = |(id, text): (u16, &str)| {
        NameRecord::new(3, 1, 0x409, NameId::new(id), text.to_owned().into())
    };
    builder.add_table(&Name::new(names.map(record).to_vec())).ok()?;
    builder.add_table(&Hmtx::new(all.metrics, vec![])).ok()?;
    let map = draft.letters.iter().map(|(&letter, &glyph)| (letter, GlyphId::from(glyph)));
    builder.add_table(&Cmap::from_mappings(map).ok()?).ok()?;
    builder.add_table(&glyf).ok()?.add_table(&loca).ok()?;
    Some(())
}

/// How much room a program needs for the largest glyph.
fn limits(glyphs: u16, points: usize, contours: usize) -> Maxp {
    Maxp {
        num_glyphs: glyphs,
        max_points: u16::try_from(points).ok(),
        max_contours: u16::try_from(contours).ok(),
        max_composite_points: Some(0),
        max_composite_contours: Some(0),
        max_zones: Some(1),
        max_twilight_points: Some(0),
        max_storage: Some(0),
        max_function_defs: Some(0),
        max_instruction_defs: Some(0),
        max_stack_elements: Some(0),
        max_size_of_instructions: Some(0),
        max_component_elements: Some(0),
        max_component_depth: Some(0),
    }
}

/// What sort of font it is: how bold and high, and for which characters.
fn sort(draft: &Draft) -> Os2 {
    let first = draft.letters.keys().next().map_or(0, |&letter| u32::from(letter));
    let last = draft.letters.keys().next_back().map_or(0, |&letter| u32::from(letter));
    Os2 {
        us_weight_class: 400,
        us_width_class: 5,
        ach_vend_id: Tag::new(b"    "),
        us_first_char_index: first.min(0xFFFF) as u16,
        us_last_char_index: last.min(0xFFFF) as u16,
        s_typo_ascender: LINE.0,
        s_typo_descender: LINE.1,
        us_win_ascent: LINE.0.unsigned_abs(),
        us_win_descent: LINE.1.unsigned_abs(),
        ..Os2::default()
    }
}

/// An outline in quadratic curves.
fn glyph(drawing: &Drawing) -> Option<Glyph> {
    if drawing.segments.is_empty() {
        return Some(Glyph::Empty);
    }
    let at = |point: Point| kurbo::Point::new(f64::from(point.x), f64::from(point.y));
    let mut path = kurbo::BezPath::new();
    let mut pen = kurbo::Point::ZERO;
    for segment in &drawing.segments {
        match *segment {
            Segment::MoveTo(to) => path.move_to(at(to)),
            Segment::LineTo(to) => path.line_to(at(to)),
            Segment::QuadTo(control, to) => path.quad_to(at(control), at(to)),
            Segment::CurveTo(one, two, to) => {
                let curve = kurbo::CubicBez::new(pen, at(one), at(two), at(to));
                for quad in curve.approx_spline(TOLERANCE)?.to_quads() {
                    path.quad_to(quad.p1, quad.p2);
                }
            }
            Segment::Close => path.close_path(),
        }
        if let Segment::MoveTo(to)
        | Segment::LineTo(to)
        | Segment::QuadTo(_, to)
        | Segment::CurveTo(.., to) = *segment
        {
            pen = at(to);
        }
    }
    SimpleGlyph::from_bezpath(&path).ok().map(Glyph::Simple)
}

fn kerning(draft: &Draft) -> Gpos {
    let mut sets: BTreeMap<u16, Vec<PairValueRecord>> = BTreeMap::new();
    for (&(left, right), &kerning) in draft.kerning.iter().filter(|(_, kerning)| **kerning != 0) {
        let value = ValueRecord::new().with_x_advance(kerning);
        let record = PairValueRecord::new(GlyphId16::new(right), value, ValueRecord::new());
        sets.entry(left).or_default().push(record);
    }
    let coverage: CoverageTable = sets.keys().copied().map(GlyphId16::new).collect();
    let sets = sets.into_values().map(PairSet::new).collect();
    let pairs = PairPos::Format1(PairPosFormat1::new(coverage, sets));
    let lookup = PositionLookup::Pair(Lookup::new(LookupFlag::empty(), vec![pairs]));
    let (scripts, features) = only_feature(*b"kern");
    Gpos::new(scripts, features, LookupList::new(vec![lookup]))
}

/// By their first glyph the other glyphs of each joined run and what stands for all of them.
type Joins = BTreeMap<u16, Vec<(Vec<u16>, u16)>>;

fn sequences(draft: &Draft, proof: &Proof) -> Joins {
    let mut sets = Joins::new();
    for (text, &glyph) in &draft.joins {
        let parts: Vec<u16> = proof.glyphs(text).iter().map(|glyph| glyph.id).collect();
        if let Some((&first, rest)) = parts.split_first() {
            sets.entry(first).or_default().push((rest.to_vec(), glyph));
        }
    }
    sets
}

fn joins(sets: Joins) -> Gsub {
    let coverage: CoverageTable = sets.keys().copied().map(GlyphId16::new).collect();
    let set = |mut joins: Vec<(Vec<u16>, u16)>| {
        // The first that fits is taken, so the longest must be asked first.
        joins.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        let ids = |rest: Vec<u16>| rest.into_iter().map(GlyphId16::new).collect();
        let ligature = |(rest, glyph)| Ligature::new(GlyphId16::new(glyph), ids(rest));
        LigatureSet::new(joins.into_iter().map(ligature).collect())
    };
    let table = LigatureSubstFormat1::new(coverage, sets.into_values().map(set).collect());
    let table = LigatureSubst::Format1(table);
    let lookup = SubstitutionLookup::Ligature(Lookup::new(LookupFlag::empty(), vec![table]));
    // A feature that no setting of a page turns off.
    let (scripts, features) = only_feature(*b"ccmp");
    Gsub::new(scripts, features, LookupList::new(vec![lookup]))
}

/// One feature with the only lookup, for every script.
fn only_feature(tag: [u8; 4]) -> (ScriptList, FeatureList) {
    let script = Script::new(Some(LangSys::new(vec![0])), vec![]);
    let scripts = ScriptList::new(vec![ScriptRecord::new(Tag::new(b"DFLT"), script)]);
    let feature = FeatureRecord::new(Tag::new(&tag), Feature::new(None, vec![0]));
    (scripts, FeatureList::new(vec![feature]))
}
