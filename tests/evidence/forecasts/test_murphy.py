from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.evidence.forecasts.murphy import exact_parts, murphy, tenth

FORECASTS = st.lists(st.tuples(st.fractions(0, 1, max_denominator=60), st.booleans()), min_size=1, max_size=40)


def grouped(pairs, key):
    groups = {}
    for f, o in pairs:
        groups.setdefault(key(f), []).append((f, int(o)))
    return list(groups.values())


@given(FORECASTS)
@settings(max_examples=100)
def test_the_identity_of_murphy_holds_in_fractions_with_a_bin_per_value(pairs) -> None:
    brier, reliability, resolution, uncertainty, variance, covariance = exact_parts(grouped(pairs, lambda f: f))
    assert brier == Fraction(sum((f - o) ** 2 for f, o in pairs), len(pairs))
    assert brier == reliability - resolution + uncertainty
    assert variance == covariance == 0


@given(FORECASTS)
@settings(max_examples=100)
def test_with_bins_the_identity_needs_the_two_terms_within_bins_and_holds_with_them(pairs) -> None:
    brier, reliability, resolution, uncertainty, variance, covariance = exact_parts(grouped(pairs, tenth))
    assert brier == reliability - resolution + uncertainty + variance - covariance


def test_without_the_terms_within_bins_the_identity_would_be_broken() -> None:
    m = murphy([Fraction(61, 100), Fraction(69, 100)], [False, True], binned=True)
    assert m.within_variance > 0
    assert m.brier != pytest.approx(m.reliability - m.resolution + m.uncertainty, abs=1e-6)
    assert m.brier == pytest.approx(
        m.reliability - m.resolution + m.uncertainty + m.within_variance - m.within_covariance, abs=1e-15
    )


@given(FORECASTS, st.booleans())
@settings(max_examples=100)
def test_a_swap_of_claims_and_denials_changes_no_part(pairs, binned: bool) -> None:
    one = murphy([f for f, _ in pairs], [o for _, o in pairs], binned)
    other = murphy([1 - f for f, _ in pairs], [not o for _, o in pairs], binned)
    parts = ("brier", "reliability", "resolution", "uncertainty", "within_variance", "within_covariance")
    assert all(getattr(one, part) == getattr(other, part) for part in parts)
    assert [b.count for b in one.bins] == [b.count for b in other.bins][::-1]


@given(FORECASTS, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_the_order_of_forecasts_changes_nothing(pairs, random) -> None:
    mixed = list(pairs)
    random.shuffle(mixed)
    assert murphy(*zip(*pairs, strict=True)) == murphy(*zip(*mixed, strict=True))


def test_ten_bins_are_taken_where_forecasts_have_many_values() -> None:
    few = [Fraction(k, 10) for k in range(11)]
    many = [Fraction(k, 11) for k in range(12)]
    assert len(murphy(few, [True] * 11).bins) == 11
    assert len(murphy(many, [True] * 12).bins) == 10


def test_a_forecaster_who_always_gives_the_base_rate_has_neither_reliability_error_nor_resolution() -> None:
    m = murphy([Fraction(1, 4)] * 8, [True, False, False, False] * 2)
    assert (m.reliability, m.resolution, m.brier) == (0, 0, m.uncertainty)


def test_nothing_to_take_apart_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        murphy([], [])
