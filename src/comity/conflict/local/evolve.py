"""How the parties could get from one state to others in a conflict of any size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from comity.budget import Budget
from comity.conflict.local.ground import Ground
from comity.conflict.local.moves import moves
from comity.conflict.local.route import Route, direction_kept, route
from comity.conflict.local.small import small_model, steps_in
from comity.conflict.local.spread import Room
from comity.conflict.model import Model
from comity.conflict.steps import Step, step_json
from comity.conflict.words import describe
from comity.errors import BudgetExceededError


@dataclass(frozen=True, slots=True)
class Way:
    """
    A shortest sequence to a state, as far as one is known.

    Parameters
    ----------
    steps : tuple of Step, or None
    one_way : tuple of bool or None
        Per step whether no moves lead back to where it was made; None where that is not known.
    open : bool
        No sequence was found, and none was ruled out.
    length : int
        Where it is open: up to how many steps there surely is none.
    """

    steps: tuple[Step, ...] | None
    one_way: tuple[bool | None, ...] = ()
    open: bool = False
    length: int = 0


@dataclass(frozen=True, eq=False, slots=True)
class Evolutions:
    """
    Ways from one state to some others.

    Parameters
    ----------
    model : Model
        Of the states that lie on the ways, and no others.
    start : int
    by_moves, by_improvements : mapping target -> Way
        In the second every step raises its mover's rank.
    complete : bool
        False where a budget ran out.
    """

    model: Model
    start: int
    by_moves: dict[int, Way]
    by_improvements: dict[int, Way]
    complete: bool = True

    def ways(self, target: int) -> dict[str, Way]:
        """Return the ways to a state, by kind."""
        return {"moves": self.by_moves[target], "improvements": self.by_improvements[target]}

    def to_json(self) -> dict[str, Any]:
        """Return the evolutions as plain values; what needs a table of all states is null."""
        return {
            "start": self.model.label(self.start),
            "outcome": describe(self.model, self.start),
            "reached": None,
            "no_return": None,
            "cycles": None,
            "evolutions": [self._one(t) for t in self.by_moves],
            "complete": self.complete,
        }

    def _one(self, target: int) -> dict[str, Any]:
        out: dict[str, Any] = {"to": self.model.label(target), "outcome": describe(self.model, target)}
        ways = self.ways(target)
        for kind, way in ways.items():
            pairs = None if way.steps is None else zip(way.steps, way.one_way, strict=True)
            out[kind] = None if pairs is None else [step_json(self.model, s, gone) for s, gone in pairs]
        unknown = {kind: way.length for kind, way in ways.items() if way.open}
        return out | ({"none_within": unknown} if unknown else {})


def evolve(
    ground: Ground,
    start: int,
    targets: Iterable[int],
    room: Room | None = None,
    budget: Budget | None = None,
) -> Evolutions:
    """
    Return shortest ways from one state to some others, by any moves and by improvements, without a table of states.

    Parameters
    ----------
    ground : Ground
    start : int
        A packed feasible state.
    targets : iterable of int
    room : Room, optional
    budget : Budget, optional
        When it runs out, the targets done by then are returned with ``complete=False``.

    Examples
    --------
    >>> from comity.case.read import load_text
    >>> from comity.conflict.local.ground import ground_of
    >>> ground = ground_of(load_text('''
    ... comity: 1
    ... title: Two choices
    ... parties: {a: A, b: B}
    ... conflict:
    ...   options: {x: {by: a}, y: {by: b, moves: forward}}
    ...   preferences: {a: {statements: [x]}, b: {statements: [x -> y]}}
    ... '''))
    >>> found = evolve(ground, 0b00, [0b11])
    >>> [(step["by"], step["to"], step["one_way"]) for step in found.to_json()["evolutions"][0]["improvements"]]
    [('a', 'YN', False), ('b', 'YY', True)]
    """
    budget, room = budget or Budget(), room or Room()
    found: dict[int, tuple[Route, Route]] = {}
    gone: dict[tuple[int, int, int], bool | None] = {}
    complete = True
    try:
        for target in targets:
            budget.check()
            pair = (
                route(ground, start, target, room=room, pause=budget.check),
                route(ground, start, target, paying=True, room=room, pause=budget.check),
            )
            for step in [s for r in pair for s in _steps(start, r)]:
                gone[step] = gone[step] if step in gone else _one_way(ground, step, room, budget)
            found[target] = pair
    except (BudgetExceededError, KeyboardInterrupt) as e:
        budget.ended(e)
        complete = False
    codes = {start, *found, *(code for pair in found.values() for r in pair for _, code in r.path or ())}
    model, place = small_model(ground, codes)

    def way(r: Route) -> Way:
        if r.path is None:
            return Way(None, (), r.open, r.length)
        return Way(steps_in(model, place, start, r.path), tuple(gone[s] for s in _steps(start, r)))

    by_moves = {place[t]: way(pair[0]) for t, pair in found.items()}
    by_improvements = {place[t]: way(pair[1]) for t, pair in found.items()}
    return Evolutions(model, place[start], by_moves, by_improvements, complete)


def _steps(start: int, found: Route) -> Iterator[tuple[int, int, int]]:
    """Yield the steps of a route: who moves, from where, to where."""
    at = start
    for player, code in found.path or ():
        yield player, at, code
        at = code


def _one_way(ground: Ground, step: tuple[int, int, int], room: Room, budget: Budget) -> bool | None:
    """Return whether no moves of anybody lead back to where a step was made; None where that is not known."""
    player, origin, target = step
    if not direction_kept(ground, target, origin):
        return True
    one, only = ground.pack([target]), ground.pack([origin])
    if len(moves(ground, ground.parties[player], one, only=only, pause=budget.check)[0]):
        return False
    back = route(ground, target, origin, room=room, pause=budget.check)
    return None if back.open else back.path is None
