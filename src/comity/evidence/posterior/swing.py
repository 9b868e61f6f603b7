"""What a claim would be without one origin: the swing of each."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from comity.evidence.posterior.dependence import discount
from comity.evidence.posterior.log_range import LogRange, probability
from comity.evidence.posterior.origins import Group
from comity.evidence.posterior.result import OriginPart
from comity.evidence.posterior.standing import Standing, log_odds


def swings(at: Standing) -> tuple[OriginPart, ...]:
    """
    Return every origin with its part in the posterior, the largest swing first, then by name.

    Without an origin of a dependent set the others of the set count for more, so the swing is less than its part.
    """
    total = log_odds(at)
    p = probability(total)
    pools = {place: _Pool.of(at, place) for place in set(at.pool) - {-1}}
    made = [_part(at, k, total, p, pools) for k in range(len(at.groups))]
    return tuple(sorted(made, key=lambda o: (-abs(o.swing_log_odds), o.origin)))


@dataclass(frozen=True, slots=True)
class _Pool:
    """The sum of a pool and how many origins it counts, so that one can be taken out quickly."""

    n: int
    rho: float
    total: float

    @property
    def factor(self) -> float:
        return discount(self.n, self.rho)

    @classmethod
    def of(cls, at: Standing, place: int) -> _Pool:
        members = at.members(place)
        total = math.fsum(s.log_ratio.middle for k in members for s in at.groups[k].sides)
        return cls(len(members), at.pools[place].middle, total)

    def swing(self, group: Group) -> float:
        """Return by how much the group moves the discounted sum."""
        if group.silent:
            return 0.0
        rest = self.total - group.log_ratio.middle
        return self.total * self.factor - rest * discount(self.n - 1, self.rho)


def _part(at: Standing, k: int, total: float, p: float, pools: Mapping[int, _Pool]) -> OriginPart:
    group, pool = at.groups[k], pools.get(at.pool[k])
    factor = 1.0 if pool is None or group.silent else pool.factor
    swing = group.log_ratio.middle if pool is None else pool.swing(group)
    without = probability(total - swing) if swing else p
    return OriginPart(
        origin=group.name,
        own=not group.key[0],
        items=tuple(r.item.id for r in group.reports),
        counted=tuple(i for s in group.sides for i in s.items),
        log_ratio=_plain_zero(group.log_ratio.times(factor)),
        discount=factor,
        without=without,
        swing=p - without,
        swing_log_odds=swing,
        network=any(s.sign == "network" for s in group.sides),
    )


def _plain_zero(r: LogRange) -> LogRange:
    """Return a range without minus zero, which reads oddly."""
    return LogRange(r.low + 0.0, r.middle + 0.0, r.high + 0.0)
