"""One case through the questions it has sections for; the only place that joins their results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from comity.budget import Budget
from comity.case.digest import digest
from comity.case.nouns import Case
from comity.case.read import load
from comity.conflict.analyse import Progress, Settings, analyse
from comity.conflict.breakers import Breakers, breakers
from comity.conflict.deterrents import Deterrent, deterrents, hollow
from comity.conflict.evolve import Evolution, evolve
from comity.conflict.moves import listed
from comity.conflict.readings import Readings, over_readings
from comity.conflict.result import ConflictResult
from comity.conflict.today import Today, today, worth_naming
from comity.errors import BudgetExceededError
from comity.version import __version__


@dataclass(frozen=True, eq=False, slots=True)
class Study:
    """
    Everything one run found out about a case.

    Parameters
    ----------
    case : Case
    digest : str
        SHA-256 of the canonical case: the same case gives the same digest, however its files are laid out.
    version : str
    settings : Settings
    conflict : ConflictResult or None
        None where the case has no conflict section.
    readings : Readings or None
        None where no party has an alternative reading.
    evolution : Evolution or None
        None where the case names no status quo.
    today : Today or None
        What can come of the status quo under every combination of readings.
    named : tuple of int
        The outcomes worth naming, in order (see :func:`comity.conflict.today.worth_naming`).
    deterrents : tuple of Deterrent
        Outcomes that hold only by a threat nobody would carry out.
    breakers : mapping state -> coalitions
        For the outcomes worth naming: the smallest coalitions that would leave together, in the main readings.
    complete : bool
        False where a budget ran out, or where the readings were too many to combine.
    """

    case: Case
    digest: str
    version: str
    settings: Settings
    conflict: ConflictResult | None = None
    readings: Readings | None = None
    evolution: Evolution | None = None
    today: Today | None = None
    named: tuple[int, ...] = ()
    deterrents: tuple[Deterrent, ...] = ()
    breakers: Mapping[int, Breakers] = field(default_factory=dict)
    complete: bool = True

    def _repr_html_(self) -> str:
        return "" if self.conflict is None else self.conflict._repr_html_()

    def to_json(self) -> dict[str, Any]:
        """Return the study as plain values: the answers of every room."""
        out: dict[str, Any] = {
            "case": self.case.title,
            "digest": self.digest,
            "comity": self.version,
            "complete": self.complete,
        }
        if self.conflict is not None:
            out["conflict"] = self.conflict.to_json()
        if self.readings is not None:
            out["readings"] = self.readings.to_json()
        if self.evolution is not None and self.conflict is not None:
            out["evolution"] = self.evolution.to_json(np.array(self.named, int))
        if self.today is not None:
            out["today"] = self.today.to_json()
        if self.conflict is not None:
            out["named"] = [self.conflict.model.label(s) for s in self.named]
        return out


def assess(
    case: Case | str | Path,
    settings: Settings | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> Study:
    """
    Return one case put through every question it has a section for.

    Parameters
    ----------
    case : Case, or path of a case folder or file
    settings : Settings, optional
    budget : Budget, optional
        What is finished when it runs out is kept, and ``complete`` is False.
    progress : callable, optional
        Told in words what is being worked on.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> found = assess(load_entry("chicken").case)
    >>> found.conflict.labels(found.conflict.equilibria("nash"))
    ['YN', 'NY']
    """
    if not isinstance(case, Case):
        case = load(case)
    settings, budget, say = settings or Settings(), budget or Budget(), progress or (lambda _: None)
    base = Study(case, digest(case), __version__, settings)
    if case.conflict is None:
        return base
    result = analyse(case, settings, budget, progress)
    readings = over_readings(result.model, depth=settings.depth, budget=budget, progress=progress)
    found = Study(case, base.digest, base.version, settings, result, readings, complete=result.complete)
    try:
        return _from_today(found, result, budget, say)
    except (BudgetExceededError, KeyboardInterrupt):
        return replace(found, complete=False)


def _from_today(found: Study, result: ConflictResult, budget: Budget, say: Progress) -> Study:
    """Return the study with what can come of today, and why each outcome worth naming holds or breaks."""
    budget.check()
    say("evolutions from today")
    quick = replace(result.model, moves=listed(result.model.moves))  # many small look-ups follow
    evolution = evolve(quick, pause=budget.check) if quick.status_quo is not None else None
    now = today(quick, found.readings, budget)
    held = _held(result, found.readings)
    named = tuple(int(s) for s in worth_naming(now, held)) if held is not None else ()
    say("threats and coalitions")
    budget.check()
    threats: tuple[Deterrent, ...] = ()
    if {"gmr", "seq"} <= set(result.stable):
        empty = np.flatnonzero(hollow(result))
        among = empty[np.isin(empty, named)]
        threats = deterrents(result, (among if len(among) else empty)[:12])
    broken = {s: breakers(quick, s, budget.check) for s in named}
    complete = found.complete and (found.readings is None or found.readings.complete)
    return replace(
        found, evolution=evolution, today=now, named=named, deterrents=threats, breakers=broken, complete=complete
    )


def _held(result: ConflictResult, readings: Readings | None) -> dict[str, np.ndarray] | None:
    """Return under which combinations of readings each state holds, (C, S) per concept; None where one is missing."""
    if readings is not None:
        return dict(readings.holds)
    if not {"nash", "gmr", "smr", "seq"} <= set(result.stable):
        return None
    return {c: result.is_equilibrium(c)[None, :] for c in ("nash", "gmr", "smr", "seq")}
