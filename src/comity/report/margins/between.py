"""
How far a SEQ verdict is from turning, told from its neighbours where a search would take long.

Nash stability implies SEQ stability, and SEQ implies GMR. So a change that ends GMR ends SEQ, and as long as Nash
stands SEQ stands; a change that brings Nash brings SEQ, and what brings SEQ brings GMR. Nash and GMR have exact
margins, which are then an upper and a lower bound; where both agree the bound is exact.
"""

from __future__ import annotations

from dataclasses import replace

from comity.conflict.margins.margin import Whole


def between(nash: Whole, gmr: Whole, holds: bool) -> Whole:
    """
    Return the margin of the SEQ verdict on a state, as far as the margins under Nash and GMR tell it.

    Parameters
    ----------
    nash, gmr : Whole
        Of the same state.
    holds : bool
        Whether it is an equilibrium under SEQ now.

    Examples
    --------
    >>> from fractions import Fraction
    >>> nash, gmr = (Whole("YN", k, True, (), Fraction(d)) for k, d in (("nash", 2), ("gmr", 3)))
    >>> found = between(nash, gmr, True)
    >>> found.distance, found.exact
    (Fraction(3, 1), False)
    """
    upper, lower = (gmr, nash) if holds else (nash, gmr)
    if lower.holds == holds and lower.distance is None:  # nothing at all turns what is narrower (wider)
        return replace(lower, concept="seq", holds=holds, words="")
    exact = upper.exact and lower.holds == holds and lower.distance == upper.distance
    return replace(upper, concept="seq", holds=holds, exact=exact, words="")
