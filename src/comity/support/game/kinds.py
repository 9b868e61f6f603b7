"""What a cut of one kind of support, or of all, leaves of the numbers of the game (conventions §97)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from comity.case.settlement import Span
from comity.case.support import Effect, Game
from comity.support.game.numbers import Numbers, Reals, effect_name, numbers_at

Value = Callable[[Span], float]
ALL = "all to "


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


def helped(game: Game) -> tuple[str, ...]:
    """
    Return the sides that get support, in the order of the sides: by a kind of support, or by the rent of the game.

    Examples
    --------
    >>> from fractions import Fraction
    >>> half = Span(Fraction(1, 2), Fraction(1, 2))
    >>> game = Game(("a", "b"), half, (half, half), rent=half, to="b", effects=(Effect("troops", "a"),))
    >>> helped(game)
    ('a', 'b')
    """
    getting = {e.to for e in game.effects}
    if not game.effects or game.rent.high > 0:
        getting.add(game.to)
    return tuple(side for side in game.sides if side in getting)


def only_helped(game: Game) -> str:
    """Return the one side that gets support; empty where both do, or the game does not say."""
    sides = helped(game)
    return sides[0] if len(sides) == 1 else ""


def cuts_of(game: Game) -> tuple[str, ...]:
    """
    Return every cut of a part of the support: all that goes to one side, where both get some; then each kind alone.

    Whose support is cut is the heart of any statement about cuts, so that neither side is left out.

    Examples
    --------
    >>> from fractions import Fraction
    >>> half = Span(Fraction(1, 2), Fraction(1, 2))
    >>> game = Game(("a", "b"), half, (half, half), effects=(Effect("money", "b"), Effect("troops", "a")))
    >>> cuts_of(game)
    ('all to a', 'all to b', 'money to b', 'troops to a')
    """
    sides = helped(game) if game.effects else ()
    return (*(ALL + side for side in sides if len(sides) > 1), *kinds_of(game))


def parts_of(cut: str) -> tuple[str, str]:
    """
    Return the kind and the side of a cut; the kind is empty where all that goes to the side is cut.

    Examples
    --------
    >>> parts_of("money to b"), parts_of("all to b"), parts_of("")
    (('money', 'b'), ('', 'b'), ('', ''))
    """
    kind, _, side = cut.partition(" to ")
    return ("" if kind == "all" else kind), side


def called(cut: str, names: Mapping[str, str]) -> str:
    """
    Return a cut as readers know it: what is cut.

    Examples
    --------
    >>> called("all to b", {"b": "Bland"}), called("money to b", {})
    ('all support to Bland', 'money to b')
    """
    kind, side = parts_of(cut)
    return f"{kind or 'all support'} to {names.get(side, side)}" if cut else "all support"


def after_cut(game: Game, numbers: Numbers, cut: str = "") -> dict[str, Reals]:
    """
    Return the numbers that hold once support is cut: all of it, or the part that ``cut`` names.

    The numbers of the game hold while every kind is on. What a kind does is taken away again when it goes:

    - ``win_after_cut`` = ``win`` less the sum of what the kinds that are off added to A's chance, plus the sum of what
      they added to B's, kept between 0 and 1;
    - the costs of a side rise by the sum of what those kinds took off them;
    - the rent falls by the sum of the rents of those kinds. A rent of a kind that helps the side that does not get
      ``rent`` is a cost once it is gone.

    When all support goes, or all that goes to the side that gets the rent, the whole rent goes. When all support goes,
    ``win_after_cut`` of the game holds where it is given.

    Parameters
    ----------
    game : Game
    numbers : mapping name -> array
        See :mod:`comity.support.game.numbers`.
    cut : str
        A cut of :func:`cuts_of`; empty for all support.

    Raises
    ------
    ValueError
        The game has no such support.
    """
    if cut and cut not in (every := (*kinds_of(game), *(ALL + side for side in helped(game)))):
        raise ValueError(f'the game has no support called "{cut}"; it has {", ".join(every) or "no kinds"}')
    gone = [(at, e) for at, e in enumerate(game.effects) if not cut or cut in (_key(e), ALL + e.to)]

    def total(what: str, side: str) -> Reals:
        """Return what the kinds that go do for a side, together."""
        one = (numbers[effect_name(e, at, what)] for at, e in gone if e.to == side)
        return sum(one, start=np.zeros(1))

    a, b = game.sides
    win = numbers["win"] - total("win", a) + total("win", b)
    if not cut and "win_after_cut" in numbers:
        win = numbers["win_after_cut"]
    whole = not cut or cut == ALL + game.to
    left = 0 * numbers["rent"] if whole else numbers["rent"] - total("rent", game.to)
    costs = [
        numbers[name] + total("cost", side) + (0 if side == game.to else total("rent", side))
        for side, name in ((a, "cost_a"), (b, "cost_b"))
    ]
    return {
        "win_after_cut": np.clip(win, 0.0, 1.0),
        "cost_a_after_cut": costs[0],
        "cost_b_after_cut": costs[1],
        "rent_after_cut": left,
    }


def cut_numbers(game: Game, value: Value, cut: str = "") -> dict[str, float]:
    """
    Return what :func:`after_cut` returns, for one end of every interval.

    Parameters
    ----------
    game : Game
    value : function of Span
        Which end of an interval is meant.
    cut : str
        A cut of :func:`cuts_of`; empty for all support.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def known(x): return Span(Fraction(x), Fraction(x))
    >>> arms = Effect("materiel", "b", win=known("0.2"))
    >>> game = Game(("a", "b"), known("0.5"), (known("0.1"), known("0.1")), effects=(arms,))
    >>> cut_numbers(game, lambda span: float(span.middle), "materiel to b")["win_after_cut"]
    0.7
    """
    return {name: float(left[0]) for name, left in after_cut(game, numbers_at(game, value), cut).items()}


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
    return (*out, *_rents(game), *_vetoes(game))


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


def _vetoes(game: Game) -> tuple[str, ...]:
    """Return in words what a cut of a part of the support takes for granted of the patron."""
    if game.patron is None:
        return ()
    return (
        f"The game does not know which kinds of support {game.patron.by} gives: whatever is cut, its consent is not "
        "needed any more.",
    )


def _key(effect: Effect) -> str:
    return f"{effect.kind} to {effect.to}"


def _signed(effect: Effect, a: str) -> int:
    return 1 if effect.to == a else -1
