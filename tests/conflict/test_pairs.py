"""Pairs of options say what holds in a set of states, all of it, and nothing twice."""

from __future__ import annotations

import random
from itertools import combinations, product

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.nouns import Option, OptionConflict
from comity.conflict import pairs as module
from comity.conflict.bits.listing import _at
from comity.conflict.bits.listing import listing as from_bits
from comity.conflict.dense.listing import listing as from_array
from comity.conflict.large import Pairs
from comity.conflict.pairs import columns, nothing_seen, relations, see, see_codes

Literal = tuple[str, bool]


def holds(kind: str, x: bool, y: bool) -> bool:
    said = {"together": x == y, "opposite": x != y, "implies": y or not x, "excludes": not (x and y), "covers": x or y}
    return said[kind]


def kinds(pairs: Pairs) -> list[tuple[str, str, str]]:
    return [(k, a, b) for k in ("together", "opposite", "implies", "excludes", "covers") for a, b in getattr(pairs, k)]


def clauses(rows: list[tuple[str, str, str]]) -> list[tuple[Literal, Literal]]:
    """Return pairs as what is impossible: two literals that no state has both of."""
    shut = {"together": [(1, 0), (0, 1)], "opposite": [(1, 1), (0, 0)], "implies": [(1, 0)], "excludes": [(1, 1)]}
    return [((a, bool(x)), (b, bool(y))) for kind, a, b in rows for x, y in shut.get(kind, [(0, 0)])]


def forced(rows: list[tuple[str, str, str]], names: list[str]) -> set[frozenset[Literal]]:
    """Return every two literals that cannot go together if the pairs hold: by following implications."""
    follows: dict[Literal, set[Literal]] = {(n, v): set() for n in names for v in (True, False)}
    for (a, x), (b, y) in clauses(rows):
        follows[a, x].add((b, not y))
        follows[b, y].add((a, not x))
    out = set()
    for start in follows:
        reached, waiting = {start}, [start]
        while waiting:
            for nxt in follows[waiting.pop()] - reached:
                reached.add(nxt)
                waiting.append(nxt)
        out |= {frozenset([start, (b, not y)]) for b, y in reached if b != start[0]}
    return out


def random_states(rng: random.Random, m: int) -> list[int]:
    if rng.random() < 0.5:
        return rng.sample(range(1 << m), rng.randint(1, min(6, 1 << m)))
    rows = [(rng.sample(range(m), 2), rng.random() < 0.5, rng.random() < 0.5) for _ in range(rng.randint(1, 5))]
    kept = [s for s in range(1 << m) if not any((s >> a & 1, s >> b & 1) == (x, y) for (a, b), x, y in rows)]
    return kept or [0]


def of(states: list[int], names: list[str]) -> Pairs:
    seen = nothing_seen(len(names))
    see(seen, columns(states, len(names)))
    return relations(seen, names)


def free_options(states: list[int], m: int) -> list[int]:
    return [k for k in range(m) if len({s >> k & 1 for s in states}) == 2]


@pytest.mark.parametrize("seed", range(150))
def test_pairs_hold_say_all_that_two_options_allow_and_nothing_twice(seed: int) -> None:
    rng = random.Random(seed)
    m = rng.randint(2, 6)
    names = [f"o{k}" for k in range(m)]
    states = random_states(rng, m)
    rows = kinds(of(states, names))
    free = free_options(states, m)
    place = {n: k for k, n in enumerate(names)}
    for kind, a, b in rows:
        assert all(holds(kind, bool(s >> place[a] & 1), bool(s >> place[b] & 1)) for s in states), (kind, a, b)
        assert {place[a], place[b]} <= set(free)
    true = {
        frozenset([(names[j], bool(x)), (names[k], bool(y))])
        for j, k in combinations(free, 2)
        for x, y in product((0, 1), repeat=2)
        if not any((s >> j & 1, s >> k & 1) == (x, y) for s in states)
    }
    assert forced(rows, names) == true
    for row in rows:
        assert forced([r for r in rows if r != row], names) != true, f"{row} says nothing new"


def test_options_that_go_together_are_told_of_the_first() -> None:
    same = of([0b000, 0b111], ["a", "b", "c"])
    assert same.together == (("a", "b"), ("a", "c"))
    assert same.implies == ()
    turned = of([0b010, 0b101], ["a", "b", "c"])
    assert (turned.together, turned.opposite) == ((("a", "c"),), (("a", "b"),))


def test_swapping_two_options_swaps_their_names_alone() -> None:
    states = [0b000, 0b010, 0b011, 0b110]
    turned = [(s & 4) | (s & 1) << 1 | (s >> 1 & 1) for s in states]
    plain, swapped = kinds(of(states, ["x", "y", "z"])), kinds(of(turned, ["y", "x", "z"]))
    both = {"excludes", "covers", "together", "opposite"}  # these are said in the order of the case
    assert {(k, *(sorted([a, b]) if k in both else [a, b])) for k, a, b in plain} == {
        (k, *(sorted([a, b]) if k in both else [a, b])) for k, a, b in swapped
    }


def test_packed_states_and_columns_are_seen_alike_in_any_number() -> None:
    rng = np.random.default_rng(1)
    codes = rng.integers(0, 1 << 40, 40_000) & 0x7F_FFFF_0F0F
    one, other = nothing_seen(40), nothing_seen(40)
    see(one, columns([int(c) for c in codes], 40))
    see_codes(other, codes, range(40))
    assert (one == other).all()


def stable_table(seed: int, m: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    codes = np.arange(1 << m)
    x, y = (codes >> rng.integers(m) & 1 for _ in range(2))
    return (x <= y) & (rng.random(1 << m) < rng.choice([0.001, 0.1, 1.0]))


@pytest.mark.parametrize("seed", range(30))
def test_tables_and_bitmaps_give_the_pairs_of_their_states(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RANDOM", 50)  # so that the states drawn are not all there are
    m = 12
    stable = stable_table(seed, m)
    states = [int(s) for s in np.flatnonzero(stable)]
    names = tuple(f"o{k}" for k in range(m))
    order = tuple(np.random.default_rng(seed).permutation(m).tolist())
    turned = stable[sum((np.arange(1 << m) >> k & 1) << o for k, o in enumerate(order))]
    bitmap = np.packbits(stable, bitorder="little").view(np.uint64)
    conflict = OptionConflict(tuple(Option(n, "a", n) for n in names), ())
    table = from_array(turned, order, names, 10, Budget())
    bits = from_bits(bitmap, conflict, 10)
    if states:
        assert table.pairs == bits.pairs == of(states, list(names))
    assert table.count == bits.count == len(states)
    for found in (table, bits):
        assert set(found.sample) <= set(states)
        assert len(found.sample) == len(set(found.sample)) == (10 if len(states) > 10 else 0)


def test_a_sample_is_the_same_in_every_run_and_not_the_lowest_states() -> None:
    conflict = OptionConflict(tuple(Option(f"o{k}", "a", "") for k in range(12)), ())
    bitmap = np.full(64, 0xF0F0_F0F0_F0F0_F0F1, np.uint64)
    found = [from_bits(bitmap.copy(), conflict, 100) for _ in range(2)]
    assert found[0].sample == found[1].sample
    assert len(found[0].sample) == 20
    assert max(found[0].sample) > 2000


def test_every_state_is_as_likely_to_be_in_a_sample() -> None:
    """Each tenth of the states gets its share of the states drawn, in a table of which the first part is crowded."""
    m = 16
    stable = np.zeros(1 << m, bool)
    stable[: 1 << 14] = True
    stable[1 << 14 :: 16] = True
    ranks = {int(s): k for k, s in enumerate(np.flatnonzero(stable))}
    bitmap = np.packbits(stable, bitorder="little").view(np.uint64)
    drawn = module.draw(len(ranks))
    at = _at(bitmap, drawn, np.array([len(ranks)]), lambda: None)
    assert [ranks[int(s)] for s in at] == drawn.tolist()
    share = np.bincount(drawn * 10 // len(ranks), minlength=10) / len(drawn)
    assert np.abs(share - 0.1).max() < 0.02


def test_too_many_states_to_go_through_leave_the_pairs_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RANDOM", 10)
    monkeypatch.setattr(module, "MANY", 100)
    names = tuple(f"o{k}" for k in range(10))
    together = np.array([s & 1 == s >> 1 & 1 for s in range(1 << 10)])
    assert from_array(together, tuple(range(10)), names, 5, Budget()).pairs is None
    refuted = np.ones(1 << 10, bool)
    monkeypatch.setattr(module, "RANDOM", 90)
    assert from_array(refuted, tuple(range(10)), names, 5, Budget()).pairs == Pairs()
