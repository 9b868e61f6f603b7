"""
Which statements carry the answers: what would change if a party did not hold one, or ranked it a place lower.

For every statement of every party the ranking is made again without it, or with it and the next one in the other order,
and two questions are asked: which outcomes would be better than today for *every* party, and which of the named
outcomes would the party now leave or keep (Nash). Only that party's ranking changes, so only its part is computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from comity.case.nouns import Prioritised, Statement
from comity.conflict.model import Model
from comity.conflict.preferences import priority_rank, truth_table
from comity.kernels.edges import Index, Mask, Value

MAX_STATES = 150_000
"""Past this many states the ranking of every party would take too long to make again for every statement."""


@dataclass(frozen=True, slots=True)
class Change:
    """
    A small change of what one party is taken to want, and what it turns round.

    Parameters
    ----------
    player : int
    statement : Statement
    below : Statement or None
        The statement it changes places with; None where it is dropped.
    flips : tuple of (state, bool)
        Named outcomes whose verdict turns: True where the outcome would hold now (Nash), False where no longer.
    mutual : int
        How many outcomes would be better than today for every party.
    mutual_kept : int
        How many of them would hold (Nash).
    """

    player: int
    statement: Statement
    below: Statement | None
    flips: tuple[tuple[int, bool], ...]
    mutual: int
    mutual_kept: int


@dataclass(frozen=True, slots=True)
class Objection:
    """
    What one party alone has against outcomes that all the others rank above today.

    Parameters
    ----------
    player : int
    states : int
        How many outcomes every other party ranks above today and this one does not.
    statement : Statement or None
        What decides for today in most of them; None where its preferences are no statements.
    decides : int
        In how many.
    """

    player: int
    states: int
    statement: Statement | None
    decides: int


@dataclass(frozen=True, eq=False, slots=True)
class Pillars:
    """
    What the statements carry.

    Parameters
    ----------
    mutual : Mask, shape (S,)
        Where every party is better off than today.
    keep : Mask, shape (n, S)
        Where each party would stay (Nash).
    objections : tuple of Objection
    dropped, swapped : tuple of Change
        One per statement, and one per neighbouring pair; all zero changes left out.
    asked : bool
        False where the model was too large to ask.
    """

    mutual: Mask
    keep: Mask
    objections: tuple[Objection, ...]
    dropped: tuple[Change, ...]
    swapped: tuple[Change, ...]
    asked: bool


def better_than(model: Model, state: int) -> Mask:
    """Return which states each party ranks above a state, shape (n, S)."""
    return np.asarray(model.ranks > model.ranks[:, [state]], bool)


def stays(model: Model, player: int, rank: Value) -> Mask:
    """Return where a party with these ranks has no move to a state it ranks higher (Nash), shape (S,)."""
    return np.asarray(model.moves.best(player, rank) <= rank, bool)


def pillars(model: Model, named: Index) -> Pillars:
    """
    Return what every statement carries.

    Parameters
    ----------
    model : Model
    named : array of int
        The outcomes whose verdicts are watched.

    Examples
    --------
    >>> import numpy as np
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("syria_iraq_1975").case)
    >>> found = pillars(model, np.array([5]))
    >>> [(model.parties[o.player], o.states) for o in found.objections]
    [('syria', 3), ('iraq', 0)]
    """
    keep = np.array([stays(model, p, model.ranks[p]) for p in range(model.n_players)], bool)
    above = better_than(model, model.status_quo) if model.status_quo is not None else np.zeros_like(keep)
    mutual = np.asarray(above.all(axis=0), bool)
    quo = model.status_quo
    objections = () if quo is None else tuple(_objection(model, p, above, quo) for p in range(model.n_players))
    asked = model.codes is not None and model.n_states <= MAX_STATES
    dropped: list[Change] = []
    swapped: list[Change] = []
    if asked:
        for player in range(model.n_players):
            for change in _changes(model, player, named, keep, above):
                if change.flips or change.mutual != int(mutual.sum()):
                    (dropped if change.below is None else swapped).append(change)
    return Pillars(mutual, keep, objections, tuple(dropped), tuple(swapped), asked)


def _statements(model: Model, player: int) -> tuple[Statement, ...]:
    preference = model.preference(player).preference
    return preference.statements if isinstance(preference, Prioritised) else ()


def _truth(model: Model, statements: tuple[Statement, ...]) -> Mask:
    assert model.codes is not None  # only option-form models have statements
    return truth_table(statements, model.codes, {o.id: k for k, o in enumerate(model.options)})


def _objection(model: Model, player: int, above: Mask, today: int) -> Objection:
    others: Mask = np.delete(above, player, axis=0).all(axis=0) & ~above[player]
    others[today] = False
    states, statements = np.flatnonzero(others), _statements(model, player)
    if not len(states) or not statements or model.codes is None:
        return Objection(player, len(states), None, 0)
    truth = _truth(model, statements)
    differ = truth[:, states] != truth[:, [today]]
    first = np.argmax(differ, axis=0)[differ.any(axis=0)]
    if not len(first):
        return Objection(player, len(states), None, 0)
    k, decides = Counter(first.tolist()).most_common(1)[0]
    return Objection(player, len(states), statements[k], decides)


def _changes(model: Model, player: int, named: Index, keep: Mask, above: Mask) -> Iterator[Change]:
    statements = _statements(model, player)
    if not statements:
        return
    truth = _truth(model, statements)
    others_keep = np.asarray(np.delete(keep, player, axis=0).all(axis=0), bool)
    others_gain = np.asarray(np.delete(above, player, axis=0).all(axis=0), bool)
    for k, statement in enumerate(statements):
        yield _change(
            model, player, statement, None, np.delete(truth, k, axis=0), named, keep, others_keep, others_gain
        )
    for k in range(len(statements) - 1):
        order = [*range(k), k + 1, k, *range(k + 2, len(statements))]
        yield _change(
            model, player, statements[k], statements[k + 1], truth[order], named, keep, others_keep, others_gain
        )


def _change(
    model: Model,
    player: int,
    statement: Statement,
    below: Statement | None,
    truth: Mask,
    named: Index,
    keep: Mask,
    others_keep: Mask,
    others_gain: Mask,
) -> Change:
    rank = priority_rank(truth)
    now = stays(model, player, rank)
    turned = [s for s in named.tolist() if now[s] != keep[player, s] and others_keep[s]]
    mutual = np.zeros(model.n_states, bool)
    if model.status_quo is not None:
        mutual = others_gain & (rank > rank[model.status_quo])
    return Change(
        player,
        statement,
        below,
        tuple((s, bool(now[s])) for s in turned),
        int(mutual.sum()),
        int((mutual & others_keep & now).sum()),
    )
