"""Concentration of capabilities, whole: what it answers, how it is worded, and the public tables."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from comity.alignment.capabilities.analyse import concentration
from comity.alignment.capabilities.measurement import MeasurementError
from comity.alignment.capabilities.poles import PoleRule
from comity.alignment.capabilities.result import Concentration
from comity.budget import Budget
from comity.case.alignment import Capabilities
from comity.errors import BudgetExceededError, UsageError

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "cow_nmc" / "nmc.csv"
PARTS = ("milex", "milper", "irst", "pec", "tpop", "upop")
Amounts = dict[str, dict[int, tuple[float | None, ...]]]


def table(components: tuple[str, ...], amounts: Amounts) -> Capabilities:
    rows = [(actor, year, values) for actor, by_year in amounts.items() for year, values in by_year.items()]
    return Capabilities(
        components,
        tuple(actor for actor, _, _ in rows),
        tuple(year for _, year, _ in rows),
        tuple(tuple(None if v is None else Fraction(v) for v in values) for _, _, values in rows),
        "capabilities.csv",
    )


def changing(before: list[float], after: list[float]) -> Concentration:
    """Return what is found where some actors have these amounts of one component in 1900 and 1950."""
    amounts: Amounts = {f"p{k}": {1900: (a,), 1950: (b,)} for k, (a, b) in enumerate(zip(before, after, strict=True))}
    return concentration(table(("iron",), amounts), draws=400)


def test_power_that_spreads_is_told_by_both_measures() -> None:
    found = changing([9, 1, 1], [4, 4, 3])
    assert (found.agreed("effective number"), found.agreed("con"), found.spreading) == ("rises", "falls", "rises")
    assert found.sentences()[0].startswith("Capabilities spread to more centres from 1900 to 1950")


def test_power_that_gathers_is_told_by_both_measures() -> None:
    found = changing([4, 4, 3], [9, 1, 1])
    assert found.spreading == "falls"
    assert "gather in fewer centres" in found.sentences()[0]


def test_what_is_within_the_errors_cannot_be_told() -> None:
    found = changing([5, 3, 2], [5, 3.02, 2])
    assert found.spreading == "cannot be told"
    assert "cannot be told" in found.sentences()[0]


def test_components_that_disagree_are_said_to() -> None:
    # men gather with a, iron and coal spread: the answer hangs on the components
    amounts: Amounts = {
        "a": {1900: (9.0, 3.0, 9.0), 1950: (5.0, 9.0, 5.0)},
        "b": {1900: (1.0, 7.0, 1.0), 1950: (5.0, 1.0, 5.0)},
    }
    found = concentration(table(("iron", "men", "coal"), amounts), draws=400)
    assert found.agreed("con") == "readings disagree"
    assert found.spreading == "readings disagree"
    verdicts = {c.reading: c.verdict for c in found.changes if c.measure == "con"}
    said = next(s for s in found.sentences() if s.startswith("Other readings of the concentration"))
    assert verdicts["without iron"] != verdicts["all"] == verdicts["without men"]
    assert "leaving out iron" in said
    assert "leaving out men" not in said


def test_newcomers_that_alone_raise_the_number_are_told_apart_from_a_spread() -> None:
    amounts: Amounts = {"a": {1900: (6.0,), 1950: (6.0,)}, "b": {1900: (4.0,), 1950: (4.0,)}}
    amounts |= {f"new{k}": {1950: (1.0,)} for k in range(4)}
    found = concentration(table(("iron",), amounts), draws=400)
    by_reading = {c.reading: c.verdict for c in found.changes if c.measure == "effective number"}
    assert (by_reading["all"], by_reading["constant"]) == ("rises", "cannot be told")
    assert found.agreed("effective number") == "readings disagree"
    assert any("2 actors in 1900 and 6 in 1950" in s for s in found.sentences())
    # six tenths and four tenths of two; sums of squares of 6, 4 and four ones over 14 squared, with N = 6
    assert [level.con for level in found.levels] == pytest.approx([0.2, ((56 / 196 - 1 / 6) / (5 / 6)) ** 0.5])
    for level in found.levels:
        assert level.con_band[0] < level.con < level.con_band[1]


def test_errors_that_last_leave_a_change_surer_than_new_ones() -> None:
    found = changing([9, 1, 1], [8, 2, 1])
    width = {c.reading: c.high - c.low for c in found.changes if c.measure == "con"}
    assert width["errors that last"] < width["all"] < width["errors that are new every year"]


def test_gaps_are_those_of_actors_who_are_there_and_of_components_that_are_recorded() -> None:
    amounts: Amounts = {
        "a": {1900: (3.0, None, None), 1950: (3.0, 1.0, None)},
        "b": {1900: (1.0, 1.0, None), 1950: (1.0, 1.0, None)},
        "c": {1950: (1.0, None, None)},
    }
    found = concentration(table(("iron", "men", "coal"), amounts), draws=400)
    assert [level.gaps for level in found.levels] == [1, 1]


def test_a_peak_within_the_errors_is_not_told() -> None:
    amounts: Amounts = {
        "a": {1900: (9.0,), 1920: (8.9,), 1950: (9.0,)},
        "b": {1900: (3.0,), 1920: (3.0,), 1950: (3.0,)},
    }
    found = concentration(table(("iron",), amounts), draws=400)
    assert found.levels[1].effective > found.levels[0].effective
    assert not any("On the way" in s for s in found.sentences())


def test_one_year_has_a_level_and_no_change() -> None:
    found = concentration(table(("iron",), {"a": {1900: (3.0,)}, "b": {1900: (1.0,)}}), draws=400)
    assert found.levels[0].con == pytest.approx(0.5)
    assert found.levels[0].con_band[0] < 0.5 < found.levels[0].con_band[1]
    assert (found.changes, found.trends, found.spreading) == ((), (), None)
    assert "One year says nothing of a change" in found.sentences()[0]


def test_a_peak_on_the_way_is_not_hidden_by_the_ends() -> None:
    amounts: Amounts = {
        "a": {1900: (9.0,), 1920: (5.0,), 1950: (9.0,)},
        "b": {1900: (1.0,), 1920: (5.0,), 1950: (1.0,)},
    }
    found = concentration(table(("iron",), amounts), draws=400)
    assert any("as high as 2, in 1920" in s for s in found.sentences())
    assert len(found.trends) == 2


def test_measures_that_point_apart_are_said_to() -> None:
    # two equal powers get empty-handed neighbours: not one centre less, yet CON is higher
    found = changing([5, 5, 0, 0], [5.1, 4.9, 0.4, 0.4])
    assert found.agreed("con") == "falls"
    amounts: Amounts = {"a": {1900: (5.0,), 1950: (5.0,)}, "b": {1900: (5.0,), 1950: (5.0,)}}
    amounts |= {f"small{k}": {1950: (0.4,)} for k in range(4)}
    apart = concentration(table(("iron",), amounts), draws=400)
    assert {c.measure: c.verdict for c in apart.changes if c.reading == "all"} == {
        "effective number": "rises",
        "con": "rises",
    }
    assert any(s.startswith("The two measures point apart") for s in apart.sentences())


def test_poles_that_come_are_counted_over_the_draws() -> None:
    found = changing([9, 1, 1], [4, 4, 3])
    assert found.poles.more > 0.95
    assert found.poles.fewer == 0.0
    assert "There are more poles in 1950 in" in found.poles.sentence()


def test_poles_over_draws_and_under_other_rules_are_shown() -> None:
    amounts: Amounts = {"a": {1900: (10.0,)}, "b": {1900: (5.0,)}, "c": {1900: (1.0,)}}
    found = concentration(table(("iron",), amounts), rule=PoleRule(0.05, 0.5), draws=1000)
    chance = {c.actor: c.share for c in found.poles.chances}
    assert found.poles.first.poles == ("a", "b")
    assert chance["a"] == 1.0
    assert chance["b"] == pytest.approx(0.5, abs=0.06)  # it stands on the threshold
    assert "c" not in chance
    assert found.poles.range_of(1900) == (2, 3)
    assert "leave open who is one: b of 1900" in found.poles.sentence()


def test_the_sizes_of_bands_follow_the_errors() -> None:
    one = table(("iron",), {"a": {1900: (3.0,)}, "b": {1900: (1.0,)}})
    bands = [
        np.ptp(concentration(one, error=MeasurementError(spread=s), draws=400).levels[0].con_band)
        for s in (0.0, 0.1, 0.3)
    ]
    assert bands[0] == pytest.approx(0.0, abs=1e-12)
    assert bands[1] < bands[2]


def test_a_band_of_two_actors_is_that_of_the_law() -> None:
    # share of a = 1 / (1 + e^x), x normal around -log 3 with spread 0.1 * sqrt 2; CON = 2 share - 1
    one = table(("iron",), {"a": {1900: (3.0,)}, "b": {1900: (1.0,)}})
    found = concentration(one, draws=20_000).levels[0].con_band
    x = -np.log(3) + 1.96 * 0.1 * np.sqrt(2) * np.array([1, -1])
    assert found == pytest.approx((2 / (1 + np.exp(x)) - 1).tolist(), abs=0.005)


def test_the_order_of_the_rows_changes_nothing() -> None:
    amounts: Amounts = {"a": {1900: (3.0,), 1950: (2.0,)}, "b": {1900: (1.0,), 1950: (2.0,)}}
    turned = dict(reversed(amounts.items()))
    one, other = (concentration(table(("iron",), a), draws=400) for a in (amounts, turned))
    assert one.to_json() == other.to_json()


def test_the_unit_of_a_component_changes_nothing() -> None:
    amounts: Amounts = {"a": {1900: (3.0, 1.0), 1950: (2.0, 2.0)}, "b": {1900: (1.0, 4.0), 1950: (2.0, None)}}
    thousand: Amounts = {a: {y: (v[0] and v[0] * 1000, v[1]) for y, v in by.items()} for a, by in amounts.items()}
    one, other = (concentration(table(("iron", "men"), a), draws=400) for a in (amounts, thousand))
    for before, after in zip(one.changes, other.changes, strict=True):
        assert after.outer == pytest.approx(before.outer)


def test_a_component_that_nobody_has_changes_nothing() -> None:
    amounts: Amounts = {"a": {1900: (3.0, 0.0)}, "b": {1900: (1.0, 0.0)}}
    found = concentration(table(("iron", "gold"), amounts), draws=400)
    assert found.levels[0].con == pytest.approx(0.5)


def test_a_year_in_which_nobody_has_anything_is_refused_by_name() -> None:
    amounts: Amounts = {"a": {1900: (3.0,), 1950: (0.0,)}}
    with pytest.raises(UsageError, match="In 1950 nobody has any"):
        concentration(table(("iron",), amounts), draws=400)


def test_the_work_stops_when_its_time_is_over() -> None:
    with pytest.raises(BudgetExceededError):
        concentration(table(("iron",), {"a": {1900: (3.0,)}}), draws=400, budget=Budget(0.0))


def test_json_holds_the_index_by_actor_and_year_and_can_be_written() -> None:
    amounts: Amounts = {"a": {1900: (3.0, None)}, "b": {1900: (1.0, 4.0)}}
    found = json.loads(json.dumps(concentration(table(("iron", "men"), amounts), draws=400).to_json(), allow_nan=False))
    assert found["capability"] == {"a": {"1900": 0.75}, "b": {"1900": 0.625}}
    assert found["levels"][0]["gaps"] == 1
    assert found["source"] == "capabilities.csv"


@pytest.fixture(scope="module")
def states() -> Capabilities:
    if not DATA.exists():
        pytest.skip(f"the table of national capabilities is not here: {DATA.name}")
    with DATA.open(newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["year"] in ("1913", "1946", "1991", "2022")]
    return Capabilities(
        PARTS,
        tuple(row["stateabb"] for row in rows),
        tuple(int(row["year"]) for row in rows),
        tuple(tuple(Fraction(row[c]) if row[c] else None for c in PARTS) for row in rows),
        "nmc.csv",
    )


def test_the_published_index_of_1913_comes_out_by_name(states: Capabilities) -> None:
    found = dict(concentration(states, years=[1913], draws=200).index)
    with DATA.open(newline="") as lines:
        printed = {r["stateabb"]: float(r["cinc"]) for r in csv.DictReader(lines) if r["year"] == "1913"}
    assert {actor: values[0][1] for actor, values in found.items()} == pytest.approx(printed, abs=1e-7)


def test_capabilities_of_states_spread_up_to_1991_and_gather_after(states: Capabilities) -> None:
    assert concentration(states, years=[1946, 1991]).spreading == "rises"
    assert concentration(states, years=[1991, 2022]).spreading == "falls"


def test_most_of_the_spread_since_1946_is_that_there_are_more_states(states: Capabilities) -> None:
    found = concentration(states, years=[1946, 2022])
    grown = {c.reading: c.difference for c in found.changes if c.measure == "effective number"}
    assert grown["all"] > 5
    assert grown["constant"] < 1
    assert [level.actors for level in found.levels] == [66, 195]
