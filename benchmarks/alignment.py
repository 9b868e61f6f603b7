"""Alignment: exact balance, the capability index and its bands, ideal points, exposure, beside plain twins."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.alignment.balance.frustration import frustration
from comity.alignment.balance.grouping import grouping
from comity.alignment.balance.measured import balance
from comity.alignment.balance.plain import plain_best_camps
from comity.alignment.capabilities.analyse import concentration
from comity.alignment.capabilities.index import _plain_index, component_shares, composite_index
from comity.alignment.capabilities.panel import Panel, panel_of
from comity.alignment.exposure.answer import Exposure, exposure
from comity.alignment.exposure.cut import sales_only, what_if_cut
from comity.alignment.exposure.flows import Flows, flows_of
from comity.alignment.exposure.plain import plain_total
from comity.alignment.ideal_points.agreement import agreement
from comity.alignment.ideal_points.estimate import ideal_points
from comity.alignment.ideal_points.plain import plain_agreement
from comity.alignment.ideal_points.roll_calls import RollCalls, roll_calls
from comity.alignment.network import Snapshot, network_of
from comity.case.alignment import Capabilities, Ties
from spec import NotAnsweredError, Phase, Spec

PLAIN_ACTORS = 14
YEARS = range(1816, 1946)


@dataclass(frozen=True)
class Table:
    """Capabilities as a noun and as an array."""

    noun: Capabilities
    panel: Panel


@dataclass(frozen=True)
class Trade:
    """Flows of one year, and its exposure with everything unknown left open."""

    flows: Flows
    found: Exposure


def camps(actors: int) -> Snapshot:
    """Return two camps with four ties for each actor, one in twelve of them of the wrong sign."""
    rng = np.random.default_rng(actors)
    a, b = np.triu_indices(actors, 1)
    kept = np.sort(rng.choice(len(a), min(4 * actors, len(a)), replace=False))
    fits = np.where(a[kept] % 2 == b[kept] % 2, 1, -1)
    sign = np.where(rng.random(len(kept)) < 1 / 12, -fits, fits)
    n = len(kept)
    names = [f"a{k:03d}" for k in range(actors)]
    rows = (tuple(names[k] for k in side[kept]) for side in (a, b))
    nothing = ("",) * n
    ties = Ties(*rows, tuple(sign.tolist()), (None,) * n, (False,) * n, nothing, nothing, nothing, nothing)
    return network_of(ties).window(dt.date(1950, 1, 1), dt.date(1950, 12, 31))


def capabilities(actors: int) -> Table:
    """Return six components of all actors over 130 years; one value in twenty is not known."""
    rng = np.random.default_rng(actors)
    values = rng.lognormal(0, 2, (len(YEARS), actors, 6)).round(3)
    values[rng.random(values.shape) < 0.05] = np.nan
    names = tuple(f"a{k:03d}" for k in range(actors))
    rows = tuple(
        tuple(None if np.isnan(v) else Fraction(round(1000 * v), 1000) for v in row) for row in values.reshape(-1, 6)
    )
    years = tuple(y for y in YEARS for _ in names)
    noun = Capabilities(("milex", "milper", "irst", "pec", "tpop", "upop"), names * len(YEARS), years, rows)
    return Table(noun, panel_of(noun))


def votes(sessions: int) -> RollCalls:
    """Return 24 actors and 87 votes a session, drawn from an ordered logit; one answer in ten is missing."""
    rng = np.random.default_rng(sessions)
    width = 87 * sessions
    leaning = np.outer(rng.normal(size=24), 2 * rng.normal(size=width)) - 1.5 * rng.normal(size=width)
    leaning += rng.logistic(size=leaning.shape)
    table = np.where(leaning < -0.6, 1, np.where(leaning < 0.6, 2, 3))
    table[rng.random(table.shape) < 0.1] = 0
    return roll_calls([f"a{k:02d}" for k in range(24)], table, np.repeat(np.arange(sessions), 87).tolist())


def trade(actors: int) -> Trade:
    """Return what everybody bought of everybody in one year; one flow in fifty is not known."""
    rng = np.random.default_rng(actors)
    pairs = [(f"a{i:03d}", f"a{j:03d}") for i in range(actors) for j in range(actors) if i != j]
    value = [None if rng.random() < 0.02 else float(v) for v in rng.lognormal(3, 2, len(pairs))]
    flows = flows_of([s for s, _ in pairs], [b for _, b in pairs], [2000] * len(pairs), value)
    return Trade(flows, exposure(flows, 2000))


def _matrix(snapshot: Snapshot) -> NDArray[np.int64]:
    return snapshot.adjacency().astype(np.int64)


def _plain_camps(snapshot: Snapshot) -> object:
    if len(snapshot.actors) > PLAIN_ACTORS:
        raise NotAnsweredError
    return plain_best_camps(_matrix(snapshot))


def _plain_years(table: Table) -> object:
    return [_plain_index([[None if np.isnan(v) else v for v in row] for row in year]) for year in table.panel.values]


def _plain_pairs(calls: RollCalls) -> object:
    rows = calls.codes.tolist()
    return [plain_agreement(rows[i], rows[j]) for i in range(len(rows)) for j in range(i)]


def _plain_rounds(subject: Trade) -> object:
    if len(subject.found.actors) > 40:
        raise NotAnsweredError
    direct = np.nan_to_num(subject.found.direct.high).tolist()
    return plain_total(direct, 0.5, 20)


def _ties(snapshot: Snapshot) -> float:
    return float(len(snapshot.a))


def _rows(table: Table) -> float:
    return float(len(table.noun))


def _answers(calls: RollCalls) -> float:
    return float(calls.codes.size)


def _flows(subject: Trade) -> float:
    return float(len(subject.flows))


def _cut(subject: Trade) -> object:
    return what_if_cut(subject.found.flows, subject.found.substitutes, sales_only(subject.found.flows, "a000"))


SPECS = [
    Spec(
        "Balance, proven: two camps, four ties to an actor, one in twelve of the wrong sign",
        "ns per tie",
        [8, 11, 14, 50, 100],
        camps,
        [
            Phase("two camps", lambda s: frustration(_matrix(s)), _ties),
            Phase("any groups", lambda s: grouping(_matrix(s)), _ties),
            Phase("both, all best camps, triangles, walks", balance, _ties),
            Phase("plain twin of two camps", _plain_camps, _ties),
        ],
        label=lambda n: f"{n} actors",
        size=_ties,
        first=lambda: balance(camps(8)),
    ),
    Spec(
        "Capabilities: six components over 130 years, one value in twenty not known",
        "ns per actor and year",
        [25, 50, 100],
        capabilities,
        [
            Phase("table to array", lambda t: panel_of(t.noun), _rows),
            Phase("index", lambda t: composite_index(component_shares(t.panel.values)), _rows),
            Phase("plain twin of the index", _plain_years, _rows),
            Phase("levels, change, trend, poles: 200 draws", lambda t: concentration(t.noun, draws=200), _rows),
        ],
        label=lambda n: f"{n} actors",
        size=_rows,
        first=lambda: concentration(capabilities(4).noun, draws=200),
    ),
    Spec(
        "Ideal points: 24 actors, 87 votes a session",
        "ns per answer",
        [5, 10, 21],
        votes,
        [
            Phase("sessions apart", lambda v: ideal_points(v, ("a00", "a01")), _answers),
            Phase("with a walk of 0.3", lambda v: ideal_points(v, ("a00", "a01"), 0.3), _answers),
            Phase("agreement of all pairs", agreement, _answers),
            Phase("plain twin of agreement", _plain_pairs, _answers),
        ],
        label=lambda n: f"{n} sessions",
        size=_answers,
        first=lambda: ideal_points(votes(1), ("a00", "a01")),
    ),
    Spec(
        "Exposure in one year: everybody trades with everybody",
        "ns per flow",
        [35, 100, 200],
        trade,
        [
            Phase("shares and the second round", lambda t: exposure(t.flows, 2000), _flows),
            Phase("what if one seller is cut off", _cut, _flows),
            Phase("plain twin, twenty rounds", _plain_rounds, _flows),
        ],
        label=lambda n: f"{n} actors",
        size=_flows,
        first=lambda: exposure(trade(4).flows, 2000),
    ),
]
