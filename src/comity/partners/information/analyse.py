"""The value of information: the door to this room."""

from __future__ import annotations

from collections.abc import Mapping

from comity.budget import Budget
from comity.case.partners import Partners
from comity.partners.information.answer import Information, Unknown
from comity.partners.information.cells import open_to_finding
from comity.partners.information.totals import mean_weights, totals
from comity.partners.information.worth import Known, best, known, of_cell, of_claim
from comity.partners.limits import check_draws, check_size
from comity.partners.naming import called
from comity.partners.values.scales import scaled_table
from comity.partners.weights.draws import weights_of

MOST_DRAWS = 1_000_000
MEAN_DRAWS = 100_000
"""So many draws make the mean weights where they have no closed form."""


def information(
    partners: Partners,
    posteriors: Mapping[str, float] | None = None,
    *,
    draws: int = 10_000,
    seed: int = 0,
    budget: Budget | None = None,
) -> Information:
    r"""
    Return which unknown is worth finding out before one chooses.

    One who has to choose now, and to whom all that is possible counts by its chance, takes the offer that is worth
    most on average over weights and cells. To learn one cell first is worth
    :math:`E_x[\max_j E[U_j \mid x]] - \max_j E[U_j]`: never below 0, and 0 where no outcome would change the choice,
    as for a cell of an offer that is behind another whatever it turns out to be. Values of single cells do not add up.
    They are exact given the mean weights, which are exact too where weights have a closed form; what it is worth to
    know everything comes from draws, the same that SMAA-2 uses.

    Parameters
    ----------
    partners : Partners
    posteriors : mapping, optional
        The chance that a claim holds, by its id; a claim that is not there is taken as said.
    draws, seed : int
    budget : Budget, optional
        Where it ends early, single cells are kept, and the draws done.

    Raises
    ------
    UsageError
        Something does not fit, or what is said of the weights contradicts itself.
    TooLargeError
        More than 100 offers or criteria, or more than a million draws.
    BudgetExceededError
        The budget ended before the mean weights were known.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Cell, Criterion, Offer
    >>> price = Criterion("price", unit="bn", better="less", worst=Fraction(20), best=Fraction(10))
    >>> x = Offer("x", cells=(("price", Cell("uniform", Fraction(12), Fraction(16))),))
    >>> y = Offer("y", cells=(("price", Cell("exact", Fraction(15), Fraction(15))),))
    >>> found = information(Partners((price,), (x, y)), draws=100)
    >>> found.best, round(found.cells[0].value, 4), found.cells[0].bar
    (('x',), 0.0125, 15.0)
    """
    budget = budget or Budget()
    check_draws(draws, MOST_DRAWS, seed)
    check_size(partners)
    table = scaled_table(partners, posteriors)
    weights = weights_of(partners, seed, budget)
    middle = mean_weights(weights, MEAN_DRAWS, seed, budget)
    before = known(table, middle)
    first = best(before.now)
    return Information(
        worths=tuple((o.id, x) for o, x in zip(partners.offers, before.now, strict=True)),
        best=tuple(partners.offers[j].id for j in first),
        cells=_cells(partners, before),
        claims=_claims(before),
        totals=totals(table, weights, middle, draws, seed, budget),
        seed=seed,
        names=tuple(_name(partners, j) for j in first),
        promised=any(cell.promised and cell.shape != "unknown" for o in partners.offers for _, cell in o.cells),
    )


def _cells(partners: Partners, before: Known) -> tuple[Unknown, ...]:
    found = [
        _cell(partners, before, i, c)
        for i, row in enumerate(before.table)
        for c, cell in enumerate(row)
        if open_to_finding(cell)
    ]
    return tuple(sorted(found, key=lambda u: (-round(u.value, 12), u.offer, u.criterion)))


def _cell(partners: Partners, before: Known, offer: int, c: int) -> Unknown:
    learnt, criterion = of_cell(before, offer, c), partners.criteria[c]
    called = f'"{criterion.text or criterion.id}" of "{_name(partners, offer)}"'
    name, claim = partners.offers[offer].id, before.table[offer][c].claim
    others = [j for j in range(len(before.now)) if j != offer]
    if learnt.bar is None or criterion.grades or not others:
        return Unknown(name, criterion.id, claim, learnt.value, learnt.changes, called=called)
    other = max(others, key=lambda j: before.now[j])
    return Unknown(
        offer=name,
        criterion=criterion.id,
        claim=claim,
        value=learnt.value,
        changes=learnt.changes,
        bar=float(criterion.worst) + learnt.bar * float(criterion.best - criterion.worst),
        above=name,
        below=partners.offers[other].id,
        unit=criterion.unit,
        called=called,
        names=(_name(partners, offer), _name(partners, other)),
    )


def _claims(before: Known) -> tuple[Unknown, ...]:
    found = []
    for claim, (chance, _, _) in before.with_claim.items():
        if 0 < chance < 1:
            learnt = of_claim(before, claim)
            found.append(Unknown("", "", claim, learnt.value, learnt.changes, called=f'Whether claim "{claim}" holds'))
    return tuple(sorted(found, key=lambda u: (-round(u.value, 12), u.claim)))


def _name(partners: Partners, offer: int) -> str:
    return called(partners.offers)[offer]
