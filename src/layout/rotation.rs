//! Rotation: which words are turned, and how far.

use super::random::Random;
use crate::{Error, ErrorKind, Result};

/// How words are turned; which ones follows from the seed and their index. Degrees, clockwise.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Rotation {
    /// All words lie flat. The default.
    #[default]
    None,
    /// Words stand upright and are read upwards.
    Vertical {
        /// The share of the words that do, 0 to 1.
        share: f64,
    },
    /// Each word takes one of these angles.
    Angles {
        /// The angles, each as likely as the others; none is the same as 0 alone.
        angles: Vec<f32>,
        /// The share of the words that do, 0 to 1; the others lie flat.
        share: f64,
    },
    /// Each word takes any angle of a range.
    Range {
        /// The one end.
        from: f32,
        /// The other end.
        to: f32,
        /// The share of the words that do, 0 to 1; the others lie flat.
        share: f64,
    },
}

impl Rotation {
    /// The angle of an item.
    pub(super) fn angle(&self, seed: u64, index: usize) -> f32 {
        let mut random = Random::new(seed ^ (index as u64).wrapping_mul(0x2545_f491_4f6c_dd1d));
        let turned = random.unit() < self.share();
        match self {
            _ if !turned => 0.0,
            Self::None => 0.0,
            Self::Vertical { .. } => 270.0,
            Self::Angles { angles, .. } if angles.is_empty() => 0.0,
            Self::Angles { angles, .. } => angles[random.below(angles.len())],
            Self::Range { from, to, .. } => from + (to - from) * random.unit() as f32,
        }
    }

    fn share(&self) -> f64 {
        match *self {
            Self::None => 0.0,
            Self::Vertical { share } | Self::Angles { share, .. } | Self::Range { share, .. } => {
                share
            }
        }
    }

    pub(super) fn check(&self) -> Result<()> {
        let fail = |message| Err(Error::new(ErrorKind::Options, message));
        if !(0.0..=1.0).contains(&self.share()) {
            return fail("the share of rotated words must be from 0 to 1");
        }
        let finite = match self {
            Self::None | Self::Vertical { .. } => true,
            Self::Angles { angles, .. } => angles.iter().all(|angle| angle.is_finite()),
            Self::Range { from, to, .. } => from.is_finite() && to.is_finite(),
        };
        if finite { Ok(()) } else { fail("a rotation must be a number of degrees") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn angles(rotation: &Rotation) -> Vec<f32> {
        (0..1000).map(|index| rotation.angle(7, index)).collect()
    }

    #[test]
    fn the_share_is_turned() {
        let rotations = [
            Rotation::Vertical { share: 0.3 },
            Rotation::Angles { angles: vec![45.0, -45.0], share: 0.3 },
            Rotation::Range { from: 10.0, to: 20.0, share: 0.3 },
        ];
        for rotation in rotations {
            let turned = angles(&rotation).iter().filter(|&&angle| angle != 0.0).count();
            assert!((250..350).contains(&turned), "{rotation:?}: {turned}");
        }
        assert!(angles(&Rotation::None).iter().all(|&angle| angle == 0.0));
        assert!(angles(&Rotation::Vertical { share: 1.0 }).iter().all(|&angle| angle == 270.0));
    }

    #[test]
    fn every_angle_is_taken() {
        let list = angles(&Rotation::Angles { angles: vec![0.0, 30.0, 90.0], share: 1.0 });
        for angle in [0.0, 30.0, 90.0] {
            let count = list.iter().filter(|&&other| other == angle).count();
            assert!((270..400).contains(&count), "{angle}: {count}");
        }
        let range = angles(&Rotation::Range { from: -30.0, to: 30.0, share: 1.0 });
        assert!(range.iter().all(|angle| (-30.0..=30.0).contains(angle)));
        assert!(
            range.iter().any(|&angle| angle < -25.0) && range.iter().any(|&angle| angle > 25.0)
        );
    }

    #[test]
    fn what_is_no_rotation_is_refused() {
        for rotation in [
            Rotation::Vertical { share: 1.1 },
            Rotation::Angles { angles: vec![f32::NAN], share: 1.0 },
            Rotation::Range { from: 0.0, to: f32::INFINITY, share: 0.5 },
            Rotation::Range { from: 0.0, to: 5.0, share: f64::NAN },
        ] {
            assert_eq!(rotation.check().unwrap_err().kind(), ErrorKind::Options);
        }
    }
}
