"""The methods, one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from comity.errors import UsageError, did_you_mean
from comity.partners.contrast.border import mabac
from comity.partners.contrast.distances import can_take, codas
from comity.partners.contrast.judged import Judged, Reals
from comity.partners.contrast.promethee import promethee
from comity.partners.contrast.topsis import topsis
from comity.partners.contrast.vikor import vikor

EQUAL = 1e-9


def _anything(table: Judged) -> str:
    return ""


def _sum(table: Judged) -> Reals:
    shares = (table.numbers - table.worst) / (table.best - table.worst)
    total: Reals = shares @ table.weights
    return total


def _mixed(table: Judged) -> Reals:
    return vikor(table).mixed


@dataclass(frozen=True, slots=True)
class Method:
    """
    A method of ranking.

    ``scores`` takes a table and returns a number for each offer; ``less`` where a lower one is better. ``refuses``
    returns why it cannot take a table, or an empty text.
    """

    id: str
    name: str
    scores: Callable[[Judged], Reals]
    less: bool = False
    refuses: Callable[[Judged], str] = _anything


METHODS = (
    Method("sum", "the weighted sum", _sum),
    Method("promethee", "PROMETHEE II", promethee),
    Method("topsis", "TOPSIS", topsis),
    Method("vikor", "VIKOR", _mixed, less=True),
    Method("mabac", "MABAC", mabac),
    Method("codas", "CODAS", codas, refuses=can_take),
)
USUAL = ("sum", "promethee", "topsis", "vikor")


def methods_named(ids: tuple[str, ...] = USUAL) -> tuple[Method, ...]:
    """
    Return the methods of these ids, in the order of the table.

    Raises
    ------
    UsageError
        There is no such method, or none was named.

    Examples
    --------
    >>> [m.name for m in methods_named(("vikor", "topsis"))]
    ['TOPSIS', 'VIKOR']
    """
    known = [m.id for m in METHODS]
    for name in ids:
        if name not in known:
            raise UsageError(
                f'There is no method "{name}". {did_you_mean(name, known) or "Methods: " + ", ".join(known)}'
            )
    if not ids:
        raise UsageError(f"No method was named. Methods: {', '.join(known)}.")
    return tuple(m for m in METHODS if m.id in ids)


def ranks_of(scores: Reals, less: bool = False) -> tuple[int, ...]:
    """
    Return ranks from 1; scores that differ by no more than rounding are equal, and share the better rank.

    Examples
    --------
    >>> ranks_of(np.array([0.3, 0.1 + 0.2, 0.9, 0.1]))
    (2, 2, 1, 4)
    """
    way = scores if less else -scores
    equal = EQUAL * max(1.0, float(np.abs(scores).max(initial=0.0)))
    ranks, order = [0] * len(scores), np.argsort(way, kind="stable").tolist()
    for place, i in enumerate(order):
        before = order[place - 1]
        tied = place > 0 and way[i] - way[before] <= equal
        ranks[i] = ranks[before] if tied else place + 1
    return tuple(ranks)
