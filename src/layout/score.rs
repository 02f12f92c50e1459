//! The scorecard.

use super::depth::Depths;
use super::problem::Attempt;
use super::{InkBox, Item, Mask, Placement, Size, SizeLaw};
use serde::{Deserialize, Serialize};

/// The scorecard of a layout.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Score {
    /// The share of the total weight that was placed, 0 to 1.
    pub weight_placed: f64,
    /// Ink (the sum of the pixels' coverage) over the mask's area, 0 to 1.
    pub ink: f64,
    /// Ink over the area of the convex hull of all words, 0 to 1.
    pub hull_fill: f64,
    /// The diameter of the largest circle in the mask without a word in it, in pixels, to about a
    /// hundredth of the canvas.
    pub largest_hole: f64,
    /// How evenly the words are spread over the mask: 1 less the relative standard deviation of
    /// the taken share of its twelve parts, at least 0.
    pub uniformity: f64,
    /// The largest relative error of a font size against the declared law.
    pub size_error: f64,
    /// The smallest font size in pixels.
    pub smallest_font_size: f32,
    /// The share of the placed words that are rotated, 0 to 1.
    pub rotated: f64,
    /// How far words stand on average from where they were wanted, as a share of the canvas's
    /// diagonal; `None` if no word was wanted anywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub displacement: Option<f64>,
    /// The least contrast of a word's colour to the background, 1 to 21 as WCAG measures it; `None`
    /// until the words have colours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contrast: Option<f64>,
}

impl Score {
    /// One number to choose between layouts of the same items by, the higher the better: ink times
    /// uniformity times the share of the weight that is placed, less what words have moved.
    pub fn overall(&self) -> f64 {
        let kept = 1.0 - self.displacement.unwrap_or(0.0).min(1.0);
        self.weight_placed * self.ink * self.uniformity * kept
    }
}

/// The items and what the law of sizes is applied to.
pub(super) struct Values<'a> {
    pub(super) items: &'a [Item],
    pub(super) values: &'a [f64],
    /// The indices of the items in the order of falling values.
    pub(super) order: &'a [usize],
    /// The indices of those that are too large for the canvas at any size.
    pub(super) hopeless: &'a [usize],
}

/// The scorecard of placements with `ink` pixels of coverage in all.
pub(super) fn score(
    values: &Values<'_>,
    mask: &Mask,
    law: SizeLaw,
    scale: f64,
    ink: f64,
    spread: Spread,
    placements: &[Placement],
) -> Score {
    let items = values.items;
    let weights: Vec<f64> = items.iter().map(|item| item.weight).collect();
    let relative = law.relative_sizes(values.values);
    let placed: f64 = placements.iter().map(|placement| weights[placement.index]).sum();
    let error = |placement: &Placement| {
        let expected = relative[placement.index] * scale;
        (f64::from(placement.font_size) - expected).abs() / expected
    };
    let rotated = placements.iter().filter(|placement| placement.angle != 0.0).count();
    Score {
        weight_placed: placed / weights.iter().sum::<f64>().max(f64::MIN_POSITIVE),
        ink: ink / mask.area() as f64,
        hull_fill: ink / hull_area(placements).max(1.0),
        largest_hole: spread.largest_hole,
        uniformity: spread.uniformity,
        size_error: placements.iter().map(error).fold(0.0, f64::max),
        smallest_font_size: placements.iter().map(|p| p.font_size).reduce(f32::min).unwrap_or(0.0),
        rotated: rotated as f64 / placements.len().max(1) as f64,
        displacement: displacement(items, mask, placements),
        contrast: None,
    }
}

/// The mean distance of the middle of words from where they were wanted, as a share of the
/// canvas's diagonal.
fn displacement(items: &[Item], mask: &Mask, placements: &[Placement]) -> Option<f64> {
    let distance = |placement: &Placement| {
        let wanted = items[placement.index].place.point()?;
        let middle = placement.ink.middle();
        let (dx, dy) = (f64::from(middle.x - wanted.x), f64::from(middle.y - wanted.y));
        Some((dx * dx + dy * dy).sqrt())
    };
    let distances: Vec<f64> = placements.iter().filter_map(distance).collect();
    let (width, height) = (mask.width() as f64, mask.height() as f64);
    let mean = distances.iter().sum::<f64>() / distances.len() as f64;
    (!distances.is_empty()).then(|| mean / (width * width + height * height).sqrt())
}

/// The area of the convex hull of the words' boxes in pixels (Andrew 1979).
fn hull_area(placements: &[Placement]) -> f64 {
    let corners = placements.iter().flat_map(|placement| {
        let InkBox { x, y, width, height } = placement.ink;
        let (right, bottom) = (x + width, y + height);
        [(x, y), (right, y), (right, bottom), (x, bottom)]
    });
    let mut corners: Vec<(f64, f64)> = corners.map(|(x, y)| (x.into(), y.into())).collect();
    corners.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut hull: Vec<(f64, f64)> = Vec::new();
    for half in [corners.clone(), corners.into_iter().rev().collect()] {
        let start = hull.len();
        for corner in half {
            while let [.., a, b] = hull[start..]
                && cross(a, b, corner) <= 0.0
            {
                hull.pop();
            }
            hull.push(corner);
        }
    }
    let next = hull.iter().cycle().skip(1);
    (hull.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() / 2.0).abs()
}

/// Twice the area of a triangle, above 0 if it runs clockwise on the canvas.
fn cross(a: (f64, f64), b: (f64, f64), c: (f64, f64)) -> f64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

/// How the words are spread over the mask, measured on squares of the board.
#[derive(Clone, Copy)]
pub(super) struct Spread {
    largest_hole: f64,
    uniformity: f64,
}

impl Spread {
    pub(super) fn of(attempt: &Attempt, mask: &Mask, reduction: f64) -> Self {
        let shrink = |length: usize| (length as f64 / reduction) as usize;
        let cells = attempt.board.cells(shrink(mask.width()), shrink(mask.height()));
        let (columns, rows) = (cells.first().map_or(0, Vec::len), cells.len());
        if columns == 0 {
            return Self { largest_hole: 0.0, uniformity: 1.0 };
        }
        let middle = |cell: usize, length: usize| {
            (((cell as f64 + 0.5) * 8.0 * reduction) as usize).min(length - 1)
        };
        let inside = |x, y| mask.bits().get(middle(x, mask.width()), middle(y, mask.height()));
        let size = Size { width: columns as u32, height: rows as u32 };
        // The edge of the canvas ends a hole.
        let free = Mask::from_fn(size, |x, y| !cells[y as usize][x as usize]);
        let farthest = Depths::new(free.bits()).deepest();
        // The distance is from the middle of a cell to that of a taken one.
        let diameter = (2.0 * farthest - 1.0).max(0.0) * 8.0 * reduction;
        Self { largest_hole: diameter, uniformity: uniformity(&cells, inside) }
    }
}

/// One less the relative standard deviation of the taken share of the cells inside the mask in
/// 4 x 3 parts.
fn uniformity(cells: &[Vec<bool>], inside: impl Fn(usize, usize) -> bool) -> f64 {
    const PARTS: (usize, usize) = (4, 3);
    let (columns, rows) = (cells[0].len(), cells.len());
    let mut counts = [(0.0, 0.0); PARTS.0 * PARTS.1];
    for (y, row) in cells.iter().enumerate() {
        for (x, &taken) in row.iter().enumerate().filter(|&(x, _)| inside(x, y)) {
            let part = y * PARTS.1 / rows * PARTS.0 + x * PARTS.0 / columns;
            counts[part].0 += f64::from(u8::from(taken));
            counts[part].1 += 1.0;
        }
    }
    let shares: Vec<f64> =
        counts.iter().filter(|(_, all)| *all > 0.0).map(|(taken, all)| taken / all).collect();
    let mean = shares.iter().sum::<f64>() / shares.len().max(1) as f64;
    let variance = shares.iter().map(|share| (share - mean) * (share - mean)).sum::<f64>()
        / shares.len().max(1) as f64;
    (1.0 - variance.sqrt() / mean.max(f64::EPSILON)).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use imageproc::geometry::convex_hull;
    use imageproc::point::Point as Corner;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_hull_is_that_of_imageproc(
            boxes in prop::collection::vec((0..40i32, 0..30i32, 1..20i32, 1..9i32), 1..12),
        ) {
            let ink = |&(x, y, width, height): &(i32, i32, i32, i32)| {
                [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
            };
            let corners = boxes.iter().flat_map(ink).map(|(x, y)| Corner::new(x, y));
            let hull = convex_hull(corners.collect::<Vec<_>>());
            let next = hull.iter().cycle().skip(1);
            let twice: i32 = hull.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
            let placements: Vec<Placement> = boxes
                .iter()
                .map(|&(x, y, width, height)| {
                    let [x, y, width, height] = [x, y, width, height].map(|at| at as f32);
                    placement(InkBox { x, y, width, height })
                })
                .collect();
            prop_assert_eq!(hull_area(&placements), f64::from(twice.abs()) / 2.0);
        }
    }

    fn placement(ink: InkBox) -> Placement {
        let origin = crate::outline::Point::default();
        Placement { index: 0, origin, font_size: 10.0, angle: 0.0, ink }
    }

    #[test]
    fn the_hull_of_two_boxes() {
        let placement = |x, y| placement(InkBox { x, y, width: 10.0, height: 10.0 });
        assert_eq!(hull_area(&[placement(0.0, 0.0)]), 100.0);
        assert_eq!(hull_area(&[placement(0.0, 0.0), placement(30.0, 0.0)]), 400.0);
        assert_eq!(hull_area(&[]), 0.0);
    }

    #[test]
    fn uniformity_is_one_when_all_parts_are_alike() {
        let checked: Vec<Vec<bool>> =
            (0..12).map(|y| (0..16).map(|x| (x + y) % 2 == 0).collect()).collect();
        assert_eq!(uniformity(&checked, |_, _| true), 1.0);
        let half: Vec<Vec<bool>> = (0..12).map(|_| (0..16).map(|x| x < 8).collect()).collect();
        assert_eq!(uniformity(&half, |_, _| true), 0.0);
    }
}
