from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from comity.kernels.groups import BACK, BOTH, FORWARD, Groups, _plain_reach, pack_bits

BITS = (0, 2, 3)


@st.composite
def models(draw: st.DrawFn) -> tuple[list[int], tuple[int, ...], list[int]]:
    codes = sorted(draw(st.sets(st.integers(0, 31), min_size=1)))
    directions = tuple(draw(st.sampled_from([BOTH, FORWARD, BACK])) for _ in BITS)
    value = draw(st.lists(st.integers(0, 6), min_size=len(codes), max_size=len(codes)))
    return codes, directions, value


@given(models())
def test_best_and_worst_equal_the_definition(model: tuple[list[int], tuple[int, ...], list[int]]) -> None:
    codes, directions, value = model
    groups = Groups.of(np.array(codes, np.uint64), BITS, directions)
    reach = _plain_reach(codes, BITS, directions)
    array = np.array(value, np.int32)
    assert groups.best(array).tolist() == [max(value[t] for t in [s, *reach[s]]) for s in range(len(codes))]
    assert groups.worst(array).tolist() == [min(value[t] for t in [s, *reach[s]]) for s in range(len(codes))]


@given(models(), st.randoms())
def test_rising_looks_only_at_strictly_higher_ranks(
    model: tuple[list[int], tuple[int, ...], list[int]], rng: object
) -> None:
    codes, directions, value = model
    rank = [rng.randrange(4) for _ in codes]  # type: ignore[attr-defined]
    step = Groups.of(np.array(codes, np.uint64), BITS, directions).rising(np.array(rank, np.int32))
    reach = _plain_reach(codes, BITS, directions)
    expected = [min(value[t] for t in [s, *(x for x in reach[s] if rank[x] > rank[s])]) for s in range(len(codes))]
    assert step(np.array(value, np.int32)).tolist() == expected


@given(models())
def test_sorted_and_flipped_rising_agree(model: tuple[list[int], tuple[int, ...], list[int]]) -> None:
    codes, _, value = model
    groups = Groups.of(np.array(codes, np.uint64), BITS, (BOTH,) * 3)
    rank = np.array(value, np.int32)[::-1].copy()
    array = np.array(value, np.int32)
    expected = groups._rising_sorted(rank)(array).tolist()
    assert groups._rising_flips(rank)(array).tolist() == expected
    assert groups._lowest_by_flips(rank, array).tolist() == expected


@given(models())
def test_pairs_list_every_move_of_the_definition(model: tuple[list[int], tuple[int, ...], list[int]]) -> None:
    codes, directions, _ = model
    groups = Groups.of(np.array(codes, np.uint64), BITS, directions)
    at, to = groups.pairs(np.arange(len(codes)))
    expected = [(s, t) for s, ts in enumerate(_plain_reach(codes, BITS, directions)) for t in ts]
    assert list(zip(at.tolist(), to.tolist(), strict=True)) == expected


def test_a_jump_over_an_infeasible_state_is_a_move() -> None:
    # options 0 and 2 may only be switched on; 0b001 and 0b100 are infeasible, 0b101 is not
    groups = Groups.of(np.array([0b000, 0b101], np.uint64), (0, 2), (FORWARD, FORWARD))
    assert groups.best(np.array([0, 9], np.int32)).tolist() == [9, 9]
    assert groups.worst(np.array([0, 9], np.int32)).tolist() == [0, 9]


def test_a_party_without_options_stays_where_it_is() -> None:
    groups = Groups.of(np.array([0, 1, 2], np.uint64), (), ())
    value = np.array([3, 1, 2], np.int32)
    assert groups.best(value).tolist() == groups.rising(value)(value).tolist() == value.tolist()


def test_packed_bits_keep_the_order_of_the_options() -> None:
    assert pack_bits(np.array([0b1000], np.uint64), (3, 0)).tolist() == [1]
