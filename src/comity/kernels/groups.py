"""
Group reductions for option-form models: what one party reaches by setting its own options.

A *group* of a party is the set of feasible states that agree on everybody else's options. Inside a group
the party's own bits, packed together, are the *local code*. The kernels lay a value out as a table with one
row per group and one column per local code, so that one pass over an axis answers for every state at once.

One-way options are handled by passes over single options: a pass lets a value flow from "on" to "off"
(the option may be switched on), from "off" to "on" (it may be switched off), or both. Infeasible cells stay
in the table while values flow, because a party jumps straight to the state it wants and need not stop between.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.kernels.edges import HIGH, LOW, Edges, Index, Mask, Value

Code = NDArray[np.uint64]
Step = Callable[[Value], Value]

BOTH, FORWARD, BACK = 0, 1, 2
_LISTED = 1 << 23  # improvements of one-way options are listed as edges up to this many candidates


def pack_bits(codes: Code, bits: tuple[int, ...]) -> Index:
    """
    Return the chosen bits of each code packed together, the first chosen bit lowest.

    Examples
    --------
    >>> pack_bits(np.array([0b101, 0b110], np.uint64), (0, 2)).tolist()
    [3, 2]
    """
    out = np.zeros(len(codes), np.int64)
    for k, bit in enumerate(bits):
        out |= ((codes >> np.uint64(bit)) & np.uint64(1)).astype(np.int64) << k
    return out


@dataclass(frozen=True, eq=False, slots=True)
class Groups:
    """
    The groups of one party.

    Parameters
    ----------
    directions : tuple of int
        One of BOTH, FORWARD (off to on only) or BACK for each of the party's options.
    local : array of int, shape (S,)
        The local code of each state: its column.
    row : array of int, shape (S,)
        The group of each state: its row.
    n_rows : int
    state_at : array of int, shape (n_rows * 2**b,)
        The state in each cell, -1 where no feasible state is.
    """

    directions: tuple[int, ...]
    local: Index
    row: Index
    n_rows: int
    state_at: Index

    @classmethod
    def of(cls, codes: Code, bits: tuple[int, ...], directions: tuple[int, ...]) -> Groups:
        """Return the groups of the party that owns ``bits`` among the feasible states ``codes``."""
        own = np.uint64(sum(1 << b for b in bits))
        rows, row = np.unique(codes & ~own, return_inverse=True)
        local = pack_bits(codes, bits)
        state_at = np.full(len(rows) << len(bits), -1, np.int64)
        state_at[(row.astype(np.int64) << len(bits)) | local] = np.arange(len(codes))
        return cls(directions, local, row.astype(np.int64), len(rows), state_at)

    @property
    def reversible(self) -> bool:
        """Return True where every option of the party can be taken back."""
        return all(d == BOTH for d in self.directions)

    def _cells(self) -> Index:
        return (self.row << len(self.directions)) | self.local

    def best(self, value: Value) -> Value:
        """Return for each state the highest value among itself and what the party reaches from it."""
        return self._sweep(np.maximum, value, LOW)

    def worst(self, value: Value) -> Value:
        """Return for each state the lowest value among itself and what the party reaches from it."""
        return self._sweep(np.minimum, value, HIGH)

    def _sweep(self, ufunc: np.ufunc, value: Value, empty: np.int32) -> Value:
        width = 1 << len(self.directions)
        table = np.full(self.n_rows * width, empty, np.int32)
        cells = self._cells()
        table[cells] = value
        if self.reversible:
            out: Value = ufunc.reduce(table.reshape(self.n_rows, width), axis=1)
            return out[self.row]
        for k, direction in enumerate(self.directions):
            pair = table.reshape(self.n_rows, width >> (k + 1), 2, 1 << k)
            off, on = pair[:, :, 0, :], pair[:, :, 1, :]
            if direction == BOTH:
                off[...] = on[...] = ufunc(off, on)
            elif direction == FORWARD:
                off[...] = ufunc(off, on)
            else:
                on[...] = ufunc(off, on)
        return table[cells]

    def allowed(self, states: Index, flip: int) -> Mask:
        """Return for each of ``states`` whether the party may flip exactly the local bits ``flip``."""
        forward = sum(1 << k for k, d in enumerate(self.directions) if d == FORWARD) & flip
        back = sum(1 << k for k, d in enumerate(self.directions) if d == BACK) & flip
        local = self.local[states]
        # one-way bits: those that may only be switched on must be off now, and the other way round
        out: Mask = (local & (forward | back)) == back
        return out

    def pairs(self, states: Index) -> tuple[Index, Index]:
        """Return every move from ``states``, by origin and target: position of the origin in ``states``, and target."""
        origins, targets = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        one_way = not self.reversible
        for flip in range(1, 1 << len(self.directions)):
            to = self.targets(states, flip)
            ok = to >= 0
            if one_way:
                ok &= self.allowed(states, flip)
            origins.append(np.flatnonzero(ok))
            targets.append(to[ok])
        origin, target = np.concatenate(origins), np.concatenate(targets)
        order = np.lexsort((target, origin))
        return origin[order], target[order]

    def targets(self, states: Index, flip: int) -> Index:
        """Return where each of ``states`` goes by flipping ``flip``; -1 where that is no feasible state."""
        width = len(self.directions)
        out: Index = self.state_at[(self.row[states] << width) | (self.local[states] ^ flip)]
        return out

    def rising(self, rank: Value) -> Step:
        """
        Return the operator value -> lowest value among each state and the party's improvements from it.

        The improvements of a state are the states it reaches whose ``rank`` is strictly higher. For a party
        whose options can all be taken back these are a prefix of its group sorted by falling rank, so one
        running minimum per group serves every state; otherwise every flip is tried.
        """
        return self._rising_sorted(rank) if self.reversible else self._rising_flips(rank)

    def _rising_sorted(self, rank: Value) -> Step:
        order = np.lexsort((-rank, self.row))
        sizes = np.bincount(self.row, minlength=self.n_rows)
        width = int(sizes.max(initial=1))
        first = np.cumsum(sizes) - sizes  # where each row begins in `order`
        place = np.arange(len(order)) - first[self.row[order]]
        fresh = np.ones(len(order), bool)  # where a new row or a lower rank begins
        fresh[1:] = (self.row[order][1:] != self.row[order][:-1]) | (rank[order][1:] != rank[order][:-1])
        tie_start = np.maximum.accumulate(np.where(fresh, np.arange(len(order)), 0)) - first[self.row[order]]
        cells = self.row[order] * width + place
        before = self.row[order] * width + tie_start - 1
        has_better = tie_start > 0

        def step(value: Value) -> Value:
            table = np.full(self.n_rows * width, HIGH, np.int32)
            table[cells] = value[order]
            running = np.minimum.accumulate(table.reshape(self.n_rows, width), axis=1).ravel()
            out = value.copy()
            better = order[has_better]
            out[better] = np.minimum(out[better], running[before[has_better]])
            return out

        return step

    def _rising_flips(self, rank: Value) -> Step:
        if len(self.local) << len(self.directions) <= _LISTED:
            origin, target = self.pairs(np.arange(len(self.local)))
            up = rank[target] > rank[origin]
            origin, target = origin[up], target[up]
            lowest = Edges.of(len(self.local), origin, target).lowest
            return lambda value: np.minimum(value, lowest(value))
        return lambda value: self._lowest_by_flips(rank, value)

    def _lowest_by_flips(self, rank: Value, value: Value) -> Value:
        """Return the lowest value among each state and its improvements, one flip at a time, nothing listed."""
        out = value.copy()
        everyone = np.arange(len(self.local))
        for flip in range(1, 1 << len(self.directions)):
            to = self.targets(everyone, flip)
            ok = (to >= 0) & self.allowed(everyone, flip)
            ok[ok] = rank[to[ok]] > rank[ok]
            out[ok] = np.minimum(out[ok], value[to[ok]])
        return out


def _plain_reach(codes: list[int], bits: tuple[int, ...], directions: tuple[int, ...]) -> list[list[int]]:
    """The definition read aloud: per state, the states the party reaches by changing only its own options."""
    own = sum(1 << b for b in bits)

    def open_to(a: int, b: int) -> bool:
        if a == b or (a ^ b) & ~own:
            return False
        for bit, d in zip(bits, directions, strict=True):
            was, now = a >> bit & 1, b >> bit & 1
            if (d == FORWARD and was > now) or (d == BACK and was < now):
                return False
        return True

    return [[t for t, b in enumerate(codes) if open_to(a, b)] for a in codes]
