"""The few items that carry each of many posteriors, from columns: as :mod:`comity.evidence.posterior.carrying` says."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from comity.evidence.posterior.carrying import SLACK
from comity.evidence.posterior.columns import Columns
from comity.evidence.posterior.sides import Sides
from comity.kernels.log_odds import Floats, Index, summed

_CLOSE = 1e-6  # of what is said: a movement so small is added up once more, exactly


@dataclass(frozen=True, eq=False, slots=True)
class _Chosen:
    """
    Sides that carry a claim, or are as strong as the weakest that does.

    ``side`` is their place, claim by claim, the strongest first. ``taken`` says how many of each claim are enough;
    ``count`` how many of it are here.
    """

    side: Index
    claim: list[int]
    taken: list[int]
    count: list[int]


def carriers(
    columns: Columns, sides: Sides, brought: Floats, n_claims: int, share: float
) -> tuple[tuple[str, ...], ...]:
    """
    Return for each claim the fewest items that make a share of the movement towards where the evidence moves it.

    Ids are asked for only of items that may be among them: those of equal strength are told apart by id.

    Parameters
    ----------
    columns : Columns
    sides : Sides
    brought : array, one number for each side
        What it adds to the log-odds.
    n_claims : int
    share : float
    """
    chosen = _enough(sides, brought, n_claims, share)
    found: list[tuple[str, ...]] = [()] * n_claims
    items = _items(columns, sides, chosen.side)
    strength, start = np.abs(brought[chosen.side]).tolist(), 0
    for claim, taken, count in zip(chosen.claim, chosen.taken, chosen.count, strict=True):
        mine = range(start, start + count)
        start += count
        by_id = sorted(mine, key=items.first.__getitem__)
        ordered = sorted(by_id, key=strength.__getitem__, reverse=True)[:taken]
        found[claim] = tuple(i for k in ordered for i in items.of(k))
    return tuple(found)


def _enough(sides: Sides, brought: Floats, n_claims: int, share: float) -> _Chosen:
    """Return of each claim the sides that make the share, and those as strong as the last of them."""
    of, size = sides.ranges.of, np.abs(brought)
    towards = np.flatnonzero(brought * _moved(of, brought, n_claims)[of] > 0)
    towards = towards[np.lexsort((-size[towards], of[towards]))]
    claims, first = np.unique(of[towards], return_index=True)
    ends = np.append(first, len(towards)).tolist()
    sorted_size = size[towards]
    taken, count, parts = [], [], []
    for start, end in pairwise(ends):
        mine = sorted_size[start:end]
        wanted = share * math.fsum(mine.tolist()) * (1 - SLACK)
        last = min(int(np.searchsorted(np.cumsum(mine), wanted)), len(mine) - 1)
        taken.append(last + 1)
        count.append(int(np.searchsorted(-mine, -mine[last], side="right")))
        parts.append(towards[start : start + count[-1]])
    side = np.concatenate(parts) if parts else np.zeros(0, np.int64)
    return _Chosen(side, claims.tolist(), taken, count)


def _moved(of: Index, brought: Floats, n_claims: int) -> Floats:
    """Return by how much each claim is moved; 0 where what is said for it and against it cancels out."""
    moved, said = summed(of, brought, n_claims), np.maximum(summed(of, np.abs(brought), n_claims), 1.0)
    for claim in np.flatnonzero((moved != 0) & (np.abs(moved) <= _CLOSE * said)).tolist():
        moved[claim] = math.fsum(brought[of == claim].tolist())
    out: Floats = np.where(np.abs(moved) <= SLACK * said, 0.0, moved)
    return out


@dataclass(frozen=True, slots=True)
class _Items:
    """The items that give some sides: of each the first by id, and all of those that several items give."""

    first: list[str]
    several: Mapping[int, tuple[str, ...]]

    def of(self, k: int) -> tuple[str, ...]:
        """Return the items of one side."""
        return self.several.get(k) or (self.first[k],)


def _items(columns: Columns, sides: Sides, chosen: Index) -> _Items:
    """Return the items that give some sides; of reports that are as strong, the first by id; of a network, all."""
    rows, place = _rows(sides, chosen)
    several = {k: sides.told[key] for k, key in enumerate(sides.key[chosen].tolist()) if key in sides.told}
    asked = np.concatenate([rows, *(np.array(told, np.int64) for told in several.values())])
    numbers, which = np.unique(columns.number[asked].astype(np.int64), return_inverse=True)
    ids = columns.names_of(numbers)
    first = [""] * len(chosen)
    for k, number in zip(place.tolist(), which[: len(rows)].tolist(), strict=True):
        item = ids[number]
        if not first[k] or item < first[k]:
            first[k] = item
    at = dict(zip(numbers.tolist(), ids, strict=True)) if several else {}
    told = {k: tuple(sorted(at[int(columns.number[row])] for row in own)) for k, own in several.items()}
    for k, own_ids in told.items():
        first[k] = own_ids[0]
    return _Items(first, told)


def _rows(sides: Sides, chosen: Index) -> tuple[Index, Index]:
    """Return the rows that give some sides outside of networks, and the place of the side that each of them gives."""
    reports, keys = sides.reports, sides.key[chosen]
    if not len(keys):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    # of one origin only one side bears towards where its claim is moved, so that no key is there twice
    order = np.argsort(keys, kind="stable")
    place = order[np.minimum(np.searchsorted(keys[order], reports.key), len(keys) - 1)]
    same = (keys[place] == reports.key) & (sides.ranges.middle[chosen[place]] == reports.middle)
    return reports.row[same], place[same]
