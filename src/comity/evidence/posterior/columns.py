"""
Evidence as columns of numbers: what a store reads quickly and a million items are weighed by.

What a store has to give is one :class:`Columns`: everything but the items as nouns (``frame``), and one row per item
in arrays. The rows are plain facts of the entries. Grades, directions, days and origins are resolved here and in
:mod:`comity.evidence.posterior.sides`, so that the store knows none of the rules.
"""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from comity.case.days import last_day
from comity.case.evidence import Evidence, Item, Range
from comity.evidence.posterior.log_range import log_of

SUPPORTS, CONTRADICTS, NEUTRAL, AS_WRITTEN = 1, -1, 0, 2
"""Codes of ``Columns.says``; AS_WRITTEN is for a row of ``also``: the ratio itself has the direction."""

SAYS: Mapping[str, int] = {"supports": SUPPORTS, "contradicts": CONTRADICTS, "neutral": NEUTRAL}


class NamesAtOnce(Mapping[int, str]):
    """Ids of items by number that are quicker asked for together than one by one."""

    @abstractmethod
    def of(self, numbers: NDArray[np.int64]) -> list[str]:
        """Return the ids of items by their numbers, in the order of these."""


@dataclass(frozen=True, eq=False, slots=True)
class Columns:
    """
    Items as arrays. I rows; an item gives one row for its claim, and one for each claim of ``also``.

    Order of rows and of names is free: the answer does not depend on it.

    Parameters
    ----------
    frame : Evidence
        Everything but the items: claims, sources, origins, dependence, judgements, ratios. Its ``items`` are not read.
    claims, sources, origins : sequence of str
        Names by index. A claim that ``frame`` does not hold is left out with its rows.
    claim, source : array of int32, shape (I,)
        Indices into ``claims`` and ``sources``.
    origin : array of int32, shape (I,)
        Index into ``origins``; -1 where the item goes back to nobody else's report.
    says : array of int8, shape (I,)
        SUPPORTS, CONTRADICTS, NEUTRAL, or AS_WRITTEN for a row of ``also``.
    credibility : array of int8, shape (I,)
        1 to 6; 0 where not graded.
    low, middle, high : array of float64, shape (I,)
        Natural logarithms of the ratio as it is written, by :func:`~comity.evidence.posterior.log_range.log_of`; nan
        where there is none.
    known : array of int32, shape (I,)
        ``toordinal()`` of the last day that the item's date may mean; 0 where it has no date. :func:`day_of`.
    number : array of int32, shape (I,)
        The same number for all rows of one item, another for each item: keeps items without an origin apart.
    judged : mapping from item id to Item
        The items that a judgement names, as nouns; ``judged_rows`` gives the rows of each.
    relays : mapping from row to (fidelity, error)
        Only for rows whose item has one of the two.
    names : mapping from number to item id, or sequence of ids by number
        Only for items without an origin, and only the draws of sampled intervals hang on them; may be empty, then
        the number is the name.
    own : mapping from item id to number, optional
        The items without an origin that ``frame.dependence`` names. Where it is None and such a name is no origin of
        any row, all of ``names`` are gone through for it, which is slow where each is asked for one by one.
    """

    frame: Evidence
    claims: Sequence[str]
    sources: Sequence[str]
    origins: Sequence[str]
    claim: NDArray[np.int32]
    source: NDArray[np.int32]
    origin: NDArray[np.int32]
    says: NDArray[np.int8]
    credibility: NDArray[np.int8]
    low: NDArray[np.float64]
    middle: NDArray[np.float64]
    high: NDArray[np.float64]
    known: NDArray[np.int32]
    number: NDArray[np.int32]
    judged: Mapping[str, Item] = field(default_factory=dict)
    judged_rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    relays: Mapping[int, tuple[Range | None, Range | None]] = field(default_factory=dict)
    names: Mapping[int, str] | Sequence[str] = ()
    own: Mapping[str, int] | None = None

    def __len__(self) -> int:
        return len(self.claim)

    def names_of(self, numbers: NDArray[np.int64]) -> list[str]:
        """Return the ids of many items by their numbers."""
        if isinstance(self.names, NamesAtOnce):
            return self.names.of(numbers)
        return [self.name_of(k) for k in numbers.tolist()]

    def name_of(self, number: int) -> str:
        """Return the id of an item by its number."""
        if isinstance(self.names, Mapping):
            return self.names.get(number, str(number))
        return self.names[number] if number < len(self.names) else str(number)


def day_of(date: str) -> int:
    """
    Return the day from which something dated so counts as known; 0 where there is no date (conventions §61).

    Examples
    --------
    >>> day_of("2025-11"), day_of("")
    (739585, 0)
    """
    day = last_day(date) if date else None
    return 0 if day is None else day.toordinal()


def columns_of(evidence: Evidence) -> Columns:
    """
    Return the items of a case as columns.

    Examples
    --------
    >>> from comity.case.evidence import Claim, EvidenceSource
    >>> one = Item("i1", "c1", "supports", "s1", credibility="2")
    >>> made = columns_of(Evidence(sources=(EvidenceSource("s1"),), claims=(Claim("c1", "x"),), items=(one,)))
    >>> len(made), made.claims, made.says.tolist(), made.middle.tolist()
    (1, ('c1',), [1], [nan])
    """
    items = evidence.items
    rows = [(k, i, i.claim, SAYS[i.says], i.ratio) for k, i in enumerate(items)]
    rows += [(k, i, c, AS_WRITTEN, r) for k, i in enumerate(items) for c, r in i.also]
    asked = {j.item for j in evidence.judgements}
    at: dict[str, list[int]] = {}
    for row, (_, item, *_rest) in enumerate(rows):
        if item.id in asked:
            at.setdefault(item.id, []).append(row)
    claims, claim = _index(c for _, _, c, _, _ in rows)
    sources, source = _index(i.source for _, i, _, _, _ in rows)
    origins, origin = _index(i.origin for _, i, _, _, _ in rows)
    logs = np.array([_logs(r) for *_, r in rows], np.float64).reshape(len(rows), 3)
    return Columns(
        frame=replace(evidence, items=()),
        claims=claims,
        sources=sources,
        origins=origins,
        claim=claim,
        source=source,
        origin=origin,
        says=np.array([s for _, _, _, s, _ in rows], np.int8),
        credibility=np.array([int(i.credibility or 0) for _, i, *_ in rows], np.int8),
        low=logs[:, 0].copy(),
        middle=logs[:, 1].copy(),
        high=logs[:, 2].copy(),
        known=np.array([day_of(i.date) for _, i, *_ in rows], np.int32),
        number=np.array([k for k, *_ in rows], np.int32),
        judged={i.id: i for i in items if i.id in asked},
        judged_rows={i: tuple(r) for i, r in at.items()},
        relays={
            row: (i.fidelity, i.error)
            for row, (_, i, _, says, _) in enumerate(rows)
            if says != AS_WRITTEN and (i.fidelity is not None or i.error is not None)
        },
        names=tuple(i.id for i in items),
        own=_own(evidence),
    )


def _own(evidence: Evidence) -> Mapping[str, int]:
    named = {o for d in evidence.dependence for o in d.origins}
    return {i.id: k for k, i in enumerate(evidence.items) if i.id in named and not i.origin}


def _index(names: object) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """Return the distinct names in order of appearance and the index of each; an empty name is -1."""
    place: dict[str, int] = {}
    out = [-1 if n == "" else place.setdefault(n, len(place)) for n in names]  # type: ignore[attr-defined]
    return tuple(place), np.array(out, np.int32)


def _logs(ratio: Range | None) -> tuple[float, float, float]:
    if ratio is None:
        return (np.nan, np.nan, np.nan)
    return log_of(ratio.low), log_of(ratio.middle), log_of(ratio.high)


def by_day(known: NDArray[np.int32], as_of: dt.date | None) -> NDArray[np.bool_]:
    """Return which rows are known by a day; all where none is asked for."""
    return np.ones(len(known), bool) if as_of is None else known <= as_of.toordinal()
