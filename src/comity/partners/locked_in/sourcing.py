"""One vendor against several: a comparison of what is stated, and never a premise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from comity.partners.locked_in.discounting import Ends
from comity.partners.naming import listed

Side = Literal["one vendor", "several vendors", "cannot be told", "no comparison"]


@dataclass(frozen=True, slots=True)
class Sourcing:
    """
    Which offers lock in more: those of one vendor, or those of several.

    Parameters
    ----------
    one, several, unstated : tuple of str
        Offers by how many vendors they name; ``unstated`` name none.
    more : {"one vendor", "several vendors", "cannot be told", "no comparison"}
        Those of which every offer surely locks in for more years than every offer of the others.
    why : str
    """

    one: tuple[str, ...]
    several: tuple[str, ...]
    unstated: tuple[str, ...]
    more: Side
    why: str

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "one": list(self.one),
            "several": list(self.several),
            "unstated": list(self.unstated),
            "more": self.more,
            "why": self.why,
        }


def compared(offers: Sequence[tuple[str, int, Ends | None]], names: Mapping[str, str] | None = None) -> Sourcing:
    """
    Return which offers lock in more, those of one vendor or those of several.

    Parameters
    ----------
    offers : sequence of (id, number of vendors, years locked in or None)
    names : mapping, optional
        What sentences call the offers.

    Examples
    --------
    >>> compared([("x", 1, (4.0, 6.0)), ("y", 2, (1.0, 2.0))]).more
    'one vendor'
    >>> print(compared([("x", 1, (4.0, 6.0)), ("y", 2, (1.0, 5.0))]).why)
    The years that offers of one vendor lock in for and those of several vendors overlap.
    """
    one, several, unstated = (
        tuple(sorted(name for name, n, _ in offers if min(max(n, 0), 2) == count)) for count in (1, 2, 0)
    )

    def found(more: Side, why: str) -> Sourcing:
        return Sourcing(one, several, unstated, more, why)

    if not one or not several:
        return found(
            "no comparison",
            f"There are not both offers of one vendor and offers of several to compare.{_way(unstated)}",
        )
    hidden = sorted(name for name, n, years in offers if n > 0 and years is None)
    if hidden:
        whose = (
            "any of them"
            if len(hidden) == len(one) + len(several)
            else listed([(names or {}).get(o, o) for o in hidden])
        )
        return found("cannot be told", f"What leaving costs, or what a year is worth, is not stated for {whose}.")
    first = [years for _, n, years in offers if n == 1 and years is not None]
    second = [years for _, n, years in offers if n > 1 and years is not None]
    if _surely_more(first, second):
        return found("one vendor", "Every offer of one vendor surely locks in for longer than every offer of several.")
    if _surely_more(second, first):
        return found(
            "several vendors", "Every offer of several vendors surely locks in for longer than every offer of one."
        )
    return found(
        "cannot be told", "The years that offers of one vendor lock in for and those of several vendors overlap."
    )


def _way(unstated: Sequence[str]) -> str:
    return " Write vendors: of each offer; who makes it (by) is not taken for its only vendor." if unstated else ""


def _surely_more(these: Sequence[Ends], those: Sequence[Ends]) -> bool:
    return min(low for low, _ in these) > max(high for _, high in those)
