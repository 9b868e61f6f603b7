"""Changes of several parties at once, nearest first: the search behind the margins of SEQ and SSEQ equilibria."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np

from comity.budget import Budget
from comity.case.nouns import Preference, Prioritised
from comity.conflict.margins.margin import Margin
from comity.conflict.margins.near_rankings import Ranks, next_layer
from comity.conflict.margins.own import Side, absent
from comity.conflict.margins.words import tiers, turned_pairs
from comity.conflict.stability import stability
from comity.kernels.edges import Mask

MOST_TABLES = 1000
_WORK = 1_200_000  # states judged, over all tables of one concept

Order = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One changed preference of one party: how far it is, in halves of a pair, and the ranks it gives."""

    player: int
    halves: int
    ranks: Ranks
    order: Order = ()


@dataclass(frozen=True, eq=False, slots=True)
class Search:
    """
    All profiles of changed preferences in the order of their total distance, each judged by the table code once.

    ``tables`` keeps the equilibria of every profile judged, so that one table serves every outcome.
    """

    sides: Sequence[Side]
    depth: int | None
    tables: dict[tuple[str, tuple[Step, ...]], Mask] = field(default_factory=dict)
    steps: dict[tuple[int, int], tuple[Step, ...]] = field(default_factory=dict)
    layers: dict[int, list[frozenset[Ranks]]] = field(default_factory=dict)

    def is_equilibrium(self, key: str, profile: tuple[Step, ...], state: int, budget: Budget) -> bool:
        """Return whether a state holds once some parties changed."""
        if (key, profile) not in self.tables:
            budget.check()
            model = self.sides[0].model
            ranks = model.ranks.copy()
            for step in profile:
                ranks[step.player] = step.ranks
            stable = stability(replace(model, ranks=ranks), key, self.depth, budget, {})
            self.tables[key, profile] = np.logical_and.reduce(stable, axis=0)
        return bool(self.tables[key, profile][state])

    def nearest(
        self, key: str, state: int, wanted: bool, span: tuple[int, int | None], budget: Budget
    ) -> tuple[tuple[Step, ...] | None, bool]:
        """
        Return the nearest profile in which a state holds as wanted, of a total distance in ``span``, in halves.

        The span holds its first end and not its last; None for no end. The second value says whether the search went
        through all of it.
        """
        least = max(span[0], 1)
        end = self._farthest() + 1 if span[1] is None else span[1]
        left = self._room
        for halves in range(least, end):
            left -= self._count(halves)
            if left < 0:  # a distance is gone through whole or not at all
                return None, False
            for profile in self._profiles(halves, 0):
                if self.is_equilibrium(key, profile, state, budget) == wanted:
                    return profile, True
        return None, True

    def told(self, profile: tuple[Step, ...], state: int, key: str, stable: Sequence[bool]) -> tuple[Margin, ...]:
        """Return a profile as the changes of its parties."""
        return tuple(self._margin(step, state, key, stable[step.player]) for step in profile)

    def _margin(self, step: Step, state: int, key: str, stable: bool) -> Margin:
        side = self.sides[step.player]
        model = side.model
        changed: Preference
        if isinstance(side.preference, Prioritised):
            words, changed = side.words(step.order), side.in_order(step.order)
        else:
            words = turned_pairs(model, model.ranks[step.player].tolist(), step.ranks)
            changed = tiers(model, step.ranks)
        name, distance = model.parties[step.player], Fraction(step.halves, 2)
        return Margin(name, model.label(state), key, stable, distance, changed, step.ranks, words)

    @property
    def _room(self) -> int:
        return min(MOST_TABLES, _WORK // self.sides[0].model.n_states)

    def _count(self, halves: int) -> int:
        """Return how many profiles there are at a total distance; more than there is room for, where too many."""
        counts = [1] + [0] * halves
        for player in range(len(self.sides)):
            mine = [self._own_count(player, h) for h in range(halves + 1)]
            if max(mine) > self._room:
                return self._room + 1
            counts = [sum(counts[h - d] * mine[d] for d in range(h + 1)) for h in range(halves + 1)]
        return counts[halves]

    def _own_count(self, player: int, halves: int) -> int:
        side = self.sides[player]
        if isinstance(side.preference, Prioritised):
            return _how_many_orders(len(side.distinct), halves // 2 + 1)[-1] if halves % 2 == 0 else 0
        if absent(side):
            return int(halves == 0)
        layer = self._layer(player, halves)
        return self._room + 1 if layer is None else len(layer)

    def _layer(self, player: int, halves: int) -> frozenset[Ranks] | None:
        """Return every ranking of a player at a distance; None where they are too many to go through."""
        known = self.layers.setdefault(player, [frozenset({tuple(self.sides[player].model.ranks[player].tolist())})])
        while len(known) <= halves:
            layer = next_layer(known, self._room)
            if layer is None:
                return None
            known.append(layer)
        return known[halves]

    def _farthest(self) -> int:
        return sum(self._far(s) for s in self.sides)

    def _far(self, side: Side) -> int:
        k = len(side.distinct) if isinstance(side.preference, Prioritised) else side.model.n_states
        return k * (k - 1)

    def _profiles(self, halves: int, player: int) -> Iterator[tuple[Step, ...]]:
        """Yield the profiles of exactly so much total distance, of this player and those after it."""
        if player == len(self.sides):
            if halves == 0:
                yield ()
            return
        for mine in range(min(halves, self._far(self.sides[player])) + 1):
            choices: list[tuple[Step, ...]] = [()] if mine == 0 else [(s,) for s in self._steps(player, mine)]
            for choice in choices:
                for rest in self._profiles(halves - mine, player + 1):
                    yield choice + rest

    def _steps(self, player: int, halves: int) -> tuple[Step, ...]:
        """Return every changed preference of a player at a distance."""
        if (player, halves) not in self.steps:
            side = self.sides[player]
            found: list[Step] = []
            if isinstance(side.preference, Prioritised):
                orders = _orders(len(side.distinct), halves // 2) if halves % 2 == 0 else iter(())
                found = [Step(player, halves, tuple(side.ranks_in_order(o).tolist()), o) for o in orders]
            elif not absent(side):
                found = [Step(player, halves, r) for r in sorted(self._layer(player, halves) or ())]
            self.steps[player, halves] = tuple(found)
        return self.steps[player, halves]


def _orders(k: int, swaps: int) -> Iterator[Order]:
    """
    Yield every order of 0..k-1 with exactly so many swapped pairs.

    Examples
    --------
    >>> list(_orders(3, 1))
    [(0, 2, 1), (1, 0, 2)]
    """
    yield from _arranged(tuple(range(k)), swaps)


def _how_many_orders(k: int, end: int) -> list[int]:
    """
    Return how many orders of k things have 0, 1, ... swapped pairs, below ``end`` (the Mahonian numbers).

    Examples
    --------
    >>> _how_many_orders(3, 5)
    [1, 2, 2, 1, 0]
    """
    counts = [1] + [0] * (end - 1)
    for n in range(2, k + 1):
        counts = [sum(counts[max(0, h - n + 1) : h + 1]) for h in range(end)]
    return counts


def _arranged(left: Order, swaps: int) -> Iterator[Order]:
    n = len(left)
    if swaps > n * (n - 1) // 2:
        return
    if n == 0:
        yield ()
        return
    for at in range(min(swaps, n - 1) + 1):
        for rest in _arranged(left[:at] + left[at + 1 :], swaps - at):
            yield (left[at], *rest)
