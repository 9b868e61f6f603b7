"""Reporting bias: a band, never a point, and the same in the mirror."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import UsageError
from comity.evidence.compare.bias import EVEN, band, log_likelihood, published_rate, true_rate
from comity.evidence.compare.members import Alike, Member
from comity.evidence.compare.rates import rates

Share = st.floats(0.001, 0.999)
Ratio = st.floats(0.01, 100)


def test_the_published_rate_is_that_of_counting_cases() -> None:
    """1,000 cases, 300 favourable; of these every second is published, of the others every fifth."""
    favourable, others = 300 * Fraction(1, 2), 700 * Fraction(1, 5)
    assert published_rate(0.3, 0.5 / 0.2) == pytest.approx(float(favourable / (favourable + others)))


@given(Share, Ratio)
def test_the_true_rate_undoes_the_published_one(rate: float, ratio: float) -> None:
    assert true_rate(published_rate(rate, ratio), ratio) == pytest.approx(rate)


@given(Share, Ratio)
def test_favourable_and_unfavourable_mirror_each_other(rate: float, ratio: float) -> None:
    assert published_rate(rate, ratio) == pytest.approx(1 - published_rate(1 - rate, 1 / ratio))


@given(Share, Ratio, st.integers(0, 30), st.integers(0, 30))
def test_rate_and_ratio_cannot_be_told_apart_by_published_cases(rate: float, ratio: float, yes: int, no: int) -> None:
    same = published_rate(rate, ratio)
    assert log_likelihood(rate, yes, yes + no, ratio) == pytest.approx(log_likelihood(same, yes, yes + no, 1), abs=1e-6)


def test_the_likelihood_is_a_law() -> None:
    assert sum(math.exp(log_likelihood(0.4, k, 12, 2.5)) for k in range(13)) == pytest.approx(1)


def test_a_wider_range_gives_a_wider_band_and_even_publication_gives_the_interval_itself() -> None:
    narrow, wide = band(0.3, 0.5, 0.7, (0.5, 2)), band(0.3, 0.5, 0.7, (0.25, 4))
    assert wide.low < narrow.low < 0.3
    assert 0.7 < narrow.high < wide.high
    level = band(0.3, 0.5, 0.7, (1, 1))
    assert (level.low, *level.middle, level.high) == pytest.approx((0.3, 0.5, 0.5, 0.7))


def test_the_band_mirrors() -> None:
    one, other = band(0.2, 0.4, 0.9, (0.5, 3)), band(0.1, 0.6, 0.8, (1 / 3, 2))
    assert (one.low, one.high) == pytest.approx((1 - other.high, 1 - other.low))
    assert one.middle == pytest.approx((1 - other.middle[1], 1 - other.middle[0]))
    assert one.even_at is not None
    assert other.even_at is not None
    assert one.even_at == pytest.approx(1 / other.even_at)


@pytest.mark.parametrize("ratio", [(0, 2), (-1, 1), (3, 2), (1, math.inf), (math.nan, 2)])
def test_a_range_that_is_none_is_refused(ratio: tuple[float, float]) -> None:
    with pytest.raises(UsageError, match="range of publication"):
        band(0.3, 0.5, 0.7, ratio)


def test_the_range_that_is_used_unasked_leans_nowhere() -> None:
    assert EVEN[0] * EVEN[1] == 1


def test_every_member_of_a_pool_gets_the_band_by_the_same_range() -> None:
    members = Member("a", "Aland", 9, 10), Member("b", "Borland", 2, 10)
    found = rates(Alike("rate", "parties", "", "", members), (1, 5))
    for e in found.estimates:
        assert e.band is not None
        assert e.band.ratio == (1, 5)
        assert e.band.high == pytest.approx(e.high)
        assert e.band.low < e.low
    assert "lie in these bands: Aland" in " ".join(found.sentences())
