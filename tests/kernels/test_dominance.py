"""Vectors exceeded in every component: the quick ways against every pair."""

from __future__ import annotations

import random

import numpy as np
import pytest

from comity.errors import BudgetExceededError
from comity.kernels import dominance
from comity.kernels.dominance import Gains, Vectors, _falling, _plain_exceeded, distinct, exceeded
from comity.kernels.dominance_jit import scan

HUGE = (1 << 31) - 2


def vectors(rng: random.Random, n: int, d: int, classes: int, top: int) -> Vectors:
    of = np.array([rng.randrange(classes) for _ in range(n)], np.int64)
    value = np.array([[rng.randrange(top) for _ in range(n)] for _ in range(d)], np.int32)
    return Vectors(of, value.reshape(d, n))


def rows(v: Vectors) -> list[tuple[int, list[int]]]:
    return [(int(c), [int(x) for x in v.value[:, k]]) for k, c in enumerate(v.of)]


@pytest.mark.parametrize("way", ["peeling", "scan", "divide", "divide after peeling"])
@pytest.mark.parametrize("d", [1, 2, 3, 5])
def test_every_way_agrees_with_every_pair(d: int, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dominance, "COMPILED_FROM", 1 << 60 if "peeling" in way else 0)
    monkeypatch.setattr(dominance, "_PATIENCE", {"divide": 0, "divide after peeling": 0.3}.get(way, 64))
    for seed in range(60):
        rng = random.Random(seed)
        top = rng.choice([2, 4, 12, HUGE if d < 4 else 50])
        points = vectors(rng, rng.randint(0, 30), d, 3, top)
        asked = vectors(rng, rng.randint(0, 30), d, 4, top)
        assert exceeded(points, asked).tolist() == _plain_exceeded(rows(points), rows(asked))


def test_equal_in_one_component_is_not_exceeded() -> None:
    point = Vectors(np.array([0]), np.array([[3], [2], [2]]))
    assert not exceeded(point, Vectors(np.array([0]), np.array([[0], [2], [0]]))).any()
    assert exceeded(point, Vectors(np.array([0]), np.array([[2], [1], [1]]))).all()


def test_opposed_interests_leave_every_point_on_the_staircase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dominance, "COMPILED_FROM", 0)
    a, b = np.meshgrid(np.arange(12), np.arange(12))
    value = np.array([a.ravel(), b.ravel(), 30 - a.ravel() - b.ravel()], np.int32)
    of = np.zeros(value.shape[1], np.int64)
    assert not exceeded(Vectors(of, value), Vectors(of, value)).any()
    lower = Vectors(of, value - 1)
    assert exceeded(
        Vectors(of, value), Vectors(of[lower.value.min(axis=0) >= 0], lower.value[:, lower.value.min(axis=0) >= 0])
    ).all()


def test_the_scan_goes_on_where_it_stopped() -> None:
    for seed in range(20):
        rng = random.Random(seed)
        points = _falling(distinct(vectors(rng, 30, 3, 3, 6))[0])
        asked = distinct(vectors(rng, 30, 3, 3, 6))[0]
        begin, ask = np.searchsorted(points.of, np.arange(4)), np.searchsorted(asked.of, np.arange(4))
        w, u = np.ascontiguousarray(points.value.T), np.ascontiguousarray(asked.value.T)
        hit, state, calls = np.zeros(len(asked), bool), np.zeros(4, np.int64), 0
        stairs = np.empty((30, 3), np.int32)
        while state[0] < 3:
            scan(w, begin, u, ask, stairs, hit, state, 1)
            calls += 1
        assert calls > 10
        assert hit.tolist() == _plain_exceeded(rows(points), rows(asked))


def test_the_work_can_be_stopped() -> None:
    rng = random.Random(0)

    def stop(_: int) -> None:
        raise BudgetExceededError("over")

    with pytest.raises(BudgetExceededError):
        exceeded(vectors(rng, 40, 3, 1, 9), vectors(rng, 40, 3, 1, 9), stop)


def test_distinct_vectors_are_few_where_values_tie() -> None:
    for top in (3, HUGE):
        v = vectors(random.Random(1), 50, 3, 2, top)
        few, back = distinct(v)
        assert few.of.tolist() == sorted(few.of.tolist())
        assert [rows(few)[k] for k in back] == rows(v)
        assert len({(c, tuple(w)) for c, w in rows(few)}) == len(few)


def test_the_lowest_improvement_is_found_among_all() -> None:
    for seed in range(60):
        rng = random.Random(seed)
        v = vectors(rng, rng.randint(1, 25), rng.randint(2, 4), 3, 5)
        value = np.array([rng.randrange(6) for _ in v.of], np.int32)
        plain = rows(v)
        better = [
            [t for t, (k, w) in enumerate(plain) if k == c and all(a > b for a, b in zip(w, u, strict=True))]
            for c, u in plain
        ]
        expected = [min([int(value[s]), *(int(value[t]) for t in ts)]) for s, ts in enumerate(better)]
        assert Gains.of(v).lowest(value).tolist() == expected
