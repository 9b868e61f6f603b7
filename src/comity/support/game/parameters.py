"""The numbers of many war-termination games at once, as arrays; made from a case, or by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comity.case.settlement import Span
from comity.case.support import Game
from comity.support.game.kinds import after_cut
from comity.support.game.numbers import Numbers, Reals, numbers_at

Which = Literal["low", "middle", "high"]
DEFAULTS = {
    "to": 1.0,
    "discount": 0.95,
    "share": 0.5,
    **dict.fromkeys(("rent", "rent_after_cut", "hazard", "reversal", "patron_war", "patron_peace", "veto"), 0.0),
}
"""What a number is where :meth:`Parameters.of` is not told it; after a cut, chances and costs are those of before."""
CHANCES = ("win", "win_after_cut", "hazard", "reversal", "share")


@dataclass(frozen=True, eq=False, slots=True)
class Parameters:
    """
    The numbers of n games, each an array of shape (n,); all games have the same positions (conventions §93).

    Parameters
    ----------
    positions : int
        K: A has won at K, B at 0; they fight or share at 1 to K - 1.
    win, win_after_cut : array
        The chance that A wins a period of fighting while support is on, and once it is off.
    cost_a, cost_b, cost_a_after_cut, cost_b_after_cut : array
        What a period of fighting costs each side, in flows of one period (the whole flow of a period is 1).
    rent, rent_after_cut : array
        What the side ``to`` gains by a period of fighting.
    to : array
        Who gets the rent: +1 for A, -1 for B.
    discount : array
        What one period later counts, from 0 to below 1.
    hazard, reversal : array
        The chance per period that support ends, and that it comes back.
    share : array
        The part of the surplus of a deal that goes to A.
    patron_war, patron_peace : array
        What a period of fighting while it supports, and a period without fighting, are worth to the patron.
    veto : array
        1 where the fighting cannot be ended without the patron's consent while it supports, else 0.

    Examples
    --------
    >>> games = Parameters.of(6, win=0.5, cost_a=0.3, cost_b=0.3, rent=0.8, to=-1, hazard=[0, 0.2])
    >>> len(games), games.rent.tolist(), games.win_after_cut.tolist()
    (2, [0.8, 0.8], [0.5, 0.5])
    >>> games.mirrored().to.tolist()
    [1.0, 1.0]
    """

    positions: int
    win: Reals
    win_after_cut: Reals
    cost_a: Reals
    cost_b: Reals
    cost_a_after_cut: Reals
    cost_b_after_cut: Reals
    rent: Reals
    rent_after_cut: Reals
    to: Reals
    discount: Reals
    hazard: Reals
    reversal: Reals
    share: Reals
    patron_war: Reals
    patron_peace: Reals
    veto: Reals

    def __len__(self) -> int:
        return len(self.win)

    @classmethod
    def of(cls, positions: int = 6, **numbers: ArrayLike) -> Parameters:
        """
        Return games from numbers or arrays, stretched to one length; ``win``, ``cost_a`` and ``cost_b`` are required.

        Raises
        ------
        ValueError
            A number is missing, unknown or out of its range, or the lengths do not fit.

        Examples
        --------
        >>> Parameters.of(win=1.2, cost_a=0, cost_b=0)
        Traceback (most recent call last):
        ValueError: the numbers "win" of the game must lie between 0 and 1
        """
        if lacking := {"win", "cost_a", "cost_b"} - set(numbers):
            raise ValueError(f"the game needs numbers for {', '.join(sorted(lacking))}")
        before = {f"{name}_after_cut": numbers[name] for name in ("win", "cost_a", "cost_b")}
        whole = DEFAULTS | before | numbers
        names = [f.name for f in fields(cls) if f.name != "positions"]
        if unknown := set(whole) - set(names):
            raise ValueError(f"the game knows no numbers called {', '.join(sorted(unknown))}")
        arrays = np.broadcast_arrays(*(np.atleast_1d(np.asarray(whole[n], np.float64)) for n in names))
        made = cls(int(positions), *(np.ascontiguousarray(a) for a in arrays))
        made._check()
        return made

    def changed(self, **numbers: ArrayLike) -> Parameters:
        """
        Return the games with some of the numbers replaced.

        Examples
        --------
        >>> Parameters.of(win=0.5, cost_a=0.1, cost_b=0.1).changed(share=[0, 1]).cost_a.tolist()
        [0.1, 0.1]
        """
        return Parameters.of(self.positions, **(self._numbers() | numbers))

    def taken(self, at: NDArray[np.intp] | NDArray[np.bool_] | slice) -> Parameters:
        """Return some of the games."""
        return Parameters(self.positions, *(a[at] for a in self._numbers().values()))

    def mirrored(self) -> Parameters:
        """Return the games with the names of the sides exchanged: the same wars, seen from the other side."""
        return replace(
            self,
            win=1 - self.win,
            win_after_cut=1 - self.win_after_cut,
            cost_a=self.cost_b,
            cost_b=self.cost_a,
            cost_a_after_cut=self.cost_b_after_cut,
            cost_b_after_cut=self.cost_a_after_cut,
            to=-self.to,
            share=1 - self.share,
        )

    def _numbers(self) -> dict[str, Reals]:
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "positions"}

    def _check(self) -> None:
        if self.positions < 2:
            raise ValueError("the game needs at least 2 positions: one between the two ends")
        for name, array in self._numbers().items():
            if not np.isfinite(array).all():
                raise ValueError(f'the numbers "{name}" of the game must be finite')
            if name in CHANCES and ((array < 0) | (array > 1)).any():
                raise ValueError(f'the numbers "{name}" of the game must lie between 0 and 1')
        if ((self.discount < 0) | (self.discount >= 1)).any():
            raise ValueError('the numbers "discount" of the game must lie between 0 and below 1')


def parameters_of(game: Game, which: Which = "middle", cut: str = "") -> Parameters:
    """
    Return one game for each cut hazard of a case, in the order of ``game.cut_hazard``.

    Parameters
    ----------
    game : Game
    which : {"low", "middle", "high"}
        Which end of the intervals to take.
    cut : str
        What a cut ends, as :func:`comity.support.game.kinds.cuts_of` names it; empty for all support.

    Examples
    --------
    >>> from fractions import Fraction
    >>> half, tenth = Span(Fraction(1, 2), Fraction(1, 2)), Span(Fraction(1, 10), Fraction(1, 5))
    >>> games = parameters_of(Game(sides=("a", "b"), win=half, costs=(tenth, tenth)), "high")
    >>> games.hazard.tolist(), games.cost_a.tolist()
    ([0.0, 0.05, 0.2, 1.0], [0.2, 0.2, 0.2, 0.2])
    """

    def value(span: Span) -> float:
        return float(getattr(span, which))

    hazards = np.array([float(h) for h in game.cut_hazard])
    return parameters_at(game, numbers_at(game, value), hazards, cut)


def parameters_at(game: Game, numbers: Numbers, hazards: Reals, cut: str = "") -> Parameters:
    """Return games with given values of the numbers, each array of one length or of length 1, and given hazards."""
    own = ("win", "cost_a", "cost_b", "rent", "discount", "reversal", "share", "patron_war", "patron_peace")
    return Parameters.of(
        game.positions,
        **{name: numbers[name] for name in own if name in numbers},
        to=1.0 if game.to == game.sides[0] else -1.0,
        hazard=hazards,
        veto=1.0 if game.patron else 0.0,
        **after_cut(game, numbers, cut),
    )


def together(rows: Sequence[Parameters]) -> Parameters:
    """
    Return games of the same positions as one batch.

    Examples
    --------
    >>> one = Parameters.of(6, win=0.5, cost_a=0, cost_b=0)
    >>> len(together([one, one]))
    2
    """
    names = [f.name for f in fields(Parameters) if f.name != "positions"]
    return Parameters(rows[0].positions, *(np.concatenate([getattr(row, n) for row in rows]) for n in names))
