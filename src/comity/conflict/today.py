"""What can come of today under every reading: where moves that pay lead, and who would have to move together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from comity.budget import Budget
from comity.conflict.breakers import Breaker, Breakers, breakers
from comity.conflict.model import Model
from comity.conflict.moves import listed
from comity.conflict.readings import Readings
from comity.kernels.edges import Mask
from comity.kernels.search import shortest


@dataclass(frozen=True, eq=False, slots=True)
class Today:
    """
    What can come of the status quo, combination of readings by combination.

    Parameters
    ----------
    model : Model
    combinations : tuple of tuple of str
        As in :class:`~comity.conflict.readings.Readings`; a single empty one where there are no alternative readings.
    paying : mask, shape (C, S)
        Reached from today by improvements alone: every step pays the one who makes it.
    joint : tuple of Breakers, one per combination
        The smallest coalitions that would leave today together, and how.
    after : mask, shape (C, S)
        Reached by improvements alone from where these coalitions would go.
    """

    model: Model
    combinations: tuple[tuple[str, ...], ...]
    paying: Mask
    joint: tuple[Breakers, ...]
    after: Mask

    def exits(self) -> list[tuple[Breaker, tuple[int, ...]]]:
        """
        Return each distinct way out by moving together, with the combinations in which it is open.

        Ways are alike if the same members go to the same state; those open in most combinations come first.
        """
        seen: dict[tuple[tuple[int, ...], int], tuple[Breaker, list[int]]] = {}
        for c, found in enumerate(self.joint):
            for b in found:
                seen.setdefault((b.members, b.target), (b, []))[1].append(c)
        ways = [(b, tuple(cs)) for b, cs in seen.values()]
        return sorted(ways, key=lambda way: (-len(way[1]), len(way[0].members), way[0].target))

    def to_json(self) -> dict[str, Any]:
        """Return the ways out of today as plain values."""
        m = self.model
        return {
            "combinations": len(self.combinations),
            "stays": sum(not found for found in self.joint),
            "together": [
                {
                    "members": [m.parties[i] for i in b.members],
                    "to": m.label(b.target),
                    "combinations": [list(self.combinations[c]) for c in cs],
                    "steps": [{"by": m.parties[s.player], "to": m.label(s.target)} for s in b.steps],
                }
                for b, cs in self.exits()
            ],
        }


def today(model: Model, readings: Readings | None, budget: Budget | None = None) -> Today | None:
    """
    Return what can come of the status quo under every combination of readings; None where there is no status quo.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("prisoners_dilemma").case)
    >>> found = today(replace(model, status_quo=model.index("NN")), None)
    >>> [(b.members, model.label(b.target)) for b, _ in found.exits()]
    [((0, 1), 'YY')]
    """
    start = model.status_quo
    if start is None:
        return None
    budget = budget or Budget()
    quick = replace(model, moves=listed(model.moves))
    combinations = readings.combinations if readings is not None else ((),)
    parties = readings.parties if readings is not None else ()
    paying, joint, after = [], [], []
    for chosen in combinations:
        budget.check()
        variant = quick.reading(dict(zip(parties, chosen, strict=True)))
        found = breakers(variant, start, budget.check)
        paying.append(_reached(variant, [start]))
        joint.append(found)
        after.append(_reached(variant, {b.target for b in found}))
    return Today(model, combinations, np.array(paying), tuple(joint), np.array(after))


def _reached(model: Model, starts: Iterable[int]) -> Mask:
    """Return what improvements alone reach from any of some states, these included."""
    out = np.zeros(model.n_states, bool)
    for s in starts:
        tree = shortest(
            model.moves.pairs, model.n_states, range(model.n_players), s, n_players=model.n_players, ranks=model.ranks
        )
        out |= tree.distance() >= 0
    return out


def worth_naming(found: Today | None, held: dict[str, np.ndarray], most: int = 24) -> np.ndarray:
    """
    Return the outcomes worth naming, those that matter most from today first.

    Parameters
    ----------
    found : Today or None
    held : mapping concept -> mask, shape (C, S)
        Under which combinations each state is an equilibrium.
    most : int

    Notes
    -----
    First the status quo, then outcomes that hold credibly (Nash or SEQ) in a reading in which moves that pay lead
    there from today; then where coalitions would go together from today, and what moves that pay lead to from
    there; then outcomes that would hold once there but are not reached from today. Within each group, what holds in
    more readings and under more concepts comes first. Where nothing holds credibly, equilibria under SMR and GMR
    are named, since then only threats keep anything in place.
    """
    credible = held["nash"] | held["seq"]
    weight = 4 * held["nash"].mean(axis=0) + 2 * held["seq"].mean(axis=0)
    if not credible.any():
        credible = held["gmr"]
        weight = held["smr"].mean(axis=0) + held["gmr"].mean(axis=0)
    group = np.full(credible.shape[1], 9)
    group[credible.any(axis=0)] = 3
    if found is not None:
        group[(credible & found.after).any(axis=0)] = 2
        targets = Counter(b.target for b, cs in found.exits() for _ in cs)
        group[[t for t, _ in targets.most_common(4)]] = 2
        group[(credible & found.paying).any(axis=0)] = 1
        group[found.model.status_quo] = 0
    order = np.lexsort((-weight, group))
    return order[group[order] < 9][:most]
