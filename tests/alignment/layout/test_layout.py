"""The layout, whole: laws on small networks, camps that can be seen, time, and the signed networks of states."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.layout.frame import Frame, Layout
from comity.alignment.layout.layout import MOST, layout
from comity.alignment.layout.plain import plain_overlap, plain_touching
from comity.alignment.network import Snapshot
from comity.budget import Budget
from comity.errors import BudgetExceededError, UsageError
from comity.testing.signed_networks import signed_network

STATES = Path(__file__).resolve().parents[4] / "shared" / "data" / "cow_signed_networks" / "edges.csv"
Row = tuple[str, str, int, float]


def window(year: int, rows: list[Row], alone: tuple[str, ...] = ()) -> Snapshot:
    names = sorted({name for row in rows for name in row[:2]} | set(alone))
    at = {name: k for k, name in enumerate(names)}
    found = sorted((*sorted((at[a], at[b])), sign, weight) for a, b, sign, weight in rows)
    a, b, sign, weight = (np.array([row[k] for row in found]) for k in range(4))
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return Snapshot(
        tuple(names), a.astype(np.intp), b.astype(np.intp), sign.astype(np.int8), weight.astype(float), first, last
    )


def of_matrix(matrix: np.ndarray, year: int = 1950, alone: tuple[str, ...] = ()) -> Snapshot:
    pairs = np.argwhere(np.triu(matrix)).tolist()
    return window(year, [(f"n{a:03}", f"n{b:03}", np.sign(v := matrix[a, b]), abs(v)) for a, b in pairs], alone)


def windows(seed: int, most: int = 14, count: int = 3) -> list[Snapshot]:
    rng = np.random.default_rng(seed)
    alone = tuple(f"z{k}" for k in range(int(rng.integers(0, 4))))
    return [of_matrix(signed_network(seed + k, most=most, heaviest=5), 1950 + k, alone) for k in range(count)]


def camps(seed: int, size: int, groups: int = 2, inside: float = 0.5, across: float = 0.3) -> np.ndarray:
    """Return friends within and foes across."""
    rng = np.random.default_rng(seed)
    camp = np.arange(size) % groups
    same = camp[:, None] == camp
    tied = np.triu(rng.random((size, size)) < np.where(same, inside, across), 1)
    upper = tied * np.where(same, 1, -1)
    return upper + upper.T


def gaps(frame: Frame) -> np.ndarray:
    return np.hypot(frame.x[:, None] - frame.x, frame.y[:, None] - frame.y)


def told(found: Layout) -> str:
    return json.dumps(found.to_json(), sort_keys=True)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([(720, 520), (160, 120), (40, 40), (120, 700)]))
def test_nothing_overlaps_and_all_lies_inside_the_frame(seed: int, size: tuple[int, int]) -> None:
    snaps = windows(seed)
    found = layout(snaps, width=size[0], height=size[1])
    assert found.quality.overlaps == 0
    for snap, frame in zip(snaps, found.frames, strict=True):
        assert frame.actors == snap.actors
        assert plain_touching(frame.places.tolist(), frame.radius.tolist()) == []
        assert ((frame.places - frame.radius[:, None] >= 0) & (frame.places + frame.radius[:, None] <= size)).all()
        boxes = [(b.x, b.y, b.width, b.height) for b in frame.labels]
        assert not any(plain_overlap(one, two) for k, one in enumerate(boxes) for two in boxes[:k])
        assert all(x >= 0 and y >= 0 and x + w <= size[0] and y + h <= size[1] for x, y, w, h in boxes)
        assert {b.text for b in frame.labels} | set(frame.dropped) == set(snap.actors)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_the_same_windows_give_the_same_drawing_in_whatever_order_actors_and_ties_stand(seed: int) -> None:
    snaps = windows(seed)
    rng = np.random.default_rng(seed)
    mixed = []
    for snap in snaps:
        order, rows = rng.permutation(len(snap.actors)), rng.permutation(len(snap.a))
        to = np.argsort(order)
        names = tuple(snap.actors[k] for k in order)
        ends = to[snap.b[rows]], to[snap.a[rows]]
        mixed.append(Snapshot(names, *ends, snap.sign[rows], snap.weight[rows], snap.first, snap.last))
    assert told(layout(snaps)) == told(layout(snaps)) == told(layout(mixed))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_other_weights_of_the_same_proportion_change_nothing(seed: int) -> None:
    snaps = windows(seed)
    more = [Snapshot(s.actors, s.a, s.b, s.sign, s.weight * 4, s.first, s.last) for s in snaps]
    assert told(layout(snaps)) == told(layout(more))


@pytest.mark.parametrize("seed", range(4))
def test_camps_stand_apart_and_mirrored_signs_change_who_is_near(seed: int) -> None:
    matrix = camps(seed, 16)
    camp = np.arange(16) % 2
    same = (camp[:, None] == camp) & ~np.eye(16, dtype=bool)
    far = gaps(layout([of_matrix(matrix)]).frames[0])
    assert 1.5 * far[same].mean() < far[camp[:, None] != camp].mean()
    mirrored = gaps(layout([of_matrix(-matrix)]).frames[0])
    assert mirrored[matrix > 0].mean() > mirrored[matrix < 0].mean()


def test_who_is_absent_comes_back_near_its_place() -> None:
    matrix = camps(5, 24, groups=3)
    without = matrix.copy()
    without[7] = without[:, 7] = 0
    years = [of_matrix(matrix, 1950), of_matrix(without, 1951), of_matrix(without, 1952), of_matrix(matrix, 1953)]
    found = layout(years).frames
    assert "n007" not in found[1].actors
    before, after = found[0].places[7], found[3].places[7]
    assert np.hypot(*(before - after)) < 40


def test_holding_harder_moves_less_and_misses_more() -> None:
    rng = np.random.default_rng(3)
    years, matrix = [], camps(3, 30, groups=3)
    for year in range(8):
        changed = np.triu(rng.random((30, 30)) < 0.08, 1)
        matrix = np.where(changed | changed.T, np.roll(matrix, 1, axis=(0, 1)), matrix)
        years.append(of_matrix(matrix, 1950 + year))
    free, usual, firm = (layout(years, hold=hold).quality for hold in (0.0, 0.5, 0.95))
    assert np.mean(free.movement) > np.mean(usual.movement) > np.mean(firm.movement)
    assert np.mean(free.stress) < np.mean(usual.stress) < np.mean(firm.stress)


def test_the_first_window_is_drawn_from_its_own_ties_more_than_from_later_ones() -> None:
    order = np.random.default_rng(6).permutation(30)
    first = camps(6, 30, groups=3)
    other = first[np.ix_(order, order)]
    years = [of_matrix(first, 1950), *(of_matrix(other, 1951 + k) for k in range(4))]
    assert layout(years).quality.stress[0] < 1.5 * layout(years[:1]).quality.stress[0]


def test_windows_without_any_change_hardly_move() -> None:
    moved = layout([of_matrix(camps(8, 30, groups=3), 1950 + k) for k in range(5)]).quality.movement
    assert max(moved) < 0.002


def test_actors_without_ties_are_parked_at_the_rim() -> None:
    frame = layout([of_matrix(camps(2, 12), 1950, ("z1", "z2", "z3"))]).frames[0]
    edge = np.minimum(frame.places, np.array((720, 520)) - frame.places).min(axis=1)
    parked = np.array([name.startswith("z") for name in frame.actors])
    assert edge[parked].max() < edge[~parked].min()


def test_labels_can_be_given_and_left_out() -> None:
    snap = window(1950, [("a", "b", 1, 1.0), ("b", "c", 1, 1.0)])
    frame = layout([snap], labels={"a": "Ayland", "b": ""}).frames[0]
    assert [(b.actor, b.text) for b in frame.labels] == [(0, "Ayland"), (2, "c")]
    assert frame.dropped == ()


def test_names_that_find_no_room_are_told_the_most_tied_first() -> None:
    found = layout([of_matrix(camps(1, 60, groups=3, inside=0.9, across=0.0))], width=200, height=150)
    frame = found.frames[0]
    degree = np.abs(camps(1, 60, groups=3, inside=0.9, across=0.0)).sum(axis=0)
    order = [-degree[int(name[1:])] for name in frame.dropped]
    assert len(order) > 5
    assert order == sorted(order)
    assert f"{len(order)} names found no room" in found.sentences()[-1]


def test_the_words_say_what_a_long_way_means() -> None:
    years = [of_matrix(camps(k, 12), 1950 + k) for k in range(2)]
    assert any("a long way means that ties changed" in line for line in layout(years).sentences())
    assert any("a long way may mean nothing" in line for line in layout(years, hold=0.0).sentences())
    assert not any("one window to the next" in line for line in layout(years[:1]).sentences())


def test_odd_windows_are_drawn_too() -> None:
    assert layout([]).frames == ()
    empty, one, pair = window(1950, []), window(1951, [], ("a",)), window(1952, [("a", "b", -1, 2.0)])
    found = layout([empty, one, pair])
    assert [len(frame.actors) for frame in found.frames] == [0, 1, 2]
    assert found.sentences()
    assert layout([empty]).sentences() == ("There is nothing to draw: no window has an actor with a tie.",)
    assert json.loads(told(found))["quality"]["stress"][0] is None


def test_what_cannot_be_drawn_is_refused() -> None:
    snap = window(1950, [("a", "b", 1, 1.0)])
    with pytest.raises(UsageError, match="at most 1000"):
        layout([window(1950, [], tuple(f"n{k}" for k in range(MOST + 1)))])
    with pytest.raises(UsageError, match="paper"):
        layout([snap], width=20)
    with pytest.raises(UsageError, match="paper"):
        layout([snap], height=float("inf"))
    with pytest.raises(UsageError, match="hold"):
        layout([snap], hold=1.0)
    with pytest.raises(UsageError, match="not a number"):
        layout([window(1950, [("a", "b", 1, float("nan"))])])
    with pytest.raises(BudgetExceededError):
        layout([snap], budget=Budget(0.0))


def test_the_signed_networks_of_states_are_drawn_steadily_and_readably() -> None:
    if not STATES.exists():
        pytest.skip("the public table of signed networks of states is not beside the repository")
    rows: dict[str, list[Row]] = {}
    with STATES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["window"], []).append((row["state1"], row["state2"], int(row["sign"]), 1.0))
    snaps = [window(1946 + k, ties) for k, ties in enumerate(rows.values())]
    found = layout(snaps)
    assert found.quality.overlaps == 0
    assert min(found.quality.labelled) > 0.7
    assert max(found.quality.movement) < 0.04
    frame, snap = found.frames[0], snaps[0]
    far = gaps(frame)[snap.a, snap.b]
    assert 2 * far[snap.sign > 0].mean() < far[snap.sign < 0].mean()


def test_250_actors_in_many_windows_do_not_overlap() -> None:
    rng = np.random.default_rng(0)
    matrix, years = camps(0, 250, groups=6, inside=0.2, across=0.02), []
    for year in range(8):
        changed = np.triu(rng.random((250, 250)) < 0.03, 1)
        matrix = np.where(changed | changed.T, camps(year, 250, groups=6, inside=0.2, across=0.02), matrix)
        years.append(of_matrix(matrix, 1930 + year))
    found = layout(years, labels=dict.fromkeys(years[0].actors, "x"))
    assert found.quality.overlaps == 0
