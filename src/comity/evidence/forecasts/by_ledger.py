"""The ledger as a forecaster: the posterior of a claim on the day before it was decided."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from comity.budget import Budget
from comity.case.evidence import Evidence, EvidenceSource, Item, Judgement, Origin
from comity.evidence.forecasts.selecting import Counted, Decided
from comity.evidence.posterior.dependence import Pool, pools_of
from comity.evidence.posterior.known import is_known, known_by
from comity.evidence.posterior.log_range import probability
from comity.evidence.posterior.origins import groups_of, reports_by_claim
from comity.evidence.posterior.standing import log_odds, standing


def ledger_forecasts(
    evidence: Evidence, claims: Sequence[Decided], budget: Budget | None = None
) -> tuple[tuple[Counted, ...], tuple[str, ...]]:
    """
    Return what the ledger gave each claim on the day before it was decided, and the claims it had nothing on.

    Only what was known by then counts: items, grades and judgements of later days are left out, so the outcome itself
    cannot leak in. A claim without an item by then is left out: its posterior is the modeller's prior, and no forecast
    that rests on evidence.

    Parameters
    ----------
    evidence : Evidence
    claims : sequence of Decided
    budget : Budget, optional
        Asked before each claim.

    Raises
    ------
    BudgetExceededError
        The budget ran out.
    """
    items, frame = _by_claim(evidence), _Frame.of(evidence)
    found, without = [], []
    for claim in claims:
        if budget is not None:
            budget.check()
        day = claim.before - dt.timedelta(days=1)
        own = tuple(i for i in items.get(claim.claim.id, ()) if is_known(i.date, day))
        p = _posterior(frame, claim, own, day) if own else None
        if p is None:
            without.append(claim.claim.id)
        else:
            found.append(Counted(claim.claim.id, Fraction(p), day.isoformat()))
    return tuple(found), tuple(without)


def _by_claim(evidence: Evidence) -> Mapping[str, list[Item]]:
    out: dict[str, list[Item]] = defaultdict(list)
    for item in evidence.items:
        for claim in dict.fromkeys((item.claim, *(c for c, _ in item.also))):
            out[claim].append(item)
    return out


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the posterior of one claim needs of the whole, by id: a search through all of it per claim would be slow."""

    evidence: Evidence
    sources: Mapping[str, EvidenceSource]
    origins: Mapping[str, Origin]
    judgements: Mapping[str, list[Judgement]]
    pools: tuple[Pool, ...]

    @classmethod
    def of(cls, evidence: Evidence) -> _Frame:
        """Return the frame of a case."""
        judgements: dict[str, list[Judgement]] = defaultdict(list)
        for j in evidence.judgements:
            judgements[j.item].append(j)
        pools, _ = pools_of(evidence.dependence)
        sources = {s.id: s for s in evidence.sources}
        return cls(evidence, sources, {o.id: o for o in evidence.origins}, judgements, pools)


def _posterior(frame: _Frame, claim: Decided, items: tuple[Item, ...], day: dt.date) -> float | None:
    """Return the posterior of one claim from its own items alone: quick, and the same as in the whole."""
    small = Evidence(
        sources=tuple(frame.sources[s] for s in {i.source for i in items} if s in frame.sources),
        claims=(replace(claim.claim, rivals=(), date=""),),
        items=items,
        judgements=tuple(j for i in items for j in frame.judgements.get(i.id, ())),
        ratios=frame.evidence.ratios,
    )
    reports = reports_by_claim(known_by(small, day))[claim.claim.id]
    if not reports:
        return None
    return probability(log_odds(standing(claim.claim, groups_of(reports, frame.origins), frame.pools)))
