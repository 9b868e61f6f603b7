"""The region of numbers that a case holds possible, draws from it, and the games that they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from comity.case.settlement import Span
from comity.case.support import Game
from comity.errors import UsageError
from comity.support.game.numbers import Numbers, effect_name, spans_of, with_rent
from comity.support.game.parameters import Parameters, parameters_at
from comity.support.signs.result import Edge

Reals = NDArray[np.float64]
NO_CUT = np.zeros(1)


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """
    Draws from the region: ``values`` of shape (n, E) for E open edges, and the n games they make, without a cut.

    ``numbers`` holds every number of the draws by name, those that bear only on the cut of a part of the support too.
    """

    edges: tuple[Edge, ...]
    values: Reals
    games: Parameters
    numbers: Numbers = field(default_factory=dict)


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
    Return the numbers with two ends that bear on the cut of all support (:data:`~comity.support.signs.result.READ`).

    Where kinds of support pay the rent, theirs are the edges and not the rent of the game, which is their sum (§98).
    What kinds add to the chance of winning is none where the game says itself what a cut of all leaves.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def known(x): return Span(Fraction(x), Fraction(x))
    >>> wide = Span(Fraction(0), Fraction(1))
    >>> [e.name for e in edges_of(Game(("a", "b"), known("1/2"), (known(0), wide), rent=wide))]
    ['cost_b', 'rent']
    """
    silent = {effect_name(e, at, "win") for at, e in enumerate(game.effects)} if game.win_after_cut else set()
    return tuple(_edge(name, span) for name, span in spans_of(game).items() if not span.known and name not in silent)


def _edge(name: str, span: Span) -> Edge:
    return Edge(name, float(span.low), float(span.high))


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
    spans, edges = spans_of(game), edges_of(game)
    wide = [_edge(name, span) for name, span in spans.items() if not span.known]
    low, high = (np.array([getattr(e, end) for e in wide]) for end in ("low", "high"))
    unit = np.random.default_rng(seed).random((draws if wide else 1, len(wide)))
    values = low + unit * (high - low)
    known = {name: np.array([float(span.low)]) for name, span in spans.items() if span.known}
    numbers = with_rent(game, known | {e.name: values[:, at] for at, e in enumerate(wide)})
    games = cut_games(game, numbers, len(values))
    asked = [at for at, e in enumerate(wide) if e in edges]
    return Draws(edges, values[:, asked], games, numbers)


def cut_games(game: Game, numbers: Numbers, draws: int, cut: str = "") -> Parameters:
    """
    Return the games of the first draws in which a part of the support can be cut; no cut is announced in them yet.

    Parameters
    ----------
    game : Game
    numbers : mapping name -> array
        From :func:`draw`.
    draws : int
    cut : str
        A cut of :func:`comity.support.game.kinds.cuts_of`; empty for all support.
    """
    first: Mapping[str, Reals] = {name: array[:draws] for name, array in numbers.items()}
    return parameters_at(game, first, np.zeros(draws), cut)


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
