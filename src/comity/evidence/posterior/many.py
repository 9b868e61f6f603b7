"""
The posteriors of many claims at once, from columns: the same rules as :mod:`comity.evidence.posterior.analyse`.

What is left out is what is told of single claims: origins, items, swings, leads. The numbers are the same (tests hold
the two together), but for intervals where a great many claims would have to be sampled: those are in closed form here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from comity.evidence.posterior.carrying import flips_at
from comity.evidence.posterior.carrying_many import carriers
from comity.evidence.posterior.columns import Columns
from comity.evidence.posterior.dependence import Pool, pool_of_each, pools_of
from comity.evidence.posterior.interval import PoolDraw, Uncertain, discount_cumulants, interval_of, sides_of_origin
from comity.evidence.posterior.known import Known, known_by
from comity.evidence.posterior.log_range import LogRange
from comity.evidence.posterior.settings import PosteriorSettings
from comity.evidence.posterior.sides import Sides, sides_of
from comity.evidence.posterior.standing import prior_of
from comity.kernels.log_odds import Floats, Index, cumulants, ends_by_cumulants, probability, product_cumulants, summed

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, slots=True)
class ManyPosteriors:
    """
    The posteriors of many claims as arrays, in the order of ``claims``: one entry per claim in each.

    ``sampled`` says of which claims the interval was sampled; of the others it is in closed form, exact where nothing
    or one number alone is uncertain. ``prior`` has the low, middle and high of each claim before any item.
    ``carried_by`` has the fewest items that make most of the movement; None where nobody asked for them.
    """

    claims: tuple[str, ...]
    p: Floats
    low: Floats
    high: Floats
    prior: Floats
    log_odds: Floats
    worst: Floats
    best: Floats
    sampled: NDArray[np.bool_]
    carried_by: tuple[tuple[str, ...], ...] | None = None
    as_of: dt.date | None = None

    def to_json(self) -> dict[str, Any]:
        """Return p, its interval, what carries it where that was asked for, and what would flip it, by claim."""
        columns = (self.p, self.low, self.high, self.prior, self.log_odds, self.worst, self.best)
        names = ("p", "low", "high", "prior", "log_odds", "worst", "best")
        rows = zip(self.claims, *(c.tolist() for c in columns), strict=True)
        made = {claim: dict(zip(names, values, strict=True)) for claim, *values in rows}
        for claim, items in zip(self.claims, self.carried_by or (), strict=False):
            made[claim]["carried_by"] = list(items)
        for body in made.values():
            body["flips_at"] = flips_at(body["log_odds"])
        return {"as_of": None if self.as_of is None else self.as_of.isoformat(), "claims": made}

    def to_frame(self) -> pd.DataFrame:
        """Return one row per claim."""
        import pandas as pd

        body = {"p": self.p, "low": self.low, "high": self.high, "log_odds": self.log_odds}
        return pd.DataFrame(
            body | {"worst": self.worst, "best": self.best}, index=pd.Index(list(self.claims), name="claim")
        )


def posteriors_of_columns(
    columns: Columns,
    as_of: dt.date | None = None,
    settings: PosteriorSettings | None = None,
    carried: bool = False,
) -> ManyPosteriors:
    """
    Return the posterior of every claim known by a day, with its interval.

    Parameters
    ----------
    columns : Columns
    as_of : date, optional
    settings : PosteriorSettings, optional
    carried : bool
        Whether to find the items that carry each claim too (conventions §68); only then their ids are asked for.

    Examples
    --------
    >>> from comity.case.evidence import Claim, Evidence, EvidenceSource, Item
    >>> from comity.evidence.posterior.columns import columns_of
    >>> case = Evidence(
    ...     sources=(EvidenceSource("agency", reliability="B"),),
    ...     claims=(Claim("c1", "The dam was full"),),
    ...     items=(Item("i1", "c1", "supports", "agency", credibility="2"),),
    ... )
    >>> found = posteriors_of_columns(columns_of(case))
    >>> found.claims, round(float(found.p[0]), 3), round(float(found.high[0]), 2)
    (('c1',), 0.857, 0.92)
    """
    settings = settings or PosteriorSettings()
    known = known_by(columns.frame, as_of)
    prior = _priors(known)
    sides = sides_of(columns, known)
    pooled = _pooled(columns, known, sides)
    middle = prior[:, 1] + _total(sides, pooled, len(prior), "middle")
    worst = prior[:, 0] + _total(sides, pooled, len(prior), "low")
    best = prior[:, 2] + _total(sides, pooled, len(prior), "high")
    low, high = ends_by_cumulants(_cumulants(prior, sides, pooled), settings.level)
    whole = _Sum(columns, known, prior, sides, pooled)
    single = whole.single()
    low = np.where(single, middle - settings.level * (middle - worst), low)
    high = np.where(single, middle + settings.level * (best - middle), high)
    sampled = _sample(low, high, whole, ~single, settings)
    low, high = np.maximum(np.minimum(low, middle), worst), np.minimum(np.maximum(high, middle), best)
    worst, best = np.minimum(worst, middle), np.maximum(best, middle)
    return ManyPosteriors(
        claims=tuple(known.claims),
        p=probability(middle),
        low=probability(low),
        high=probability(high),
        log_odds=middle,
        worst=probability(worst),
        best=probability(best),
        sampled=sampled,
        prior=probability(prior),
        carried_by=carriers(columns, sides, _brought(sides, pooled), len(prior), settings.share) if carried else None,
        as_of=as_of,
    )


def _priors(known: Known) -> Floats:
    """Return the prior log-odds of the claims, shape (C, 3); most claims share a prior, and fractions are slow."""
    made: dict[tuple[int, ...], tuple[float, float, float]] = {}
    out = []
    for claim in known.claims.values():
        ends = (claim.prior.low, claim.prior.middle, claim.prior.high)
        key = tuple(n for f in ends for n in (f.numerator, f.denominator))
        if key not in made:
            made[key] = _ends(prior_of(claim.prior))
        out.append(made[key])
    return np.array(out, np.float64).reshape(-1, 3)


@dataclass(frozen=True, eq=False, slots=True)
class _Pooled:
    """
    Pools of dependent origins as they bear on claims: one cell for each claim and pool.

    ``cell`` gives the cell of each side, -1 for none. ``factor`` has the least, middle and most discount by cell.
    """

    pools: tuple[Pool, ...]
    cell: Index
    claim: Index
    pool: Index
    n: Index
    factor: Floats


def _pooled(columns: Columns, known: Known, sides: Sides) -> _Pooled:
    pools, _ = pools_of(known.evidence.dependence)
    place = pool_of_each(pools)
    codes = {k: place[o] for k, o in enumerate(columns.origins) if o in place} if pools else {}
    codes |= {len(columns.origins) + k: place[i] for k, i in _names(columns, place)}
    size = int(sides.code.max(initial=-1)) + 1
    of_code = np.full(max(size, max(codes, default=-1) + 1), -1, np.int64)
    of_code[list(codes)] = list(codes.values())
    pool = of_code[sides.code]
    inside = np.flatnonzero(pool >= 0)
    cells, which = np.unique(sides.ranges.of[inside] * max(len(pools), 1) + pool[inside], return_inverse=True)
    cell = np.full(len(sides.code), -1, np.int64)
    cell[inside] = which
    pairs = np.unique(np.stack([which, sides.code[inside]]), axis=1)
    n = np.bincount(pairs[0], minlength=len(cells)).astype(np.int64)
    of_pool = cells % max(len(pools), 1)
    rho = np.array([(p.high, p.middle, p.low) for p in pools], np.float64).reshape(-1, 3)[of_pool]
    factor = 1.0 / (1.0 + np.maximum(n - 1, 0)[:, None] * rho)
    return _Pooled(pools, cell, cells // max(len(pools), 1), of_pool, n, factor)


def _names(columns: Columns, place: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Yield the items without an origin that a set of dependent origins names."""
    if columns.own is not None:
        yield from ((number, item) for item, number in columns.own.items() if item in place)
    elif set(place) - set(columns.origins):
        pairs = columns.names.items() if isinstance(columns.names, Mapping) else enumerate(columns.names)
        yield from ((number, item) for number, item in pairs if item in place)


def _total(sides: Sides, pooled: _Pooled, n_claims: int, end: Literal["low", "middle", "high"]) -> Floats:
    values, free = getattr(sides.ranges, end), pooled.cell < 0
    total = summed(sides.ranges.of[free], values[free], n_claims)
    if len(pooled.n):
        inside = summed(pooled.cell[~free], values[~free], len(pooled.n))
        least, middle, most = (inside * pooled.factor[:, k] for k in range(3))
        by_cell = {"low": np.minimum(least, most), "middle": middle, "high": np.maximum(least, most)}[end]
        total = total + summed(pooled.claim, by_cell, n_claims)
    return total


def _brought(sides: Sides, pooled: _Pooled) -> Floats:
    """Return what each side adds to the log-odds of its claim, the discount taken off."""
    inside = pooled.cell >= 0
    factor = np.ones(len(inside))
    factor[inside] = pooled.factor[pooled.cell[inside], 1]
    return sides.ranges.middle * factor


def _cumulants(prior: Floats, sides: Sides, pooled: _Pooled) -> Floats:
    """Return the cumulants of every claim's log-odds, shape (4, C)."""
    each, free = cumulants(sides.ranges.low, sides.ranges.middle, sides.ranges.high), pooled.cell < 0
    total = cumulants(prior[:, 0], prior[:, 1], prior[:, 2])
    total = total + np.stack([summed(sides.ranges.of[free], k[free], len(prior)) for k in each])
    if len(pooled.n):
        inside = np.stack([summed(pooled.cell[~free], k[~free], len(pooled.n)) for k in each])
        kinds, which = np.unique(np.stack([pooled.pool, pooled.n]), axis=1, return_inverse=True)
        made = [discount_cumulants(_draw(pooled.pools[p], n)) for p, n in kinds.T.tolist()]
        whole = product_cumulants(np.array(made).T[:, which.ravel()], inside)
        total = total + np.stack([summed(pooled.claim, k, len(prior)) for k in whole])
    return total


def _draw(pool: Pool, n: int) -> PoolDraw:
    return PoolDraw(f"rho {pool.name}", n, (pool.low, pool.middle, pool.high))


@dataclass(frozen=True, eq=False, slots=True)
class _Sum:
    """All terms of all claims, to be sampled claim by claim."""

    columns: Columns
    known: Known
    prior: Floats
    sides: Sides
    pooled: _Pooled

    def open_terms(self) -> Index:
        """Return how many uncertain numbers each claim has."""
        r = self.sides.ranges
        count = np.bincount(r.of[r.low < r.high], minlength=len(self.prior)) + (self.prior[:, 0] < self.prior[:, 2])
        out: Index = (count + self._open_discounts()).astype(np.int64)
        return out

    def single(self) -> NDArray[np.bool_]:
        """Return the claims with one uncertain number that is no rho: their interval is a part of its range."""
        out: NDArray[np.bool_] = (self.open_terms() == 1) & (self._open_discounts() == 0)
        return out

    def _open_discounts(self) -> Index:
        wide_pool = np.array([p.low < p.high for p in self.pooled.pools], bool)
        wide = wide_pool[self.pooled.pool] & (self.pooled.n > 1)
        return np.bincount(self.pooled.claim[wide], minlength=len(self.prior))

    def terms(self, claim: int, sides: Sequence[int]) -> tuple[list[Uncertain], list[PoolDraw]]:
        """Return the terms of one claim as the analysis of single claims has them."""
        cells = sorted({int(self.pooled.cell[s]) for s in sides} - {-1})
        by_origin: dict[tuple[str, str], list[int]] = {}
        for s in sides:
            by_origin.setdefault(self._name(int(self.sides.code[s])), []).append(s)
        terms = [Uncertain(f"prior {list(self.known.claims)[claim]}", LogRange(*self.prior[claim].tolist()))]
        for kind, name in sorted(by_origin):  # items of their own before origins
            mine = by_origin[kind, name]
            cell = int(self.pooled.cell[mine[0]])
            place = cells.index(cell) if cell >= 0 else -1
            terms += sides_of_origin(f"{kind} {name}", [self._range(s) for s in mine], place)
        draws = [_draw(self.pooled.pools[self.pooled.pool[c]], int(self.pooled.n[c])) for c in cells]
        return terms, draws

    def _range(self, side: int) -> LogRange:
        r = self.sides.ranges
        return LogRange(float(r.low[side]), float(r.middle[side]), float(r.high[side]))

    def _name(self, code: int) -> tuple[str, str]:
        n = len(self.columns.origins)
        return ("origin", self.columns.origins[code]) if code < n else ("item", self.columns.name_of(code - n))


def _sample(
    low: Floats, high: Floats, whole: _Sum, asked: NDArray[np.bool_], settings: PosteriorSettings
) -> NDArray[np.bool_]:
    """Put sampled intervals in the place of those in closed form where few numbers are uncertain; return where."""
    count = whole.open_terms()
    chosen = asked & (count > 0) & (count <= settings.few)
    if count[chosen].sum() > settings.most_sampled:
        return np.zeros(len(count), bool)
    of = whole.sides.ranges.of
    mine = np.flatnonzero(chosen[of])
    by_claim: dict[int, list[int]] = {c: [] for c in np.flatnonzero(chosen).tolist()}
    for s in mine.tolist():
        by_claim[int(of[s])].append(s)
    for c, sides in by_claim.items():
        low[c], high[c], _ = interval_of(*whole.terms(c, sides), settings)
    return chosen


def _ends(r: LogRange) -> tuple[float, float, float]:
    return r.low, r.middle, r.high
