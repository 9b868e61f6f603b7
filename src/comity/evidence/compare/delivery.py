"""Delivery records: how long was promised, how long it took, and how often the promise was kept."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from comity.case.evidence import Record
from comity.case.wording import counted
from comity.errors import UsageError
from comity.evidence.compare.bias import EVEN
from comity.evidence.compare.figures_in_words import chance, short
from comity.evidence.compare.members import alike
from comity.evidence.compare.pools import Pool
from comity.evidence.compare.rates import rates
from comity.kernels.shrinkage import normal_mixture_quantile
from comity.kernels.two_way import Told, two_way

_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Project:
    """
    One project of a builder: when it began, when it was done, and how many years were promised.

    ``done`` is None while it goes on; ``stopped`` says that it was given up. ``promised`` is None where no promise is
    known.
    """

    id: str
    by: str
    begun: dt.date
    done: dt.date | None = None
    promised: float | None = None
    stopped: dt.date | None = None

    @property
    def years(self) -> float | None:
        """Return how many years it took, None where it is not done."""
        return None if self.done is None else (self.done - self.begun).days / _YEAR


@dataclass(frozen=True, slots=True)
class Took:
    """
    How long one builder takes (or, with promises, how many times as long as promised).

    ``middle``, ``low``, ``high``: the builder's own typical figure with its 90 per cent interval, shrunk towards all
    builders. ``next_low``, ``next_high``: where nine of ten further projects would lie. ``median`` is the plain one.
    """

    by: str
    name: str
    done: int
    median: float
    middle: float
    low: float
    high: float
    next_low: float
    next_high: float

    def to_json(self) -> dict[str, Any]:
        """Return the figures as plain values."""
        keys = ("done", "median", "middle", "low", "high", "next_low", "next_high")
        return {"name": self.name} | {key: getattr(self, key) for key in keys}


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    What builders deliver, by the same form for each.

    Parameters
    ----------
    years : float or None
        The promise that projects are held to; None where each is held to its own.
    kept : Pool
        Of those whose time is over: how many were done within it.
    took : tuple of Took
        Years of the projects that are done; times the promise where ``years`` is None.
    notes : tuple of str
    """

    years: float | None
    kept: Pool
    took: tuple[Took, ...]
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the whole as plain values."""
        out: dict[str, Any] = {"years": self.years, "kept": self.kept.to_json()}
        return out | {"took": {t.by: t.to_json() for t in self.took}, "notes": list(self.notes)}

    def sentences(self) -> list[str]:
        """Return in plain words how often each builder would keep the promise, and how long it takes."""
        within = "its promise" if self.years is None else f"{short(self.years)} years"
        told = [
            f"{e.name}: {e.verified} of {_over(round(e.of))} done within {within}; the next one is "
            f"with a probability of {chance(e.mean)} [{chance(e.low)} to {chance(e.high)}]."
            for e in self.kept.estimates
        ]
        unit = " times the promise" if self.years is None else " years"
        told += [
            f"{t.name}: {_took_words(t, unit)}; nine of ten further ones would take "
            f"{short(t.next_low)} to {short(t.next_high)}{unit}."
            for t in self.took
        ]
        return [*told, *self.notes]


def delivery(
    projects: Sequence[Project],
    names: Mapping[str, str],
    as_of: dt.date,
    years: float | None = None,
    publication: tuple[float, float] = EVEN,
) -> Delivery:
    """
    Return how often builders keep a promise of time, and how long they take (conventions §82).

    A project counts towards the rate once its time is over on the day ``as_of``: it was done within the promise, or it
    was not, whether it is late, unfinished or given up. Projects that still have time count neither way; so the rate
    does not flatter those with many unfinished projects, as the mean of finished ones does.

    Parameters
    ----------
    projects : sequence of Project
    names : mapping from builder to name
    as_of : date
    years : float, optional
        One promise for all, such as the one that is offered now. Without it each is held to its own; projects without
        one are left out.
    publication : (float, float)
        For the band of the pool.

    Raises
    ------
    UsageError
        Where no project has a promise.

    Examples
    --------
    >>> begun = dt.date(2000, 1, 1)
    >>> one = [Project("p", "a", begun, dt.date(2005, 1, 1)), Project("q", "a", begun), Project("r", "b", begun)]
    >>> found = delivery(one, {"a": "Aland"}, dt.date(2010, 1, 1), years=6)
    >>> [(e.name, e.verified, e.of) for e in found.kept.estimates]
    [('Aland', 1, 2.0), ('b', 0, 1.0)]
    """
    known = [p for p in projects if p.begun <= as_of and _promise(p, years) is not None]
    records = kept_in_time(known, as_of, years)
    if not records:
        raise UsageError("No project has a promise to be held to. Give projects their promises, or one for all.")
    pool = rates(alike(records, names)[0][0], publication)
    return Delivery(years, pool, _took(known, names, as_of, years), _said(projects, known, as_of))


def kept_in_time(projects: Sequence[Project], as_of: dt.date, years: float | None = None) -> tuple[Record, ...]:
    """
    Return one record per builder: of the projects whose time is over, how many were done within it.

    The rows have the form of any other record of claimed and verified, and can stand in a case file.
    """
    out = []
    for by in dict.fromkeys(p.by for p in projects):
        over = [
            p for p in projects if p.by == by and (as_of - p.begun).days / _YEAR >= (_promise(p, years) or math.inf)
        ]
        held = [p for p in over if _done(p, as_of) and (p.years or 0.0) <= (_promise(p, years) or 0.0)]
        out.append(Record(f"{by}: kept in time", by, verified=len(held), claimed=len(over)))
    return tuple(out)


def _promise(p: Project, years: float | None) -> float | None:
    return p.promised if years is None else years


def _done(p: Project, as_of: dt.date) -> bool:
    return p.done is not None and p.done <= as_of and (p.done - p.begun).days > 0


def _took(
    projects: Sequence[Project], names: Mapping[str, str], as_of: dt.date, years: float | None
) -> tuple[Took, ...]:
    """Return how long finished projects took: one normal law of logarithms per builder, with middles that are alike."""
    done = [p for p in projects if _done(p, as_of)]
    if not done:
        return ()
    builders = list(dict.fromkeys(p.by for p in done))
    took = [(p.years or 0.0) / ((p.promised or 1.0) if years is None else 1.0) for p in done]
    source = np.array([builders.index(p.by) for p in done])
    fitted = two_way(Told(np.zeros(len(done), int), source, np.log(np.array(took)), np.zeros(len(done))))
    each = [int((source == i).argmax()) for i in range(len(builders))]
    middle, own = fitted.fitted[each], fitted.fitted_sd[each]
    further = np.sqrt(own**2 + fitted.scatter**2)
    ends = [normal_mixture_quantile(middle, s, fitted.weights, p) for s in (own, further) for p in (0.05, 0.95)]
    return tuple(
        Took(
            by,
            names.get(by, by),
            int((source == i).sum()),
            float(median(t for t, p in zip(took, done, strict=True) if p.by == by)),
            math.exp(float(middle[i] @ fitted.weights)),
            *(math.exp(float(e[i])) for e in ends),
        )
        for i, by in enumerate(builders)
    )


def _said(projects: Sequence[Project], known: Sequence[Project], as_of: dt.date) -> tuple[str, ...]:
    notes = []
    if len(known) < len(projects):
        out = len(projects) - len(known)
        notes.append(f"Left out, as they had no promise or had not begun by {as_of}: {counted(out, 'project')}.")
    going = sum(not _done(p, as_of) and p.stopped is None for p in known)
    stopped = sum(p.stopped is not None for p in known)
    if going or stopped:
        notes.append(
            f"Unfinished: {counted(going, 'project')}; given up: {counted(stopped, 'project')}. They are in the rates "
            "and not in the durations, which are those of finished projects alone and therefore too short."
        )
    return tuple(notes)


def _over(number: int) -> str:
    return f"{counted(number, 'project')} whose time is over {'was' if number == 1 else 'were'}"


def _took_words(t: Took, unit: str) -> str:
    if t.done == 1:
        return f"the one finished project took {short(t.median)}{unit}"
    return f"half of {t.done} finished projects took more than {short(t.median)}{unit}"
