//! The crowd: the boxes of the placed sprites, so that those near to a place are found fast.

use super::sprite::Sprite;

/// Boxes that are compared side by side.
const LANES: usize = 8;

/// A box in canvas pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) left: i32,
    pub(super) top: i32,
    right: i32,
    bottom: i32,
}

impl Extent {
    /// That of a sprite's claim whose middle stands at an anchor.
    pub(super) fn of_claim(sprite: &Sprite, (x, y): (usize, usize)) -> Self {
        let left = x as i32 - (sprite.claim.width / 2) as i32;
        let top = y as i32 - (sprite.claim.height / 2) as i32;
        let (right, bottom) = (left + sprite.claim.width as i32, top + sprite.claim.height as i32);
        Self { left, top, right, bottom }
    }

    /// That of its halo.
    pub(super) fn of_halo(sprite: &Sprite, anchor: (usize, usize)) -> Self {
        let claim = Self::of_claim(sprite, anchor);
        let left = claim.left + sprite.halo_inset.0 as i32;
        let top = claim.top + sprite.halo_inset.1 as i32;
        let (right, bottom) = (left + sprite.halo.width as i32, top + sprite.halo.height as i32);
        Self { left, top, right, bottom }
    }
}

/// A box for each of some sprites, those without a place included.
#[derive(Clone, Debug)]
pub(super) struct Crowd(Vec<Group>);

/// The sides of some boxes. A box that is nowhere has its left side beyond its right one.
#[derive(Clone, Debug)]
struct Group {
    left: [i32; LANES],
    top: [i32; LANES],
    right: [i32; LANES],
    bottom: [i32; LANES],
}

impl Crowd {
    /// A crowd of sprites that have no place.
    pub(super) fn new(count: usize) -> Self {
        let nowhere = Group {
            left: [i32::MAX; LANES],
            top: [i32::MAX; LANES],
            right: [i32::MIN; LANES],
            bottom: [i32::MIN; LANES],
        };
        Self(vec![nowhere; count.div_ceil(LANES)])
    }

    /// Sets the box of a sprite, `None` if it has no place.
    pub(super) fn set(&mut self, index: usize, extent: Option<Extent>) {
        let nowhere = Extent { left: i32::MAX, top: i32::MAX, right: i32::MIN, bottom: i32::MIN };
        let Extent { left, top, right, bottom } = extent.unwrap_or(nowhere);
        let (group, lane) = (&mut self.0[index / LANES], index % LANES);
        (group.left[lane], group.top[lane]) = (left, top);
        (group.right[lane], group.bottom[lane]) = (right, bottom);
    }

    /// The index and the left top corner of each box that shares a pixel with another one.
    #[inline(always)]
    pub(super) fn meeting(&self, other: Extent) -> Meeting<'_> {
        Meeting { groups: &self.0, other, group: 0, lanes: 0 }
    }
}

impl Group {
    /// The lanes of the boxes that share a pixel with another one, a bit each.
    #[inline(always)]
    fn meeting(&self, other: &Extent) -> u32 {
        let mut lanes = 0;
        for lane in 0..LANES {
            let meets = (self.left[lane] < other.right)
                & (other.left < self.right[lane])
                & (self.top[lane] < other.bottom)
                & (other.top < self.bottom[lane]);
            lanes |= u32::from(meets) << lane;
        }
        lanes
    }
}

/// The boxes of a crowd that share a pixel with another one.
pub(super) struct Meeting<'a> {
    groups: &'a [Group],
    other: Extent,
    /// The next group to look at, and what is left of the one before.
    group: usize,
    lanes: u32,
}

impl Iterator for Meeting<'_> {
    type Item = (usize, (i32, i32));

    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        while self.lanes == 0 {
            self.lanes = self.groups.get(self.group)?.meeting(&self.other);
            self.group += 1;
        }
        let lane = self.lanes.trailing_zeros() as usize;
        self.lanes &= self.lanes - 1;
        let group = &self.groups[self.group - 1];
        Some(((self.group - 1) * LANES + lane, (group.left[lane], group.top[lane])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_meet_where_they_share_a_pixel() {
        let mut crowd = Crowd::new(11);
        let square = |left, top| Extent { left, top, right: left + 10, bottom: top + 10 };
        crowd.set(2, Some(square(20, 20)));
        crowd.set(10, Some(square(35, 20)));
        let meeting = |crowd: &Crowd, other| crowd.meeting(other).collect::<Vec<_>>();
        assert_eq!(meeting(&crowd, square(27, 25)), [(2, (20, 20)), (10, (35, 20))]);
        assert_eq!(meeting(&crowd, square(11, 29)), [(2, (20, 20))]);
        for apart in [square(10, 20), square(20, 30), square(20, 10), square(45, 20)] {
            assert_eq!(meeting(&crowd, apart), []);
        }
        crowd.set(2, None);
        assert_eq!(meeting(&crowd, square(27, 25)), [(10, (35, 20))]);
    }
}
