"""States of an imported value under one name each, with the year of each row, and every doubt about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from comity.alignment.actors.reconcile import Doubt, reconcile
from comity.alignment.actors.states import Scheme, states

Called = Literal["name", "cow", "code"]
CALLED: tuple[Called, ...] = ("name", "cow", "code")
"""How a state is written: its name in words, its COW abbreviation, its COW number."""
Dated = tuple[str, int | None]
"""A name as a row has it, and the year of the row; None where the row has none."""
_OF_FORMAT: Mapping[str, Scheme] = {
    "cow-capabilities": "cow",
    "atop": "cow",
    "cow-trade": "cow",
    "un-ideal-points": "iso3",
}


@dataclass(frozen=True, slots=True)
class NameDoubt:
    """
    One name that has to be looked at, and the years for which the doubt is the same, as runs.

    ``why`` is that of :class:`~comity.alignment.actors.reconcile.Doubt`, or "several over time" (a row or a column
    covers years in which the name means different states; its name stays), or "also a state" (a name that is not
    clear stays, and it is how another state is written now).
    """

    name: str
    why: str
    codes: tuple[int, ...]
    years: tuple[tuple[int, int], ...]
    text: str

    def to_json(self) -> dict[str, object]:
        """Return plain values for JSON."""
        years = [list(run) for run in self.years]
        return {"name": self.name, "why": self.why, "codes": list(self.codes), "years": years, "text": self.text}

    def sentence(self) -> str:
        """Return the doubt in words, with the further years it holds for."""
        years = ", ".join(str(a) if a == b else f"{a} to {b}" for a, b in self.years)
        if years.isdecimal():
            return self.text if years in self.text else f"{self.text} (In {years}.)"
        return f"{self.text} (The same in {years}.)" if years else self.text


@dataclass(frozen=True, slots=True)
class Meant:
    """Which state each name means in each year, None where it is not clear, and every doubt."""

    codes: Mapping[Dated, int | None]
    doubts: tuple[NameDoubt, ...]
    called: Called = "name"

    def written(self, name: str, year: int | None) -> str:
        """Return how the state is written; the name itself where it is not clear."""
        return self.spelt(name, self.codes.get((name, year)))

    def spelt(self, name: str, code: int | None) -> str:
        """Return how the state of that code is written; the name where there is no code."""
        if code is None:
            return name
        state = states()[code]
        return {"name": state.name, "cow": state.abbreviation, "code": str(code)}[self.called]


def scheme_of(format: str) -> Scheme | None:
    """Return the scheme that the names of a format are in; None where a file may have any."""
    return _OF_FORMAT.get(format)


def meant(found: Iterable[Dated], scheme: Scheme | None = None, called: Called = "name", mixed: bool = False) -> Meant:
    """
    Return which state each name means in its year.

    Parameters
    ----------
    found : iterable of (name, year)
    scheme : Scheme, optional
        What the names are.
    called : {"name", "cow", "code"}
        How states are to be written.
    mixed : bool
        Names of figures only are COW numbers, whatever the scheme says of the others.

    Examples
    --------
    >>> of = meant([("GMY", 1900), ("GMY", 1995), ("AUL", 1950), ("Narnia", 1950)], "cow", "code")
    >>> of.written("GMY", 1900), of.written("AUL", 1950), of.written("Narnia", 1950)
    ('255', '900', 'Narnia')
    >>> [(d.name, d.why, d.years) for d in of.doubts]
    [('Narnia', 'unknown', ())]
    """
    by_year: dict[int | None, dict[str, None]] = {}
    for name, year in found:
        by_year.setdefault(year, {})[name] = None
    doubts = _Doubts()
    unknown = _unknown(dict.fromkeys(name for names in by_year.values() for name in names), scheme, mixed, doubts)
    codes: dict[Dated, int | None] = {}
    for year in sorted(by_year, key=lambda y: (y is not None, y)):
        names = [n for n in by_year[year] if n not in unknown]
        for of, part in _parts(names, scheme, mixed):
            read = reconcile(part, year, of)
            codes.update(((n, year), c) for n, c in zip(read.names, read.codes, strict=True))
            clear = read.by_name()
            for doubt in read.doubts:
                doubts.add(doubt, year, clear.get(doubt.name))
    return Meant(codes, doubts.listed(), called)


def _unknown(names: Iterable[str], scheme: Scheme | None, mixed: bool, doubts: _Doubts) -> set[str]:
    """Return the names that no state has in any year; looked up once, as looking for a near name takes long."""
    found = set()
    for of, part in _parts(list(names), scheme, mixed):
        for doubt in reconcile(part, None, of).doubts:
            if doubt.why == "unknown":
                found.add(doubt.name)
                doubts.add(doubt, None)
    return found


def _parts(names: list[str], scheme: Scheme | None, mixed: bool) -> list[tuple[Scheme | None, list[str]]]:
    """Return the names by scheme: with ``mixed`` those of figures apart."""
    if not mixed or scheme is None:
        return [(scheme, names)]
    numbers = [n for n in names if n.isdecimal()]
    return [("code", numbers), (scheme, [n for n in names if not n.isdecimal()])]


class _Doubts:
    """Doubts that are the same in several years, with the same outcome, kept once with their years."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str, tuple[int, ...], int | None], Doubt] = {}
        self._years: dict[tuple[str, str, tuple[int, ...], int | None], set[int]] = {}

    def add(self, doubt: Doubt, year: int | None, code: int | None = None) -> None:
        # the text of "several" counts the names of that year: that is no new doubt
        key = (doubt.name, doubt.why, doubt.codes, code)
        self._first.setdefault(key, doubt)
        self._years.setdefault(key, set()).update(() if year is None else (year,))

    def listed(self) -> tuple[NameDoubt, ...]:
        return tuple(NameDoubt(d.name, d.why, d.codes, _runs(self._years[k]), d.text) for k, d in self._first.items())


def _runs(years: Iterable[int]) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return tuple(runs)
