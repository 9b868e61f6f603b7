"""The test of one cut by a synthetic control: effect, interval, placebos, checks and a verdict."""

from __future__ import annotations

import math

import numpy as np

from comity.budget import Budget
from comity.case.support import SeriesTest
from comity.support.answer import Path, Point, Tested
from comity.support.comparison.cuts import Cut
from comity.support.comparison.placebos import interval, rank_among, ratios
from comity.support.comparison.synthetic import Mixed, mix_each
from comity.support.comparison.synthetic_checks import poor_fit, synthetic_checks
from comity.support.comparison.window import Window, window_of
from comity.support.comparison.wording import controls_unused, refused, unit_of
from comity.support.panel.panel import Panel
from comity.support.sensitivity.detectable import detectable
from comity.support.sensitivity.of_difference import e_values
from comity.support.verdict import verdict
from comity.support.warnings import Facts, warnings_for

METHOD = "synthetic_control"
SHOWN = 40
"""So many placebo gaps are kept for the figure."""


def synthetic_control(
    test: SeriesTest, panel: Panel, cut: Cut, touched: frozenset[int], budget: Budget | None = None
) -> Tested:
    """
    Return what a synthetic control says of one cut [1]_.

    The effect is the mean gap between the unit and its mix from the cut until the horizon of the test. The p is the
    rank of the unit's gap (after against before) among all units, divided by their number. The interval holds the
    effects that ranking mean gaps does not reject (:func:`comity.support.comparison.placebos.interval`).

    Parameters
    ----------
    test : SeriesTest
    panel : Panel
    cut : Cut
    touched : frozenset of int
        Units with an event of their own.
    budget : Budget, optional

    Returns
    -------
    Tested
        Refused where the window is too short, donors are fewer than three, or no mix follows the unit.

    References
    ----------
    .. [1] Abadie, A., Diamond, A., & Hainmueller, J. (2010). Synthetic control methods for comparative case studies.
       Journal of the American Statistical Association, 105(490), 493-505.
    """
    name = f"synthetic control, {panel.units[cut.unit]}, {panel.periods[cut.at]}"
    window = window_of(test, panel, cut, touched)
    if isinstance(window, str):
        return refused(test, METHOD, name, window)
    mixed = mix_each(window.outcome, window.before, budget)
    poor = poor_fit(window, float(mixed.fit[0]))
    if poor:
        return refused(test, METHOD, name, poor)
    return _tested(test, panel, window, mixed, name, budget)


def _tested(test: SeriesTest, panel: Panel, window: Window, mixed: Mixed, name: str, budget: Budget | None) -> Tested:
    effect = float(mixed.gaps[0, window.after].mean())
    ends = interval(mixed, window.after, 0)
    low, high = (None, None) if ends is None else (_finite(ends[0]), _finite(ends[1]))
    checks = synthetic_checks(window, mixed, effect, budget)
    says, why = verdict(effect, low, high, says=test.says, checks=checks)
    if ends is None:
        why = next(c.words for c in checks if c.name == "enough donors") + " There is no interval."
    found = ratios(mixed, window.after)
    donors = len(window.names) - 1
    before, after = len(window.before), len(window.after)
    facts = Facts(donors, treated=1, before=before, after=after, measure=panel.measure, scale=test.scale)
    return Tested(
        name=f"{test.id}: {name}",
        data=test.id,
        method=METHOD,
        verdict=says,
        why=why,
        effect=effect,
        low=low,
        high=high,
        unit=unit_of(test, panel),
        p=rank_among(float(found[0]), found[1:]) / len(found),
        detectable=_detectable(mixed, window),
        observations=window.outcome.size,
        checks=checks,
        sensitivity=e_values(test, effect, None if low is None or high is None else (low, high), panel.outcome),
        warnings=warnings_for(METHOD, facts),
        paths=_paths(window, mixed),
        details=(*_details(window, mixed), *controls_unused(test)),
    )


def _finite(end: float) -> float | None:
    return end if math.isfinite(end) else None


def _detectable(mixed: Mixed, window: Window) -> float:
    """Return the detectable effect, the mean gaps of the placebos (scaled by fit) standing in for an error."""
    scaled = mixed.gaps[1:, window.after].mean(axis=1) * mixed.fit[0] / mixed.fit[1:]
    return detectable(float(np.sqrt((scaled**2).mean())))


def _paths(window: Window, mixed: Mixed) -> tuple[Path, ...]:
    """Return the lines of the figure: the unit, its mix, the gap with intervals, and the gaps of the placebos."""
    at = np.arange(window.outcome.shape[1]) - window.at
    own, gap = window.outcome[0], mixed.gaps[0]

    def line(name: str, values: np.ndarray) -> Path:
        points = (Point(float(t), float(v), label=p) for t, v, p in zip(at, values, window.periods, strict=True))
        return Path(name, tuple(points), "periods after the cut", "outcome")

    banded = tuple(_banded(mixed, t, float(at[t]), window.periods[t]) for t in range(len(at)))
    placebos = [line(f"placebo: {n}", mixed.gaps[j]) for j, n in enumerate(window.names) if j][:SHOWN]
    gaps = Path("gap", banded, "periods after the cut", "gap")
    return (line("actual", own), line("synthetic", own - gap), gaps, *placebos)


def _banded(mixed: Mixed, column: int, at: float, label: str) -> Point:
    middle = float(mixed.gaps[0, column])
    ends = interval(mixed, np.array([column]), 0) if at >= 0 else None
    if ends is None:
        return Point(at, middle, label=label)
    return Point(at, middle, _finite(ends[0]), _finite(ends[1]), label)


def _details(window: Window, mixed: Mixed) -> tuple[tuple[str, float | str], ...]:
    """Return the shares of the mix, its fit, the rank, and who was left out."""
    found = ratios(mixed, window.after)
    order = sorted(range(1, len(window.names)), key=lambda j: (-mixed.weights[0, j], window.names[j]))
    weights = [(f"share of {window.names[j]}", float(mixed.weights[0, j])) for j in order if mixed.weights[0, j] > 5e-4]
    rows: list[tuple[str, float | str]] = [
        ("unit", window.names[0]),
        ("cut", window.periods[window.at]),
        ("donors", float(len(window.names) - 1)),
        ("periods matched", float(len(window.before))),
        ("fit (root mean square gap before)", float(mixed.fit[0])),
        ("gap after against before", float(found[0])),
        ("rank", float(rank_among(float(found[0]), found[1:]))),
        *weights,
    ]
    return (*rows, *((f"note {i}", n) for i, n in enumerate(window.notes, 1)))
