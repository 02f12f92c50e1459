//! The beta distribution: what a confidence interval of a proportion is made of.

/// The most steps of the continued fraction, which needs about the root of the larger parameter.
const MOST_STEPS: u32 = 200_000;

/// The regularised incomplete beta function, by its continued fraction (Lentz's method; DLMF 8.17.22).
fn incomplete(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_below(b, a, 1.0 - x);
    }
    incomplete_below(a, b, x)
}

/// The same where the fraction converges fast: `x` is below about the mean.
fn incomplete_below(a: f64, b: f64, x: f64) -> f64 {
    let front = libm::exp(log_density(a, b, x)) * x * (1.0 - x) / a;
    let bounded = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / bounded(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for step in 1..=MOST_STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / bounded(1.0 + even * d);
        c = bounded(1.0 + even / c);
        fraction *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / bounded(1.0 + odd * d);
        c = bounded(1.0 + odd / c);
        fraction *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    front * fraction
}

fn log_density(a: f64, b: f64, x: f64) -> f64 {
    libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b)
        + (a - 1.0) * libm::log(x)
        + (b - 1.0) * libm::log1p(-x)
}

/// The value below which a share of the distribution lies: Newton's steps, halving where one would
/// leave what encloses the value.
pub(super) fn quantile(share: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    let mut x = a / (a + b);
    for _ in 0..200 {
        let excess = incomplete(a, b, x) - share;
        if excess > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let newton = x - excess / libm::exp(log_density(a, b, x));
        let next = if newton > low && newton < high { newton } else { f64::midpoint(low, high) };
        let is_settled = (next - x).abs() <= 1e-15 * x;
        x = next;
        if is_settled {
            break;
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_where_a_formula_gives_them() {
        for share in [1e-9, 0.025, 0.5, 0.975] {
            assert!((quantile(share, 1.0, 1.0) - share).abs() < 1e-12);
            let root = libm::pow(share, 1.0 / 197.0);
            assert!((quantile(share, 197.0, 1.0) - root).abs() < 1e-12);
            let other = -libm::expm1(libm::log1p(-share) / 40.0);
            assert!((quantile(share, 1.0, 40.0) - other).abs() < 1e-12);
        }
    }

    #[test]
    fn large_parameters_converge() {
        let low = quantile(0.025, 1e6, 1e6 + 1.0);
        assert!((low - (0.5 - 1.959_964 * 0.5 / libm::sqrt(2e6))).abs() < 1e-6, "{low}");
    }
}
