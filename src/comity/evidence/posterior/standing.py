"""Where a claim stands: the prior, what each origin brings, and the discount for origins that are partly one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from comity.case.evidence import Claim, Range
from comity.evidence.posterior.dependence import Pool, discount, pool_of_each
from comity.evidence.posterior.log_range import LogRange, log_odds_of
from comity.evidence.posterior.origins import Group, Side

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Standing:
    """
    A claim, its groups of reports, and of each group the pool of dependent origins it is in.

    ``pool[k]`` is the place in ``pools`` of the k-th group, -1 where it depends on nothing.
    """

    claim: str
    prior: LogRange
    groups: tuple[Group, ...]
    pools: tuple[Pool, ...]
    pool: tuple[int, ...]

    def members(self, place: int) -> list[int]:
        """Return the groups of a pool that say anything: those of silent origins are not counted."""
        return [k for k, p in enumerate(self.pool) if p == place and not self.groups[k].silent]

    def factors(self, place: int, n: int | None = None) -> LogRange:
        """Return the discount of a pool at its least, middle and most, for n origins."""
        p, count = self.pools[place], len(self.members(place)) if n is None else n
        return LogRange(discount(count, p.high), discount(count, p.middle), discount(count, p.low))


def standing(claim: Claim, groups: Sequence[Group], pools: Sequence[Pool]) -> Standing:
    """
    Return where a claim stands.

    Examples
    --------
    >>> made = standing(Claim("c1", "x"), (), ())
    >>> made.prior, log_odds(made)
    (LogRange(low=0.0, middle=0.0, high=0.0), 0.0)
    """
    place: Mapping[str, int] = pool_of_each(pools)
    used = tuple(place.get(g.name, -1) for g in groups)
    return Standing(claim.id, prior_of(claim.prior), tuple(groups), tuple(pools), used)


def prior_of(prior: Range) -> LogRange:
    """
    Return the log-odds of a prior probability.

    Raises
    ------
    ValueError
        An end of it is 0 or 1, which no evidence could move.
    """
    return LogRange(log_odds_of(prior.low), log_odds_of(prior.middle), log_odds_of(prior.high))


def contributions(at: Standing) -> Iterator[tuple[Group, Side, float]]:
    """Yield every side of every group with what it adds to the log-odds, the discount taken off."""
    factor = {p: at.factors(p).middle for p in set(at.pool) - {-1}}
    for group, pool in zip(at.groups, at.pool, strict=True):
        for side in group.sides:
            yield group, side, side.log_ratio.middle * factor.get(pool, 1.0)


def log_odds(at: Standing) -> float:
    r"""
    Return :math:`\operatorname{logit} p_0 + \sum_g \lambda_g`, each pool's sum discounted.

    The sum is exact before it is rounded, so that the order of terms does not matter.
    """
    return math.fsum([at.prior.middle, *(x for _, _, x in contributions(at))])


def ends(at: Standing) -> tuple[float, float]:
    """Return the log-odds with every uncertain number at its worst for the claim, and at its best."""
    low, high = [at.prior.low], [at.prior.high]
    low += [s.log_ratio.low for g, p in zip(at.groups, at.pool, strict=True) if p < 0 for s in g.sides]
    high += [s.log_ratio.high for g, p in zip(at.groups, at.pool, strict=True) if p < 0 for s in g.sides]
    for place in sorted(set(at.pool) - {-1}):
        f, sides = at.factors(place), [s.log_ratio for k in at.members(place) for s in at.groups[k].sides]
        least, most = math.fsum(s.low for s in sides), math.fsum(s.high for s in sides)
        low.append(min(f.low * least, f.high * least))
        high.append(max(f.low * most, f.high * most))
    return math.fsum(low), math.fsum(high)


def weakened(at: Standing) -> Iterator[tuple[Pool, str, int]]:
    """
    Yield the sets of dependent origins that count for less together than their strongest one would alone.

    With each set: the origin, and whether it speaks for (1) or against (-1) the claim. It happens where the others say
    much less: the discount takes from the sum what they do not bring (conventions §65).
    """
    for place in sorted(set(at.pool) - {-1}):
        factor = at.factors(place).middle
        for way in (1, -1):
            said = [
                (way * s.log_ratio.middle, at.groups[k].name)
                for k in at.members(place)
                for s in at.groups[k].sides
                if way * s.log_ratio.middle > 0
            ]
            strongest = max(said, default=(0.0, ""))
            if math.fsum(x for x, _ in said) * factor < strongest[0] - _ROUNDING:
                yield at.pools[place], strongest[1], way
