"""Draws of weights, by every way in which they may be known."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from comity.case.partners import Compared, Criterion, Partners
from comity.case.settlement import Span
from comity.errors import UsageError
from comity.partners.weights.draws import ranked_corners, weight_draws, weights_of

DRAWS = 60_000
THIN = (
    Compared("a", "b", Fraction(100), Fraction(101)),
    Compared("c", "d", Fraction(1), Fraction(3)),
    Compared("c", "e", Fraction(1)),
    Compared("d", "e", Fraction(1, 2)),
)


def ranked(m: int, *ranking: str, compared: tuple[Compared, ...] = ()) -> Partners:
    return Partners(tuple(map(Criterion, "abcdef"[:m])), weights="ranked", ranking=ranking, compared=compared)


def given(*spans: tuple[str, str], compared: tuple[Compared, ...] = ()) -> Partners:
    criteria = tuple(
        Criterion(name, weight=Span(Fraction(a), Fraction(b))) for name, (a, b) in zip("abcdef", spans, strict=False)
    )
    return Partners(criteria, weights="given", compared=compared)


def test_free_weights_are_uniform_over_the_simplex() -> None:
    w = weight_draws(Partners(tuple(map(Criterion, "abcd"))), draws=DRAWS)
    assert np.abs(w.sum(axis=1) - 1).max() < 1e-12
    # each weight of a uniform point of the simplex is Beta(1, m - 1)
    for x in (0.05, 0.2, 0.5):
        assert np.abs((w > x).mean(axis=0) - (1 - x) ** 3).max() < 0.008


def test_the_mean_of_ranked_weights_is_the_rank_order_centroid() -> None:
    w = weight_draws(ranked(4, "c", "a", "d", "b"), draws=DRAWS)
    assert ((w[:, 2] >= w[:, 0]) & (w[:, 0] >= w[:, 3]) & (w[:, 3] >= w[:, 1])).all()
    centroid = [sum(1 / k for k in range(r, 5)) / 4 for r in (2, 4, 1, 3)]
    assert np.abs(w.mean(axis=0) - centroid).max() < 0.003


def test_ranked_weights_are_sorted_free_weights() -> None:
    w = weight_draws(ranked(3, "a", "b", "c"), draws=DRAWS)
    free = -np.sort(-weight_draws(Partners(tuple(map(Criterion, "abc"))), draws=DRAWS, seed=7), axis=1)
    at = [0.1, 0.5, 0.9]
    assert np.abs(np.quantile(w, at, axis=0) - np.quantile(free, at, axis=0)).max() < 0.006


def test_criteria_outside_a_ranking_are_free() -> None:
    w = weight_draws(ranked(3, "c", "a"), draws=DRAWS)
    assert (w[:, 2] >= w[:, 0]).all()
    free = weight_draws(Partners(tuple(map(Criterion, "abc"))), draws=DRAWS, seed=7)
    kept = free[free[:, 2] >= free[:, 0]]
    assert np.abs(w.mean(axis=0) - kept.mean(axis=0)).max() < 0.005


def test_the_closed_form_of_a_ranking_is_what_its_linear_programs_find() -> None:
    order = ranked(4, "b", "d", "a")
    # a comparison that the ranking implies already sends it through the polytope
    found = weights_of(ranked(4, "b", "d", "a", compared=(Compared("b", "a"),)))
    assert found.way == "closed form"
    corners = sorted(np.round(found.corners, 6).tolist())
    assert corners == sorted(np.round(ranked_corners(4, [1, 3, 0]), 6).tolist())
    assert weights_of(order).way == "closed form"


def test_given_numbers_are_divided_by_their_sum() -> None:
    found = weights_of(given(("2", "2"), ("6", "6")))
    assert found.way == "fixed"
    assert weight_draws(given(("2", "2"), ("6", "6")), draws=3).tolist() == [[0.25, 0.75]] * 3


def test_intervals_bound_the_weights_that_add_up_to_one() -> None:
    w = weight_draws(given(("0.1", "0.3"), ("0.2", "0.5"), ("0.3", "0.6")), draws=DRAWS)
    assert np.abs(w.sum(axis=1) - 1).max() < 1e-9
    assert ((w >= np.array([0.1, 0.2, 0.3]) - 1e-9) & (w <= np.array([0.3, 0.5, 0.6]) + 1e-9)).all()
    free = weight_draws(Partners(tuple(map(Criterion, "abc"))), draws=400_000, seed=7)
    kept = free[((free >= [0.1, 0.2, 0.3]) & (free <= [0.3, 0.5, 0.6])).all(axis=1)]
    assert np.abs(w.mean(axis=0) - kept.mean(axis=0)).max() < 0.003
    assert np.abs(np.cov(w.T) - np.cov(kept.T)).max() < 0.0003


def test_a_number_beside_intervals_is_the_weight_itself() -> None:
    w = weight_draws(given(("0.2", "0.2"), ("0.1", "0.7"), ("0.1", "0.7")), draws=2_000)
    assert np.abs(w[:, 0] - 0.2).max() < 1e-9
    # what is left is uniform on a line from 0.1 to 0.7
    assert abs(w[:, 1].min() - 0.1) < 0.01
    assert abs(w[:, 1].max() - 0.7) < 0.01
    assert abs(w[:, 1].mean() - 0.4) < 0.02


def test_a_comparison_bounds_a_ratio_uniformly_in_volume() -> None:
    pair = Compared("a", "b", Fraction(1), Fraction(2))
    w = weight_draws(Partners(tuple(map(Criterion, "abc")), compared=(pair,)), draws=DRAWS)
    ratio = w[:, 0] / w[:, 1]
    assert ratio.min() >= 1 - 1e-6
    assert ratio.max() <= 2 + 1e-6
    free = weight_draws(Partners(tuple(map(Criterion, "abc"))), draws=400_000, seed=7)
    kept = free[(free[:, 0] >= free[:, 1]) & (free[:, 0] <= 2 * free[:, 1])]
    assert np.abs(w.mean(axis=0) - kept.mean(axis=0)).max() < 0.004


def test_every_way_is_used_and_told() -> None:
    walked = weights_of(Partners(tuple(map(Criterion, "abcde")), compared=THIN))
    assert walked.way == "hit-and-run"
    assert walked.to_json()["mixing"]["reached"]
    thrown = weights_of(given(("0.1", "0.3"), ("0.2", "0.5"), ("0.3", "0.5"), ("0", "0.4")))
    assert thrown.to_json() == {"drawn": "rejection", "mixing": None}
    assert weights_of(Partners((Criterion("a"),))).way == "fixed"


@pytest.mark.parametrize("way", ["free", "interval", "walk"])
def test_a_draw_is_the_same_however_blocks_are_cut(way: str) -> None:
    partners = {
        "free": Partners(tuple(map(Criterion, "abc"))),
        "interval": given(("0.1", "0.3"), ("0.2", "0.5"), ("0.3", "0.5"), ("0", "0.4")),
        "walk": Partners(tuple(map(Criterion, "abcde")), compared=THIN),
    }[way]
    found = weights_of(partners)
    whole = np.concatenate(list(found.blocks(1_000, 1_000, 3)), axis=1)
    parts = np.concatenate(list(found.blocks(1_000, 137, 3)), axis=1)
    assert whole.shape[1] == 1_000
    assert (whole == parts).all()


def test_more_draws_begin_with_the_same_draws() -> None:
    partners = given(("0.1", "0.3"), ("0.2", "0.5"), ("0.3", "0.5"), ("0", "0.4"))
    assert (weight_draws(partners, draws=100) == weight_draws(partners, draws=5_000)[:100]).all()


def test_criteria_that_are_left_no_weight_are_known() -> None:
    pairs = (Compared("a", "b", Fraction(2)), Compared("b", "a", Fraction(2)))
    found = weights_of(Partners(tuple(map(Criterion, "abcd")), compared=pairs))
    assert found.zero == (0, 1)
    assert weights_of(given(("0", "0"), ("3", "3"))).zero == (0,)
    assert weights_of(ranked(3, "a", "b")).zero == ()


def test_a_contradiction_is_refused() -> None:
    with pytest.raises(UsageError, match="contradict one another"):
        weights_of(given(("0.6", "0.7"), ("0.5", "0.7")))


def test_an_order_of_the_only_criterion_leaves_it_all_the_weight() -> None:
    only = Partners((Criterion("k"),), weights="ranked", ranking=("k",))
    assert weight_draws(only, draws=5).tolist() == [[1.0]] * 5
