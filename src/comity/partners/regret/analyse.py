"""Regret: the door to what each offer may cost against another, at worst."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.budget import Budget
from comity.case.partners import Partners
from comity.errors import BudgetExceededError
from comity.partners.naming import called
from comity.partners.regret.result import Regret, Regrets
from comity.partners.robust.model import EQUAL, Gap, gaps
from comity.partners.robust.prepared import prepared
from comity.partners.robust.value_space import Form


def regret(
    partners: Partners,
    posteriors: Mapping[str, float] | None = None,
    *,
    form: Form = "linear",
    budget: Budget | None = None,
) -> Regrets:
    r"""
    Return for each offer by how much another may be worth more, at worst, and which.

    The worst regret of an offer is :math:`\max_b \max U(b) - U(a)` over all weights, value functions and numbers that
    fit what is said [1]_: the same as for :func:`comity.partners.robust.analyse.robust`. The worth of an offer lies
    between 0, the worst on every criterion, and 1, the best on every criterion, so a regret of 0.2 is a fifth of the
    whole scale. It is 0 just where an offer is necessarily preferred to all others.

    Parameters
    ----------
    partners : Partners
    posteriors : mapping, optional
        The chance that a claim holds, by its id; below 1 its cells may be anything.
    form : {"linear", "monotone"}
    budget : Budget, optional
        Where it ends early, regrets are the worst found until then and may be greater.

    Raises
    ------
    UsageError
        There is nothing to compare, something does not fit, or statements contradict one another.
    TooLargeError
        More than 100 offers or criteria.
    BudgetExceededError
        The budget ended before it was known whether the statements can hold.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Cell, Criterion, Offer
    >>> def exact(x): return Cell("exact", Fraction(x), Fraction(x))
    >>> offers = tuple(
    ...     Offer(name, cells=(("price", exact(p)), ("time", exact(t))))
    ...     for name, p, t in (("x", 1, 0), ("y", 0, 1), ("z", "0.6", "0.6"))
    ... )
    >>> found = regret(Partners((Criterion("price"), Criterion("time")), offers))
    >>> {offer: (round(r["worst"], 2), r["against"]) for offer, r in found.to_json()["regret"].items()}
    {'x': (1.0, 'y'), 'y': (1.0, 'x'), 'z': (0.4, 'x')}
    >>> found.smallest
    ('z',)

    References
    ----------
    .. [1] Savage, L. J. (1951). The theory of statistical decision. Journal of the American Statistical Association
       46(253), 55-67.
    """
    budget = budget or Budget()
    ready = prepared(partners, posteriors, form, budget)
    ids = tuple(o.id for o in partners.offers)
    found: list[list[Gap]] = [[] for _ in ids]
    cut = ""
    try:
        for gap in gaps(ready.model, budget):
            found[gap.one].append(gap)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        cut = budget.ended(e)
    return Regrets(
        offers=ids,
        criteria=tuple(c.id for c in partners.criteria),
        regrets=tuple(_worst(of, ids) for of in found),
        form=form,
        cut=cut,
        notes=ready.notes,
        offer_names=called(partners.offers),
        criterion_names=called(partners.criteria),
    )


def _worst(found: Sequence[Gap], ids: Sequence[str]) -> Regret | None:
    """Return the greatest regret; of others that cause the same, the first by name, so that order plays no part."""
    if len(ids) == 1:
        return Regret(0.0)
    if not found:
        return None
    worst = -min(gap.value for gap in found)
    if worst <= EQUAL:
        return Regret(0.0)
    cause = min((gap for gap in found if -gap.value >= worst - EQUAL), key=lambda gap: ids[gap.other])
    return Regret(worst, ids[cause.other], cause.weights)
