"""Which way the suppliers of one actor move between two years, like for like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from comity.alignment.exposure.flows import Bought, Flows, bought
from comity.errors import UsageError

SAME = 1e-9
"""A part that moved below this is the error of the last digit."""


@dataclass(frozen=True, slots=True)
class Change:
    """
    The shares of one buyer's suppliers in two years, over the suppliers that are known in both.

    Parameters
    ----------
    actor : str
    years : tuple of int
        The earlier and the later year.
    sellers : tuple of str
        S names, the largest gain in share first.
    before, after : tuple of float, length S
        Shares; each adds up to 1, unless they are shares of everything.
    left_out : tuple of str
        Sellers known in one of the years only: what they sold is in neither.
    whole : bool
        Whether the shares are of everything that is bought, which is known of both years, and not of what the sellers
        known in both years sold.
    """

    actor: str
    years: tuple[int, int]
    sellers: tuple[str, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]
    left_out: tuple[str, ...]
    whole: bool = False

    @property
    def concentration(self) -> tuple[float, float]:
        """Return the concentration of these suppliers in the earlier and in the later year."""
        return sum(x * x for x in self.before), sum(x * x for x in self.after)

    @property
    def moved(self) -> float:
        """Return the part of imports that changed its supplier: half the sum of all changes, from 0 to 1."""
        return sum(abs(y - x) for x, y in zip(self.before, self.after, strict=True)) / 2

    def to_json(self) -> dict[str, object]:
        """Return the change as plain values."""
        rows = zip(self.sellers, self.before, self.after, strict=True)
        return {
            "actor": self.actor,
            "years": list(self.years),
            "sellers": [{"of": name, "before": x, "after": y} for name, x, y in rows],
            "concentration": list(self.concentration),
            "moved": None if self.whole else self.moved,
            "whole": self.whole,
            "left_out": list(self.left_out),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the change in words."""
        one, two = self.years
        if self.whole:
            return self._shares()
        gain, loss = self.after[0] - self.before[0], self.before[-1] - self.after[-1]
        part = f"{100 * self.moved:.1f}"
        what = "nothing" if part == "0.0" and self.moved < SAME else f"{part} %"
        what = "less than 0.1 %" if what == "0.0 %" else what
        out = [f"From {one} to {two}, {what} of what {self.actor} buys moved to other suppliers."]
        if part != "0.0":
            out.append(
                f"{self.sellers[0]} gained most ({100 * gain:.1f} points), {self.sellers[-1]} lost most"
                f" ({100 * loss:.1f} points)."
            )
        early, late = (f"{1 / x:.1f}" for x in self.concentration)
        if early == late:
            out.append(f"The suppliers are as concentrated as {late} equal ones, in both years.")
        else:
            out.append(f"The suppliers were as concentrated as {early} equal ones, and now are as {late}.")
        if self.left_out:
            out.append(f"Left out, because known in one year only: {', '.join(self.left_out)}.")
        return tuple(out)

    def _shares(self) -> tuple[str, ...]:
        """Return in words how the shares of everything moved."""
        said = []
        for name, x, y in zip(self.sellers, self.before, self.after, strict=True):
            words = "stayed at" if x == y else f"{'rose' if y > x else 'fell'} from {100 * x:.1f} to"
            said.append(f"that of {name} {words} {100 * y:.1f} %")
        span = f"From {self.years[0]} to {self.years[1]}"
        out = [f"{span}, of the shares in all that {self.actor} buys, {'; '.join(said)}."]
        if self.left_out:
            out.append(f"Known in one of the two years only: {', '.join(self.left_out)}.")
        return tuple(out)


def change(flows: Flows, actor: str, first: int, last: int, freight: float = 0.0) -> Change:
    r"""
    Return how the suppliers of an actor changed between two years.

    Only sellers whose flows are known in both years count, so that a seller who enters the table does not look like
    one who enters the market. With their shares s and t the part that moved is :math:`\frac12 \sum_j |t_j - s_j|`.
    Shares need no common price level: each year may be in the money of its day.

    Parameters
    ----------
    flows : Flows
    actor : str
        The buyer.
    first, last : int
        Two years, the earlier one first.
    freight : float
        As in :func:`~comity.alignment.exposure.flows.bought`.

    Returns
    -------
    Change

    Raises
    ------
    UsageError
        Years out of order or without the actor; fewer than two sellers with known flows in both, or none above zero.

    Examples
    --------
    >>> from comity.alignment.exposure.flows import flows_of
    >>> flows = flows_of(["b", "c", "b", "c", "d"], ["a"] * 5, [1990, 1990, 2010, 2010, 2010], [9, 1, 60, 40, 50])
    >>> for sentence in change(flows, "a", 1990, 2010).sentences():
    ...     print(sentence)
    From 1990 to 2010, 30.0 % of what a buys moved to other suppliers.
    c gained most (30.0 points), b lost most (30.0 points).
    The suppliers were as concentrated as 1.2 equal ones, and now are as 1.9.
    Left out, because known in one year only: d.
    """
    if first >= last:
        raise UsageError(f"A change runs from an earlier to a later year, not from {first} to {last}.")
    early, late = (_known(bought(flows, year, freight), actor) for year in (first, last))
    found = change_of(actor, (first, last), early, late)
    if found is None:
        raise UsageError(f"Fewer than two sellers to {actor} have known flows in both {first} and {last}.")
    return found


def change_of(
    actor: str,
    years: tuple[int, int],
    early: Mapping[str, float],
    late: Mapping[str, float],
    totals: tuple[float, float] | None = None,
) -> Change | None:
    """
    Return the change between what an actor bought from each seller in two years.

    With ``totals``, all it bought in each, shares are of these and one seller is enough; without, they are of what the
    sellers known in both years sold, and a single one would always have everything. None where nothing can be said.

    Examples
    --------
    >>> change_of("a", (1990, 2010), {"b": 4.0}, {"b": 3.0, "c": 3.0}, (10.0, 10.0)).sentences()[0]
    'From 1990 to 2010, of the shares in all that a buys, that of b fell from 40.0 to 30.0 %.'
    """
    both = sorted(set(early) & set(late))
    sums = [sum(found[name] for name in both) for found in (early, late)]
    if not all(sums) or (totals is None and len(both) < 2):
        return None
    by = sums if totals is None else list(totals)
    rows = [(name, early[name] / by[0], late[name] / by[1]) for name in both]
    rows.sort(key=lambda row: (row[1] - row[2], row[0]))
    names, ones, twos = zip(*rows, strict=True)
    return Change(actor, years, names, ones, twos, tuple(sorted(set(early) ^ set(late))), totals is not None)


def _known(year: Bought, actor: str) -> dict[str, float]:
    row = year.pair[year.place(actor)]
    return {year.actors[j]: float(row[j]) for j in np.flatnonzero(~np.isnan(row))}
