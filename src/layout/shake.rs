//! Shaking: words move together towards one side, so that the gaps between them become room.

use super::arrange::Arrangement;
use super::target::Center;

/// How far a shake moves a word, in pixels.
const REACH: f64 = 60.0;

impl Arrangement<'_> {
    /// Shakes towards one corner of the canvas after the other until all that has no place has
    /// found one, or until that hardly helps any more.
    pub(super) fn shake_for(&mut self, mut homeless: Vec<usize>) {
        let (right, bottom) = (self.scene.mask.width() as i64, self.scene.mask.height() as i64);
        for corner in [(0, 0), (right, bottom), (right, 0), (0, bottom)] {
            if homeless.is_empty() {
                return;
            }
            self.shake(corner);
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

    /// Moves sprites towards a corner, the nearest first; those that are wanted somewhere stay.
    fn shake(&mut self, corner: (i64, i64)) {
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
            let share = (REACH / (distance as f64).sqrt().max(1.0)).min(1.0);
            let moved = |at: usize, to: i64| at as i64 + ((to - at as i64) as f64 * share) as i64;
            let target = Center::at((moved(anchor.0, corner.0), moved(anchor.1, corner.1)));
            self.take(index);
            let sprite = &self.scene.sprites[index];
            let found = self.scene.blocks.nearest_to(&self.board, sprite, target);
            self.put(index, found.filter(|&found| far(found) < distance).unwrap_or(anchor));
        }
    }
}
