"""The war-termination game of a case: for every hazard where there is war, how long, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from comity.budget import Budget
from comity.case.support import Game
from comity.support.game.equilibria import equilibria
from comity.support.game.kinds import disagreements, kinds_of
from comity.support.game.parameters import Parameters, parameters_of
from comity.support.game.result import GameAnswer
from comity.support.game.spell import Cut


def war_game(game: Game, names: Mapping[str, str], budget: Budget | None = None) -> GameAnswer:
    """
    Return the answer of the war-termination game, with the middle of every interval.

    Parameters
    ----------
    game : Game
    names : mapping party -> name
    budget : Budget, optional

    Raises
    ------
    BudgetExceededError
        The budget ran out.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.settlement import Span
    >>> def known(x): return Span(Fraction(x), Fraction(x))
    >>> game = Game(("a", "b"), known("0.5"), (known("0.3"), known("0.3")), rent=known("0.8"), to="b", start=3)
    >>> answer = war_game(game, {"a": "Arland", "b": "Belmark"})
    >>> {h: round(at["3"], 3) for h, at in answer.to_json()["duration"].items()}
    {'0': 9.0, '0.05': 6.733, '0.2': 3.769, '1': 1.0}
    >>> print(answer.sentences()[1])
    From position 3 of 6, with support to Belmark on and no cut announced, they fight, for 9.0 periods on average.
    """
    return GameAnswer(
        sides=(names.get(game.sides[0], game.sides[0]), names.get(game.sides[1], game.sides[1])),
        positions=game.positions,
        start=game.start,
        whole=_cut(parameters_of(game), budget, to=game.to),
        kinds=_kinds(game, budget),
        without_veto=_without_veto(game, budget),
        patron=names.get(game.patron.by, game.patron.by) if game.patron else "",
        notes=disagreements(game),
        names=dict(names),
    )


def _cut(parameters: Parameters, budget: Budget | None, name: str = "", to: str = "") -> Cut:
    """Return the answers at every hazard, and those of a cut today in the game in which support stays."""
    hazards = np.append(parameters.hazard, 0.0)
    every = Parameters.taken(parameters, np.append(np.arange(len(parameters)), 0)).changed(hazard=hazards)
    *at, after = equilibria(every, budget)
    kind = name.split(" to ")[0] if name else ""
    return Cut(tuple(at), after, name, kind, to)


def _kinds(game: Game, budget: Budget | None) -> tuple[Cut, ...]:
    return tuple(_cut(parameters_of(game, cut=name), budget, name, name.split(" to ", 1)[1]) for name in kinds_of(game))


def _without_veto(game: Game, budget: Budget | None) -> Cut | None:
    if game.patron is None:
        return None
    return _cut(parameters_of(game).changed(veto=0.0), budget, to=game.to)
