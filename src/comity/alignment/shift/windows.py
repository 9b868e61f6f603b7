"""The windows: how each of them stands, where it stands in time, and who is in the first and the last."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from comity.alignment.network import Reals, Snapshot
from comity.alignment.shift.positive import Positive
from comity.alignment.shift.result import Standing
from comity.errors import UsageError

DAYS = 365.2425
MOST_LARGEST = 3
SAME = 1e-9


def standing_of(snapshot: Snapshot, net: Positive, measured: Reals) -> Standing:
    """Return how a window stands, given the measures of its positive ties."""
    share = snapshot.negative / len(snapshot.a) if len(snapshot.a) else float("nan")
    shares = shares_of(net)
    top = max(shares.values(), default=0.0)
    return Standing(
        snapshot.first,
        snapshot.last,
        len(snapshot.actors),
        len(net.actors),
        len(snapshot.a),
        share,
        float(measured[0]),
        tuple(sorted(name for name, s in shares.items() if s >= top * (1 - SAME))),
        *(float(x) for x in measured[1:5]),
    )


def shares_of(net: Positive) -> dict[str, float]:
    """
    Return each actor's share of the weight of positive ties; a tie counts for both its ends.

    Examples
    --------
    >>> shares_of(Positive(("a", "b", "c"), np.array([0, 1]), np.array([1, 2]), np.ones(2), (1,)))
    {'a': 0.25, 'b': 0.5, 'c': 0.25}
    """
    ends, by = np.concatenate((net.a, net.b)), np.concatenate((net.weight, net.weight))
    strength = np.bincount(ends, by, len(net.actors))
    return dict(zip(net.actors, (strength / max(float(strength.sum()), 1e-300)).tolist(), strict=True))


def largest_of(first: Positive, last: Positive) -> tuple[str, ...]:
    """
    Return the actor with the largest share, as a mean of the first and the last window.

    Several where they tie; none where more than three do, for then nobody stands out.

    Examples
    --------
    >>> star = Positive(("a", "b", "c"), np.array([0, 1]), np.array([1, 2]), np.ones(2), (1,))
    >>> largest_of(star, star)
    ('b',)
    """
    one, two = shares_of(first), shares_of(last)
    both = {name: one.get(name, 0.0) + two.get(name, 0.0) for name in {*one, *two}}
    top = max(both.values(), default=0.0)
    found = tuple(sorted(name for name, share in both.items() if share >= top * (1 - SAME)))
    return found if len(found) <= MOST_LARGEST else ()


def times_of(snapshots: Sequence[Snapshot]) -> tuple[str, Reals]:
    """
    Return what a slope is per, and where each window stands: years from the first, by the middle of the window.

    Where all have one date, each window is one step, and a slope is per window.

    Raises
    ------
    UsageError
        Where windows are in no order of time, neither forward nor backward.
    """
    middle = np.array([(s.first.toordinal() + s.last.toordinal()) / 2 for s in snapshots], np.float64)
    steps = np.diff(middle)
    if (steps < 0).any() and (steps > 0).any():
        raise UsageError("The windows are in no order of time. Give them from the first to the last.")
    if not steps.any():
        # a slope is reckoned per ten units, so a step is ten of them
        return "window", 10.0 * np.arange(len(middle), dtype=np.float64)
    years: Reals = np.abs(middle - middle[0]) / DAYS
    return "ten years", years
