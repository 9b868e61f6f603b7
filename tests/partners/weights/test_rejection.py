"""Drawing from a simplex around a polytope."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from comity.case.partners import Compared, Criterion, Partners
from comity.case.settlement import Span
from comity.partners.values.streams import stream
from comity.partners.weights.polytope import Polytope, polytope
from comity.partners.weights.rejection import in_simplex, simplex_around
from comity.partners.weights.statements import statements


def shape_of(m: int, low: str, high: str, *compared: Compared) -> Polytope:
    span = Span(Fraction(low), Fraction(high))
    criteria = tuple(Criterion(name, weight=span) for name in "abcdefghij"[:m])
    said = statements(Partners(criteria, weights="given", compared=compared))
    return polytope([c.id for c in criteria], said)


def test_the_part_that_is_kept_is_the_share_of_the_volume() -> None:
    # of all weights of three criteria, those with none above 1/2 are a quarter
    around = simplex_around(shape_of(3, "0", "1/2"), stream(1, "x"))
    assert around is not None
    # the simplex of weights that are at most 1/2 is the polytope itself, and fills it all
    assert around.part == 1.0
    plain = in_simplex(np.eye(3), 40_000, stream(1, "y"))
    assert abs((plain.max(axis=1) <= 0.5).mean() - 0.25) < 0.01


def test_what_is_kept_fulfils_every_statement() -> None:
    around = simplex_around(shape_of(4, "1/10", "2/5", Compared("a", "b", Fraction(1), Fraction(2))), stream(1, "x"))
    assert around is not None
    kept = next(around.kept(stream(1, "y")))
    assert len(kept) > 100
    assert np.abs(kept.sum(axis=1) - 1).max() < 1e-12
    assert kept.min() >= 0.1 - 1e-9
    assert kept.max() <= 0.4 + 1e-9
    assert ((kept[:, 0] >= kept[:, 1] - 1e-9) & (kept[:, 0] <= 2 * kept[:, 1] + 1e-9)).all()


def test_draws_by_both_simplices_agree_in_their_moments() -> None:
    shape = shape_of(4, "1/10", "2/5")
    drawn = []
    for ends in (shape.least, shape.most):
        corners = ends + (1 - ends.sum()) * np.eye(4)
        x = in_simplex(corners, 200_000, stream(1, "x"))
        drawn.append(x[((x >= 0.1) & (x <= 0.4)).all(axis=1)])
    assert np.abs(drawn[0].mean(axis=0) - drawn[1].mean(axis=0)).max() < 0.003
    assert np.abs(np.cov(drawn[0].T) - np.cov(drawn[1].T)).max() < 0.0003


def test_a_flat_or_tiny_polytope_is_left_to_walks() -> None:
    flat = shape_of(4, "0", "2/5", Compared("a", "b", Fraction(2), Fraction(2)))
    assert simplex_around(flat, stream(1, "x")) is None
    tiny = shape_of(4, "0", "1", Compared("a", "b", Fraction(100), Fraction(101)))
    assert simplex_around(tiny, stream(1, "x")) is None
