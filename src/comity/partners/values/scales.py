"""What is known of every cell, on the scale from 0, the worst, to 1, the best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from comity.case.partners import Cell, Criterion, Offer, Partners, Shape
from comity.errors import UsageError, did_you_mean
from comity.partners.limits import check_names

Key = tuple[object, ...]
UNKNOWN = Cell()


@dataclass(frozen=True, slots=True)
class Scaled:
    """
    One cell on the scale of its criterion, before what lies outside 0 to 1 is cut off.

    ``low`` and ``high`` are the ends of what is uniform, or the mean and the standard deviation of what is normal.
    ``grade`` counts from 0, the worst, among ``grades``; ``grades`` is 0 where the criterion has numbers. ``chance``
    is the posterior of ``claim``, 1 where the cell hangs on no claim.
    """

    shape: Shape
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    grade: int = 0
    grades: int = 0
    claim: str = ""
    chance: float = 1.0

    @property
    def certain(self) -> bool:
        """Return True where the cell is the same number in every draw."""
        return self.shape == "exact" and (not self.claim or self.chance == 1)

    @property
    def beyond(self) -> bool:
        """Return True where a stated end lies outside the range, so that something is cut off."""
        if self.shape not in ("exact", "uniform"):
            return False
        return min(self.low, self.high) < 0 or max(self.low, self.high) > 1

    @property
    def key(self) -> Key:
        """Return what is known of the cell, in a form that does not change with the unit."""
        return (self.shape, str(self.low), str(self.high), self.grade, self.grades, self.claim, self.chance)


def scaled_table(partners: Partners, posteriors: Mapping[str, float] | None = None) -> tuple[tuple[Scaled, ...], ...]:
    r"""
    Return every cell, offers by criteria, scaled by :math:`(x - worst) / (best - worst)`.

    Which way is better follows from ``worst`` and ``best`` alone. A cell that is not there is ``unknown``. A claim
    without a posterior is taken as said.

    Parameters
    ----------
    partners : Partners
    posteriors : mapping, optional
        The chance that a claim holds, by its id.

    Returns
    -------
    tuple of tuples of Scaled, shape (n, m)

    Raises
    ------
    UsageError
        There is nothing to compare, two things have one name, a cell does not fit its criterion, or a posterior is
        no chance.

    Examples
    --------
    A price of 30 where 50 is the worst and 10 the best:

    >>> price = Criterion("price", better="less", worst=Fraction(50), best=Fraction(10))
    >>> offer = Offer("x", cells=(("price", Cell("uniform", Fraction(20), Fraction(30))),))
    >>> cell = scaled_table(Partners((price,), (offer,)))[0][0]
    >>> print(cell.low, cell.high)
    1/2 3/4
    """
    chances = dict(posteriors or {})
    _check(partners, chances)
    return tuple(
        tuple(
            _scaled(offer, criterion, dict(offer.cells).get(criterion.id, UNKNOWN), chances)
            for criterion in partners.criteria
        )
        for offer in partners.offers
    )


def _check(partners: Partners, chances: Mapping[str, float]) -> None:
    if not partners.criteria:
        raise UsageError("There is no criterion to judge the offers by. Write at least one under criteria.")
    if not partners.offers:
        raise UsageError("There is no offer to compare. Write at least one under offers.")
    known = [c.id for c in partners.criteria]
    for kind, ids in (("criterion", known), ("offer", [o.id for o in partners.offers])):
        check_names(kind, ids)
    for criterion in partners.criteria:
        _check_criterion(criterion)
    for offer in partners.offers:
        for name, _ in offer.cells:
            if name not in known:
                raise UsageError(_unknown_name(f'Offer "{offer.id}" has a value for', name, known))
        twice = [name for name, count in Counter(name for name, _ in offer.cells).items() if count > 1]
        if twice:
            raise UsageError(f'Offer "{offer.id}" has two values for "{twice[0]}". Leave one of them out.')
    for claim, p in chances.items():
        if not 0 <= p <= 1:
            raise UsageError(f'The posterior of claim "{claim}" is {p}. A chance lies between 0 and 1.')


def _check_criterion(criterion: Criterion) -> None:
    if not criterion.grades and criterion.worst == criterion.best:
        raise UsageError(
            f'Criterion "{criterion.id}" has the same worst and best value, {criterion.worst}. '
            "Give it a range of two different values, or leave it out."
        )
    if len(criterion.grades) == 1 or len(set(criterion.grades)) < len(criterion.grades):
        raise UsageError(f'Criterion "{criterion.id}" needs at least two grades, each written once, the worst first.')


def _unknown_name(said: str, name: str, known: list[str]) -> str:
    near = did_you_mean(name, known)
    return f'{said} "{name}", which is not defined. {near or "Defined: " + ", ".join(known) + "."}'


def _scaled(offer: Offer, criterion: Criterion, cell: Cell, chances: Mapping[str, float]) -> Scaled:
    claim, chance, grades = cell.claim, chances.get(cell.claim, 1.0), len(criterion.grades)
    if cell.shape == "unknown":
        return Scaled("unknown", grades=grades)
    at = f'Offer "{offer.id}" on criterion "{criterion.id}"'
    if (cell.shape == "grade") != bool(grades):
        raise UsageError(f"{at}: {_other_kind(criterion)}")
    if cell.shape == "grade":
        if cell.grade not in criterion.grades:
            raise UsageError(_unknown_name(f"{at} has the grade", cell.grade, list(criterion.grades)))
        return Scaled("grade", grade=criterion.grades.index(cell.grade), grades=grades, claim=claim, chance=chance)
    span = criterion.best - criterion.worst
    low = (cell.low - criterion.worst) / span
    if cell.shape == "normal":
        if cell.high < 0:
            raise UsageError(f"{at}: the standard deviation is {cell.high}. It cannot be below 0.")
        spread = cell.high / abs(span)
        return Scaled("normal" if spread else "exact", low, spread or low, claim=claim, chance=chance)
    if cell.shape == "exact" or cell.low == cell.high:
        return Scaled("exact", low, low, claim=claim, chance=chance)
    if cell.low > cell.high:
        raise UsageError(f"{at}: the interval begins at {cell.low} and ends at {cell.high}. Write the lower end first.")
    low, high = sorted((low, (cell.high - criterion.worst) / span))
    return Scaled("uniform", low, high, claim=claim, chance=chance)


def _other_kind(criterion: Criterion) -> str:
    if criterion.grades:
        return f"a number stands where a grade is asked for. Grades: {', '.join(criterion.grades)}."
    return "a grade stands where a number is asked for. Write a number, or give the criterion grades."
