"""The maps: every tie and actor once, looks that stay, names that never lie on one another."""

from __future__ import annotations

import datetime as dt
import re
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.layout.frame import Frame
from comity.alignment.layout.layout import layout
from comity.alignment.network import Snapshot
from comity.report.alignment_chapter.pictures.followed import Group, followed
from comity.report.alignment_chapter.pictures.network_map import Mapped, biggest, map_figure
from comity.report.alignment_chapter.pictures.small_maps import MOST, small_maps
from comity.report.alignment_chapter.pictures.strokes import chosen
from comity.report.content import Figure
from comity.report.figures.axes import apart
from comity.report.figures.looks import SMALL, outlines, shape
from comity.report.figures.said import spread
from comity.report.palette import LIGHT
from comity.report.svg import text_width
from comity.testing.signed_networks import signed_network

SIZE = (720.0, 520.0)


def snapshot(seed: int, actors: int = 12, year: int = 2000, heaviest: int = 4) -> Snapshot:
    """Return a random network of actors that all have a tie, one of them with a name that could be markup."""
    matrix = signed_network(seed, most=actors, least=actors, density=0.4, heaviest=heaviest)
    matrix[0, 1:2] = matrix[1:2, 0] = 1
    there = np.flatnonzero(np.abs(matrix).sum(axis=0))
    matrix = matrix[np.ix_(there, there)]
    a, b = np.nonzero(np.triu(matrix))
    names = ("<A> & co", *(f"b{k:02}" for k in there[1:]))
    weight = np.abs(matrix[a, b]).astype(np.float64)
    days = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return Snapshot(names, a, b, np.sign(matrix[a, b]).astype(np.int8), weight, *days)


def mapped(windows: list[Snapshot]) -> list[Mapped]:
    groups = followed([(s.actors[:5], s.actors[5:9]) for s in windows])
    frames = layout(windows, width=SIZE[0], height=SIZE[1]).frames
    return [Mapped(s, f, SIZE, g) for s, f, g in zip(windows, frames, groups, strict=True)]


def drawn(figure: Figure | None) -> ElementTree.Element:
    assert figure is not None
    return ElementTree.fromstring(figure.svg)


def moves(figure: Figure | None) -> int:
    """Return how many ties are drawn, counted by their strokes."""
    paths = [e.get("d", "") for e in drawn(figure).iter() if e.tag.endswith("path") and "opacity" in e.get("style", "")]
    return sum(d.count("M") for d in paths)


def test_every_tie_is_drawn_once_and_ties_against_are_dashed() -> None:
    (m,) = mapped([snapshot(3)])
    figure = map_figure("m", "Ties, 2000", "C.", m)
    assert figure is not None
    assert moves(figure) == len(m.snapshot.a) == len(figure.rows)
    dashed = [
        e.get("d", "").count("M")
        for e in drawn(figure).iter()
        if e.tag.endswith("path") and "opacity" in e.get("style", "") and "dasharray" in e.get("style", "")
    ]
    assert sum(dashed) == m.snapshot.negative
    assert 0 < m.snapshot.negative < len(m.snapshot.a)


def test_every_actor_has_a_mark_that_tells_its_ties() -> None:
    (m,) = mapped([snapshot(3)])
    titles = [e.text or "" for e in drawn(map_figure("m", "T", "", m)).iter() if e.tag.endswith("title")][1:]
    assert sorted(t.rpartition(":")[0] for t in titles) == sorted(m.snapshot.actors)
    s = m.snapshot
    plus, minus = (
        sum(0 in pair and sign == turn for pair, sign in zip(s.pairs, s.sign, strict=True)) for turn in (1, -1)
    )
    assert plus != minus
    assert f"<A> & co: {plus} tie{'' if plus == 1 else 's'} for, {minus} against" in titles


def test_a_map_explains_itself() -> None:
    (m,) = mapped([snapshot(3)])
    figure = map_figure("m", "Ties, 2000", "The case.", m)
    assert figure is not None
    assert figure.caption.startswith("The case. Full lines are ties for one another, dashed lines ties against")
    assert "Shape and colour tell the community" in figure.caption
    assert not re.search(r"\b(nan|inf)\b", figure.svg)
    assert set(re.findall(r"var\(--([a-z0-9-]+)\)", figure.svg)) <= set(LIGHT)
    text = [e.text for e in drawn(figure).iter() if e.tag.endswith("text")]
    assert "tie against" in text
    friends = Snapshot(("a", "b"), np.array([0]), np.array([1]), np.ones(1, np.int8), np.ones(1), *window())
    alone = map_figure("m", "T", "", mapped([friends])[0])
    assert alone is not None
    assert "against" not in alone.caption


def window() -> tuple[dt.date, dt.date]:
    return dt.date(2000, 1, 1), dt.date(2000, 12, 31)


def test_actors_are_called_by_the_names_that_are_given() -> None:
    s = snapshot(3)
    names = {actor: f"Land {k}" for k, actor in enumerate(s.actors)}
    frame = layout([s], width=SIZE[0], height=SIZE[1], labels=names).frames[0]
    m = Mapped(s, frame, SIZE, followed([(s.actors[:5], s.actors[5:9])])[0], names=names)
    for figure in (map_figure("m", "T", "", m), small_maps("s", "T", "", [m, m])):
        assert figure is not None
        whole = " ".join([figure.svg, figure.caption, figure.alt, str(figure.rows)])
        assert "Land 3" in whole
        assert not any(f"b{k:02}" in whole or "<A>" in whole for k in range(12))


def test_names_without_room_are_told_in_the_caption() -> None:
    (m,) = mapped([snapshot(3)])
    f = m.frame
    less = Frame(f.actors, f.x, f.y, f.radius, f.labels[2:], f.actors[:2], f.first, f.last)
    figure = map_figure("m", "T", "", Mapped(m.snapshot, less, SIZE, m.groups))
    assert figure is not None
    assert "no room for the names of 2 actors: <A> & co, b01." in figure.caption


def test_without_ties_there_is_no_map() -> None:
    none = np.array([], np.intp)
    empty = Snapshot((), none, none, none.astype(np.int8), none.astype(float), *window())
    at = none.astype(float)
    blank = Mapped(empty, Frame((), at, at, at, (), (), *window()), SIZE)
    assert map_figure("m", "T", "", blank) is None
    assert small_maps("m", "T", "", [blank, blank]) is None
    first, last = mapped([snapshot(1), snapshot(1, year=2001)])
    assert small_maps("m", "T", "", [first, blank, last]) is not None


def test_names_of_dots_close_together_do_not_lie_on_one_another() -> None:
    days = window()
    s = Snapshot(
        ("Aland", "Bland", "Cland"), np.array([0, 0, 1]), np.array([1, 2, 2]), np.ones(3, np.int8), np.ones(3), *days
    )
    at = np.array([300.0, 304.0, 308.0])
    m = Mapped(s, Frame(s.actors, at, np.full(3, 260.0), np.full(3, 2.0), (), (), *days), SIZE)
    spots = [
        (float(e.get("x", "nan")), float(e.get("y", "nan")))
        for e in drawn(small_maps("m", "T", "", [m, m])).iter()
        if e.tag.endswith("text") and "paint-order" in e.get("style", "")
    ]
    assert len(spots) == 4, "two names fit beside these dots, above and below, and the third goes without"
    assert all(abs(a[1] - b[1]) >= 11 or abs(a[0] - b[0]) > 30 for a, b in combinations(spots, 2))


def test_of_many_windows_twelve_are_drawn_the_first_and_the_last_among_them() -> None:
    windows = mapped([snapshot(3, year=1950 + k) for k in range(30)])
    figure = small_maps("m", "T", "", windows)
    text = [e.text for e in drawn(figure).iter() if e.tag.endswith("text")]
    years = [w for w in text if w and re.fullmatch(r"19[5-7]\d", w)]
    assert len(years) == MOST
    assert (years[0], years[-1]) == ("1950", "1979")
    assert figure is not None
    assert figure.caption.startswith("12 of 30 windows are drawn")
    assert len(figure.rows) == sum(len(windows[k].snapshot.actors) for k in spread(30, 12))


def test_an_actor_that_stands_still_is_drawn_at_one_place_in_every_small_map() -> None:
    (m,) = mapped([snapshot(3)])
    figure = small_maps("m", "T", "", [m, m, m])
    inside = [e for e in drawn(figure).iter() if e.get("transform")]
    assert len(inside) == 3
    assert len({tuple(p.get("d") for p in e) for e in inside}) == 1


def test_names_on_small_maps_lie_apart_and_within_their_frame() -> None:
    figure = small_maps("m", "T", "", mapped([snapshot(seed, year=1950 + seed) for seed in range(9)]))
    panels = [e for e in drawn(figure).iter() if e.tag.endswith("g") and e.find("{*}rect") is not None]
    assert len(panels) == 9
    for panel in panels:
        rect = panel.find("{*}rect")
        assert rect is not None
        x, y, w, h = (float(rect.get(k, "nan")) for k in ("x", "y", "width", "height"))
        boxes = []
        for e in panel.findall("{*}text"):
            if "paint-order" in e.get("style", ""):
                half = text_width(e.text or "", 11, bold=True) / 2
                boxes.append((float(e.get("x", "nan")) - half, float(e.get("y", "nan")) - 9, half * 2, 10.0))
        assert all(x - 0.2 <= a and a + u <= x + w + 0.2 and y <= b and b + v <= y + h + 1 for a, b, u, v in boxes)
        for (a, b, u, v), (c, d, s, t) in combinations(boxes, 2):
            assert a + u <= c + 0.2 or c + s <= a + 0.2 or b + v <= d or d + t <= b


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2000), st.integers(1, 40))
def test_what_is_left_out_is_lighter_than_all_that_is_drawn(seed: int, most: int) -> None:
    s = snapshot(seed)
    found = chosen(s, most)
    left = np.delete(s.weight, found.rows)
    assert found.left_out == len(left)
    assert not len(left) or left.max() < s.weight[found.rows].min()
    assert len(found.rows) <= most or len({*s.weight[found.rows].tolist()}) == 1


def test_the_name_of_an_actor_does_not_choose_what_is_drawn() -> None:
    s = snapshot(7, heaviest=1)
    assert len(chosen(s, 3).rows) == len(s.a), "ties of one weight stay together"


groupings = st.lists(
    st.lists(st.integers(0, 4), min_size=8, max_size=8).map(
        lambda of: tuple(tuple(f"a{k}" for k in range(8) if of[k] == g) for g in sorted(set(of)))
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=120)
@given(groupings)
def test_each_look_is_taken_once_in_a_window_and_every_group_has_one(
    windows: list[tuple[tuple[str, ...], ...]],
) -> None:
    found = followed(windows, most=4)
    for groups, own in zip(windows, found, strict=True):
        assert sorted(g.members for g in own) == sorted(g for g in groups if len(g) > 1)
        places = [g.place for g in own if g.place < 4]
        assert len(places) == len(set(places))
        assert all(g.place <= 4 for g in own)


@settings(max_examples=60)
@given(groupings)
def test_groups_that_stay_the_same_keep_their_look(windows: list[tuple[tuple[str, ...], ...]]) -> None:
    twice = followed([w for w in windows for _ in (0, 1)])
    for first, second in zip(twice[::2], twice[1::2], strict=True):
        assert first == second


def test_a_group_is_followed_through_its_members_and_not_its_name() -> None:
    first, last = followed([(("a", "b", "c"), ("x", "y")), (("a", "x", "y", "z"), ("b", "c"))])
    assert {g.members: g.place for g in first} == {("x", "y"): 0, ("a", "b", "c"): 1}
    assert {g.members: g.place for g in last} == {("a", "x", "y", "z"): 0, ("b", "c"): 1}
    assert first[0] == Group(0, ("x", "y"))


def test_the_biggest_are_counted_by_their_part_of_each_window() -> None:
    days = window()
    one = Snapshot(("a", "b"), np.array([0]), np.array([1]), np.ones(1, np.int8), np.array([1e6]), *days)
    ends = np.array([0, 0, 0]), np.array([1, 2, 3])
    two = Snapshot(("c", "d", "e", "f"), *ends, np.ones(3, np.int8), np.ones(3), *days)
    frame = Frame((), np.zeros(0), np.zeros(0), np.zeros(0), (), (), *days)
    assert biggest([Mapped(s, frame, SIZE) for s in (one, two, two)], 3) == ("c", "a", "b")


@pytest.mark.parametrize("place", range(SMALL + 1))
def test_marks_are_centred_and_about_alike_in_size(place: int) -> None:
    drawn_ = ElementTree.fromstring(shape(place, 100, 200, 10.0))
    if drawn_.tag == "circle":
        assert (drawn_.get("cx"), drawn_.get("cy"), drawn_.get("r")) == ("100", "200", "10")
        return
    corners = np.array([[float(v) for v in p.split(",")] for p in drawn_.get("points", "").split()])
    x, y = corners.T
    area = 0.5 * abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1)))
    assert corners.mean(axis=0) == pytest.approx([100, 200], abs=0.1)
    assert 0.75 < area / (np.pi * 100) < 1.25


def test_many_marks_in_one_path_are_as_many_as_were_given() -> None:
    for place in range(SMALL + 1):
        assert outlines(place, [(10.0, 10.0, 4.0), (50.0, 20.0, 6.0)]).count("M") == 2
    assert outlines(0, []) == ""


@settings(max_examples=150)
@given(st.lists(st.floats(0, 200), min_size=1, max_size=9))
def test_names_moved_apart_keep_their_order_and_their_distance(places: list[float]) -> None:
    found = apart(places, 20.0, 0.0, 200.0)
    assert all(-1e-6 <= y <= 200 + 1e-6 for y in found)
    assert all(abs(a - b) >= 20 - 1e-6 for a, b in combinations(found, 2))
    assert all((a - b) * (x - y) >= 0 for (a, x), (b, y) in combinations(list(zip(places, found, strict=True)), 2))
    if all(abs(a - b) >= 20 for a, b in combinations(places, 2)):
        assert found == pytest.approx(places)


@given(st.integers(0, 200), st.integers(2, 30))
def test_windows_are_chosen_evenly_with_both_ends(count: int, most: int) -> None:
    found = spread(count, most)
    assert len(found) == min(count, most) == len(set(found))
    assert not count or (found[0], found[-1]) == (0, count - 1)
    steps = np.diff(found)
    assert not len(steps) or steps.max() - steps.min() <= 1
