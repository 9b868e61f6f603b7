"""The war-termination game of a case: for every hazard where there is war, how long, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from comity.budget import Budget
from comity.case.support import Game
from comity.support.game.equilibria import equilibria
from comity.support.game.kinds import called, cuts_of, disagreements, only_helped, parts_of
from comity.support.game.parameters import Parameters, parameters_of, together
from comity.support.game.result import GameAnswer
from comity.support.game.spell import AtHazard, Cut


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
    parts = cuts_of(game)
    asked = [_asked(game, cut) for cut in ("", *parts)]
    if game.patron is not None:
        asked.append(_asked(game).changed(veto=0.0))
    found = equilibria(together(asked), budget)
    each = [found[at : at + len(asked[0])] for at in range(0, len(found), len(asked[0]))]
    helped = only_helped(game)
    return GameAnswer(
        sides=(names.get(game.sides[0], game.sides[0]), names.get(game.sides[1], game.sides[1])),
        positions=game.positions,
        start=game.start,
        whole=_cut(each[0], to=helped, words="all support"),
        kinds=tuple(
            _cut(at, name, *parts_of(name), called(name, names)) for name, at in zip(parts, each[1:], strict=False)
        ),
        without_veto=_cut(each[-1], to=helped, words="all support") if game.patron else None,
        patron=names.get(game.patron.by, game.patron.by) if game.patron else "",
        notes=disagreements(game),
        names=dict(names),
    )


def _asked(game: Game, cut: str = "") -> Parameters:
    """Return the game of a cut at every hazard, and last the one in which support stays: it tells of a cut today."""
    games = parameters_of(game, cut=cut)
    hazards = np.append(games.hazard, 0.0)
    return games.taken(np.append(np.arange(len(games)), 0)).changed(hazard=hazards)


def _cut(found: Sequence[AtHazard], name: str = "", kind: str = "", to: str = "", words: str = "") -> Cut:
    return Cut(tuple(found[:-1]), found[-1], name, kind, to, words)
