"""Random evidence, its opposite, and the joint distribution that posteriors are held to."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from typing import Any

from comity.case.evidence import (
    CREDIBILITY,
    RELIABILITY,
    Claim,
    Dependence,
    Evidence,
    EvidenceSource,
    Item,
    Judgement,
    Lead,
    Origin,
    Range,
    Regraded,
    Says,
)

_TURNED: Mapping[Says, Says] = {"supports": "contradicts", "contradicts": "supports", "neutral": "neutral"}
_DAYS = ("", "2024", "2024-03", "2024-03-15", "2024-07-01", "2025")


@dataclass(frozen=True, slots=True)
class Shape:
    """How much random evidence there is, and of what kind."""

    claims: int = 3
    sources: int = 4
    origins: int = 3
    items: int = 10
    known: bool = False
    rivals: bool = True
    networks: bool = True
    dependent: bool = True
    judged: bool = True
    also: bool = True
    dated: bool = True


def random_evidence(rng: random.Random, shape: Shape | None = None) -> Evidence:
    """Return random evidence with every kind of row that a posterior may meet."""
    shape = shape or Shape()
    origins = [f"o{k}" for k in range(shape.origins)]
    items = tuple(_item(rng, k, origins, shape) for k in range(shape.items))
    return Evidence(
        sources=tuple(_source(rng, k, shape) for k in range(shape.sources)),
        claims=tuple(_claim(rng, k, shape) for k in range(shape.claims)),
        items=items,
        origins=tuple(_origin(rng, o, shape) for o in origins),
        dependence=_dependence(rng, [*origins, *(i.id for i in items if not i.origin)], shape),
        judgements=tuple(_judgement(rng, i, shape) for i in items if shape.judged and rng.random() < 0.4),
        leads=tuple(_lead(rng, k, shape) for k in range(2)),
    )


def any_range(rng: random.Random, least: float, most: float, known: bool = False) -> Range:
    """Return a random range of numbers in between, now and then one number only."""
    ends = sorted(Fraction(rng.uniform(least, most)).limit_denominator(1000) for _ in range(3))
    return Range(ends[1], ends[1], ends[1]) if known or rng.random() < 0.2 else Range(*ends)


def _source(rng: random.Random, k: int, shape: Shape) -> EvidenceSource:
    history: tuple[Regraded, ...] = ()
    if shape.dated and rng.random() < 0.3:
        history = (Regraded("2024-02", rng.choice(RELIABILITY)), Regraded("2024-06-01", rng.choice(RELIABILITY)))
    letter = history[-1].reliability if history else rng.choice((*RELIABILITY, ""))
    return EvidenceSource(f"s{k}", side=rng.choice(("", "a", "b")), reliability=letter, history=history)


def _claim(rng: random.Random, k: int, shape: Shape) -> Claim:
    rivals = (f"c{k - 1}",) if shape.rivals and k and rng.random() < 0.4 else ()
    date = rng.choice(("", "", "2024-03-01")) if shape.dated else ""
    prior = any_range(rng, 0.05, 0.95, shape.known)
    return Claim(f"c{k}", f"Claim {k} holds", date=date, prior=prior, rivals=rivals)


def _item(rng: random.Random, k: int, origins: Sequence[str], shape: Shape) -> Item:
    says: Says = rng.choice(("supports", "supports", "contradicts", "neutral"))
    claim = rng.randrange(shape.claims)
    others = [f"c{c}" for c in range(shape.claims) if c != claim]
    also = ((rng.choice(others), any_range(rng, 0.2, 5, shape.known)),) if shape.also and others else ()
    part = shape.networks and rng.random() < 0.6
    return Item(
        id=f"i{k}",
        claim=f"c{claim}",
        says=says,
        source=f"s{rng.randrange(shape.sources)}",
        origin=rng.choice((*origins, "")) if origins else "",
        credibility=rng.choice((*CREDIBILITY, "")),
        ratio=any_range(rng, 1, 9, shape.known) if rng.random() < 0.6 else None,
        also=also if rng.random() < 0.3 else (),
        date=rng.choice(_DAYS) if shape.dated else "",
        analyst=rng.choice(("", "ann")),
        fidelity=any_range(rng, 0.5, 0.99, shape.known) if part else None,
        error=any_range(rng, 0.01, 0.4, shape.known) if part else None,
    )


def _origin(rng: random.Random, name: str, shape: Shape) -> Origin:
    if not shape.networks or rng.random() < 0.5:
        return Origin(name)
    h, m = any_range(rng, 0.4, 0.95, shape.known), any_range(rng, 0.05, 0.6, shape.known)
    return Origin(name, seen_if_true=h, seen_if_false=m)


def _dependence(rng: random.Random, names: Sequence[str], shape: Shape) -> tuple[Dependence, ...]:
    if not shape.dependent or len(names) < 2:
        return ()
    rho = any_range(rng, 0, 1, shape.known)
    return (Dependence(tuple(rng.sample(list(names), rng.randint(2, min(4, len(names))))), rho),)


def _judgement(rng: random.Random, item: Item, shape: Shape) -> Judgement:
    ratio = any_range(rng, 1, 9, shape.known) if rng.random() < 0.5 else None
    credibility = rng.choice(CREDIBILITY) if ratio is None or rng.random() < 0.3 else ""
    date = rng.choice(_DAYS) if shape.dated else ""
    return Judgement(item.id, rng.choice(("ann", "bo")), credibility, ratio, date)


def _lead(rng: random.Random, k: int, shape: Shape) -> Lead:
    claims = rng.sample(range(shape.claims), rng.randint(1, shape.claims))
    seen = tuple((f"c{c}", any_range(rng, 0.05, 0.95, shape.known)) for c in claims)
    other = any_range(rng, 0.05, 0.95, shape.known) if rng.random() < 0.7 else None
    return Lead(f"l{k}", seen=seen, seen_if_not=other, cost=Fraction(rng.randint(1, 5)))


def opposite(evidence: Evidence) -> Evidence:
    """
    Return the evidence for the opposite of every claim: what supports contradicts, priors and ratios turned round.

    What is seen of an origin if a claim is true and if it is false is exchanged.
    """
    return replace(
        evidence,
        claims=tuple(replace(c, prior=_one_less(c.prior)) for c in evidence.claims),
        items=tuple(
            replace(i, says=_TURNED[i.says], also=tuple((c, _one_over(r)) for c, r in i.also)) for i in evidence.items
        ),
        origins=tuple(replace(o, seen_if_true=o.seen_if_false, seen_if_false=o.seen_if_true) for o in evidence.origins),
    )


def _one_less(r: Range) -> Range:
    return Range(1 - r.high, 1 - r.middle, 1 - r.low)


def _one_over(r: Range) -> Range:
    return Range(1 / r.high, 1 / r.middle, 1 / r.low)


def shuffled(rng: random.Random, evidence: Evidence) -> Evidence:
    """Return the same evidence with its rows in another order."""
    names = ("sources", "claims", "items", "origins", "dependence", "judgements", "leads")
    rows: dict[str, Any] = {n: tuple(rng.sample(getattr(evidence, n), len(getattr(evidence, n)))) for n in names}
    return replace(evidence, **rows)


def joint_posterior(prior: float, ratios: Sequence[float]) -> float:
    """
    Return the probability of a claim from the joint distribution of it and items that are independent given it.

    Every item is given the chances ``ratio / (1 + ratio)`` and ``1 / (1 + ratio)`` of being found, if the claim is true
    and if not; all worlds in which every item is found are added up.
    """
    worlds = {True: prior, False: 1 - prior}
    for ratio in ratios:
        worlds = {w: p * ((ratio if w else 1.0) / (1 + ratio)) for w, p in worlds.items()}
    return worlds[True] / (worlds[True] + worlds[False])


def joint_network(prior: float, seen: tuple[float, float], outlets: Sequence[tuple[bool, float, float]]) -> float:
    """
    Return the probability of a claim by going through every world: claim, report, and what each outlet does.

    Parameters
    ----------
    seen : (float, float)
        The chance of the report if the claim is true, and if not.
    outlets : sequence of (passed on, fidelity, error)
    """
    weight = {True: 0.0, False: 0.0}
    for claim, report, *said in product((True, False), repeat=2 + len(outlets)):
        h = seen[0] if claim else seen[1]
        p = (prior if claim else 1 - prior) * (h if report else 1 - h)
        for x, (_, fidelity, error) in zip(said, outlets, strict=True):
            chance = fidelity if report else error
            p *= chance if x else 1 - chance
        if said == [o[0] for o in outlets]:
            weight[claim] += p
    return weight[True] / (weight[True] + weight[False])
