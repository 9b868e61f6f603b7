"""A path through the graph as steps: who moves, from where, to where, and whether it pays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from comity.conflict.model import Model
from comity.conflict.words import move_words


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


def step_json(model: Model, step: Step, one_way: bool | None) -> dict[str, Any]:
    """Return a step as plain values; ``one_way`` says whether no moves lead back to where it was made."""
    return {
        "by": model.parties[step.player],
        "to": model.label(step.target),
        "improves": step.improves,
        "one_way": one_way,
        "words": move_words(model, step.player, step.origin, step.target),
    }
