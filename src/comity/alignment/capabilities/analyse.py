"""How capabilities are spread over actors, and whether that changes: the door to this room."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from comity.alignment.capabilities.change import NAMES, Change, Measure, Trend, band, change_of, trend_of
from comity.alignment.capabilities.index import component_shares, composite_index, power_shares
from comity.alignment.capabilities.measurement import MeasurementError, blocks
from comity.alignment.capabilities.measures import con, effective_number, hhi
from comity.alignment.capabilities.panel import Panel, panel_of
from comity.alignment.capabilities.poles import PoleRule, PolesUnder, is_pole, poles_of, poles_under_others
from comity.alignment.capabilities.reading import Reading, hhi_draws, number_of_actors, readings_of
from comity.alignment.capabilities.result import Concentration, Level, PoleChance, Poles
from comity.alignment.capabilities.sizes import by_size
from comity.budget import Budget
from comity.case.alignment import Capabilities
from comity.errors import UsageError

Reals = NDArray[np.float64]
LEADERS = 10


def concentration(
    capabilities: Capabilities,
    actors: Collection[str] | None = None,
    *,
    years: Collection[int] | None = None,
    rule: PoleRule | None = None,
    error: MeasurementError | None = None,
    draws: int = 2000,
    seed: int = 0,
    budget: Budget | None = None,
) -> Concentration:
    """
    Return how capabilities are spread over actors year by year, and what can be said of the change.

    Shares are taken among the actors asked for: so an actor that is left out weighs on nothing. A change is judged by
    its own band, from draws in which both years have the same lasting errors, and never by whether two bands of levels
    overlap. It is judged again with each component left out, among those actors alone that are there in every year,
    with the components alone that are known of everybody, and with errors that last wholly or not at all.

    Parameters
    ----------
    capabilities : Capabilities
    actors : names, optional
        All of the table where left out.
    years : years, optional
        All of the table where left out. The change is from the first to the last of them.
    rule : PoleRule, optional
    error : MeasurementError, optional
    draws, seed : int
    budget : Budget, optional

    Raises
    ------
    UsageError
        Where an actor, year or component is not in the table, an amount is below zero, or a year has no amount at all.
    TooLargeError
        Where the table would not fit in memory.
    BudgetExceededError
        Where the time allowed runs out.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> table = Capabilities(("iron",), ("a", "b") * 2, (1900, 1900, 1950, 1950), ((F(9),), (F(1),), (F(5),), (F(5),)))
    >>> found = concentration(table, draws=200)
    >>> found.spreading, found.poles.first.poles, found.poles.last.poles
    ('rises', ('a',), ('a', 'b'))
    >>> print(found.sentences()[0])
    Capabilities spread to more centres from 1900 to 1950, by both measures and in every reading.
    """
    rule, error, budget = rule or PoleRule(), error or MeasurementError(), budget or Budget(None)
    panel = panel_of(capabilities, actors, years)
    readings = readings_of(panel)
    if not readings or readings[0].id != "all":
        raise UsageError(_empty_year(panel))
    whole = tuple(r for r in readings if r.id in ("all", "constant"))
    drawn = hhi_draws(panel, whole, error, draws, seed, budget)
    several = len(panel.years) > 1
    return Concentration(
        capabilities.file,
        panel.components,
        _levels(panel, readings[0], drawn[0], rule),
        _changes(panel, readings, error, (draws, seed), budget) if several else (),
        _trends(panel, whole, drawn) if len(panel.years) > 2 else (),
        _poles(panel, rule, error, (draws, seed), budget),
        tuple(row for t in _ends(panel) for row in by_size(panel.years[t], power_shares(panel.values[t]))),
        _index(panel),
        error,
        draws,
        seed,
    )


def _empty_year(panel: Panel) -> str:
    empty = [y for t, y in enumerate(panel.years) if np.isnan(power_shares(panel.values[t])).all()]
    return f"In {empty[0]} nobody has any capability that is known. Leave that year out."


def _ends(panel: Panel) -> tuple[int, ...]:
    return (0, len(panel.years) - 1) if len(panel.years) > 1 else (0,)


def _measured(measure: Measure, of_hhi: Reals, actors: NDArray[np.intp]) -> Reals:
    return con(of_hhi, actors) if measure == "con" else effective_number(of_hhi)


def _levels(panel: Panel, plain: Reading, drawn: Reals, rule: PoleRule) -> tuple[Level, ...]:
    count = number_of_actors(panel, plain)
    shares = power_shares(panel.values)
    found = hhi(shares)
    recorded = ~np.asarray(np.isnan(panel.values).all(axis=1))  # [t, c]
    lacking = np.isnan(panel.values) & recorded[:, None, :]
    gaps = (lacking.any(axis=2) & panel.known).sum(axis=1)
    return tuple(
        Level(
            year,
            int(count[t]),
            int(gaps[t]),
            float(found[t]),
            float(con(found[t], int(count[t]))),
            float(effective_number(found[t])),
            band(drawn[:, t]),
            band(con(drawn[:, t], int(count[t]))),
            band(effective_number(drawn[:, t])),
            _leaders(panel, shares[t]),
            poles_of(panel.actors, shares[t], rule),
        )
        for t, year in enumerate(panel.years)
    )


def _leaders(panel: Panel, shares: Reals) -> tuple[tuple[str, float], ...]:
    there = np.flatnonzero(~np.isnan(shares)).tolist()
    largest = sorted(there, key=lambda k: (-float(shares[k]), panel.actors[k]))[:LEADERS]
    return tuple((panel.actors[k], float(shares[k])) for k in largest)


def _at_ends(panel: Panel) -> Panel:
    ends = list(_ends(panel))
    return Panel(panel.actors, tuple(panel.years[t] for t in ends), panel.components, panel.values[ends], panel.order)


def _changes(
    panel: Panel, readings: tuple[Reading, ...], error: MeasurementError, drawing: tuple[int, int], budget: Budget
) -> tuple[Change, ...]:
    ends = _at_ends(panel)
    worlds = hhi_draws(ends, readings, error, *drawing, budget)
    cases = [(r, r.id, r.words, d) for r, d in zip(readings, worlds, strict=True)]
    for lasting, words in _other_errors(error):
        one = hhi_draws(ends, readings[:1], replace(error, lasting=lasting), *drawing, budget)[0]
        cases.append((readings[0], words.replace("with ", ""), words, one))
    out = []
    for measure in NAMES:
        for reading, name, words, drawn in cases:
            count = number_of_actors(ends, reading)
            before, after = _measured(measure, hhi(power_shares(reading.of(ends.values))), count).tolist()
            years = (ends.years[0], ends.years[1])
            out.append(change_of(measure, (name, words), years, (before, after), _measured(measure, drawn, count)))
    return tuple(out)


def _other_errors(error: MeasurementError) -> list[tuple[float, str]]:
    """Return the other ways in which errors may last; none where they do not, or where there are none."""
    if error.kind == "dirichlet":
        return []
    ways = [(0.0, "with errors that are new every year"), (1.0, "with errors that last")]
    return [(lasting, words) for lasting, words in ways if lasting != error.lasting]


def _trends(panel: Panel, readings: tuple[Reading, ...], drawn: Reals) -> tuple[Trend, ...]:
    out = []
    for measure in NAMES:
        for reading, worlds in zip(readings, drawn, strict=True):
            count = number_of_actors(panel, reading)
            recorded = _measured(measure, hhi(power_shares(reading.of(panel.values))), count)
            out.append(trend_of(measure, reading.id, panel.years, recorded, _measured(measure, worlds, count)))
    return tuple(out)


def _poles(panel: Panel, rule: PoleRule, error: MeasurementError, drawing: tuple[int, int], budget: Budget) -> Poles:
    ends = _at_ends(panel)
    shares = power_shares(ends.values)
    met = np.zeros((len(ends.years), len(panel.actors)))
    counts = np.zeros((drawing[0], len(ends.years)), np.intp)
    for block in blocks(ends, error, *drawing, budget):
        there = ends.known[block.year]
        found = is_pole(power_shares(block.values), rule)
        met[block.year, there] += found.sum(axis=0)
        counts[block.draws, block.year] = found.sum(axis=1)
    named = [PolesUnder(y, rule, poles_of(panel.actors, s, rule)) for y, s in zip(ends.years, shares, strict=True)]
    others = [p for y, s in zip(ends.years, shares, strict=True) for p in poles_under_others(panel.actors, s, y, rule)]
    grown = counts[:, -1] - counts[:, 0]
    return Poles(
        rule,
        named[0],
        named[-1],
        tuple(others),
        _chances(ends, met / drawing[0]),
        float((grown > 0).mean()),
        float((grown < 0).mean()),
    )


def _chances(ends: Panel, met: Reals) -> tuple[PoleChance, ...]:
    return tuple(
        PoleChance(year, ends.actors[k], float(met[t, k]))
        for t, year in enumerate(ends.years)
        for k in sorted(np.flatnonzero(met[t]).tolist(), key=lambda k: (-float(met[t, k]), ends.actors[k]))
    )


def _index(panel: Panel) -> tuple[tuple[str, tuple[tuple[int, float], ...]], ...]:
    found = composite_index(component_shares(panel.values))
    return tuple(
        (actor, tuple((y, float(v)) for y, v in zip(panel.years, found[:, k], strict=True) if not np.isnan(v)))
        for k, actor in enumerate(panel.actors)
    )
