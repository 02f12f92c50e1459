//! Improvement: a finished layout is made larger in small steps. At each, every word stays as near as
//! it can to where it was; those that have no place any more push others out.
//!
//! The ejection of the cheapest with growing prices is that of guided local search (Voudouris and
//! Tsang 1999), the taking up of a layout at the next size that of the nesting heuristics.

use super::arrange::{Arrangement, Scene};
use super::board::Board;
use super::eject::{Limits, settle};
use super::random::Random;
use super::scale::{Attempt, Problem};
use super::search::Blocks;
use super::sprites::Sprites;
use super::target::Center;
use super::{Effort, Padding};
use std::collections::BTreeSet;

/// The scale is raised by this ratio; by its root when that has failed, and so on.
const STEP: f64 = 1.003;
/// Smaller steps are not worth the work.
const LEAST_STEP: f64 = 1.0005;
/// The steps of an arrangement that are worth spending on each word.
const STEPS: usize = 60_000;
/// How often words may push others out at one scale, on average of all words.
const PUSHES: usize = 4;
/// How far from its place a word is looked a new one for, in pixels.
const REACH: i64 = 96;

/// Makes a layout in which everything is placed larger, as far as a certain amount of work goes.
pub(super) fn improve(problem: &Problem<'_>, blocks: &Blocks, attempt: Attempt) -> Attempt {
    let (mut best, most) = (attempt, problem.most());
    let mut random = Random::new(problem.options.seed);
    let (mut step, mut left) = (STEP, STEPS * problem.items.len());
    while step >= LEAST_STEP && best.scale < most && left > 0 {
        let scale = (best.scale * step).min(most);
        match larger(problem, blocks, &best, scale, Random::new(random.next()), &mut left) {
            Some(attempt) => best = attempt,
            None => step = step.sqrt(),
        }
    }
    best
}

/// Whether a layout can be improved: everything has a place, and no word is to stay near to where
/// it stood in a previous cloud, for pushing takes words far.
///
/// Gaps that follow the font size are least when the larger word comes first; in any other order
/// they grow, so that nothing is gained.
pub(super) fn can_improve(problem: &Problem<'_>, attempt: &Attempt) -> bool {
    let pixels = matches!(problem.options.padding, Padding::Pixels(_));
    attempt.is_complete() && pixels && !problem.has_places_to_keep()
}

/// The layout at a larger scale, if that succeeds within `left` steps of an arrangement.
fn larger(
    problem: &Problem<'_>,
    blocks: &Blocks,
    before: &Attempt,
    scale: f64,
    random: Random,
    left: &mut usize,
) -> Option<Attempt> {
    let sizes: Vec<f32> = problem.sizes.iter().map(|size| (size * scale) as f32).collect();
    let sprites = Sprites::new(problem, &sizes);
    sprites.make_all();
    let pinned: Vec<bool> = problem.items.iter().map(|item| item.place.is_pinned()).collect();
    let targets = &problem.targets;
    let scene = Scene {
        mask: problem.mask,
        blocks,
        sprites: &sprites,
        sizes: &sizes,
        targets,
        pinned: &pinned,
        effort: Effort::Dense,
        pushes: 0,
    };
    let mut arrangement = Arrangement::empty(scene, Board::default());
    let mut homeless = BTreeSet::new();
    for index in scene.order() {
        // Without ink at the smaller scale, a word has no place yet.
        let Some((x, y)) = before.anchors[index] else {
            homeless.insert(index);
            continue;
        };
        let place = targets[index].unwrap_or(Center::at((x as i64, y as i64)));
        match arrangement.nearest_to(index, place, REACH) {
            Some(anchor) => arrangement.put(index, anchor),
            None => {
                homeless.insert(index);
            }
        }
    }
    let limits = Limits { steps: *left, shaking: true };
    let mut pushes = PUSHES * sprites.len();
    let complete = settle(&mut arrangement, homeless, &mut pushes, limits, random);
    *left = left.saturating_sub(arrangement.steps);
    let Arrangement { anchors, board, .. } = arrangement;
    let (sizes, angles) = (before.sizes.clone(), before.angles.clone());
    let sprites = sprites.into_vec();
    complete.then_some(Attempt { scale, sizes, angles, sprites, anchors, board })
}
