"""Offers of many sizes: draws of SMAA against their plain twin, and what holds for all weights by linear programs."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from comity.case.partners import Cell, Criterion, Offer, Partners
from comity.partners.information.analyse import information
from comity.partners.robust.analyse import robust
from comity.partners.smaa.analyse import smaa
from comity.partners.smaa.plain import plain_counts
from comity.partners.values.draws import value_draws
from comity.partners.weights.draws import weight_draws
from spec import NotAnsweredError, Phase, Spec

MOST_PLAIN = 20_000


@dataclass(frozen=True)
class Asked:
    """Offers and how many draws are made of them."""

    partners: Partners
    draws: int


def offers(size: tuple[int, int], seed: int = 0, weights: str = "free") -> Partners:
    """Return offers by criteria of which a third is a number, a third an interval and a third not public."""
    n, m = size
    rng = np.random.default_rng(seed)
    criteria = tuple(Criterion(f"c{k}", best=Fraction(10)) for k in range(m))
    ranking = tuple(c.id for c in criteria) if weights == "ranked" else ()
    made = tuple(Offer(f"o{i}", cells=tuple((c.id, _cell(rng)) for c in criteria)) for i in range(n))
    return Partners(criteria, made, "ranked" if ranking else "free", ranking)


def _cell(rng: np.random.Generator) -> Cell:
    low, high = sorted(Fraction(int(x), 10) for x in rng.integers(0, 101, 2))
    return (Cell("exact", low, low), Cell("uniform", low, high + 1), Cell())[int(rng.integers(3))]


def _plainly(asked: Asked) -> object:
    if asked.draws > MOST_PLAIN:
        raise NotAnsweredError
    values = value_draws(asked.partners, draws=asked.draws, seed=0)
    weights = weight_draws(asked.partners, draws=asked.draws)
    return plain_counts(values, weights, 1e-12)


def _draws(asked: Asked) -> float:
    return float(asked.draws)


def _pairs(partners: Partners) -> float:
    return float(len(partners.offers) * (len(partners.offers) - 1))


SPECS = [
    Spec(
        "Rank acceptabilities (SMAA-2): 12 offers by 10 criteria, free weights",
        "ns per draw",
        [10_000, 100_000, 1_000_000],
        lambda draws: Asked(offers((12, 10)), draws),
        [
            Phase("drawn and ranked", lambda a: smaa(a.partners, draws=a.draws), _draws),
            Phase("plain twin", _plainly, _draws),
        ],
        label=lambda draws: f"{draws:,} draws",
        size=_draws,
        first=lambda: smaa(offers((3, 3)), draws=100),
    ),
    Spec(
        "What holds for all weights and numbers; what an unknown is worth (2,000 draws)",
        "ns per pair of offers",
        [(4, 5), (8, 8), (12, 10), (24, 10)],
        offers,
        [
            Phase("necessary and possible", robust, _pairs),
            Phase("information", lambda p: information(p, draws=2000), _pairs),
        ],
        label=lambda size: f"{size[0]} offers, {size[1]} criteria",
        size=_pairs,
        first=lambda: robust(offers((3, 3))),
    ),
]
