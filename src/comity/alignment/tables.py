"""The tables of a case with one name for each actor: aliases, and names and codes of states, with every doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from comity.alignment.ideal_points.roll_calls import RollCalls, roll_calls
from comity.alignment.reading.imported import ABSENT, ABSTAIN, NO, YES
from comity.alignment.reading.imported import RollCalls as Imported
from comity.alignment.writing.renamed import in_states
from comity.alignment.writing.states import NameDoubt
from comity.case.alignment import Alignment, Capabilities, Cast, Ties, Votes

CODES: Mapping[Cast, int] = {"yes": YES, "abstain": ABSTAIN, "no": NO, "absent": ABSENT, "": ABSENT}
"""What a vote counts as in a fit: there, not known says as little as absent."""


@dataclass(frozen=True, eq=False, slots=True)
class Tables:
    """
    Ties, capabilities and votes under one name for each actor.

    ``doubts`` are names of states that have to be looked at; ``problems`` say in words what two names of one actor did
    to a table.
    """

    ties: Ties
    capabilities: Capabilities
    votes: Votes
    doubts: tuple[NameDoubt, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def actors(self) -> tuple[str, ...]:
        """Return every actor that a table has, in the order of their names."""
        return tuple(sorted({*self.ties.a, *self.ties.b, *self.capabilities.actor, *self.votes.actors}))


def tables_of(section: Alignment) -> Tables:
    """
    Return the tables of a section under the names that it asks for.

    Where two names of one actor meet in one row of a table (a year of capabilities, a column of votes), the first one
    counts and the problem is said.

    Examples
    --------
    >>> ties = Ties(("USA",), ("UK",), (1,), (None,), (False,), ("",), ("",), ("",), ("",))
    >>> tables_of(Alignment(ties, aliases=(("UK", "Britain"),))).actors
    ('Britain', 'USA')
    """
    of = dict(section.aliases)
    ties, have, votes = _called(section, of)
    doubts: tuple[NameDoubt, ...] = ()
    if section.states:
        ties, have, votes, doubts = _as_states(ties, have, votes)
    have, first = _once(have)
    votes, second = _one_column(votes)
    return Tables(ties, have, votes, doubts, (*first, *second))


def calls_of(votes: Votes) -> RollCalls:
    """Return roll calls as the fits take them: absent and not known are one there."""
    codes = np.array([[CODES[c] for c in cast] for cast in votes.cast], np.int8).reshape(len(votes), -1)
    return roll_calls(votes.actors, codes.T, votes.session)


def _called(section: Alignment, of: Mapping[str, str]) -> tuple[Ties, Capabilities, Votes]:
    if not of:
        return section.ties, section.capabilities, section.votes
    t, have, votes = section.ties, section.capabilities, section.votes
    ties = replace(t, a=tuple(of.get(n, n) for n in t.a), b=tuple(of.get(n, n) for n in t.b))
    have = replace(have, actor=tuple(of.get(n, n) for n in have.actor))
    return ties, have, replace(votes, actors=tuple(of.get(n, n) for n in votes.actors))


def _as_states(ties: Ties, have: Capabilities, votes: Votes) -> tuple[Ties, Capabilities, Votes, tuple[NameDoubt, ...]]:
    one, two = in_states(ties), in_states(have)
    codes = np.array([[CODES[c] for c in cast] for cast in votes.cast], np.int8).reshape(len(votes), -1)
    three = in_states(Imported(votes.actors, votes.id, (0,) * len(votes), votes.date, codes))
    assert isinstance(one.value, Ties)
    assert isinstance(two.value, Capabilities)
    assert isinstance(three.value, Imported)
    every = dict.fromkeys((*one.doubts, *two.doubts, *three.doubts))
    return one.value, two.value, replace(votes, actors=three.value.actors), tuple(every)


def _once(have: Capabilities) -> tuple[Capabilities, tuple[str, ...]]:
    """Return capabilities with one row for each actor and year."""
    first: dict[tuple[str, int], int] = {}
    for k, key in enumerate(zip(have.actor, have.year, strict=True)):
        first.setdefault(key, k)
    if len(first) == len(have):
        return have, ()
    rows = list(first.values())
    wheres = tuple(have.wheres[k] for k in rows) if have.wheres else ()
    kept = replace(
        have,
        actor=tuple(have.actor[k] for k in rows),
        year=tuple(have.year[k] for k in rows),
        values=tuple(have.values[k] for k in rows),
        wheres=wheres,
    )
    gone = len(have) - len(rows)
    return kept, (f"Capabilities: {gone} rows are of an actor that has a row for the year already; the first counts.",)


def _first(casts: Sequence[Cast]) -> Cast:
    """Return the first answer that is known."""
    known: list[Cast] = [c for c in casts if c]
    return known[0] if known else ""


def _one_column(votes: Votes) -> tuple[Votes, tuple[str, ...]]:
    """Return votes with one column for each actor; where two answer one roll call, the first counts."""
    names = tuple(dict.fromkeys(votes.actors))
    if len(names) == len(votes.actors):
        return votes, ()
    columns = {n: [k for k, name in enumerate(votes.actors) if name == n] for n in names}
    cast = tuple(tuple(_first([row[k] for k in columns[n]]) for n in names) for row in votes.cast)
    twice = ", ".join(n for n in names if len(columns[n]) > 1)
    return replace(votes, actors=names, cast=cast), (f"Votes: several columns are one actor ({twice}); first come.",)
