"""The polytope of weights: dimension, inside, corners, refusals."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest

from comity.case.partners import Compared, Criterion, Partners
from comity.case.settlement import Span
from comity.errors import UsageError
from comity.partners.weights.polytope import Polytope, polytope
from comity.partners.weights.statements import statements


def shape_of(m: int, *compared: Compared, spans: dict[str, tuple[str, str]] | None = None) -> Polytope:
    of = {name: Span(Fraction(a), Fraction(b)) for name, (a, b) in (spans or {}).items()}
    criteria = tuple(Criterion(name, weight=of.get(name)) for name in "abcdef"[:m])
    partners = Partners(criteria, weights="given" if spans else "free", compared=compared)
    return polytope([c.id for c in criteria], statements(partners))


def corners_of(shape: Polytope) -> list[list[float]]:
    assert shape.vertices is not None
    return sorted(np.round(shape.vertices, 6).tolist())


def test_the_centre_lies_inside_and_weights_add_up_to_one() -> None:
    shape = shape_of(4, Compared("a", "b", Fraction(2), Fraction(3)), spans={"c": ("0.1", "0.3")})
    w = shape.centre
    assert abs(w.sum() - 1) < 1e-9
    assert 2 * w[1] < w[0] < 3 * w[1]
    assert 0.1 < w[2] < 0.3
    assert (shape.lows < 0).all()
    assert np.abs(shape.basis.sum(axis=0)).max() < 1e-9


def test_an_exact_ratio_lowers_the_dimension() -> None:
    assert shape_of(4).dimension == 3
    assert shape_of(4, Compared("a", "b", Fraction(2), Fraction(2))).dimension == 2
    assert shape_of(4, spans={"a": ("0.2", "0.2"), "b": ("0.1", "0.3")}).dimension == 2


def test_statements_that_leave_only_equality_are_found_to_be_equations() -> None:
    ring = [Compared(a, b) for a, b in ("ab", "bc", "ca")]
    shape = shape_of(4, *ring)
    assert shape.dimension == 1
    assert corners_of(shape) == [[0, 0, 0, 1], [round(1 / 3, 6)] * 3 + [0]]


def test_intervals_that_just_reach_one_leave_a_single_point() -> None:
    shape = shape_of(3, spans={"a": ("0.2", "0.9"), "b": ("0.3", "0.9"), "c": ("0.5", "0.9")})
    assert shape.dimension == 0
    assert np.abs(shape.centre - [0.2, 0.3, 0.5]).max() < 1e-6


def test_lower_bounds_leave_a_simplex() -> None:
    shape = shape_of(3, spans={"a": ("0.2", "1"), "b": ("0.3", "1")})
    assert corners_of(shape) == [[0.2, 0.3, 0.5], [0.2, 0.8, 0.0], [0.7, 0.3, 0.0]]


def test_what_follows_from_other_statements_is_left_out() -> None:
    shape = shape_of(3, Compared("a", "b"), Compared("b", "c"), Compared("a", "c"), Compared("a", "b", Fraction(1, 2)))
    assert len(shape.rows) == 3
    assert shape.vertices is not None


def test_the_least_and_the_most_of_each_weight_are_known() -> None:
    shape = shape_of(3, Compared("a", "b"), Compared("b", "c"))
    assert np.abs(shape.least - [1 / 3, 0, 0]).max() < 1e-9
    assert np.abs(shape.most - [1, 1 / 2, 1 / 3]).max() < 1e-9


@pytest.mark.parametrize("seed", range(20))
def test_corners_fulfil_every_statement(seed: int) -> None:
    draw = random.Random(seed)
    pairs = [draw.sample("abcde", 2) for _ in range(3)]
    compared = [Compared(a, b, Fraction(draw.randint(1, 4), 3), draw.choice([None, Fraction(3)])) for a, b in pairs]
    shape = shape_of(5, *compared)
    inside = [shape.centre, *([] if shape.vertices is None else shape.vertices)]
    for w in inside:
        assert abs(w.sum() - 1) < 1e-6
        assert w.min() > -1e-9
        for said in compared:
            a, b = w["abcde".index(said.more)], w["abcde".index(said.than)]
            assert a >= float(said.low) * b - 1e-6
            assert said.high is None or a <= float(said.high) * b + 1e-6


def test_a_contradiction_is_refused_with_the_statements_that_make_it() -> None:
    pairs = [Compared("a", "b", Fraction(2)), Compared("c", "d"), Compared("b", "a")]
    with pytest.raises(UsageError) as refused:
        shape_of(4, *pairs, spans={"a": ("0.1", "1"), "d": ("0", "0.5")})
    said = str(refused.value)
    assert 'the weight of "a" is at least 2 times that of "b"' in said
    assert 'the weight of "b" is at least 1 times that of "a"' in said
    assert 'the weight of "a" is 0.1 to 1' in said
    assert '"c"' not in said
    assert '"d"' not in said


def test_upper_bounds_that_cannot_reach_one_are_named_all() -> None:
    with pytest.raises(UsageError, match=r'"a" is 0 to 0\.4; the weight of "b" is 0 to 0\.4'):
        shape_of(2, spans={"a": ("0", "0.4"), "b": ("0", "0.4")})
