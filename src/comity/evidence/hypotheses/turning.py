"""Which single item or origin, taken out, changes the ranking of the hypotheses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.evidence.hypotheses.counting import Counted, Key, regrouped
from comity.evidence.hypotheses.ranking import among, ranks
from comity.evidence.hypotheses.result import Turn

Values = NDArray[np.float64]
OFTEN = 256
"""The budget is asked after so many trials."""


def turns(counted: Counted, priors: Values, budget: Budget | None = None) -> tuple[Turn, ...]:
    """
    Return the items and origins of which one, taken out, changes the ranking.

    An origin is taken out with all its items. Of an item whose origin has others, the next strongest of them counts
    in its place (conventions §64). An item that is alone with its origin is listed as an item. Changes of the first
    place come first, then by id.

    Parameters
    ----------
    counted : Counted
    priors : array, shape (H,)
    budget : Budget, optional

    Raises
    ------
    BudgetExceededError
        The budget ran out.
    """
    totals = np.array([counted.total(at) for at in range(len(priors))])
    log_priors = np.log(priors)
    before = ranks(-(log_priors + totals))
    found = []
    for trial, (kind, name, changes) in enumerate(_trials(counted)):
        if budget is not None and trial % OFTEN == 0:
            budget.check()
        after = totals.copy()
        for at, change in changes.items():
            after[at] = counted.total(at, change)
        places = ranks(-(log_priors + after))
        if places != before:
            found.append(_turn(counted.claims, kind, name, before, places, among(priors, after)[0]))
    return tuple(sorted(found, key=lambda t: (not t.first, t.kind, t.id)))


Change = Mapping[int, Mapping[Key, float | None]]


def _trials(counted: Counted) -> Iterator[tuple[str, str, Change]]:
    """Yield what to take out: its kind and id, and for each hypothesis what an origin brings then."""
    for key in counted.keys:
        at_all = [at for at, column in enumerate(counted.columns) if key in column.groups]
        items = sorted({r.item.id for at in at_all for r in counted.columns[at].groups[key].reports})
        gone: Change = {at: {key: None} for at in at_all}
        if len(items) == 1:
            yield "item", items[0], gone
            continue
        yield "origin", key[0], gone
        for item in items:
            change = _without_item(counted, key, item, at_all)
            if change:
                yield "item", item, change


def _without_item(counted: Counted, key: Key, item: str, at_all: Sequence[int]) -> Change:
    """Return what changes without one item of an origin; nothing where others of its origin count and not this one."""
    counting = [at for at in at_all if any(item in side.items for side in counted.columns[at].groups[key].sides)]
    return {at: {key: regrouped(counted, at, key, item)} for at in counting}


def _turn(claims: Sequence[str], kind: str, name: str, before: Sequence[int], after: Sequence[int], p: Values) -> Turn:
    order = tuple(c for _, c in sorted(zip(after, claims, strict=True), key=lambda pair: pair[0]))
    first = {c for c, r in zip(claims, before, strict=True) if r == 1}
    then = {c for c, r in zip(claims, after, strict=True) if r == 1}
    return Turn(kind, name, order, first != then, dict(zip(claims, p.tolist(), strict=True)))
