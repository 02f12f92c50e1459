//! Bursts: the periods in which a term is much more frequent than over the whole time.

use std::ops::Range;

/// A run of periods in which a term is in its state of bursting.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Burst {
    /// The periods, by their place in the series.
    pub periods: Range<usize>,
    /// By how much these periods are explained better by bursting than without, in natural
    /// logarithms of probability.
    pub weight: f64,
}

/// The bursts of a term that occurs `counts` times among the `totals` of each period, in order.
///
/// Kleinberg's automaton of two states for batches (2002): in the calm state the term is as frequent as
/// over the whole time, in the other one `ratio` times so (2 is usual); to begin to burst costs
/// `reluctance` (1 is usual) times the logarithm of the number of periods, to end costs nothing. The
/// cheapest series of states is found by dynamic programming; of equals the calm one.
pub fn bursts(counts: &[u64], totals: &[u64], ratio: f64, reluctance: f64) -> Vec<Burst> {
    let periods = counts.len().min(totals.len());
    let occurrences: u64 = counts[..periods].iter().sum();
    let all: u64 = totals[..periods].iter().sum();
    if occurrences == 0 || occurrences >= all || ratio <= 1.0 {
        return Vec::new();
    }
    let calm = occurrences as f64 / all as f64;
    let bursting = (calm * ratio).min(f64::midpoint(calm, 1.0).max(0.9999));
    // What all states pay alike, the number of ways to choose the documents, is left out.
    let cost = |period: usize, rate: f64| {
        let (count, total) = (counts[period] as f64, totals[period] as f64);
        -count * libm::log(rate) - (total - count).max(0.0) * libm::log1p(-rate)
    };
    let gains: Vec<f64> =
        (0..periods).map(|period| cost(period, calm) - cost(period, bursting)).collect();
    let states = cheapest(&gains, reluctance * libm::log(periods as f64));
    let mut bursts: Vec<Burst> = Vec::new();
    for (period, _) in states.iter().enumerate().filter(|&(_, &is_bursting)| is_bursting) {
        match bursts.last_mut().filter(|burst| burst.periods.end == period) {
            Some(burst) => {
                burst.periods.end += 1;
                burst.weight += gains[period];
            }
            None => bursts.push(Burst { periods: period..period + 1, weight: gains[period] }),
        }
    }
    bursts
}

/// In which periods it pays to burst, where each gains so much and a beginning has its price.
fn cheapest(gains: &[f64], price: f64) -> Vec<bool> {
    // The most that is gained up to a period, by its state, and the state before.
    let (mut calm, mut bursting) = (0.0, f64::NEG_INFINITY);
    let mut before = Vec::with_capacity(gains.len());
    for gain in gains {
        let (ends, begins) = (bursting > calm, calm - price >= bursting);
        before.push([ends, !begins]);
        let next = if begins { calm - price } else { bursting } + gain;
        calm = if ends { bursting } else { calm };
        bursting = next;
    }
    let mut states = vec![false; gains.len()];
    let mut state = bursting > calm;
    for (period, before) in before.iter().enumerate().rev() {
        states[period] = state;
        state = before[usize::from(state)];
    }
    states
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_planted_burst_is_found() {
        let counts = [2, 1, 2, 2, 20, 25, 18, 2, 1, 2, 2, 2];
        let found = bursts(&counts, &[1000; 12], 2.0, 1.0);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].periods, 4..7);
        assert!(found[0].weight > 10.0);
    }

    #[test]
    fn an_even_term_never_bursts() {
        assert_eq!(bursts(&[5; 20], &[1000; 20], 2.0, 1.0), []);
        assert_eq!(bursts(&[0; 20], &[1000; 20], 2.0, 1.0), []);
        assert_eq!(bursts(&[], &[], 2.0, 1.0), []);
        assert_eq!(bursts(&[3, 3], &[3, 3], 2.0, 1.0), []);
    }

    #[test]
    fn the_states_are_the_best_of_all() {
        let gains = [1.0, -2.0, 3.0, 0.5, -0.4, 2.0, -5.0, 2.5];
        let value = |states: u32| {
            let is_on = |place: usize| states >> place & 1 == 1;
            let each = |place: usize| match (is_on(place), place > 0 && is_on(place - 1)) {
                (true, true) => gains[place],
                (true, false) => gains[place] - 1.5,
                _ => 0.0,
            };
            (0..gains.len()).map(each).sum::<f64>()
        };
        let best = (0..1 << gains.len()).map(value).fold(f64::MIN, f64::max);
        let found =
            cheapest(&gains, 1.5).iter().rev().fold(0, |bits, &on| bits << 1 | u32::from(on));
        assert!((value(found) - best).abs() < 1e-12);
    }
}
