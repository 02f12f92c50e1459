//! The scale: the largest at which everything fits.

use super::arrangement::Scene;
use super::board::Board;
use super::pass::{GIANTS, arrange};
use super::problem::{Attempt, Problem};
use super::search::Blocks;
use super::sprites::Sprites;
use super::target::Center;
use super::{Effort, SizeLaw};
use std::mem;

/// What the boxes take of any mask, where sizes are chosen before the scale is searched.
const SAFE_COVERAGE: f64 = 0.75;
/// The diagonal of the widest word in a mask, as a share of the largest circle.
const CIRCLE_SHARE: f64 = 0.8;
/// The law of sizes is not flattened below this exponent.
const LEAST_EXPONENT: f64 = 0.1;
/// Between a scale that fits and one that does not, no step is larger than this ratio at first.
const STEP: f64 = 1.02;
/// As long as everything fits, the scale rises by this ratio at least.
const LEAST_RISE: f64 = 1.01;
/// Steps below this ratio are not worth a pass.
const LEAST_STEP: f64 = 1.006;
/// The same for thorough layouts.
const THOROUGH_STEP: f64 = 1.0025;
/// As long as nothing fits, the scale falls by this ratio at least.
const LEAST_SHRINK: f64 = 0.985;
/// The same where small words may push: they find the rest of the room.
const LEAST_SHRINK_PUSHING: f64 = 0.99;
/// What share of the blocks the words reach at the largest scale, as a rule: on the whole canvas,
/// where the scale is raised to that, and in a shape.
const FULL: [f64; 2] = [1.0, 0.94];
/// Words that reach so many leave no room for a quick layout to look for.
const NEARLY_FULL: f64 = 0.994;
/// Pushes of small words in one pass, times the number of words: six where there are 200.
const PUSHED_WORDS: usize = 1200;
/// No pass is begun after so many, unless nothing has fitted yet.
const MAX_PASSES: usize = 14;
/// Passes after which a mask that has no room at any scale is given up.
const MAX_SHRINKS: usize = 48;

/// What share of the words that are wanted somewhere stays near there, tried one after the other.
const KEPT: [f64; 4] = [1.0, 0.75, 0.5, 0.25];
/// Words may keep their places as long as the scale is this share of what it is when none does.
const EQUAL_SCALE: f64 = 0.93;

/// Words that are to stay are tried at these shares of the scale that is free of that.
const EQUAL_SCALES: [f64; 2] = [1.0, 0.985];

/// Places the items at the largest scale at which every one of them has a place; the lightest are
/// left out when they would be smaller than the options allow.
///
/// Words stay near to where they are wanted as far as the scale does not suffer: else only the
/// heaviest of them do.
pub(super) fn fit(problem: &mut Problem<'_>, blocks: &Blocks) -> Attempt {
    let wanted = problem.targets.clone();
    problem.keep(&wanted, 0.0);
    let free = fit_readable(problem, blocks);
    if !problem.has_places_to_keep() {
        return free;
    }
    for share in KEPT {
        problem.keep(&wanted, share);
        let attempt = problem.equal(free.scale, blocks);
        let attempt = attempt.unwrap_or_else(|| largest_scale(problem, blocks));
        if attempt.is_complete() && attempt.scale >= EQUAL_SCALE * free.scale {
            let lightest = attempt.sizes.last().map_or(f64::INFINITY, |size| size * attempt.scale);
            if lightest >= problem.least_size() {
                return attempt;
            }
        }
    }
    free
}

fn fit_readable(problem: &mut Problem<'_>, blocks: &Blocks) -> Attempt {
    let least = problem.least_size();
    problem.keep_as_large_as(least);
    loop {
        let attempt = largest_scale(problem, blocks);
        let readable = attempt.sizes.partition_point(|size| size * attempt.scale >= least);
        if readable == attempt.sizes.len() || readable == 0 {
            return attempt;
        }
        problem.truncate(readable);
    }
}

/// Searches the largest scale at which every item has a place, to the ratio of [`LEAST_STEP`]
/// or [`THOROUGH_STEP`].
///
/// The search starts where the boxes of the words would usually just fit and goes down as far as
/// what had no place asks for, up by the room that was left over until there is none, and to and
/// fro between what fitted and what did not. The largest words stay where they were when the scale
/// was smaller: what has been found out about them need not be found again. If no scale has room
/// for everything, the last attempt is given as it is.
fn largest_scale(problem: &Problem<'_>, blocks: &Blocks) -> Attempt {
    let most = problem.most();
    let mut scale = problem.scale_of_coverage(problem.usual_coverage()).min(most);
    let full = FULL[usize::from(problem.depths.is_some())];
    let quick = problem.options.effort == Effort::Quick;
    let least_step = if quick { LEAST_STEP } else { THOROUGH_STEP };
    let least_shrink = if problem.pushes() > 0 { LEAST_SHRINK_PUSHING } else { LEAST_SHRINK };
    let mut best: Option<Attempt> = None;
    let mut spare = Board::default();
    let (mut too_large, mut step) = (f64::INFINITY, STEP);
    for pass in 1..=MAX_SHRINKS {
        let targets = problem.targets_after(best.as_ref());
        let attempt = problem.attempt(scale, blocks, &targets, mem::take(&mut spare));
        let mut room = 1.0;
        if attempt.is_complete() {
            room = blocks.share_used(attempt.anchors.iter().flatten());
            spare = best.replace(attempt).map(|attempt| attempt.board).unwrap_or_default();
        } else {
            too_large = scale;
            if best.is_none() && pass == MAX_SHRINKS {
                return attempt;
            }
            scale *= problem.placed_coverage(&attempt).sqrt().clamp(0.9, least_shrink);
            spare = attempt.board;
        }
        let Some(best) = &best else { continue };
        step = if too_large.is_finite() {
            (too_large / best.scale).sqrt().min(step)
        } else if quick && room >= NEARLY_FULL {
            1.0
        } else {
            (full / room).sqrt().clamp(LEAST_RISE, 2.0)
        };
        scale = (best.scale * step).min(most);
        if best.scale >= most || step < least_step || pass >= MAX_PASSES {
            break;
        }
    }
    best.unwrap_or_else(|| problem.attempt(scale, blocks, &problem.targets, spare))
}

impl Problem<'_> {
    /// One pass at a scale; `memory` is as for [`arrange`].
    fn attempt(
        &self,
        scale: f64,
        blocks: &Blocks,
        targets: &[Option<Center>],
        memory: Board,
    ) -> Attempt {
        let sizes: Vec<f32> = self.sizes.iter().map(|size| (size * scale) as f32).collect();
        let sprites = Sprites::new(self, &sizes);
        let pinned: Vec<bool> = self.items.iter().map(|item| item.place.is_pinned()).collect();
        let scene = Scene {
            mask: self.mask,
            blocks,
            sprites: &sprites,
            sizes: &sizes,
            targets,
            pinned: &pinned,
            effort: self.options.effort,
            pushes: self.pushes(),
        };
        let ((anchors, board), ()) = rayon::join(|| arrange(scene, memory), || sprites.make_all());
        let sprites = sprites.into_vec();
        let (sizes, angles) = (self.sizes.clone(), self.angles.clone());
        Attempt { scale, sizes, angles, sprites, anchors, board }
    }

    /// How often small words may push others out in one pass. Each push shakes all words, so that
    /// many words have few.
    fn pushes(&self) -> usize {
        if self.may_push() { PUSHED_WORDS / self.items.len().max(1) } else { 0 }
    }

    /// The layout at a scale, or a little below it where words then stay nearer to where they are
    /// wanted: a larger one would move words for nothing, and at the very same one a word that does
    /// not fit by a pixel goes far.
    fn equal(&self, scale: f64, blocks: &Blocks) -> Option<Attempt> {
        let attempts = EQUAL_SCALES.map(|share| {
            let attempt = self.attempt(share * scale, blocks, &self.targets, Board::default());
            attempt.is_complete().then(|| (self.moved(&attempt), attempt))
        });
        let nearer = |a: (f64, Attempt), b: (f64, Attempt)| if b.0 < a.0 { b } else { a };
        attempts.into_iter().flatten().reduce(nearer).map(|(_, attempt)| attempt)
    }

    /// How far all words stand from where they are wanted, in pixels of the mask.
    fn moved(&self, attempt: &Attempt) -> f64 {
        let pairs = self.targets.iter().zip(&attempt.anchors);
        let moved = pairs.filter_map(|(target, anchor)| {
            let ((x, y), Center { center: (wanted_x, wanted_y), .. }) = ((*anchor)?, (*target)?);
            // Anchors are whole pixels, centres half ones.
            Some(libm::hypot(x as f64 - wanted_x as f64 / 2.0, y as f64 - wanted_y as f64 / 2.0))
        });
        moved.sum()
    }

    /// Where items are wanted at the next scale: the largest where they stood at the last one.
    fn targets_after(&self, best: Option<&Attempt>) -> Vec<Option<Center>> {
        let mut targets = self.targets.clone();
        let anchors = best.into_iter().flat_map(|best| &best.anchors);
        for (target, anchor) in targets.iter_mut().zip(anchors).take(GIANTS) {
            let stood = anchor.map(|(x, y)| Center::at((x as i64, y as i64)));
            *target = target.or(stood);
        }
        targets
    }

    /// Lets this share of the items that are wanted somewhere be so, the heaviest and all that are
    /// pinned.
    fn keep(&mut self, wanted: &[Option<Center>], share: f64) {
        let near = wanted.iter().flatten().count() as f64;
        let mut left = (near * share).ceil() as usize;
        for ((target, wanted), item) in self.targets.iter_mut().zip(wanted).zip(&self.items) {
            let kept = item.place.is_pinned() || (left > 0 && wanted.is_some());
            left = left.saturating_sub(usize::from(wanted.is_some()));
            *target = wanted.filter(|_| kept);
        }
    }

    /// Sets the sizes of all items by the law and gives that law.
    ///
    /// [`SizeLaw::Balanced`] is flattened where the lightest words could not be read because the
    /// largest one fills the canvas from side to side; and in a mask until the largest words fit
    /// into the largest circle: one that fills the shape leaves the others no room to draw it.
    pub(super) fn choose_sizes(&mut self, weights: &[f64]) -> SizeLaw {
        let mut law = self.options.law.resolved(weights);
        self.sizes = law.relative_sizes(weights);
        let SizeLaw::Power(mut exponent) = law else { return law };
        if self.options.law != SizeLaw::Balanced {
            return law;
        }
        while self.is_too_steep() && exponent > LEAST_EXPONENT {
            exponent -= 0.05;
            law = SizeLaw::Power(exponent);
            self.sizes = law.relative_sizes(weights);
        }
        law
    }

    fn is_too_steep(&self) -> bool {
        let lightest = self.sizes.last().map_or(f64::INFINITY, |size| size * self.most());
        let circle = self.depths.as_ref().map(|depths| 2.0 * depths.deepest() * CIRCLE_SHARE);
        lightest < self.least_size()
            || circle
                .is_some_and(|width| self.widest() * self.scale_of_coverage(SAFE_COVERAGE) > width)
    }

    /// The longest diagonal of an item's box at a scale of 1.
    fn widest(&self) -> f64 {
        let diagonals = (0..self.items.len()).map(|index| {
            let (width, height) = self.boxes[index];
            (width * width + height * height).sqrt() * self.sizes[index]
        });
        diagonals.fold(0.0, f64::max)
    }

    /// Leaves out the lightest items when already their boxes show that they would be smaller than
    /// `least` pixels.
    fn keep_as_large_as(&mut self, least: f64) {
        // Twice the room that there is: the layout decides, this only spares it the hopeless.
        let room = 2.0 * self.mask.area() as f64;
        let (mut area, mut kept) = (0.0, 0);
        for index in 0..self.items.len() {
            area += self.box_area(index);
            let scale = (room / area.max(1e-9)).sqrt();
            if self.sizes[index] * scale >= least {
                kept = index + 1;
            }
        }
        self.truncate(kept.max(1));
    }
}
