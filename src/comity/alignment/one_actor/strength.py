"""What an actor has of all capabilities, first and last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.alignment.capabilities.index import component_shares, composite_index
from comity.alignment.capabilities.panel import panel_of
from comity.case.alignment import Capabilities


@dataclass(frozen=True, slots=True)
class Strength:
    """
    The composite index of an actor in the first and the last year of which something is known of it.

    Parameters
    ----------
    years : pair of int
    first, last : float
        Its mean share of the components that are known of it.
    components : pair of tuples of str
        Those that are known in each of the two years.
    actors : pair of int
        How many actors share each year.
    """

    years: tuple[int, int]
    first: float
    last: float
    components: tuple[tuple[str, ...], tuple[str, ...]]
    actors: tuple[int, int]

    @property
    def alike(self) -> bool:
        """Return whether both years rest on the same components and the same number of actors."""
        return self.components[0] == self.components[1] and self.actors[0] == self.actors[1]

    def to_json(self) -> dict[str, object]:
        """Return the two years as plain values."""
        ends = zip(self.years, (self.first, self.last), self.components, self.actors, strict=True)
        return {
            "alike": self.alike,
            "years": [{"year": y, "share": x, "components": list(c), "actors": n} for y, x, c, n in ends],
        }


def strength(capabilities: Capabilities, actor: str) -> Strength | None:
    """
    Return the index of an actor in its first and last year; None where fewer than two years are known.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> table = Capabilities(("iron",), ("a", "b", "a", "b"), (1900, 1900, 1910, 1910), ((F(1),), (F(3),)) * 2)
    >>> found = strength(table, "a")
    >>> found.first, found.last, found.alike
    (0.25, 0.25, True)
    """
    if actor not in capabilities.actor:
        return None
    panel = panel_of(capabilities)
    if actor not in panel.actors:
        return None
    k = panel.actors.index(actor)
    shares = component_shares(panel.values)
    index = composite_index(shares)[:, k]
    known = np.flatnonzero(~np.isnan(index)).tolist()
    if len(known) < 2:
        return None
    ends = (known[0], known[-1])
    first, last = (
        tuple(c for c, x in zip(panel.components, shares[t, k], strict=True) if not np.isnan(x)) for t in ends
    )
    counts = panel.known.sum(axis=1).tolist()
    return Strength(
        (panel.years[ends[0]], panel.years[ends[1]]),
        float(index[ends[0]]),
        float(index[ends[1]]),
        (first, last),
        (counts[ends[0]], counts[ends[1]]),
    )
