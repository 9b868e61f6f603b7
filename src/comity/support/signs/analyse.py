"""The sign of support over a region: draws, games solved, shares of what a cut does, what decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.case.support import Game
from comity.errors import BudgetExceededError
from comity.support.signs.drivers import drivers
from comity.support.signs.judge import DEPENDS, LONGER, NONE, SHORTER, Judged, judged
from comity.support.signs.mechanism import MECHANISMS, WORDS
from comity.support.signs.region import Draws, draw, still_open, with_hazards
from comity.support.signs.result import READ, SIGNS, MechanismShare, Shares, Signs, shares_of

DRAWS = 2000
AT_ONCE = 200
"""So many draws are solved between two looks at the budget; what is solved then stays."""
CODES = np.array([SHORTER, LONGER, NONE, DEPENDS])
"""The codes of the four signs, in the order in which they are named."""
Progress = Callable[[str], None]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Solved:
    """
    The draws that were solved: arrays of shape (draws, hazards, positions).

    Signs and mechanisms at positive hazards; ``immediate`` of shape (draws, positions).
    """

    signs: NDArray[np.int8]
    mechanism: NDArray[np.int8]
    immediate: NDArray[np.int8]
    settled: NDArray[np.bool_]


def signs(
    game: Game,
    names: Mapping[str, str] | None = None,
    draws: int = DRAWS,
    seed: int = 0,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> Signs:
    """
    Return what a cut of all support does over the region of numbers that a game holds possible (conventions §98).

    Every number with two ends is drawn between them, all independently; the positive chances of a cut count alike, and
    so do the positions where the game does not say where the war stands. Each draw is solved from every beginning and
    with every share of the surplus (conventions §95); where these disagree the sign is ``depends``.

    Parameters
    ----------
    game : Game
        Where it names no positive chance of a cut, the answer is that for support that is gone at once.
    names : mapping from party to name, optional
    draws, seed : int
        Ignored where every number is known: the one game is solved.
    budget : Budget, optional
        When it runs out, the answer rests on the draws that were solved.
    progress : callable, optional
        Told in words how far the work is.

    Raises
    ------
    UsageError
        If the war is over at the position where it starts.
    BudgetExceededError
        If the time was over before any draw was solved.

    Examples
    --------
    Support pays for a war that is not worth its costs without it; how much it pays is not known:

    >>> from fractions import Fraction
    >>> from comity.case.settlement import Span
    >>> def known(x): return Span(Fraction(x), Fraction(x))
    >>> rent, cost = Span(Fraction(0), Fraction(1)), known("3/10")
    >>> game = Game(("a", "b"), known("1/2"), (cost, cost), rent=rent, to="b")
    >>> found = signs(game, draws=100)
    >>> found.shares.longer, found.by_mechanism[0].key
    (0.0, 'rent')
    >>> found.drivers[0].name, round(found.drivers[0].turn, 1)
    ('rent', 0.6)
    """
    still_open(game)
    drawn = draw(game, draws, seed)
    hazards = np.array([float(h) for h in game.cut_hazard if h > 0])
    parts: list[_Solved] = []
    stopped = ""
    try:
        for part in _parts(drawn, hazards, budget, progress):
            parts.append(part)
    except (BudgetExceededError, KeyboardInterrupt) as error:
        if not parts:
            raise
        stopped = (budget or Budget()).ended(error)
    return _answer(game, names or {}, drawn, _whole(parts), hazards, seed, stopped)


def _parts(drawn: Draws, hazards: Reals, budget: Budget | None, progress: Progress | None) -> Iterator[_Solved]:
    """Yield the draws solved, some at a time."""
    n = len(drawn.games)
    for begin in range(0, n, AT_ONCE):
        games = drawn.games.taken(slice(begin, begin + AT_ONCE))
        asked = with_hazards(games, hazards) if len(hazards) else games
        yield _solved(judged(asked, budget=budget), len(games), len(hazards))
        if progress is not None:
            progress(f"sign of support: {min(n, begin + AT_ONCE):,} of {n:,} draws")


def _solved(found: Judged, draws: int, hazards: int) -> _Solved:
    """Return what was found by draw, hazard and position; what is gone at once stands where nothing is announced."""
    shape = (draws, max(hazards, 1), found.signs.shape[1])
    at_once = found.immediate.reshape(shape)[:, 0]
    told = found.signs.reshape(shape) if hazards else at_once[:, None]
    return _Solved(told, found.mechanism.reshape(shape), at_once, found.settled.reshape(shape[:2]))


def _whole(parts: list[_Solved]) -> _Solved:
    return _Solved(*(np.concatenate([getattr(p, f) for p in parts]) for f in _Solved.__slots__))


def _answer(
    game: Game,
    names: Mapping[str, str],
    drawn: Draws,
    found: _Solved,
    hazards: Reals,
    seed: int,
    stopped: str,
) -> Signs:
    """Put the shares together."""
    asked = slice(None) if game.start is None else slice(game.start - 1, game.start)
    told, n = found.signs[:, :, asked], len(found.signs)
    each = np.stack([(told == code).mean(axis=(1, 2)) for code in CODES], axis=1)
    errors = each.std(axis=0, ddof=1) / np.sqrt(n) if n > 1 else np.zeros(len(SIGNS))
    columns, derived = _columns(drawn, n)
    sides = (names.get(game.sides[0], game.sides[0]), names.get(game.sides[1], game.sides[1]))
    to = names.get(game.to, game.to)
    called = {k: v.format(a=sides[0], b=sides[1], to=to or "the supported side") for k, v in READ.items()}
    return Signs(
        sides=sides,
        to=to,
        shares=_shares(told),
        errors=dict(zip(SIGNS, errors.tolist(), strict=True)),
        immediate=_shares(found.immediate[:, asked]),
        by_hazard=tuple(_shares(told[:, h], f"{hazard:g}") for h, hazard in enumerate(hazards)),
        by_position=tuple(_shares(found.signs[:, :, k], str(k + 1)) for k in range(found.signs.shape[2])),
        by_mechanism=_mechanisms(told, found.mechanism[:, :, asked]) if len(hazards) else (),
        drivers=drivers(columns, derived, called, each),
        region=drawn.edges,
        draws=n,
        asked=len(drawn.games),
        seed=seed,
        unsettled=float(1 - found.settled.mean()),
        stopped=stopped,
    )


def _columns(drawn: Draws, n: int) -> tuple[dict[str, Reals], frozenset[str]]:
    """Return the numbers that were drawn, and those made from them that no single one of them stands for."""
    columns = {edge.name: drawn.values[:n, at] for at, edge in enumerate(drawn.edges)}
    games = drawn.games.taken(slice(0, n))
    made = {"margin": games.rent - games.cost_a - games.cost_b, "shift": games.win_after_cut - games.win}
    new = {k: v for k, v in made.items() if v.std() > 1e-9 and not any(_same(v, c) for c in columns.values())}
    return columns | new, frozenset(new)


def _same(one: Reals, other: Reals) -> bool:
    """Return whether two numbers say the same: each is a straight line of the other."""
    return bool(other.std() > 1e-12 and abs(np.corrcoef(one, other)[0, 1]) > 0.999)


def _shares(told: NDArray[np.int8], at: str = "") -> Shares:
    return shares_of([float((told == code).mean()) for code in CODES], at)


def _mechanisms(told: NDArray[np.int8], mechanism: NDArray[np.int8]) -> tuple[MechanismShare, ...]:
    """Return the share of each mechanism with each sign, the largest first."""
    out = [
        MechanismShare(key, sign, share, WORDS[key])
        for at, key in enumerate(MECHANISMS)
        for code, sign in zip(CODES, SIGNS, strict=True)
        if (share := float(((mechanism == at) & (told == code)).mean())) > 0
    ]
    return tuple(sorted(out, key=lambda m: -m.share))
