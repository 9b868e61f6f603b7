"""The compiled twins of :mod:`comity.kernels.batch`, one draw after another. It loads numba: import it late."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.kernels.batch import Bits, Place, Worth
from comity.kernels.compiled import compiled
from comity.kernels.edges import Index


@compiled
def own(
    values: Worth,
    starts: Place,
    targets: Place,
    part: Place,
    n_parts: int,
    order: Place,
    part_starts: Place,
    next_parts: Place,
    out: Bits,
) -> None:
    """Write Nash (1), GMR (2) and SMR (4) of one player for every draw; the rest as in :class:`batch.Board`."""
    n_draws, n_states = values.shape
    best = np.empty(n_states, values.dtype)
    low, low_best = np.empty(n_parts, values.dtype), np.empty(n_parts, values.dtype)
    for d in range(n_draws):
        u = values[d]
        for s in range(n_states):
            high = u[s]
            for e in range(starts[s], starts[s + 1]):
                v = u[targets[e]]
                high = v if v > high else high
            best[s] = high
        _parts(u, part, order, part_starts, next_parts, low)
        _parts(best, part, order, part_starts, next_parts, low_best)
        for s in range(n_states):
            mine, bits = u[s], 7
            if best[s] > mine:
                bits = 6
                for e in range(starts[s], starts[s + 1]):
                    t = targets[e]
                    if u[t] > mine:
                        if low[part[t]] > mine:
                            bits &= ~2
                        if low_best[part[t]] > mine:
                            bits &= ~4
            out[d, s] = bits


@compiled
def _parts(value: Worth, part: Place, order: Place, starts: Place, next_parts: Place, low: Worth) -> None:
    """Write the lowest value of each part and of all it leads to."""
    n_states = len(value)
    for p in range(len(low)):
        low[p] = np.inf
    for begin in range(0, len(part), n_states):
        for s in range(n_states):
            p, v = part[begin + s], value[s]
            low[p] = v if v < low[p] else low[p]
    for k in range(len(order)):
        least = low[order[k]]
        for e in range(starts[k], starts[k + 1]):
            v = low[next_parts[e]]
            least = v if v < least else least
        low[order[k]] = least


@compiled
def credible(values: Worth, starts: Place, targets: Place, transitive: bool, symmetric: bool, out: Bits) -> None:
    """Write SEQ (8) and, where ``symmetric``, SSEQ (16) of every player for every draw, shape (n, D, S)."""
    n_players, n_draws, n_states = values.shape
    begin = np.empty((n_states, n_players + 1), np.uint32)  # state by state: what is read together lies together
    better = np.empty(len(targets), np.uint32)
    answered, best = np.empty(n_states, values.dtype), np.empty(n_states, values.dtype)
    planes = np.empty((n_players, 1 if transitive else n_states), values.dtype)
    for d in range(n_draws):
        _improvements(values, d, starts, targets, begin, better)
        for i in range(n_players):
            u = values[i, d]
            answered[:] = u
            _answers(answered, i, begin, better, planes, transitive)
            _judge(u, answered, begin, i, better, 8, out[i, d])
            if symmetric:
                for s in range(n_states):
                    high = u[s]
                    for e in range(begin[s, i], begin[s, i + 1]):
                        v = u[better[e]]
                        high = v if v > high else high
                    best[s] = high
                answered[:] = best
                _answers(answered, i, begin, better, planes, transitive)
                _judge(u, answered, begin, i, better, 16, out[i, d])


@compiled
def _improvements(values: Worth, d: int, starts: Place, targets: Place, begin: Place, better: Place) -> None:
    """Write the moves that raise the mover's value, in the shape of the moves."""
    n_players, n_states = values.shape[0], values.shape[2]
    k = 0
    for s in range(n_states):
        begin[s, 0] = k
        for i in range(n_players):
            mine = values[i, d, s]
            for e in range(starts[i, s], starts[i, s + 1]):
                t = targets[e]
                better[k] = t  # written in any case, counted where it improves: no branch to guess
                k += 1 if values[i, d, t] > mine else 0
            begin[s, i + 1] = k


@compiled
def _judge(u: Worth, answered: Worth, begin: Place, player: int, better: Place, bit: int, out: Bits) -> None:
    """Add ``bit`` where every improvement is answered by something no better than the state itself."""
    for s in range(len(u)):
        holds = True
        for e in range(begin[s, player], begin[s, player + 1]):
            if answered[better[e]] > u[s]:
                holds = False
                break
        if holds:
            out[s] |= bit


@compiled
def _answers(value: Worth, player: int, begin: Place, better: Place, planes: Worth, transitive: bool) -> None:
    """Lower ``value`` to the lowest that the player's opponents bring about by improvements."""
    if transitive:
        _shared(value, player, begin, better)
    else:
        _tracked(value, player, begin, better, planes)


@compiled
def _shared(value: Worth, player: int, begin: Place, better: Place) -> None:
    n_players, n_states = begin.shape[1] - 1, len(value)
    down, moved = False, True
    while moved:
        moved = False
        for k in range(n_states):
            s = n_states - 1 - k if down else k
            least = value[s]
            for e in range(begin[s, 0], begin[s, player]):
                v = value[better[e]]
                least = v if v < least else least
            for e in range(begin[s, player + 1], begin[s, n_players]):
                v = value[better[e]]
                least = v if v < least else least
            if least < value[s]:
                value[s] = least
                moved = True
        down = not down  # what one sweep could not carry along, the next one can


@compiled
def _tracked(value: Worth, player: int, begin: Place, better: Place, planes: Worth) -> None:
    """As _shared with the last mover kept: ``planes[j]`` is what follows once j has moved."""
    n_players, n_states = begin.shape[1] - 1, len(value)
    for j in range(n_players):
        planes[j, :] = value
    moved = True
    while moved:
        moved = False
        for s in range(n_states):
            first, second, who = value[s], value[s], -1  # the two lowest answers, by different movers
            for j in range(n_players):
                if j == player:
                    continue
                least = np.inf
                for e in range(begin[s, j], begin[s, j + 1]):
                    v = planes[j, better[e]]
                    least = v if v < least else least
                if least < first:
                    first, second, who = least, first, j
                elif least < second:
                    second = least
            for j in range(n_players):
                low = second if j == who else first
                if j != player and low < planes[j, s]:
                    planes[j, s] = low
                    moved = True
            planes[player, s] = first
    value[:] = planes[player]


@compiled
def count(bits: Bits, shift: int, marks: NDArray[np.uint64], out: NDArray[np.int64]) -> None:
    """
    Add to ``out[f, s]`` in how many draws bit ``shift`` of ``bits[d, s]`` is set and draw d has mark f.

    ``marks[f, w]`` holds the marks of 64 draws in one word, draw ``64 * w`` in its lowest bit.
    """
    n_draws, n_states = bits.shape
    word = np.empty(n_states, np.uint64)
    one, pairs = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333)
    nibbles, seven = np.uint64(0x0F0F0F0F0F0F0F0F), np.uint64(0x7F)
    for w in range(marks.shape[1]):
        word[:] = 0
        for d in range(64 * w, min(64 * w + 64, n_draws)):
            row, place = bits[d], np.uint64(d - 64 * w)
            for s in range(n_states):
                word[s] |= np.uint64((row[s] >> shift) & 1) << place
        for f in range(marks.shape[0]):
            mark, sums = marks[f, w], out[f]
            for s in range(n_states):
                x = word[s] & mark  # counted by halves, as no machine counts many words at once
                x = x - ((x >> np.uint64(1)) & one)
                x = (x & pairs) + ((x >> np.uint64(2)) & pairs)
                x = (x + (x >> np.uint64(4))) & nibbles
                x = x + (x >> np.uint64(8))
                x = x + (x >> np.uint64(16))
                x = x + (x >> np.uint64(32))
                sums[s] += np.int64(x & seven)


@compiled
def strong(starts: Index, targets: Index, part: Index) -> int:
    """
    Write the part of each node, nodes of one part reaching one another, and return how many parts there are.

    Tarjan's search (1972) without recursion. A part is numbered when it is finished, and so after all it leads to.
    """
    n = len(starts) - 1
    seen, low = np.zeros(n, np.int64), np.zeros(n, np.int64)
    at = starts[:-1].copy()
    path, stack = np.empty(n, np.int64), np.empty(n, np.int64)
    part[:] = -1
    clock = n_parts = depth = held = 0
    for root in range(n):
        if seen[root]:
            continue
        path[0], depth = root, 1
        while depth:
            v = path[depth - 1]
            if seen[v] == 0:
                clock += 1
                seen[v] = low[v] = clock
                stack[held] = v
                held += 1
            deeper = False
            while at[v] < starts[v + 1]:
                t = targets[at[v]]
                at[v] += 1
                if seen[t] == 0:
                    path[depth] = t
                    depth += 1
                    deeper = True
                    break
                if part[t] < 0:
                    low[v] = min(low[v], seen[t])
            if deeper:
                continue
            if low[v] == seen[v]:
                held = _finish(v, stack, held, part, n_parts)
                n_parts += 1
            depth -= 1
            if depth:
                above = path[depth - 1]
                low[above] = min(low[above], low[v])
    return n_parts


@compiled
def _finish(v: int, stack: Index, held: int, part: Index, number: int) -> int:
    """Number the nodes above v on the stack, and v, as one part; return how many nodes are left on it."""
    while True:
        held -= 1
        part[stack[held]] = number
        if stack[held] == v:
            return held
