"""How offers stand by one answer of SMAA-2, as far as answers to the same question are set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comity.partners.smaa.result import Smaa

Band = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Standing:
    """
    How often each offer comes first, and whether one is the clear winner.

    Parameters
    ----------
    offers : tuple of str, length n
    firsts : tuple of float
        The share of draws in which each comes first.
    bands : tuple of pairs
        How sure each share is, 95 in 100.
    winner : str or None
    why : str
    draws : int
    """

    offers: tuple[str, ...]
    firsts: tuple[float, ...]
    bands: tuple[Band, ...]
    winner: str | None
    why: str
    draws: int

    @property
    def first(self) -> dict[str, float]:
        """Return the share of draws in which each offer comes first."""
        return dict(zip(self.offers, self.firsts, strict=True))

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        rows = zip(self.offers, self.firsts, self.bands, strict=True)
        return {
            "first": {offer: {"share": share, "band": list(band)} for offer, share, band in rows},
            "winner": self.winner,
            "why": self.why,
            "draws": self.draws,
        }


def standing(found: Smaa) -> Standing:
    """
    Return how offers stand by an answer.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Cell, Criterion, Offer, Partners
    >>> from comity.partners.smaa.analyse import smaa
    >>> x, y = (Offer(o, cells=(("price", Cell("exact", Fraction(p), Fraction(p))),)) for o, p in (("x", 1), ("y", 0)))
    >>> found = standing(smaa(Partners((Criterion("price"),), (x, y))))
    >>> found.first, found.winner
    ({'x': 1.0, 'y': 0.0}, 'x')
    """
    firsts = tuple(float(row[0]) for row in found.ranks)
    bands = tuple(found.band(share) for share in firsts)
    return Standing(found.offers, firsts, bands, found.winner, found.why, found.draws)
