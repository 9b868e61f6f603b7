"""The record of every forecaster of a case, how they compare, and which claims are still open."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from comity.budget import Budget
from comity.case.evidence import Evidence, Forecast
from comity.errors import BudgetExceededError
from comity.evidence.forecasts.by_ledger import ledger_forecasts
from comity.evidence.forecasts.calibration import RESAMPLES, SEED, calibration
from comity.evidence.forecasts.murphy import murphy
from comity.evidence.forecasts.paired import diebold_mariano, holm
from comity.evidence.forecasts.result import EVERYBODY, LEDGER, Forecaster, Forecasts, Paired, Scored
from comity.evidence.forecasts.scores import brier, log_score
from comity.evidence.forecasts.selecting import (
    Counted,
    Decided,
    decided,
    last_before,
    latest_day,
    still_open,
)
from comity.evidence.forecasts.words import claims_named
from comity.evidence.posterior.words import counted

FEWEST_PAIRED = 8
"""Fewer claims in common than this bear no test (conventions §77)."""
LedgerForecasts = Callable[[Evidence, Sequence[Decided], Budget | None], tuple[tuple[Counted, ...], tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class ForecastSettings:
    """
    What is asked about forecasts.

    ``ledger``: whether the posteriors of the case are scored too. ``binned``: see
    :func:`~comity.evidence.forecasts.murphy.murphy`. ``resamples`` and ``seed`` are those of the calibration bands.
    """

    ledger: bool = True
    binned: bool | None = None
    resamples: int = RESAMPLES
    seed: int = SEED


def forecasts(
    evidence: Evidence,
    as_of: dt.date | None = None,
    settings: ForecastSettings | None = None,
    budget: Budget | None = None,
    by_ledger: LedgerForecasts = ledger_forecasts,
) -> Forecasts:
    """
    Return how good the forecasts of a case were.

    A claim is scored where its outcome is known; of each analyst the last forecast before the day of decision counts
    (conventions §75). The ledger is a forecaster too: its posterior on the day before. Whoever forecast fewer or
    easier claims has other scores for that reason alone, so two forecasters are compared on the claims both have.

    Parameters
    ----------
    evidence : Evidence
    as_of : date, optional
        What is known by that day; without it everything, and the last day that the evidence names stands for today
        when it is said what is overdue.
    settings : ForecastSettings, optional
    budget : Budget, optional
        It may cut the ledger's forecasts; all else is quick.
    by_ledger : callable, optional
        Where the ledger's forecasts come from.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.evidence import Claim, Resolution
    >>> def claim(k, outcome):
    ...     return Claim(f"c{k}", "", resolves=Resolution("2025-12-31", "the register", outcome, "2025-12-01"))
    >>> known = tuple(claim(k, k < 3) for k in range(4))
    >>> said = tuple(Forecast(c.id, "Ada", Fraction(4, 5), "2025-06-01") for c in known)
    >>> ada = forecasts(Evidence(claims=known, forecasts=said)).of("Ada")
    >>> round(ada.brier, 4), ada.base_rate, round(ada.skill, 4)
    (0.19, 0.75, -0.0133)
    """
    settings = settings or ForecastSettings()
    today = as_of or latest_day(evidence)
    claims = decided(evidence, as_of)
    rows, late = _by_analyst(evidence, claims)
    found = Forecasts(
        as_of=today.isoformat() if today else "",
        texts={c.id: c.text for c in evidence.claims},
        decided=len(claims),
        open=still_open(evidence, today),
        not_scored=_late(late),
        notes=_unruled(claims),
    )
    if settings.ledger and claims:
        found, ledger = _ledger(found, evidence, claims, by_ledger, budget or Budget(None))
        rows = {**rows, **({LEDGER: ledger} if ledger else {})}
    outcomes = {d.claim.id: d for d in claims}
    made = {name: _scored(counted, outcomes) for name, counted in rows.items() if counted}
    records = [_record(name, scored, settings, rows[name]) for name, scored in made.items()]
    analysts = [name for name in made if name != LEDGER]
    if len(analysts) > 1:
        pooled = [s for name in analysts for s in made[name]]
        together = [c for name in analysts for c in rows[name]]
        records.insert(len(analysts), _record(EVERYBODY, pooled, settings, together))
    return replace(found, forecasters=tuple(records), paired=_pairs(made))


def _by_analyst(evidence: Evidence, claims: Sequence[Decided]) -> tuple[dict[str, tuple[Counted, ...]], dict[str, int]]:
    """Return the forecasts that count by analyst, in the order of the case; and how many came too late."""
    said: dict[str, dict[str, list[Forecast]]] = {}
    for f in evidence.forecasts:
        name = f"{f.analyst} (analyst)" if f.analyst in (LEDGER, EVERYBODY) else f.analyst
        said.setdefault(name, defaultdict(list))[f.claim].append(f)
    out, late = {}, {}
    for analyst, by_claim in said.items():
        each = [last_before(by_claim[d.claim.id], d) for d in claims if d.claim.id in by_claim]
        out[analyst] = tuple(one for one, _ in each if one is not None)
        late[analyst] = sum(n for _, n in each)
    return out, late


def _late(late: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(
        f"{counted(n, 'forecast')} of {name} came on the day of decision or after it, and {'is' if n == 1 else 'are'} "
        "not scored."
        for name, n in late.items()
        if n
    )


def _unruled(claims: Sequence[Decided]) -> tuple[str, ...]:
    """Return what a reader should know about how claims were decided."""
    notes = []
    without = [d.claim.id for d in claims if d.claim.resolves is not None and not d.claim.resolves.rule]
    if without:
        notes.append(f"Decided without a rule written down: {claims_named(without)}.")
    undated = [d.claim.id for d in claims if d.claim.resolves is not None and not d.claim.resolves.on]
    if undated:
        notes.append(
            f"The day of decision is not known of {claims_named(undated)}: the day by which it was due stands for it."
        )
    return tuple(notes)


def _ledger(
    found: Forecasts,
    evidence: Evidence,
    claims: Sequence[Decided],
    by_ledger: LedgerForecasts,
    budget: Budget,
) -> tuple[Forecasts, tuple[Counted, ...]]:
    """Return the answer with what is said of the ledger's forecasts, and these."""
    try:
        counted, without = by_ledger(evidence, claims, budget)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        return replace(found, missing={**found.missing, LEDGER: budget.ended(e)}), ()
    if not without:
        return found, counted
    word = f"The ledger had no item before the day of decision on {claims_named(without)}: not scored."
    return replace(found, not_scored=(*found.not_scored, word)), counted


def _scored(counted: Iterable[Counted], outcomes: Mapping[str, Decided]) -> list[Scored]:
    out = []
    for c in counted:
        d, p = outcomes[c.claim], float(c.p)
        out.append(Scored(c.claim, p, d.outcome, c.date, d.on, brier(p, d.outcome), log_score(p, d.outcome)))
    return out


def _record(name: str, scored: Sequence[Scored], settings: ForecastSettings, counted: Sequence[Counted]) -> Forecaster:
    """Return one forecaster's record."""
    n = len(scored)
    parts = murphy([c.p for c in counted], [s.outcome for s in scored], settings.binned)
    # by claim, not by forecast: the draws of the bootstrap then do not depend on the order or the direction of claims
    order = sorted(scored, key=lambda s: (s.claim, s.date, min(s.p, 1 - s.p)))
    places = {claim: k for k, claim in enumerate(dict.fromkeys(s.claim for s in order))}
    curve = calibration(
        [s.p for s in order],
        [s.outcome for s in order],
        settings.resamples,
        settings.seed,
        [places[s.claim] for s in order],
    )
    return Forecaster(
        name=name,
        scored=tuple(scored),
        brier=parts.brier,
        log=math.fsum(s.log for s in order) / n,
        base_rate=sum(s.outcome for s in scored) / n,
        skill=1 - parts.brier / parts.uncertainty if parts.uncertainty > 0 else None,
        murphy=parts,
        calibration=curve,
    )


def _pairs(made: Mapping[str, Sequence[Scored]]) -> tuple[Paired, ...]:
    """Return every pair of forecasters on the claims they share, by both scores, corrected for the number of pairs."""
    out: list[Paired] = []
    for score in _SCORES:
        pairs = [_pair(a, b, made[a], made[b], score) for a, b in combinations(made, 2)]
        told = [p for p in pairs if p.p_value is not None]
        corrected = iter(holm([p.p_value for p in told if p.p_value is not None]))
        out += [replace(p, adjusted=next(corrected)) if p.p_value is not None else p for p in pairs]
    return tuple(p for p in out if p.claims)


_Score = Literal["brier", "log"]
_SCORES: tuple[_Score, ...] = ("brier", "log")


def _pair(one: str, other: str, a: Sequence[Scored], b: Sequence[Scored], score: _Score) -> Paired:
    theirs = {s.claim: s for s in b}
    both = sorted(((s, theirs[s.claim]) for s in a if s.claim in theirs), key=lambda pair: pair[0].claim)
    if not both:
        return Paired(one, other, score, 0, 0.0, None, None, why="no claim in common")
    test = diebold_mariano([getattr(s, score) for s, _ in both], [getattr(t, score) for _, t in both])
    if len(both) < FEWEST_PAIRED:
        why = f"{counted(len(both), 'claim')} in common, and a test needs {FEWEST_PAIRED}"
        return Paired(one, other, score, len(both), test.mean, None, None, why=why)
    return Paired(one, other, score, len(both), test.mean, test.statistic, test.p_value, why=test.why)
