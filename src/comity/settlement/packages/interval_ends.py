"""What remains of the agreement at the ends of the walk-away intervals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from comity.budget import Budget
from comity.case.settlement import Settlement
from comity.settlement.packages.accepted import acceptable_count
from comity.settlement.packages.bargaining.analyse import bargain
from comity.settlement.packages.bargaining.result import Bargains
from comity.settlement.packages.blocks import Blocks
from comity.settlement.packages.model import Packages
from comity.settlement.packages.parts import WalkAwayEnds
from comity.settlement.packages.some import some_package

MANY = 10**7
LISTED = 20  # packages of a solution that are listed at an end
Moved = tuple[str, str, tuple[Fraction, ...]]  # end, the party that is moved there (empty: all), the floors


def at_ends(
    settlement: Settlement,
    model: Packages,
    solutions: Bargains,
    blocks: Blocks | None,
    *,
    limit: int = 1000,
    budget: Budget | None = None,
) -> tuple[WalkAwayEnds, ...]:
    """
    Return what is acceptable with all walk-aways at their low ends, all at their high ends, and each alone at either.

    Bargaining solutions are looked for where all are moved; past 10,000,000 packages only the Nash solution is. Nothing
    is returned where every walk-away is known.
    """
    found = []
    large = model.total is None or model.total > MANY
    keys = [solution.key for solution in solutions.solutions if solution.key == "nash" or not large]
    middle = {s.key: frozenset(s.chosen) for s in solutions.solutions}
    for end, party, floor in _moved(settlement, model):
        there = replace(model, floor=floor)
        number = None if blocks is None else acceptable_count(blocks, blocks.whole(floor), budget)
        chosen = {}
        if not party:
            again = bargain(there, limit=limit, budget=budget, keys=keys)
            chosen = {s.key: s.chosen for s in again.solutions if s.proven}
            some = again.agreement
        elif number is None:
            some = some_package(there, floor, budget) is not None
        else:
            some = number > 0
        same = {key: frozenset(packages) == middle[key] for key, packages in chosen.items()}
        listed = {key: packages[:LISTED] for key, packages in chosen.items()}
        found.append(WalkAwayEnds(end, party, number, some, listed, same))
    return tuple(found)


def _moved(settlement: Settlement, model: Packages) -> Iterator[Moved]:
    spans = [v.walk_away for party in model.parties if (v := settlement.of(party)) is not None]
    unknown = [p for p, span in enumerate(spans) if not span.known]
    for end in ("low", "high") if unknown else ():
        yield end, "", tuple(getattr(span, end) for span in spans)
    for p in unknown if len(unknown) > 1 else ():
        for end in ("low", "high"):
            floor = list(model.floor)
            floor[p] = getattr(spans[p], end)
            yield end, model.parties[p], tuple(floor)
