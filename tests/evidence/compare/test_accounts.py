"""Rival accounts reconciled: whose figures run high, what is out of line, and the Civil War battles."""

from __future__ import annotations

import csv
import math
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.evidence import Account, EvidenceSource
from comity.errors import BudgetExceededError
from comity.evidence.compare.accounts import reconcile
from comity.evidence.compare.reconciled import Reconciled

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "acw_battle_losses"
NAMES = {"aland": "Aland", "borland": "Borland"}


def account(event: str, source: str, low: float, high: float | None = None, side: str = "aland") -> Account:
    return Account(event, side, "losses", source, Fraction(str(low)), Fraction(str(high if high is not None else low)))


def made(rows: list[Account], *sources: EvidenceSource) -> Reconciled:
    [found], _ = reconcile(rows, sources, NAMES)
    return found


def _events(seed: int, events: int, factors: dict[str, float], noise: float = 0.05) -> list[Account]:
    rng = np.random.default_rng(seed)
    true = rng.lognormal(6, 1.5, events)
    return [
        account(f"e{i}", s, round(t * f * math.exp(rng.normal(0, noise)), 3))
        for i, t in enumerate(true)
        for s, f in factors.items()
    ]


def test_a_source_that_runs_high_is_found_and_the_factor_is_against_the_middle_of_all() -> None:
    found = made(_events(1, 40, {"a": 1.0, "b": 1.0, "c": 1.3}))
    by = {e.source: e for e in found.effects}
    assert (by["a"].runs, by["b"].runs, by["c"].runs) == ("low", "low", "high")
    assert by["c"].factor == pytest.approx(1.3 ** (2 / 3), rel=0.03)
    assert by["c"].low < 1.3 ** (2 / 3) * 1.01 < by["c"].high
    assert math.prod(e.factor for e in found.effects) == pytest.approx(1)


def test_sources_that_agree_run_level() -> None:
    found = made(_events(2, 60, {"a": 1.0, "b": 1.0}))
    assert [e.runs for e in found.effects] == ["level", "level"]
    assert "run level" in found.sentences()[0]


def test_few_accounts_are_shrunk_and_nothing_is_told_of_them() -> None:
    found = made([account("e", "a", 100), account("e", "b", 200)])
    assert [e.runs for e in found.effects] == ["cannot be told"] * 2
    assert found.effects[1].factor < math.sqrt(2)
    assert found.values[0].low < 100
    assert found.values[0].high > 200
    assert found.values[0].value == pytest.approx(math.sqrt(100 * 200))


def test_the_value_is_corrected_for_who_tells_it() -> None:
    rows = [*_events(3, 40, {"a": 1.0, "b": 1.5}), account("only b", "b", 300)]
    value = made(rows).values[-1]
    assert value.value == pytest.approx(300 / math.sqrt(1.5), rel=0.03)
    assert value.lines[0].departs is None
    assert not value.lines[0].out_of_line


def test_one_account_out_of_line_is_found_and_weighs_little() -> None:
    rows = _events(4, 30, {"a": 1.0, "b": 1.0, "c": 1.0})
    spoilt = [account(r.event, r.source, float(r.low) * 10) if (r.event, r.source) == ("e7", "b") else r for r in rows]
    plain, found = made(rows), made(spoilt)
    [(value, line)] = found.out_of_line
    assert (value.event, line.source, line.departs is not None and line.departs > 3) == ("e7", "b", True)
    assert line.expected == pytest.approx(plain.values[7].value, rel=0.1)
    assert value.value == pytest.approx(plain.values[7].value, rel=0.1)
    assert found.noise == pytest.approx(plain.noise, rel=0.05)
    assert any("far above" in s for s in found.sentences())


def test_of_two_accounts_that_disagree_neither_is_taken_as_right() -> None:
    rows = _events(5, 30, {"a": 1.0, "b": 1.0})
    spoilt = [account(r.event, r.source, float(r.low) * 100) if (r.event, r.source) == ("e3", "a") else r for r in rows]
    found = made(spoilt)
    assert {line.source for _, line in found.out_of_line} == {"a", "b"}
    value, lines = found.values[3], found.values[3].lines
    assert value.low < min(float(line.low) for line in lines) * 1.2
    assert value.high > max(float(line.high) for line in lines) / 1.2


def test_an_account_with_a_wide_range_weighs_less_than_one_without() -> None:
    rows = [*_events(6, 30, {"a": 1.0, "b": 1.0}), account("x", "a", 100), account("x", "b", 100, 900)]
    value = made(rows).values[-1]
    assert 95 < value.value < 115
    assert not any(line.out_of_line for line in value.lines)


def test_an_account_that_is_there_twice_counts_once() -> None:
    rows = _events(7, 10, {"a": 1.0, "b": 1.2})
    once, twice = made(rows), made(rows + rows)
    assert [v.value for v in twice.values] == [v.value for v in once.values]


def test_the_order_of_accounts_does_not_matter() -> None:
    rows = _events(8, 10, {"a": 1.0, "b": 1.2, "c": 0.9})
    one, other = made(rows), made(rows[::-1])
    values = {v.event: v.value for v in other.values}
    assert [v.value for v in one.values] == pytest.approx([values[v.event] for v in one.values], rel=1e-6)
    effects = {e.source: e.factor for e in other.effects}
    assert [e.factor for e in one.effects] == pytest.approx([effects[e.source] for e in one.effects], rel=1e-6)


def test_swapping_the_sides_swaps_labels_only() -> None:
    swap = {"aland": "borland", "borland": "aland"}
    rows = _events(9, 8, {"a": 1.0, "b": 1.2})
    rows = [account(r.event, r.source, float(r.low), side="borland" if r.source == "a" else "aland") for r in rows]
    sources = EvidenceSource("a", side="aland"), EvidenceSource("b", side="borland")
    other = [account(r.event, r.source, float(r.low), side=swap[r.side]) for r in rows]
    one, two = made(rows, *sources), made(other, *(EvidenceSource(s.id, side=swap[s.side]) for s in sources))
    assert [(v.value, v.low, v.high) for v in one.values] == [(v.value, v.low, v.high) for v in two.values]
    assert [v.side for v in one.values] == [swap[v.side] for v in two.values]
    assert [e.side for e in one.effects] == [swap[e.side] for e in two.effects]


def test_another_unit_changes_the_unit_of_the_values_only() -> None:
    rows = _events(10, 12, {"a": 1.0, "b": 1.2})
    one, other = made(rows), made([account(r.event, r.source, float(r.low) * 1000) for r in rows])
    assert [v.value * 1000 for v in one.values] == pytest.approx([v.value for v in other.values], rel=1e-6)
    assert [e.factor for e in one.effects] == pytest.approx([e.factor for e in other.effects], rel=1e-6)


def test_a_side_that_counts_itself_is_marked() -> None:
    rows = [account("e", "ministry", 100), account("e", "ministry", 900, side="borland"), account("e", "paper", 150)]
    found = made(rows, EvidenceSource("ministry", "The ministry", side="aland"))
    assert [(line.source, line.own) for v in found.values for line in v.lines] == [
        ("ministry", True),
        ("paper", False),
        ("ministry", False),
    ]
    assert [e.side for e in found.effects] == ["aland", ""]
    assert [e.name for e in found.effects] == ["The ministry", "paper"]


def test_sources_that_copy_or_stand_alone_are_named() -> None:
    rows = [account(f"e{i}", s, 100 + 17 * i) for i in range(6) for s in ("a", "b")]
    notes = made([*rows, account("far", "c", 5)]).notes
    assert notes[0] == "losses: c tells of no event that another source tells of; nothing corrects it."
    assert "a and b give the very same figure for 6 of 6 numbers. One may rest on the other" in notes[1]


def test_numbers_without_a_logarithm_are_left_out_and_named() -> None:
    found, left_out = reconcile([account("e", "a", 0, 5), account("e", "b", 7)], (), NAMES)
    assert len(found[0].values[0].lines) == 1
    assert left_out == ("Accounts without a logarithm (not above 0), or past 10^15, were left out: “e” by a.",)


def test_different_sorts_of_numbers_are_reconciled_apart() -> None:
    one = account("e", "a", 100)
    found, _ = reconcile([one, Account("e", "aland", "prisoners", "a", Fraction(5), Fraction(5))], (), NAMES)
    assert [r.what for r in found] == ["losses", "prisoners"]


def test_a_budget_that_is_over_ends_the_work() -> None:
    with pytest.raises(BudgetExceededError):
        reconcile([account("e", "a", 1)], (), NAMES, Budget(0.0))


def _battles() -> list[Account]:
    """Return casualties by battle and side from four sources, under the ids of the CWSAC."""
    rows: list[Account] = []

    def add(event: str, side: str, source: str, low: str, high: str = "") -> None:
        if low.strip() and side:
            rows.append(Account(event, side, "casualties", source, Fraction(low), Fraction(high or low)))

    def read(name: str) -> list[dict[str, str]]:
        with (FOLDER / name).open(encoding="utf-8") as file:
            return list(csv.DictReader(file))

    side = {"Confederate": "confederate", "US": "union"}
    for r in read("cwsac_forces.csv"):
        add(r["battle"], side.get(r["belligerent"], ""), "cwsac", r["casualties"])
    for r in read("kennedy1997_forces.csv"):
        add(r["battle_id"], side.get(r["belligerent"], ""), "kennedy", r["casualties_min"], r["casualties_max"])
    ids = {r["battle_name"]: r["cwsac_id"] for r in read("fox_outcomes.csv")}
    for r in read("fox_forces.csv"):
        if ids.get(r["battle_name"]):
            add(ids[r["battle_name"]], side.get(r["belligerent"], ""), "fox", r["casualties"])
    for r in read("greer2005_weekly_casualties.csv"):
        if r["cwsac_id"]:
            add(r["cwsac_id"], "union", "greer", r["union"])
            add(r["cwsac_id"], "confederate", "greer", r["confederate"])
    return rows


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the public figures of battles are not beside the repository")
def test_in_the_civil_war_figures_swapped_sides_and_copies_are_found() -> None:
    """In two battles (GA001, NC004) one table has the columns of the two sides the wrong way round."""
    found, left_out = reconcile(_battles(), (), {})
    casualties = found[0]
    out = {(v.event, v.side, line.source) for v, line in casualties.out_of_line}
    for battle in ("GA001", "NC004"):
        assert {(battle, "union", "greer"), (battle, "confederate", "greer")} <= out
    assert all(e.runs in ("level", "cannot be told") for e in casualties.effects)
    assert any("kennedy and greer give the very same figure" in note for note in casualties.notes)
    assert casualties.at_edge < 0.01
    assert "without a logarithm" in left_out[0]
    gettysburg = next(v for v in casualties.values if (v.event, v.side) == ("PA002", "union"))
    assert gettysburg.low < 23_049 < gettysburg.high * 1.02


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the public figures of battles are not beside the repository")
def test_in_the_civil_war_figures_least_squares_without_the_outliers_says_the_same() -> None:
    """The plain twin: least squares on the accounts that are in line, with effects that sum to zero."""
    [casualties], _ = reconcile(_battles(), (), {})
    lines = [(i, line) for i, v in enumerate(casualties.values) for line in v.lines if not line.out_of_line]
    sources = [e.source for e in casualties.effects]
    design = np.zeros((len(lines) + 1, len(casualties.values) + len(sources)))
    for n, (i, line) in enumerate(lines):
        design[n, [i, len(casualties.values) + sources.index(line.source)]] = 1
    design[-1, len(casualties.values) :] = 1
    told = [math.log(line.low * line.high) / 2 for _, line in lines]
    plain = np.linalg.lstsq(design, np.array([*told, 0.0]), rcond=None)[0][len(casualties.values) :]
    assert [math.log(e.factor) for e in casualties.effects] == pytest.approx(plain.tolist(), abs=0.012)
