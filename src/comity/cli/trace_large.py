"""``comity explain`` and ``evolve`` where the states are too many to list: only the states spoken of are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.cli import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.budget import Budget
    from comity.case.nouns import Case
    from comity.conflict.explain import Explanation
    from comity.conflict.local.evolve import Evolutions, Way
    from comity.conflict.local.ground import Ground
    from comity.conflict.model import Model
    from comity.conflict.steps import Step

TARGETS = 10
_UNITS = {"improvements": "by improvements", "moves": "by moves"}


def explanation(case: Case, state: str, party: str | None, depth: int | None, budget: Budget) -> Explanation:
    """Return why a state holds or not."""
    from comity.conflict.local.explain import explain
    from comity.conflict.local.ground import ground_of

    ground = ground_of(case)
    who = None if party is None else (ground.player(party),)
    return explain(ground, ground.code(state), who, depth, budget=budget)


def evolutions(
    case: Case, to: str | None, start: str | None, budget: Budget, tell: Callable[[str], None]
) -> tuple[Evolutions, bool]:
    """
    Return the ways to one state, or to the first Nash equilibria; and whether all of that was finished.

    Raises
    ------
    UsageError
        The case names no status quo and no state was given, or a state is not feasible.
    """
    from comity.conflict.local.evolve import evolve
    from comity.conflict.local.ground import ground_of
    from comity.errors import UsageError

    ground = ground_of(case)
    at = ground.status_quo() if start is None else ground.code(start)
    if at is None:
        raise UsageError(
            "the case names no status quo. Add `status_quo:` to the conflict, or name a state to start from (--from)."
        )
    targets, complete = ([ground.code(to)], True) if to is not None else _equilibria(ground, budget, tell)
    tell("evolutions")
    found = evolve(ground, at, targets, budget=budget)
    return found, found.complete and complete


def _equilibria(ground: Ground, budget: Budget, tell: Callable[[str], None]) -> tuple[list[int], bool]:
    """Return the first Nash equilibria that a search finds, and whether it was not cut short."""
    from comity.conflict.symbolic.search import search

    result = search(ground.case, ("nash",), limit=TARGETS, budget=budget, progress=tell)
    found = result.found.get("nash")
    return ([] if found is None else list(found.states)), result.complete


def print_evolutions(found: Evolutions) -> None:
    """Print ways as a list of steps each."""
    from comity.conflict.words import describe

    model = found.model
    show.lines(
        [
            f"From {model.label(found.start)}: {describe(model, found.start)}",
            "The states are too many to list: only the ways to the states below were looked for, not which states can "
            "be reached at all, nor from which there is no way back.",
        ]
    )
    if not found.by_moves and found.complete:
        show.lines(["No Nash equilibrium was found to lead to. Name a state with --to."])
    for target in found.by_moves:
        show.lines(["", f"To {model.label(target)}: {describe(model, target)}"])
        if target == found.start:
            show.lines(["  this is where it starts"])
            continue
        _print_ways(model, found.ways(target))


def _print_ways(model: Model, ways: dict[str, Way]) -> None:
    for kind, words in _UNITS.items():
        way = ways[kind]
        if way.steps is not None:
            show.lines([f"  {words}, {len(way.steps)} step(s):"])
            pairs = enumerate(zip(way.steps, way.one_way, strict=True), 1)
            show.lines(f"    {k}. {step_words(model, step, gone)}" for k, (step, gone) in pairs)
            return  # a path of improvements is also a path of moves; the shorter one adds little
        reason = f"open: there is no way of up to {way.length} step(s)" if way.open else "cannot be reached"
        show.lines([f"  {words}: {reason}"])


def step_words(model: Model, step: Step, one_way: bool | None) -> str:
    """Return one step of a path in words, and what is to be said of it."""
    from comity.conflict.words import move_words

    marks = [] if step.improves else ["against its own preference"]
    if one_way:
        marks.append("cannot be undone")
    tail = f" ({'; '.join(marks)})" if marks else ""
    who = model.case.party(model.parties[step.player]).name
    return f"{who} {move_words(model, step.player, step.origin, step.target)}{tail}"
