"""Offers without what is only promised."""

from __future__ import annotations

from dataclasses import replace

from comity.case.partners import Cell, Offer, Partners


def without_promises(partners: Partners) -> Partners:
    """
    Return the same offers with every promised cell taken for unknown.

    An offer that holds up only as long as promises are taken as said is best on paper alone. What is promised is
    thereby not counted as false: it may come out anywhere in the range.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Criterion
    >>> promised = Cell("exact", Fraction(9), Fraction(9), promised=True)
    >>> offer = Offer("x", cells=(("upgrades", promised), ("price", Cell("exact"))))
    >>> found = without_promises(Partners((Criterion("upgrades"), Criterion("price")), (offer,)))
    >>> [cell.shape for _, cell in found.offers[0].cells]
    ['unknown', 'exact']
    """
    return replace(partners, offers=tuple(_without(offer) for offer in partners.offers))


def _without(offer: Offer) -> Offer:
    return replace(offer, cells=tuple((name, _unknown(cell) if cell.promised else cell) for name, cell in offer.cells))


def _unknown(cell: Cell) -> Cell:
    return Cell(text=cell.text, source=cell.source, where=cell.where)
