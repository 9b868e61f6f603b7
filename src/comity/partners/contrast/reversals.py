"""What happens to the order of the others when an offer leaves the list, or a worse copy of one joins it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from comity.partners.contrast.judged import Judged
from comity.partners.contrast.methods import Method, ranks_of

Kind = Literal["without", "copy"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """
    One change of the list, and what it did to the order of the offers that stayed.

    Parameters
    ----------
    kind : {"without", "copy"}
        The offer left, or a worse copy of it joined.
    offer : str
    reversed : tuple of pairs
        The first came before the second; after the change the second comes before the first.
    evened : tuple of pairs
        The first came before the second; after the change they are equal.
    parted : tuple of pairs
        They were equal; after the change the first comes before the second.
    first, then : tuple of str
        Who comes first among those that stayed, before and after.
    refused : str
        Why the method could not take the changed list; empty where it could.
    """

    kind: Kind
    offer: str
    reversed: tuple[Pair, ...] = ()
    evened: tuple[Pair, ...] = ()
    parted: tuple[Pair, ...] = ()
    first: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    refused: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the change as plain values."""
        return {
            "change": self.kind,
            "offer": self.offer,
            "reversed": [list(p) for p in self.reversed],
            "evened": [list(p) for p in self.evened],
            "parted": [list(p) for p in self.parted],
            "first": list(self.first),
            "then": list(self.then),
            "refused": self.refused,
        }


def changes(method: Method, table: Judged, offers: Sequence[str], worse: float = 0.1) -> Iterator[Change]:
    """
    Yield what each change of the list does to the order of a method, one after another.

    Each offer leaves where at least two others stay; of each offer a copy joins that is worse on every criterion by a
    share ``worse`` of its range. That neither should turn the order of others is a usual test of a method [1]_. A
    weighted sum over declared ranges passes it always, since what an offer is worth there hangs on that offer alone.

    Parameters
    ----------
    method : Method
    table : Judged
    offers : sequence of str
    worse : float
        Above 0.

    Examples
    --------
    Three offers, each of them the best on one criterion. Without "y" the other two change places, and so they do
    without "z":

    >>> from comity.partners.contrast.judged import judged
    >>> from comity.partners.contrast.methods import methods_named
    >>> table = judged([[3, 1, 2], [2, 3, 1], [1, 2, 3]], ["more"] * 3, [0.4, 0.35, 0.25])
    >>> promethee = methods_named(("promethee",))[0]
    >>> [(c.offer, c.reversed) for c in changes(promethee, table, "xyz") if c.kind == "without"]
    [('x', ()), ('y', (('x', 'z'),)), ('z', (('y', 'x'),))]

    References
    ----------
    .. [1] Wang, X. & Triantaphyllou, E. (2008). Ranking irregularities when evaluating alternatives by using some
       ELECTRE methods. Omega 36(1), 45-63.
    """
    before = ranks_of(method.scores(table), method.less)
    n = len(offers)
    if n > 2:
        for k in range(n):
            stay = [i for i in range(n) if i != k]
            yield _change("without", k, method, table.without(k), stay, before, offers)
    for k in range(n):
        more = table.worse_copy(k, worse)
        if more is not None:
            yield _change("copy", k, method, more, list(range(n)), before, offers)


def _change(
    kind: Kind,
    offer: int,
    method: Method,
    table: Judged,
    stay: Sequence[int],
    before: Sequence[int],
    offers: Sequence[str],
) -> Change:
    refused = method.refuses(table)
    if refused:
        return Change(kind, offers[offer], refused=refused)
    # a copy stands at the end, so those that stay come first in both tables
    old = [before[i] for i in stay]
    new = ranks_of(method.scores(table), method.less)[: len(stay)]
    names = [offers[i] for i in stay]
    found: dict[str, list[Pair]] = {"reversed": [], "evened": [], "parted": []}
    for a, b in combinations(range(len(stay)), 2):
        i, j = (b, a) if (old[b], new[b]) < (old[a], new[a]) else (a, b)
        if old[i] == old[j] and new[i] != new[j]:
            found["parted"].append((names[i], names[j]))
        elif old[i] < old[j] and new[i] == new[j]:
            found["evened"].append((names[i], names[j]))
        elif old[i] < old[j] and new[i] > new[j]:
            found["reversed"].append((names[i], names[j]))
    return Change(
        kind,
        offers[offer],
        tuple(found["reversed"]),
        tuple(found["evened"]),
        tuple(found["parted"]),
        tuple(x for x, r in zip(names, old, strict=True) if r == min(old)),
        tuple(x for x, r in zip(names, new, strict=True) if r == min(new)),
    )
