"""
Bring names of states from several tables to one code each.

Tables of states disagree: Correlates of War (COW) numbers and abbreviations, ISO 3166 codes, and names in several
spellings; and states end, split and merge. Nothing is guessed here in silence. A name that may mean two states gets no
code; a name that is clear but odd (the state was no member in that year, a successor goes by the same code) gets its
code and a doubt beside it.

References
----------
Correlates of War Project (2017). State System Membership List, v2016. ISO 3166-1:2020.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from comity.alignment.actors.states import OPEN, SCHEMES, Called, Scheme, State, plain_name, states, ways_of_calling
from comity.alignment.actors.states_table import FAMILIES
from comity.case.wording import counted
from comity.errors import UsageError

Why = Literal["unknown", "several", "settled by the year", "no member", "other years", "successor", "same state"]
_MOST_SUGGESTIONS = 50
_SAID: dict[Scheme, str] = {
    "code": "a COW number",
    "cow": "a COW abbreviation",
    "iso3": "an ISO code of three letters",
    "iso2": "an ISO code of two letters",
    "name": "a name",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One name that has to be looked at: why, which states it may mean, and what is known about it in one sentence."""

    name: str
    why: Why
    codes: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Reconciled:
    """
    The COW number of each name, or None where it is not clear, and every doubt.

    ``names`` are the different names, in the order in which they were first met; ``codes`` go with them.
    """

    names: tuple[str, ...]
    codes: tuple[int | None, ...]
    doubts: tuple[Doubt, ...]
    year: int | None = None
    scheme: Scheme | None = None

    def by_name(self) -> Mapping[str, int]:
        """Return the code of each name that has one."""
        return {n: c for n, c in zip(self.names, self.codes, strict=True) if c is not None}

    def to_json(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "year": self.year,
            "scheme": self.scheme,
            "names": dict(zip(self.names, self.codes, strict=True)),
            "doubts": [{"name": d.name, "why": d.why, "codes": list(d.codes), "text": d.text} for d in self.doubts],
        }

    def sentences(self) -> tuple[str, ...]:
        """Return in words how many names are clear, and each doubt."""
        open_names = sum(c is None for c in self.codes)
        first = f"{counted(len(self.names), 'name')}: {len(self.names) - open_names} have a code, {open_names} do not."
        return (first, *(d.text for d in self.doubts))


def reconcile(names: Iterable[str], year: int | None = None, scheme: Scheme | None = None) -> Reconciled:
    """
    Return the state that each name or code means, with every doubt listed.

    Parameters
    ----------
    names : iterable of str
        Names in words, COW numbers or abbreviations, or ISO codes; several kinds may be mixed. Case, accents,
        punctuation and "the" do not matter.
    year : int, optional
        The year that the names are about. It tells states of one family apart (Germany in 1970 is 260), and shows
        names that did not hold then.
    scheme : {"code", "cow", "iso3", "iso2", "name"}, optional
        What the names are, where that is known. Without it a code such as AUS (Austria at COW, Australia at ISO) is
        left open.

    Returns
    -------
    Reconciled

    Raises
    ------
    UsageError
        For a scheme that is not known.

    Examples
    --------
    >>> found = reconcile(["France", "Vietnam", "AUS", "Narnia"])
    >>> found.codes
    (220, None, None, None)
    >>> [(d.name, d.why) for d in found.doubts]
    [('Vietnam', 'several'), ('AUS', 'several'), ('Narnia', 'unknown')]
    >>> reconcile(["Vietnam"], year=1990).doubts[0].text
    'Vietnam in 1990: 816 Vietnam, because that year does not fit 817 Republic of Vietnam.'
    >>> reconcile(["AUS"], scheme="iso3").codes
    (900,)
    """
    if scheme is not None and scheme not in SCHEMES:
        raise UsageError(f'there is no scheme "{scheme}". Known: {", ".join(SCHEMES)}.')
    wanted = tuple(dict.fromkeys(names))
    codes: list[int | None] = []
    doubts: list[Doubt] = []
    fits = _Fits(wanted, year, scheme)
    for name in wanted:
        code, found = fits.read(name)
        codes.append(code)
        doubts += found
    doubts += _same(wanted, codes)
    return Reconciled(wanted, tuple(codes), tuple(doubts), year, scheme)


@dataclass(slots=True)
class _Fits:
    """What the names of one list mean; the list as a whole says which scheme it may be in."""

    names: Sequence[str]
    year: int | None
    scheme: Scheme | None
    counts: Mapping[Scheme, int] | None = None
    suggested: int = 0

    def read(self, name: str) -> tuple[int | None, tuple[Doubt, ...]]:
        """Return the code of one name, None where it is not clear, and what is doubtful about it."""
        ways = [w for w in ways_of_calling().get(plain_name(name), ()) if self.scheme in (None, w.scheme)]
        codes = tuple(sorted({w.code for w in ways}))
        if not codes:
            return None, (Doubt(name, "unknown", (), self._unknown(name)),)
        if len(codes) > 1:
            return self._several(name, codes, ways)
        doubt = _clear(name, codes[0], ways, self.year)
        return codes[0], () if doubt is None else (doubt,)

    def _unknown(self, name: str) -> str:
        text = f"{_short(name)} is no state known here"
        self.suggested += 1
        if self.suggested > _MOST_SUGGESTIONS:
            return f"{text}."
        near = difflib.get_close_matches(plain_name(name)[:60], list(ways_of_calling()), n=1, cutoff=0.8)
        return f"{text}." + (f" Did you mean {_all_of({w.code for w in ways_of_calling()[near[0]]})}?" if near else "")

    def _several(self, name: str, codes: tuple[int, ...], ways: list[Called]) -> tuple[int | None, tuple[Doubt, ...]]:
        year = self.year
        there = {w.code for w in ways if year is not None and w.since <= year <= w.until and _in(w.code, year)}
        if year is not None and len(there) == 1 and _family(codes) is not None:
            (code,) = there
            others = _all_of(set(codes) - there)
            text = f"{_short(name)} in {year}: {_said(code)}, because that year does not fit {others}."
            return code, (Doubt(name, "settled by the year", codes, text),)
        return None, (
            Doubt(name, "several", codes, f"{_short(name)} may mean {_all_of(codes)}. {self._way_out(ways)}"),
        )

    def _way_out(self, ways: list[Called]) -> str:
        schemes = {w.scheme for w in ways}
        family = _family({w.code for w in ways})
        if len(schemes) == 1 or family is not None:
            note = f"{family[:1].upper()}{family[1:]}. " if family else ""
            return f"{note}Write the COW number" + (" or give a year." if self.year is None and family else ".")
        self.counts = self.counts or _counts(self.names)
        fit = ", ".join(f"{self.counts[s]} as {_SAID[s]}" for s in SCHEMES if s in schemes)
        return f"Of {counted(len(self.names), 'name')} here, so many are known: {fit}. Say which scheme it is."


def _clear(name: str, code: int, ways: list[Called], year: int | None) -> Doubt | None:
    """Return what is odd about a name that can mean one state only; None where nothing is."""
    state = states()[code]
    dated = all(w.dated for w in ways)
    if dated and (year is None or not any(w.since <= year <= w.until for w in ways)):
        eras = " and ".join(_era(w) for w in ways)
        text = f"{_short(name)} is a name of {_said(code)} {eras}" + ("" if year is None else f", not in {year}")
        return Doubt(name, "other years", (code,), f"{text}. The code is the same in other years.")
    if year is not None and not state.member(year):
        return Doubt(name, "no member", (code,), f"{_said(code)} was no member in {year}, but {state.years()}.")
    family = _family((code,))
    if year is None and family is not None:
        return Doubt(name, "successor", (code,), f"{_short(name)} is {_said(code)} here; but {family}.")
    return None


def _era(called: Called) -> str:
    if called.until == OPEN:
        return f"from {called.since} on"
    return f"until {called.until}" if not called.since else f"from {called.since} to {called.until}"


def _same(names: Sequence[str], codes: Sequence[int | None]) -> list[Doubt]:
    together: dict[int, list[str]] = {}
    for name, code in zip(names, codes, strict=True):
        if code is not None:
            together.setdefault(code, []).append(name)
    return [
        Doubt(n[0], "same state", (c,), f"{', '.join(map(_short, n))} are {len(n)} names of one state, {_said(c)}.")
        for c, n in together.items()
        if len(n) > 1
    ]


def _counts(names: Iterable[str]) -> Mapping[Scheme, int]:
    known = [{w.scheme for w in ways_of_calling().get(plain_name(name), ())} for name in names]
    return {s: sum(s in schemes for schemes in known) for s in SCHEMES}


def _family(codes: Iterable[int]) -> str | None:
    """Return what is known of states that hang together; None where some of them are of no family."""
    return next((text for members, text in FAMILIES if set(codes) <= set(members)), None)


def _in(code: int, year: int) -> bool:
    state: State = states()[code]
    return state.member(year)


def _said(code: int) -> str:
    return f"{code} {states()[code].name}"


def _all_of(codes: Iterable[int]) -> str:
    return " or ".join(_said(c) for c in sorted(codes))


def _short(name: str) -> str:
    return (name if len(name) <= 60 else f"{name[:57]}...") if name.strip() else '""'
