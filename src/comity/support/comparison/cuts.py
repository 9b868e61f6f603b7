"""Who lost support when, from when it was known, and who can serve as a comparison until when."""

from __future__ import annotations

from dataclasses import dataclass

from comity.case.support import SeriesTest
from comity.support.panel.panel import Panel

LOSSES = ("cut", "reduced", "ended")
"""Events after which there is less support."""
GAINS = ("restored", "raised")
"""Events after which there is more again: what a loss does is not followed beyond them."""


@dataclass(frozen=True, slots=True)
class Cut:
    """
    A unit's first loss of support, in indexes of periods.

    Parameters
    ----------
    unit : int
    at : int
        The period of the loss, the first that counts as after.
    known : int
        The period in which it was announced, at most ``at``: the last fair period of comparison lies before it.
    until : int
        The period in which support came back, or the number of periods: what lies there no longer counts.
    """

    unit: int
    at: int
    known: int
    until: int


def cuts_of(panel: Panel) -> tuple[Cut, ...]:
    """
    Return the first loss of support of each unit that has one of its own.

    An announcement before the loss moves the end of the fair time of comparison forward to it; one without a loss is
    no loss. Events that concern all units at once leave nothing to compare, and are not among them (§103).

    Returns
    -------
    tuple of Cut
        In the order of the units.
    """
    out = []
    for unit in range(len(panel.units)):
        own = [(t, what) for u, t, what in panel.events if u == unit]
        back = {t for t, what in own if what in GAINS}
        losses = [t for t, what in own if what in LOSSES and t not in back]  # lost and back in one period: no loss
        if losses:
            at = min(losses)
            known = min((t for t, what in own if what == "announced" and t <= at), default=at)
            until = min((t for t, what in own if what in GAINS and t > at), default=len(panel.periods))
            out.append(Cut(unit, at, known, until))
    return tuple(out)


def untouched_until(panel: Panel) -> tuple[int, ...]:
    """Return for each unit the period of its first own event of any kind, the number of periods where it has none."""
    first = [len(panel.periods)] * len(panel.units)
    for unit, at, _ in panel.events:
        if unit is not None:
            first[unit] = min(first[unit], at)
    return tuple(first)


def asked_for(test: SeriesTest, panel: Panel) -> bool:
    """Return whether a comparison of units is asked for: an event takes support away, or donors are named (§103)."""
    return bool(test.donors) or any(what in LOSSES for _, _, what in panel.events)


def why_nothing_to_compare(panel: Panel, cuts: tuple[Cut, ...]) -> str:
    """
    Return why units cannot be compared, empty where they can.

    Units are compared where at least one lost support on a date of its own and at least one other did not.
    """
    if not cuts:
        if any(unit is None and what in LOSSES for unit, _, what in panel.events):
            return "The loss of support concerns all units at once: there is none left to compare with."
        return "No event says that one of the units lost support (cut, reduced or ended, with its unit)."
    if len(cuts) == len(panel.units) and len({c.known for c in cuts}) == 1:
        return "All units lost support in the same period: there is none left to compare with."
    return ""
