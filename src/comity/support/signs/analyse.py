"""The sign of support over a region: draws, games solved, shares of what a cut does, what decides."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.case.support import Game
from comity.errors import BudgetExceededError
from comity.support.game.kinds import called, only_helped
from comity.support.signs.by_cut import by_cut
from comity.support.signs.by_share import by_share
from comity.support.signs.counting import CODES, announced, mechanisms_in, shares_in, told
from comity.support.signs.drivers import drivers
from comity.support.signs.judge import Judged, judged
from comity.support.signs.region import Draws, draw, still_open
from comity.support.signs.result import READ, SIGNS, Signs

DRAWS = 2000
AT_FIRST, AT_ONCE = 5, 400
"""So many draws are solved together at first and at most; when the time is over, those solved before stay."""
QUICK = 0.25
"""As long as draws solved together take less than this, in seconds, more are taken the next time."""
FIRST = 300
"""So many of the draws are solved again for other divisions of the surplus, and for each part of the support."""
Progress = Callable[[str], None]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Solved:
    """
    The draws that were solved: arrays of shape (draws, hazards, positions).

    Signs and mechanisms at positive hazards; ``immediate`` and ``fights`` of shape (draws, positions).
    """

    signs: NDArray[np.int8]
    mechanism: NDArray[np.int8]
    immediate: NDArray[np.int8]
    settled: NDArray[np.bool_]
    fights: NDArray[np.bool_]


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
    so do the positions where the game does not say where the war stands. Each draw is solved from every beginning with
    the share of the surplus that the case gives; where beginnings disagree the sign is ``depends``. The first draws are
    solved once more with none, half and all of the surplus for the first side (conventions §95), and for the cut of
    everything that goes to one side and of each kind of support alone.

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
    >>> found.shares.most, [m.key for m in found.by_mechanism][:2]
    ('none', ['slack', 'rent'])
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
    whole = _answer(game, names or {}, drawn, _whole(parts), hazards, seed, stopped)
    return whole if stopped else _beside(whole, game, names or {}, drawn, hazards, budget, progress)


def _beside(
    whole: Signs,
    game: Game,
    names: Mapping[str, str],
    drawn: Draws,
    hazards: Reals,
    budget: Budget | None,
    progress: Progress | None,
) -> Signs:
    """Add other divisions of the surplus, and cuts of a part of the support, over the first draws."""
    some, tell = min(FIRST, len(drawn.games)), progress or (lambda _: None)
    found = replace(whole, some=some)
    try:
        tell("sign of support: other divisions of the surplus")
        shares, changes = by_share(drawn.games.taken(slice(0, some)), hazards, _asked(game), budget)
        found = replace(found, by_share=shares, changes=changes)
        tell("sign of support: cuts of a part of the support")
        cuts = by_cut(game, drawn.numbers, some, hazards, _asked(game), budget)
        return replace(found, by_cut=tuple(replace(cut, called=called(cut.name, names)) for cut in cuts))
    except (BudgetExceededError, KeyboardInterrupt) as error:
        return replace(found, stopped=(budget or Budget()).ended(error))


def _asked(game: Game) -> slice:
    """Return the positions that count, of 1 to K - 1: all, or the one of today."""
    return slice(None) if game.start is None else slice(game.start - 1, game.start)


def _parts(drawn: Draws, hazards: Reals, budget: Budget | None, progress: Progress | None) -> Iterator[_Solved]:
    """Yield the draws solved, few at first, and more at a time as long as that is quick."""
    n, begin, at_once = len(drawn.games), 0, min(AT_FIRST, AT_ONCE)
    while begin < n:
        clock = time.monotonic()
        games = drawn.games.taken(slice(begin, begin + at_once))
        yield _solved(judged(announced(games, hazards), budget=budget), len(games), hazards)
        begin += len(games)
        if progress is not None:
            progress(f"sign of support: {begin:,} of {n:,} draws")
        if time.monotonic() - clock < QUICK:
            at_once = min(2 * at_once, AT_ONCE)


def _solved(found: Judged, draws: int, hazards: Reals) -> _Solved:
    """Return what was found by draw, hazard and position; what is gone at once stands where nothing is announced."""
    shape = (draws, max(len(hazards), 1), found.signs.shape[1])
    at_once = found.immediate.reshape(shape)[:, 0]
    signs = told(found, hazards).reshape(shape)
    fights = found.fights.reshape(shape)[:, 0]
    return _Solved(signs, found.mechanism.reshape(shape), at_once, found.settled.reshape(shape[:2]), fights)


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
    asked = _asked(game)
    signs, n = found.signs[:, :, asked], len(found.signs)
    each = np.stack([(signs == code).mean(axis=(1, 2)) for code in CODES], axis=1)
    errors = _errors(each) if drawn.edges else np.zeros(len(SIGNS))
    fights = found.fights[:, asked]
    columns, derived = _columns(drawn, n)
    sides = (names.get(game.sides[0], game.sides[0]), names.get(game.sides[1], game.sides[1]))
    to, rent_to = (names.get(side, side) for side in (only_helped(game), game.to))
    words = {k: v.format(a=sides[0], b=sides[1], to=rent_to or "the supported side") for k, v in READ.items()}
    words |= {edge.name: name for edge in drawn.edges if (name := _kind_called(edge.name, names))}
    return Signs(
        sides=sides,
        to=to,
        shares=shares_in(signs),
        errors=dict(zip(SIGNS, errors.tolist(), strict=True)),
        immediate=shares_in(found.immediate[:, asked]),
        fighting=float(fights.mean()),
        where_fighting=shares_in(signs[np.broadcast_to(fights[:, None, :], signs.shape)]) if fights.any() else None,
        by_hazard=tuple(shares_in(signs[:, h], f"{hazard:g}") for h, hazard in enumerate(hazards)),
        by_position=tuple(shares_in(found.signs[:, :, k], str(k + 1)) for k in range(found.signs.shape[2])),
        by_mechanism=mechanisms_in(signs, found.mechanism[:, :, asked]) if len(hazards) else (),
        drivers=drivers(columns, derived, words, each),
        region=drawn.edges,
        draws=n,
        asked=len(drawn.games),
        seed=seed,
        unsettled=float(1 - found.settled.mean()),
        stopped=stopped,
    )


def _errors(each: Reals) -> Reals:
    """
    Return the standard error of each share over so many draws.

    Where all draws agree their spread says 0, which is too little: the error is then that of two draws more of each
    sort (Agresti and Coull 1998), so that one draw settles nothing.
    """
    n = len(each)
    plain = each.std(axis=0, ddof=1) / np.sqrt(n) if n > 1 else np.zeros(each.shape[1])
    near = (each.sum(axis=0) + 2) / (n + 4)
    return np.where(plain > 0, plain, np.sqrt(near * (1 - near) / (n + 4)))


def _columns(drawn: Draws, n: int) -> tuple[dict[str, Reals], frozenset[str]]:
    """Return the numbers that were drawn, and those made from them that no single one of them stands for."""
    columns = {edge.name: drawn.values[:n, at] for at, edge in enumerate(drawn.edges)}
    games = drawn.games.taken(slice(0, n))
    made = {
        "rent": games.rent,
        "margin": games.rent - games.cost_a - games.cost_b,
        "shift": games.win_after_cut - games.win,
    }
    new = {
        name: made_of
        for name, made_of in made.items()
        if name not in columns and made_of.std() > 1e-9 and not any(_same(made_of, c) for c in columns.values())
    }
    return columns | new, frozenset(new)


def _same(one: Reals, other: Reals) -> bool:
    """Return whether two numbers say the same: each is a straight line of the other."""
    return bool(other.std() > 1e-12 and abs(np.corrcoef(one, other)[0, 1]) > 0.999)


def _kind_called(name: str, names: Mapping[str, str]) -> str:
    """
    Return what readers call a number of one kind of support; empty for other names.

    Examples
    --------
    >>> _kind_called("money to b: rent (1)", {"b": "Bland"})
    'what money to Bland adds to the gain from a period of fighting'
    >>> _kind_called("troops to b: cost (2)", {"b": "Bland"})
    'what troops to Bland take off the cost of a period of fighting'
    """
    cut, colon, what = name.partition(": ")
    if not colon:
        return ""
    s = "" if cut.startswith("troops") else "s"
    does = {
        "win": f"add{s} to the chance of winning a period",
        "rent": f"add{s} to the gain from a period of fighting",
        "cost": f"take{s} off the cost of a period of fighting",
    }
    return f"what {called(cut, names)} {does[what.partition(' (')[0]]}"
