//! How far a curve reaches: itself, not its control points.

/// The smallest interval over the values of one coordinate.
pub(super) struct Extent {
    pub(super) min: f32,
    pub(super) max: f32,
}

impl Default for Extent {
    fn default() -> Self {
        Self { min: f32::INFINITY, max: f32::NEG_INFINITY }
    }
}

impl Extent {
    fn add(&mut self, value: f32) {
        self.min = self.min.min(value);
        self.max = self.max.max(value);
    }

    fn contains(&self, value: f32) -> bool {
        self.min <= value && value <= self.max
    }

    pub(super) fn line(&mut self, from: f32, to: f32) {
        self.add(from);
        self.add(to);
    }

    pub(super) fn quad(&mut self, from: f32, control: f32, to: f32) {
        self.line(from, to);
        // A curve stays within the hull of its control points.
        if self.contains(control) {
            return;
        }
        let [a, b, c] = [from, control, to].map(f64::from);
        let t = (a - b) / (a - 2.0 * b + c);
        if t > 0.0 && t < 1.0 {
            let s = 1.0 - t;
            self.add((s * s * a + 2.0 * s * t * b + t * t * c) as f32);
        }
    }

    pub(super) fn cubic(&mut self, from: f32, first: f32, second: f32, to: f32) {
        self.line(from, to);
        if self.contains(first) && self.contains(second) {
            return;
        }
        let [a, b, c, d] = [from, first, second, to].map(f64::from);
        for t in zeros(d - a + 3.0 * (b - c), 2.0 * (a - 2.0 * b + c), b - a) {
            if t > 0.0 && t < 1.0 {
                let s = 1.0 - t;
                let value = s * s * (s * a + 3.0 * t * b) + t * t * (3.0 * s * c + t * d);
                self.add(value as f32);
            }
        }
    }
}

/// Where `a t² + b t + c` is zero; NaN or infinite where there is no such place.
fn zeros(a: f64, b: f64, c: f64) -> [f64; 2] {
    // The sum that cancels nothing, so that a tiny `a` does no harm.
    let q = -0.5 * (b + (b * b - 4.0 * a * c).sqrt().copysign(b));
    [q / a, c / q]
}
