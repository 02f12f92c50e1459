//! A table of made-up numbers and what the analytics say of them, a line of JSON each:
//! `cargo run --example analytics_table | python3 tests/analytics/oracle.py`.
#![allow(clippy::print_stdout, reason = "an example that prints")]

use wordcloud::analytics::{Contrast, Dispersion, MannKendall, bursts, tf_idf, theil_sen};
use wordcloud::serde_json::{Value, json};

/// Numbers that look like chance (a linear congruence, by Knuth), the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn list(&mut self, length: u64, most: u64) -> Vec<u64> {
        (0..length).map(|_| self.below(most)).collect()
    }
}

fn main() {
    let mut chance = Chance(7);
    for round in 0..200 {
        let most = [5, 50, 1000, 100_000][round % 4];
        println!("{}", contrast(&mut chance, most));
        println!("{}", dispersion(&mut chance));
        println!("{}", rarity(&mut chance));
        println!("{}", trend(&mut chance));
        println!("{}", burst(&mut chance));
    }
}

fn contrast(chance: &mut Chance, most: u64) -> Value {
    let (here, there) = (chance.below(most), chance.below(most));
    let totals = [here, there].map(|count| count + 10 + chance.below(20 * most));
    let contrast = Contrast::new(here, totals[0], there, totals[1]);
    let prior = 0.5 + (here + there) as f64 / 3.0;
    json!({
        "kind": "contrast", "counts": [here, there], "totals": totals, "prior": [prior, 3000.0 + prior],
        "g2": contrast.log_likelihood(), "g2_word": contrast.log_likelihood_of_word(),
        "bic": contrast.bic(), "log_ratio": contrast.log_ratio(),
        "lrc": contrast.conservative_log_ratio(0.05, 1000),
        "log_odds": contrast.log_odds(prior, 3000.0 + prior),
    })
}

fn dispersion(chance: &mut Chance) -> Value {
    let parts = 2 + chance.below(12);
    let sizes: Vec<u64> = chance.list(parts, 900).iter().map(|size| size + 100).collect();
    let mut counts = chance.list(parts, 30);
    counts[0] += 1;
    let dispersion = Dispersion::of(&counts, &sizes).expect("the term occurs in one of two parts");
    json!({
        "kind": "dispersion", "counts": counts, "sizes": sizes, "dp": dispersion.dp,
        "dp_norm": dispersion.dp_norm, "juilland": dispersion.juilland,
    })
}

/// Documents over the same terms, and the weights of each document.
fn rarity(chance: &mut Chance) -> Value {
    let documents: Vec<Vec<u64>> = (0..4 + chance.below(5)).map(|_| chance.list(6, 4)).collect();
    let with = |term: usize| documents.iter().filter(|document| document[term] > 0).count() as u64;
    let weights = documents.iter().map(|document| {
        let terms: Vec<_> =
            document.iter().enumerate().map(|(term, &count)| (count, with(term))).collect();
        tf_idf(&terms, documents.len() as u64)
    });
    json!({ "kind": "tf_idf", "documents": documents, "weights": weights.collect::<Vec<_>>() })
}

fn trend(chance: &mut Chance) -> Value {
    let length = 8 + chance.below(20);
    // Few different values: many are equal.
    let values: Vec<f64> = chance.list(length, 9).iter().map(|&value| value as f64).collect();
    let test = MannKendall::of(&values);
    let test = test.map(|test| json!([test.s, test.variance, test.z, test.p, test.tau]));
    json!({ "kind": "trend", "values": values, "slope": theil_sen(&values), "test": test })
}

fn burst(chance: &mut Chance) -> Value {
    let counts: Vec<u64> = chance.list(10, 12).iter().map(|count| count * count / 9).collect();
    let totals: Vec<u64> = chance.list(10, 50).iter().map(|total| total + 30).collect();
    let found = bursts(&counts, &totals, 2.0, 1.0);
    let found =
        found.iter().map(|burst| json!([burst.periods.start, burst.periods.end, burst.weight]));
    json!({
        "kind": "burst", "counts": counts, "totals": totals, "bursts": found.collect::<Vec<_>>(),
    })
}
