"""The methods read aloud, offer by offer and criterion by criterion: slow twins for the tests."""

from __future__ import annotations

import math
from collections.abc import Sequence

Rows = Sequence[Sequence[float]]
Numbers = Sequence[float]


def plain_topsis(rows: Rows, upward: Sequence[bool], weights: Numbers) -> list[float]:
    """
    Return the scores of TOPSIS.

    Examples
    --------
    >>> [round(x, 4) for x in plain_topsis([[3], [4], [0]], [True], [1])]
    [0.75, 1.0, 0.0]
    """
    out = []
    for row in rows:
        far = off = 0.0
        for c, weight in enumerate(weights):
            column = [r[c] for r in rows]
            length = math.sqrt(sum(x * x for x in column)) or 1.0
            best, worst = (max(column), min(column)) if upward[c] else (min(column), max(column))
            far += (weight * (row[c] - best) / length) ** 2
            off += (weight * (row[c] - worst) / length) ** 2
        far, off = math.sqrt(far), math.sqrt(off)
        out.append(off / (far + off) if far + off else 0.5)
    return out


def plain_vikor(rows: Rows, upward: Sequence[bool], weights: Numbers) -> list[tuple[float, float, float]]:
    """
    Return S, R and Q of each offer.

    Examples
    --------
    >>> plain_vikor([[0], [1], [2]], [True], [1])
    [(1.0, 1.0, 1.0), (0.5, 0.5, 0.5), (0.0, 0.0, 0.0)]
    """
    losses = []
    for row in rows:
        loss = []
        for c, weight in enumerate(weights):
            column = [r[c] for r in rows]
            best, worst = (max(column), min(column)) if upward[c] else (min(column), max(column))
            loss.append(weight * (best - row[c]) / (best - worst) if best != worst else 0.0)
        losses.append(loss)
    group, regret = [sum(loss) for loss in losses], [max(loss) for loss in losses]
    mixed = [0.0] * len(rows)
    for measure in (group, regret):
        least, most = min(measure), max(measure)
        if most - least > 1e-9:
            mixed = [q + (x - least) / (most - least) / 2 for q, x in zip(mixed, measure, strict=True)]
    return list(zip(group, regret, mixed, strict=True))


def plain_promethee(
    rows: Rows, upward: Sequence[bool], weights: Numbers, thresholds: Sequence[tuple[float, float]] | None = None
) -> list[float]:
    """
    Return net flows: how much each offer is preferred to the others and they to it, per other offer.

    ``thresholds`` are, for each criterion, up to which lead nothing is preferred and from which all is.

    Examples
    --------
    >>> plain_promethee([[0], [1], [1]], [True], [1])
    [-1.0, 0.5, 0.5]
    >>> plain_promethee([[0], [2]], [True], [1], [(1, 5)])
    [-0.25, 0.25]
    """
    out = []
    for a in rows:
        flow = 0.0
        for b in rows:
            for c, weight in enumerate(weights):
                q, p = (0.0, 0.0) if thresholds is None else thresholds[c]
                lead = a[c] - b[c] if upward[c] else b[c] - a[c]
                flow += weight * (_preferred(lead, q, p) - _preferred(-lead, q, p))
        out.append(flow / (len(rows) - 1))
    return out


def _preferred(lead: float, q: float, p: float) -> float:
    if lead <= q:
        return 0.0
    return 1.0 if lead >= p else (lead - q) / (p - q)


def plain_mabac(rows: Rows, upward: Sequence[bool], weights: Numbers) -> list[float]:
    """
    Return the scores of MABAC.

    Examples
    --------
    >>> [round(x, 4) for x in plain_mabac([[0], [1]], [True], [1])]
    [-0.4142, 0.5858]
    """
    table = []
    for row in rows:
        weighed = []
        for c, weight in enumerate(weights):
            column = [r[c] for r in rows]
            best, worst = (max(column), min(column)) if upward[c] else (min(column), max(column))
            share = (row[c] - worst) / (best - worst) if best != worst else 0.0
            weighed.append(weight * share + weight)
        table.append(weighed)
    border = [math.prod(column) ** (1 / len(rows)) for column in zip(*table, strict=True)]
    return [sum(x - g for x, g in zip(weighed, border, strict=True)) for weighed in table]


def plain_codas(rows: Rows, upward: Sequence[bool], weights: Numbers, near: float = 0.02) -> list[float]:
    """
    Return the scores of CODAS.

    Examples
    --------
    >>> plain_codas([[2], [4]], [True], [1])
    [-1.0, 1.0]
    """
    table = []
    for row in rows:
        weighed = []
        for c, weight in enumerate(weights):
            column = [r[c] for r in rows]
            weighed.append(weight * (row[c] / max(column) if upward[c] else min(column) / row[c]))
        table.append(weighed)
    worst = [min(column) for column in zip(*table, strict=True)]
    straight = [math.dist(weighed, worst) for weighed in table]
    along = [sum(x - w for x, w in zip(weighed, worst, strict=True)) for weighed in table]
    out = []
    for e, t in zip(straight, along, strict=True):
        out.append(sum(e - f + (t - u if abs(e - f) >= near else 0.0) for f, u in zip(straight, along, strict=True)))
    return out


def plain_tau(a: Numbers, b: Numbers) -> float | None:
    """
    Return Kendall's tau-b from counts of ties.

    Examples
    --------
    >>> plain_tau([1, 2], [2, 1])
    -1.0
    """
    pairs = [(i, j) for j in range(len(a)) for i in range(j)]
    agree = sum((a[i] < a[j] and b[i] < b[j]) or (a[i] > a[j] and b[i] > b[j]) for i, j in pairs)
    oppose = sum((a[i] < a[j] and b[i] > b[j]) or (a[i] > a[j] and b[i] < b[j]) for i, j in pairs)
    first, second = sum(a[i] == a[j] for i, j in pairs), sum(b[i] == b[j] for i, j in pairs)
    below = (len(pairs) - first) * (len(pairs) - second)
    return (agree - oppose) / math.sqrt(below) if below else None
