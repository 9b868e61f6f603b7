"""The chance that a plan is acceptable to a party, without drawing: a sum of uniform values against a bound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from math import factorial, prod

from comity.case.settlement import Settlement, Span
from comity.settlement.packages.model import Package, Packages, on_curve

MOST_TERMS = 4096  # different sums of widths that are gone through


def chance_at_least(widths: Sequence[Fraction], need: Fraction) -> Fraction | None:
    r"""
    Return the chance that independent uniform numbers, from 0 to each of some widths, add up to ``need`` or more.

    With :math:`t = \sum_j w_j - \text{need}`, by symmetry the chance that they add up to t or less [1]_:

    .. math:: \frac{1}{n! \prod_j w_j} \sum_{S} (-1)^{|S|} \max\Bigl(0,\; t - \sum_{j \in S} w_j\Bigr)^n

    Parameters
    ----------
    widths : sequence of Fraction
        All above 0.
    need : Fraction

    Returns
    -------
    Fraction, or None
        None where there are more than 4,096 different sums of widths.

    Examples
    --------
    Two numbers from 0 to 1 add up to 3/2 or more in one of eight cases; no number at all adds up to 0:

    >>> chance_at_least([Fraction(1), Fraction(1)], Fraction(3, 2)), chance_at_least([], Fraction(0))
    (Fraction(1, 8), Fraction(1, 1))

    References
    ----------
    .. [1] Feller, W. (1971). An Introduction to Probability Theory and Its Applications, vol. 2, 2nd ed., I.9. Wiley.
    """
    total, n = sum(widths, Fraction(0)), len(widths)
    if need <= 0:
        return Fraction(1)
    if need > total or not n:
        return Fraction(0)
    room = total - need
    sums: dict[Fraction, int] = {Fraction(0): 1}
    for width in widths:
        more: dict[Fraction, int] = defaultdict(int, sums)
        for at, sign in sums.items():
            if at + width < room:
                more[at + width] -= sign
        sums = {at: sign for at, sign in more.items() if sign}
        if len(sums) > MOST_TERMS:
            return None
    whole = sum((sign * (room - at) ** n for at, sign in sums.items()), Fraction(0))
    return whole / (factorial(n) * prod(widths, start=Fraction(1)))


def acceptance(settlement: Settlement, model: Packages, package: Package, place: int) -> Fraction | None:
    """
    Return the chance that a package is worth the walk-away value or more to one party; None where it is too long a sum.

    Parameters
    ----------
    settlement : Settlement
        With its intervals.
    model : Packages
        Of the same settlement; its statements and curves are used.
    package : Package
    place : int
        The party's place among the values.
    """
    values = settlement.values[place]
    given = {issue: dict(levels) for issue, levels in values.levels}
    spans = []
    fixed = Fraction(0)
    for k, (issue, at) in enumerate(zip(model.issues, package, strict=True)):
        if issue.span is None:
            spans.append(given.get(issue.id, {}).get(issue.levels[int(at)].id, Span(Fraction(0), Fraction(0))))
        else:
            fixed += on_curve(model.curves[place][k], Fraction(at))
    spans += [t.adds for t in values.together if model.holds(t.when.tree, package)]
    least = fixed + sum((s.low for s in spans), Fraction(0)) - values.walk_away.high
    widths = [s.high - s.low for s in (*spans, values.walk_away) if not s.known]
    return chance_at_least(widths, -least)
