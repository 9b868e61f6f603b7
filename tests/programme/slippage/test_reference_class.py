"""Classes of past slippage."""

from __future__ import annotations

import math
from fractions import Fraction
from statistics import NormalDist

import numpy as np
import pytest

from comity.case.programme import Slippage
from comity.errors import UsageError
from comity.programme.slippage.reference_class import reference_class, stretched


def of(*ratios: float) -> Slippage:
    return Slippage(("x",), tuple(Fraction(r) for r in ratios))


def test_so_many_in_a_hundred_did_not_exceed_a_ratio_that_happened() -> None:
    known = reference_class(of(3, 1, 2, 4, 5, 6, 7, 8, 9, 10))
    for p in range(1, 101):
        ratio = known.at(p)
        assert ratio is not None
        assert sum(r <= ratio for r in known.ratios) * 10 >= p
        assert sum(r < ratio for r in known.ratios) * 10 < p


def test_fewer_than_ten_are_too_few() -> None:
    assert reference_class(of(*range(1, 10))).too_few()
    assert not reference_class(of(*range(1, 11))).too_few()


def test_the_curve_beside_has_the_mean_and_spread_of_the_logarithms() -> None:
    draws = [math.exp(x) for x in NormalDist(0.2, 0.4).samples(4000, seed=1)]
    curve = reference_class(of(*draws)).lognormal
    assert curve is not None
    assert curve.mean == pytest.approx(0.2, abs=0.03)
    assert curve.spread == pytest.approx(0.4, abs=0.03)
    assert curve.at(50) == pytest.approx(math.exp(curve.mean))


def test_the_curve_is_that_of_another_library() -> None:
    scipy = pytest.importorskip("scipy.stats")
    ratios = (1.1, 0.9, 1.5, 2.25, 1.0)
    curve = reference_class(of(*ratios)).lognormal
    shape, _, scale = scipy.lognorm.fit(ratios, floc=0)
    assert curve is not None
    assert curve.spread == pytest.approx(shape, rel=1e-3)
    assert curve.at(90) == pytest.approx(scipy.lognorm.ppf(0.9, shape, 0, scale), rel=1e-3)


def test_a_class_without_ratios_has_no_curve_and_no_percentiles() -> None:
    known = reference_class(of())
    assert (known.lognormal, known.at(50), known.too_few()) == (None, None, True)
    assert known.to_json()["lognormal"] is None


def test_ratios_that_are_all_the_same_have_a_curve_without_spread() -> None:
    curve = reference_class(of(2, 2)).lognormal
    assert curve is not None
    assert curve.at(5) == curve.at(95) == pytest.approx(2)


@pytest.mark.parametrize("ratio", [0, -1])
def test_a_ratio_of_nothing_is_refused(ratio: int) -> None:
    with pytest.raises(UsageError, match="above 0"):
        reference_class(of(1, ratio))


def test_every_past_ratio_is_as_likely_as_any_other() -> None:
    chances = (np.arange(3000) + 0.5) / 3000
    values, counts = np.unique(stretched(np.array([1.0, 2.0, 5.0]), chances), return_counts=True)
    assert values.tolist() == [1, 2, 5]
    assert counts.tolist() == [1000, 1000, 1000]


def test_the_ends_of_the_chances_are_the_smallest_and_the_largest_ratio() -> None:
    assert stretched(np.array([1.0, 2.0]), np.array([0.0, 1.0])).tolist() == [1, 2]
