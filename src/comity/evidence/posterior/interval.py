"""The interval of a posterior: draws of everything uncertain where it is little, cumulants where it is much (§67)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from comity.evidence.posterior.dependence import discount
from comity.evidence.posterior.log_range import LogRange
from comity.evidence.posterior.result import Method
from comity.evidence.posterior.settings import PosteriorSettings
from comity.evidence.posterior.standing import Standing
from comity.kernels.log_odds import (
    Floats,
    cumulants,
    ends_by_cumulants,
    laid_out,
    middle_ends,
    product_cumulants,
)

_PIECES = 256  # of each side of rho, where its discount is averaged


@dataclass(frozen=True, slots=True)
class Uncertain:
    """One number of a sum: its name, its range, and the pool whose discount it bears, -1 for none."""

    name: str
    range: LogRange
    pool: int = -1


@dataclass(frozen=True, slots=True)
class PoolDraw:
    """A pool in a sum: its name, how many origins count, and its rho at its least, middle and most."""

    name: str
    n: int
    rho: tuple[float, float, float]

    @property
    def uncertain(self) -> bool:
        """Return True where its discount is not one number."""
        return self.n > 1 and self.rho[0] < self.rho[2]


def uncertain_of(at: Standing) -> tuple[list[Uncertain], list[PoolDraw]]:
    """Return all terms of the log-odds by name, and the pools they are in, as the order of names has them."""
    used = sorted(set(at.pool) - {-1})
    terms = [Uncertain(f"prior {at.claim}", at.prior)]
    for group, pool in zip(at.groups, at.pool, strict=True):
        kind = "origin" if group.key[0] else "item"
        place = used.index(pool) if pool >= 0 else -1
        terms += sides_of_origin(f"{kind} {group.name}", [s.log_ratio for s in group.sides], place)
    pools = [at.pools[p] for p in used]
    counts = [len(at.members(p)) for p in used]
    draws = [PoolDraw(f"rho {p.name}", n, (p.low, p.middle, p.high)) for p, n in zip(pools, counts, strict=True)]
    return terms, draws


def sides_of_origin(name: str, ranges: Sequence[LogRange], pool: int) -> list[Uncertain]:
    """
    Return what one origin says for and against a claim, the stronger first, each with draws of its own.

    The draws go by strength and not by sign, so that they are the opposite ones for the opposite claim. Where both are
    exactly as strong, one draw serves both.

    Examples
    --------
    >>> [u.name for u in sides_of_origin("origin g1", [LogRange(1, 2, 3), LogRange(-9, -4, -1)], -1)]
    ['origin g1 1', 'origin g1 2']
    """
    ordered = sorted(ranges, key=_strength, reverse=True)
    ranks = [1 + sum(_strength(other) > _strength(r) for other in ordered) for r in ordered]
    return [Uncertain(f"{name} {rank}", r, pool) for rank, r in zip(ranks, ordered, strict=True)]


def _strength(r: LogRange) -> tuple[float, float, float]:
    size = -r if r.middle < 0 else r
    return size.middle, size.high, size.low


def interval(at: Standing, settings: PosteriorSettings) -> tuple[float, float, Method]:
    """
    Return the log-odds between which the claim lies with the mass of ``settings.level``, and how they were found.

    Examples
    --------
    >>> from comity.case.evidence import Claim
    >>> from comity.evidence.posterior.standing import standing
    >>> interval(standing(Claim("c1", "x"), (), ()), PosteriorSettings())
    (0.0, 0.0, 'none')
    """
    terms, pools = uncertain_of(at)
    return interval_of(terms, pools, settings)


def interval_of(
    terms: Sequence[Uncertain], pools: Sequence[PoolDraw], settings: PosteriorSettings, closed: bool = False
) -> tuple[float, float, Method]:
    """Return the interval of a sum of terms; in closed form where asked for, or where there are many."""
    open_terms = sum(not t.range.known for t in terms) + sum(p.uncertain for p in pools)
    if not open_terms:
        total = float(_drawn(terms, pools, 0, settings.seed)[0])
        return total, total, "none"
    if closed or open_terms > settings.few:
        ends = ends_by_cumulants(_cumulants(terms, pools), settings.level)
        return float(ends[0]), float(ends[1]), "closed form"
    low, high = middle_ends(_drawn(terms, pools, settings.draws, settings.seed), settings.level)
    return low, high, "sampled"


def steps(name: str, n: int, seed: int) -> Floats:
    """
    Return n draws from -1 to 1 that belong to a name: evenly spread, in an order of its own, each with its opposite.

    Since every draw has its opposite, a sum whose numbers all change sign has exactly the opposite draws.

    Examples
    --------
    >>> t = steps("origin g1 1", 200, seed=1)
    >>> bool((t[:100] == -t[100:]).all()), sorted(abs(t[:100]))[:2] == [0.005, 0.015]
    (True, True)
    """
    key = int.from_bytes(hashlib.blake2b(f"{seed} {name}".encode(), digest_size=16).digest(), "little")
    made = np.random.Generator(np.random.Philox(key=key)).random((2, n // 2))
    size = (np.argsort(made[0], kind="stable") + 0.5) / (n // 2)
    half = np.where(made[1] < 0.5, -size, size)
    return np.concatenate((half, -half))


def paired_steps(name: str, n: int, seed: int) -> Floats:
    """
    Return n draws from -1 to 1, each in both halves: for a rho, which is the same for a claim and its opposite.

    Examples
    --------
    >>> t = paired_steps("rho a b", 200, seed=1)
    >>> bool((t[:100] == t[100:]).all()), sorted(t[:100])[:2] == [-0.99, -0.97]
    (True, True)
    """
    half = (np.argsort(np.argsort(steps(name, n, seed)[: n // 2])) + 0.5) / (n // 2) * 2 - 1
    return np.concatenate((half, half))


def _drawn(terms: Sequence[Uncertain], pools: Sequence[PoolDraw], draws: int, seed: int) -> Floats:
    """Return draws of the sum; one of its middle where no draws are asked for."""
    free, pooled = np.zeros(max(draws, 1)), np.zeros((len(pools), max(draws, 1)))
    for term in terms:
        r = term.range
        x = laid_out(steps(term.name, draws, seed), r.low, r.middle, r.high) if draws and not r.known else r.middle
        if term.pool < 0:
            free += x
        else:
            pooled[term.pool] += x
    for k, p in enumerate(pools):
        rho = laid_out(paired_steps(p.name, draws, seed), *p.rho) if draws and p.uncertain else np.array(p.rho[1])
        free += pooled[k] / (1.0 + max(p.n - 1, 0) * rho)
    return free


def _cumulants(terms: Sequence[Uncertain], pools: Sequence[PoolDraw]) -> Floats:
    ranges = np.array([(t.range.low, t.range.middle, t.range.high) for t in terms])
    each, pool = cumulants(*ranges.T), np.array([t.pool for t in terms])
    total: Floats = each[:, pool < 0].sum(axis=1)
    for k, p in enumerate(pools):
        total = total + product_cumulants(discount_cumulants(p), each[:, pool == k].sum(axis=1))
    return total


def discount_cumulants(pool: PoolDraw) -> Floats:
    """
    Return the cumulants of the discount of a pool whose rho is uncertain.

    Examples
    --------
    >>> discount_cumulants(PoolDraw("rho a b", 2, (1.0, 1.0, 1.0))).tolist()
    [0.5, 0.0, 0.0, 0.0]
    """
    if not pool.uncertain:
        return np.array([discount(pool.n, pool.rho[1]), 0.0, 0.0, 0.0])
    t = (2 * np.arange(2 * _PIECES) + 1) / (2 * _PIECES) - 1
    f = 1.0 / (1.0 + (pool.n - 1) * laid_out(t, *pool.rho))
    mean, apart = f.mean(), f - f.mean()
    second = (apart**2).mean()
    return np.array([mean, second, (apart**3).mean(), (apart**4).mean() - 3 * second**2])
