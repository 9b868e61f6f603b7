"""Is it becoming multipolar, by which measure, how surely, and where do the measures disagree: the door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from comity.alignment.capabilities.result import Concentration
from comity.alignment.network import Reals, Snapshot
from comity.alignment.shift.by_capabilities import rows_of
from comity.alignment.shift.drawing import drawn, recorded
from comity.alignment.shift.measures import TIE_MEASURES, TieMeasure
from comity.alignment.shift.positive import Positive, positive_of
from comity.alignment.shift.result import MeasureShift, Shift
from comity.alignment.shift.verdicts import reading_of, slope_of, verdict_of_measure
from comity.alignment.shift.windows import largest_of, standing_of, times_of
from comity.budget import Budget
from comity.errors import UsageError

LEAST_DRAWS = 40
SLOPE_DRAWS = 40


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is doubted of each window, and how it is drawn."""

    missing: float
    draws: int
    seed: int
    budget: Budget


@dataclass(frozen=True, eq=False, slots=True)
class Pair:
    """One way of reading the first and the last window: the measures of both, recorded and drawn."""

    id: str
    words: str
    ends: tuple[Reals, Reals]
    draws: tuple[Reals, Reals]


def shift(
    snapshots: Sequence[Snapshot],
    concentration: Concentration | None = None,
    *,
    missing: float = 0.1,
    draws: int = 200,
    seed: int = 0,
    budget: Budget | None = None,
) -> Shift:
    """
    Return whether centres become more or fewer, by every measure, and where the measures disagree.

    A level never answers that: only the change from the first window to the last does, and it must stand in every
    reading of the ties: among all actors; among those alone that are in both windows, for measures move with the
    number of actors; and without the largest actor. A line through all windows may not run against it.

    The band of a change comes from draws in which every tie is missed with the chance ``missing``, in both windows
    alike. It says how much an answer hangs on single ties. It is no error of sampling, and it does not cover ties that
    were never there, weights that are wrong, or actors that the table does not know.

    Parameters
    ----------
    snapshots : sequence of Snapshot
        In order of time. The change is from the first to the last.
    concentration : Concentration, optional
        What capabilities say, from :func:`comity.alignment.capabilities.analyse.concentration`.
    missing : float
        From 0 up to 1, but not 1. At 0 nothing is doubted, and every change counts.
    draws : int
        At least 40. The line through all windows has 40 of them.
    seed : int
    budget : Budget, optional

    Raises
    ------
    UsageError
        Where the chance, the number of draws or the order of windows is not fit.
    BudgetExceededError
        Where the time allowed runs out.

    Examples
    --------
    Three hubs of unequal weight, and later a web of all:

    >>> import datetime as dt
    >>> def snap(year, pairs):
    ...     a, b = np.array(pairs).T
    ...     ends = dt.date(year, 1, 1), dt.date(year, 12, 31)
    ...     return Snapshot(tuple("abcdefghijk"), a, b, np.ones(len(a), np.int8), np.ones(len(a)), *ends)
    >>> hubs = snap(1950, [(hub, k) for hub, end in ((0, 11), (1, 9), (2, 7)) for k in range(3, end)])
    >>> web = snap(1990, [(j, k) for j in range(11) for k in range(j + 1, 11)])
    >>> found = shift([hubs, web])
    >>> one = found.measures[0]
    >>> one.name, round(one.first, 1), round(one.last, 1), one.verdict, one.why
    ('effective number of centres by ties', 8.0, 11.0, 'more centres', 'Every reading says so.')
    >>> found.answer, found.says["cannot be told"]
    ('the measures disagree', ('effective number of communities', 'candidates for poles'))
    """
    _check(missing, draws, seed)
    doubt = Doubt(missing, draws, seed, budget or Budget())
    capable = () if concentration is None else rows_of(concentration)
    years = (
        () if not capable or concentration is None else (concentration.levels[0].year, concentration.levels[-1].year)
    )
    nets = [positive_of(s) for s in snapshots]
    levels = np.array([_recorded(net, doubt) for net in nets])
    windows = tuple(standing_of(s, net, level) for s, net, level in zip(snapshots, nets, levels, strict=True))
    ties: tuple[MeasureShift, ...] = ()
    left_out: tuple[str, ...] = ()
    if len(snapshots) > 1:
        left_out = largest_of(nets[0], nets[-1])
        pairs = _pairs(snapshots, (nets[0], nets[-1]), left_out, doubt)
        ties = _rows(pairs, times_of(snapshots), levels, _worlds(nets, doubt))
    staying = len(_staying(snapshots)) if snapshots else 0
    return Shift(windows, (*ties, *capable), years, left_out, staying, missing, draws, seed)


def _check(missing: float, draws: int, seed: int) -> None:
    if not 0 <= missing < 1:
        raise UsageError(f"The chance that a tie is missed is from 0 up to 1, but not 1; {missing} is not.")
    if draws < LEAST_DRAWS:
        raise UsageError(f"A band needs at least {LEAST_DRAWS} draws, not {draws}.")
    if seed < 0:
        raise UsageError(f"A seed is 0 or more, not {seed}.")


def _recorded(net: Positive, doubt: Doubt) -> Reals:
    doubt.budget.check()
    return recorded(net, doubt.seed)


def _staying(snapshots: Sequence[Snapshot]) -> frozenset[str]:
    return frozenset(snapshots[0].actors) & frozenset(snapshots[-1].actors)


def _pairs(
    snapshots: Sequence[Snapshot], whole: tuple[Positive, Positive], left_out: tuple[str, ...], doubt: Doubt
) -> list[Pair]:
    """Return the readings of the first and the last window; the one of everybody comes first."""
    ends = (snapshots[0], snapshots[-1])
    out = [_pair("all", "all actors", whole, doubt)]
    staying = _staying(snapshots)
    nets = whole if all(staying.issuperset(s.actors) for s in ends) else _among(ends, staying)
    out.append(_pair("staying", "actors in both windows", nets, doubt))
    if left_out:
        others = frozenset(name for s in ends for name in s.actors) - set(left_out)
        out.append(_pair("without largest", f"without {' and '.join(left_out)}", _among(ends, others), doubt))
    return out


def _among(ends: tuple[Snapshot, Snapshot], names: frozenset[str]) -> tuple[Positive, Positive]:
    return positive_of(ends[0], names), positive_of(ends[1], names)


def _pair(name: str, words: str, nets: tuple[Positive, Positive], doubt: Doubt) -> Pair:
    ends = (_recorded(nets[0], doubt), _recorded(nets[1], doubt))
    return Pair(name, words, ends, (_drawn(nets[0], doubt, doubt.draws), _drawn(nets[1], doubt, doubt.draws)))


def _drawn(net: Positive, doubt: Doubt, draws: int) -> Reals:
    doubt.budget.check()
    return drawn(net, doubt.missing, draws, doubt.seed, doubt.budget)


def _worlds(nets: Sequence[Positive], doubt: Doubt) -> Reals:
    """Return the draws of all windows, shape (T, D, 6); none where a line through them says no more than its ends."""
    if len(nets) < 3:
        return np.zeros((len(nets), 0, 0))
    return np.array([_drawn(net, doubt, min(doubt.draws, SLOPE_DRAWS)) for net in nets])


def _rows(pairs: list[Pair], times: tuple[str, Reals], levels: Reals, worlds: Reals) -> tuple[MeasureShift, ...]:
    return tuple(_row(measure, pairs, times, levels, worlds) for measure in TIE_MEASURES)


def _row(
    measure: TieMeasure, pairs: list[Pair], times: tuple[str, Reals], levels: Reals, worlds: Reals
) -> MeasureShift:
    at = measure.column
    readings = tuple(
        reading_of(p.id, p.words, (float(p.ends[0][at]), float(p.ends[1][at])), (p.draws[0][:, at], p.draws[1][:, at]))
        for p in pairs
    )
    slope = slope_of(times, levels[:, at], worlds[:, :, at].T) if len(levels) > 2 else None
    whole = readings[0]
    verdict, why = verdict_of_measure(measure.direction, readings, slope)
    ends = (whole.first, whole.last, whole.low, whole.high)
    return MeasureShift(measure.name, measure.means, "ties", measure.direction, *ends, readings, slope, verdict, why)
