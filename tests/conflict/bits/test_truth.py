"""Statements put into words say what the mask of the same statement says, state by state."""

from __future__ import annotations

import random

import numpy as np
import pytest

from comity.conflict.bits.layout import Layout
from comity.conflict.bits.truth import Truths, words_of
from comity.kernels.bitslice import ONES
from comity.logic.masks import mask
from comity.logic.tree import And, Iff, Implies, Name, Node, Not, Or, Pattern, Xor

OPTIONS = tuple(f"o{k}" for k in range(12))


def random_tree(rng: random.Random, depth: int) -> Node:
    if not depth:
        return Pattern("".join(rng.choice("YN----------") for _ in OPTIONS)) if rng.random() < 0.1 else _name(rng)
    a, b = random_tree(rng, depth - 1), random_tree(rng, depth - 1)
    return rng.choice([Not(a), And((a, b)), Or((a, b)), Xor((a, b)), Implies(a, b), Iff(a, b)])


def _name(rng: random.Random) -> Node:
    return Name(rng.choice(OPTIONS))


def code_at(at: Layout, tile: int, cell: tuple[int, ...], place: int, bit: int) -> int:
    """Return the packed state of one bit of a table."""
    inside = [at.guests.get(k, k) for k in range(6)]
    values = dict(zip(at.own, cell, strict=True))
    values |= {o: tile >> j & 1 for j, o in enumerate(at.tile)}
    values |= {o: place >> j & 1 for j, o in enumerate(at.run)}
    values |= {o: bit >> j & 1 for j, o in enumerate(inside)}
    return sum(v << o for o, v in values.items())


@pytest.mark.parametrize("seed", range(30))
def test_the_parts_of_a_statement_together_say_what_its_mask_says(seed: int) -> None:
    rng = random.Random(seed)
    at = Layout.of(12, tuple(sorted(rng.sample(range(12), 3))), 16)
    truths, tree = Truths(at, OPTIONS), random_tree(rng, 3)
    parts = list(truths.parts(tree, {}))
    position = {o: k for k, o in enumerate(OPTIONS)}
    for tile in range(at.tiles):
        table = np.zeros((2, 2, 2, 1 << len(at.run)), np.uint64)
        for cut, k in parts:
            truth = truths.at(k, tile)
            table[cut] = (ONES if truth else np.uint64(0)) if isinstance(truth, bool) else truth
        places = [(*np.unravel_index(k, table.shape), bit) for k in range(table.size) for bit in range(64)]
        codes = np.array([code_at(at, tile, tuple(map(int, p[:3])), int(p[3]), p[4]) for p in places], np.uint64)
        said = [bool(int(table[p[:4]]) >> p[4] & 1) for p in places]
        assert mask(tree, codes, position).tolist() == said


def test_a_statement_that_cannot_tell_the_partys_choices_apart_has_no_rows() -> None:
    truths = Truths(Layout.of(12, (2, 7)), OPTIONS)
    assert truths.rows(And((Name("o3"), Name("o8"))), {}) == []
    assert truths.rows(Or((Name("o2"), Not(Name("o2")))), {}) == []
    assert len(truths.rows(And((Name("o3"), Name("o7"))), {})) == 2
    assert truths.rows(And((Name("o3"), Name("o7"))), {0: 1}) == []


def test_what_was_kept_for_another_tile_is_not_mixed_up() -> None:
    at = Layout.of(12, (7,), 4)
    truths = Truths(at, OPTIONS)
    k = truths.number(Name("o11"))
    on = [tile for tile in range(at.tiles) if truths.at(k, tile) is True]
    assert on == [tile for tile in range(at.tiles) if tile >> at.tile.index(11) & 1]
    truths.forget()
    assert truths.at(k, on[0]) is True


def test_a_pattern_is_put_into_words_only_once_settled() -> None:
    with pytest.raises(TypeError, match="settled"):
        words_of(Pattern("Y"), {})
