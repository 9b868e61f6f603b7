"""Which offer is first at which weights: against a plain count, against SMAA-2, and the outline against its area."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.case.partners import Cell, Compared, Criterion, Offer, Partners
from comity.partners.smaa.analyse import smaa
from comity.report.partners_chapter.pictures.weight_triangle import FINE, Space, corners, middles
from comity.report.partners_chapter.weight_space import allowed, firsts_at, outline


def exact(value: str) -> Cell:
    return Cell("exact", Fraction(value), Fraction(value))


def three() -> Partners:
    """Return offers that are known exactly on three criteria."""
    rows = (("x", ("1", "0", "0.2")), ("y", ("0", "1", "0.3")), ("z", ("0.6", "0.6", "0.1")))
    offers = tuple(Offer(n, cells=tuple(zip("abc", map(exact, cells), strict=True))) for n, cells in rows)
    return Partners(tuple(map(Criterion, "abc")), offers)


def test_exact_numbers_are_counted_as_the_definition_says() -> None:
    at = middles(7)
    table = [[float(cell.low) for _, cell in o.cells] for o in three().offers]
    for weights, found in zip(at.tolist(), firsts_at(three(), at).tolist(), strict=True):
        worth = [sum(w * x for w, x in zip(weights, row, strict=True)) for row in table]
        best = [k for k, v in enumerate(worth) if v >= max(worth) - 1e-9]
        assert found == pytest.approx([1 / len(best) if k in best else 0.0 for k in range(3)])


def test_the_mean_over_the_triangle_is_the_first_rank_acceptability() -> None:
    found = smaa(three(), draws=100_000)
    mean = firsts_at(three(), middles()).mean(axis=0)
    assert mean == pytest.approx([float(row[0]) for row in found.ranks], abs=0.01)


def test_open_numbers_agree_with_smaa_as_well(made: dict[str, Callable[..., Partners]]) -> None:
    section = made["ferries"]()
    found = smaa(section, {"c1": 0.7}, draws=50_000)
    mean = firsts_at(section, middles(12), {"c1": 0.7}).mean(axis=0)
    assert mean == pytest.approx([float(row[0]) for row in found.ranks], abs=0.04)


def test_shares_at_every_weight_add_up_to_one(made: dict[str, Callable[..., Partners]]) -> None:
    assert firsts_at(made["ferries"](), middles(5)).sum(axis=1) == pytest.approx(np.ones(25))


def test_offers_that_are_level_share_the_first_place() -> None:
    same = replace(three(), offers=(three().offers[0], replace(three().offers[0], id="w")))
    assert (firsts_at(same, middles(3)) == 0.5).all()


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"weights": "ranked", "ranking": ("b", "a", "c")},
        {"compared": (Compared("a", "b", Fraction(1), Fraction(3)),)},
        {"compared": (Compared("a", "b", Fraction(2)), Compared("b", "c", Fraction(1)))},
    ],
)
def test_the_outline_has_the_area_of_the_weights_that_fit(said: dict[str, object]) -> None:
    section = replace(three(), **said)  # type: ignore[arg-type]
    points = np.array([w[:2] for w in outline(section)])
    x, y = points[:, 0], points[:, 1]
    area = abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2
    # the whole triangle has an area of one half in the first two weights
    assert area / 0.5 == pytest.approx(float(allowed(section, middles(60)).mean()), abs=0.02)


def test_small_triangles_fill_the_whole_once() -> None:
    found = corners()
    assert len(found) == FINE**2
    assert len(set(found)) == FINE**2
    assert middles().sum(axis=1) == pytest.approx(np.ones(FINE**2))


def test_the_parts_of_all_offers_and_of_none_add_up_to_one() -> None:
    at = middles()
    space = Space(
        ("x", "y", "z"),
        ("a", "b", "c"),
        (0, 1, 2),
        firsts_at(three(), at),
        allowed(three(), at),
        (None, None, None),
        tuple(outline(three())),
    )
    assert sum(space.part(k) for k in (-1, 0, 1, 2)) == pytest.approx(1.0)
