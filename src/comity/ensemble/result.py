"""What an ensemble found: how likely each outcome is to hold, how that was worked out, and what it hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.case.digest import digest
from comity.conflict.concepts.table import concept as concept_row
from comity.conflict.model import Model
from comity.conflict.words import describe
from comity.ensemble.features import Feature
from comity.ensemble.intervals import Span, paired_difference
from comity.ensemble.laws import PartyLaw
from comity.ensemble.plan import Plan
from comity.ensemble.saying import in_draws, span_words
from comity.ensemble.sensitivity import Mover, movers
from comity.ensemble.share import Estimate, How, plain
from comity.ensemble.tally import Tally
from comity.errors import UsageError
from comity.kernels.edges import Index
from comity.version import __version__

if TYPE_CHECKING:
    import pandas as pd

MOST_MOVED = 30  # outcomes whose movers are written to JSON


@dataclass(frozen=True, slots=True)
class Change:
    """How a scenario changes the probability of one outcome: before, after, and the difference on the same draws."""

    state: str
    concept: str
    before: float
    after: float
    difference: Estimate

    def to_json(self) -> dict[str, Any]:
        """Return the change as plain values."""
        d = self.difference
        return {
            "before": plain(self.before),
            "after": plain(self.after),
            "difference": plain(d.p),
            "low": plain(d.low),
            "high": plain(d.high),
        }


@dataclass(frozen=True, eq=False, slots=True)
class EnsembleResult:
    """
    How likely each outcome is to hold, over the preferences that the laws draw.

    A share of draws says how far a verdict depends on what is not known about preferences, given the laws, which are
    the modeller's assumptions. It is not the probability that an event happens.

    Parameters
    ----------
    plan : Plan
    model : Model
        The states and their names; its ranks mean nothing.
    tally : Tally
    spans : mapping concept -> Span, arrays of shape (S,)
    how : mapping concept -> str
        ``exact``: summed over every preference. ``factorised``: the product of shares per party. ``sampled``: the
        share of joint draws.
    factors : mapping concept -> Span, arrays of shape (n, S)
        For Nash, GMR and SMR: how likely a state is stable for each player.
    features : tuple of Feature
    columns : array of int or None
        With a scenario: which states are possible in it.
    """

    plan: Plan
    model: Model
    tally: Tally
    spans: Mapping[str, Span]
    how: Mapping[str, How]
    factors: Mapping[str, Span]
    features: tuple[Feature, ...]
    columns: Index | None = None

    @property
    def draws(self) -> int:
        """Return how many draws were made."""
        return self.tally.draws

    @property
    def seed(self) -> int:
        """Return the seed."""
        return self.plan.seed

    @property
    def concepts(self) -> tuple[str, ...]:
        """Return the concepts asked."""
        return self.plan.concepts

    @property
    def laws(self) -> tuple[PartyLaw, ...]:
        """Return the law of every player."""
        return self.plan.laws

    @property
    def default(self) -> bool:
        """Return whether the case has no law, so that the default was taken for every party."""
        return self.plan.default

    @property
    def complete(self) -> bool:
        """Return whether all draws of the plan were made."""
        return self.tally.draws == self.plan.draws

    def outcomes(self) -> tuple[int, ...]:
        """Return the states that hold in some draw under some concept, in the order of states."""
        some = np.logical_or.reduce([span.p > 0 for span in self.spans.values()])
        return tuple(int(s) for s in np.flatnonzero(some))

    def ranked(self, concept: str) -> tuple[int, ...]:
        """Return the outcomes by falling probability under one concept; equal ones in the order of states."""
        p = self.spans[self._asked(concept)].p
        return tuple(sorted((s for s in self.outcomes() if p[s] > 0), key=lambda s: (-p[s], s)))

    def estimate(self, state: int | str, concept: str) -> Estimate:
        """
        Return how likely one outcome is under one concept.

        Raises
        ------
        UsageError
            A state or concept that was not asked.
        """
        s = self.model.index(state) if isinstance(state, str) else state
        span = self.spans[self._asked(concept)]
        how = "exact" if span.low[s] == span.high[s] else self.how[concept]
        return Estimate(float(span.p[s]), float(span.low[s]), float(span.high[s]), how)

    def movers(self, state: int | str, concept: str, most: int = 3) -> tuple[Mover, ...]:
        """Return what moves the probability of one outcome most, the strongest first."""
        s = self.model.index(state) if isinstance(state, str) else state
        return movers(self, s, self._asked(concept), most)

    def _asked(self, concept: str) -> str:
        if concept not in self.spans:
            raise UsageError(f'"{concept}" was not asked of this ensemble. Asked: {", ".join(self.spans)}.')
        return concept

    def changes(self) -> tuple[Change, ...]:
        """Return what the scenario changes, state by state; empty without one."""
        out = []
        for c, key in enumerate(self.concepts if self.plan.scenario else ()):
            gained, lost, after = self.tally.gained[c], self.tally.lost[c], self.tally.held[c]
            span = paired_difference(gained, lost, self.draws)
            for s in np.flatnonzero(after + lost):
                gap = Estimate(float(span.p[s]), float(span.low[s]), float(span.high[s]), "sampled")
                before = int(after[s] + lost[s] - gained[s]) / self.draws
                out.append(Change(self.model.label(int(s)), key, before, int(after[s]) / self.draws, gap))
        return tuple(out)

    def sentence(self, state: int | str, concept: str) -> str:
        """Return one probability in words: ``NYY (...) holds in about 6 of 10 draws (0.55 to 0.66) under Nash.``"""
        s = self.model.index(state) if isinstance(state, str) else state
        e = self.estimate(s, concept)
        label, told = self.model.label(s), describe(self.model, s)
        name = label if told == label else f"{label} ({told})"
        return f"{name} holds {in_draws(e.p, e.low, e.high)} under {concept_row(concept).name}{span_words(e)}."

    def sentences(self, concept: str, most: int = 5) -> tuple[str, ...]:
        """Return the most likely outcomes under one concept in words."""
        return tuple(self.sentence(s, concept) for s in self.ranked(concept)[:most])

    def notes(self) -> tuple[str, ...]:
        """Return what a reader should know: assumptions, what was left out, what was not finished."""
        out = [law.words for law in self.laws]
        out += [f"{self.laws[k].name}: {text}" for k, text in _left_out(self)]
        if not self.complete:
            out.append(f"Incomplete: {self.draws:,} of {self.plan.draws:,} draws were made.")
        if not self.features and any(law.varies for law in self.laws):
            out.append("What moves the probabilities is left out: too many states, or nothing that can be told apart.")
        return tuple(out)

    def to_frame(self) -> pd.DataFrame:
        """
        Return the probabilities as a table.

        Returns
        -------
        pandas.DataFrame
            One row per outcome and concept: state, concept, p, low, high, how.
        """
        import pandas as pd

        rows = [
            {"state": self.model.label(s), "concept": c, **self.estimate(s, c).to_json()}
            for s in self.outcomes()
            for c in self.concepts
        ]
        return pd.DataFrame(rows, columns=["state", "concept", "p", "low", "high", "how"])

    def to_json(self) -> dict[str, Any]:
        """Return the result as plain values, in the shape that outside checks read."""
        label = self.model.label
        found = self.outcomes()
        out: dict[str, Any] = {
            "case": self.plan.case.title,
            "format": self.plan.case.format,
            "comity": __version__,
            "digest": digest(self.plan.case),
            "plan": self.plan.digest,
            "draws": self.draws,
            "seed": self.seed,
            "complete": self.complete,
            "concepts": list(self.concepts),
            "default": self.default,
            "laws": {law.party: {**_law_json(law), "words": law.words} for law in self.laws},
            "outcomes": {label(s): {c: self.estimate(s, c).to_json() for c in self.concepts} for s in found},
            "sensitivity": self._sensitivity(),
            "notes": list(self.notes()),
        }
        if self.plan.scenario:
            out["scenario"] = self._scenario()
        return out

    def _sensitivity(self) -> dict[str, dict[str, list[dict[str, Any]]]]:
        likely = sorted(self.outcomes(), key=lambda s: (-max(float(x.p[s]) for x in self.spans.values()), s))
        rows: dict[str, dict[str, list[dict[str, Any]]]] = {}
        for s in likely[:MOST_MOVED]:
            moved = {c: [m.to_json() for m in self.movers(s, c)] for c in self.concepts}
            if any(moved.values()):
                rows[self.model.label(s)] = {c: m for c, m in moved.items() if m}
        return rows

    def _scenario(self) -> dict[str, Any]:
        changed: dict[str, dict[str, Any]] = {}
        for change in self.changes():
            changed.setdefault(change.state, {})[change.concept] = change.to_json()
        held = self.plan.scenario
        return {"without": list(held.without), "with": list(held.with_), "words": held.words, "outcomes": changed}


def _law_json(law: PartyLaw) -> dict[str, Any]:
    return {
        "origin": law.origin,
        "readings": [
            {"id": r.id, "probability": float(r.probability), "law": r.kind, "amount": float(r.amount)}
            for r in law.readings
        ],
    }


def _left_out(result: EnsembleResult) -> list[tuple[int, str]]:
    """Return what the case says of a preference that the draws do not use, by player."""
    conflict = result.plan.case.conflict
    rows = {p.party: p for p in conflict.preferences} if conflict else {}
    out = []
    for k, law in enumerate(result.laws):
        doubt = rows[law.party].doubt
        kinds = {"unknown pairs": doubt.unknown, "fuzzy degrees": doubt.fuzzy, "chances": doubt.chances}
        told = [name for name, value in kinds.items() if value] + (["regimes"] if rows[law.party].regimes else [])
        if told:
            out.append((k, f"{', '.join(told)} play no part in the draws."))
    return out
