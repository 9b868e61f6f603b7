"""The compiled kernels over dense tables return what their definitions say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from comity.kernels import dense, dense_jit
from comity.kernels.dense import Axis, turned
from comity.kernels.edges import Mask
from comity.kernels.groups import BACK, BOTH, FORWARD

BITS = 9
SIZE = 1 << BITS

Table = Any


def draw(seed: int) -> tuple[Axis, Table, Table, Mask]:
    """Return a random axis, value and rank (with many ties), and what is feasible."""
    rng = np.random.default_rng(seed)
    width = int(rng.integers(1, 5))
    kinds = (BOTH,) if seed % 2 else (BOTH, FORWARD, BACK)
    axis = Axis.of(int(rng.integers(0, BITS - width + 1)), tuple(int(rng.choice(kinds)) for _ in range(width)))
    kind = [np.uint8, np.uint16, np.uint32, np.uint64][seed % 4]
    value, rank = (rng.integers(0, 12, SIZE).astype(kind) for _ in range(2))
    feasible = rng.random(SIZE) < 0.7
    rank[~feasible] = 0
    return axis, value, rank, feasible


def shape(axis: Axis) -> tuple[int, ...]:
    return axis.width, axis.stride, axis.forward, axis.back, axis.run


def all_strips(axis: Axis) -> tuple[Any, ...]:
    """Return the arguments that leave no strip out: every block of eight states changed after step -1."""
    return 0, axis.strips(SIZE), np.zeros(SIZE >> 3, np.int32), 3, -1, 1


SEEDS = range(60)


def test_a_party_reaches_what_its_directions_allow() -> None:
    axis = Axis.of(0, (BOTH, FORWARD, BACK))
    assert axis.reach(0b000) == [0b001, 0b010, 0b011]
    assert axis.reach(0b110) == [0b010, 0b011, 0b111]


@pytest.mark.parametrize("seed", SEEDS)
def test_best_is_the_highest_value_reached(seed: int) -> None:
    axis, value, _, _ = draw(seed)
    out = np.empty_like(value)
    dense_jit.best(value, out, *shape(axis), 0, axis.strips(SIZE))
    assert out.tolist() == dense._plain_best(value, axis).tolist()


@pytest.mark.parametrize("seed", SEEDS)
def test_stays_compares_the_capped_best_with_what_the_party_has(seed: int) -> None:
    axis, value, rank, feasible = draw(seed)
    for bar in (3, np.iinfo(value.dtype).max):
        stable = feasible.copy()
        dense_jit.stays(value, rank, stable, *shape(axis), np.array([bar], value.dtype), 0, axis.strips(SIZE))
        assert (stable == feasible & dense._plain_stays(value, rank, axis, bar)).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_lowest_leaves_infeasible_states_alone_and_says_whether_it_moved(seed: int) -> None:
    axis, value, _, feasible = draw(seed)
    value[~feasible] = np.iinfo(value.dtype).max
    before, wanted = value.copy(), dense._plain_lowest(value, feasible, axis)
    moved = dense_jit.lowest(value, value, feasible, *shape(axis), *all_strips(axis))
    assert value.tolist() == wanted.tolist()
    assert moved == (before != wanted).any()
    assert not dense_jit.lowest(value, value, feasible, *shape(axis), *all_strips(axis))  # one pass is complete


@pytest.mark.parametrize("seed", SEEDS)
def test_answered_takes_the_lowest_value_among_improvements(seed: int) -> None:
    axis, value, rank, _ = draw(seed)
    before, wanted = value.copy(), dense._plain_answered(value, rank, axis)
    moved = dense_jit.answered(value, value, rank, *shape(axis), *all_strips(axis))
    assert value.tolist() == wanted.tolist()
    assert moved == (before != wanted).any()
    assert not dense_jit.answered(value, value, rank, *shape(axis), *all_strips(axis))


@pytest.mark.parametrize("seed", SEEDS)
def test_answers_to_what_was_known_before_are_written_beside_it(seed: int) -> None:
    axis, old, rank, feasible = draw(seed)
    value = np.minimum(old, np.random.default_rng(seed).integers(0, 12, SIZE)).astype(old.dtype)  # known since
    read, given = old.tolist(), value.copy()
    dense_jit.answered(old, value, rank, *shape(axis), *all_strips(axis))
    assert value.tolist() == np.minimum(given, dense._plain_answered(old, rank, axis)).tolist()
    value = given.copy()
    dense_jit.lowest(old, value, feasible, *shape(axis), *all_strips(axis))
    lower = np.minimum(given, dense._plain_lowest(old, feasible, axis))
    assert value.tolist() == np.where(feasible, lower, given).tolist()
    assert old.tolist() == read


@pytest.mark.parametrize("seed", SEEDS)
def test_strips_that_rest_are_passed_over_and_changes_are_stamped(seed: int) -> None:
    axis, value, rank, _ = draw(seed)
    stamps = np.zeros(SIZE >> 3, np.int32)
    stamps[: SIZE >> 4] = 5  # the lower half of the table changed at step 5
    before, all_ = value.copy(), dense._plain_answered(value, rank, axis)
    dense_jit.answered(value, value, rank, *shape(axis), 0, axis.strips(SIZE), stamps, 3, 4, 9)
    changed = before != value
    assert (value[changed] == all_[changed]).all()
    assert (value[: SIZE >> 1] == all_[: SIZE >> 1]).all()
    assert (stamps[np.flatnonzero(changed) >> 3] == 9).all()
    dense_jit.answered(value, value, rank, *shape(axis), 0, axis.strips(SIZE), stamps, 3, 9, 10)
    assert not (stamps == 10).any()  # its own changes give a party nothing more to do


@pytest.mark.parametrize("seed", SEEDS)
def test_floors_and_ceiling_are_maximin_and_minimax_parts(seed: int) -> None:
    axis, _, rank, feasible = draw(seed)
    high = np.array([np.iinfo(rank.dtype).max], rank.dtype)
    out = np.full(axis.width, high[0], rank.dtype)
    dense_jit.floors(rank, feasible, axis.width, axis.stride, axis.run, high, out, 0, axis.strips(SIZE))
    assert out.tolist() == dense._plain_floors(rank, feasible, axis).tolist()
    choice = seed % axis.width
    bar = high.copy()
    dense_jit.ceiling(rank, feasible, axis.width, axis.stride, axis.run, choice, bar, 0, axis.strips(SIZE))
    assert bar[0] == dense._plain_ceiling(rank, feasible, axis, choice)


@pytest.mark.parametrize(("low", "high"), [(1, 2), (3, 6), (7, 2), (0, 3), (4, 0)])
def test_turn_moves_the_lowest_bits_up(low: int, high: int) -> None:
    table = np.arange(SIZE, dtype=np.uint16)
    out = np.empty_like(table)
    dense_jit.turn(table, out, low, high, 0, SIZE >> (low + high), np.zeros(SIZE, np.int32), -1)
    assert out.tolist() == turned(table, low, high).tolist()
    back = np.empty_like(table)
    dense_jit.turn(out, back, high, low, 0, SIZE >> (low + high), np.zeros(SIZE, np.int32), -1)
    assert back.tolist() == table.tolist()


@pytest.mark.parametrize(
    ("rows", "kind"), [(0, np.uint8), (3, np.uint8), (8, np.uint8), (13, np.uint16), (30, np.uint32), (64, np.uint64)]
)
def test_keys_reads_the_rows_as_binary_digits(rows: int, kind: type) -> None:
    planes = np.random.default_rng(rows).integers(0, 256, (rows, 24), dtype=np.uint8)
    spread = np.array([sum((b >> j & 1) << (8 * j) for j in range(8)) for b in range(256)], np.uint64)
    out = np.zeros(24 * 8, kind)
    dense_jit.keys(planes, spread, np.empty(24, np.uint64), out)
    assert out.tolist() == (dense._plain_keys(planes).tolist() if rows else [0] * len(out))
