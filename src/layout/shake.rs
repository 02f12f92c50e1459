//! Shaking: words move together towards one side, so that the gaps between them become room.

use super::arrangement::Arrangement;
use super::target::Center;

/// How far a shake for the last few words moves one, in pixels.
const NEAR: f64 = 60.0;
/// How far one moves them that is made while words push each other out.
pub(super) const FAR: f64 = 250.0;

impl Arrangement<'_> {
    /// Shakes towards one corner of the canvas after the other until all that has no place has
    /// found one, or until that hardly helps any more.
    pub(super) fn shake_for(&mut self, mut homeless: Vec<usize>) {
        for corner in 0..4 {
            if homeless.is_empty() {
                return;
            }
            self.shake(corner, NEAR);
            let before = homeless.len();
            homeless.retain(|&index| match self.nearest(index) {
                Some(anchor) => {
                    self.put(index, anchor);
                    false
                }
                None => true,
            });
            if homeless.len() * 10 > before * 9 {
                return;
            }
        }
    }

    /// Moves sprites towards one of the four corners of the canvas, at most `reach` pixels, the
    /// nearest first, and only to where they are nearer to that; those that are wanted somewhere
    /// stay.
    pub(super) fn shake(&mut self, corner: usize, reach: f64) {
        let (right, bottom) = (self.scene.mask.width() as i64, self.scene.mask.height() as i64);
        let corner = [(0, 0), (right, bottom), (right, 0), (0, bottom)][corner];
        let far = |(x, y): (usize, usize)| {
            let (dx, dy) = (x as i64 - corner.0, y as i64 - corner.1);
            dx * dx + dy * dy
        };
        let free = self.anchors.iter().zip(self.scene.targets).enumerate();
        let mut order: Vec<_> = free
            .filter(|(_, (_, target))| target.is_none())
            .filter_map(|(index, (anchor, _))| Some((far((*anchor)?), index, (*anchor)?)))
            .collect();
        order.sort_unstable();
        for (distance, index, anchor) in order {
            let share = (reach / (distance as f64).sqrt().max(1.0)).min(1.0);
            let moved = |at: usize, to: i64| at as i64 + ((to - at as i64) as f64 * share) as i64;
            let target = Center::at((moved(anchor.0, corner.0), moved(anchor.1, corner.1)));
            self.take(index);
            let found = self.nearest_from(index, target, anchor);
            self.put(index, if far(found) < distance { found } else { anchor });
        }
    }
}
