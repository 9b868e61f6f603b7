"""Sets of rival claims, and the probability of each where at most one is true."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from comity.case.evidence import Claim


def sets_of_rivals(claims: Mapping[str, Claim]) -> tuple[tuple[str, ...], ...]:
    """
    Return the sets of claims that are joined by ``rivals``, in either direction or through others, by name.

    Examples
    --------
    >>> a, b, c = Claim("a", "x", rivals=("b",)), Claim("b", "y"), Claim("c", "z")
    >>> sets_of_rivals({"a": a, "b": b, "c": c})
    (('a', 'b'),)
    """
    beside: dict[str, set[str]] = {c: set() for c in claims}
    for c in claims.values():
        for r in c.rivals:
            if r in beside and r != c.id:
                beside[c.id].add(r)
                beside[r].add(c.id)
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for name in sorted(claims):
        if name not in seen and beside[name]:
            found.append(_joined(name, beside))
            seen.update(found[-1])
    return tuple(found)


def _joined(start: str, beside: Mapping[str, set[str]]) -> tuple[str, ...]:
    found, stack = {start}, [start]
    while stack:
        for c in beside[stack.pop()] - found:
            found.add(c)
            stack.append(c)
    return tuple(sorted(found))


def among(priors: Sequence[float], moves: Sequence[float]) -> tuple[tuple[float, ...], float]:
    """
    Return the probability of each rival and of none of them, where at most one is true.

    Parameters
    ----------
    priors : sequence of float
        What they sum to below 1 is left to none of them; above 1 they are taken as shares.
    moves : sequence of float
        The sum of log likelihood ratios of each, against none of them being true.

    Examples
    --------
    >>> import math
    >>> each, none = among([0.25, 0.25], [math.log(2), 0.0])
    >>> [round(p, 2) for p in each], round(none, 2)
    ([0.4, 0.2], 0.4)
    """
    left = 1.0 - math.fsum(priors)
    logs = [math.log(p) + m for p, m in zip(priors, moves, strict=True)]
    logs.append(math.log(left) if left > 1e-12 else -math.inf)
    top = max(logs)
    weights = [math.exp(x - top) for x in logs]
    total = math.fsum(weights)
    return tuple(w / total for w in weights[:-1]), weights[-1] / total
