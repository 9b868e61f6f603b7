"""Numbers of a package moved to the greatest product: known optima, and grids of numbers as the witness."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.settlement import Issue
from comity.settlement.packages.bargaining.nash import nash, product
from comity.settlement.packages.bargaining.numbers import best_numbers
from comity.settlement.packages.model import Curve, Packages

ONE = Fraction(1)


def split(*curves: Curve, floor: tuple[Fraction, ...] = (), weights: tuple[Fraction, ...] = ()) -> Packages:
    """One issue settled by a number; a curve for each party."""
    n = len(curves)
    ends = (curves[0][0][0], curves[0][-1][0])
    issue = Issue("share", span=ends)
    rows = tuple((curve,) for curve in curves)
    none = (Fraction(0),) * n
    return Packages(
        (issue,), tuple("abcd"[:n]), (((),),) * n, rows, ((),) * n, (), floor or none, weights or (ONE,) * n
    )


def curve(*points: tuple[Fraction | int, Fraction | int]) -> Curve:
    return tuple((Fraction(x), Fraction(y)) for x, y in points)


def test_half_a_pie_is_found_as_one_half() -> None:
    found = nash(split(curve((0, 0), (1, 1)), curve((0, 1), (1, 0))), "nash", 5, Budget())
    assert found.packages == ((Fraction(1, 2),),)


def test_with_walk_aways_of_three_and_one_the_gains_are_shared_evenly() -> None:
    # (2 + 0.4 x)(3 - 0.4 x) is greatest at x = 1.25
    model = split(curve((0, 5), (10, 9)), curve((0, 4), (10, 0)), floor=(Fraction(3), ONE))
    found = nash(model, "nash", 5, Budget())
    assert found.packages == ((Fraction(5, 4),),)
    assert found.values == ((Fraction(11, 2), Fraction(7, 2)),)


def test_weights_share_a_pie_in_their_proportion() -> None:
    model = split(curve((0, 0), (1, 1)), curve((0, 1), (1, 0)), weights=(Fraction(3), ONE))
    assert nash(model, "weighted_nash", 5, Budget()).packages == ((Fraction(3, 4),),)


def random_curve(rng: random.Random, up: bool) -> Curve:
    """Return a concave line over 0 to 10 that rises, or falls, ever more slowly or faster."""
    slopes = sorted((Fraction(rng.randint(1, 20), 4) for _ in range(rng.randint(1, 4))), reverse=up)
    xs = sorted(rng.sample(range(1, 10), len(slopes) - 1))
    points, value = [(Fraction(0), Fraction(0))], Fraction(0)
    for x, slope in zip([*map(Fraction, xs), Fraction(10)], slopes, strict=True):
        value += (x - points[-1][0]) * (slope if up else -slope)
        points.append((x, value))
    return tuple(points)


@pytest.mark.parametrize("seed", range(60))
def test_no_number_of_a_fine_grid_is_better(seed: int) -> None:
    rng = random.Random(seed)
    curves = [random_curve(rng, up=k % 2 == 0) for k in range(rng.randint(2, 3))]
    start = Fraction(rng.randint(1, 9))
    at = [min(c, key=lambda p: abs(p[0] - start))[1] for c in curves]
    floor = tuple(v - rng.randint(5, 40) for v in at)
    weights = tuple(Fraction(rng.randint(1, 3)) for _ in curves)
    model = split(*curves, floor=floor, weights=weights)
    task = (tuple(range(len(curves))), weights)
    grid = [(Fraction(k, 100),) for k in range(1001)]
    fit = [g for g in grid if all(v > f for v, f in zip(model.values(g), floor, strict=True))]
    if not fit:
        return
    best = best_numbers(model, fit[0], task)
    top = max(product(model, g, task) for g in fit)
    assert model.acceptable(best)
    assert float(product(model, best, task)) >= float(top) * (1 - 1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_it_never_makes_a_package_worse(seed: int) -> None:
    rng = random.Random(seed)
    model = split(random_curve(rng, True), random_curve(rng, False), floor=(Fraction(-1), Fraction(-200)))
    package = (Fraction(rng.randint(0, 1000), 100),)
    task = ((0, 1), (ONE, ONE))
    assert product(model, best_numbers(model, package, task), task) >= product(model, package, task)
