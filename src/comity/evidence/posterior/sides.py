"""From columns to what counts: the sides of every origin on every claim, as arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.case.evidence import CREDIBILITY, RELIABILITY, Origin
from comity.evidence.posterior.columns import AS_WRITTEN, CONTRADICTS, NEUTRAL, SUPPORTS, Columns, by_day
from comity.evidence.posterior.grades import UNKNOWN
from comity.evidence.posterior.known import Known
from comity.evidence.posterior.log_range import LogRange
from comity.evidence.posterior.network import Relay, network_ratio, passed_on
from comity.evidence.posterior.ratios import log_ratio
from comity.kernels.log_odds import Index, Ranges, strongest

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True)
class Sides:
    """
    Every side that counts.

    Parameters
    ----------
    ranges : Ranges
        Log ratios; ``of`` is the claim by its place among the known ones.
    code : array of int64
        Which origin: its index, or the number of the item plus the number of origins.
    key : array of int64
        Claim and origin in one number.
    reports : Reports
        The rows that the sides come from.
    told : mapping from key to rows
        Of each network, the rows of the items that carry it.
    """

    ranges: Ranges
    code: Index
    key: Index
    reports: Reports
    told: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, eq=False, slots=True)
class Reports:
    """The rows that count outside of networks, by rising key of claim and origin, with the middles of their ratios."""

    row: Index
    key: Index
    middle: NDArray[np.float64]


def sides_of(columns: Columns, known: Known) -> Sides:
    """Return what counts of all rows known by the day, origin by origin."""
    rows, silent = _ratios(columns, known)
    place = {c: k for k, c in enumerate(known.claims)}
    claim = np.array([place.get(c, -1) for c in columns.claims], np.int64)[columns.claim]
    keep = by_day(columns.known, known.as_of) & (claim >= 0)
    n_codes = len(columns.origins) + int(columns.number.max(initial=-1)) + 1
    code = np.where(columns.origin >= 0, columns.origin, len(columns.origins) + columns.number.astype(np.int64))
    key = claim * n_codes + code
    networks = _networks(columns, known, key, keep, silent)
    if networks:
        keep &= ~np.isin(key, np.fromiter(networks, np.int64))
    return _counted(Ranges(key, *rows), np.flatnonzero(keep), networks, n_codes)


def _counted(rows: Ranges, kept: Index, networks: Mapping[int, _Network], n_codes: int) -> Sides:
    order = kept[np.argsort(rows.of[kept], kind="stable")]
    rows = rows.at(order)
    reports = Reports(order, rows.of, rows.middle)
    new = np.concatenate(([True], rows.of[1:] != rows.of[:-1])) if len(rows) else np.zeros(0, bool)
    keys = rows.of[new]
    group = Ranges(np.cumsum(new) - 1, rows.low, rows.middle, rows.high)
    found = strongest(group, len(keys))
    own = np.array(list(networks), np.int64)
    logs = np.array([n.ends for n in networks.values()], np.float64).reshape(-1, 3)
    all_keys = np.concatenate([*(keys[f.of] for f in found), own])
    low, middle, high = (
        np.concatenate([*(getattr(f, name) for f in found), logs[:, k]])
        for k, name in enumerate(("low", "middle", "high"))
    )
    ranges = Ranges(all_keys // max(n_codes, 1), low, middle, high)
    return Sides(ranges, all_keys % max(n_codes, 1), all_keys, reports, {k: n.told for k, n in networks.items()})


def _ratios(columns: Columns, known: Known) -> tuple[tuple[NDArray[np.float64], ...], Mask]:
    """Return the log ratios of all rows, low, middle and high, and which rows say nothing by rule."""
    letters = [known.reliability.get(s, "") for s in columns.sources]
    letter = np.array([RELIABILITY.find(x or "F") for x in letters], np.int64)[columns.source]
    digit = np.where(columns.credibility > 0, columns.credibility - 1, 5)
    table = np.array([_ends(known.table[a + b]) for a in RELIABILITY for b in CREDIBILITY])[letter * 6 + digit]
    unknown = np.array([x == UNKNOWN[0] for x in letters], bool)[columns.source] & (columns.credibility == 6)
    silent = unknown | (columns.says == NEUTRAL)
    written = ~np.isnan(columns.middle)
    turn = (columns.says == CONTRADICTS) & (~written | (columns.middle >= 0))
    low, middle, high = (
        np.where(written, own, table[:, k]) for k, own in enumerate((columns.low, columns.middle, columns.high))
    )
    low, middle, high = np.where(turn, -high, low), np.where(turn, -middle, middle), np.where(turn, -low, high)
    for values in (low, middle, high):
        values[silent] = 0.0
    _judge(columns, known, (low, middle, high), silent)
    return (low, middle, high), silent


def _ends(r: LogRange) -> tuple[float, float, float]:
    return r.low, r.middle, r.high


def _judge(columns: Columns, known: Known, ranges: tuple[NDArray[np.float64], ...], silent: Mask) -> None:
    """Put the judgements of several analysts in the place of the rows that they judge."""
    for item in known.judgements:
        noun = columns.judged.get(item)
        if noun is None:
            continue
        ratio, rule = log_ratio(noun, known)
        for row in columns.judged_rows.get(item, ()):
            if columns.says[row] != AS_WRITTEN:
                for values, x in zip(ranges, _ends(ratio), strict=True):
                    values[row] = x
                silent[row] = rule in ("neutral", "F6")


@dataclass(frozen=True, slots=True)
class _Network:
    """The log ratio of an origin that is a network, and the rows of the items that carry it."""

    ends: tuple[float, float, float]
    told: tuple[int, ...]


def _networks(columns: Columns, known: Known, key: Index, keep: Mask, silent: Mask) -> Mapping[int, _Network]:
    """Return all origins that are networks, by key of claim and origin."""
    origins = {o.id: o for o in known.evidence.origins if o.seen_if_true is not None and o.seen_if_false is not None}
    if not origins or not len(columns.origins):
        return {}
    is_one = np.array([o in origins for o in columns.origins], bool)
    speaks = (columns.says == SUPPORTS) | (columns.says == CONTRADICTS)
    part = keep & ~silent & speaks & (columns.origin >= 0) & is_one[columns.origin]
    out = {}
    for k, rows in _gathered(key, np.flatnonzero(part)):
        origin = origins[columns.origins[int(columns.origin[rows[0]])]]
        out[k] = _network(columns, origin, rows)
    return out


def _gathered(key: Index, rows: Index) -> Iterator[tuple[int, list[int]]]:
    found: dict[int, list[int]] = {}
    for row in rows.tolist():
        found.setdefault(int(key[row]), []).append(row)
    yield from found.items()


def _network(columns: Columns, origin: Origin, rows: list[int]) -> _Network:
    if origin.seen_if_true is None or origin.seen_if_false is None:
        raise ValueError(f"origin {origin.id} is no network")
    seen = origin.seen_if_true, origin.seen_if_false
    relays = [
        Relay(passed_on(bool(columns.says[r] == SUPPORTS), *seen), *columns.relays.get(r, (None, None))) for r in rows
    ]
    # as in the analysis of single claims: who passed it on carries it; where nobody did, those that kept silent
    told = tuple(r for r, relay in zip(rows, relays, strict=True) if relay.passed_on)
    return _Network(_ends(network_ratio(*seen, relays)), told or tuple(rows))
