"""What can be had at all: each sought term by itself, and which demands the offers meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.budget import Budget
from comity.case.settlement import Demand, Settlement
from comity.settlement.demands.encode import asked, question, refused
from comity.settlement.demands.relaxing import least_weight
from comity.settlement.demands.result import OfferMeets, Sought
from comity.solve.elimination import Grouped
from comity.solve.marco import Groups


def sought(
    settlement: Settlement, demands: Sequence[Demand], fixed: Sequence[str], budget: Budget
) -> tuple[Sought, ...]:
    """
    Return for each sought term whether it can hold alone, by the facts and with every demand kept.

    Examples
    --------
    >>> from comity.testing.demands_at_random import liffiton_sakallah
    >>> one = replace(liffiton_sakallah(), seek=("a",))
    >>> found = sought(one, one.demands, (), Budget())[0]
    >>> found.by_facts, found.with_all, int(found.weight)
    (True, False, 2)
    """
    out = []
    for term in settlement.seek:
        alone = question(replace(settlement, seek=(term,)), demands, fixed)
        groups = Groups(alone.problem, budget.check)
        by_facts = groups.together(())
        with_all = by_facts and groups.together(range(len(alone.demands)))
        groups.close()
        lightest = least_weight(alone.demands, alone.problem, budget) if by_facts else None
        out.append(Sought(term, by_facts, with_all, None if lightest is None else lightest.weight))
    return tuple(out)


def offers(settlement: Settlement, demands: Sequence[Demand], budget: Budget) -> tuple[OfferMeets, ...]:
    """
    Return for each offer which demands of other parties follow from it, and which it rules out.

    A demand follows from an offer where it holds whenever the facts, the sought terms and the offer do, and not
    because of the facts and sought terms alone. It is ruled out where it never holds with them.

    Parameters
    ----------
    settlement : Settlement
    demands : sequence of Demand
        The rows that count, offers among them.
    budget : Budget
    """
    made, rows = [d for d in demands if d.kind == "offer"], [d for d in demands if d.kind != "offer"]
    if not made:
        return ()
    given = question(settlement, demands)
    met = [given.numbers.saying(asked(d)) for d in rows]
    unmet = [given.numbers.saying(refused(d)) for d in rows]
    offered = [given.numbers.saying(asked(d)) for d in made]
    groups = Groups(Grouped(given.problem.hard, (*met, *unmet, *offered)), budget.check)
    n = len(rows)
    try:
        anyway = {k for k in range(n) if not groups.together([n + k])}
        never = {k for k in range(n) if not groups.together([k])}
        return tuple(_row(groups, o, 2 * n + j, rows, anyway, never) for j, o in enumerate(made))
    finally:
        groups.close()


def _row(
    groups: Groups, offer: Demand, place: int, rows: Sequence[Demand], anyway: set[int], never: set[int]
) -> OfferMeets:
    if not groups.together([place]):
        return OfferMeets(offer.id, offer.by, False, (), ())
    n = len(rows)
    others = [k for k, d in enumerate(rows) if d.by != offer.by]
    meets = [k for k in others if k not in anyway and not groups.together([place, n + k])]
    contradicts = [k for k in others if k not in never and not groups.together([place, k])]
    return OfferMeets(
        offer.id, offer.by, True, tuple(rows[k].id for k in meets), tuple(rows[k].id for k in contradicts)
    )
