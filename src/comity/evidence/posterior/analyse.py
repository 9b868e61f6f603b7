"""The posterior of every claim of a case, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from comity.budget import Budget
from comity.case.evidence import Claim, Evidence, Origin
from comity.errors import BudgetExceededError
from comity.evidence.posterior.carrying import carried_by, flips_at
from comity.evidence.posterior.dependence import Pool, pools_of
from comity.evidence.posterior.grades import pair
from comity.evidence.posterior.hints import hint
from comity.evidence.posterior.interval import interval
from comity.evidence.posterior.known import Known, known_by
from comity.evidence.posterior.leads import Question, by_claim, worths
from comity.evidence.posterior.log_range import probability
from comity.evidence.posterior.origins import Group, Report, groups_of, reports_by_claim
from comity.evidence.posterior.ratios import analysts_of
from comity.evidence.posterior.remarks import remarks
from comity.evidence.posterior.result import Posterior, Posteriors, Weighed
from comity.evidence.posterior.rivals import among, sets_of_rivals
from comity.evidence.posterior.settings import PosteriorSettings
from comity.evidence.posterior.standing import Standing, contributions, ends, log_odds, standing, weakened
from comity.evidence.posterior.swing import swings

AUTHOR = "modeller"
"""What the author of rows without an analyst is called beside analysts with a name."""


def posteriors(
    evidence: Evidence,
    as_of: dt.date | None = None,
    settings: PosteriorSettings | None = None,
    budget: Budget | None = None,
    names: Mapping[str, str] | None = None,
) -> Posteriors:
    r"""
    Return the posterior of every claim that is known by a day.

    .. math:: \operatorname{logit} p = \operatorname{logit} p_0 + \sum_g \lambda_g

    with one term for each origin (conventions §62 to §69).

    Parameters
    ----------
    evidence : Evidence
    as_of : date, optional
        Only what was known by the end of that day counts. None: all of it.
    settings : PosteriorSettings, optional
    budget : Budget, optional
        Where it runs out, the claims so far are kept and the others are named as missing.
    names : mapping from party to name, optional
        What the sides of sources are called in hints.

    Returns
    -------
    Posteriors
        Claims in the order of their ids.

    Raises
    ------
    ValueError
        A prior or a ratio is 0, or a prior is 1; the reader of cases refuses those.

    Examples
    --------
    A claim at even chances; a source that is usually reliable reports what is probably true:

    >>> from comity.case.evidence import EvidenceSource, Item
    >>> case = Evidence(
    ...     sources=(EvidenceSource("agency", reliability="B"),),
    ...     claims=(Claim("c1", "The dam was full"),),
    ...     items=(Item("i1", "c1", "supports", "agency", credibility="2"),),
    ... )
    >>> found = posteriors(case).claims["c1"]
    >>> round(found.p, 3), round(found.low, 2), round(found.high, 2), found.carried_by, round(found.flips_at, 3)
    (0.857, 0.76, 0.92, ('i1',), 0.167)
    """
    settings, budget = settings or PosteriorSettings(), budget or Budget()
    work = _Work.of(evidence, as_of, settings, names or {})
    found: dict[str, Posterior] = {}
    missing: tuple[str, ...] = ()
    try:
        for claim in work.known.claims.values():
            budget.check()
            found[claim.id] = _posterior(claim, work)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        left = [c for c in work.known.claims if c not in found]
        missing = tuple(f"the posterior of {c}: {budget.ended(e)}" for c in left)
    return _with_rivals_and_leads(found, work, missing)


@dataclass(frozen=True, slots=True)
class _Work:
    """What all claims share."""

    known: Known
    settings: PosteriorSettings
    origins: Mapping[str, Origin]
    pools: tuple[Pool, ...]
    reports: Mapping[str, tuple[Report, ...]]
    by_analyst: Mapping[str, Mapping[str, tuple[Report, ...]]]
    notes: tuple[str, ...]
    names: Mapping[str, str]

    @classmethod
    def of(
        cls, evidence: Evidence, as_of: dt.date | None, settings: PosteriorSettings, names: Mapping[str, str]
    ) -> _Work:
        known = known_by(evidence, as_of)
        pools, shared = pools_of(evidence.dependence)
        analysts = analysts_of(known.items, known)
        return cls(
            known=known,
            settings=settings,
            origins={o.id: o for o in evidence.origins},
            pools=pools,
            reports=reports_by_claim(known),
            by_analyst={a: reports_by_claim(known, a) for a in analysts} if len(analysts) > 1 else {},
            notes=(*shared, *remarks(known)),
            names=names,
        )


def _posterior(claim: Claim, work: _Work) -> Posterior:
    at = _standing(claim, work.reports[claim.id], work)
    total = log_odds(at)
    low, high, method = interval(at, work.settings)
    worst, best = ends(at)
    carried = carried_by(((s.items, x) for _, s, x in contributions(at)), work.settings.share)
    flips = flips_at(total)
    return Posterior(
        claim=claim.id,
        text=claim.text,
        by=claim.by,
        p=probability(total),
        low=probability(max(min(low, total), worst)),
        high=probability(min(max(high, total), best)),
        prior=(probability(at.prior.low), probability(at.prior.middle), probability(at.prior.high)),
        log_odds=total,
        prior_log_odds=at.prior.middle,
        worst=probability(min(worst, total)),
        best=probability(max(best, total)),
        carried_by=carried,
        flips_at=flips,
        origins=swings(at),
        items=_weighed(at.groups, work.known),
        analysts=_by_analyst(claim, work),
        hint=hint(at, carried, flips, work.known, work.names),
        method=method,
    )


def _weakened(found: Iterable[str], work: _Work) -> Iterator[str]:
    """Yield where a dependence makes a claim stand weaker than the strongest of its origins alone would."""
    for name in found if work.pools else ():
        at = _standing(work.known.claims[name], work.reports[name], work)
        for pool, strongest, way in weakened(at):
            yield (
                f"On {name} the dependence of {', '.join(sorted(pool.origins))} lets them speak "
                f"{'for' if way > 0 else 'against'} it more weakly together than {strongest} would alone: the others "
                "say much less. Take out of the set what says little (convention 65)."
            )


def _standing(claim: Claim, reports: Sequence[Report], work: _Work) -> Standing:
    return standing(claim, groups_of(reports, work.origins), work.pools)


def _weighed(groups: Sequence[Group], known: Known) -> tuple[Weighed, ...]:
    """Return every item on a claim with its ratio, by id."""
    out = []
    for group in groups:
        counted = {i for s in group.sides for i in s.items}
        network = any(s.sign == "network" for s in group.sides)
        for r in group.reports:
            letter = known.reliability.get(r.item.source, "")
            out.append(
                Weighed(
                    item=r.item.id,
                    source=r.item.source,
                    grade=pair(letter, r.item.credibility),
                    graded=bool(letter and r.item.credibility),
                    log_ratio=r.log_ratio,
                    rule="network" if network and r.own and r.item.says != "neutral" and r.rule != "F6" else r.rule,
                    counts=r.item.id in counted,
                )
            )
    return tuple(sorted(out, key=lambda w: w.item))


def _by_analyst(claim: Claim, work: _Work) -> Mapping[str, float]:
    asked = analysts_of([r.item for r in work.reports[claim.id]], work.known)
    made = {
        analyst or AUTHOR: probability(log_odds(_standing(claim, work.by_analyst[analyst][claim.id], work)))
        for analyst in (asked if len(asked) > 1 else ())
    }
    return dict(sorted(made.items()))


def _with_rivals_and_leads(found: dict[str, Posterior], work: _Work, missing: tuple[str, ...]) -> Posteriors:
    """Return the posteriors, each with its place among its rivals and the leads that bear on it."""
    sets = [s for s in sets_of_rivals(work.known.claims) if all(c in found for c in s)]
    questions = [Question((c,), (p.p,), 1 - p.p) for c, p in found.items() if not any(c in s for s in sets)]
    for rivals in sets:
        priors = [found[c].prior[1] for c in rivals]
        each, none = among(priors, [found[c].log_odds - found[c].prior_log_odds for c in rivals])
        questions.append(Question(rivals, each, none))
        for c, p in zip(rivals, each, strict=True):
            found[c] = replace(found[c], rivals=rivals, among_rivals=p)
    leads, unweighed = worths(work.known.evidence.leads, questions)
    bearing = by_claim(leads, found)
    claims = {c: replace(p, next=bearing[c], hint="" if bearing[c] else p.hint) for c, p in found.items()}
    return Posteriors(
        claims=claims,
        as_of=work.known.as_of,
        settings=work.settings,
        leads=leads,
        unweighed=unweighed,
        notes=(*work.notes, *_weakened(found, work)),
        complete=not missing,
        missing=missing,
    )
