//! The problem, what is to be placed where, and an attempt at it.

use super::board::Board;
use super::depth::Depths;
use super::mask::Mask;
use super::random::Random;
use super::search::Blocks;
use super::sprite::{Gap, Sprite};
use super::target::{Center, Metric, Target};
use super::{Item, LayoutOptions, Padding, Place};

/// Where the middle of each sprite's claim stands on the canvas; `None` if it has no place.
pub(super) type Anchors = Vec<Option<(usize, usize)>>;

/// What is placed, in the order of placing: heaviest first.
pub(super) struct Problem<'a> {
    pub(super) items: Vec<&'a Item>,
    /// Font sizes at a scale of 1.
    pub(super) sizes: Vec<f64>,
    /// Rotations in degrees, clockwise.
    pub(super) angles: Vec<f32>,
    /// Width and height of the rotated items' boxes in em.
    pub(super) boxes: Vec<(f64, f64)>,
    /// Where items are wanted that are not free to go anywhere.
    pub(super) targets: Vec<Option<Center>>,
    pub(super) mask: &'a Mask,
    /// How deep the pixels of the mask lie, unless it is the whole canvas.
    pub(super) depths: Option<Depths>,
    /// How many pixels of the canvas a pixel of the mask stands for.
    pub(super) reduction: f64,
    pub(super) options: &'a LayoutOptions,
}

/// Sprites of one scale and where they stand; items that were left out as too small have none.
pub(super) struct Attempt {
    /// The font size of the heaviest item in pixels of the mask.
    pub(super) scale: f64,
    /// Font sizes at a scale of 1.
    pub(super) sizes: Vec<f64>,
    /// Rotations in degrees, clockwise.
    pub(super) angles: Vec<f32>,
    pub(super) sprites: Vec<Sprite>,
    pub(super) anchors: Anchors,
    pub(super) board: Board,
}

/// The largest font size at which a box in em stands within a canvas with these sides. The gap is
/// kept to the edge of the canvas too.
pub(super) fn largest(em: (f64, f64), padding: Padding, sides: (f64, f64)) -> f64 {
    let (pixels, (x, y)) = match padding {
        Padding::Pixels(pixels) => (2.0 * f64::from(pixels), (0.0, 0.0)),
        Padding::Em { x, y } => (0.0, (2.0 * f64::from(x), 2.0 * f64::from(y))),
    };
    let most = |side: f64, length: f64, gap: f64| (side - pixels).max(1.0) / (length + gap);
    most(sides.0, em.0, x).min(most(sides.1, em.1, y))
}

impl Attempt {
    /// Whether everything that has ink has a place.
    pub(super) fn is_complete(&self) -> bool {
        let mut pairs = self.sprites.iter().zip(&self.anchors);
        pairs.all(|(sprite, anchor)| anchor.is_some() || sprite.is_empty())
    }
}

impl Problem<'_> {
    /// Whether words may push each other about for the sake of the scale.
    ///
    /// Pushing takes words far, so none may be wanted where it stood in a previous cloud. Gaps that
    /// follow the font size are least when the larger word comes first; in any other order they
    /// grow, so that nothing is gained.
    pub(super) fn may_push(&self) -> bool {
        matches!(self.options.padding, Padding::Pixels(_)) && !self.has_places_to_keep()
    }

    /// Whether a word is to stay near to where it stood in a previous cloud.
    pub(super) fn has_places_to_keep(&self) -> bool {
        self.items.iter().any(|item| matches!(item.place, Place::Near(_)))
    }

    /// The least font size in pixels of the mask.
    pub(super) fn least_size(&self) -> f64 {
        f64::from(self.options.min_font_size) / self.reduction
    }

    /// The places that words may take.
    pub(super) fn blocks(&self) -> Blocks {
        Blocks::new(self.mask.width(), self.mask.height(), self.target())
    }

    /// What words are to be near to: the depth of the mask, or its middle, moved a little by the
    /// seed.
    fn target(&self) -> Target {
        let (width, height) = (self.mask.width() as i64, self.mask.height() as i64);
        let rectangular = self.options.metric == Metric::Rectangle;
        let (center, proportions) = match (&self.depths, self.options.metric) {
            (Some(depths), Metric::Auto | Metric::DistanceField) => {
                return Target::Field(depths.field(self.options.seed));
            }
            (None, Metric::DistanceField) => {
                let depths = Depths::new(self.mask.bits());
                return Target::Field(depths.field(self.options.seed));
            }
            (Some(depths), _) => depths.center(),
            (None, _) => ((width, height), (width, height)),
        };
        let mut random = Random::new(self.options.seed);
        let mut near = |middle: i64, length: i64| {
            let reach = length / 16;
            middle + random.below(reach as usize + 1) as i64 - reach / 2
        };
        let center = (near(center.0, proportions.0), near(center.1, proportions.1));
        Target::Center(Center { rectangular, center, proportions })
    }

    /// The gaps of an item, turned as it reads.
    pub(super) fn padding(&self, index: usize) -> Padding {
        super::turned(self.items[index], self.options, self.angles[index])
    }

    /// The gaps of an item in pixels.
    pub(super) fn gap(&self, index: usize, font_size: f32) -> Gap {
        self.padding(index).gap(font_size)
    }

    /// The largest scale that the options and the canvas's sides allow.
    pub(super) fn most(&self) -> f64 {
        let asked = self.options.max_font_size.map_or(f64::INFINITY, f64::from) / self.reduction;
        let sides = (self.mask.width() as f64, self.mask.height() as f64);
        let boxes = (0..self.items.len()).map(|index| {
            largest(self.boxes[index], self.padding(index), sides) / self.sizes[index]
        });
        let most = boxes.fold(asked, f64::min);
        if most.is_finite() { most } else { 1.0 }
    }

    /// Leaves out all but the heaviest `count` items.
    pub(super) fn truncate(&mut self, count: usize) {
        self.items.truncate(count);
        self.sizes.truncate(count);
        self.angles.truncate(count);
        self.boxes.truncate(count);
        self.targets.truncate(count);
    }
}
