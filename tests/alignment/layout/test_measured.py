"""How good a drawing is."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.alignment.layout.frame import Frame, Label
from comity.alignment.layout.majorise import distances
from comity.alignment.layout.measured import cross, crossings, label_overlaps, missed, movement
from comity.alignment.layout.plain import plain_cross
from comity.alignment.layout.targets import Wanted
from comity.alignment.network import Snapshot

DAY = dt.date(1950, 1, 1)


def frame(**spots: tuple[float, float]) -> Frame:
    place = np.array(list(spots.values()))
    return Frame(tuple(spots), place[:, 0], place[:, 1], np.ones(len(place)), (), (), DAY, DAY)


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=4, max_size=4))
def test_lines_cross_where_the_plain_twin_says(ends: list[tuple[int, int]]) -> None:
    a, b, c, d = [(float(x), float(y)) for x, y in ends]
    assert bool(cross(np.array([[a, b]]), np.array([[c, d]]))[0]) == plain_cross(a, b, c, d)


def test_a_square_with_both_diagonals_has_one_crossing_among_three_loose_pairs() -> None:
    rows = np.array([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)])
    snap = Snapshot(("a", "b", "c", "d"), rows[:, 0], rows[:, 1], np.ones(6, np.int8), np.ones(6), DAY, DAY)
    square = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
    assert crossings(square, snap, np.random.default_rng(0)) == pytest.approx(1 / 3)


def test_the_size_of_the_drawing_does_not_count_as_missed() -> None:
    true = np.random.default_rng(2).random((7, 2))
    aim = Wanted(distances(true), 1.0 - np.eye(7), np.zeros((7, 7), bool))
    assert missed(true * 300, aim) == pytest.approx(0, abs=1e-7)
    assert 0 < missed(true * (300, 100), aim) < 1
    assert missed(np.zeros((7, 2)), aim) == 1


def test_movement_is_the_mean_over_those_in_both_windows() -> None:
    one, two = frame(a=(0, 0), b=(5, 5), c=(9, 9)), frame(b=(5, 8), c=(9, 10), d=(1, 1))
    assert movement(one, two) == 2
    assert math.isnan(movement(frame(a=(0, 0)), frame(b=(0, 0))))


def test_boxes_that_only_touch_do_not_overlap() -> None:
    first, second = Label(0, "a", 0, 0, 10, 10, "start"), Label(1, "b", 10, 0, 10, 10, "start")
    third = Label(2, "c", 9, 9, 10, 10, "start")
    assert label_overlaps((first, second)) == 0
    assert label_overlaps((first, second, third)) == 2
