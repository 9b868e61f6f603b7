"""An ensemble, read for a report: only the outcomes that the report names."""

from __future__ import annotations

from collections.abc import Sequence

from comity.ensemble.laws import PartyLaw
from comity.ensemble.result import EnsembleResult
from comity.ensemble.sensitivity import Mover as Found
from comity.ensemble.share import Estimate
from comity.report.odds.chance import Chance
from comity.report.odds.odds import Law, Mover, Odds

LOOKED_AT = 12  # the largest movers of an outcome; of these the surest come first


def odds_of(ensemble: EnsembleResult | Odds | None, states: Sequence[str]) -> Odds | None:
    """
    Return what an ensemble found of some states; None where none ran. Odds already read are taken as they are.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.ensemble.plan import plan
    >>> from comity.ensemble.runs import run
    >>> odds = odds_of(run(plan(load_entry("chicken").case, draws=200, seed=1)), ["NY", "YN"])
    >>> odds.draws, odds.default, sorted({state for state, _ in odds.chances})
    (200, True, ['NY', 'YN'])
    """
    if ensemble is None or isinstance(ensemble, Odds):
        return ensemble
    asked = [(s, k) for s in states for k in ensemble.concepts]
    several = {law.party for law in ensemble.laws if len(law.readings) > 1}
    return Odds(
        draws=ensemble.draws,
        seed=ensemble.seed,
        concepts=ensemble.concepts,
        laws=tuple(_law(law) for law in ensemble.laws),
        chances={(s, k): _chance(ensemble.estimate(s, k)) for s, k in asked},
        movers={(s, k): _movers(ensemble, s, k, several) for s, k in asked},
        default=ensemble.default,
        complete=ensemble.complete,
    )


def _law(law: PartyLaw) -> Law:
    told = law.words.removeprefix(f"{law.name}: ")
    return Law(law.party, told[:1].upper() + told[1:])


def _chance(e: Estimate) -> Chance:
    return Chance(e.p, e.low, e.high, e.how)


def _movers(ensemble: EnsembleResult, state: str, concept: str, several: set[str]) -> tuple[Mover, ...]:
    found = [_mover(m, m.party in several) for m in ensemble.movers(state, concept, LOOKED_AT)]
    return tuple(sorted(found, key=lambda m: -m.sure))


def _mover(m: Found, several: bool) -> Mover:
    d = m.difference
    sure = max(0.0, d.low, -d.high)
    within = m.reading if several and m.kind != "reading" else ""
    return Mover(m.party, m.what, m.kind, m.words, within, _chance(m.with_it), _chance(m.without), sure)
