//! The layout of d3-cloud, for comparison only: sprites of 32 pixels a word, tried along an
//! archimedean spiral from a random start; a word that meets others at every step is dropped.

use wordcloud::internals::rasterize;
use wordcloud::layout::Item;
use wordcloud::outline::Point;

struct Sprite {
    words: usize,
    height: usize,
    width: usize,
    bits: Vec<u32>,
}

/// The ink, grown by one pixel on each side.
fn sprite(item: &Item, font_size: f32) -> Sprite {
    let ink = rasterize(&item.path, Point::default(), font_size, 0.0);
    let (width, height) = (ink.width + 2, ink.height + 2);
    let words = width.div_ceil(32);
    let mut bits = vec![0u32; words * height];
    for row in 0..ink.height {
        for column in 0..ink.width {
            if ink.alpha[row * ink.width + column] >= 16 {
                for (x, y) in (0..3).flat_map(|dy| (0..3).map(move |dx| (column + dx, row + dy))) {
                    bits[y * words + x / 32] |= 1 << (x % 32);
                }
            }
        }
    }
    Sprite { words, height, width, bits }
}

struct Board {
    words: usize,
    bits: Vec<u32>,
}

impl Board {
    /// The board's words under a sprite, with the sprite's bits shifted to them.
    fn under<'a>(
        &self,
        sprite: &'a Sprite,
        x: usize,
        y: usize,
    ) -> impl Iterator<Item = (usize, u32)> + 'a {
        let (stride, shift) = (self.words, x % 32);
        (0..sprite.height).flat_map(move |row| {
            (0..=sprite.words).map(move |word| {
                let at = |word: usize| sprite.bits.get(row * sprite.words + word).copied();
                let low = if word < sprite.words { at(word).unwrap_or(0) << shift } else { 0 };
                let high = if word > 0 && shift > 0 {
                    at(word - 1).unwrap_or(0) >> (32 - shift)
                } else {
                    0
                };
                ((y + row) * stride + x / 32 + word, low | high)
            })
        })
    }

    fn is_free(&self, sprite: &Sprite, x: usize, y: usize) -> bool {
        self.under(sprite, x, y).all(|(at, bits)| self.bits[at] & bits == 0)
    }

    fn stamp(&mut self, sprite: &Sprite, x: usize, y: usize) {
        let under: Vec<(usize, u32)> = self.under(sprite, x, y).collect();
        for (at, bits) in under {
            self.bits[at] |= bits;
        }
    }
}

/// Places items at font sizes; gives how many had a place.
pub(crate) fn layout(items: &[Item], sizes: &[f32], width: usize, height: usize) -> usize {
    let words = width.div_ceil(32) + 1;
    let mut board = Board { words, bits: vec![0; words * (height + 1)] };
    let mut random = 1u64;
    let mut unit = || {
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 40) as f32 / (1u64 << 24) as f32
    };
    let (w, h) = (width as f32, height as f32);
    let longest = (w * w + h * h).sqrt();
    let mut placed = 0;
    for (item, &size) in items.iter().zip(sizes) {
        let sprite = sprite(item, size);
        let (start_x, start_y) = (w * (unit() + 0.5) / 2.0, h * (unit() + 0.5) / 2.0);
        let direction = if unit() < 0.5 { 1.0 } else { -1.0 };
        let mut step = 0.0f32;
        loop {
            let turn = step * 0.1;
            let (dx, dy) = (w / h * turn * libm::cosf(turn), turn * libm::sinf(turn));
            if dx.abs().min(dy.abs()) >= longest || step.abs() > 20_000.0 {
                break;
            }
            step += direction;
            let x = start_x + dx.trunc() - (sprite.width / 2) as f32;
            let y = start_y + dy.trunc() - (sprite.height / 2) as f32;
            let inside = x >= 0.0
                && y >= 0.0
                && x + sprite.width as f32 <= w
                && y + sprite.height as f32 <= h;
            if inside && board.is_free(&sprite, x as usize, y as usize) {
                board.stamp(&sprite, x as usize, y as usize);
                placed += 1;
                break;
            }
        }
    }
    placed
}
