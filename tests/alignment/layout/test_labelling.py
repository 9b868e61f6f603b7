"""Labels that do not collide."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.layout.apart import apart
from comity.alignment.layout.frame import Label
from comity.alignment.layout.labelling import Wish, label_width, place_labels
from comity.alignment.layout.plain import plain_overlap

SIDE = 260.0


def box(label: Label) -> tuple[float, float, float, float]:
    return label.x, label.y, label.width, label.height


def covers(label: Label, x: float, y: float, radius: float) -> bool:
    near_x = min(max(x, label.x), label.x + label.width)
    near_y = min(max(y, label.y), label.y + label.height)
    return math.hypot(x - near_x, y - near_y) < radius


def drawn(seed: int) -> tuple[np.ndarray, np.ndarray, list[Wish]]:
    rng = np.random.default_rng(seed)
    size = int(rng.integers(1, 40))
    place, radius = apart(
        rng.random((size, 2)) * SIDE, 2.5 + 5 * rng.random(size), np.full(2, 8.0), np.full(2, SIDE - 8)
    )
    names = ["Åland", "the United Kingdom", "USA", "x", "日本", "Bosnia and Herzegovina"]
    return place, radius, [Wish(k, names[int(rng.integers(6))], int(rng.integers(-1, 24))) for k in range(size)]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**6))
def test_labels_cover_no_label_and_no_dot_and_stay_on_the_paper(seed: int) -> None:
    place, radius, wishes = drawn(seed)
    labels, dropped, _ = place_labels(wishes, place, radius, SIDE, SIDE)
    assert sorted([b.actor for b in labels] + list(dropped)) == list(range(len(wishes)))
    for k, label in enumerate(labels):
        assert label.x >= 0
        assert label.y >= 0
        assert label.x + label.width <= SIDE
        assert label.y + label.height <= SIDE
        assert not any(plain_overlap(box(label), box(other)) for other in labels[:k])
        assert not any(covers(label, *spot, r) for spot, r in zip(place.tolist(), radius.tolist(), strict=True))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_a_thin_line_runs_from_the_dot_to_its_label_and_through_no_other(seed: int) -> None:
    place, radius, wishes = drawn(seed)
    labels, _, _ = place_labels(wishes, place, radius, SIDE, SIDE)
    for label in labels:
        if label.leader is None:
            continue
        x1, y1, x2, y2 = label.leader
        assert math.dist((x1, y1), place[label.actor]) == pytest.approx(radius[label.actor] + 1.5)
        points = [(x1 + (x2 - x1) * t / 20, y1 + (y2 - y1) * t / 20) for t in range(21)]
        others = [b for b in labels if b.actor != label.actor]
        assert not any(covers(other, *point, 1e-6) for other in others for point in points)
        assert covers(label, x2, y2, 2.5)


def test_who_comes_first_gets_the_room_and_the_other_is_named() -> None:
    place, radius = np.array([[8.0, 8.0], [8.0, 15.0]]), np.full(2, 3.0)
    wishes = [Wish(1, "abcdef"), Wish(0, "abcdef")]
    labels, dropped, _ = place_labels(wishes, place, radius, 58, 24)
    assert (len(labels), dropped) == (1, (0,))
    assert place_labels(wishes[::-1], place, radius, 58, 24)[1] == (1,)


def test_a_label_goes_its_last_way_again_where_that_is_free() -> None:
    place, radius = np.array([[100.0, 100.0]]), np.array([4.0])
    (label,), _, ways = place_labels([Wish(0, "abc", 3)], place, radius, 200, 200)
    assert ways == {0: 3}
    assert label.y > 100
    assert label.anchor == "middle"
    (free,), _, _ = place_labels([Wish(0, "abc")], place, radius, 200, 200)
    assert free.x > 104
    assert free.anchor == "start"


def test_the_text_is_tied_to_the_side_of_its_dot() -> None:
    label = Label(0, "abc", 10.0, 20.0, 30.0, 13.0, "end")
    assert label.at == (40.0, pytest.approx(20 + 0.78 * 13))


def test_wide_letters_and_letters_of_the_east_take_more_room() -> None:
    assert label_width("iii") < label_width("aaa") < label_width("MMM") < label_width("日本国")
    assert label_width("e\u0301") == label_width("e")
    assert label_width("") == 0
