"""SMAA-2: the door to this room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from comity.budget import Budget
from comity.case.partners import Partners
from comity.errors import BudgetExceededError, UsageError
from comity.partners.limits import check_draws, check_size
from comity.partners.naming import called, called_by_id, listed, of_cells
from comity.partners.smaa.counting import (
    Counts,
    central_weights,
    confidence_factors,
    counted,
    pair_shares,
    rank_shares,
)
from comity.partners.smaa.result import Smaa
from comity.partners.values.draws import Table, ValueDraws, likes
from comity.partners.values.scales import scaled_table
from comity.partners.weights.draws import Weights, weights_of

MOST_DRAWS = 100_000_000


def smaa(
    partners: Partners,
    posteriors: Mapping[str, float] | None = None,
    *,
    draws: int = 10_000,
    seed: int = 0,
    threshold: float = 0.5,
    budget: Budget | None = None,
) -> Smaa:
    r"""
    Return how often each offer has each rank, over all weights and numbers that are possible.

    In each draw weights :math:`w` and values :math:`x_{ic}` are drawn, and offer i is worth
    :math:`\sum_c w_c x_{ic}`. Its rank acceptability :math:`b_i^r` is the share of draws in which it has rank r. Its
    central weights are the mean of the weights that put it first: they tell for whom it is the best. Its confidence
    factor is how often it is first under them: how much of the doubt lies in its numbers and not in the weights [1]_.

    Offers that are equal in a draw share their ranks, so every row and every column of acceptabilities adds up to
    just 1. One offer is the clear winner only if it is surely first in more draws than ``threshold``, and surely
    ahead of each other offer in more than half of them; surely means by the lower end of the band of 95 in 100.
    The same seed gives the same numbers, whatever offers are called and in which order they stand, and whichever unit
    a criterion has. An offer that is added leaves the draws of all others as they were.

    Parameters
    ----------
    partners : Partners
    posteriors : mapping, optional
        The chance that a claim holds, by its id; a claim that is not there is taken as said.
    draws : int
    seed : int
    threshold : float
        From 0 to below 1.
    budget : Budget, optional
        Where it ends early, the answer rests on the draws done.

    Raises
    ------
    UsageError
        There is nothing to compare, something does not fit, or what is said of the weights contradicts itself.
    TooLargeError
        More than 100 offers or criteria, or more than 100 million draws.
    BudgetExceededError
        The budget ended before any draws were done.

    Examples
    --------
    Two offers that are each the best on one criterion, and one that is fair on both:

    >>> from fractions import Fraction
    >>> from comity.case.partners import Cell, Criterion, Offer
    >>> def exact(x): return Cell("exact", Fraction(x), Fraction(x))
    >>> offers = tuple(
    ...     Offer(name, cells=(("price", exact(p)), ("time", exact(t))))
    ...     for name, p, t in (("x", 1, 0), ("y", 0, 1), ("z", "0.6", "0.6"))
    ... )
    >>> found = smaa(Partners((Criterion("price"), Criterion("time")), offers), draws=100_000)
    >>> {offer: round(row[0], 2) for offer, row in found.acceptability.items()}
    {'x': 0.4, 'y': 0.4, 'z': 0.2}
    >>> found.winner is None
    True

    References
    ----------
    .. [1] Lahdelma, R. & Salminen, P. (2001). SMAA-2: stochastic multicriteria acceptability analysis for group
       decision making. Operations Research 49(3), 444-454.
    """
    budget = budget or Budget()
    _check(partners, draws, seed, threshold)
    table = scaled_table(partners, posteriors)
    weights = weights_of(partners, seed, budget)
    certain = weights.way == "fixed" and all(cell.certain for row in table for cell in row)
    counts = counted(weights, ValueDraws(table, seed), len(table), 1 if certain else draws, seed, budget)
    like = likes(table).tolist()
    central = central_weights(counts, like)
    confidence, cut = _confidence(counts, table, central, like, seed, budget)
    return Smaa(
        offers=tuple(o.id for o in partners.offers),
        criteria=tuple(c.id for c in partners.criteria),
        ranks=rank_shares(counts, like),
        ahead=pair_shares(counts, like),
        central=central,
        confidence=confidence,
        draws=counts.draws,
        asked=draws,
        seed=seed,
        way=weights.way,
        mixing=weights.mixing,
        threshold=threshold,
        certain=certain,
        cut=cut,
        notes=tuple(_notes(partners, table, weights, posteriors or {})),
        offer_names=called(partners.offers),
        criterion_names=called(partners.criteria),
    )


def _check(partners: Partners, draws: int, seed: int, threshold: float) -> None:
    check_draws(draws, MOST_DRAWS, seed)
    if not 0 <= threshold < 1:
        raise UsageError(f"The threshold is {threshold}. Use a share from 0 to below 1, such as 0.5.")
    check_size(partners)


def _confidence(
    counts: Counts,
    table: Table,
    central: tuple[tuple[float, ...] | None, ...],
    like: list[int],
    seed: int,
    budget: Budget,
) -> tuple[tuple[float | None, ...], str]:
    """Return confidence factors from the first draws of the numbers, none where the time is over."""
    nothing: tuple[float | None, ...] = (None,) * len(table)
    if counts.cut:
        return nothing, counts.cut
    draws = 1 if all(cell.certain for row in table for cell in row) else counts.draws
    try:
        return confidence_factors(central, ValueDraws(table, seed), draws, like, budget), ""
    except (BudgetExceededError, KeyboardInterrupt) as e:
        return nothing, budget.ended(e)


def _named(partners: Partners, criteria: Sequence[str]) -> str:
    names = called_by_id(partners.criteria)
    return listed([names[c] for c in criteria])


def _notes(partners: Partners, table: Table, weights: Weights, posteriors: Mapping[str, float]) -> Iterator[str]:
    cells = [cell for row in table for cell in row]
    unknown = sum(cell.shape == "unknown" for cell in cells)
    if unknown:
        yield f"{of_cells(unknown, len(cells))} not known; each was drawn from the whole range of its criterion."
    promised = sum(cell.promised and cell.shape != "unknown" for offer in partners.offers for _, cell in offer.cells)
    if promised:
        yield f"{of_cells(promised, len(cells))} only promised, and taken as said."
    claims = sorted({cell.claim for cell in cells if cell.claim and cell.claim not in posteriors})
    if claims:
        yield f"Nothing is known of how likely these claims hold; their cells were taken as said: {', '.join(claims)}."
    beyond = sorted(
        {
            c.id
            for c, column in zip(partners.criteria, zip(*table, strict=True), strict=True)
            if any(cell.beyond for cell in column)
        }
    )
    if beyond:
        yield f"Values outside the range of their criterion were cut off at its end: {_named(partners, beyond)}."
    zero = [partners.criteria[k].id for k in weights.zero]
    if zero:
        yield f"What is said of the weights leaves these criteria no weight at all: {_named(partners, zero)}."
    if partners.weights != "given" and any(c.weight is not None for c in partners.criteria):
        yield "Weights stand beside criteria, but were not used: to use them, write weights: given."
    if partners.weights != "ranked" and partners.ranking:
        yield "A ranking of criteria is there, but was not used: to use it, write weights: ranked."
    if partners.preferred:
        yield ("Stated preferences between offers play no part in the draws, but in what always holds and in regret.")
