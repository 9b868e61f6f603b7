"""
Every value of a settlement that is given as an interval, and where in its interval it lies in a draw.

An interval is cut into 2**20 cells of one width, and a draw takes the middle of one of them. So drawn values are exact
fractions, and no verdict about a draw hangs on rounding. See convention 58.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from comity.case.settlement import Settlement, Span, Values
from comity.ensemble.draws import uniforms

Cells = NDArray[np.int64]
Kind = Literal["walk_away", "level", "together"]

CELLS = 1 << 20
_APART = 1 << 32  # keys of values lie apart from those of preferences, so that the two are drawn independently


@dataclass(frozen=True, slots=True)
class Unknown:
    """
    One value that is given as an interval.

    Parameters
    ----------
    place : int
        Which of the settlement's values it belongs to, party by party in the order of the case.
    column : int
        Its column among all values of that party, known ones too: 0 the walk-away, then the levels of all issues, then
        what combinations add.
    party : str
    kind : {"walk_away", "level", "together"}
    issue, level : str
        Of a level; empty otherwise.
    span : Span
    words : str
        What it is, for people.
    """

    place: int
    column: int
    party: str
    kind: Kind
    issue: str
    level: str
    span: Span
    words: str

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "party": self.party,
            "kind": self.kind,
            "issue": self.issue,
            "level": self.level,
            "words": self.words,
            "from": float(self.span.low),
            "to": float(self.span.high),
        }


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a party, known or not, with the issue and level it belongs to."""

    kind: Kind
    issue: str
    level: str
    span: Span
    words: str


def entries(settlement: Settlement, values: Values, name: str) -> tuple[Entry, ...]:
    """Return all values of one party in the order of their columns; a level that is not given is worth 0."""
    return tuple(_entries(settlement, values, name))


def _entries(settlement: Settlement, values: Values, name: str) -> Iterator[Entry]:
    yield Entry("walk_away", "", "", values.walk_away, f"the walk-away value of {name}")
    given = {issue: dict(levels) for issue, levels in values.levels}
    for issue in settlement.issues:
        for level in issue.levels:
            span = given.get(issue.id, {}).get(level.id, _NOTHING)
            words = f"what “{level.text or level.id}” ({issue.text or issue.id}) is worth to {name}"
            yield Entry("level", issue.id, level.id, span, words)
    for extra in values.together:
        words = f"what the combination “{extra.when.text}” adds for {name}"
        yield Entry("together", "", "", extra.adds, words)


_NOTHING = Span(Fraction(0), Fraction(0))


def unknowns_of(settlement: Settlement, names: Mapping[str, str]) -> tuple[Unknown, ...]:
    """
    Return every interval among the values, party by party.

    Examples
    --------
    >>> from comity.case.settlement import Issue, IssueLevel
    >>> border = Issue("border", levels=(IssueLevel("line"), IssueLevel("swap")))
    >>> zero, some = Span(Fraction(0), Fraction(0)), Span(Fraction(2), Fraction(6))
    >>> arda = Values("a", zero, (("border", (("line", some), ("swap", zero))),))
    >>> deal = Settlement(issues=(border,), values=(arda,))
    >>> [(u.column, u.words) for u in unknowns_of(deal, {"a": "Arda"})]
    [(1, 'what “line” (border) is worth to Arda')]
    """
    return tuple(
        Unknown(place, column, v.party, e.kind, e.issue, e.level, e.span, e.words)
        for place, v in enumerate(settlement.values)
        for column, e in enumerate(entries(settlement, v, names.get(v.party, v.party)))
        if not e.span.known
    )


def cells(settlement: Settlement, seed: int, first: int, count: int) -> tuple[Cells, ...]:
    """
    Return for each party, in the order of the case, the cells of some draws: arrays of shape (count, columns).

    A row follows from the seed, the party's place in the case and the number of the draw alone. Known values have a
    column as well, so that making one value known leaves the draws of the others as they were.
    """
    found = []
    for place, v in enumerate(settlement.values):
        width = len(entries(settlement, v, v.party))
        uniform = uniforms(seed, _APART + place, first, count, width)
        found.append(np.floor(uniform * CELLS).astype(np.int64))
    return tuple(found)


def drawn(span: Span, cell: int) -> Fraction:
    """
    Return the middle of one cell of an interval.

    Examples
    --------
    >>> drawn(Span(Fraction(0), Fraction(1)), 0) == Fraction(1, 2 * CELLS)
    True
    """
    return span.low + (span.high - span.low) * Fraction(2 * cell + 1, 2 * CELLS)


def settled(settlement: Settlement, rows: tuple[Cells, ...]) -> Settlement:
    """
    Return the settlement with every interval replaced by the value that one draw gives it.

    Parameters
    ----------
    settlement : Settlement
    rows : [party] -> array of int, shape (columns,)
    """
    return replace(
        settlement,
        values=tuple(_settled(settlement, v, row) for v, row in zip(settlement.values, rows, strict=True)),
    )


def _settled(settlement: Settlement, values: Values, row: Cells) -> Values:
    known = [_point(e.span, int(cell)) for e, cell in zip(entries(settlement, values, ""), row, strict=True)]
    pairs = [(issue.id, level.id) for issue in settlement.issues for level in issue.levels]
    at = dict(zip(pairs, known[1 : 1 + len(pairs)], strict=True))
    levels = tuple((issue, tuple((level, at[issue, level]) for level, _ in given)) for issue, given in values.levels)
    extras = known[1 + len(pairs) :]
    together = tuple(replace(t, adds=adds) for t, adds in zip(values.together, extras, strict=True))
    return replace(values, walk_away=known[0], levels=levels, together=together)


def _point(span: Span, cell: int) -> Span:
    if span.known:
        return span
    value = drawn(span, cell)
    return Span(value, value)
