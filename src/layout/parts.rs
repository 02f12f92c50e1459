//! The parts of a layout one by one, for the benches.

use super::arrangement::stamp;
use super::board::Board;
use super::search::{Blocks, Frontier};
use super::sprite::{Sprite, sprite};
use super::target::{Center, Target};
use super::{Item, Mask, Padding};
use crate::raster::Rasterizer;

/// Sprites of given font sizes on a board, as one pass of the layout makes them.
pub struct Parts {
    sprites: Vec<Sprite>,
    blocks: Blocks,
    board: Board,
}

impl Parts {
    /// Sprites of `items` and an empty board.
    pub fn new(items: &[Item], sizes: &[f32], mask: &Mask, padding: Padding) -> Self {
        let mut raster = Rasterizer::default();
        let sprites: Vec<Sprite> = items
            .iter()
            .zip(sizes)
            .map(|(item, &size)| sprite(&mut raster, &item.path, size, 0.0, padding.gap(size), 16))
            .collect();
        let largest = sprites.iter().fold((1, 1), |(width, height), sprite| {
            (width.max(sprite.claim.width), height.max(sprite.claim.height))
        });
        let (width, height) = (mask.width() as i64, mask.height() as i64);
        let center =
            Center { rectangular: false, center: (width, height), proportions: (width, height) };
        let blocks = Blocks::new(mask.width(), mask.height(), Target::Center(center));
        Self { sprites, blocks, board: Board::new(mask, largest) }
    }

    /// Searches an exact place for every sprite in turn and takes it; gives how many had one.
    pub fn place(&mut self) -> usize {
        let mut placed = 0;
        for sprite in &self.sprites {
            let found = self.blocks.nearest(&self.board, sprite, &mut Frontier::default());
            if let Some(anchor) = found {
                stamp(&mut self.board, sprite, anchor);
                placed += 1;
            }
        }
        placed
    }

    /// Searches a place for the last sprite on the board as it is.
    pub fn search(&self) -> Option<(usize, usize)> {
        let sprite = self.sprites.last()?;
        self.blocks.nearest(&self.board, sprite, &mut Frontier::default())
    }

    /// Takes a place in the middle for every sprite, whatever stands there.
    pub fn stamp(&mut self, mask: &Mask) {
        for sprite in &self.sprites {
            stamp(&mut self.board, sprite, (mask.width() / 2, mask.height() / 2));
        }
    }
}
