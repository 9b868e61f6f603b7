"""The states of the international system as nouns, and which of them a name or a code may mean."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from comity.alignment.actors.states_table import STATES

Scheme = Literal["code", "cow", "iso3", "iso2", "name"]
SCHEMES: tuple[Scheme, ...] = ("code", "cow", "iso3", "iso2", "name")
"""COW number, COW abbreviation, ISO code of three and of two letters, and name in words."""
OPEN = 9999
_ERA = re.compile(r"(iso_)?([^\[]+)(?:\[(\d{4})?-(\d{4})?\])?")


@dataclass(frozen=True, slots=True)
class State:
    """
    A member of the system of states.

    ``spells`` are first and last years as a member; :data:`OPEN` is the last year of a state that still is. The years
    are those of the Correlates of War project, so many states stand as members only long after they were founded.
    ``iso3`` and ``iso2`` are empty for a state that has none of its own.
    """

    code: int
    abbreviation: str
    iso3: str
    iso2: str
    name: str
    spells: tuple[tuple[int, int], ...]

    def member(self, year: int) -> bool:
        """Return True where the state was a member on some day of the year."""
        return any(a <= year <= b for a, b in self.spells)

    def years(self) -> str:
        """Return the years of membership in words."""
        return " and ".join(f"from {a} on" if b == OPEN else f"{a} to {b}" for a, b in self.spells)


@dataclass(frozen=True, slots=True)
class Called:
    """One way in which a state is called, and the years for which it holds."""

    code: int
    scheme: Scheme
    since: int = 0
    until: int = OPEN

    @property
    def dated(self) -> bool:
        """Return True where the name holds for some years only."""
        return (self.since, self.until) != (0, OPEN)


def plain_name(text: str) -> str:
    """
    Return a name without what differs between tables: case, accents, "&", "the", "St." and punctuation.

    Examples
    --------
    >>> plain_name("St. Kitts & Nevis"), plain_name("Côte d’Ivoire"), plain_name("The Gambia")
    ('saint kitts and nevis', 'cote divoire', 'gambia')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text[:200]) if not unicodedata.combining(c))
    words = re.sub("['’`.\x92]", "", bare.casefold()).replace("&", " and ")
    found = re.sub(r"[^\w]+|_", " ", words).split()
    return " ".join("saint" if w == "st" else w for w in found if w != "the")


@functools.cache
def states() -> Mapping[int, State]:
    """
    Return every state of the table by its COW number.

    Examples
    --------
    >>> states()[260]
    State(code=260, abbreviation='GFR', iso3='', iso2='', name='German Federal Republic', spells=((1955, 1990),))
    >>> states()[2].member(1900), states()[2].years()
    (True, 'from 1816 on')
    """
    return {state.code: state for state, _ in _rows()}


@functools.cache
def ways_of_calling() -> Mapping[str, tuple[Called, ...]]:
    """
    Return for each plain name or code what it may mean.

    Examples
    --------
    >>> [(c.code, c.scheme) for c in ways_of_calling()["aus"]]     # Austria at COW, Australia at ISO
    [(305, 'cow'), (900, 'iso3')]
    """
    found: dict[str, list[Called]] = {}
    for state, others in _rows():
        codes: list[tuple[str, Scheme]] = [
            (str(state.code), "code"),
            (state.abbreviation, "cow"),
            (state.iso3, "iso3"),
            (state.iso2, "iso2"),
            (state.name, "name"),
        ]
        for text, scheme in codes:
            if text:
                found.setdefault(plain_name(text), []).append(Called(state.code, scheme))
        for text, called in (_other(state.code, other) for other in others):
            found.setdefault(plain_name(text), []).append(called)
    return {key: tuple(sorted(value, key=lambda c: (c.code, SCHEMES.index(c.scheme)))) for key, value in found.items()}


@functools.cache
def _rows() -> tuple[tuple[State, tuple[str, ...]], ...]:
    return tuple(_row(line) for line in STATES.strip().replace("\n;", ";").splitlines())


def _row(line: str) -> tuple[State, tuple[str, ...]]:
    head, years, others = line.split("|")
    code, called = head.split(" ", 1)
    abbreviation, iso3, iso2, name = called.split("_", 3)
    spells = []
    for spell in years.split():
        first, last = spell.split("-")
        spells.append((int(first), int(last or OPEN)))
    state = State(int(code), abbreviation, iso3.strip("-"), iso2.strip("-"), name, tuple(spells))
    return state, tuple(o for o in others.split(";") if o)


def _other(code: int, text: str) -> tuple[str, Called]:
    found = _ERA.fullmatch(text)
    assert found is not None, text
    is_code, name, since, until = found.groups()
    scheme: Scheme = "name" if not is_code else ("iso3" if len(name) == 3 else "iso2")
    return name, Called(code, scheme, int(since or 0), int(until or OPEN))
