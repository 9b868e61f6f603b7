"""The least value that answering players can bring about: the fixed point behind GMR, SMR, SEQ and SSEQ."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from comity.kernels.edges import Value

Step = Callable[[Value], Value]


def least_answer(
    value: Value,
    steps: Sequence[Step],
    *,
    transitive: bool,
    depth: int | None = None,
    pause: Callable[[], None] = lambda: None,
) -> Value:
    r"""
    Return for each state the lowest ``value`` among itself and what the answering players reach from it.

    The players answer by a *legal sequence*: at least one move, nobody twice in a row, anybody may return
    later. With transitive moves "nobody twice in a row" says nothing, and

    .. math:: c_r(t) = \min\bigl(c_{r-1}(t),\ \min_j \mathrm{step}_j(c_{r-1})(t)\bigr), \qquad c_0 = \text{value}

    after r rounds holds the answers of at most r moves; without a limit it is iterated until it stands still.
    With intransitive moves (hand-drawn or lumped models) the last mover is tracked: one plane per player
    holds the best answer that does not begin with that player.

    Parameters
    ----------
    value : array of int, shape (S,)
    steps : sequence of callables
        ``steps[j](v)``: lowest v among the states player j reaches in one move; it may include the state
        itself when moves are transitive, and must not otherwise.
    transitive : bool
    depth : int or None
        The longest sequence counted; None for no limit (Fang, Hipel and Kilgour 1993).
    pause : callable
        Called between rounds; may raise to stop the work.

    Returns
    -------
    array of int, shape (S,)

    Examples
    --------
    Three states in a row; player 0 moves 0 -> 1, player 1 moves 1 -> 2:

    >>> from comity.kernels.edges import Edges
    >>> a, b = Edges.of(3, np.array([0]), np.array([1])), Edges.of(3, np.array([1]), np.array([2]))
    >>> least_answer(np.array([9, 8, 1], np.int32), [a.lowest, b.lowest], transitive=False).tolist()
    [1, 1, 1]
    >>> least_answer(np.array([9, 8, 1], np.int32), [a.lowest, b.lowest], transitive=False, depth=1).tolist()
    [8, 1, 1]
    """
    if not steps or depth == 0:
        return value.copy()
    if transitive or len(steps) == 1:
        # One player alone cannot move twice in a row: with intransitive moves a single round is all there is.
        rounds = depth if transitive and len(steps) > 1 else 1
        return _shared(value, steps, rounds, pause)
    return _tracked(value, steps, depth, pause)


def _shared(value: Value, steps: Sequence[Step], rounds: int | None, pause: Callable[[], None]) -> Value:
    if rounds is None:
        return _settled(value, steps, pause)
    current = value
    for _ in range(rounds):
        pause()
        lower = np.minimum.reduce([current, *(step(current) for step in steps)])
        if np.array_equal(lower, current):
            break
        current = lower
    return current


def _settled(value: Value, steps: Sequence[Step], pause: Callable[[], None]) -> Value:
    # without a limit, what an earlier step found may be used at once: same fixed point, fewer rounds
    current, idle = value, 0
    while True:
        pause()
        for step in steps:
            lower = np.minimum(current, step(current))
            idle = idle + 1 if np.array_equal(lower, current) else 0
            if idle == len(steps):
                return current
            current = lower


def _tracked(value: Value, steps: Sequence[Step], depth: int | None, pause: Callable[[], None]) -> Value:
    n = len(steps)
    planes = [value] * n  # planes[j]: best answer that does not begin with player j
    best = value
    done = 0
    while depth is None or done < depth:
        pause()
        moved = [step(plane) for step, plane in zip(steps, planes, strict=True)]
        fresh = [np.minimum(value, np.minimum.reduce([m for k, m in enumerate(moved) if k != j])) for j in range(n)]
        best = np.minimum(value, np.minimum.reduce(moved))
        if all(np.array_equal(a, b) for a, b in zip(fresh, planes, strict=True)):
            break
        planes, done = fresh, done + 1
    return best


def _plain_least_answer(value: list[int], moves: list[list[list[int]]], depth: int | None = None) -> list[int]:
    """The definition read aloud: walk every legal sequence (``moves[j][s]``: targets of player j at s)."""
    n_states = len(value)
    limit = depth if depth is not None else n_states * max(len(moves), 1)
    out = []
    for start in range(n_states):
        seen = {(start, -1)}
        frontier = [(start, -1)]
        for _ in range(limit):
            frontier = [
                (t, j)
                for s, last in frontier
                for j, targets in enumerate(moves)
                if j != last
                for t in targets[s]
                if (t, j) not in seen
            ]
            frontier = list(dict.fromkeys(frontier))
            seen.update(frontier)
        out.append(min(value[s] for s, _ in seen))
    return out
