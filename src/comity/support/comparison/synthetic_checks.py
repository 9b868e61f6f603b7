"""What must hold for a synthetic control to mean something, and what is reported beside it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.support.answer import Check
from comity.support.chance_words import chance
from comity.support.comparison.placebos import rank_among, ratios
from comity.support.comparison.synthetic import FLOOR, Mixed, mix, mix_each
from comity.support.comparison.window import LEAST_BEFORE, Window
from comity.support.comparison.wording import counted
from comity.support.warnings import DONORS_FOR_FIVE

Floats = NDArray[np.float64]
MATTERS = 0.01
"""A donor with a smaller share is not left out in turn: its absence changes next to nothing."""


def poor_fit(window: Window, fit: float) -> str:
    """
    Return why the mix does not follow the unit well enough, empty where it does (conventions §102).

    The root mean square gap before the cut must be smaller than the unit's own standard deviation there: a mix that
    follows a unit no better than a flat line at the unit's own mean is no comparison. A unit that never changes
    before the cut must be met up to rounding.
    """
    own = float(window.outcome[0, window.before].std())
    if fit <= max(own, FLOOR * float(window.outcome.std())):
        return ""
    return (
        f"No mix of the donors follows {window.names[0]} before the cut: the gap is {fit:.3g} (root mean square),"
        f" a flat line at its own mean would miss by {own:.3g}."
    )


def synthetic_checks(window: Window, mixed: Mixed, effect: float, budget: Budget | None) -> tuple[Check, ...]:
    """Return the checks of a synthetic control: fit, placebos in space and time, one donor less at a time."""
    return (
        _fits(window, mixed),
        _in_space(window, mixed),
        _enough_donors(len(window.names) - 1),
        _in_time(window, budget),
        _one_donor_less(window, mixed, effect),
    )


def _fits(window: Window, mixed: Mixed) -> Check:
    own = float(window.outcome[0, window.before].std())
    share = float(mixed.fit[0]) / own if own else 0.0
    words = f"Before the cut the mix misses {window.names[0]} by {share:.0%} of its own standard deviation."
    return Check("fit before the cut", True, words, statistic=float(mixed.fit[0]))


def _in_space(window: Window, mixed: Mixed) -> Check:
    found = ratios(mixed, window.after)
    rank = rank_among(float(found[0]), found[1:])
    p = rank / len(found)
    words = (
        f"Among {len(found)} units, each treated as if it had lost support, {window.names[0]} has rank {rank}"
        f" by its gap after the cut against before ({chance(p)})."
    )
    return Check("placebo units", p <= 0.05, words, statistic=float(found[0]), p=p)


def _enough_donors(donors: int) -> Check:
    least = 1 / (donors + 1)
    words = f"With {counted(donors, 'donor')} the smallest p that ranks can give is {least:.3f}"
    words += "." if donors >= DONORS_FOR_FIVE else f": 5 % needs {DONORS_FOR_FIVE} donors."
    return Check("enough donors", donors >= DONORS_FOR_FIVE, words, statistic=float(donors), p=least)


def _in_time(window: Window, budget: Budget | None) -> Check:
    """Return whether a cut at an earlier date, at which nothing happened, stands out among the units."""
    name = "placebo date"
    total = len(window.before)
    back = min(max(1, total // 3), total - LEAST_BEFORE)
    if back < 1:
        words = "There are too few periods before the cut to pretend that it came earlier."
        return Check(name, None, words, gates=False)
    early, late = window.before[:-back], window.before[-back:]
    mixed = mix_each(window.outcome, early, budget)
    found = ratios(mixed, late)
    p = rank_among(float(found[0]), found[1:]) / len(found)
    gap = float(mixed.gaps[0, late].mean())
    words = (
        f"Had the cut come at {window.periods[late[0]]}, the effect until the real one would be {gap:.3g}"
        f" ({chance(p)})."
    )
    return Check(name, p > 0.05, words, statistic=gap, p=p)


def _one_donor_less(window: Window, mixed: Mixed, effect: float) -> Check:
    """Return whether the effect keeps its sign when any one donor that matters is left out."""
    name = "one donor less"
    used = np.flatnonzero(mixed.weights[0] >= min(MATTERS, mixed.weights[0].max()))
    effects = [_effect_without(window, int(j)) for j in used]
    words = f"With any one donor left out the effect lies between {min(effects):.3g} and {max(effects):.3g}."
    return Check(name, all(e * effect > 0 for e in effects), words)


def _effect_without(window: Window, donor: int) -> float:
    weights = mix(window.outcome, window.before, 0, without=(donor,))
    gaps = window.outcome[0] - weights @ window.outcome
    return float(gaps[window.after].mean())
