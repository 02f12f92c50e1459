//! Improvement: a finished layout is made larger in small steps. At each, every word stays as near
//! as it can to where it was; those that have no place any more push others out.
//!
//! The ejection of the cheapest with growing prices is that of guided local search (Voudouris and
//! Tsang 1999), the taking up of a layout at the next size that of the nesting heuristics.

use super::Effort;
use super::arrangement::{Arrangement, Scene};
use super::board::Board;
use super::eject::{Limits, settle};
use super::problem::{Attempt, Problem};
use super::random::Random;
use super::search::Blocks;
use super::sprites::Sprites;
use super::target::Center;
use std::collections::BTreeSet;

/// The scale is raised by this ratio; by its root when that has failed, and so on.
const STEP: f64 = 1.003;
/// How far from its place a word is looked a new one for, in pixels.
const REACH: i64 = 96;

/// How much improvement is worth.
struct Work {
    /// Smaller steps of the scale are not made.
    least_step: f64,
    /// The steps of an arrangement, in all.
    steps: usize,
    /// How often words may push others out at one scale.
    pushes: usize,
}

impl Work {
    /// `None` if a layout of this effort is not improved.
    ///
    /// A thorough layout ends with the first step that fails: for 200 words, a quarter to three
    /// quarters of what a dense one gains comes with the first twentieth of its work.
    fn new(effort: Effort, words: usize) -> Option<Self> {
        match effort {
            Effort::Quick => None,
            Effort::Thorough => Some(Self { least_step: STEP, steps: 600_000, pushes: 100 }),
            Effort::Dense => {
                Some(Self { least_step: 1.0005, steps: 60_000 * words, pushes: 4 * words })
            }
        }
    }
}

/// Makes a layout in which everything is placed larger, as far as the work that the options' effort
/// is worth goes; any other is given as it is.
pub(super) fn improve(problem: &Problem<'_>, blocks: &Blocks, attempt: Attempt) -> Attempt {
    let work = Work::new(problem.options.effort, problem.items.len());
    let can_improve = attempt.is_complete() && problem.may_push();
    let Some(mut work) = work.filter(|_| can_improve) else { return attempt };
    let (mut best, most) = (attempt, problem.most());
    let mut random = Random::new(problem.options.seed);
    let mut step = STEP;
    while step >= work.least_step && best.scale < most && work.steps > 0 {
        let scale = (best.scale * step).min(most);
        match larger(problem, blocks, &best, scale, Random::new(random.next()), &mut work) {
            Some(attempt) => best = attempt,
            None => step = step.sqrt(),
        }
    }
    best
}

/// The layout at a larger scale, if that succeeds within the work that is left.
fn larger(
    problem: &Problem<'_>,
    blocks: &Blocks,
    before: &Attempt,
    scale: f64,
    random: Random,
    work: &mut Work,
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
    let limits = Limits { steps: work.steps, shaking: true };
    let mut pushes = work.pushes;
    let complete = settle(&mut arrangement, homeless, &mut pushes, limits, random);
    work.steps = work.steps.saturating_sub(arrangement.steps);
    let Arrangement { anchors, board, .. } = arrangement;
    let (sizes, angles) = (before.sizes.clone(), before.angles.clone());
    let sprites = sprites.into_vec();
    complete.then_some(Attempt { scale, sizes, angles, sprites, anchors, board })
}
