"""Tests of intervals: published figures, limits, and how often they cover."""

from __future__ import annotations

import numpy as np
import pytest

from comity.ensemble.intervals import Span, difference, paired_difference, product, scaled, wilson


def test_wilson_gives_newcombes_published_intervals() -> None:
    # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, score method without continuity correction
    span = wilson(np.array([81, 15, 0, 1]), np.array([263, 148, 20, 29]))
    assert span.low.round(4).tolist() == [0.2553, 0.0624, 0.0, 0.0061]
    assert span.high.round(4).tolist() == [0.3662, 0.1605, 0.1611, 0.1718]


def test_without_draws_nothing_is_known() -> None:
    span = wilson(np.array([0]), np.array([0]))
    assert (span.p[0], span.low[0], span.high[0]) == (0.5, 0.0, 1.0)


def test_a_product_with_something_certain_is_the_other_factor() -> None:
    one = wilson(np.array([37]), 50)
    sure = Span.exact(np.array([1.0]))
    both = product(Span(*(np.array([a, b]) for a, b in zip((one.p, one.low, one.high), (sure.p,) * 3, strict=True))))
    assert both.low == pytest.approx(one.low)
    assert both.high == pytest.approx(one.high)


def test_a_product_of_known_factors_is_known() -> None:
    p = np.random.default_rng(1).random((5, 40))
    out = product(Span.exact(p))
    assert (out.low == out.p).all()
    assert (out.high == out.p).all()


def test_a_product_with_zero_begins_at_zero_and_has_an_upper_end() -> None:
    out = product(wilson(np.array([[0], [50]]), 100))
    assert (out.p[0], out.low[0]) == (0, 0)
    assert 0.015 < out.high[0] < 0.04
    assert product(Span.exact(np.array([[0.0], [0.5]]))).high[0] == 0


@pytest.mark.parametrize("p", [(0.5, 0.5), (0.9, 0.3, 0.95), (0.02, 0.7)])
def test_intervals_of_products_cover_what_they_promise(p: tuple[float, ...]) -> None:
    rng = np.random.default_rng(2)
    counts = rng.binomial(200, np.array(p)[:, None], (len(p), 20_000))
    span = product(wilson(counts, 200))
    covered = ((span.low <= np.prod(p)) & (np.prod(p) <= span.high)).mean()
    assert 0.935 < covered < 0.985


def test_intervals_of_differences_cover_what_they_promise() -> None:
    rng = np.random.default_rng(3)
    a, b = wilson(rng.binomial(150, 0.7, 20_000), 150), wilson(rng.binomial(60, 0.4, 20_000), 60)
    span = difference(a, b)
    assert 0.93 < ((span.low <= 0.3) & (span.high >= 0.3)).mean() < 0.97
    rest = Span.exact(np.full(20_000, 0.5))
    half = scaled(span, rest)
    assert half.p == pytest.approx(span.p / 2)
    assert half.low == pytest.approx(span.low / 2)


def test_intervals_of_paired_differences_cover_what_they_promise() -> None:
    rng = np.random.default_rng(4)
    kinds = rng.multinomial(200, [0.08, 0.03, 0.89], 20_000)
    span = paired_difference(kinds[:, 0], kinds[:, 1], 200)
    assert 0.94 < ((span.low <= 0.05) & (span.high >= 0.05)).mean() < 0.985
