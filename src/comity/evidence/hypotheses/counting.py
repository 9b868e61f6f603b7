"""What every origin brings to every hypothesis of a set, counted once, and the sums with one of them taken out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from comity.evidence.posterior.dependence import Pool, discount, pool_of_each, pools_of
from comity.evidence.posterior.known import Known
from comity.evidence.posterior.log_range import LogRange
from comity.evidence.posterior.origins import Group, Report, groups_of, reports_by_claim

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """
    One hypothesis: what every origin says of it.

    ``groups`` by origin; ``free`` is the sum over origins that depend on no other, ``pooled`` that of each pool before
    the discount, and ``counts`` how many origins of each pool speak.
    """

    claim: str
    groups: Mapping[Key, Group]
    free: float
    pooled: Mapping[int, float]
    counts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Counted:
    """
    The evidence on a set of hypotheses, origins counted once (conventions §64 to §66).

    ``columns`` stand in the order of the hypotheses; ``pools`` are the sets of origins that depend on one another.
    """

    known: Known
    columns: tuple[Column, ...]
    pools: tuple[Pool, ...]
    pool_of: Mapping[str, int]

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the hypotheses."""
        return tuple(c.claim for c in self.columns)

    @property
    def keys(self) -> tuple[Key, ...]:
        """Return every origin that speaks of a hypothesis of the set, in the order of ids."""
        return tuple(sorted({key for column in self.columns for key in column.groups}))

    def pool(self, key: Key) -> int | None:
        """Return the place of the pool that an origin belongs to; None for most."""
        return self.pool_of.get(key[0] or key[1])

    def cell(self, at: int, key: Key) -> LogRange | None:
        """Return what an origin brings to a hypothesis, the discount taken off; None where it says nothing."""
        column = self.columns[at]
        group, k = column.groups.get(key), self.pool(key)
        if group is None or k is None:
            return group.log_ratio if group is not None else None
        pool, n = self.pools[k], column.counts[k]
        return _scaled(group.log_ratio, [discount(n, rho) for rho in (pool.low, pool.middle, pool.high)])

    def total(self, at: int, without: Mapping[Key, float | None] | None = None) -> float:
        """
        Return the sum of a hypothesis, in which some origins may be replaced by another number, or by nothing (None).

        A number says what the origin brings before the discount for dependence.
        """
        column = self.columns[at]
        free, pooled, counts = column.free, dict(column.pooled), dict(column.counts)
        for key, value in (without or {}).items():
            group, k = column.groups[key], self.pool(key)
            change = (value or 0.0) - group.log_ratio.middle
            if k is None:
                free += change
                continue
            pooled[k] += change
            if value is None and not group.silent:
                counts[k] -= 1
        return free + sum(v * discount(counts.get(k, 0), self.pools[k].middle) for k, v in pooled.items())


def _scaled(found: LogRange, factors: Sequence[float]) -> LogRange:
    """Return a range times a factor that is itself known between ends; the middle of the factors is the second."""
    ends = (factors[0], factors[2])
    low, high = min(found.low * f for f in ends), max(found.high * f for f in ends)
    return LogRange(low, found.middle * factors[1], high)


def restricted(known: Known, claims: Sequence[str]) -> Known:
    """Return what is known of some claims: these, in this order, and the items that speak of them."""
    wanted = set(claims)
    items = tuple(i for i in known.items if i.claim in wanted or any(c in wanted for c, _ in i.also))
    return replace(known, claims={c: known.claims[c] for c in claims}, items=items)


def count(known: Known, claims: Sequence[str], analyst: str | None = None) -> Counted:
    """
    Return the evidence on a set of hypotheses; by one analyst's judgement where one is named.

    Parameters
    ----------
    known : Known
    claims : sequence of str
        Ids of known claims.
    analyst : str, optional
    """
    own = restricted(known, claims)
    origins = {o.id: o for o in known.evidence.origins}
    pools, _ = pools_of(known.evidence.dependence)
    pool_of = pool_of_each(pools)
    by_claim = reports_by_claim(own, analyst)
    columns = []
    for claim in claims:
        groups = {g.key: g for g in groups_of(by_claim[claim], origins)}
        columns.append(_column(claim, groups, pool_of))
    return Counted(own, tuple(columns), pools, pool_of)


def _column(claim: str, groups: Mapping[Key, Group], pool_of: Mapping[str, int]) -> Column:
    """Return a hypothesis with its sums."""
    free: list[float] = []
    pooled: dict[int, list[float]] = {}
    counts: Counter[int] = Counter()
    for key, group in groups.items():
        k = pool_of.get(key[0] or key[1])
        (free if k is None else pooled.setdefault(k, [])).append(group.log_ratio.middle)
        # a ratio of 1 changes nothing: origins that say nothing do not thin out those that do
        if k is not None and not group.silent:
            counts[k] += 1
    sums = {k: math.fsum(values) for k, values in pooled.items()}
    return Column(claim, groups, math.fsum(free), sums, counts)


def regrouped(counted: Counted, at: int, key: Key, item: str) -> float | None:
    """Return what an origin brings to a hypothesis without one of its items; None where nothing is left."""
    left: list[Report] = [r for r in counted.columns[at].groups[key].reports if r.item.id != item]
    origins = {o.id: o for o in counted.known.evidence.origins if o.id == key[0]}
    groups = groups_of(left, origins)
    return groups[0].log_ratio.middle if groups and not groups[0].silent else None
