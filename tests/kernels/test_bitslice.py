"""The word kernels do what their plain definitions say."""

from __future__ import annotations

import random

import numpy as np
import pytest

from comity.kernels.bitslice import (
    INSIDE,
    ONES,
    Cut,
    Judged,
    Truth,
    Word,
    _plain_keep_best,
    add_up,
    count_bits,
    keep_best,
    keep_highest,
    set_bits,
    trade,
)


def random_words(rng: random.Random, count: int) -> Word:
    return np.array([rng.getrandbits(64) for _ in range(count)], np.uint64)


def bits_of(table: Word) -> np.ndarray:
    """Return shape (cells, 64 R): the bits of every choice."""
    flat = np.ascontiguousarray(table).reshape(-1, table.shape[-1])
    return np.array([[int(w) >> k & 1 for w in row for k in range(64)] for row in flat], bool)


def random_statement(rng: random.Random, own: int, run: int) -> list[tuple[Cut, Truth]]:
    axis = rng.randrange(own)
    kinds: list[Truth] = [True, False, np.uint64(rng.getrandbits(64)), random_words(rng, run)]
    cuts = [(slice(None),) * axis + (slice(v, v + 1),) for v in (0, 1)]
    return [(cut, rng.choice(kinds)) for cut in cuts]


def meets(judged: Judged, shape: tuple[int, ...]) -> list[bool]:
    """Return where a statement holds, per bit of the table."""
    where = np.zeros(shape, np.uint64)
    for cut, truth in judged:
        where[cut] = (ONES if truth else np.uint64(0)) if isinstance(truth, bool) else truth
    return bits_of(where).ravel().tolist()


@pytest.mark.parametrize(("own", "run"), [(1, 1), (2, 2), (3, 1)])
def test_what_is_kept_is_what_no_other_cell_of_the_group_beats(own: int, run: int) -> None:
    for seed in range(40):
        rng = random.Random(seed)
        table = random_words(rng, run << own).reshape((2,) * own + (run,))
        statements = [random_statement(rng, own, run) for _ in range(rng.randint(0, 4))]
        open_to = bits_of(table)
        numbers = np.arange(open_to.size).reshape(open_to.shape)
        groups = [numbers[open_to[:, g], g].tolist() for g in range(open_to.shape[1])]
        kept = _plain_keep_best(groups, [meets(s, table.shape) for s in statements])
        keep_best(table, statements)
        assert np.flatnonzero(bits_of(table).ravel()).tolist() == kept, seed


@pytest.mark.parametrize(("own", "run"), [(1, 1), (2, 2), (3, 1)])
def test_sums_of_weights_are_those_added_up_one_by_one_and_the_highest_are_kept(own: int, run: int) -> None:
    for seed in range(40):
        rng = random.Random(seed)
        table = random_words(rng, run << own).reshape((2,) * own + (run,))
        addends = [
            (rng.choice([1, 2, 7, rng.randint(1, 99)]), random_statement(rng, own, run))
            for _ in range(rng.randint(0, 5))
        ]
        axes = [
            2 if any(cut[k : k + 1] not in ((), (slice(None),)) for _, j in addends for cut, _ in j) else 1
            for k in range(own)
        ]
        planes = add_up(addends, 10, (*axes, run))
        sums = np.zeros(table.size * 64, int)
        for weight, judged in addends:
            sums += weight * np.array(meets(judged, table.shape))
        made = [bits_of(np.broadcast_to(p, table.shape)).ravel().astype(int) for p in planes]
        assert (sum((d << k for k, d in enumerate(reversed(made))), np.zeros_like(sums)) == sums).all(), seed
        open_to = bits_of(table)
        best = np.where(open_to, sums.reshape(open_to.shape), -1).max(axis=0)
        keep_highest(table, planes)
        assert (bits_of(table) == (open_to & (sums.reshape(open_to.shape) == best))).all(), seed


@pytest.mark.parametrize("inside", range(6))
@pytest.mark.parametrize("axis", range(3))
def test_an_axis_and_a_place_in_the_word_change_roles(axis: int, inside: int) -> None:
    table = random_words(random.Random(axis), 16).reshape(2, 2, 2, 2)
    before = bits_of(table).reshape(2, 2, 2, 2, *(2,) * 6)
    trade(table, axis, inside)
    after = bits_of(table).reshape(2, 2, 2, 2, *(2,) * 6)
    assert (after == before.swapaxes(axis, 4 + 5 - inside)).all()


def test_the_constants_say_where_an_option_is_on_inside_a_word() -> None:
    for option, word in enumerate(INSIDE):
        assert [int(word) >> s & 1 for s in range(64)] == [s >> option & 1 for s in range(64)]


def test_bits_are_counted_and_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    words = random_words(random.Random(2), 9)
    expected = [64 * w + k for w in range(9) for k in range(64) if int(words[w]) >> k & 1]
    assert set_bits(words) == expected
    assert count_bits(words) == count_bits(words[::-1]) == len(expected)
    monkeypatch.delattr(np, "bitwise_count", raising=False)
    assert count_bits(words[::-1]) == len(expected)
