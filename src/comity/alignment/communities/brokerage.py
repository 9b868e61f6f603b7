"""Brokerage: everything about who stands between whom, actor by actor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.alignment.communities.between import betweenness, constraint
from comity.alignment.communities.climbing import Pause
from comity.alignment.communities.roles import ROLES, broker_roles
from comity.alignment.network import Index, Reals


@dataclass(frozen=True, eq=False, slots=True)
class Brokerage:
    """
    Who stands between others.

    Parameters
    ----------
    actors : tuple of str, length N
    betweenness : array of shape (N,)
    constraint : array of shape (N,)
        Not a number for an actor without ties.
    roles : int array of shape (N, 4)
        Columns as in :data:`~comity.alignment.communities.roles.ROLES`.

    Examples
    --------
    >>> path = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], bool)
    >>> found = brokerage(("a", "b", "c"), path, np.array([0, 1, 2]))
    >>> found.first(1), found.role(1)
    (('b',), 'liaison')
    """

    actors: tuple[str, ...]
    betweenness: Reals
    constraint: Reals
    roles: NDArray[np.int64]

    def first(self, most: int = 3) -> tuple[str, ...]:
        """Return the actors with the highest betweenness, where it is above 0; equals in the order of their names."""
        order = sorted(range(len(self.actors)), key=lambda i: (-round(float(self.betweenness[i]), 12), self.actors[i]))
        return tuple(self.actors[i] for i in order[:most] if self.betweenness[i] > 0)

    def role(self, actor: int) -> str | None:
        """Return the role an actor plays most often, the first of equals; None where it joins no untied pair."""
        return ROLES[int(self.roles[actor].argmax())] if self.roles[actor].any() else None

    def to_json(self) -> dict[str, Any]:
        """Return one entry for each actor; constraint is null for an actor without ties."""
        return {
            name: {
                "betweenness": float(self.betweenness[i]),
                "constraint": None if np.isnan(self.constraint[i]) else float(self.constraint[i]),
                "roles": dict(zip(ROLES, self.roles[i].tolist(), strict=True)),
            }
            for i, name in enumerate(self.actors)
        }

    def sentences(self) -> tuple[str, ...]:
        """Return what was found in plain words."""
        from comity.alignment.communities.words import of_brokerage

        return of_brokerage(self)


def brokerage(
    actors: tuple[str, ...], tied: NDArray[np.bool_], groups: Index, pause: Pause = lambda: None
) -> Brokerage:
    """
    Return betweenness, constraint and roles of every actor; each tie counts alike.

    Parameters
    ----------
    actors : tuple of str, length N
    tied : bool array of shape (N, N)
        Symmetric; False on the diagonal.
    groups : array of int, shape (N,)
        What the roles are told by: camps that are given, or communities that were found.
    pause : callable
        May raise to stop the work.

    Returns
    -------
    Brokerage
    """
    pause()
    between = betweenness(tied)
    pause()
    return Brokerage(actors, between, constraint(tied.astype(np.float64)), broker_roles(tied, groups))
