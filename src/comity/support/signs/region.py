"""The region of numbers that a case holds possible, draws from it, and the games that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.case.settlement import Span
from comity.case.support import Effect, Game, Patron
from comity.errors import UsageError
from comity.support.game.parameters import Parameters, parameters_of
from comity.support.signs.result import Edge

Reals = NDArray[np.float64]
PLAIN = ("win", "win_after_cut", "rent", "discount", "reversal")
"""Numbers that stand in the game itself under their own name."""
EFFECTS = ("win", "rent", "cost")
"""What a kind of support does that bears on the game; its ``spread`` bears on private information alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """
    Draws from the region: ``values`` of shape (n, E) for E open edges, and the n games they make, one hazard each.

    The share of the surplus is no edge: every answer is taken over its ends anyway (conventions §95).
    """

    edges: tuple[Edge, ...]
    values: Reals
    games: Parameters


def still_open(game: Game) -> None:
    """
    Raise UsageError where the war of a game is over before it begins: nothing can be cut short or drawn out.

    Examples
    --------
    >>> from fractions import Fraction
    >>> half = Span(Fraction(1, 2), Fraction(1, 2))
    >>> still_open(Game(("a", "b"), half, (half, half), start=6))
    Traceback (most recent call last):
    comity.errors.UsageError: the war of this game is over: at position 6 one side has won. Give a start from 1 to 5.
    """
    if game.start in (0, game.positions):
        raise UsageError(
            f"the war of this game is over: at position {game.start} one side has won. "
            f"Give a start from 1 to {game.positions - 1}."
        )


def edges_of(game: Game) -> tuple[Edge, ...]:
    """
    Return the numbers of the game with two ends, under the names of :data:`~comity.support.signs.result.READ`.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def known(x): return Span(Fraction(x), Fraction(x))
    >>> wide = Span(Fraction(0), Fraction(1))
    >>> [e.name for e in edges_of(Game(("a", "b"), known("1/2"), (known(0), wide), rent=wide))]
    ['cost_b', 'rent']
    """
    return tuple(Edge(name, float(s.low), float(s.high)) for name, s in _spans(game) if not s.known)


def games_at(game: Game, values: Mapping[str, float]) -> Game:
    """
    Return the game with some of its numbers known.

    Examples
    --------
    >>> from fractions import Fraction
    >>> half = Span(Fraction(1, 2), Fraction(1, 2))
    >>> float(games_at(Game(("a", "b"), half, (half, half)), {"cost_b": 0.25}).costs[1].middle)
    0.25
    """
    spans = {name: Span(Fraction(v), Fraction(v)) for name, v in values.items()}
    plain: dict[str, Any] = {name: spans[name] for name in PLAIN if name in spans}
    costs = (spans.get("cost_a", game.costs[0]), spans.get("cost_b", game.costs[1]))
    effects = tuple(_effect_at(e, i, spans) for i, e in enumerate(game.effects))
    return replace(game, **plain, costs=costs, effects=effects, patron=_patron_at(game.patron, spans))


def draw(game: Game, draws: int, seed: int = 0) -> Draws:
    """
    Return draws from the region, uniform and independent over its edges; one where every number is known.

    The first draws are the same however many are asked for.

    Parameters
    ----------
    game : Game
    draws, seed : int

    Examples
    --------
    >>> from fractions import Fraction
    >>> wide, half = Span(Fraction(0), Fraction(1)), Span(Fraction(1, 2), Fraction(1, 2))
    >>> game = Game(("a", "b"), half, (half, half), rent=wide)
    >>> bool((draw(game, 9).games.rent[:5] == draw(game, 5).games.rent).all())
    True
    """
    edges = edges_of(game)
    low, high = (np.array([getattr(e, end) for e in edges]) for end in ("low", "high"))
    unit = np.random.default_rng(seed).random((draws if edges else 1, len(edges)))
    values = low + unit * (high - low)
    names = [e.name for e in edges]
    still = replace(game, cut_hazard=(Fraction(0),))
    rows = [parameters_of(games_at(still, dict(zip(names, row, strict=True)))) for row in values.tolist()]
    return Draws(edges, values, joined(rows))


def joined(rows: list[Parameters]) -> Parameters:
    """
    Return games of the same positions as one batch.

    Examples
    --------
    >>> one = Parameters.of(6, win=0.5, cost_a=0, cost_b=0)
    >>> len(joined([one, one]))
    2
    """
    names = [f.name for f in fields(Parameters) if f.name != "positions"]
    return Parameters(rows[0].positions, *(np.concatenate([getattr(row, n) for row in rows]) for n in names))


def with_hazards(games: Parameters, hazards: NDArray[np.float64]) -> Parameters:
    """
    Return every game with every hazard, the hazards of one game together.

    Examples
    --------
    >>> with_hazards(Parameters.of(win=[0.4, 0.5], cost_a=0, cost_b=0), np.array([0.1, 0.2])).hazard.tolist()
    [0.1, 0.2, 0.1, 0.2]
    """
    each = np.repeat(np.arange(len(games)), len(hazards))
    return games.taken(each).changed(hazard=np.tile(hazards, len(games)))


def effect_name(effect: Effect, at: int, what: str) -> str:
    """Return the name of what a kind of support does, as an edge of the region: ``"money to b: win (1)"``."""
    return f"{effect.kind} to {effect.to}: {what} ({at + 1})"


def _spans(game: Game) -> Iterator[tuple[str, Span]]:
    """Yield every number of the game that bears on the sign, with its name."""
    yield "win", game.win
    if game.win_after_cut is not None:
        yield "win_after_cut", game.win_after_cut
    yield "cost_a", game.costs[0]
    yield "cost_b", game.costs[1]
    yield from (("rent", game.rent), ("discount", game.discount), ("reversal", game.reversal))
    for i, effect in enumerate(game.effects):
        for what in EFFECTS:
            # a change of power is not asked about where the game says itself what a cut leaves
            if what != "win" or game.win_after_cut is None:
                yield effect_name(effect, i, what), getattr(effect, what)
    if game.patron is not None:
        yield "patron_war", game.patron.war
        yield "patron_peace", game.patron.peace


def _effect_at(effect: Effect, at: int, spans: Mapping[str, Span]) -> Effect:
    win, rent, cost = (spans.get(effect_name(effect, at, what), getattr(effect, what)) for what in EFFECTS)
    return replace(effect, win=win, rent=rent, cost=cost)


def _patron_at(patron: Patron | None, spans: Mapping[str, Span]) -> Patron | None:
    if patron is None:
        return None
    return replace(patron, war=spans.get("patron_war", patron.war), peace=spans.get("patron_peace", patron.peace))
