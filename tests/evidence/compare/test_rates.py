"""Rates that are alike: the batting averages of 1970, rats, brute force, and the laws."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, optimize, special, stats

from comity.evidence.compare.members import Alike, Member
from comity.evidence.compare.pools import Pool
from comity.evidence.compare.rates import fit, rates
from comity.kernels.shrinkage import posterior

BATTING = Path(__file__).resolve().parents[4] / "shared" / "data" / "batting_1970" / "batting.csv"
# Efron and Morris (1975), table 1: hits of 18 players in their first 45 times at bat, and the average afterwards
HITS = (18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7)
LATER = (0.346, 0.298, 0.276, 0.222, 0.273, 0.270, 0.263, 0.210, 0.269, 0.230)
LATER += (0.264, 0.256, 0.303, 0.264, 0.226, 0.285, 0.316, 0.200)
# Tarone (1982), in Gelman et al. (2013), table 5.1: rats with a tumour, and rats, in 71 experiments
TUMOURS = (0,) * 14 + (1,) * 8 + (2,) * 9 + (1, 5, 2, 5, 3, 2, 7, 7, 3, 3, 2, 9, 10) + (4,) * 7
TUMOURS += (10, 4, 4, 4, 5, 11, 12, 5, 5, 6, 5, 6, 6, 6, 6, 16, 15, 15, 9, 4)
RATS = (20,) * 7 + (19,) * 4 + (18, 18, 17) + (20,) * 4 + (19, 19, 18, 18, 25, 24, 23) + (20,) * 6
RATS += (10, 49, 19, 46, 27, 17, 49, 47, 20, 20, 13, 48, 50) + (20,) * 7
RATS += (48, 19, 19, 19, 22, 46, 49, 20, 20, 23, 19, 22, 20, 20, 20, 52, 46, 47, 24, 14)


def pool(*figures: tuple[int, int]) -> Pool:
    members = tuple(Member(f"m{j}", f"M{j}", y, n) for j, (y, n) in enumerate(figures))
    return rates(Alike("rate", "parties", "", "", members))


def _error(estimates: list[float]) -> float:
    return sum((e - t) ** 2 for e, t in zip(estimates, LATER, strict=True))


def test_shrinkage_predicts_batting_averages_as_in_the_paper_and_raw_averages_do_not() -> None:
    """Total squared error .0753 raw; the closed form of James and Stein on the raw scale gives .0213, and so do we."""
    raw = [h / 45 for h in HITS]
    mean = sum(raw) / 18
    scatter = sum((r - mean) ** 2 for r in raw)
    keep = 1 - (18 - 3) * mean * (1 - mean) / 45 / scatter
    james_stein = [mean + keep * (r - mean) for r in raw]
    assert _error(raw) == pytest.approx(0.0753, abs=5e-5)
    assert _error(james_stein) == pytest.approx(0.0213, abs=1e-4)
    found = fit([Member(str(j), "", h, 45) for j, h in enumerate(HITS)])
    means = [found.over(m) for m in found.means]
    assert _error(means) == pytest.approx(0.0213, abs=5e-4)
    assert means == pytest.approx(james_stein, abs=0.01)


def test_on_the_scale_of_the_paper_the_errors_are_the_printed_ones() -> None:
    """Efron and Morris work with sqrt(45) arcsin(2p - 1): 17.56 raw and 5.01 shrunk there, .022 back as averages."""
    x = [math.sqrt(45) * math.asin(2 * h / 45 - 1) for h in HITS]
    true = [math.sqrt(45) * math.asin(2 * p - 1) for p in LATER]
    mean = sum(x) / 18
    keep = 1 - 15 / sum((v - mean) ** 2 for v in x)
    raw_error = sum((v - t) ** 2 for v, t in zip(x, true, strict=True))
    shrunk_error = sum((mean + keep * (v - mean) - t) ** 2 for v, t in zip(x, true, strict=True))
    assert (raw_error, shrunk_error) == (pytest.approx(17.56, abs=0.1), pytest.approx(5.01, abs=0.06))
    back = [(1 + math.sin((mean + keep * (v - mean)) / math.sqrt(45))) / 2 for v in x]
    assert _error(back) == pytest.approx(0.022, abs=1e-3)


@pytest.mark.skipif(not BATTING.is_file(), reason="the public batting averages are not beside the repository")
def test_the_table_of_batting_averages_is_the_public_one() -> None:
    with BATTING.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert tuple(int(r["hits"]) for r in rows) == HITS
    assert {int(r["at_bats"]) for r in rows} == {45}
    assert tuple(float(r["remainder_average"]) for r in rows) == LATER


def test_the_rat_tumours_have_the_published_summaries() -> None:
    """Mean .136 and standard deviation .103 of the first 70 give Beta(1.4, 8.6), as the book prints."""
    raw = np.array(TUMOURS[:70]) / np.array(RATS[:70])
    assert (len(TUMOURS), len(RATS)) == (71, 71)
    assert (raw.mean(), raw.std(ddof=1)) == (pytest.approx(0.136, abs=5e-4), pytest.approx(0.103, abs=5e-4))
    size = raw.mean() * (1 - raw.mean()) / raw.var(ddof=1) - 1
    assert (raw.mean() * size, (1 - raw.mean()) * size) == (pytest.approx(1.4, abs=0.05), pytest.approx(8.6, abs=0.05))


def test_the_grid_gives_the_published_means_of_alpha_and_beta_for_the_rats() -> None:
    """Gelman et al. (2013), section 5.3, with their prior (alpha + beta)^(-5/2): posterior means near 2.4 and 14.3."""
    y, n = np.array(TUMOURS, float), np.array(RATS, float)

    def density(x: np.ndarray, u: np.ndarray) -> np.ndarray:
        a, b = np.exp(u) / (1 + np.exp(-x)), np.exp(u) / (1 + np.exp(x))
        value = np.log(a) + np.log(b) - 2.5 * u
        for yy, nn in zip(y, n, strict=True):
            value = value + special.betaln(a + yy, b + nn - yy) - special.betaln(a, b)
        return value

    grid = posterior(density, (-25.0, 25.0), (-5.0, 12.0))
    size = np.exp(grid.u)
    alpha, beta = size / (1 + np.exp(-grid.x)), size / (1 + np.exp(grid.x))
    assert (grid.weights * alpha).sum() == pytest.approx(2.4, abs=0.06)
    assert (grid.weights * beta).sum() == pytest.approx(14.3, abs=0.3)
    # our own prior on phi is another one; its answer for the last experiment (4 of 14, .286 raw) is close to the book's
    fitted = fit([Member(str(j), "", yy, nn) for j, (yy, nn) in enumerate(zip(TUMOURS, RATS, strict=True))])
    book = (grid.weights * (alpha + 4) / (alpha + beta + 14)).sum()
    assert fitted.over(fitted.means[-1]) == pytest.approx(book, abs=0.005)


def _brute(figures: list[tuple[int, int]]) -> tuple[list[float], list[float], float]:
    """Return means, medians and P(first above second), integrated by scipy over mu and t = phi^(-1/2) as written."""

    def weight(t: float, mu: float) -> float:
        phi = t**-2
        prior = 2 / (math.pi * (1 + t * t))
        logs = [
            special.betaln(mu * phi + y, (1 - mu) * phi + n - y) - special.betaln(mu * phi, (1 - mu) * phi)
            for y, n in figures
        ]
        return prior * math.exp(sum(logs) + sum(math.log(math.comb(n, y)) for y, n in figures))

    nodes, w = np.polynomial.legendre.leggauss(48)
    mus, mu_w = (nodes + 1) / 2, w / 2
    angles, angle_w = (nodes + 1) * math.pi / 4, w * math.pi / 4  # t = tan(angle): the half-Cauchy becomes flat
    cells = [
        (mu, math.tan(a) ** -2, weight(math.tan(a), mu) * wm * wa * (1 + math.tan(a) ** 2))
        for mu, wm in zip(mus, mu_w, strict=True)
        for a, wa in zip(angles, angle_w, strict=True)
    ]
    mu, phi, mass = (np.array(column) for column in zip(*cells, strict=True))
    mass = mass / mass.sum()
    laws = [(mu * phi + y, (1 - mu) * phi + n - y) for y, n in figures]
    means = [float((mass * a / (a + b)).sum()) for a, b in laws]
    medians = [
        float(optimize.brentq(lambda v, a=a, b=b: (mass * stats.beta.cdf(v, a, b)).sum() - 0.5, 1e-9, 1 - 1e-9))
        for a, b in laws
    ]
    rng = np.linspace(1 / 800, 1 - 1 / 800, 400)
    first, second = laws[0], laws[1]
    wins = sum(float((mass * stats.beta.pdf(v, *first) * stats.beta.cdf(v, *second)).sum()) for v in rng) * (
        rng[1] - rng[0]
    )
    return means, medians, wins


def test_a_small_case_is_what_brute_force_integration_gives() -> None:
    figures = [(7, 9), (2, 8), (5, 12)]
    means, medians, wins = _brute(figures)
    found = pool(*figures)
    assert [e.mean for e in found.estimates] == pytest.approx(means, abs=2e-4)
    middles = [e.band.even_at / (1 + e.band.even_at) for e in found.estimates if e.band and e.band.even_at]
    assert middles == pytest.approx(medians, abs=1e-3)
    assert found.better[0][1] == pytest.approx(wins, abs=4e-3)


def test_one_member_alone_is_integrated_too() -> None:
    """With one member and mu flat the answer is symmetric and known at 5 of 10: exactly one half."""
    [only] = pool((5, 10)).estimates
    assert only.mean == pytest.approx(0.5, abs=1e-9)
    assert only.low + only.high == pytest.approx(1, abs=1e-6)
    assert (only.best, only.worst) == (None, None)  # a race of one has no winner


def test_intervals_hold_the_truth_nine_times_in_ten() -> None:
    rng = np.random.default_rng(75)
    held = total = 0
    for _ in range(10):
        mu, phi = rng.uniform(0.1, 0.9), (1 / abs(rng.standard_cauchy())) ** 2
        theta = rng.beta(max(mu * phi, 1e-3), max((1 - mu) * phi, 1e-3), 6)
        claimed = rng.integers(3, 40, 6)
        found = pool(*zip(rng.binomial(claimed, theta).tolist(), claimed.tolist(), strict=True))
        held += sum(e.low - 1e-9 <= t <= e.high + 1e-9 for e, t in zip(found.estimates, theta, strict=True))
        total += 6
    assert 0.83 <= held / total <= 0.97


Figures = st.lists(
    st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2, max_size=5
)


@settings(max_examples=10, deadline=None)
@given(Figures)
def test_an_estimate_lies_between_its_own_figures_and_the_pool(figures: list[tuple[int, int]]) -> None:
    for e in pool(*figures).estimates:
        own = e.towards if e.raw is None else e.raw
        assert e.mean == pytest.approx((1 - e.shrinkage) * own + e.shrinkage * e.towards, abs=1e-9)
        assert min(own, e.towards) - 1e-9 <= e.mean <= max(own, e.towards) + 1e-9
        assert 0 <= e.shrinkage <= 1
        assert 0 <= e.low <= e.high <= 1


@settings(max_examples=6, deadline=None)
@given(Figures)
def test_success_and_failure_mirror_each_other_exactly(figures: list[tuple[int, int]]) -> None:
    found, mirrored = pool(*figures), pool(*((n - y, n) for y, n in figures))
    assert found.mean == pytest.approx(1 - mirrored.mean, abs=1e-9)
    for e, m in zip(found.estimates, mirrored.estimates, strict=True):
        assert (e.mean, e.shrinkage) == (pytest.approx(1 - m.mean, abs=1e-9), pytest.approx(m.shrinkage, abs=1e-9))
        assert (e.low, e.high) == (pytest.approx(1 - m.high, abs=1e-6), pytest.approx(1 - m.low, abs=1e-6))
        assert (e.best, e.worst) == (pytest.approx(m.worst, abs=1e-6), pytest.approx(m.best, abs=1e-6))


@settings(max_examples=6, deadline=None)
@given(Figures, st.randoms(use_true_random=False))
def test_the_order_of_the_members_does_not_matter(figures: list[tuple[int, int]], random: object) -> None:
    order = list(range(len(figures)))
    random.shuffle(order)  # type: ignore[attr-defined]
    found, other = pool(*figures), pool(*(figures[i] for i in order))
    for place, i in enumerate(order):
        one, same = found.estimates[i], other.estimates[place]
        assert (one.mean, one.low, one.best) == pytest.approx((same.mean, same.low, same.best), abs=1e-6)


def test_nothing_claimed_gives_the_distribution_of_the_pool() -> None:
    found = pool((8, 10), (3, 9), (0, 0))
    nobody = found.estimates[2]
    assert (nobody.raw, nobody.shrinkage) == (None, 1.0)
    assert nobody.mean == pytest.approx(found.mean)
    assert nobody.low < min(e.low for e in found.estimates[:2])


def test_a_member_with_nothing_claimed_changes_nothing_for_the_others() -> None:
    with_nobody, without = pool((8, 10), (3, 9), (0, 0)), pool((8, 10), (3, 9))
    for one, other in zip(with_nobody.estimates, without.estimates, strict=False):
        assert (one.mean, one.low, one.high) == pytest.approx((other.mean, other.low, other.high), abs=1e-9)


def test_more_data_means_less_shrinkage() -> None:
    weights = [e.shrinkage for e in pool((2, 4), (8, 16), (32, 64), (128, 256)).estimates]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] < 0.7 * weights[0]


def test_members_that_agree_are_drawn_together_and_those_that_do_not_stay_apart() -> None:
    assert pool((50, 100), (51, 100), (49, 100)).estimates[0].shrinkage > 0.5
    assert pool((5, 100), (50, 100), (95, 100)).estimates[0].shrinkage < 0.05


def test_huge_and_extreme_figures_are_borne() -> None:
    found = pool((0, 10**7), (10**7, 10**7), (3, 5), (0, 0))
    assert found.at_edge < 0.01
    assert all(math.isfinite(v) for e in found.estimates for v in (e.mean, e.low, e.high, e.shrinkage))
    assert found.estimates[0].high < 1e-5
    assert found.estimates[1].low > 1 - 1e-5


def test_equal_rates_on_much_data_reach_no_edge_of_the_grid() -> None:
    found = pool(*[(300_000, 1_000_000)] * 6)
    assert found.at_edge < 0.01
    for e in found.estimates:
        assert e.mean == pytest.approx(0.3, abs=1e-5)
        assert e.high - e.low < 2 * 1.645 * math.sqrt(0.21 / 1e6) * 1.05


def test_standings_are_probabilities() -> None:
    found = pool((9, 10), (5, 10), (1, 10))
    assert sum(e.best or 0 for e in found.estimates) == pytest.approx(1)
    assert [e.best for e in found.estimates] == sorted((e.best or 0 for e in found.estimates), reverse=True)
    assert found.better[0][2] > 0.99
    assert found.better[0][1] + found.better[1][0] == pytest.approx(1)


def test_the_prior_of_how_alike_is_the_half_cauchy() -> None:
    """A member with nothing claimed leaves the prior as it is: phi^(-1/2) has the median 1, and mu the mean 1/2."""
    found = pool((0, 0))
    assert found.alike[1] == pytest.approx(1, rel=0.02)
    assert found.mean == pytest.approx(0.5)
    tail = integrate.quad(lambda s: 2 / (math.pi * (1 + s * s)), 0, found.alike[2] ** -0.5)[0]
    assert tail == pytest.approx(0.05, abs=0.005)
