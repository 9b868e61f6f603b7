"""Robust ordinal regression: the door to this room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from comity.budget import Budget
from comity.case.partners import Partners
from comity.errors import BudgetExceededError
from comity.partners.naming import called
from comity.partners.robust.ends import Ends, dominates
from comity.partners.robust.model import can_lead, gaps
from comity.partners.robust.prepared import Prepared, prepared
from comity.partners.robust.relations import Reals, Relation, necessary_preference, possible_preference
from comity.partners.robust.result import Pairs, Robust
from comity.partners.robust.value_space import Form


def robust(
    partners: Partners,
    posteriors: Mapping[str, float] | None = None,
    *,
    form: Form = "linear",
    budget: Budget | None = None,
) -> Robust:
    r"""
    Return what holds between offers for all weights, value functions and numbers that fit what is said.

    An offer is necessarily preferred to another where :math:`U(a) \ge U(b)` for everything that fits, and possibly
    preferred where that is so for something that fits [1]_. Everything that fits are all weights for which what is
    said of them holds, all numbers between the ends of each cell, any values of grades that keep their order, and of
    these the combinations under which each stated preference holds strictly. Two linear programs for each two offers
    tell.

    Necessary preference is a partial preorder and part of the possible one, which is strongly complete and negatively
    transitive. Offers whose worth differs by no more than a millionth of the scale count as equal. Dominance alone
    is told in exact numbers: at its worst one offer is at least as good as the other at its best on every criterion,
    and better on one.

    Parameters
    ----------
    partners : Partners
    posteriors : mapping, optional
        The chance that a claim holds, by its id; below 1 its cells may be anything. A claim that is not there is
        taken as said.
    form : {"linear", "monotone"}
        Whether values of criteria with numbers scale linearly over their range, or only more is not worse.
    budget : Budget, optional
        Where it ends early, what is not known by then is told.

    Raises
    ------
    UsageError
        There is nothing to compare, something does not fit, or statements contradict one another: the message names
        the smallest set of them that do.
    TooLargeError
        More than 100 offers or criteria.
    BudgetExceededError
        The budget ended before it was known whether the statements can hold.

    Examples
    --------
    Two offers that are each the best on one criterion, and one that is fair on both:

    >>> from fractions import Fraction
    >>> from comity.case.partners import Cell, Criterion, Offer, Preferred
    >>> def exact(x): return Cell("exact", Fraction(x), Fraction(x))
    >>> offers = tuple(
    ...     Offer(name, cells=(("price", exact(p)), ("time", exact(t))))
    ...     for name, p, t in (("x", 1, 0), ("y", 0, 1), ("z", "0.6", "0.6"))
    ... )
    >>> criteria = (Criterion("price"), Criterion("time"))
    >>> robust(Partners(criteria, offers)).necessary
    ()

    Whoever prefers x to z gives price more than 0.6 of the weight:

    >>> found = robust(Partners(criteria, offers, preferred=(Preferred("x", "z"),)))
    >>> found.necessary
    (('x', 'y'), ('x', 'z'), ('z', 'y'))

    References
    ----------
    .. [1] Greco, S., Mousseau, V. & Słowiński, R. (2008). Ordinal regression revisited: multiple criteria ranking
       using a set of additive value functions. European Journal of Operational Research 191(2), 416-436.
    """
    budget = budget or Budget()
    ready = prepared(partners, posteriors, form, budget)
    dominance = _dominance(ready.ends)
    least, cut = _least(ready, budget)
    necessary = necessary_preference(least, dominance)
    possible, leaders, cut = _possible(ready, least, necessary, budget, cut)
    ids = tuple(o.id for o in partners.offers)
    return Robust(
        offers=ids,
        dominance=_pairs(ids, dominance),
        necessary=_pairs(ids, necessary),
        possible=_pairs(ids, possible),
        can_be_first=None if leaders is None else tuple(ids[i] for i in leaders),
        undecided=_pairs(ids, np.isnan(least) & ~necessary),
        form=form,
        preferred=tuple((p.better, p.than) for p in partners.preferred),
        cut=cut,
        notes=ready.notes,
        offer_names=called(partners.offers),
    )


def _dominance(table: Sequence[Sequence[Ends]]) -> Relation:
    return np.array([[i != j and dominates(a, b) for j, b in enumerate(table)] for i, a in enumerate(table)])


def _least(ready: Prepared, budget: Budget) -> tuple[Reals, str]:
    """Return the least lead of each offer over each, NaN where the time ended first, and why it did."""
    n = len(ready.ends)
    found = np.full((n, n), np.nan)
    np.fill_diagonal(found, 0.0)
    try:
        for gap in gaps(ready.model, budget):
            found[gap.one, gap.other] = gap.value
    except (BudgetExceededError, KeyboardInterrupt) as e:
        return found, budget.ended(e)
    return found, ""


def _possible(
    ready: Prepared, least: Reals, necessary: Relation, budget: Budget, cut: str
) -> tuple[Relation, list[int] | None, str]:
    """Return possible preference and who can be first, as far as the time allows."""
    n = len(least)
    if cut:
        return possible_preference(least, necessary, lambda a, b: False), None, cut
    try:
        possible = possible_preference(least, necessary, lambda a, b: can_lead(ready.model, a, [b], budget))
        others = [[j for j in range(n) if j != i] for i in range(n)]
        leaders = [i for i in range(n) if possible[i].all() and can_lead(ready.model, i, others[i], budget)]
    except (BudgetExceededError, KeyboardInterrupt) as e:
        return possible_preference(least, necessary, lambda a, b: False), None, budget.ended(e)
    return possible, leaders, ""


def _pairs(ids: Sequence[str], relation: Relation) -> Pairs:
    """Return the pairs of a relation without those of an offer with itself."""
    return tuple((ids[a], ids[b]) for a, b in np.argwhere(relation).tolist() if a != b)
