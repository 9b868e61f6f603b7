"""Capabilities as rows of the table of measures."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from comity.alignment.capabilities.analyse import concentration
from comity.alignment.capabilities.poles import PoleRule, PolesUnder
from comity.alignment.capabilities.result import Concentration
from comity.alignment.shift.by_capabilities import rows_of, sure_share
from comity.alignment.shift.result import MeasureShift
from comity.case.alignment import Capabilities


def table(*years: tuple[int, ...]) -> Concentration:
    """Capabilities of a, b, c and so on, one row of amounts for each year from 1900 on, ten years apart."""
    actor = tuple("abcdefgh"[k] for row in years for k in range(len(row)))
    year = tuple(1900 + 10 * t for t, row in enumerate(years) for _ in row)
    values = tuple((Fraction(v),) for row in years for v in row)
    return concentration(Capabilities(("iron",), actor, year, values), draws=400)


def rows(found: Concentration) -> dict[str, MeasureShift]:
    return {row.name.split(" of ")[0].split(" by ")[0]: row for row in rows_of(found)}


def test_power_that_spreads_means_more_centres_by_each_measure() -> None:
    found = rows(table((90, 4, 3, 3), (25, 25, 25, 25)))
    assert {name: row.verdict for name, row in found.items()} == dict.fromkeys(
        ("effective number", "concentration", "poles"), "more centres"
    )
    assert found["effective number"].last == pytest.approx(4.0)
    assert found["concentration"].last == pytest.approx(0.0, abs=1e-6)
    assert (found["poles"].first, found["poles"].last) == (1, 4)
    assert all(row.about == "capabilities" and row.defined for row in found.values())


def test_the_other_way_round_means_fewer() -> None:
    found = rows(table((25, 25, 25, 25), (90, 4, 3, 3)))
    assert {row.verdict for row in found.values()} == {"fewer centres"}
    assert found["concentration"].change > 0


def test_the_same_year_twice_cannot_be_told() -> None:
    found = rows(table((40, 30, 20, 10), (40, 30, 20, 10)))
    assert {row.verdict for row in found.values()} == {"cannot be told"}
    assert "bands of all readings" in found["effective number"].why


def test_poles_that_hang_on_the_threshold_cannot_be_told() -> None:
    found = rows(table((50, 44, 3, 3), (44, 44, 9, 3)))["poles"]
    assert found.verdict == "cannot be told"
    assert "thresholds" in found.why


def test_poles_need_nearly_every_draw() -> None:
    whole = table((90, 4, 3, 3), (25, 25, 25, 25))
    poles = replace(whole.poles, more=0.95)
    assert rows(replace(whole, poles=poles))["poles"].verdict == "cannot be told"


def test_poles_that_nothing_changes_are_said_to_be_as_many() -> None:
    whole = table((90, 4, 3, 3), (25, 25, 25, 25))
    rule = PoleRule()
    same = [PolesUnder(year, rule, ("a",)) for year in (1900, 1910)]
    poles = replace(whole.poles, first=same[0], last=same[1], others=(), more=0.0, fewer=0.0)
    assert rows(replace(whole, poles=poles))["poles"].why == "Their number is the same, whatever the threshold."


def test_readings_that_disagree_are_named() -> None:
    # ten small actors join: among those that stay nothing moves
    joined = rows(table((50, 50), (50, 50, 20, 20, 20)))["effective number"]
    assert joined.verdict == "cannot be told"
    assert joined.why.startswith("Readings disagree: ")
    assert "more centres" in joined.why


def test_one_year_has_no_rows() -> None:
    assert rows_of(table((50, 50))) == ()


def test_few_draws_must_agree_wholly() -> None:
    assert sure_share(200) == 1.0
    assert 0.975 < sure_share(100_000) < 0.977
