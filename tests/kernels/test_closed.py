"""The compiled kernels for closed moves return what their definitions say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from comity.kernels import closed, closed_jit
from comity.kernels.closed import Answers, Marks
from comity.kernels.dense import Axis
from comity.kernels.groups import BACK, BOTH, FORWARD

BITS = 8
SIZE = 1 << BITS
SEEDS = range(40)
ME = 2

Table = Any


def draw(seed: int) -> tuple[np.random.Generator, Axis, Table, Table, Marks]:
    """Return a random axis, value and rank (with many ties), and the rules that close moves, none every fifth time."""
    rng = np.random.default_rng(seed)
    width = int(rng.integers(1, 5))
    kinds = (BOTH,) if seed % 2 else (BOTH, FORWARD, BACK)
    axis = Axis.of(int(rng.integers(0, BITS - width + 1)), tuple(int(rng.choice(kinds)) for _ in range(width)))
    value = rng.integers(0, 12, SIZE).astype([np.uint8, np.uint16, np.uint32, np.uint64][seed % 4])
    rank = rng.integers(0, 12, SIZE).astype([np.uint16, np.uint8][seed % 2])
    rules = np.uint64 if seed % 3 else np.uint8
    leave, enter = (rng.integers(0, 8, SIZE).astype(rules) for _ in range(2))
    return rng, axis, value, rank, Marks(leave, enter) if seed % 5 else Marks.none()


def shape(axis: Axis) -> tuple[int, ...]:
    return axis.width, axis.stride, axis.forward, axis.back, axis.run


def known(rng: np.random.Generator, value: Table) -> Answers:
    """Return some answers: the second best is never better than the best."""
    second = np.minimum(value + rng.integers(0, 5, SIZE), 12).astype(value.dtype)
    return Answers(value, second, rng.choice([0, 1, ME, closed.NOBODY], SIZE).astype(np.uint8))


def asked(
    old: Answers, new: Answers, rank: Table, feasible: Table, marks: Marks, axis: Axis, credible: bool
) -> tuple[bool, Table]:
    stamps = np.zeros(SIZE >> 3, np.int32)
    moved = closed_jit.asked(
        old.tables,
        new.tables,
        rank,
        feasible,
        (marks.leave, marks.enter),
        ME,
        (axis.width, axis.stride, axis.forward, axis.back),
        axis.run,
        credible,
        marks.ruled,
        np.array([np.iinfo(old.value.dtype).max], old.value.dtype),
        0,
        axis.strips(SIZE),
        stamps,
        3,
        -1,
        7,
    )
    return moved, stamps


@pytest.mark.parametrize("seed", [s for s in SEEDS if s % 5])
def test_best_and_stays_look_only_where_a_move_is_open(seed: int) -> None:
    rng, axis, value, _, marks = draw(seed)
    out = np.empty_like(value)
    closed_jit.best(value, out, marks.leave, marks.enter, *shape(axis), 0, axis.strips(SIZE))
    assert out.tolist() == closed._plain_best(value, marks, axis).tolist()
    order = rng.permutation(value)
    stable = rng.random(SIZE) < 0.8
    wanted = stable & closed._plain_stays(np.minimum(value, order), order, marks, axis)
    closed_jit.stays(
        np.minimum(value, order), order, stable, marks.leave, marks.enter, *shape(axis), 0, axis.strips(SIZE)
    )
    assert stable.tolist() == wanted.tolist()


@pytest.mark.parametrize("credible", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_asking_a_party_keeps_the_two_best_answers_and_who_begins_the_best(seed: int, credible: bool) -> None:
    rng, axis, value, rank, marks = draw(seed)
    old, feasible = known(rng, value), rng.random(SIZE) < 0.7
    new = Answers(*(t.copy() for t in old.tables))
    wanted = closed._plain_asked(old, new, rank, feasible, marks, ME, axis, credible)
    read = [t.tolist() for t in old.tables]
    moved, stamps = asked(old, new, rank, feasible, marks, axis, credible)
    assert [t.tolist() for t in new.tables] == [t.tolist() for t in wanted.tables]
    assert [t.tolist() for t in old.tables] == read
    changed = (old.value != new.value) | (old.second != new.second)
    assert moved == changed.any()
    assert (stamps[np.flatnonzero(changed) >> 3] == 7).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_party_that_is_asked_again_at_once_has_nothing_to_add(seed: int) -> None:
    _, axis, value, rank, marks = draw(seed)
    both, feasible = Answers.none(value), np.ones(SIZE, np.bool_)
    asked(both, both, rank, feasible, marks, axis, True)
    assert not asked(both, both, rank, feasible, marks, axis, True)[0]
