"""Competing hypotheses: each set of rival claims with its matrix, its ranking, and what would turn it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.case.evidence import Evidence
from comity.errors import BudgetExceededError
from comity.evidence.hypotheses.analysts import agreement, by_analyst, disagreements, item_rows
from comity.evidence.hypotheses.counting import Counted, count
from comity.evidence.hypotheses.draws import DRAWS, SEED, log_ratio_draws, prior_draws
from comity.evidence.hypotheses.grouping import asked_set, rival_sets, set_notes
from comity.evidence.hypotheses.matrix import ABSENT, Cell, Row
from comity.evidence.hypotheses.ranking import among, inconsistent, ranks
from comity.evidence.hypotheses.result import NONE, Competing, Contrast, Rivals, Standing
from comity.evidence.hypotheses.turning import turns
from comity.evidence.posterior.known import Known, known_by

Values = NDArray[np.float64]
LEVEL = 0.90
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class AchSettings:
    """
    What is asked about competing hypotheses.

    ``draws`` and ``seed`` are those of the intervals; ``turns`` and ``analysts`` say whether it is tried which single
    piece of evidence turns the ranking, and whether each analyst's matrix is made.
    """

    draws: int = DRAWS
    seed: int = SEED
    turns: bool = True
    analysts: bool = True


def competing(
    evidence: Evidence,
    claims: Sequence[str] | None = None,
    as_of: dt.date | None = None,
    settings: AchSettings | None = None,
    budget: Budget | None = None,
) -> Competing:
    """
    Return the analysis of competing hypotheses [1]_ for each set of rival claims.

    Of the claims of a set at most one is taken to be true. Every item has a likelihood ratio for each hypothesis that
    it speaks of and 1 for the others; those of one origin count once. The ranking is by Bayes' rule, so it knows base
    rates and evidence in favour; Heuer's count of inconsistent evidence, which knows neither, stands beside it.

    Parameters
    ----------
    evidence : Evidence
    claims : sequence of str, optional
        One set of hypotheses; None: every set that ``rivals`` connects.
    as_of : date, optional
        What was known by the end of that day.
    settings : AchSettings, optional
    budget : Budget, optional
        Sets that it does not reach are named in ``missing``.

    Raises
    ------
    UsageError
        A claim that was asked for is not known on that day, or only one was asked for.

    Examples
    --------
    Who dredged the channel? The log of the crane speaks for Aport, and against Bport:

    >>> from fractions import Fraction
    >>> from comity.case.evidence import Claim, Item, Range
    >>> def known(x): return Range(Fraction(x), Fraction(x), Fraction(x))
    >>> rows = (Claim("aport", "Aport dredged", prior=known("0.4"), rivals=("bport",)),
    ...         Claim("bport", "Bport dredged", prior=known("0.4")))
    >>> log = Item("log", "aport", "supports", "s", credibility="2", ratio=known(3), also=(("bport", known("0.5")),))
    >>> found = competing(Evidence(claims=rows, items=(log,))).sets[0]
    >>> [(s.claim, round(s.p, 3)) for s in found.standings], round(found.none.p, 3)
    ([('aport', 0.75), ('bport', 0.125)], 0.125)

    References
    ----------
    .. [1] Heuer, R. J. (1999). Psychology of Intelligence Analysis, chapter 8. Center for the Study of Intelligence.
    """
    settings, budget, known = settings or AchSettings(), budget or Budget(None), known_by(evidence, as_of)
    order = [c.id for c in evidence.claims if c.id in known.claims]
    sets = (asked_set(claims, order),) if claims is not None else rival_sets(known.claims, order)
    found: list[Rivals] = []
    missing: dict[str, str] = {}
    for each in sets:
        name = ", ".join(each)
        try:
            budget.check()
            found.append(_rivals(known, each, settings, budget))
        except (BudgetExceededError, KeyboardInterrupt) as e:
            missing[name] = budget.ended(e)
    return Competing(tuple(found), missing=missing)


def _rivals(known: Known, claims: tuple[str, ...], settings: AchSettings, budget: Budget) -> Rivals:
    """Return the analysis of one set."""
    counted = count(known, claims)
    priors = np.array([float(known.claims[c].prior.middle) for c in claims])
    matrix = np.array([[_middle(counted, at, key) for at in range(len(claims))] for key in counted.keys])
    matrix = matrix.reshape(len(counted.keys), len(claims))
    standings, none = _standings(counted, priors, matrix, settings)
    return Rivals(
        claims=claims,
        texts={c: known.claims[c].text for c in claims},
        rows=item_rows(counted),
        origins=tuple(_origin_row(counted, key) for key in counted.keys),
        standings=standings,
        none=none,
        contrast=_contrast(counted, standings, priors, matrix),
        turns=turns(counted, priors, budget) if settings.turns else (),
        analysts=by_analyst(known, claims, priors) if settings.analysts else (),
        disagreements=disagreements(known, claims),
        agreement=agreement(known, claims),
        notes=set_notes([known.claims[c] for c in claims]),
    )


def _middle(counted: Counted, at: int, key: tuple[str, str]) -> float:
    cell = counted.cell(at, key)
    return 0.0 if cell is None else cell.middle


def _origin_row(counted: Counted, key: tuple[str, str]) -> Row:
    """Return what one origin brings to every hypothesis."""
    cells, items, basis = [], set(), ""
    for at, column in enumerate(counted.columns):
        found = counted.cell(at, key)
        if found is None:
            cells.append(ABSENT)
            continue
        group = column.groups[key]
        items |= {r.item.id for r in group.reports}
        basis = "network" if any(s.sign == "network" for s in group.sides) else "counted once"
        cells.append(Cell(found.low, found.middle, found.high, True, basis))
    return Row(key[0] or key[1], key[0], tuple(sorted(items)), counted.claims, tuple(cells))


def _standings(
    counted: Counted, priors: Values, matrix: Values, settings: AchSettings
) -> tuple[tuple[Standing, ...], Standing | None]:
    """Return the hypotheses, most probable first, and "none of these" where the priors leave room for it."""
    totals = np.array([counted.total(at) for at in range(len(priors))])
    p, nothing = among(priors, totals)
    before, room = among(priors, np.zeros_like(priors))
    drawn = _drawn(counted, settings)
    low, high = _interval(drawn, np.append(p, nothing))
    first = _first(drawn[:, :-1])
    weights = np.log(priors) + totals
    places, (count_of, score) = ranks(-weights), inconsistent(matrix)
    by_score = ranks(score)
    rows = [
        Standing(
            claim=claim,
            prior=float(before[at]),
            p=float(p[at]),
            low=float(low[at]),
            high=float(high[at]),
            log_ratio=float(totals[at]),
            rank=places[at],
            inconsistent=int(count_of[at]),
            inconsistency=float(score[at]),
            rank_by_inconsistency=by_score[at],
            first=float(first[at]),
        )
        for at, claim in enumerate(counted.claims)
    ]
    none = None
    if float(room) > 0:
        place = 1 + int((p > nothing).sum())
        none = Standing(NONE, float(room), float(nothing), float(low[-1]), float(high[-1]), 0.0, place, 0, 0.0, 0)
    return tuple(sorted(rows, key=lambda s: s.rank)), none


def _drawn(counted: Counted, settings: AchSettings) -> Values:
    """Return draws of the probability of each hypothesis and, last, of none."""
    ratios = log_ratio_draws(counted, settings.draws, settings.seed)
    drawn, nothing = among(prior_draws(counted, settings.draws, settings.seed), ratios)
    return np.concatenate([drawn, nothing[:, None]], axis=1)


def _interval(drawn: Values, p: Values) -> tuple[Values, Values]:
    """Return the interval of each hypothesis and of none; it always holds the middle."""
    ends = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return np.minimum(ends[0], p), np.maximum(ends[1], p)


def _first(drawn: Values) -> Values:
    """Return in which share of the draws each hypothesis is the most probable; equals share a draw."""
    best = drawn >= drawn.max(axis=1, keepdims=True) * (1 - _EQUAL)
    share: Values = (best / best.sum(axis=1, keepdims=True)).mean(axis=0)
    return share


def _contrast(counted: Counted, standings: Sequence[Standing], priors: Values, matrix: Values) -> Contrast | None:
    """Return why posterior and inconsistency put another hypothesis first; None where they do not."""
    first = [s for s in standings if s.rank == 1]
    other = [s for s in standings if s.rank_by_inconsistency == 1]
    if {s.claim for s in first} & {s.claim for s in other}:
        return None
    place = {c: k for k, c in enumerate(counted.claims)}
    a, b = place[first[0].claim], place[other[0].claim]
    support = np.maximum(matrix, 0.0)
    lead = support[:, a] - support[:, b]
    against = np.maximum(-matrix, 0.0)
    return Contrast(
        by_posterior=first[0].claim,
        by_inconsistency=other[0].claim,
        from_priors=float(np.log(priors[a]) - np.log(priors[b])),
        from_support=float(lead.sum()),
        from_inconsistency=float(against[:, b].sum() - against[:, a].sum()),
        origin=_strongest(counted, lead),
    )


def _strongest(counted: Counted, lead: Values) -> str:
    if not len(lead) or lead.max() <= 0:
        return ""
    key = counted.keys[int(lead.argmax())]
    return key[0] or key[1]


def claims_in_sets(found: Competing) -> Mapping[str, Rivals]:
    """Return for each claim that has rivals the set it belongs to."""
    return {claim: rivals for rivals in found.sets for claim in rivals.claims}
