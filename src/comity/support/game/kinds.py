"""What a cut of one kind of support, or of all, leaves of the numbers of the game (conventions §97)."""

from __future__ import annotations

from collections.abc import Callable

from comity.case.settlement import Span
from comity.case.support import Effect, Game

Value = Callable[[Span], float]


def kinds_of(game: Game) -> tuple[str, ...]:
    """
    Return the kinds of support that can be cut alone, one for each kind and side: ``"money to b"``.

    Examples
    --------
    >>> from fractions import Fraction
    >>> half = Span(Fraction(1, 2), Fraction(1, 2))
    >>> game = Game(("a", "b"), half, (half, half), effects=(Effect("money", "b"), Effect("troops", "b")))
    >>> kinds_of(game)
    ('money to b', 'troops to b')
    """
    return tuple(dict.fromkeys(_key(e) for e in game.effects))


def cut_numbers(game: Game, value: Value, cut: str = "") -> dict[str, float]:
    """
    Return the numbers that hold once support is cut: all of it, or the one kind that ``cut`` names.

    The numbers of the game hold while every kind is on. What a kind does is taken away again when it goes:

    - ``win_after_cut`` = ``win`` less the sum of what the kinds that are off added to A's chance, plus the sum of what
      they added to B's, kept between 0 and 1;
    - the costs of a side rise by the sum of what those kinds took off them;
    - the rent falls by the sum of the rents of those kinds. A rent of a kind that helps the side that does not get
      ``rent`` is a cost once it is gone.

    When all support goes, the whole rent goes, and ``win_after_cut`` of the game holds where it is given.

    Parameters
    ----------
    game : Game
    value : function of Span
        Which end of an interval is meant, or a draw from it.
    cut : str
        A kind of :func:`kinds_of`; empty for all support.

    Raises
    ------
    ValueError
        The game has no such kind of support.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def known(x): return Span(Fraction(x), Fraction(x))
    >>> arms = Effect("materiel", "b", win=known("0.2"))
    >>> game = Game(("a", "b"), known("0.5"), (known("0.1"), known("0.1")), effects=(arms,))
    >>> cut_numbers(game, lambda span: float(span.middle), "materiel to b")["win_after_cut"]
    0.7
    """
    if cut and cut not in kinds_of(game):
        raise ValueError(f'the game has no support called "{cut}"; it has {", ".join(kinds_of(game)) or "no kinds"}')
    gone = [e for e in game.effects if not cut or _key(e) == cut]
    a, b = game.sides
    other = {s: sum(value(e.rent) for e in gone if e.to == s and e.to != game.to) for s in (a, b)}
    win = value(game.win) - sum(_signed(e, a) * value(e.win) for e in gone)
    if not cut and game.win_after_cut is not None:
        win = value(game.win_after_cut)
    left = value(game.rent) - sum(value(e.rent) for e in gone if e.to == game.to) if cut else 0.0
    costs = [
        value(cost) + sum(value(e.cost) for e in gone if e.to == side) + other[side]
        for side, cost in zip((a, b), game.costs, strict=True)
    ]
    return {
        "win_after_cut": min(1.0, max(0.0, win)),
        "cost_a_after_cut": costs[0],
        "cost_b_after_cut": costs[1],
        "rent_after_cut": left,
    }


def disagreements(game: Game) -> tuple[str, ...]:
    """
    Return in words where the kinds of support and the numbers of the whole game do not agree.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def known(x): return Span(Fraction(x), Fraction(x))
    >>> arms = Effect("materiel", "b", win=known("0.2"))
    >>> game = Game(("a", "b"), known("0.5"), (known(0), known(0)), win_after_cut=known("0.6"), effects=(arms,))
    >>> print(disagreements(game)[0])
    The chance of winning after a cut is 0.6, but the kinds of support together would move it from 0.5 to 0.7. Where \
all support is cut, 0.6 is used; where one kind is cut, what that kind does.
    """
    if not game.effects:
        return ()
    out = []
    end = float(game.win.middle) - sum(_signed(e, game.sides[0]) * float(e.win.middle) for e in game.effects)
    if not 0 <= end <= 1:
        out.append(
            f"Without any support the chance that {game.sides[0]} wins a period would be {end:.3g}; "
            "it is kept between 0 and 1."
        )
    given = game.win_after_cut
    if given is not None and abs(float(given.middle) - end) > 1e-9:
        out.append(
            f"The chance of winning after a cut is {float(given.middle):.3g}, but the kinds of support together would "
            f"move it from {float(game.win.middle):.3g} to {end:.3g}. Where all support is cut, "
            f"{float(given.middle):.3g} is used; where one kind is cut, what that kind does."
        )
    return (*out, *_rents(game))


def _rents(game: Game) -> tuple[str, ...]:
    """Return in words where the rents of the kinds and the rent of the game differ."""
    rent = float(game.rent.middle)
    named = sum(float(e.rent.middle) for e in game.effects if e.to == game.to)
    if named > rent + 1e-9:
        return (
            f"The kinds of support give rents of {named:.3g} together, but the rent of the game, which holds while all "
            f"are on, is {rent:.3g}.",
        )
    if named < rent - 1e-9 and named > 0:
        return (
            f"Of the rent of {rent:.3g}, the kinds of support account for {named:.3g}. The rest goes only where all "
            "support is cut.",
        )
    return ()


def _key(effect: Effect) -> str:
    return f"{effect.kind} to {effect.to}"


def _signed(effect: Effect, a: str) -> int:
    return 1 if effect.to == a else -1
