"""Deadlocks and the circles in them: acts of which each is to come before the next, and the last before the first."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from comity.budget import Budget
from comity.kernels.strong_components import strong_components

Follows = Mapping[str, Sequence[str]]  # act -> the acts that are to come after it


def follows(acts: Sequence[str], arrows: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Return for each act the acts that are to come after it, in the order given."""
    after: dict[str, list[str]] = {act: [] for act in acts}
    for first, then in arrows:
        after[first].append(then)
    return after


def deadlocks(after: Follows) -> tuple[tuple[str, ...], ...]:
    """
    Return the deadlocks: the strongly connected components in which there is a circle.

    In a deadlock every act is, by somebody's claim, to come before every other, directly or by way of others: none can
    be the first. They are found by Tarjan's method [1]_, in time proportional to the number of arrows. An act that is
    to come before itself is a deadlock of one.

    Parameters
    ----------
    after : mapping act -> acts that are to come after it

    Returns
    -------
    tuple of tuple of str
        The acts of each by name, the deadlocks by their first act.

    Examples
    --------
    >>> deadlocks({"withdrawal": ["ceasefire"], "ceasefire": ["withdrawal", "talks"], "talks": []})
    (('ceasefire', 'withdrawal'),)

    References
    ----------
    .. [1] Tarjan, R. (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1, 146-160.
    """
    acts = list(after)
    place = {act: k for k, act in enumerate(acts)}
    parts = strong_components([[place[then] for then in after[act]] for act in acts])
    found = [sorted(acts[k] for k in part) for part in parts]
    return tuple(sorted(tuple(part) for part in found if len(part) > 1 or part[0] in after[part[0]]))


def shortest_circle(after: Follows, act: str) -> tuple[str, ...] | None:
    """
    Return a shortest circle through an act, beginning with it; None where there is none.

    Examples
    --------
    >>> shortest_circle({"a": ["b"], "b": ["c"], "c": ["b", "a"]}, "a")
    ('a', 'b', 'c')
    """
    before: dict[str, str] = {}
    waiting = deque([act])
    while waiting:
        here = waiting.popleft()
        for then in after[here]:
            if then == act:
                return _walked(before, act, here)
            if then not in before:
                before[then] = here
                waiting.append(then)
    return None


def _walked(before: Mapping[str, str], start: str, end: str) -> tuple[str, ...]:
    path = [end]
    while path[-1] != start:
        path.append(before[path[-1]])
    return tuple(reversed(path))


def circles(after: Follows, budget: Budget | None = None) -> Iterator[tuple[str, ...]]:
    """
    Yield every circle that visits no act twice, the shortest first; each begins with its first act by name.

    The arrows of such a circle are a smallest set of claims that cannot all be met: leave out any one and the rest
    can. There can be very many, so the caller takes as many as it wants.

    Examples
    --------
    >>> list(circles({"a": ["b"], "b": ["a", "c"], "c": ["a"]}))
    [('a', 'b'), ('a', 'b', 'c')]
    """
    acts = sorted(after)
    for length in range(1, len(acts) + 1):
        for place, root in enumerate(acts):
            yield from _through(after, root, set(acts[place:]), length, budget)


def _through(
    after: Follows, root: str, allowed: set[str], length: int, budget: Budget | None
) -> Iterator[tuple[str, ...]]:
    """Yield the circles of a length through a root that is their first act by name."""
    left = _distances(after, root, allowed)
    path = [root]
    choices = [iter(after[root])]
    while choices:
        if budget is not None:
            budget.check()
        then = next(choices[-1], None)
        if then is None:
            choices.pop()
            path.pop()
        elif then == root:
            if len(path) == length:
                yield tuple(path)
        elif then in left and then not in path and len(path) + left[then] <= length:
            path.append(then)
            choices.append(iter(after[then]))


def _distances(after: Follows, root: str, allowed: set[str]) -> dict[str, int]:
    """Return how many arrows each allowed act is away from the root."""
    behind: dict[str, list[str]] = {}
    for first in allowed:
        for then in after[first]:
            behind.setdefault(then, []).append(first)
    far = {root: 0}
    waiting = deque([root])
    while waiting:
        here = waiting.popleft()
        for first in behind.get(here, ()):
            if first not in far:
                far[first] = far[here] + 1
                waiting.append(first)
    return far
