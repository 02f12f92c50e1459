//! The layout of Python's wordcloud, for comparison only: an integral image of the ink; a word goes
//! to a random one of all places where its box meets no ink; without one it is made smaller by a
//! pixel, and so are all words after it.

use wordcloud::internals::rasterize;
use wordcloud::layout::Item;
use wordcloud::outline::Point;

/// Where words stand: index, font size, left and top of the box.
pub(crate) type Placed = Vec<(usize, u32, usize, usize)>;

struct Integral {
    width: usize,
    height: usize,
    ink: Vec<u8>,
    /// Sums over all that lies above and to the left, one row and column more than the ink.
    sums: Vec<u32>,
}

impl Integral {
    fn new(width: usize, height: usize) -> Self {
        let sums = vec![0; (width + 1) * (height + 1)];
        Self { width, height, ink: vec![0; width * height], sums }
    }

    fn update(&mut self, top: usize) {
        let stride = self.width + 1;
        for y in top..self.height {
            let mut row = 0;
            for x in 0..self.width {
                row += u32::from(self.ink[y * self.width + x]);
                self.sums[(y + 1) * stride + x + 1] = self.sums[y * stride + x + 1] + row;
            }
        }
    }

    fn is_free(&self, x: usize, y: usize, width: usize, height: usize) -> bool {
        let at = |x: usize, y: usize| self.sums[y * (self.width + 1) + x];
        at(x, y) + at(x + width, y + height) == at(x + width, y) + at(x, y + height)
    }

    /// One of all free places: all are counted, and then the chosen one is looked for again.
    fn sample(&self, width: usize, height: usize, random: &mut u64) -> Option<(usize, usize)> {
        let (right, bottom) = (self.width.checked_sub(width)?, self.height.checked_sub(height)?);
        let places = || {
            let all = (0..bottom).flat_map(move |y| (0..right).map(move |x| (x, y)));
            all.filter(|&(x, y)| self.is_free(x, y, width, height))
        };
        let count = places().count();
        if count == 0 {
            return None;
        }
        *random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        places().nth((*random >> 33) as usize % count)
    }
}

/// Places the items, heaviest first, from a font size for the first on; `relative` is how much the
/// size follows the weight.
fn place(items: &[Item], (width, height): (usize, usize), first: u32, relative: f64) -> Placed {
    const MARGIN: usize = 2;
    let mut board = Integral::new(width, height);
    let (mut size, mut last, mut random) = (f64::from(first), 0.0, 1u64);
    let mut placed = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if last > 0.0 {
            size = (size * (relative * item.weight / last + 1.0 - relative)).round();
        }
        last = item.weight;
        loop {
            if size < 4.0 {
                return placed;
            }
            let ink = rasterize(&item.path, Point::default(), size as f32, 0.0);
            let found = board.sample(ink.width + MARGIN, ink.height + MARGIN, &mut random);
            if let Some((x, y)) = found {
                let (x, y) = (x + MARGIN / 2, y + MARGIN / 2);
                for row in 0..ink.height {
                    for column in 0..ink.width {
                        let pixel = &mut board.ink[(y + row) * width + x + column];
                        *pixel |= u8::from(ink.alpha[row * ink.width + column] > 0);
                    }
                }
                board.update(y);
                placed.push((index, size as u32, x, y));
                break;
            }
            size -= 1.0;
        }
    }
    placed
}

/// The whole layout: the first size follows from a trial with the first two words.
pub(crate) fn layout(items: &[Item], width: usize, height: usize) -> Placed {
    let trial = place(&items[..items.len().min(2)], (width, height), height as u32, 0.5);
    let sizes: Vec<f64> = trial.iter().map(|&(_, size, _, _)| f64::from(size)).collect();
    let first = match sizes[..] {
        [one, two] => 2.0 * one * two / (one + two),
        [one] => one,
        _ => return Vec::new(),
    };
    place(items, (width, height), first as u32, 0.5)
}
