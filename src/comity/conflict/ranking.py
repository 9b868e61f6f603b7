"""The ranking that a party's preferences imply, and what decides each neighbouring pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from comity.conflict.explain import deciding_statement
from comity.conflict.model import Model
from comity.conflict.words import describe


@dataclass(frozen=True, slots=True)
class Tier:
    """
    States a party ranks alike.

    Parameters
    ----------
    place : int
        1 is best.
    states : tuple of int
    over_next : str
        The statement that puts this tier above the next: the most important one on which they differ. Empty for
        the last tier, and where preferences are a ranking or weights.
    """

    place: int
    states: tuple[int, ...]
    over_next: str


def implied_ranking(
    model: Model, player: int, best: int | None = None, among: np.ndarray | None = None
) -> tuple[Tier, ...]:
    """
    Return a player's tiers, best first, with the statement that decides each neighbouring pair.

    An analyst reads down this list and stops at the first pair that looks wrong; ``over_next`` names the
    statement to move or to mend.

    Parameters
    ----------
    model : Model
    player : int
    best : int, optional
        Return only so many tiers from the top.
    among : array of int, optional
        Rank only these states.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("syria_iraq_1975").case)
    >>> [[model.label(s) for s in t.states] for t in implied_ranking(model, 0, best=2)]
    [['NNN'], ['NYN']]
    """
    states = np.arange(model.n_states) if among is None else np.asarray(among)
    rank = model.ranks[player][states]
    levels = np.unique(rank)[::-1]
    shown = levels if best is None else levels[:best]
    groups = [tuple(int(s) for s in states[rank == r]) for r in levels[: len(shown) + 1]]
    return tuple(
        Tier(
            k + 1,
            groups[k],
            deciding_statement(model, player, groups[k][0], groups[k + 1][0]) if k + 1 < len(groups) else "",
        )
        for k in range(len(shown))
    )


def ranking_json(model: Model, player: int, best: int | None = None) -> list[dict[str, Any]]:
    """Return the implied ranking as plain values."""
    return [
        {
            "place": t.place,
            "states": [model.label(s) for s in t.states],
            "outcome": describe(model, t.states[0]),
            "over_next": t.over_next,
        }
        for t in implied_ranking(model, player, best)
    ]
