"""The shapes of the sign map."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from comity.report.support_chapter.pictures.sign_map import (
    Map,
    Scale,
    held_cells,
    largest_square,
    map_figure,
    rectangles,
)

masks = arrays(np.bool_, st.tuples(st.integers(1, 7), st.integers(1, 7)))


@settings(max_examples=100)
@given(masks)
def test_rectangles_cover_each_cell_of_a_field_once_and_nothing_else(mask: np.ndarray) -> None:
    covered = np.zeros(mask.shape, int)
    for row, column, high, wide in rectangles(mask):
        covered[row : row + high, column : column + wide] += 1
    assert (covered == mask).all()


@settings(max_examples=100)
@given(masks)
def test_the_largest_square_is_as_large_as_trying_every_square_finds(mask: np.ndarray) -> None:
    row, column, side = largest_square(mask)
    assert mask[row : row + side, column : column + side].all()
    rows, columns = mask.shape
    tried = [
        n
        for n in range(1, min(rows, columns) + 1)
        for r in range(rows - n + 1)
        for c in range(columns - n + 1)
        if mask[r : r + n, c : c + n].all()
    ]
    assert side == max(tried, default=0)


def drawn(box: tuple[float, float, float, float]) -> Map:
    signs = np.array([[0, 0, -1, -1]] * 3 + [[1, 1, 2, 3]], np.int8)
    why = np.zeros(signs.shape, np.int8)
    values = np.linspace(0.0, 1.0, 4)
    scale = Scale(0.0, 1.0, "a number")
    return Map(signs, why, ("reason",), values, values, scale, scale, box)


def test_a_known_pair_of_values_is_a_ring_and_a_region_a_box() -> None:
    ring = map_figure("m", "A map", "", drawn((0.5, 0.5, 0.5, 0.5))).svg
    box = map_figure("m", "A map", "", drawn((0.1, 0.6, 0.2, 0.9))).svg
    assert ring.count('r="6.5"') == 2
    assert 'r="6.5"' not in box
    assert "what the case holds possible" in box


def test_shares_are_those_within_the_outline_and_not_of_the_whole_square() -> None:
    figure = map_figure("m", "A map", "", drawn((0.0, 0.4, 0.0, 0.7)))
    assert "Within the outline: shorter 0\xa0%, none 100\xa0%, longer 0\xa0%, depends 0\xa0%." in figure.alt
    assert [len(x) for x in held_cells(drawn((0.5, 0.5, 0.0, 1.0)))] == [4, 1]


def test_cells_that_were_not_solved_are_called_so() -> None:
    figure = map_figure("m", "A map", "", drawn((0.0, 1.0, 0.0, 1.0)))
    assert figure.rows[-1][3] == "not worked out"
    assert sum(1 for row in figure.rows if row[3] == "shorter") == 3


def test_values_outside_the_map_are_drawn_on_its_rim() -> None:
    assert Scale(0.0, 1.0, "").share(7.0) == 1.0
    assert Scale(0.0, 1.0, "").share(-7.0) == 0.0
