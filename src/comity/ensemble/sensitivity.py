"""What moves a probability: one thing about one party's preference, told one way or the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from comity.ensemble.features import Feature, Kind
from comity.ensemble.intervals import Span, difference, product, scaled, wilson
from comity.ensemble.plan import Plan
from comity.ensemble.share import Estimate, How
from comity.ensemble.tally import Tally
from comity.ensemble.verdicts import SEPARABLE
from comity.kernels.edges import Index


class Counted(Protocol):
    """What is needed of a result to tell what moves it."""

    @property
    def plan(self) -> Plan: ...
    @property
    def tally(self) -> Tally: ...
    @property
    def features(self) -> tuple[Feature, ...]: ...
    @property
    def factors(self) -> Mapping[str, Span]: ...


@dataclass(frozen=True, slots=True)
class Mover:
    """
    One thing about one party that moves the probability of an outcome.

    Parameters
    ----------
    party : str
        The id of the party.
    kind : {"statement", "rank", "weight", "reading"}
    what : str
        The statement, state or reading, as the case has it.
    reading : str
        The reading it belongs to.
    words : str
        What is asked of a draw, for people: ``"ceasefire" is the first priority``.
    with_it, without : Estimate
        The probability where it is so, and where it is not.
    difference : Estimate
        The first less the second; from the same draws, with an interval of its own.
    """

    party: str
    kind: Kind
    what: str
    reading: str
    words: str
    with_it: Estimate
    without: Estimate
    difference: Estimate

    @property
    def clear(self) -> bool:
        """Return whether the interval of the difference leaves out zero."""
        return self.difference.low > 0 or self.difference.high < 0

    def to_json(self) -> dict[str, Any]:
        """Return the mover as plain values."""
        return {
            "party": self.party,
            "kind": self.kind,
            "what": self.what,
            "reading": self.reading,
            "words": self.words,
            "with": self.with_it.to_json(),
            "without": self.without.to_json(),
            "difference": self.difference.to_json(),
            "clear": self.clear,
        }


def movers(result: Counted, state: int, concept: str, most: int = 3) -> tuple[Mover, ...]:
    """
    Return what moves the probability of an outcome most, the strongest first.

    Compared are the draws in which a statement stands above about its median place with those in which it does not,
    and the draws of one reading with the others. Under Nash, GMR and SMR the other parties' factors are the same on
    both sides and are multiplied in.

    Parameters
    ----------
    result : Counted
    state : int
    concept : str
    most : int
        How many are told; what moves nothing is left out.
    """
    features = result.features
    if not features:
        return ()
    there, missing, gap = _compared(result, state, concept)
    order = sorted(range(len(features)), key=lambda k: (-abs(float(gap.p[k])), k))
    out = []
    for k in order[:most]:
        if gap.p[k] != 0:
            out.append(_mover(result, features[k], *(_one(s, k, concept) for s in (there, missing, gap))))
    return tuple(out)


def _one(span: Span, k: int, concept: str) -> Estimate:
    how: How = "factorised" if concept in SEPARABLE else "sampled"
    return Estimate(float(span.p[k]), float(span.low[k]), float(span.high[k]), how)


def _compared(result: Counted, state: int, concept: str) -> tuple[Span, Span, Span]:
    """Return the probability with each feature, without it, and the difference, each of shape (F,)."""
    tally, plan = result.tally, result.plan
    separable = [c for c in plan.concepts if c in SEPARABLE]
    frame = _frames(result.features)
    n_frame = np.where(frame >= 0, tally.drawn[frame], tally.draws)
    players = np.array([f.player for f in result.features])
    if concept in separable:
        b = separable.index(concept)
        given = tally.own_given[b][:, state]
        whole = np.where(frame >= 0, given[frame], tally.own[b][players, state])
    else:
        c = plan.concepts.index(concept)
        given = tally.held_given[[k for k in plan.concepts if k not in SEPARABLE].index(concept)][:, state]
        whole = np.where(frame >= 0, given[frame], tally.held[c, state])
    there = wilson(given, tally.drawn)
    missing = wilson(whole - given, n_frame - tally.drawn)
    gap = difference(there, missing)
    if concept not in separable:
        return there, missing, gap
    rest = _rest(result.factors[concept], state)
    others = Span(rest.p[players], rest.low[players], rest.high[players])
    return scaled(there, others), scaled(missing, others), scaled(gap, others)


def _frames(features: tuple[Feature, ...]) -> Index:
    """Return for each feature the feature of its reading, among whose draws it is compared; -1 for all draws."""
    reading = {(f.player, f.reading): k for k, f in enumerate(features) if f.item is None}
    return np.array([-1 if f.item is None else reading.get((f.player, f.reading), -1) for f in features], np.int64)


def _rest(factors: Span, state: int) -> Span:
    """Return for each player the product of everybody else's factors, shape (n,)."""
    n = factors.p.shape[0]
    rows = [
        product(Span(*(np.delete(x[:, state], i)[:, None] for x in (factors.p, factors.low, factors.high))))
        for i in range(n)
    ]
    return Span(*(np.array([float(getattr(r, name)[0]) for r in rows]) for name in ("p", "low", "high")))


def _mover(result: Counted, feature: Feature, there: Estimate, missing: Estimate, gap: Estimate) -> Mover:
    law = result.plan.laws[feature.player]
    return Mover(
        law.party,
        feature.kind,
        feature.what,
        law.readings[feature.reading].id,
        feature.words,
        there,
        missing,
        gap,
    )
