"""The value of perfect information on one cell or one claim, exactly: what an offer is worth is linear in its cells."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from comity.partners.information.cells import above, chance_above, failed, mean, said
from comity.partners.values.scales import Scaled

Table = Sequence[Sequence[Scaled]]
NOTHING = 1e-12
"""A value no greater than this is rounding."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """
    What knowing one thing is worth: ``value`` on average, on the scale of 0 to 1, and with which chance it changes
    which offer is best on average; ``bar`` is the number of the cell, scaled, at which it does, where there is one.
    """

    value: float
    changes: float
    bar: float | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """
    What is known before anything more is found out: cells, mean weights, and what each offer is worth on average.

    ``with_claim`` has for each claim its chance, and what offers are worth where it holds and where it fails.
    """

    table: Table
    weights: Sequence[float]
    now: tuple[float, ...]
    with_claim: Mapping[str, tuple[float, tuple[float, ...], tuple[float, ...]]]


def known(table: Table, weights: Sequence[float]) -> Known:
    """
    Return what is known before anything more is found out.

    Examples
    --------
    >>> from fractions import Fraction
    >>> claimed = Scaled("exact", Fraction(1), Fraction(1), claim="c", chance=0.5)
    >>> found = known([[claimed], [Scaled("unknown")]], [1.0])
    >>> found.now, found.with_claim
    ((0.75, 0.5), {'c': (0.5, (1.0, 0.5), (0.5, 0.5))})
    """
    now = tuple(_worth(row, weights) for row in table)
    chances = {cell.claim: cell.chance for row in table for cell in row if cell.claim}
    having = {claim: {j for j, row in enumerate(table) if any(c.claim == claim for c in row)} for claim in chances}

    def given(claim: str, part: Callable[[Scaled], Scaled]) -> tuple[float, ...]:
        return tuple(
            _worth([part(c) if c.claim == claim else c for c in table[j]], weights) if j in having[claim] else x
            for j, x in enumerate(now)
        )

    return Known(table, weights, now, {c: (p, given(c, said), given(c, failed)) for c, p in chances.items()})


def _worth(row: Sequence[Scaled], weights: Sequence[float]) -> float:
    return math.fsum(w * mean(cell) for w, cell in zip(weights, row, strict=True))


def of_cell(before: Known, offer: int, criterion: int) -> Learnt:
    r"""
    Return the expected value of perfect information on one cell [1]_ [2]_.

    .. math:: E_x[\max_j E[U_j \mid x]] - \max_j E[U_j]

    :math:`U_j = \sum_c w_c x_{jc}` is linear in the cell and the weights are drawn apart from it, so the inner means
    are exact: only the offer of the cell moves, by the mean weight times how far the cell is from its mean. Of a
    cell with a claim one also learns whether the claim holds, and with it of the other cells of that claim.

    Parameters
    ----------
    before : Known
    offer, criterion : int

    Examples
    --------
    A cell between 0 and 1 beside another offer worth just half: the one of the two that is better is known then.

    >>> from fractions import Fraction
    >>> half = Scaled("exact", Fraction(1, 2), Fraction(1, 2))
    >>> of_cell(known([[Scaled("unknown")], [half]], [1.0]), 0, 0)
    Learnt(value=0.125, changes=0.5, bar=0.5)

    References
    ----------
    .. [1] Raiffa, H. & Schlaifer, R. (1961). Applied Statistical Decision Theory. Harvard University Press.
    .. [2] Howard, R. A. (1966). Information value theory. IEEE Transactions on Systems Science and Cybernetics 2(1),
       22-26.
    """
    cell, weight = before.table[offer][criterion], before.weights[criterion]
    cases = [(1.0, cell, before.now)]
    if cell.claim:
        chance, holds, fails = before.with_claim[cell.claim]
        cases = [(chance, said(cell), holds), (1 - chance, failed(cell), fails)]
    gains, stays, bar = [-max(before.now)], [], math.inf
    for chance, drawn, means in cases:
        others = _best_other(means, offer)
        bar = _bar(means[offer], others, weight, above(drawn, 0.0))
        better = max(means[offer], others) if math.isinf(bar) else others + weight * above(drawn, bar)
        gains.append(chance * better)
        stays.append(chance * _chance_of_same(drawn, means, before.now, offer, bar))
    gain = math.fsum(gains)
    if gain <= NOTHING:
        return Learnt(0.0, 0.0)
    return Learnt(gain, _rest(stays), bar if len(cases) == 1 and 0 < bar < 1 else None)


def _best_other(means: Sequence[float], offer: int) -> float:
    return max((x for j, x in enumerate(means) if j != offer), default=-math.inf)


def best(means: Sequence[float]) -> tuple[int, ...]:
    """
    Return the offers that are worth most; several where they are equal but for rounding.

    Examples
    --------
    >>> best([0.5, 0.7, 0.7])
    (1, 2)
    """
    bar = max(means) - NOTHING
    return tuple(j for j, x in enumerate(means) if x >= bar)


def _bar(mine: float, others: float, weight: float, middle: float) -> float:
    """Return above which number of the cell its offer is the best on average."""
    if weight <= 0:
        return -math.inf if mine >= others else math.inf
    return middle + (others - mine) / weight


def _chance_of_same(cell: Scaled, means: Sequence[float], now: Sequence[float], offer: int, bar: float) -> float:
    """Return the chance that the offer that is best now is among the best after; the mean over those equal now."""
    other = _best_other(means, offer)
    at_least, at_most = chance_above(cell, bar - NOTHING), 1 - chance_above(cell, bar + NOTHING)
    first = best(now)
    return sum(at_least if j == offer else at_most * (means[j] >= other - NOTHING) for j in first) / len(first)


def of_claim(before: Known, claim: str) -> Learnt:
    """
    Return the expected value of knowing whether one claim holds.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from fractions import Fraction
    >>> one, other = (Scaled("exact", Fraction(x), Fraction(x)) for x in (1, "0.7"))
    >>> claimed = replace(one, claim="c", chance=0.5)
    >>> found = of_claim(known([[claimed], [other]], [1.0]), "c")
    >>> round(found.value, 3), found.changes
    (0.1, 0.5)
    """
    chance, holds, fails = before.with_claim[claim]
    value = math.fsum([chance * max(holds), (1 - chance) * max(fails), -max(before.now)])
    if value <= NOTHING:
        return Learnt(0.0, 0.0)
    first = best(before.now)
    stays = [
        part * sum(j in best(means) for j in first) / len(first)
        for part, means in ((chance, holds), (1 - chance, fails))
    ]
    return Learnt(value, _rest(stays))


def _rest(chances: Sequence[float]) -> float:
    return round(min(1.0, max(0.0, 1 - math.fsum(chances))), 9)
