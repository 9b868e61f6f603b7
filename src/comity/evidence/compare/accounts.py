"""Rival accounts of the same events, reconciled without taking any source as the true one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from comity.budget import Budget
from comity.case.evidence import Account, EvidenceSource
from comity.evidence.compare.bounds import at_most, usable
from comity.evidence.compare.out_of_line import Fit, fit_without_outliers
from comity.evidence.compare.reconciled import Line, Reconciled, SourceEffect, Value
from comity.evidence.sentences import joined
from comity.kernels.shrinkage import Floats, normal_mixture_quantile
from comity.kernels.two_way import Effects, Told

_COPIES = (5, 0.5)
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class _Said:
    """The accounts of one sort of number, with their keys in order of first mention."""

    what: str
    accounts: tuple[Account, ...]
    events: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


def reconcile(
    accounts: Sequence[Account],
    sources: Sequence[EvidenceSource],
    names: Mapping[str, str],
    budget: Budget | None = None,
) -> tuple[tuple[Reconciled, ...], tuple[str, ...]]:
    """
    Return one reconciliation per sort of number, and in words which accounts were left out (conventions §81).

    The logarithm of an account is the true one, plus what its source adds everywhere, plus noise. What the sources add
    sums to zero, so the middle of all of them is the reference and none is taken as right; it is shrunk, the more the
    fewer accounts a source gives. An account from ``low`` to ``high`` is one whose value may be anywhere between, each
    point of the logarithm as likely as any other: its variance has the square of the width over 12 in it. A source that
    belongs to the side it counts is treated as any other and marked. An account that is out of line weighs little (see
    :mod:`~comity.evidence.compare.out_of_line`).

    Parameters
    ----------
    accounts : sequence of Account
        An account that is there twice counts once. A number not above 0 has no logarithm; such accounts are left out,
        and so are numbers past 10^15.
    sources : sequence of EvidenceSource
    names : mapping from party to name

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> told = [("first", 100, 121), ("second", 1000, 1210), ("third", 500, 605)]
    >>> rows = [Account(e, "aland", "losses", s, F(n), F(n)) for e, *both in told for s, n in zip("ab", both)]
    >>> found = reconcile(rows, (), {})[0][0]
    >>> [round(v.value) for v in found.values], [e.runs for e in found.effects]
    ([110, 1100, 550], ['low', 'high'])
    """
    once = list(dict.fromkeys(accounts))
    kept = [a for a in once if 0 < a.low <= a.high and usable(a.low) and usable(a.high)]
    there = set(kept)
    gone = [a for a in once if a not in there]
    by_id = {s.id: s for s in sources}
    found = []
    for what in dict.fromkeys(a.what for a in kept):
        found.append(_reconciled(_said(what, kept), by_id, names, budget))
    return tuple(found), _left_out(gone)


def _said(what: str, accounts: Sequence[Account]) -> _Said:
    those = tuple(a for a in accounts if a.what == what)
    at_most(len(those), _MOST, f"accounts of {what}", "Reconcile one war, year or kind of event at a time.")
    events = tuple(dict.fromkeys((a.event, a.side) for a in those))
    return _Said(what, those, events, tuple(dict.fromkeys(a.source for a in those)))


def _told(said: _Said) -> Told:
    events = {key: i for i, key in enumerate(said.events)}
    sources = {key: i for i, key in enumerate(said.sources)}
    low = np.log(np.array([float(a.low) for a in said.accounts]))
    high = np.log(np.array([float(a.high) for a in said.accounts]))
    return Told(
        thing=np.array([events[a.event, a.side] for a in said.accounts]),
        source=np.array([sources[a.source] for a in said.accounts]),
        value=(low + high) / 2,
        blur=(high - low) ** 2 / 12,
    )


def _reconciled(
    said: _Said, sources: Mapping[str, EvidenceSource], names: Mapping[str, str], budget: Budget | None
) -> Reconciled:
    found = fit_without_outliers(_told(said), budget)
    fitted = found.effects
    return Reconciled(
        what=said.what,
        effects=_effects(said, fitted, sources),
        values=_values(said, found, sources, names),
        noise=math.exp(float(fitted.weights @ fitted.scatter)),
        spread=math.exp(float(fitted.weights @ fitted.spread)),
        at_edge=fitted.at_edge,
        notes=_notes(said, sources),
    )


def _intervals(means: Floats, deviations: Floats, weights: Floats) -> Floats:
    """Return (3, n): the middle and the ends of 90 per cent intervals, back from logarithms."""
    ends = [normal_mixture_quantile(means, np.maximum(deviations, 1e-12), weights, p) for p in (0.05, 0.95)]
    return np.exp(np.stack([means @ weights, *ends]))


def _effects(said: _Said, fitted: Effects, sources: Mapping[str, EvidenceSource]) -> tuple[SourceEffect, ...]:
    ends = _intervals(fitted.source, fitted.source_sd, fitted.weights)
    how_many = {s: sum(a.source == s for a in said.accounts) for s in said.sources}
    return tuple(
        SourceEffect(s, _name(s, sources), factor, low, high, how_many[s], _side(s, sources))
        for s, (factor, low, high) in zip(said.sources, ends.T.tolist(), strict=True)
    )


def _values(
    said: _Said, found: Fit, sources: Mapping[str, EvidenceSource], names: Mapping[str, str]
) -> tuple[Value, ...]:
    fitted = found.effects
    ends = _intervals(fitted.thing, fitted.thing_sd, fitted.weights)
    lines: dict[tuple[str, str], list[Line]] = {key: [] for key in said.events}
    for n, a in enumerate(said.accounts):
        lines[a.event, a.side].append(_line(a, found, n, sources))
    return tuple(
        Value(event, side, names.get(side, side), value, low, high, tuple(lines[event, side]))
        for (event, side), (value, low, high) in zip(said.events, ends.T.tolist(), strict=True)
    )


def _line(a: Account, found: Fit, n: int, sources: Mapping[str, EvidenceSource]) -> Line:
    departs, alone = float(found.departs[n]), math.isnan(found.departs[n])
    return Line(
        source=a.source,
        name=_name(a.source, sources),
        low=float(a.low),
        high=float(a.high),
        own=bool(a.side) and _side(a.source, sources) == a.side,
        departs=None if alone else departs,
        expected=None if alone else math.exp(float(found.expected[n])),
        out_of_line=bool(found.out[n]),
    )


def _name(source: str, sources: Mapping[str, EvidenceSource]) -> str:
    return (sources[source].name or source) if source in sources else source


def _side(source: str, sources: Mapping[str, EvidenceSource]) -> str:
    return sources[source].side if source in sources else ""


def _notes(said: _Said, sources: Mapping[str, EvidenceSource]) -> tuple[str, ...]:
    """Return what a reader should know: sources that stand alone, and sources that seem to copy one another."""
    of = {s: {(a.event, a.side): (a.low, a.high) for a in said.accounts if a.source == s} for s in said.sources}
    together = {(s, t): of[s].keys() & of[t].keys() for s, t in combinations(said.sources, 2)}
    meet = {s for pair, events in together.items() if events for s in pair}
    notes = []
    alone = [_name(s, sources) for s in said.sources if s not in meet]
    if alone:
        tell, them = ("tells", "it") if len(alone) == 1 else ("tell", "them")
        notes.append(
            f"{said.what}: {joined(alone)} {tell} of no event that another source tells of; nothing corrects {them}."
        )
    for (s, t), events in together.items():
        same = sum(of[s][e] == of[t][e] for e in events)
        if len(events) >= _COPIES[0] and same > _COPIES[1] * len(events):
            notes.append(
                f"{said.what}: {_name(s, sources)} and {_name(t, sources)} give the very same figure for {same} of "
                f"{len(events)} numbers. One may rest on the other; they are counted as two."
            )
    return tuple(notes)


def _left_out(gone: Sequence[Account]) -> tuple[str, ...]:
    if not gone:
        return ()
    first = joined(f"“{a.event}” by {a.source}" for a in gone[:3])
    more = f" and {len(gone) - 3} more" if len(gone) > 3 else ""
    return (f"Accounts without a logarithm (not above 0), or past 10^15, were left out: {first}{more}.",)
