"""What a change says: of one reading, of the line through all windows, and of a measure in all its readings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from comity.alignment.capabilities.change import Verdict, band, outer_band, slope_per_decade, verdict_of
from comity.alignment.network import Reals
from comity.alignment.shift.result import Reading, Says, Slope

NOTHING = (float("nan"), float("nan"))


def says_of(verdict: Verdict, direction: int) -> Says:
    """
    Return what a rise or fall says of the number of centres.

    Examples
    --------
    >>> says_of("rises", 1), says_of("rises", -1), says_of("cannot be told", -1)
    ('more centres', 'fewer centres', 'cannot be told')
    """
    if verdict == "cannot be told":
        return "cannot be told"
    return "more centres" if (verdict == "rises") == (direction > 0) else "fewer centres"


def reading_of(name: str, words: str, ends: tuple[float, float], draws: tuple[Reals, Reals]) -> Reading:
    """
    Return the change of one measure in one reading, from the draws of the first and of the last window.

    The verdict goes by the wider of two bands, and only where the recorded ties point the same way. With a draw in
    which the measure is not defined, nothing can be told.

    Examples
    --------
    >>> found = reading_of("all", "all actors", (2.0, 3.0), (np.array([1.9, 2.0, 2.1]), np.array([2.8, 3.0, 3.1])))
    >>> found.verdict, round(found.change, 3), found.rising
    ('rises', 1.0, 1.0)
    """
    moved = draws[1] - draws[0]
    if not np.isfinite(moved).all() or not np.isfinite(ends).all():
        return Reading(name, words, *ends, *NOTHING, NOTHING, float("nan"), "cannot be told")
    outer = outer_band(moved)
    verdict = _borne_out(verdict_of(*outer), ends[1] - ends[0])
    return Reading(name, words, *ends, *band(moved), outer, float((moved > 0).mean()), verdict)


def slope_of(at: tuple[str, Reals], recorded: Reals, draws: Reals) -> Slope | None:
    """
    Return the line of least squares through all windows; None with fewer than three that have a value.

    Parameters
    ----------
    at : (str, array of shape (T,))
        What the slope is per, and where each window stands, in tenths of that.
    recorded : array of shape (T,)
    draws : array of shape (D, T)

    Examples
    --------
    >>> years = np.array([0.0, 10.0, 20.0])
    >>> found = slope_of(("ten years", years), np.array([1.0, 2.0, 3.0]), np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 2.5]]))
    >>> found.value, found.low > 0.7, found.verdict
    (1.0, True, 'rises')
    """
    known = np.isfinite(recorded) & np.isfinite(draws).all(axis=0)
    if known.sum() < 3 or np.ptp(at[1][known]) == 0:
        return None
    value = float(slope_per_decade(at[1][known].tolist(), recorded[known]))
    worlds = slope_per_decade(at[1][known].tolist(), draws[:, known])
    return Slope(at[0], value, *band(worlds), _borne_out(verdict_of(*outer_band(worlds)), value))


def verdict_of_measure(direction: int, readings: Sequence[Reading], slope: Slope | None) -> tuple[Says, str]:
    """
    Return what all readings of a measure say together, and why.

    A direction is told only where every reading tells it, and the line through all windows does not point the other
    way for sure.
    """
    whole = readings[0]
    if not np.isfinite(whole.change):
        empty = " and ".join(n for n, x in (("first", whole.first), ("last", whole.last)) if not np.isfinite(x))
        return "cannot be told", f"It has no value in the {empty} window."
    known = [r for r in readings if np.isfinite(r.low)]
    if known and all(r.change == r.low == r.high == 0 for r in known):
        return "cannot be told", "Nothing changed."
    said = [says_of(r.verdict, direction) for r in readings]
    if len(set(said)) > 1:
        return "cannot be told", f"Readings disagree: {_each(readings, said)}."
    if said[0] == "cannot be told" and not known:
        return "cannot be told", "In some draws it has no value, as few ties are left, so it has no band."
    if said[0] == "cannot be told":
        return "cannot be told", "The bands of all readings reach to no change, or beyond."
    if slope is not None and says_of(slope.verdict, direction) not in (said[0], "cannot be told"):
        return (
            "cannot be told",
            "The first and the last window say so, but the line through all windows runs against it.",
        )
    return said[0], "Every reading says so."


def _each(readings: Sequence[Reading], said: Sequence[Says]) -> str:
    return "; ".join(f"{r.words}, {words}" for r, words in zip(readings, said, strict=True))


def _borne_out(verdict: Verdict, change: float) -> Verdict:
    """Return the verdict of draws where the recorded change points the same way."""
    same = (verdict == "rises" and change > 0) or (verdict == "falls" and change < 0)
    return verdict if same else "cannot be told"
