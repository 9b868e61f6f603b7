"""Evidence: posteriors with intervals of many items, from columns and from nouns."""

from __future__ import annotations

import datetime as dt
import random
from fractions import Fraction
from typing import Any

import numpy as np

from comity.case.evidence import Claim, Dependence, Evidence, EvidenceSource, Range
from comity.evidence.posterior.analyse import posteriors
from comity.evidence.posterior.columns import Columns, columns_of
from comity.evidence.posterior.many import posteriors_of_columns
from comity.testing.evidence_at_random import Shape, random_evidence
from spec import Phase, Spec

DAY = dt.date(2024, 6, 1)


def made(items: int) -> Columns:
    """Return columns of items on a thousand claims, from a tenth as many origins; some graded, some with a ratio."""
    rng = np.random.default_rng(items)
    claims, origins, sources = 1000, max(items // 10, 1), 200
    middle = np.where(rng.random(items) < 0.5, np.nan, rng.uniform(0.1, 2, items))
    rho = Range(Fraction(1, 5), Fraction(2, 5), Fraction(3, 5))
    frame = Evidence(
        sources=tuple(EvidenceSource(f"s{k}", reliability="ABCDEF"[k % 6]) for k in range(sources)),
        claims=tuple(Claim(f"c{k:04}", "x") for k in range(claims)),
        dependence=(Dependence(tuple(f"o{k}" for k in range(min(origins, 40))), rho),),
    )
    return Columns(
        frame=frame,
        claims=tuple(c.id for c in frame.claims),
        sources=tuple(s.id for s in frame.sources),
        origins=tuple(f"o{k}" for k in range(origins)),
        claim=rng.integers(0, claims, items).astype(np.int32),
        source=rng.integers(0, sources, items).astype(np.int32),
        origin=rng.integers(-1, origins, items).astype(np.int32),
        says=rng.choice(np.array([1, 1, -1, 0], np.int8), items),
        credibility=rng.integers(0, 7, items).astype(np.int8),
        low=middle / 2,
        middle=middle,
        high=middle * 2,
        known=rng.integers(DAY.toordinal() - 600, DAY.toordinal() + 60, items).astype(np.int32),
        number=np.arange(items, dtype=np.int32),
    )


def _nouns(items: int) -> Evidence:
    shape = Shape(claims=max(items // 50, 1), sources=20, origins=max(items // 10, 1), items=items)
    return random_evidence(random.Random(items), shape)


def _items(subject: Any) -> float:
    return float(len(subject.items) if isinstance(subject, Evidence) else len(subject))


SPECS = [
    Spec(
        "Posteriors with intervals from columns: 1,000 claims, an origin for ten items",
        "ns per item",
        [10_000, 100_000, 1_000_000],
        made,
        [
            Phase("all", posteriors_of_columns, _items),
            Phase("as of a day", lambda c: posteriors_of_columns(c, DAY), _items),
        ],
        label=lambda items: f"{items:,} items",
        size=_items,
    ),
    Spec(
        "Posteriors from a case: swings, what carries, leads; 50 items to a claim",
        "ns per item",
        [200, 1000, 5000],
        _nouns,
        [
            Phase("posteriors", posteriors, _items),
            Phase("to columns", columns_of, _items),
            Phase("from columns", lambda e: posteriors_of_columns(columns_of(e)), _items),
        ],
        label=lambda items: f"{items:,} items",
        size=_items,
    ),
]
