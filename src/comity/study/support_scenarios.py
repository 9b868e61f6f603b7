"""One scenario of support worked through: what holds, what is reached from today, and where each party then stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import numpy as np

from comity.budget import Budget
from comity.conflict.bound import WRITTEN_OUT, Bound, Found, bound, starting, today_with
from comity.conflict.model import Model
from comity.conflict.moves import listed as written_out
from comity.conflict.stability import stability
from comity.kernels.answers import least_answer
from comity.kernels.edges import Index, Mask
from comity.kernels.search import shortest
from comity.study.support_lists import apart, listed
from comity.study.support_settings import Setting
from comity.support.structural.leverage import Rung, Standing
from comity.support.structural.result import Held, Scenario

Three = tuple[Rung | None, Rung | None, Rung | None]


@dataclass(frozen=True, eq=False, slots=True)
class Worked:
    """
    A scenario, in states of the whole conflict.

    Parameters
    ----------
    setting : Setting
    found : Bound
    holds : mapping from concept to mask, shape (S,)
    reached : mask, shape (S,), or None
    rungs : tuple, one per party
        Best and worst equilibrium, and what the party can hold on its own.
    """

    setting: Setting
    found: Bound
    holds: dict[str, Mask]
    reached: Mask | None
    rungs: tuple[Three, ...]


def place(model: Model, setting: Setting, moves: Found | None = None) -> Bound:
    """Return the conflict of a scenario. UsageError where nothing is feasible in it."""
    if setting.kind == "as it is":
        return Bound(replace(model, moves=written_out(model.moves, WRITTEN_OUT)), np.arange(model.n_states))
    found = bound(model, setting.follows, setting.one_way, moves)
    return starting(found, today_with(model, {**setting.today, **setting.follows})) if setting.today else found


def work(
    model: Model,
    setting: Setting,
    keys: Iterable[str],
    concept: str,
    budget: Budget,
    moves: Found | None = None,
) -> Worked:
    """
    Return a scenario worked through under some concepts; leverage under one of them.

    Raises
    ------
    UsageError
        Nothing is feasible in it.
    BudgetExceededError
    """
    found = place(model, setting, moves)
    holds = {key: equilibria(found, key, model.n_states, budget) for key in keys}
    reached = None
    if found.model.status_quo is not None and "nash" in holds:
        reached = ends(found, model.n_states, budget) & holds["nash"]
    rungs = tuple(_rungs(model, found, holds[concept], p, budget) for p in range(model.n_players))
    return Worked(setting, found, holds, reached, rungs)


def equilibria(found: Bound, key: str, n_states: int, budget: Budget) -> Mask:
    """Return the states of the whole conflict, shape (S,), that hold in a part of it under a concept."""
    stable = np.logical_and.reduce(stability(found.model, key, None, budget, {}), axis=0)
    return _whole(found.states[stable], n_states)


def ends(found: Bound, n_states: int, budget: Budget) -> Mask:
    """Return the states of the whole conflict that moves which pay their movers lead to from today, shape (S,)."""
    own = found.model
    assert own.status_quo is not None  # the caller has looked
    tree = shortest(
        own.moves.pairs,
        own.n_states,
        range(own.n_players),
        own.status_quo,
        n_players=own.n_players,
        ranks=own.ranks,
        pause=budget.check,
    )
    return _whole(found.states[tree.distance() >= 0], n_states)


def secure(found: Bound, player: int, budget: Budget) -> int | None:
    """
    Return the worst state that a party can be brought to from today, after the best first move of its own or none.

    The others then answer by any legal sequence of moves, whether it pays them or not. None where there is no today.

    Returns
    -------
    int or None
        A state of ``found.model``.
    """
    own = found.model
    if own.status_quo is None:
        return None
    rank = own.ranks[player]
    order = np.lexsort((np.arange(own.n_states), rank))  # ties made strict, so that a value names its state
    value = np.empty(own.n_states, np.int32)
    value[order] = np.arange(own.n_states, dtype=np.int32)
    others = [own.moves.answer(j) for j in range(own.n_players) if j != player]
    worst = least_answer(value, others, transitive=own.moves.transitive, pause=budget.check)
    first = [own.status_quo, *own.moves.pairs(player, np.array([own.status_quo]))[1].tolist()]
    return int(order[np.minimum(worst, value)[first].max()])


def scenario(model: Model, worked: Worked, base: Worked, levers: Collection[str], most: int) -> Scenario:
    """Return a scenario as plain values, beside things as they are; ``levers`` are all the options that are support."""
    setting, own = worked.setting, worked.found.model
    occurs = _whole(worked.found.states, model.n_states)
    held = tuple(_held(model, key, now, base.holds[key], occurs, levers, most) for key, now in worked.holds.items())
    notes = setting.notes
    if own.status_quo is None and model.status_quo is not None:
        notes = (
            *notes,
            "With support so, the state of today cannot occur, so nothing is said of what follows from today.",
        )
    return Scenario(
        kind=setting.kind,
        name=setting.name,
        words=setting.words,
        levers=setting.levers,
        condition=setting.condition,
        states=own.n_states,
        today=None if own.status_quo is None else own.label(own.status_quo),
        held=held,
        reached=None if worked.reached is None else listed(model, worked.reached, most),
        standings=tuple(_standing(model, p, worked, base) for p in range(model.n_players)),
        notes=notes,
    )


def _held(model: Model, key: str, now: Mask, before: Mask, occurs: Mask, levers: Collection[str], most: int) -> Held:
    new_apart, lost_apart = apart(model, now, before, levers, most)
    return Held(
        concept=key,
        equilibria=listed(model, now, most),
        new=listed(model, now & ~before, most),
        lost=listed(model, before & ~now, most),
        impossible=int((before & ~now & ~occurs).sum()),
        new_apart=new_apart,
        lost_apart=lost_apart,
    )


def _whole(states: Index, n_states: int) -> Mask:
    out = np.zeros(n_states, bool)
    out[states] = True
    return out


def _rungs(model: Model, found: Bound, held: Mask, player: int, budget: Budget) -> Three:
    states = np.flatnonzero(held)
    rank = model.ranks[player][states]
    best = int(states[rank.argmax()]) if len(states) else None
    worst = int(states[rank.argmin()]) if len(states) else None
    kept = secure(found, player, budget)
    own = None if kept is None else int(found.states[kept])
    return _rung(model, player, best), _rung(model, player, worst), _rung(model, player, own)


def _rung(model: Model, player: int, state: int | None) -> Rung | None:
    if state is None:
        return None
    ranks = model.ranks[player]
    return Rung(model.label(state), int(ranks.max()) - int(ranks[state]) + 1)


def _standing(model: Model, player: int, worked: Worked, base: Worked) -> Standing:
    party = model.parties[player]
    places = int(model.ranks[player].max(initial=0)) + 1
    return Standing(party, model.case.party(party).name, places, *worked.rungs[player], base.rungs[player])
