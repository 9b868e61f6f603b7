"""Whether the answer hangs on promises: the same question without what is only promised."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from comity.budget import Budget
from comity.case.partners import Partners
from comity.case.wording import counted
from comity.partners.known import state_of
from comity.partners.naming import called_by_id
from comity.partners.smaa.verdict import in_hundred
from comity.partners.standing import Standing, standing

SHOWN = 6
"""So many offers are told of, those that move most."""


@dataclass(frozen=True, slots=True)
class Promises:
    """
    The answer with promises taken as said, and the answer without them.

    Parameters
    ----------
    kept : Standing
        Every promise is kept.
    without : Standing
        What is only promised may be anything in the range of its criterion.
    promised : tuple of (offer, number)
        How many cells of each offer are only promised.
    cut : str
        Why the work ended early; empty where it did not.
    names : tuple of pairs
        What sentences call the offers.
    """

    kept: Standing
    without: Standing
    promised: tuple[tuple[str, int], ...]
    cut: str = ""
    names: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    @property
    def hangs(self) -> bool:
        """Return whether there is another clear winner, or none any more, once promises do not count."""
        return self.kept.winner != self.without.winner

    @property
    def moved(self) -> dict[str, float]:
        """Return by how much the share of first ranks of each offer changes once promises do not count."""
        return {o: self.without.first[o] - x for o, x in self.kept.first.items()}

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "hangs": self.hangs,
            "promised": dict(self.promised),
            "kept": self.kept.to_json(),
            "without": self.without.to_json(),
            "moved": self.moved,
            "cut": self.cut,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return in plain words whether the answer hangs on promises."""
        names = dict(self.names)
        count = sum(n for _, n in self.promised)
        said = [f"{counted(count, 'cell')} {'is' if count == 1 else 'are'} only promised. {self.verdict}"]
        moved = [o for o in self.moved if self._surely_moved(o)]
        for offer in sorted(moved, key=lambda o: (-abs(self.moved[o]), o))[:SHOWN]:
            before, after = self.kept.first[offer], self.without.first[offer]
            said.append(
                f'"{names.get(offer, offer)}" comes first in {in_hundred(before)} draws with promises kept, and in '
                f"{in_hundred(after)} without them."
            )
        if len(moved) > SHOWN:
            said.append(f"{len(moved) - SHOWN} more move by less.")
        if self.cut:
            said.append(f"The work ended early: {self.cut}.")
        return tuple(said)

    def _surely_moved(self, offer: str) -> bool:
        """Return whether the bands of both shares lie apart."""
        k = self.kept.offers.index(offer)
        (low, high), (least, most) = self.kept.bands[k], self.without.bands[self.without.offers.index(offer)]
        return high < least or most < low

    @property
    def verdict(self) -> str:
        """Return in a sentence what becomes of the clear winner without what is only promised."""
        names = dict(self.names)
        before, after = self.kept.winner, self.without.winner
        if before is None and after is None:
            return "No clear winner, whether they are kept or not."
        if before is None:
            return f'With all of them kept there is no clear winner; without them "{names.get(after or "", after)}" is.'
        name = f'"{names.get(before, before)}"'
        if after == before:
            return f"{name} is the clear winner also without them."
        instead = "there is no clear winner" if after is None else f'"{names.get(after, after)}" is'
        return f"{name} is the clear winner only as long as promises are kept: without them {instead}."


def on_promises(
    partners: Partners,
    kept: Standing,
    chances: dict[str, float],
    draws: int,
    seed: int,
    threshold: float = 0.5,
    budget: Budget | None = None,
) -> Promises:
    """
    Return whether the answer hangs on what is only promised.

    The question is asked again with every promised cell taken for not public. A promise is thereby not counted as
    false: what it is about may come out anywhere in the range.

    Parameters
    ----------
    partners : Partners
    kept : Standing
        The answer with promises taken as said.
    chances : dict
        The chance that each claim holds.
    draws, seed, threshold
        As for SMAA-2.
    budget : Budget, optional

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Cell, Criterion, Offer
    >>> from comity.partners.smaa.analyse import smaa
    >>> def exact(x, promised=False): return Cell("exact", Fraction(x), Fraction(x), promised=promised)
    >>> offers = (Offer("x", cells=(("upgrades", exact(1, True)),)), Offer("y", cells=(("upgrades", exact("0.7")),)))
    >>> table = Partners((Criterion("upgrades"),), offers)
    >>> found = on_promises(table, standing(smaa(table)), {}, 10_000, 0)
    >>> found.hangs, found.kept.winner, found.without.winner
    (True, 'x', 'y')
    """
    from comity.partners.smaa.analyse import smaa
    from comity.partners.values.promises import without_promises

    found = smaa(without_promises(partners), chances, draws=draws, seed=seed, threshold=threshold, budget=budget)
    promised = tuple((o.id, sum(state_of(cell) == "promised" for _, cell in o.cells)) for o in partners.offers)
    return Promises(kept, standing(found), promised, found.cut, tuple(called_by_id(partners.offers).items()))
