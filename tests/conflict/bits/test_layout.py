"""Every state of a tile is found in the bitmap again, whichever options the party owns."""

from __future__ import annotations

import random

import numpy as np
import pytest

from comity.conflict.bits.layout import Layout, padding
from comity.kernels.bitslice import Word, set_bits


def owners(seed: int) -> tuple[int, ...]:
    rng = random.Random(seed)
    return tuple(sorted(rng.sample(range(11), rng.randint(1, 5))))


def column(at: Layout, option: int, tile: int) -> Word:
    """Return, over a whole table, where an option is on."""
    shape = (2,) * len(at.own) + (1 << len(at.run),)
    if option in at.own:
        on = np.zeros(shape, np.uint64)
        on[(slice(None),) * at.own.index(option) + (1,)] = 0xFFFF_FFFF_FFFF_FFFF
        return on
    if option in at.tile:
        return np.full(shape, 0xFFFF_FFFF_FFFF_FFFF * (tile >> at.tile.index(option) & 1), np.uint64)
    return np.broadcast_to(at.truths()[option], shape).astype(np.uint64)


@pytest.mark.parametrize("seed", range(25))
def test_what_is_struck_out_is_what_the_table_says_of_each_state(seed: int) -> None:
    own = owners(seed)
    at = Layout.of(11, own, 8)
    options = random.Random(seed).sample(range(11), 3)
    bitmap = np.full(32, 0xFFFF_FFFF_FFFF_FFFF, np.uint64)
    for tile in range(at.tiles):
        a, b, c = (column(at, o, tile) for o in options)
        at.strike(bitmap, tile, (a & ~b) | c)
    on = [[s >> o & 1 for o in options] for s in range(1 << 11)]
    assert set_bits(bitmap) == [s for s, (a, b, c) in enumerate(on) if (a and not b) or c]


@pytest.mark.parametrize("seed", range(25))
def test_every_option_has_one_place_and_none_of_the_party_is_inside_a_word(seed: int) -> None:
    own = owners(seed)
    at = Layout.of(11, own, 8)
    inside = set(at.truths()) - set(at.run)
    assert sorted([*at.own, *at.run, *at.tile, *inside]) == list(range(11))
    assert len(inside) == 6
    assert at.words * at.tiles == 32


def test_padding_is_just_enough_for_every_party_to_find_its_guests() -> None:
    for seed in range(100):
        rng = random.Random(seed)
        m = rng.randint(1, 12)
        who = [rng.randrange(3) for _ in range(m)]
        owned = [tuple(k for k in range(m) if who[k] == p) for p in range(3)]
        width = m + padding(m, owned)
        for own in owned:
            assert len(Layout.of(width, own).guests) == sum(o < 6 for o in own)
        if width > max(m, 6):
            with pytest.raises(ValueError, match="zip"):
                [Layout.of(width - 1, own) for own in owned]
