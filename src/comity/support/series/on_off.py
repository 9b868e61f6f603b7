"""Support that was cut and came back: the outcome without it against the outcome with it, in one series."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.case.support import SeriesTest
from comity.support.answer import Check, Path, Point, Tested
from comity.support.panel.panel import Panel
from comity.support.sensitivity.detectable import detectable
from comity.support.sensitivity.of_difference import e_values
from comity.support.series.before import straight
from comity.support.series.lasting import Lasting, lasting
from comity.support.series.segments import LEAST_BEFORE
from comity.support.series.windows import LESS, series_of, unit_name
from comity.support.series.wording import facts, many, outcome_words, refused
from comity.support.verdict import verdict
from comity.support.warnings import warnings_for

Array = NDArray[np.float64]
METHOD = "on_off"
LEAST = 20
"""Periods in all."""
LEAST_PHASE = 3
"""Periods in each phase, between one switch and the next."""
MOST_SHIFTS = 60


@dataclass(frozen=True, slots=True)
class Switched:
    """
    A series that support was switched off and on in.

    Parameters
    ----------
    times : NDArray of int
        The indices of the periods that are used.
    off : Array, shape (n,)
        1 where support is off or reduced.
    switches : tuple of int
        The indices of the first periods of all phases but the first.
    y : Array, shape (n,)
    fit : Lasting
        Of y on ones, time, and ``off``.
    """

    times: NDArray[np.int64]
    off: Array
    switches: tuple[int, ...]
    y: Array
    fit: Lasting


OF = np.array([0.0, 0.0, 1.0])


def on_off(test: SeriesTest, panel: Panel, unit: int) -> Tested | None:
    """
    Return the effect of support being off, from a cut and its restoration (conventions §101).

    What else happened at the time of the cut would have to be undone at the time of the restoration to look the same;
    so this design bears more than one cut does, if both switches point the same way.

    Parameters
    ----------
    test : SeriesTest
    panel : Panel
    unit : int

    Returns
    -------
    Tested or None
        None where support was not both cut and restored.
    """
    phases = _phases(panel, unit)
    if len(phases) < 2:
        return None
    y = series_of(panel, unit)
    name = "on and off, " + " and ".join(panel.periods[t] for t, _ in phases)
    name += f", {unit_name(panel, unit)}" if unit_name(panel, unit) else ""
    times = np.flatnonzero(np.isfinite(y))
    if not len(times):
        return refused(test, METHOD, name, "There is no period that all of its units have.")
    lengths = np.diff([times[0], *(t for t, _ in phases), times[-1] + 1])
    if len(times) < LEAST or lengths.min() < LEAST_PHASE:
        why = f"There are {many(len(times), panel.frequency)} in phases of {', '.join(str(n) for n in lengths)}; "
        return refused(test, METHOD, name, f"{why}{LEAST} in all and {LEAST_PHASE} in each phase are needed.")
    found = switched(y, times, phases)
    if found is None:
        return refused(test, METHOD, name, "The series fits its phases exactly, so that no error can be estimated.")
    return _told(test, panel, name, found)


def _phases(panel: Panel, unit: int) -> tuple[tuple[int, bool], ...]:
    """Return the switches as (first period, is off now); events that change nothing are passed over."""
    out: list[tuple[int, bool]] = []
    for t, what in panel.events_of(unit):
        off = what in LESS
        if what != "announced" and (not out or out[-1][1] != off):
            out.append((t, off))
    return tuple(out)


def switched(y: Array, times: NDArray[np.int64], phases: tuple[tuple[int, bool], ...]) -> Switched | None:
    """
    Return the regression on a line and on whether support is off; None where it cannot be estimated.

    .. math:: y_t = a + b t + c \\cdot \\text{off}_t + e_t, \\quad e_t = \\rho e_{t-1} + u_t
    """
    off = np.full(len(times), 0.0 if phases[0][1] else 1.0)
    for t, now in phases:
        off[times >= t] = float(now)
    found = lasting(_columns(times, off), y[times])
    if found is None:
        return None
    return Switched(times, off, tuple(t for t, _ in phases), y[times], found)


def _columns(times: NDArray[np.int64], *more: Array) -> Array:
    return np.column_stack([np.ones(len(times)), times - times.mean(), *more])


def _same_way(found: Switched) -> Check:
    """Return whether the outcome moves one way when support goes, and back when it comes."""
    name = "every switch points the same way"
    steps = [(found.times >= t).astype(float) for t in found.switches]
    one = lasting(_columns(found.times, *steps), found.y)
    if one is None:
        return Check(name, None, "The switches cannot be told apart.")
    signs = [1.0 if found.off[found.times == t][0] else -1.0 for t in found.switches]
    parts = [s * one.middle(np.eye(2 + len(steps))[2 + i]) for i, s in enumerate(signs)]
    good = all(p * found.fit.middle(OF) > 0 for p in parts)
    words = "The effects of less support at each switch are " + ", ".join(f"{p:.4g}" for p in parts)
    return Check(name, good, words + ("." if good else ": they do not point the same way."))


def _shifted(found: Switched) -> Check:
    """Return how the effect stands among those of the same pattern of phases begun at other dates."""
    name, length = "no such effect with the phases moved", len(found.off)
    shifts = np.unique(np.linspace(1, length - 1, min(MOST_SHIFTS, length - 1)).astype(int))
    own = found.fit.p(OF)
    p = [_p_of(found, np.roll(found.off, int(s))) for s in shifts]
    as_small = sum(v <= own for v in p)
    rank = (1 + as_small) / (1 + len(p))
    words = f"Of {len(p)} ways to move the phases along the series {as_small} show as clear an effect."
    return Check(name, rank <= 0.1, words, float(as_small), rank, gates=False)


def _p_of(found: Switched, off: Array) -> float:
    one = lasting(_columns(found.times, off), found.y)
    return 1.0 if one is None else one.p(OF)


def _told(test: SeriesTest, panel: Panel, name: str, found: Switched) -> Tested:
    effect, low, high = found.fit.interval(OF)
    first = found.y[found.times < found.switches[0]]
    early = (straight(first),) if len(first) >= LEAST_BEFORE else ()
    checks = (*early, _same_way(found), _shifted(found))
    says, why = verdict(effect, low, high, says=test.says, checks=checks)
    rows = {t: i for i, t in enumerate(found.times)}
    points = tuple(
        Point(float(t - found.switches[0]), float(found.y[i]), label=panel.periods[t]) for t, i in rows.items()
    )
    off = int(found.off.sum())
    return Tested(
        name=f"{test.id}: {name}",
        data=test.id,
        method=METHOD,
        verdict=says,
        why=why,
        effect=effect,
        low=low,
        high=high,
        unit=f"{outcome_words(test)} a {panel.frequency}, with support off",
        p=found.fit.p(OF),
        detectable=detectable((high - low) / 2 / 1.96),
        observations=len(found.y),
        checks=checks,
        sensitivity=e_values(test, effect, (low, high), panel.outcome),
        warnings=warnings_for(METHOD, facts(test, panel, len(found.y) - off, off)),
        paths=(Path("as seen", points, f"{panel.frequency}s after the first switch", outcome_words(test)),),
        details=(
            ("periods with support off", off),
            ("switches", len(found.switches)),
            ("persistence of shocks", found.fit.rho),
        ),
    )
