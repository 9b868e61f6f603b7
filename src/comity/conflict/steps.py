"""A path through the graph as steps: who moves, from where, to where, and whether it pays."""

from __future__ import annotations

from dataclasses import dataclass

from comity.conflict.model import Model


@dataclass(frozen=True, slots=True)
class Step:
    """One move: who, from where, to where, and whether the mover ranks the new state higher."""

    player: int
    origin: int
    target: int
    improves: bool


def steps_of(model: Model, start: int, path: list[tuple[int, int]]) -> tuple[Step, ...]:
    """Return a path of (player, state entered) as steps."""
    out, at = [], start
    for player, to in path:
        out.append(Step(player, at, to, bool(model.ranks[player][to] > model.ranks[player][at])))
        at = to
    return tuple(out)
