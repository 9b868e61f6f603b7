"""Who sold how much to whom in which year, and what one year looks like as an array; what is not known is no zero."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from comity.errors import TooLargeError, UsageError, did_you_mean

Index = NDArray[np.intp]
Mask = NDArray[np.bool_]
Reals = NDArray[np.float64]
Teller = Literal["buyer", "seller"]
TELLERS: tuple[Teller, ...] = ("buyer", "seller")

MOST_CELLS = 5_000_000
"""Goods times actors times actors: what one year may hold."""


@dataclass(frozen=True, eq=False, slots=True)
class Flows:
    """
    Flows of goods (or of money, arms, energy) from sellers to buyers, by year, as arrays of one length R.

    Parameters
    ----------
    actors, goods : tuple of str
        In the order of their names. ``goods`` is ``("",)`` where goods are not told apart.
    seller, buyer, good : int array of shape (R,)
        Indices into ``actors`` and ``goods``. A flow of an actor to itself is left out.
    year : int array of shape (R,)
    value : float array of shape (R,)
        In one unit throughout; nan where it is not known.
    by_seller : bool array of shape (R,)
        True where the seller reported the flow, False where the buyer did.
    """

    actors: tuple[str, ...]
    goods: tuple[str, ...]
    seller: Index
    buyer: Index
    good: Index
    year: NDArray[np.int64]
    value: Reals
    by_seller: Mask

    def __len__(self) -> int:
        return len(self.value)

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years that have a row, in order."""
        return tuple(np.unique(self.year).tolist())


@dataclass(frozen=True, eq=False, slots=True)
class Bought:
    """
    What each actor bought from each other in one year.

    Parameters
    ----------
    actors : tuple of str
        The N actors that have a row in the year, in the order of their names.
    goods : tuple of str
        G names.
    year : int
    value : float array of shape (G, N, N)
        ``value[g, i, j]``: how much of good g actor i bought from actor j; nan where not known. A pair with no row
        is not known: only a 0 that was reported is a zero.
    mirrored : bool array of shape (G, N, N)
        True where the buyer's report is missing and the seller's was taken in its place.
    apart : float array of shape (G, N, N)
        Where both sides reported: the gap between the reports as a share of the larger one; nan elsewhere.
    everyone : tuple of str
        Every actor of the flows, with a row in this year or not.
    """

    actors: tuple[str, ...]
    goods: tuple[str, ...]
    year: int
    value: Reals
    mirrored: Mask
    apart: Reals
    everyone: tuple[str, ...]

    @property
    def pair(self) -> Reals:
        """Return what i bought from j over all goods, shape (N, N); nan where no good is known."""
        known = ~np.isnan(self.value)
        return np.where(known.any(axis=0), np.where(known, self.value, 0.0).sum(axis=0), np.nan)

    @property
    def imports(self) -> Reals:
        """Return what each actor bought from partners that are known, shape (N,); nan where none is known."""
        pair = self.pair
        return np.where(np.isnan(pair).all(axis=1), np.nan, np.nansum(pair, axis=1))

    def place(self, actor: str) -> int:
        """Return the place of an actor in ``actors``; raises :class:`UsageError` where the year has no row of it."""
        if actor in self.actors:
            return self.actors.index(actor)
        known = f'The flows of {self.year} have no actor "{actor}".'
        raise UsageError(" ".join(filter(None, [known, did_you_mean(actor, self.actors)])))


def flows_of(
    seller: Sequence[str],
    buyer: Sequence[str],
    year: Sequence[int],
    value: Sequence[float | None],
    good: Sequence[str] | None = None,
    told_by: Sequence[Teller] | None = None,
) -> Flows:
    """
    Return flows as arrays, column by column.

    Parameters
    ----------
    seller, buyer : sequence of str
        The flow runs from the seller to the buyer.
    year : sequence of int
    value : sequence of float or None
        At least 0; None (or nan) where it is not known.
    good : sequence of str, optional
    told_by : sequence of {"buyer", "seller"}, optional
        Whose report the row is. Without it every row is the buyer's.

    Returns
    -------
    Flows

    Raises
    ------
    UsageError
        Columns of unequal length; a value below 0 or without end (a code such as -9 must be left blank); two rows
        for one seller, buyer, year, good and reporter.

    Examples
    --------
    >>> flows = flows_of(["a", "b", "a"], ["b", "a", "c"], [2000, 2000, 2001], [5.0, None, 2.0])
    >>> flows.actors, flows.years
    (('a', 'b', 'c'), (2000, 2001))
    """
    goods = [""] * len(seller) if good is None else list(good)
    told = ["buyer"] * len(seller) if told_by is None else list(told_by)
    if len({len(column) for column in (seller, buyer, year, value, goods, told)}) != 1:
        raise UsageError("The columns of a table of flows have one length.")
    _check_rows(seller, buyer, year, value, goods, told)
    rows = [k for k in range(len(seller)) if seller[k] != buyer[k]]
    actors, kinds = sorted({*seller, *buyer}), sorted(set(goods)) or [""]
    at, of = {name: k for k, name in enumerate(actors)}, {name: k for k, name in enumerate(kinds)}
    return Flows(
        tuple(actors),
        tuple(kinds),
        np.array([at[seller[k]] for k in rows], np.intp),
        np.array([at[buyer[k]] for k in rows], np.intp),
        np.array([of[goods[k]] for k in rows], np.intp),
        np.array([year[k] for k in rows], np.int64),
        np.array([_number(value[k]) for k in rows], np.float64),
        np.array([told[k] == "seller" for k in rows], np.bool_),
    )


def bought(flows: Flows, year: int, freight: float = 0.0) -> Bought:
    """
    Return what each actor bought from each other in one year.

    The rule for reports of two sides (mirror data): the buyer's report is taken; where it is missing, the seller's,
    times one plus ``freight``; where both are missing the flow is not known. Buyers count goods with freight and
    insurance and know better where they come from, so their report is the better one [1]_.

    Parameters
    ----------
    flows : Flows
    year : int
    freight : float
        What freight and insurance add to the seller's report, as a share of it. 0 takes the report as it stands.

    Returns
    -------
    Bought

    Raises
    ------
    UsageError
        No row for the year, or ``freight`` below 0.
    TooLargeError
        More than :data:`MOST_CELLS` cells.

    Examples
    --------
    >>> flows = flows_of(["a", "a", "c"], ["b", "b", "b"], [2000] * 3, [None, 4.0, 0.0],
    ...                  told_by=["buyer", "seller", "buyer"])
    >>> year = bought(flows, 2000, freight=0.5)
    >>> year.pair[1], year.mirrored[0, 1].tolist()
    (array([ 6., nan,  0.]), [True, False, False])

    References
    ----------
    .. [1] Barbieri, K., Keshk, O. M. G., & Pollins, B. M. (2009). Trading data: Evaluating our assumptions and
       coding rules. Conflict Management and Peace Science, 26(5), 471-491.
    """
    if not (math.isfinite(freight) and freight >= 0):
        raise UsageError("Freight is a share of at least 0 of what the seller reports.")
    rows = np.flatnonzero(flows.year == year)
    if not len(rows):
        raise UsageError(f"The flows have no row for {year}. They reach from {_span(flows)}.")
    present = np.unique(np.concatenate((flows.seller[rows], flows.buyer[rows])))
    shape = (len(flows.goods), len(present), len(present))
    if math.prod(shape) > MOST_CELLS:
        raise TooLargeError(
            f"One year of {len(present)} actors and {len(flows.goods)} goods does not fit. Sum up goods."
        )
    told = np.full((2, *shape), np.nan)  # [who reported, g, i, j]
    buyer, seller = np.searchsorted(present, flows.buyer[rows]), np.searchsorted(present, flows.seller[rows])
    told[flows.by_seller[rows].astype(np.intp), flows.good[rows], buyer, seller] = flows.value[rows]
    mirrored = np.isnan(told[0]) & ~np.isnan(told[1])
    return Bought(
        tuple(flows.actors[k] for k in present),
        flows.goods,
        int(year),
        np.where(mirrored, told[1] * (1 + freight), told[0]),
        mirrored,
        _apart(told[0], told[1] * (1 + freight)),
        flows.actors,
    )


def _apart(one: Reals, other: Reals) -> Reals:
    larger = np.maximum(one, other)
    gap = np.abs(one - other)
    return np.divide(gap, larger, out=np.where(np.isnan(larger), np.nan, 0.0), where=larger > 0)


def _number(value: float | None) -> float:
    return math.nan if value is None else float(value)


def _check_rows(
    seller: Sequence[str],
    buyer: Sequence[str],
    year: Sequence[int],
    value: Sequence[float | None],
    good: Sequence[str],
    told: Sequence[str],
) -> None:
    seen: set[tuple[str, str, int, str, str]] = set()
    for k in range(len(seller)):
        row = f"Row {k + 1} ({seller[k]} to {buyer[k]}, {year[k]})"
        number = _number(value[k])
        if number < 0 or math.isinf(number):
            raise UsageError(f"{row}: a flow is a number of at least 0. Leave it blank where it is not known.")
        if told[k] not in TELLERS:
            raise UsageError(f'{row}: a flow is told by "buyer" or "seller", not by "{told[k]}".')
        key = (seller[k], buyer[k], year[k], good[k], told[k])
        if key in seen:
            raise UsageError(f"{row}: the flow is given twice. Keep one row, or tell the goods or reporters apart.")
        seen.add(key)


def _span(flows: Flows) -> str:
    years = flows.years
    return f"{years[0]} to {years[-1]}" if years else "no year at all"
