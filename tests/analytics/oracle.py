"""Compares the analytics with SciPy and scikit-learn.

    cargo run --example analytics_table | python3 tests/analytics/oracle.py

Reads a line of JSON for each case, writes nothing but the number of values that it compared, and fails
at the first that differs by more than 1e-9 (relative, of values below 1 absolute).
"""

import itertools
import json
import math
import sys

import numpy
from scipy import stats
from sklearn.feature_extraction.text import TfidfTransformer

compared = 0


def same(case, name, found, expected):
    global compared
    compared += 1
    if not abs(found - expected) <= 1e-9 * max(1.0, abs(expected)):
        sys.exit(f"{name} is {found!r}, the oracle has {expected!r}, of {case}")


def contrast(case):
    counts, totals = numpy.array(case["counts"]), numpy.array(case["totals"])
    sign = -1.0 if counts[0] * totals[1] < counts[1] * totals[0] else 1.0
    four = two = 0.0
    if counts.sum() > 0:
        table = [counts, totals - counts]
        four = stats.chi2_contingency(table, lambda_="log-likelihood", correction=False).statistic
        expected = totals * counts.sum() / totals.sum()
        two = 2 * sum(o * math.log(o / e) for o, e in zip(counts, expected) if o > 0)
    same(case, "g2", case["g2"], sign * four)
    same(case, "g2_word", case["g2_word"], sign * two)
    same(case, "bic", case["bic"], four - math.log(totals.sum()))
    rates = numpy.where(counts == 0, 0.5, counts) / totals
    same(case, "log_ratio", case["log_ratio"], math.log2(rates[0] / rates[1]))
    same(case, "lrc", case["lrc"], sign * cautious(counts, totals, sign))
    prior, prior_total = case["prior"]
    odds = numpy.log((counts + prior) / (totals + prior_total - counts - prior))
    variance = (1 / (counts + prior)).sum()
    same(case, "log_odds", case["log_odds"], (odds[0] - odds[1]) / math.sqrt(variance))


def cautious(counts, totals, sign):
    """The log ratio at the near end of the exact interval, seen from the side that has more."""
    (a, b), (m, n) = (counts, totals) if sign > 0 else (counts[::-1], totals[::-1])
    if a + b == 0:
        return 0.0
    interval = stats.binomtest(int(a), int(a + b)).proportion_ci(1 - 0.05 / 1000, method="exact")
    share = stats.beta.ppf(0.05 / 1000 / 2, a, b + 1)
    assert abs(share - interval.low) < 1e-8
    return max(0.0, math.log2(n / m * share / (1 - share)))


def dispersion(case):
    counts, sizes = numpy.array(case["counts"]), numpy.array(case["sizes"])
    shares = sizes / sizes.sum()
    dp = numpy.abs(counts / counts.sum() - shares).sum() / 2
    same(case, "dp", case["dp"], dp)
    same(case, "dp_norm", case["dp_norm"], dp / (1 - shares.min()))
    juilland = 1 - stats.variation(counts / sizes) / math.sqrt(len(counts) - 1)
    same(case, "juilland", case["juilland"], juilland)


def tf_idf(case):
    expected = TfidfTransformer().fit_transform(numpy.array(case["documents"])).toarray()
    for found, row in zip(case["weights"], expected, strict=True):
        for one, other in zip(found, row, strict=True):
            same(case, "tf_idf", one, other)


def trend(case):
    values = case["values"]
    places = numpy.arange(len(values))
    same(case, "slope", case["slope"], stats.theilslopes(values, places).slope)
    if case["test"] is None:
        assert len(set(values)) == 1, case
        return
    s, variance, z, p, tau = case["test"]
    # SciPy's own p value has no correction for continuity.
    kendall = stats.kendalltau(places, values, method="asymptotic")
    same(case, "tau", tau, kendall.statistic)
    same(case, "variance", 2 * stats.norm.sf(abs(s) / math.sqrt(variance)), kendall.pvalue)
    corrected = math.copysign(max(abs(s) - 1, 0), s) / math.sqrt(variance)
    same(case, "z", z, corrected)
    same(case, "p", p, 2 * stats.norm.sf(abs(corrected)))


def burst(case):
    """Kleinberg's costs over all series of states."""
    counts, totals = case["counts"], case["totals"]
    calm = sum(counts) / sum(totals)
    costs = numpy.array(
        [-stats.binom.logpmf(counts, totals, rate) for rate in (calm, min(2 * calm, 0.9999))]
    )
    price = math.log(len(counts))

    def cost(states):
        begins = sum(now > before for before, now in zip((0, *states), states))
        return begins * price + sum(costs[state][place] for place, state in enumerate(states))

    best = min(map(cost, itertools.product((0, 1), repeat=len(counts))))
    states = [0] * len(counts)
    for start, end, weight in case["bursts"]:
        states[start:end] = [1] * (end - start)
        same(case, "weight", weight, (costs[0] - costs[1])[start:end].sum())
    same(case, "cost", cost(states), best)


CHECKS = {
    "contrast": contrast,
    "dispersion": dispersion,
    "tf_idf": tf_idf,
    "trend": trend,
    "burst": burst,
}

for line in sys.stdin:
    case = json.loads(line)
    CHECKS[case["kind"]](case)
if compared == 0:
    sys.exit("there is no case to compare")
print(f"{compared} values are those of SciPy and scikit-learn")
