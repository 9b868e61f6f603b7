"""The table of the case for each thing that a reader may give: ties, capabilities, flows, votes, positions."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from comity.alignment.reading.imported import Flows, Positions, RollCalls, Value
from comity.alignment.writing.cells import exact_text
from comity.alignment.writing.roll_calls import votes_of
from comity.alignment.writing.table import Table
from comity.case.alignment import Capabilities, Ties, Votes
from comity.case.columns.ties import COLUMNS as OF_TIES

OF_VOTES = ("id", "session", "body", "date", "text", "source")
"""The columns of a table of votes that are no actors."""
OF_POSITIONS = ("actor", "session", "year", "point", "low", "high")
Row = tuple[str, ...]


def table_of(value: Value | Votes) -> Table:
    """
    Return a value as the table that a case can name.

    Ties, capabilities and votes are read back as they are. Flows become ties of the kind trade, directed from seller
    to buyer, each of one year; flows that are zero or not known are no rows. Positions have a table of their own,
    which no section of the case takes yet.

    Examples
    --------
    >>> ties = Ties(("x",), ("y",), (-1,), (None,), (False,), ("war",), ("1914",), ("",), ("",))
    >>> print(table_of(ties).text(), end="")
    a,b,sign,weight,directed,kind,from,to,source
    x,y,-1,,no,war,1914,,
    """
    match value:
        case Ties():
            return Table("ties.csv", OF_TIES, len(value), lambda: _ties(value))
        case Capabilities():
            columns = ("actor", "year", *value.components)
            return Table("capabilities.csv", columns, len(value), lambda: _capabilities(value))
        case Flows():
            return Table("ties.csv", OF_TIES, int((value.amount > 0).sum()), lambda: _flows(value))
        case RollCalls():
            return table_of(votes_of(value)[0])
        case Votes():
            return Table("votes.csv", (*OF_VOTES, *value.actors), len(value), lambda: _votes(value))
        case Positions():
            return Table("positions.csv", OF_POSITIONS, len(value), lambda: _positions(value))


def _number(value: Fraction | None) -> str:
    return "" if value is None else exact_text(value)


def _real(value: float) -> str:
    """Return the shortest text that stands for this float; empty where it is not known."""
    text = "" if math.isnan(value) else repr(value)
    return exact_text(Fraction(text)) if "e" in text else text.removesuffix(".0")


def _ties(ties: Ties) -> Iterator[Row]:
    sign = map(str, ties.sign)
    weight = map(_number, ties.weight)
    directed = ("yes" if d else "no" for d in ties.directed)
    return zip(ties.a, ties.b, sign, weight, directed, ties.kind, ties.since, ties.until, ties.source, strict=True)


def _capabilities(have: Capabilities) -> Iterator[Row]:
    for actor, year, values in zip(have.actor, have.year, have.values, strict=True):
        yield (actor, str(year), *map(_number, values))


def _flows(flows: Flows) -> Iterator[Row]:
    columns = (flows.seller.tolist(), flows.buyer.tolist(), flows.year.tolist(), flows.amount.tolist())
    for seller, buyer, year, amount in zip(*columns, strict=True):
        if amount > 0:  # NaN is not
            when = f"{year:04d}"
            yield flows.actors[seller], flows.actors[buyer], "1", _real(amount), "yes", "trade", when, when, ""


def _votes(votes: Votes) -> Iterator[Row]:
    nothing = ("",) * len(votes)
    about = (votes.session, votes.body, votes.date, votes.text, votes.source)
    columns = (votes.id, *(column or nothing for column in about))
    for row, cast in zip(zip(*columns, strict=True), votes.cast, strict=True):
        yield (*row, *cast)


def _positions(found: Positions) -> Iterator[Row]:
    reals = (map(_real, column.tolist()) for column in (found.point, found.low, found.high))
    return zip(found.actor, map(str, found.session), map(str, found.year), *reals, strict=True)
