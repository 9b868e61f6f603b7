"""The claims of a sequence as a graph: acts, and an arrow from what is to come first to what is to come after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.case.settlement import Order, Settlement, Span, Term
from comity.errors import UsageError, did_you_mean

Days = tuple[Fraction, Fraction | None]  # at least, and at most where there is a latest day


@dataclass(frozen=True, slots=True)
class Claim:
    """
    One row of the case: a party wants one act before another.

    Parameters
    ----------
    number : int
        Its place among the claims that count, from 0; results speak of claims by this number.
    id : str
        Its name in the case, or ``first > then`` where the case gives none.
    by, first, then : str
        The party, and the two acts.
    weight : Span
        What giving it up costs, beside the other claims.
    within : (Fraction, Fraction or None), or None
        Fewest and most days from the first act to the second.
    text, version : str
    source : tuple of str
    """

    number: int
    id: str
    by: str
    first: str
    then: str
    weight: Span
    within: Days | None
    text: str = ""
    version: str = ""
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stake:
    """What one party asks on one arrow: all its rows there count once, with the heaviest weight (conventions §39)."""

    by: str
    first: str
    then: str
    claims: tuple[int, ...]
    weight: Span


@dataclass(frozen=True, slots=True)
class Arrow:
    """One act before another, and the parties that ask for it. Their weights add up."""

    first: str
    then: str
    stakes: tuple[Stake, ...]

    @property
    def owners(self) -> tuple[str, ...]:
        """Return the parties that ask for this order."""
        return tuple(s.by for s in self.stakes)

    @property
    def claims(self) -> tuple[int, ...]:
        """Return the numbers of the claims on this arrow."""
        return tuple(c for s in self.stakes for c in s.claims)

    @property
    def weight(self) -> Span:
        """Return what it costs that nobody gets this order any more."""
        low = sum((s.weight.low for s in self.stakes), Fraction(0))
        return Span(low, sum((s.weight.high for s in self.stakes), Fraction(0)))


@dataclass(frozen=True, slots=True)
class Graph:
    """
    Acts and arrows, both in the order in which the case first names them.

    Parameters
    ----------
    terms : tuple of Term
        What is known of each act, in the order of ``acts``.
    """

    acts: tuple[str, ...]
    claims: tuple[Claim, ...]
    arrows: tuple[Arrow, ...]
    terms: tuple[Term, ...]

    def term(self, act: str) -> Term:
        """Return what is known of an act."""
        return self.terms[self.acts.index(act)]

    def within(self, acts: Iterable[str]) -> Graph:
        """Return the part of the graph between the given acts. Claims keep their numbers."""
        kept = set(acts)
        rows = [(a, t) for a, t in zip(self.acts, self.terms, strict=True) if a in kept]
        inside = tuple(a for a in self.arrows if a.first in kept and a.then in kept)
        return Graph(tuple(a for a, _ in rows), self.claims, inside, tuple(t for _, t in rows))


def graph_of(settlement: Settlement, version: str | None = None, drop: Sequence[str] = ()) -> Graph:
    """
    Return the graph of the claims that count.

    Parameters
    ----------
    settlement : Settlement
    version : str or None
        The version of the text whose rows count beside those that stand in every version; the first one by default.
    drop : sequence of str
        Ids of claims that are taken as given up.

    Raises
    ------
    UsageError
        If there is no such version or claim.

    Examples
    --------
    >>> from comity.case.settlement import Order
    >>> rows = (Order("a", "talks", "truce"), Order("b", "talks", "truce"), Order("b", "truce", "talks"))
    >>> graph = graph_of(Settlement(sequence=rows))
    >>> [(w.first, w.then, w.owners, int(w.weight.middle)) for w in graph.arrows]
    [('talks', 'truce', ('a', 'b'), 2), ('truce', 'talks', ('b',), 1)]
    """
    rows = _counted(settlement, version_of(settlement, version))
    _refuse_unknown(drop, rows)
    kept = [row for row in rows if named(row) not in drop]
    claims = tuple(_claim(n, row) for n, row in enumerate(kept))
    acts = tuple(dict.fromkeys(act for c in claims for act in (c.first, c.then)))
    known = {t.id: t for t in settlement.terms}
    return Graph(acts, claims, _arrows(claims), tuple(known.get(act, Term(act)) for act in acts))


def version_of(settlement: Settlement, version: str | None) -> str:
    """Return the id of the version that is asked about; the first one by default, empty where there are none."""
    known = [v.id for v in settlement.versions]
    if version is None:
        return known[0] if known else ""
    if version not in known:
        near = did_you_mean(version, known)
        told = f"Defined: {', '.join(known)}." if known else "The case has no versions."
        raise UsageError(f'version "{version}" is not defined. {near or told}')
    return version


def named(row: Order) -> str:
    """Return the name of a row of the sequence."""
    return row.id or f"{row.first} > {row.then}"


def _counted(settlement: Settlement, version: str) -> list[Order]:
    return [row for row in settlement.sequence if row.version in ("", version)]


def _refuse_unknown(drop: Sequence[str], rows: Sequence[Order]) -> None:
    known = list(dict.fromkeys(named(row) for row in rows))
    for asked in drop:
        if asked not in known:
            near = did_you_mean(asked, known)
            raise UsageError(f'the sequence has no claim "{asked}". {near or "Known: " + ", ".join(known[:20]) + "."}')


def _claim(number: int, row: Order) -> Claim:
    return Claim(
        number, named(row), row.by, row.first, row.then, row.weight, row.within, row.text, row.version, row.source
    )


def _arrows(claims: Sequence[Claim]) -> tuple[Arrow, ...]:
    found: dict[tuple[str, str], dict[str, list[Claim]]] = {}
    for c in claims:
        found.setdefault((c.first, c.then), {}).setdefault(c.by, []).append(c)
    return tuple(
        Arrow(first, then, tuple(_stake(by, first, then, rows) for by, rows in owners.items()))
        for (first, then), owners in found.items()
    )


def _stake(by: str, first: str, then: str, rows: Sequence[Claim]) -> Stake:
    heaviest = Span(max(c.weight.low for c in rows), max(c.weight.high for c in rows))
    return Stake(by, first, then, tuple(c.number for c in rows), heaviest)
