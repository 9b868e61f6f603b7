"""The tables of a case with one name for each actor: aliases, and names and codes of states, with every doubt."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from comity.alignment.ideal_points.roll_calls import RollCalls, roll_calls
from comity.alignment.reading.imported import ABSENT, ABSTAIN, NO, YES
from comity.alignment.reading.imported import RollCalls as Imported
from comity.alignment.writing.renamed import in_states
from comity.alignment.writing.states import NameDoubt, meant
from comity.case.alignment import Alignment, Body, Capabilities, Cast, Ties, Votes
from comity.case.days import first_day

CODES: Mapping[Cast, int] = {"yes": YES, "abstain": ABSTAIN, "no": NO, "absent": ABSENT, "": ABSENT}
"""What a vote counts as in a fit: there, not known says as little as absent."""


@dataclass(frozen=True, eq=False, slots=True)
class Tables:
    """
    Ties, capabilities and votes under one name for each actor.

    ``doubts`` are names of states that have to be looked at; ``problems`` say in words what two names of one actor did
    to a table. ``of`` maps names as written to the one name of their actor.
    """

    ties: Ties
    capabilities: Capabilities
    votes: Votes
    doubts: tuple[NameDoubt, ...] = ()
    problems: tuple[str, ...] = ()
    of: Mapping[str, str] = field(default_factory=dict)

    def name(self, written: str) -> str:
        """Return the one name of an actor; what no table knows is read as it would be there."""
        return self.of.get(written, written)

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
        before = (*ties.a, *ties.b, *have.actor, *votes.actors)
        ties, have, votes, doubts = _as_states(ties, have, votes)
        of = _also_as_states(of, before, (*ties.a, *ties.b, *have.actor, *votes.actors))
        of |= _not_in_tables(section, of)
    have, first = _once(have)
    votes, second = _one_column(votes)
    return Tables(ties, have, votes, doubts, (*first, *second), of)


def renamed(section: Alignment, tables: Tables) -> Alignment:
    """
    Return a section with every name in it, apart from the tables, as the tables have it now.

    Examples
    --------
    >>> section = Alignment(aliases=(("UK", "Britain"),), focus=("UK",))
    >>> renamed(section, tables_of(section)).focus
    ('Britain',)
    """
    name = tables.name
    asked = section.exposure
    if asked is not None:
        substitutes = tuple(replace(s, buyer=name(s.buyer), seller=name(s.seller)) for s in asked.substitutes)
        totals = tuple(replace(t, buyer=name(t.buyer)) for t in asked.totals)
        cuts = tuple((name(a), name(b)) for a, b in asked.cuts)
        asked = replace(asked, substitutes=substitutes, totals=totals, cuts=cuts)
    return replace(
        section,
        bodies=tuple(_body(b, tables) for b in section.bodies),
        figures=tuple(replace(f, of=tuple(name(n) for n in f.of)) for f in section.figures),
        exposure=asked,
        anchor=None if section.anchor is None else (name(section.anchor[0]), name(section.anchor[1])),
        focus=tuple(dict.fromkeys(name(n) for n in section.focus)),
        aliases=(),
    )


def _not_in_tables(section: Alignment, of: Mapping[str, str]) -> dict[str, str]:
    """Return the states that other names of a section mean, where no table has them and their name is clear."""
    cuts = section.exposure.cuts if section.exposure is not None else ()
    more = [*(n for b in section.bodies for n in b.members), *(n for f in section.figures for n in f.of)]
    more += [*section.focus, *(section.anchor or ()), *(n for cut in cuts for n in cut if n)]
    unseen = dict.fromkeys((n, None) for n in more if n not in of)
    found = meant(unseen)
    return {name: found.written(name, None) for name, _ in unseen}


def _body(body: Body, tables: Tables) -> Body:
    def names(of: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(tables.name(n) for n in of))

    meetings = tuple(replace(m, there=names(m.there), absent=names(m.absent)) for m in body.meetings)
    return replace(body, members=names(body.members), meetings=meetings)


def _also_as_states(of: Mapping[str, str], before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """Return the aliases with what the names of the tables became; a name that became several things stays."""
    became: dict[str, set[str]] = {}
    for old, new in zip(before, after, strict=True):
        became.setdefault(old, set()).add(new)
    one = {old: next(iter(new)) for old, new in became.items() if len(new) == 1}
    return {**one, **{name: one.get(to, to) for name, to in of.items()}}


def calls_of(votes: Votes) -> RollCalls:
    """Return roll calls as the fits take them: absent and not known are one there."""
    codes = _codes(votes)
    return roll_calls(votes.actors, codes.T, _sessions(votes))


@dataclass(frozen=True, order=True, slots=True)
class _Session:
    """A session that can be put in order: by its first day, then by the numbers in its name."""

    first: dt.date
    numbers: tuple[str | tuple[int, str], ...]
    name: str

    def __str__(self) -> str:
        return self.name


def _sessions(votes: Votes) -> list[_Session]:
    """Return the session of each roll call; days count only where every session has one, and 9 comes before 10."""
    first: dict[str, dt.date] = {}
    for session, date in zip(votes.session, votes.date, strict=True):
        day = first_day(date)
        if day is not None:
            first[session] = min(day, first.get(session, day))
    dated = set(first) == set(votes.session)
    made = {s: _Session(first[s] if dated else dt.date.min, _numbers(s), s) for s in dict.fromkeys(votes.session)}
    return [made[s] for s in votes.session]


def _numbers(name: str) -> tuple[str | tuple[int, str], ...]:
    """Return a name cut into words and numbers, in turn; a longer number is a larger one."""
    cut = re.split("([0-9]+)", name)
    plain = [part.lstrip("0") if k % 2 else part for k, part in enumerate(cut)]
    return tuple((len(part), part) if k % 2 else part for k, part in enumerate(plain))


def _codes(votes: Votes) -> NDArray[np.int8]:
    """Return the votes as codes, shape (roll calls, actors)."""
    codes = np.array([[CODES[c] for c in cast] for cast in votes.cast], np.int8)
    return codes.reshape(len(votes), len(votes.actors))


def _called(section: Alignment, of: Mapping[str, str]) -> tuple[Ties, Capabilities, Votes]:
    if not of:
        return section.ties, section.capabilities, section.votes
    t, have, votes = section.ties, section.capabilities, section.votes
    ties = replace(t, a=tuple(of.get(n, n) for n in t.a), b=tuple(of.get(n, n) for n in t.b))
    have = replace(have, actor=tuple(of.get(n, n) for n in have.actor))
    return ties, have, replace(votes, actors=tuple(of.get(n, n) for n in votes.actors))


def _as_states(ties: Ties, have: Capabilities, votes: Votes) -> tuple[Ties, Capabilities, Votes, tuple[NameDoubt, ...]]:
    one, two = in_states(ties), in_states(have)
    codes = _codes(votes)
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
    """
    Return votes with one column for each actor, in the order of their names: that of the file says nothing.

    Where two columns of one actor answer one roll call, the first counts.
    """
    names = tuple(sorted(set(votes.actors)))
    if names == votes.actors:
        return votes, ()
    columns = {n: [k for k, name in enumerate(votes.actors) if name == n] for n in names}
    cast = tuple(tuple(_first([row[k] for k in columns[n]]) for n in names) for row in votes.cast)
    twice = ", ".join(n for n in names if len(columns[n]) > 1)
    kept = replace(votes, actors=names, cast=cast)
    return kept, () if not twice else (f"Votes: several columns are one actor ({twice}); first come.",)
