//! The borders of a region, pixel by pixel (Suzuki and Abe 1985).

use crate::layout::Size;

/// The pixels around one, clockwise from the left.
const AROUND: [(i32, i32); 8] =
    [(-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1)];
const LEFT: usize = 0;
const RIGHT: usize = 4;

/// What is known of a pixel.
#[derive(Clone, Copy, PartialEq)]
enum Pixel {
    Outside,
    Inside,
    /// On a border that has been followed.
    Followed,
    /// So too, and what is on its right is outside.
    RightEdge,
}

/// The pixels along each border of the region on a canvas, outer ones and those of holes, in the
/// order in which rows of pixels meet them.
pub(super) fn borders(size: Size, inside: impl Fn(i32, i32) -> bool) -> Vec<Vec<(i32, i32)>> {
    // A frame of pixels outside, so that an edge on the canvas's side is one too.
    let width = size.width as usize + 2;
    let rows = -1..=size.height as i32;
    let pixel = |(x, y)| if inside(x, y) { Pixel::Inside } else { Pixel::Outside };
    let all = rows.flat_map(|y| (-1..=size.width as i32).map(move |x| (x, y)));
    let mut canvas = Canvas { width, pixels: all.map(pixel).collect() };
    let mut borders = Vec::new();
    for y in 0..size.height as i32 {
        for x in 0..size.width as i32 {
            let is_outside = |direction| canvas.get(next((x, y), direction)) == Pixel::Outside;
            let from = match canvas.get((x, y)) {
                Pixel::Inside if is_outside(LEFT) => LEFT,
                Pixel::Inside | Pixel::Followed if is_outside(RIGHT) => RIGHT,
                _ => continue,
            };
            borders.push(canvas.follow((x, y), from));
        }
    }
    borders
}

struct Canvas {
    width: usize,
    pixels: Vec<Pixel>,
}

/// The neighbour of a pixel in a direction.
fn next((x, y): (i32, i32), direction: usize) -> (i32, i32) {
    (x + AROUND[direction].0, y + AROUND[direction].1)
}

impl Canvas {
    fn index(&self, (x, y): (i32, i32)) -> usize {
        (y + 1) as usize * self.width + (x + 1) as usize
    }

    fn get(&self, at: (i32, i32)) -> Pixel {
        self.pixels[self.index(at)]
    }

    fn set(&mut self, at: (i32, i32), pixel: Pixel) {
        let index = self.index(at);
        self.pixels[index] = pixel;
    }

    /// The first direction with a pixel of the region.
    fn first(&self, at: (i32, i32), mut directions: impl Iterator<Item = usize>) -> Option<usize> {
        directions.find(|&direction| self.get(next(at, direction)) != Pixel::Outside)
    }

    /// Follows the border through `start`, with the outside in the direction `from`.
    fn follow(&mut self, start: (i32, i32), from: usize) -> Vec<(i32, i32)> {
        let Some(last) = self.first(start, (from..from + 8).map(|direction| direction % 8)) else {
            self.set(start, Pixel::RightEdge);
            return vec![start];
        };
        let end = next(start, last);
        let (mut at, mut back) = (start, last);
        let mut border = Vec::new();
        loop {
            border.push(at);
            let counterclockwise = (1..=8).map(|turn| (back + 8 - turn) % 8);
            let onward = self.first(at, counterclockwise.clone()).unwrap_or(back);
            let passed = counterclockwise.take_while(|&direction| direction != onward);
            if passed.into_iter().any(|direction| direction == RIGHT) {
                self.set(at, Pixel::RightEdge);
            } else if self.get(at) == Pixel::Inside {
                self.set(at, Pixel::Followed);
            }
            let to = next(at, onward);
            if to == start && at == end {
                return border;
            }
            (at, back) = (to, (onward + 4) % 8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(picture: &[&str]) -> Vec<Vec<(i32, i32)>> {
        let size = Size { width: picture[0].len() as u32, height: picture.len() as u32 };
        let inside = |x: i32, y: i32| {
            let row = usize::try_from(y).ok().and_then(|y| picture.get(y));
            let byte = usize::try_from(x).ok().and_then(|x| row?.as_bytes().get(x));
            byte == Some(&b'#')
        };
        borders(size, inside)
    }

    #[test]
    fn a_square_is_followed_counterclockwise() {
        let square = of(&["....", ".##.", ".##."]);
        assert_eq!(square, [[(1, 1), (1, 2), (2, 2), (2, 1)]]);
        assert_eq!(of(&["#"]), [[(0, 0)]]);
        assert!(of(&["..", ".."]).is_empty());
    }

    #[test]
    fn a_ring_has_two_borders_and_two_dots_have_one_each() {
        let ring = of(&["###", "#.#", "###"]);
        assert_eq!(ring.len(), 2);
        assert_eq!(ring[0].len(), 8);
        // The hole's, past its corners.
        assert_eq!(ring[1].len(), 4);
        assert_eq!(of(&["#.#"]), [[(0, 0)], [(2, 0)]]);
    }

    #[test]
    fn a_line_is_followed_there_and_back() {
        assert_eq!(of(&["###"]), [[(0, 0), (1, 0), (2, 0), (1, 0)]]);
    }
}
