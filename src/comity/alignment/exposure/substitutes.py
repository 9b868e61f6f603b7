"""How much of a flow could be replaced: declared by good, by pair or by both, as a number or an interval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from comity.alignment.exposure.flows import Bought, Reals
from comity.errors import UsageError, did_you_mean

Part = float | tuple[float, float]
"""A share from 0 (cannot be replaced) to 1 (can be replaced in full), or an interval of them."""
NOT_KNOWN: Part = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Substitutes:
    """
    The substitutability of flows: which part of a lost flow the buyer can replace, from 0 to 1.

    The most specific entry counts: pair and good, then pair, then good, then ``default``. What nobody declared is
    not known and has the interval from 0 to 1; it is never taken as 0 or as 1.

    Parameters
    ----------
    default : Part
    by_good : mapping of good to Part
    by_pair : mapping of (buyer, seller) to Part
    by_pair_and_good : mapping of (buyer, seller, good) to Part

    Examples
    --------
    >>> Substitutes(by_good={"gas": (0.1, 0.3)}, by_pair={("a", "b"): 0.5}).by_good["gas"]
    (0.1, 0.3)
    >>> Substitutes(1.5)
    Traceback (most recent call last):
    ...
    comity.errors.UsageError: The substitutability of everything else is 1.5; it lies between 0 and 1.
    """

    default: Part = NOT_KNOWN
    by_good: Mapping[str, Part] = field(default_factory=dict)
    by_pair: Mapping[tuple[str, str], Part] = field(default_factory=dict)
    by_pair_and_good: Mapping[tuple[str, str, str], Part] = field(default_factory=dict)

    def __post_init__(self) -> None:
        named = {"everything else": self.default, **{f'"{good}"': part for good, part in self.by_good.items()}}
        named |= {f"{i} from {j}": part for (i, j), part in self.by_pair.items()}
        named |= {f'"{g}" of {i} from {j}': part for (i, j, g), part in self.by_pair_and_good.items()}
        for what, part in named.items():
            low, high = ends(part)
            if not 0 <= low <= high <= 1:
                raise UsageError(f"The substitutability of {what} is {part}; it lies between 0 and 1.")

    def over(self, year: Bought) -> tuple[Reals, Reals]:
        """
        Return the lower and the upper substitutability of every flow, each of shape (G, N, N).

        Raises
        ------
        UsageError
            A good or an actor that the flows do not have in any year.

        Examples
        --------
        >>> from comity.alignment.exposure.flows import bought, flows_of
        >>> year = bought(flows_of(["a"], ["b"], [2000], [1.0]), 2000)
        >>> low, high = Substitutes(0.25, by_pair={("b", "a"): (0.5, 1.0)}).over(year)
        >>> low[0, 1, 0], high[0, 1, 0], low[0, 0, 1]
        (np.float64(0.5), np.float64(1.0), np.float64(0.25))
        """
        both = np.empty((2, *year.value.shape))
        both[0], both[1] = ends(self.default)
        at = {name: k for k, name in enumerate(year.actors)}
        of = {name: k for k, name in enumerate(year.goods)}
        for good, part in self.by_good.items():
            _known("good", good, year.goods)
            both[:, of[good]] = np.array(ends(part))[:, None, None]
        for (buyer, seller), part in self.by_pair.items():
            if _both_here(buyer, seller, year):
                both[:, :, at[buyer], at[seller]] = np.array(ends(part))[:, None]
        for (buyer, seller, good), part in self.by_pair_and_good.items():
            _known("good", good, year.goods)
            if _both_here(buyer, seller, year):
                both[:, of[good], at[buyer], at[seller]] = ends(part)
        return both[0], both[1]


def ends(part: Part) -> tuple[float, float]:
    """Return the lower and the upper end of a share; a single number is both."""
    if isinstance(part, tuple):
        return float(part[0]), float(part[1])
    return float(part), float(part)


def _both_here(buyer: str, seller: str, year: Bought) -> bool:
    for name in (buyer, seller):
        _known("actor", name, year.everyone)
    return buyer in year.actors and seller in year.actors


def _known(what: str, name: str, names: tuple[str, ...]) -> None:
    if name not in names:
        raise UsageError(" ".join(filter(None, [f'The flows have no {what} "{name}".', did_you_mean(name, names)])))
