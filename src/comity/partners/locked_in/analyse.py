"""How locked in offers leave one: the door to this room."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from comity.budget import Budget
from comity.case.partners import Offer, Partners
from comity.errors import BudgetExceededError, UsageError
from comity.partners.limits import check_names, check_offers
from comity.partners.locked_in.discounting import Ends
from comity.partners.locked_in.locked import (
    check,
    cost_of_leaving,
    exit_share,
    leaving_share,
    paid_until,
    years_locked_in,
)
from comity.partners.locked_in.sourcing import Sourcing, compared
from comity.partners.naming import called_by_id, listed

LONGEST = 500
"""The most years of a whole life."""
LEAST_RATE, MOST_RATE = -0.5, 10.0


@dataclass(frozen=True, slots=True)
class Locked:
    """
    How locked in one offer would leave one; None where it is not public, which is never taken for 0.

    Parameters
    ----------
    offer : str
    vendors : tuple of str
    years : pair of float or None
        What leaving costs in years of the offer's value; the greater end may be infinite.
    exit_share : pair of float or None
        What is paid in the phase ``exit``, as a share of the whole-life cost.
    leaving_share : pair of float or None
        What leaving early costs, as a share of the whole-life cost.
    by_year : tuple of pairs or None
        What leaving costs on the whole at the end of each year, from 0.
    paid : tuple of pairs
        What has been paid by the end of each year, undiscounted.
    left_out : int
        Payments past the last year.
    name : str
    """

    offer: str
    vendors: tuple[str, ...]
    years: Ends | None
    exit_share: Ends | None
    leaving_share: Ends | None
    by_year: tuple[Ends, ...] | None
    paid: tuple[Ends, ...]
    left_out: int = 0
    name: str = field(default="", compare=False, repr=False)

    @property
    def free_from(self) -> tuple[int | None, int | None]:
        """Return the first years at whose end leaving may cost nothing on the whole, and surely costs nothing."""
        rows = self.by_year or ()
        possibly = next((t for t, (low, _) in enumerate(rows) if low <= 0), None)
        surely = next((t for t, (_, high) in enumerate(rows) if high <= 0), None)
        return possibly, surely

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values; None is not public, or infinite."""
        return {
            "offer": self.offer,
            "vendors": list(self.vendors),
            "years": _plain(self.years),
            "exit_share": _plain(self.exit_share),
            "leaving_share": _plain(self.leaving_share),
            "by_year": None if self.by_year is None else [list(x) for x in self.by_year],
            "paid": [list(x) for x in self.paid],
            "free_from": list(self.free_from),
            "left_out": self.left_out,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return it in plain sentences."""
        name = f'"{self.name or self.offer}"'
        said = []
        if self.years is None:
            said.append(_not_known(f"{name} locks"))
        else:
            said.append(f"Leaving {name} costs as much as it is worth in {_words(self.years)} years.")
        if self.exit_share is not None:
            said.append(
                f"Its stated payments at exit are {_hundredths(self.exit_share)} of every 100 of its whole-life cost."
            )
        if self.leaving_share is not None:
            said.append(f"Leaving early costs {_hundredths(self.leaving_share)} for every 100 of its whole-life cost.")
        said += self._when()
        if self.left_out:
            said.append(f"{self.left_out} of its payments fall after the last year and were left out.")
        return tuple(said)

    def _when(self) -> list[str]:
        possibly, surely = self.free_from
        if self.by_year is None:
            return []
        if surely is not None:
            return [f"At the end of year {surely}, leaving would for the first time surely cost nothing on the whole."]
        if possibly is not None:
            return [f"At the end of year {possibly}, leaving may for the first time cost nothing on the whole."]
        return ["At the end of every year, leaving costs something on the whole, over all that is stated."]


@dataclass(frozen=True, slots=True)
class LockedIn:
    """
    Lock-in of every offer, and one vendor against several.

    ``apart`` are pairs of offers of which the first surely locks in for longer; ``cut`` says why the work ended early.
    """

    offers: tuple[Locked, ...]
    sourcing: Sourcing
    apart: tuple[tuple[str, str], ...]
    discount: Ends
    cut: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "offers": [o.to_json() for o in self.offers],
            "sourcing": self.sourcing.to_json(),
            "apart": [list(pair) for pair in self.apart],
            "discount": list(self.discount),
            "cut": self.cut,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return it in plain sentences."""
        told = [(offer, offer.sentences()) for offer in self.offers]
        silent = [o.name or o.offer for o, lines in told if o.years is None and len(lines) == 1]
        said = [line for _, lines in told for line in lines if len(silent) < 2 or line != lines[0] or len(lines) > 1]
        if len(silent) > 1:
            every = len(silent) == len(self.offers)
            said.append(_not_known("any of the offers locks" if every else f"{listed(silent)} lock"))
        known = sum(o.years is not None for o in self.offers)
        if known > 1 and not self.apart:
            said.append("No offer surely locks in for longer than another: what is stated of them overlaps.")
        said.append(f"One vendor against several: {self.sourcing.more}. {self.sourcing.why}")
        if self.cut:
            said.append(f"The work ended early: {self.cut}. Offers that are not listed were not worked out.")
        return tuple(said)


def locked_in(partners: Partners, *, budget: Budget | None = None) -> LockedIn:
    r"""
    Return how locked in each offer would leave one.

    Costs of switching bind a buyer to a seller [1]_. They are put beside what the offer is worth a year (years locked
    in), beside its whole-life cost, and, year by year, beside the value that leaving gives up and the payments that
    it saves. All numbers are intervals where what is stated is one; the ends over payments are exact, those over the
    rate of discount exact or searched for. Single against mixed sourcing is a comparison of what offers state.

    Parameters
    ----------
    partners : Partners
        Its offers, ``discount`` and ``years``.
    budget : Budget, optional

    Raises
    ------
    UsageError
        A number cannot be, or two offers have one name.
    TooLargeError
        More than 100 offers.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.settlement import Span
    >>> def span(x): return Span(Fraction(x), Fraction(x))
    >>> offers = (Offer("x", leaving=span(40), yearly=span(8), vendors=("a",)), Offer("y", vendors=("b", "c")))
    >>> found = locked_in(Partners((), offers))
    >>> found.offers[0].years, found.offers[1].years, found.sourcing.more
    ((5.0, 5.0), None, 'cannot be told')

    References
    ----------
    .. [1] Klemperer, P. (1995). Competition when consumers have switching costs. Review of Economic Studies 62(4),
       515-539.
    """
    budget = budget or Budget()
    _check(partners)
    discount = float(partners.discount.low), float(partners.discount.high)
    names = called_by_id(partners.offers)
    found: list[Locked] = []
    cut = ""
    try:
        for offer in partners.offers:
            budget.check()
            found.append(_locked(offer, partners.years, discount, names[offer.id]))
    except (BudgetExceededError, KeyboardInterrupt) as e:
        cut = budget.ended(e)
    sides = [(o.offer, len(set(o.vendors)), o.years) for o in found]
    return LockedIn(tuple(found), compared(sides, names), _apart(found), discount, cut)


def _check(partners: Partners) -> None:
    discount = partners.discount
    if not LEAST_RATE <= discount.low <= discount.high <= MOST_RATE:
        raise UsageError(
            f"The discount goes from {float(discount.low):g} to {float(discount.high):g} a year. Write the lower end "
            "first, as parts of 1 (0.05 is 5 in 100), between -0.5 and 10."
        )
    if not 1 <= partners.years <= LONGEST:
        raise UsageError(f"The whole life is {partners.years} years. Use 1 to {LONGEST}.")
    check_offers(partners)
    check_names("offer", [o.id for o in partners.offers])
    for offer in partners.offers:
        check(offer)


def _locked(offer: Offer, years: int, discount: Ends, name: str) -> Locked:
    return Locked(
        offer=offer.id,
        vendors=offer.vendors,
        years=years_locked_in(offer.leaving, offer.yearly),
        exit_share=exit_share(offer, years, discount),
        leaving_share=leaving_share(offer, years, discount),
        by_year=cost_of_leaving(offer, years, discount),
        paid=paid_until(offer, years),
        left_out=sum(p.year > years for p in offer.payments),
        name=name,
    )


def _not_known(who: str) -> str:
    return f"How long {who} in is not known: what leaving costs, or what a year is worth, is not stated."


def _apart(found: list[Locked]) -> tuple[tuple[str, str], ...]:
    pairs = [
        (a.offer, b.offer)
        for a in found
        for b in found
        if a.years is not None and b.years is not None and a.years[0] > b.years[1]
    ]
    return tuple(sorted(pairs))


def _plain(ends: Ends | None) -> list[float | None] | None:
    return None if ends is None else [x if math.isfinite(x) else None for x in ends]


def _words(ends: Ends) -> str:
    low, high = (f"{x:.3g}" for x in ends)
    if math.isinf(ends[1]):
        return f"{low} or more"
    return low if low == high else f"{low} to {high}"


def _hundredths(ends: Ends) -> str:
    return _words((100 * ends[0], 100 * ends[1]))
