//! Keyness: how much more often a word occurs on one side than on another, and how sure that is.

use super::beta::quantile;

/// How often a word occurs on two sides, and how many words each side has.
///
/// All measures are above 0 where the word is more frequent here, below 0 where it is so there.
/// Log-likelihood and BIC tell whether there is a difference, log ratio how large it is; the
/// conservative log ratio tells both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// How often the word occurs here.
    pub here: u64,
    /// How many words there are here.
    pub here_total: u64,
    /// How often the word occurs there.
    pub there: u64,
    /// How many words there are there.
    pub there_total: u64,
}

impl Contrast {
    /// A word that occurs so often here and there, among so many.
    pub fn new(here: u64, here_total: u64, there: u64, there_total: u64) -> Self {
        Self { here, here_total, there, there_total }
    }

    /// The log-likelihood G² of all four cells, the word and the other words on both sides, with the
    /// sign of the difference (Dunning 1993): that of a χ² of one degree of freedom.
    pub fn log_likelihood(&self) -> f64 {
        let [here, here_total, there, there_total] = self.numbers();
        let (word, all) = (here + there, here_total + there_total);
        let cell = |seen, total, of| term(seen, total * of / all);
        let sum = cell(here, here_total, word)
            + cell(there, there_total, word)
            + cell(here_total - here, here_total, all - word)
            + cell(there_total - there, there_total, all - word);
        self.sign() * (2.0 * sum).max(0.0)
    }

    /// The log-likelihood of the two cells of the word alone, with the sign of the difference
    /// (Rayson and Garside 2000), as many calculators on the web have it.
    pub fn log_likelihood_of_word(&self) -> f64 {
        let [here, here_total, there, there_total] = self.numbers();
        let (word, all) = (here + there, here_total + there_total);
        let sum = term(here, here_total * word / all) + term(there, there_total * word / all);
        self.sign() * (2.0 * sum).max(0.0)
    }

    /// What is left of the log-likelihood (of four cells, without sign) less the logarithm of the
    /// number of words (Wilson 2013): above 2 there is some evidence of a difference, above 10 very
    /// much, below 0 there is evidence that there is none.
    pub fn bic(&self) -> f64 {
        self.log_likelihood().abs() - self.log_of_all()
    }

    /// The same of the log-likelihood of two cells.
    pub fn bic_of_word(&self) -> f64 {
        self.log_likelihood_of_word().abs() - self.log_of_all()
    }

    /// How many times the word is doubled here: log₂ of the ratio of the relative frequencies, where
    /// a count of 0 is taken for ½ (Hardie 2014).
    pub fn log_ratio(&self) -> f64 {
        let [here, here_total, there, there_total] = self.numbers();
        let counted = |count: f64| if count == 0.0 { 0.5 } else { count };
        libm::log2((counted(here) / here_total) / (counted(there) / there_total))
    }

    /// The log ratio at the cautious end of its confidence interval, 0 where the interval has both
    /// signs (LRC, Evert 2022): the interval of Clopper and Pearson for the share of the word's
    /// occurrences that is here, at the error `alpha` for all of the `words` together (Bonferroni).
    pub fn conservative_log_ratio(&self, alpha: f64, words: usize) -> f64 {
        if self.sign() < 0.0 {
            let Self { here, here_total, there, there_total } = *self;
            let turned = Self::new(there, there_total, here, here_total);
            return -turned.conservative_log_ratio(alpha, words);
        }
        let [here, here_total, there, there_total] = self.numbers();
        if here == 0.0 || here_total == 0.0 || there_total == 0.0 {
            return 0.0;
        }
        let share = quantile(alpha / words.max(1) as f64 / 2.0, here, there + 1.0);
        libm::log2(there_total / here_total * share / (1.0 - share)).max(0.0)
    }

    /// The log odds ratio in units of its standard deviation, with an informative Dirichlet prior
    /// (Monroe, Colaresi and Quinn 2008, equations 15, 16 and 22): the word occurs `prior` times among
    /// the `prior_total` words that are thought to be seen before, on either side.
    pub fn log_odds(&self, prior: f64, prior_total: f64) -> f64 {
        let [here, here_total, there, there_total] = self.numbers();
        let odds = |count: f64, total: f64| {
            libm::log((count + prior) / (total + prior_total - count - prior))
        };
        let variance = 1.0 / (here + prior) + 1.0 / (there + prior);
        (odds(here, here_total) - odds(there, there_total)) / libm::sqrt(variance)
    }

    fn numbers(&self) -> [f64; 4] {
        [self.here, self.here_total, self.there, self.there_total].map(|number| number as f64)
    }

    fn log_of_all(&self) -> f64 {
        libm::log(self.here_total as f64 + self.there_total as f64)
    }

    fn sign(&self) -> f64 {
        let [here, here_total, there, there_total] = self.numbers();
        if here * there_total < there * here_total { -1.0 } else { 1.0 }
    }
}

/// O ln(O/E); nothing where nothing was seen.
fn term(seen: f64, expected: f64) -> f64 {
    if seen > 0.0 { seen * libm::log(seen / expected) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64, within: f64) {
        assert!((found - expected).abs() < within, "{found} is not {expected}");
    }

    #[test]
    fn a_published_example() {
        let word = Contrast::new(197, 31_130, 0, 61_117);
        close(word.log_likelihood(), 428.829_63, 5e-6);
        close(word.log_likelihood_of_word(), 428.001_32, 5e-6);
        close(word.bic_of_word(), 416.569_10, 5e-6);
        close(word.log_ratio(), 9.595_32, 5e-6);
    }

    #[test]
    fn the_sides_are_mirrors() {
        let word = Contrast::new(30, 1000, 12, 1500);
        let turned = Contrast::new(12, 1500, 30, 1000);
        close(word.log_likelihood(), -turned.log_likelihood(), 1e-9);
        close(word.log_ratio(), -turned.log_ratio(), 1e-9);
        let cautious = word.conservative_log_ratio(0.05, 10);
        close(cautious, -turned.conservative_log_ratio(0.05, 10), 1e-9);
        assert!(cautious > 0.0 && cautious < word.log_ratio());
        close(word.log_odds(0.5, 50.0), -turned.log_odds(0.5, 50.0), 1e-9);
    }

    #[test]
    fn what_is_alike_has_no_keyness() {
        let word = Contrast::new(10, 1000, 20, 2000);
        close(word.log_likelihood(), 0.0, 1e-9);
        close(word.log_ratio(), 0.0, 1e-9);
        assert!(word.bic() < 0.0);
        assert_eq!(word.conservative_log_ratio(0.05, 1), 0.0);
        assert_eq!(Contrast::new(0, 100, 0, 100).conservative_log_ratio(0.05, 1), 0.0);
        assert_eq!(Contrast::new(0, 100, 0, 100).log_likelihood(), 0.0);
    }
}
