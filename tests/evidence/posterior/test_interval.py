"""The interval of a posterior against fine numerical convolution."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest

from comity.case.evidence import Claim, Dependence, Evidence, EvidenceSource, Item, Range
from comity.evidence.posterior.analyse import posteriors
from comity.evidence.posterior.interval import PoolDraw, Uncertain, discount_cumulants, interval_of, steps
from comity.evidence.posterior.log_range import LogRange, log_odds_of
from comity.evidence.posterior.settings import PosteriorSettings
from comity.testing.evidence_at_random import any_range

STEP = 0.002
SETTINGS = PosteriorSettings()


def _density(r: LogRange) -> tuple[float, np.ndarray]:
    """Return the least value and the masses on a grid of a number that is even on each side of its middle."""
    first, last = round(r.low / STEP), round(r.high / STEP)
    grid = np.arange(first, last + 1) * STEP
    mass = np.zeros(len(grid))
    below, above = grid <= r.middle, grid >= r.middle
    mass[below] += 0.5 / below.sum()
    mass[above] += 0.5 / above.sum()
    return first * STEP, mass


def _convolved(ranges: Sequence[LogRange], level: float = 0.9) -> tuple[float, float]:
    start, mass = 0.0, np.ones(1)
    for r in ranges:
        low, more = _density(r)
        start, mass = start + low, np.convolve(mass, more)
    rising = np.cumsum(mass)
    ends = np.searchsorted(rising, [(1 - level) / 2, (1 + level) / 2])
    return start + ends[0] * STEP, start + ends[1] * STEP


@pytest.mark.parametrize("seed", range(12))
def test_a_sampled_interval_is_that_of_a_fine_convolution(seed: int) -> None:
    rng = random.Random(seed)
    ranges = [LogRange(*sorted(rng.uniform(-1, 3) for _ in range(3))) for _ in range(rng.randint(1, 5))]
    low, high, method = interval_of([Uncertain(f"x{k}", r) for k, r in enumerate(ranges)], [], SETTINGS)
    assert method == "sampled"
    want = _convolved(ranges)
    assert (low, high) == pytest.approx(want, abs=0.025 * (want[1] - want[0]))


@pytest.mark.parametrize("seed", range(6))
def test_the_closed_form_is_that_of_a_fine_convolution_where_there_are_many(seed: int) -> None:
    rng = random.Random(seed)
    ranges = [LogRange(*sorted(rng.uniform(-0.2, 0.8) for _ in range(3))) for _ in range(40)]
    low, high, method = interval_of([Uncertain(f"x{k}", r) for k, r in enumerate(ranges)], [], SETTINGS)
    assert method == "closed form"
    assert (low, high) == pytest.approx(_convolved(ranges), abs=0.05)


@pytest.mark.parametrize("seed", range(6))
def test_closed_form_and_draws_agree_with_dependent_origins(seed: int) -> None:
    rng = random.Random(seed)
    terms = [Uncertain(f"x{k}", LogRange(*sorted(rng.uniform(0, 2) for _ in range(3))), k % 2) for k in range(20)]
    pools = [PoolDraw("a", 10, (0.1, 0.3, 0.9)), PoolDraw("b", 10, (0.2, 0.2, 0.2))]
    sampled = interval_of(terms, pools, SETTINGS)
    closed = interval_of(terms, pools, SETTINGS, closed=True)
    assert (sampled[2], closed[2]) == ("sampled", "closed form")
    width = sampled[1] - sampled[0]
    assert sampled[:2] == pytest.approx(closed[:2], abs=0.08 * width)


def test_one_uncertain_number_has_an_exact_interval() -> None:
    low, high, _ = interval_of([Uncertain("x", LogRange(0, 1, 5)), Uncertain("y", LogRange(2, 2, 2))], [], SETTINGS)
    assert (low, high) == pytest.approx((2.1, 6.6))


def test_nothing_uncertain_has_no_width() -> None:
    assert interval_of([Uncertain("x", LogRange(1, 1, 1))], [], SETTINGS) == (1.0, 1.0, "none")


def test_draws_belong_to_a_name_and_a_seed() -> None:
    assert (steps("a", 400, 1) == steps("a", 400, 1)).all()
    assert (steps("a", 400, 1) != steps("b", 400, 1)).any()
    assert (steps("a", 400, 1) != steps("a", 400, 2)).any()
    assert abs(np.corrcoef(steps("a", 4000, 1), steps("b", 4000, 1))[0, 1]) < 0.08


def test_the_cumulants_of_a_discount_are_those_of_draws() -> None:
    t = np.random.default_rng(0).uniform(-1, 1, 400_000)
    rho = np.where(t < 0, 0.3 + t * 0.2, 0.3 + t * 0.6)
    f = 1 / (1 + 4 * rho)
    apart = f - f.mean()
    want = [f.mean(), (apart**2).mean(), (apart**3).mean(), (apart**4).mean() - 3 * (apart**2).mean() ** 2]
    assert discount_cumulants(PoolDraw("x", 5, (0.1, 0.3, 0.9))) == pytest.approx(want, abs=2e-4)


def test_the_interval_of_a_claim_without_items_is_that_of_its_prior() -> None:
    prior = Range(Fraction(1, 5), Fraction(2, 5), Fraction(9, 10))
    found = posteriors(Evidence(claims=(Claim("c", "x", prior=prior),))).claims["c"]
    low, middle, high = (log_odds_of(f) for f in (prior.low, prior.middle, prior.high))
    # each side is even in log-odds and holds half the mass, so 5 per cent lie in a tenth of it
    assert math.log(found.low / (1 - found.low)) == pytest.approx(low + 0.1 * (middle - low))
    assert math.log(found.high / (1 - found.high)) == pytest.approx(high - 0.1 * (high - middle))
    assert (found.p, found.worst, found.best) == pytest.approx((0.4, 0.2, 0.9))


def test_more_certain_numbers_give_a_narrower_interval() -> None:
    rng = random.Random(2)
    rows = [(any_range(rng, 1, 8), f"o{k}") for k in range(5)]

    def width(known: bool) -> float:
        items = tuple(
            Item(o, "c", "supports", "s", o, ratio=Range(r.middle, r.middle, r.middle) if known and k else r)
            for k, (r, o) in enumerate(rows)
        )
        rho = Range(Fraction(0), Fraction(1, 4), Fraction(1, 4) if known else Fraction(1))
        case = Evidence(
            sources=(EvidenceSource("s"),),
            claims=(Claim("c", "x"),),
            items=items,
            dependence=(Dependence(("o1", "o2"), rho),),
        )
        found = posteriors(case).claims["c"]
        return found.high - found.low

    assert 0 < width(True) < width(False)


def test_settings_that_make_no_sense_are_refused() -> None:
    for wrong in ({"level": 1.0}, {"draws": 201}, {"draws": 10}, {"share": 0.0}):
        with pytest.raises(ValueError, match=r"between 0 and 1|even number"):
            PosteriorSettings(**wrong)  # type: ignore[arg-type]
