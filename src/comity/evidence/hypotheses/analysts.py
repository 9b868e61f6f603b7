"""Several analysts: the matrix of each, where they disagree, and how far they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from comity.evidence.hypotheses.agreement import alpha
from comity.evidence.hypotheses.counting import Counted, count, restricted
from comity.evidence.hypotheses.matrix import ABSENT, Cell, Row
from comity.evidence.hypotheses.ranking import among, ranks
from comity.evidence.hypotheses.result import Agreement, ByAnalyst, Disagreement
from comity.evidence.posterior.known import Known
from comity.evidence.posterior.ratios import opinions

Values = NDArray[np.float64]
AUTHOR = "author of the row"
"""Who judged where a row of the case names no analyst."""


def item_rows(counted: Counted) -> tuple[Row, ...]:
    """Return the matrix of items as they stand by themselves, one row per item, in the order of the case."""
    cells: dict[str, dict[str, Cell]] = {}
    known, claims = counted.known, counted.claims
    for column in counted.columns:
        for r in (r for group in column.groups.values() for r in group.reports):
            letters = (known.reliability.get(r.item.source) or "F") + (r.item.credibility or "6")
            basis = letters if r.rule == "table" else r.rule
            found = r.log_ratio
            cells.setdefault(r.item.id, {})[column.claim] = Cell(found.low, found.middle, found.high, True, basis)
    order = [i for i in known.evidence.items if i.id in cells]
    return tuple(Row(i.id, i.origin, (i.id,), claims, tuple(cells[i.id].get(c, ABSENT) for c in claims)) for i in order)


def by_analyst(known: Known, claims: Sequence[str], priors: Values) -> tuple[ByAnalyst, ...]:
    """Return the matrix and ranking of each analyst who judged an item that another judged too."""
    found = []
    for name in _judges(known, claims):
        counted = count(known, claims, name)
        p, order = _ranked(counted, priors)
        found.append(ByAnalyst(name or AUTHOR, item_rows(counted), order, p))
    return tuple(found)


def _judges(known: Known, claims: Sequence[str]) -> tuple[str, ...]:
    """Return who judged items that two or more judged: rows that nobody else judged leave nothing to differ in."""
    found: set[str] = set()
    for item in restricted(known, claims).items:
        if item.claim in claims and item.id in known.judgements:
            names = {o.analyst for o in opinions(item, known)}
            found |= names if len(names) > 1 else set()
    return tuple(sorted(found))


def _ranked(counted: Counted, priors: Values) -> tuple[Mapping[str, float], tuple[str, ...]]:
    totals = np.array([counted.total(at) for at in range(len(priors))])
    places = ranks(-(np.log(priors) + totals))
    p, _ = among(priors, totals)
    order = tuple(c for _, c in sorted(zip(places, counted.claims, strict=True), key=lambda pair: pair[0]))
    return dict(zip(counted.claims, p.tolist(), strict=True)), order


def disagreements(known: Known, claims: Sequence[str]) -> tuple[Disagreement, ...]:
    """Return the cells that two or more analysts judged, those furthest apart first."""
    found = []
    for item in restricted(known, claims).items:
        if item.claim not in claims or item.id not in known.judgements:
            continue
        values = {o.analyst or AUTHOR: o.log_ratio.middle for o in opinions(item, known)}
        if len(values) > 1:
            found.append(Disagreement(item.id, item.claim, values))
    return tuple(sorted(found, key=lambda d: (-d.spread, d.item)))


def agreement(known: Known, claims: Sequence[str]) -> Agreement | None:
    """
    Return how far the analysts agree on the items of a set; None where no item was judged by two.

    One item alone shows nothing: what chance would give is measured by how different the items are.
    """
    graded, rated, unjudged = [], [], 0
    for item in restricted(known, claims).items:
        others = known.judgements.get(item.id, ())
        replaced = any(j.analyst == item.analyst for j in others)
        digits = [item.credibility] if not replaced else []
        digits += [j.credibility for j in others]
        given = [int(d) for d in digits if d]
        if len(given) > 1:
            unjudged += given.count(6)
            graded.append([float(d) for d in given if d != 6])
        ratios = [o.log_ratio.middle for o in opinions(item, known)]
        if len(ratios) > 1:
            rated.append(ratios)
    graded = [g for g in graded if len(g) > 1]
    if not graded and not rated and not unjudged:
        return None
    on_grades = alpha(graded, "ordinal") if len(graded) > 1 else None
    on_ratios = alpha(rated, "interval") if len(rated) > 1 else None
    return Agreement(on_grades, on_ratios, len(graded), len(rated), unjudged)
