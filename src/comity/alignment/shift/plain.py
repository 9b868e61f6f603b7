"""The measures read aloud, without arrays: the tests hold the compiled ones to these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Tie = tuple[str, str, float]
"""Two actors and a weight above 0."""


def weights_of_actors(ties: Sequence[Tie]) -> dict[str, float]:
    """
    Return the summed weight of the ties of each actor.

    Examples
    --------
    >>> weights_of_actors([("a", "b", 2.0), ("b", "c", 1.0)])
    {'a': 2.0, 'b': 3.0, 'c': 1.0}
    """
    out: dict[str, float] = {}
    for a, b, weight in ties:
        out[a] = out.get(a, 0.0) + weight
        out[b] = out.get(b, 0.0) + weight
    return out


def effective_centres(ties: Sequence[Tie]) -> float:
    r"""
    Return the effective number of centres, :math:`1 / \sum_i s_i^2`, of each actor's share of the weight of ties.

    It is N where all N actors have as much. A star has few: half of the weight is at its middle.

    Examples
    --------
    >>> effective_centres([("a", "b", 1.0), ("b", "c", 1.0), ("c", "a", 1.0)])
    3.0
    """
    weights = weights_of_actors(ties)
    total = sum(weights.values())
    return 1 / sum((w / total) ** 2 for w in weights.values()) if total else float("nan")


def strongest_share(ties: Sequence[Tie]) -> float:
    """
    Return the share of the weight of ties that the strongest actor has; never above one half.

    Examples
    --------
    >>> strongest_share([("hub", "a", 1.0), ("hub", "b", 1.0)])
    0.5
    """
    weights = weights_of_actors(ties)
    return max(weights.values()) / sum(weights.values()) if weights else float("nan")


def centralisation(ties: Sequence[Tie]) -> float:
    r"""
    Return Freeman's degree centralisation: 1 for a star, 0 where all have as many ties [1]_.

    .. math:: \sum_i (\max_j d_j - d_i) \big/ (N - 1)(N - 2)

    Weights do not count. It needs three actors.

    Examples
    --------
    >>> star = [("hub", "a", 1.0), ("hub", "b", 1.0), ("hub", "c", 1.0)]
    >>> centralisation(star), centralisation([("a", "b", 1.0), ("b", "c", 1.0), ("c", "a", 1.0)])
    (1.0, 0.0)

    References
    ----------
    .. [1] Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1, 215-239.
    """
    degree = weights_of_actors([(a, b, 1.0) for a, b, _ in ties])
    n = len(degree)
    if n < 3:
        return float("nan")
    return sum(max(degree.values()) - d for d in degree.values()) / ((n - 1) * (n - 2))


def effective_communities(groups: Mapping[str, int], ties: Sequence[Tie]) -> float:
    """
    Return the effective number of communities: one over the sum of the squares of their shares of the actors.

    Examples
    --------
    >>> effective_communities({"a": 0, "b": 0, "c": 1, "d": 1}, [("a", "b", 1.0), ("c", "d", 1.0)])
    2.0
    """
    tied = weights_of_actors(ties)
    sizes = [sum(groups[name] == g for name in tied) for g in set(groups.values())]
    return 1 / sum((size / len(tied)) ** 2 for size in sizes) if tied else float("nan")


def candidates_for_poles(groups: Mapping[str, int], ties: Sequence[Tie], smallest: int = 3) -> int:
    """
    Return how many communities have three or more members and more than half of their tie weight inside.

    A tie inside counts for each of its two ends.

    Examples
    --------
    >>> ties = [("a", "b", 1.0), ("b", "c", 1.0), ("c", "d", 1.0)]
    >>> candidates_for_poles({"a": 0, "b": 0, "c": 0, "d": 1}, ties)
    1
    """
    weights, found = weights_of_actors(ties), 0
    for g in set(groups.values()):
        members = [name for name in weights if groups[name] == g]
        inside = 2 * sum(w for a, b, w in ties if groups[a] == g == groups[b])
        found += len(members) >= smallest and inside > sum(weights[name] for name in members) / 2
    return found
