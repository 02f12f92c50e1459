//! Items and options at random, and checks of a layout on rendered pixels by code of its own.

use proptest::prelude::*;
use wordcloud::internals::rasterize;
use wordcloud::layout::{
    Effort, Item, Layout, LayoutOptions, Metric, Padding, Place, Rotation, Size, SizeLaw,
};
use wordcloud::outline::{Path, Point, Segment};

/// A polygon with a hole, somewhat like a glyph; `shape` chooses among several.
pub(crate) fn outline(width: f32, height: f32, shape: u8) -> Path {
    let p = |x: f32, y: f32| Point { x: x * width, y: (y - 1.0) * height };
    let outer: &[(f32, f32)] = match shape % 3 {
        0 => &[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)],
        1 => &[(0.5, 0.0), (1.0, 1.0), (0.0, 1.0)],
        _ => &[(0.0, 0.0), (1.0, 0.0), (1.0, 0.3), (0.3, 0.3), (0.3, 1.0), (0.0, 1.0)],
    };
    let mut segments: Vec<Segment> = Vec::new();
    for (index, &(x, y)) in outer.iter().enumerate() {
        segments.push(if index == 0 { Segment::MoveTo(p(x, y)) } else { Segment::LineTo(p(x, y)) });
    }
    segments.push(Segment::Close);
    if shape.is_multiple_of(3) {
        segments.push(Segment::MoveTo(p(0.2, 0.2)));
        segments.push(Segment::LineTo(p(0.2, 0.8)));
        segments.push(Segment::QuadTo(p(0.9, 0.9), p(0.8, 0.2)));
        segments.push(Segment::Close);
    }
    Path { segments, advance: width, ..Path::default() }
}

pub(crate) fn items() -> impl Strategy<Value = Vec<Item>> {
    let item = (0.3f32..6.0, 0.3f32..1.2, any::<u8>(), 1u32..200)
        .prop_map(|(w, h, shape, weight)| Item::new(outline(w, h, shape), f64::from(weight)));
    prop::collection::vec(item, 1..60)
}

/// Items of which some are wanted at a place, on or beside a canvas of 320 x 260.
pub(crate) fn items_with_places() -> impl Strategy<Value = Vec<Item>> {
    let places = prop::collection::vec((0u8..3, -20.0f32..340.0, -20.0f32..280.0), 60);
    (items(), places).prop_map(|(mut items, places)| {
        for (item, (kind, x, y)) in items.iter_mut().zip(places) {
            item.place = match kind {
                0 => Place::Free,
                1 => Place::Near(Point { x, y }),
                _ => Place::Pinned(Point { x, y }),
            };
        }
        items
    })
}

fn rotation() -> impl Strategy<Value = Rotation> {
    prop::sample::select(vec![
        Rotation::None,
        Rotation::Vertical { share: 0.3 },
        Rotation::Angles { angles: vec![0.0, 90.0, -45.0], share: 1.0 },
        Rotation::Range { from: -30.0, to: 30.0, share: 0.5 },
    ])
}

pub(crate) fn options() -> impl Strategy<Value = LayoutOptions> {
    let laws = [SizeLaw::Balanced, SizeLaw::Linear, SizeLaw::Sqrt, SizeLaw::Log, SizeLaw::Rank];
    (
        any::<u64>(),
        prop::sample::select(laws.to_vec()),
        prop::sample::select(vec![
            Metric::Auto,
            Metric::Ellipse,
            Metric::Rectangle,
            Metric::DistanceField,
        ]),
        prop::sample::select(vec![
            Padding::Pixels(0),
            Padding::Pixels(2),
            Padding::Em { x: 0.1, y: 0.05 },
        ]),
        rotation(),
        prop::sample::select(vec![Effort::Quick, Effort::Thorough, Effort::Dense]),
    )
        .prop_map(|(seed, law, metric, padding, rotation, effort)| {
            LayoutOptions::default()
                .law(law)
                .metric(metric)
                .padding(padding)
                .rotation(rotation)
                .effort(effort)
                .seed(seed)
        })
}

/// The word that owns each pixel of the canvas.
///
/// Panics where ink leaves the canvas or the mask, or where two words meet. With no padding two
/// words may share an edge pixel that each covers only in part, so a pixel counts from half
/// coverage on, as it does for the eye.
pub(crate) fn owners(
    items: &[Item],
    result: &Layout,
    size: Size,
    inside: impl Fn(u32, u32) -> bool,
) -> Vec<Option<usize>> {
    let mut owners = vec![None; (size.width * size.height) as usize];
    for placement in result.placements.iter().chain(&result.copies) {
        let path = &items[placement.index].path;
        let coverage = rasterize(path, placement.origin, placement.font_size, placement.angle);
        for (at, &alpha) in coverage.alpha.iter().enumerate() {
            if alpha < 128 {
                continue;
            }
            let x = coverage.left + (at % coverage.width) as i32;
            let y = coverage.top + (at / coverage.width) as i32;
            let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else {
                panic!("word {} is clipped at {x}, {y}", placement.index);
            };
            assert!(x < size.width && y < size.height, "word {} is clipped", placement.index);
            assert!(inside(x, y), "word {} leaves the mask at {x}, {y}", placement.index);
            let owner = &mut owners[(y * size.width + x) as usize];
            assert!(owner.is_none(), "words {} and {owner:?} overlap", placement.index);
            *owner = Some(placement.index);
        }
    }
    owners
}

/// Every item is placed once or reported once.
pub(crate) fn check_nothing_is_lost(items: &[Item], result: &Layout) {
    let placed = result.placements.iter().map(|placement| placement.index);
    let mut all: Vec<usize> = placed.chain(result.left_out.iter().map(|left| left.index)).collect();
    all.sort_unstable();
    assert_eq!(all, (0..items.len()).collect::<Vec<_>>());
}

pub(crate) fn check_sizes_follow_weights(items: &[Item], result: &Layout, law: SizeLaw) {
    let weights: Vec<f64> = items.iter().map(|item| item.weight).collect();
    // A balanced law says in the result which power it has become.
    let is_power = matches!(result.law, SizeLaw::Power(_));
    assert!(if law == SizeLaw::Balanced { is_power } else { result.law == law });
    let relative = result.law.relative_sizes(&weights);
    for placement in &result.placements {
        let expected = (relative[placement.index] * result.scale) as f32;
        assert!((placement.font_size - expected).abs() <= expected * 1e-5);
    }
    assert!(result.score.size_error < 1e-6);
}

/// The score's ink is that of the rendered words.
pub(crate) fn check_ink(items: &[Item], result: &Layout, size: Size) {
    let all = result.placements.iter().chain(&result.copies);
    let sum: u64 = all
        .flat_map(|placement| {
            let path = &items[placement.index].path;
            rasterize(path, placement.origin, placement.font_size, placement.angle).alpha
        })
        .map(u64::from)
        .sum();
    let ink = sum as f64 / 255.0 / f64::from(size.width * size.height);
    assert!((result.score.ink - ink).abs() < 0.002, "{} and {ink}", result.score.ink);
}
