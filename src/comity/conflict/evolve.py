"""How the parties could get there: shortest legal evolutions from today, and steps that cannot be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.conflict.model import Model
from comity.conflict.moves import listed
from comity.conflict.steps import Step, step_json, steps_of
from comity.conflict.words import describe
from comity.errors import UsageError
from comity.kernels.answers import least_answer
from comity.kernels.edges import Index, Mask
from comity.kernels.search import Tree, shortest
from comity.kernels.strong_components import strong_components

if TYPE_CHECKING:
    import pandas as pd

CYCLE_LIMIT = 20_000


@dataclass(frozen=True, eq=False, slots=True)
class Evolution:
    """
    What can come of today.

    Parameters
    ----------
    model : Model
    start : int
        Where it begins: the status quo unless another state was given.
    by_moves, by_improvements : Tree
        Shortest legal sequences, nobody moving twice in a row; in the second every step raises its mover's rank.
    no_return : mask, shape (S,)
        Reached states from which no sequence of moves leads back to the start: once there, the start is gone.
    cycles : tuple of tuple of int, or None
        Sets of states in which improvements alone would go round without end and from which no improvement leads
        out; None where there were too many states to look.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("elmira").case)
    >>> found = evolve(model)
    >>> [(model.parties[s.player], model.label(s.target)) for s in found.path(model.index("YNYNY"))]
    [('lg', 'NYNNY'), ('moe', 'YYNNY'), ('ur', 'YNYNY')]
    """

    model: Model
    start: int
    by_moves: Tree
    by_improvements: Tree
    no_return: Mask
    cycles: tuple[tuple[int, ...], ...] | None

    def path(self, state: int, *, improvements: bool = False) -> tuple[Step, ...]:
        """Return a shortest evolution to a state; KeyError where there is none."""
        tree = self.by_improvements if improvements else self.by_moves
        return steps_of(self.model, self.start, tree.path(state))

    def reached(self, *, improvements: bool = False) -> Index:
        """Return the states that can be reached, the start included."""
        tree = self.by_improvements if improvements else self.by_moves
        return np.flatnonzero(tree.distance() >= 0)

    def one_way(self, step: Step) -> bool:
        """Return True where what a step changes cannot be undone: no moves lead back to where it was made."""
        return not _back(self.model, step.target, step.origin)

    def to_frame(self) -> pd.DataFrame:
        """
        Return one row per state: the fewest moves and the fewest improvements to it, and whether a way leads back.

        Returns
        -------
        pandas.DataFrame
            Index: the state's pattern or name. Columns ``moves`` and ``improvements`` (nullable integers, missing
            where the state cannot be reached so) and ``no_return`` (bool).
        """
        import pandas as pd

        m = self.model
        columns: dict[str, Any] = {}
        for name, tree in (("moves", self.by_moves), ("improvements", self.by_improvements)):
            far = tree.distance()
            columns[name] = pd.arrays.IntegerArray(far, far < 0)
        columns["no_return"] = self.no_return
        return pd.DataFrame(columns, index=pd.Index([m.label(s) for s in range(m.n_states)], name="state"))

    def to_json(self, targets: Index, limit: int = 50) -> dict[str, Any]:
        """Return the evolutions to some states as plain values."""
        m = self.model
        return {
            "start": m.label(self.start),
            "outcome": describe(m, self.start),
            "reached": {
                "moves": len(self.reached()),
                "improvements": len(self.reached(improvements=True)),
                "of": m.n_states,
            },
            "no_return": {
                "count": int(self.no_return.sum()),
                "first": [m.label(int(s)) for s in np.flatnonzero(self.no_return)[:limit]],
            },
            "cycles": None if self.cycles is None else [[m.label(s) for s in c] for c in self.cycles[:limit]],
            "evolutions": [self._evolution_json(int(t)) for t in targets],
        }

    def _evolution_json(self, state: int) -> dict[str, Any]:
        out: dict[str, Any] = {"to": self.model.label(state), "outcome": describe(self.model, state)}
        for name, improvements in (("moves", False), ("improvements", True)):
            try:
                steps = self.path(state, improvements=improvements)
            except KeyError:
                out[name] = None
                continue
            out[name] = [step_json(self.model, s, self.one_way(s)) for s in steps]
        return out


def evolve(model: Model, start: int | None = None, pause: Callable[[], None] = lambda: None) -> Evolution:
    """
    Return what can come of the status quo, or of another state.

    Raises
    ------
    UsageError
        Where the case names no status quo and no state was given.
    """
    at = model.status_quo if start is None else start
    if at is None:
        raise UsageError(
            "the case names no status quo. Add `status_quo:` to the conflict, or name a state to start from (--from)."
        )
    model = replace(model, moves=listed(model.moves))
    everyone = range(model.n_players)

    def tree(improving: bool) -> Tree:
        return shortest(
            model.moves.pairs,
            model.n_states,
            everyone,
            at,
            n_players=model.n_players,
            ranks=model.ranks if improving else None,
            prefer=model.ranks,
            pause=pause,
        )

    by_moves, by_improvements = tree(False), tree(True)
    reached = by_moves.distance() >= 0
    return Evolution(
        model,
        at,
        by_moves,
        by_improvements,
        reached & ~_leads_back(model, at),
        _cycles(model, by_improvements),
    )


def _leads_back(model: Model, start: int) -> Mask:
    """Return the states from which some legal sequence, begun by anybody, leads to the start."""
    far = np.ones(model.n_states, np.int32)
    far[start] = 0
    steps = [model.moves.answer(p) for p in range(model.n_players)]
    back: Mask = least_answer(far, steps, transitive=model.moves.transitive) == 0
    return back


def _back(model: Model, origin: int, target: int) -> bool:
    return bool(_leads_back(model, target)[origin])


def _cycles(model: Model, by_improvements: Tree) -> tuple[tuple[int, ...], ...] | None:
    """Return the sets of several states that improvements go round in and never leave."""
    reached = np.flatnonzero(by_improvements.distance() >= 0)
    if len(reached) > CYCLE_LIMIT:
        return None
    after: dict[int, list[int]] = {s: [] for s in reached.tolist()}
    for p in range(model.n_players):
        origin, target = model.moves.pairs(p, reached)
        up = model.ranks[p][target] > model.ranks[p][reached[origin]]
        for here, there in zip(reached[origin[up]].tolist(), target[up].tolist(), strict=True):
            after[here].append(there)
            after.setdefault(there, [])
    states, place = list(after), {s: k for k, s in enumerate(after)}
    found = []
    for places in strong_components([[place[t] for t in after[s]] for s in states]):
        part = {states[k] for k in places}
        if len(part) > 1 and all(t in part for s in part for t in after[s]):
            found.append(tuple(sorted(part)))
    return tuple(sorted(found))
