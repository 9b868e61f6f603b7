"""The compiled scans behind :mod:`comity.kernels.dominance`. Import this module late: it loads numba."""

from __future__ import annotations

from comity.kernels.compiled import compiled
from comity.kernels.edges import Index, Mask, Value


@compiled
def _position(stairs: Value, size: int, row: Value, gap: int) -> int:
    """Return the first of the stairs that is at least ``row + gap`` throughout, or -1."""
    d = len(row)
    for k in range(size):
        j = 0
        while j < d and stairs[k, j] >= row[j] + gap:
            j += 1
        if j == d:
            return k
    return -1


@compiled
def _forward(stairs: Value, k: int) -> None:
    """Bring a stair that was of use half-way to the front: what exceeds one vector is likely to exceed the next."""
    to = k // 2
    for j in range(stairs.shape[1]):
        stairs[to, j], stairs[k, j] = stairs[k, j], stairs[to, j]


@compiled
def scan(w: Value, begin: Index, u: Value, ask: Index, stairs: Value, hit: Mask, state: Index, limit: int) -> int:
    """
    Hold questions against the staircase of their class, from where ``state`` says, and return the comparisons made.

    Parameters
    ----------
    w : array of int, shape (P, d)
        Points by class, by falling sum within one.
    begin : array of int, shape (n + 1,)
        Where the points of each class begin.
    u, ask
        The same for questions, in any order within a class.
    stairs : array of int, shape (most points of a class, d)
        Room for the staircase; kept between calls.
    hit : mask, shape (Q,)
        Set where a question is exceeded.
    state : array of int, shape (4,)
        Class, next point, next question, stairs; zeros to begin with. Done once the class is n.
    limit : int
        Return after about so many comparisons.
    """
    c, p, q, size = state[0], state[1], state[2], state[3]
    spent = 0
    while c < len(begin) - 1:
        while p < begin[c + 1] and spent < limit:
            k = _position(stairs, size, w[p], 0)
            spent += size + 1 if k < 0 else k + 1
            if k < 0:
                stairs[size] = w[p]
                size += 1
            else:
                _forward(stairs, k)
            p += 1
        while p == begin[c + 1] and q < ask[c + 1] and spent < limit:
            k = _position(stairs, size, u[q], 1)
            spent += size + 1 if k < 0 else k + 1
            if k >= 0:
                hit[q] = True
                _forward(stairs, k)
            q += 1
        if p < begin[c + 1] or q < ask[c + 1]:
            break
        c, size = c + 1, 0
    state[0], state[1], state[2], state[3] = c, p, q, size
    return spent


@compiled
def lowest_gain(
    u: Value, value: Value, order: Index, begin: Index, of: Index, states: Index, out: Value, state: Index, limit: int
) -> int:
    """
    Lower ``out[s]`` to the lowest value among the states of its class that exceed it in every component.

    Parameters
    ----------
    u : array of int, shape (S, d)
        In the order of ``order``.
    value : array of int, shape (S,)
    order : array of int, shape (S,)
        The states by class, by rising value within one: the first that exceeds s is the one to find.
    begin : array of int, shape (n + 1,)
        Where each class begins in ``order``.
    of : array of int, shape (S,)
        The place of each state in ``order``, then its class: shape (2, S).
    states : array of int
        The states to be lowered.
    out : array of int, shape (S,)
    state : array of int, shape (1,)
        Which of ``states`` is next; zero to begin with.
    limit : int
        Return after about so many comparisons.
    """
    d, at, spent = u.shape[1], state[0], 0
    while at < len(states) and spent < limit:
        s = states[at]
        mine = u[of[0, s]]
        for k in range(begin[of[1, s]], begin[of[1, s] + 1]):
            worth = value[order[k]]
            spent += 1
            if worth >= value[s]:
                break
            j = 0
            while j < d and u[k, j] > mine[j]:
                j += 1
            if j == d:
                out[s] = worth
                break
        at += 1
    state[0] = at
    return spent
