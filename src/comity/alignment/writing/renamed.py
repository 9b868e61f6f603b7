"""An imported value with its states under one name each; rows that become the same row by it are wrong."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from comity.alignment.actors.states import Scheme
from comity.alignment.reading.imported import ABSENT, Flows, Positions, RollCalls, Value
from comity.alignment.writing.states import Called, Dated, Meant, NameDoubt, meant
from comity.case.alignment import Capabilities, Ties
from comity.case.days import first_day
from comity.case.wording import listed, shown
from comity.errors import Problem, Where

_MOST = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """How names of states are to be read (``scheme``, ``mixed`` with COW numbers) and written (``called``)."""

    scheme: Scheme | None = None
    called: Called = "name"
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Renamed:
    """A value in which states go by one name each, what is doubtful about names, and which rows became the same."""

    value: Value
    doubts: tuple[NameDoubt, ...] = ()
    problems: tuple[Problem, ...] = ()


def in_states(value: Value, wanted: Wanted = Wanted()) -> Renamed:
    """
    Return a value with every clear name of a state replaced; a name that is not clear stays, with a doubt.

    A row is read with its own year: ties with the year in which they begin (or end, where only that is given), roll
    calls with the year of their date. A tie over years in which a name means two states has a doubt, and goes by the
    first of them. A column of votes is one actor in all years, so a name that means two states there stays.

    Examples
    --------
    >>> ties = Ties(("Germany",), ("Narnia",), (1,), (None,), (False,), ("",), ("1960",), ("",), ("",))
    >>> found = in_states(ties)
    >>> found.value.a, found.value.b
    (('German Federal Republic',), ('Narnia',))
    >>> [(d.name, d.why) for d in found.doubts]
    [('Narnia', 'unknown'), ('Germany', 'settled by the year')]
    """
    match value:
        case Ties():
            return _ties(value, wanted)
        case Capabilities():
            return _capabilities(value, wanted)
        case Flows():
            return _flows(value, wanted)
        case RollCalls():
            return _roll_calls(value, wanted)
        case Positions():
            return _positions(value, wanted)


def _meant(found: Iterable[Dated], wanted: Wanted) -> Meant:
    return meant(found, wanted.scheme, wanted.called, wanted.mixed)


@functools.lru_cache(maxsize=65536)
def _year(date: str) -> int | None:
    day = first_day(date)
    return None if day is None else day.year


def _ties(ties: Ties, wanted: Wanted) -> Renamed:
    bounds = [(_year(s), _year(u)) for s, u in zip(ties.since, ties.until, strict=True)]
    years = [u if s is None else s for s, u in bounds]
    last = [s if u is None else u for s, u in bounds]
    spans = dict.fromkeys(chain(zip(ties.a, years, last, strict=True), zip(ties.b, years, last, strict=True)))
    of = _meant(dict.fromkeys((name, year) for name, *ends in spans for year in ends), wanted)
    a = tuple(of.written(n, y) for n, y in zip(ties.a, years, strict=True))
    b = tuple(of.written(n, y) for n, y in zip(ties.b, years, strict=True))
    doubts = (*of.doubts, *_changing(spans, of), *_also(_kept((*ties.a, *ties.b), (*a, *b)), of))
    return Renamed(replace(ties, a=a, b=b), doubts, _loops(ties, a, b))


def _loops(ties: Ties, a: Sequence[str], b: Sequence[str]) -> tuple[Problem, ...]:
    """Return a warning where two names of one state made a tie of it with itself."""
    made = [k for k in range(len(ties)) if a[k] == b[k] and ties.a[k] != ties.b[k]]
    if not made:
        return ()
    k = made[0]
    what = f"{len(made)} ties join two names of one state, the first here ({shown(ties.a[k])} and {shown(ties.b[k])})."
    where = ties.wheres[k] if ties.wheres else Where(ties.file)
    return (Problem(where, what, ("They are kept, and left out of every measure.",), "warning"),)


def _changing(spans: Iterable[tuple[str, int | None, int | None]], of: Meant) -> list[NameDoubt]:
    """Return a doubt for each name that means one state when a tie begins and another when it ends."""
    found: dict[tuple[str, int, int], tuple[int, int]] = {}
    for name, first, last in spans:
        one, two = of.codes.get((name, first)), of.codes.get((name, last))
        if one is not None and two is not None and one != two and first is not None and last is not None:
            found.setdefault((name, one, two), (first, last))
    return [
        NameDoubt(
            name,
            "several over time",
            (one, two),
            (),
            f"{name} is {one} in {first} and {two} in {last}; ties over these years stand for {one}.",
        )
        for (name, one, two), (first, last) in found.items()
    ]


def _kept(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Return the names that stayed as they were."""
    return {b for b, a in zip(before, after, strict=True) if b == a}


def _also(kept: set[str], of: Meant) -> list[NameDoubt]:
    """Return a doubt for each name that is not clear, stays, and is also how a state is written now."""
    spelt = {of.spelt(name, code): code for (name, _), code in of.codes.items() if code is not None}
    open_names = {name for (name, _), code in of.codes.items() if code is None}
    return [
        NameDoubt(
            name,
            "also a state",
            (spelt[name],),
            (),
            f"{name} is not clear in some rows and stays there; it is also how {spelt[name]} is written now, so that "
            "both are one actor. Write COW numbers.",
        )
        for name in sorted(open_names & kept & spelt.keys())
    ]


def _capabilities(have: Capabilities, wanted: Wanted) -> Renamed:
    of = _meant(dict.fromkeys(zip(have.actor, have.year, strict=True)), wanted)
    actor = tuple(of.written(n, y) for n, y in zip(have.actor, have.year, strict=True))
    problems = _twice(list(zip(actor, have.year, strict=True)), have.actor, have.wheres, have.file)
    return Renamed(replace(have, actor=actor), (*of.doubts, *_also(_kept(have.actor, actor), of)), problems)


def _positions(found: Positions, wanted: Wanted) -> Renamed:
    of = _meant(dict.fromkeys(zip(found.actor, found.year, strict=True)), wanted)
    actor = tuple(of.written(n, y) for n, y in zip(found.actor, found.year, strict=True))
    problems = _twice(list(zip(actor, found.session, strict=True)), found.actor, (), "")
    return Renamed(replace(found, actor=actor), (*of.doubts, *_also(_kept(found.actor, actor), of)), problems)


def _twice(
    keys: Sequence[tuple[str, int]], before: Sequence[str], wheres: Sequence[Where], file: str
) -> tuple[Problem, ...]:
    """Return an error for each row that is there a second time now that states go by one name."""
    first: dict[tuple[str, int], int] = {}
    problems: list[Problem] = []
    for k, (name, when) in enumerate(keys):
        at = first.setdefault((name, when), k)
        if at != k and len(problems) < _MOST:
            what = f"{shown(before[at])} and {shown(before[k])} are one state, {name}, and both have a row for {when}."
            where = wheres[k] if wheres else Where(file)
            problems.append(Problem(where, what, ("Keep one of them.",)))
    return tuple(problems)


def _flows(flows: Flows, wanted: Wanted) -> Renamed:
    """Return flows by state; of an index and a year there are few, so names are looked up once for each."""
    size = 10_000
    pairs = [index.astype(np.int64) * size + flows.year for index in (flows.seller, flows.buyer)]
    keys, at = np.unique(np.concatenate(pairs), return_inverse=True)
    dated: list[Dated] = [(flows.actors[int(k) // size], int(k) % size) for k in keys]
    of = _meant(dated, wanted)
    names = [of.written(*d) for d in dated]
    actors = tuple(sorted(set(names)))
    place = {name: k for k, name in enumerate(actors)}
    index = np.array([place[n] for n in names], np.intp)[at]
    doubts = (*of.doubts, *_also(_kept([n for n, _ in dated], names), of))
    half = len(flows)
    return Renamed(replace(flows, actors=actors, seller=index[:half], buyer=index[half:]), doubts)


def _roll_calls(calls: RollCalls, wanted: Wanted) -> Renamed:
    years = [_year(d) for d in calls.date]
    cast = calls.vote != ABSENT
    when: list[tuple[int | None, ...]] = []
    for k in range(len(calls.actors)):
        voted = {y for y, here in zip(years, cast[:, k].tolist(), strict=True) if here and y is not None}
        when.append(tuple(voted or {y for y in years if y is not None} or {None}))
    of = _meant([(n, y) for n, several in zip(calls.actors, when, strict=True) for y in several], wanted)
    names, doubts = [], []
    for name, several in zip(calls.actors, when, strict=True):
        codes = {of.codes.get((name, y)) for y in several}
        clear = len(codes) == 1
        names.append(of.spelt(name, codes.pop()) if clear else name)
        if not clear:
            known = tuple(sorted(c for c in codes if c is not None))
            text = (
                f"{name} does not mean one state in every year of its votes ({', '.join(map(str, known))}); it stays."
            )
            doubts.append(NameDoubt(name, "several over time", known, (), text))
    problems = _same_column(names, calls.actors)
    return Renamed(replace(calls, actors=tuple(names)), (*of.doubts, *doubts), problems)


def _same_column(names: Sequence[str], before: Sequence[str]) -> tuple[Problem, ...]:
    owners: dict[str, list[str]] = {}
    for name, old in zip(names, before, strict=True):
        owners.setdefault(name, []).append(old)
    return tuple(
        Problem(Where(""), f"the columns {listed(old)} are one state, {name}.", ("Keep one of them.",))
        for name, old in owners.items()
        if len(old) > 1
    )
