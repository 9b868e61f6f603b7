"""What other rooms tell the question of a settlement, as plain values: the study joins them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.settlement.demands.credibility import Own
from comity.settlement.room.who import Undo


@dataclass(frozen=True, eq=False, slots=True)
class Handed:
    """
    What a conflict handed over.

    Parameters
    ----------
    own : mapping demand -> Own
        For each prerequisite, how its party ranks the states that it divides.
    untold : mapping demand -> reason
        The prerequisites that the conflict can say nothing about.
    no_way_forward : mapping party -> bool
        Whether the party cannot better its lot by a move of its own from the status quo.
    also_undo : tuple of Undo
        Levels that parties can bring about by moves of the conflict.
    notes : tuple of str
        What could not be told, and why.
    """

    own: Mapping[str, Own] = field(default_factory=dict)
    untold: Mapping[str, str] = field(default_factory=dict)
    no_way_forward: Mapping[str, bool] = field(default_factory=dict)
    also_undo: tuple[Undo, ...] = ()
    notes: tuple[str, ...] = ()
