"""Tests of the section ``support``: what is read, what is refused with which line, and what is written back."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path

import pytest

from comity.case.digest import digest
from comity.case.read import load, load_text, read_text
from comity.case.settlement import Span
from comity.case.support import HAZARDS, Data, Game, Support
from comity.case.write import to_yaml
from comity.errors import CaseError

ASSET = Path(__file__).parent / "assets" / "support.yaml"
GOOD = ASSET.read_text(encoding="utf-8")
CONTRACT = """comity: 1
title: T
parties: {a: A, b: B, eu: Union}
conflict:
  options: {eu_loan: {by: eu, text: Lend}}
  preferences: {eu: {statements: [eu_loan]}}
support:
  flows: {table: flows.csv}
  levers: [{option: eu_loan, by: eu}]
  game: {positions: 6, win: 0.5, win_after_cut: 0.5, costs: {a: 0.3, b: 0.3}, rent: 0.8, to: b, discount: 0.95,
         cut_hazard: [0, 0.05, 0.2, 1]}
  series: {table: monthly.csv, outcome: fatalities, treatment: support, unit: dyad,
           events: [{date: 2024-05, what: announced}]}
"""


def support(text: str = GOOD) -> Support:
    case = load_text(text)
    assert case.support is not None
    return case.support


def line(words: str, text: str = GOOD) -> int:
    """Return the line on which words stand first."""
    return text[: text.index(words)].count("\n") + 1


def test_flows_are_read_with_their_periods_however_they_are_written() -> None:
    first, second, third = support().flows
    assert (first.id, first.giver, first.to, first.date, first.released) == (
        "f1",
        "union",
        "lowland",
        "1974",
        "1975-02",
    )
    assert (second.since, second.until, second.value) == ("1975-01", "1975-03", Span(Fraction(2), Fraction(7, 2)))
    assert (third.since, third.until, third.value, third.change, third.cumulative) == (
        "1974-06", "1974-06-30", None, True, True,
    )  # fmt: skip


def test_a_lever_belongs_to_the_owner_of_its_option() -> None:
    loan, talk = support().levers
    assert (loan.option, loan.by, loan.kind, loan.given) == ("loan", "union", "money", True)
    assert (talk.by, talk.given, talk.source) == ("upland", False, ("s1",))


def test_the_sides_of_a_game_stand_in_the_order_of_its_costs_or_as_listed() -> None:
    game = support().game
    assert game is not None
    assert game.sides == ("lowland", "upland")
    assert game.costs == (Span(Fraction(1, 5), Fraction(2, 5)), Span(Fraction(3, 10), Fraction(3, 10)))
    turned = support(
        GOOD.replace("positions: 8", "positions: 8\n    sides: [upland, lowland]", 1).replace(
            "win: 0.1, cost", "win: -0.1, cost"
        )
    ).game
    assert turned is not None
    assert turned.sides == ("upland", "lowland")
    assert turned.costs == game.costs[::-1]
    assert game.attrition is not None
    assert game.attrition.costs == (
        ("lowland", Span(Fraction(1), Fraction(1))),
        ("upland", Span(Fraction(2), Fraction(2))),
    )


def test_the_rents_of_the_effects_are_the_rent_of_a_game_that_names_none() -> None:
    game = support(GOOD.replace("    to: lowland\n    rent: 0.4\n", "")).game
    assert game is not None
    assert (game.to, game.rent) == ("lowland", Span(Fraction(2, 5), Fraction(2, 5)))
    assert game == support().game


def test_what_a_game_leaves_out_stands_at_its_default() -> None:
    text = "comity: 1\ntitle: T\nparties: {a: A, b: B}\nsupport: {game: {win: 0.5, costs: {a: 0.1, b: 0.1}}}\n"
    game = support(text).game
    assert isinstance(game, Game)
    assert (game.positions, game.start, game.cut_hazard, game.win_after_cut) == (6, None, HAZARDS, None)
    assert (float(game.discount.low), float(game.share.low), float(game.rent.high)) == (0.95, 0.5, 0)


def test_the_contract_reads_with_its_tables_beside_it(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CONTRACT, encoding="utf-8")
    (tmp_path / "flows.csv").write_text(
        "from,to,kind,date,value,unit,measure,released,source\neu,a,money,2024-05,3;4,EUR bn,allocated,2024-08,\n"
        "eu,a,troops,2024,,,,,\n", encoding="utf-8")  # fmt: skip
    (tmp_path / "monthly.csv").write_text(
        "month,dyad,fatalities,support,unused\n2024-01,x,3,1,\n2024-02,x,,0,z\n", encoding="utf-8"
    )
    found = load(tmp_path).support
    assert found is not None
    assert [(f.value, f.kind) for f in found.flows] == [(Span(Fraction(3), Fraction(4)), "money"), (None, "troops")]
    assert found.series[0].id == "monthly"
    assert found.series[0].period == "month"
    assert found.series[0].table == Data(("month", "dyad", "fatalities", "support"), (
        ("2024-01", "x", "3", "1"), ("2024-02", "x", "", "0")))  # fmt: skip
    assert [w.line for w in found.series[0].table.wheres] == [2, 3]


def test_columns_called_released_and_measure_are_never_overlooked() -> None:
    series = support(
        GOOD.replace("told:", "released:")
        .replace("released: told\n", "scale: log1p\n")
        .replace("      scale: log1p\n      horizon", "      horizon")
    ).series[0]
    assert (series.released, series.measure) == ("released", "")
    assert "released" in series.table.columns


@pytest.mark.parametrize("written", ["2007-Q4", "2007Q4", "2007q4"])
def test_the_date_of_an_event_may_be_a_quarter(written: str) -> None:
    series = support(GOOD.replace("{date: 1974-02, what: cut", f"{{date: {written}, what: cut")).series[0]
    assert series.events[0].date == "2007-10"


def test_a_table_beside_the_case_says_the_same_as_one_inside(tmp_path: Path) -> None:
    start, end = GOOD.index("      table:\n        - {month"), GOOD.index("      outcome: deaths")
    (tmp_path / "case.yaml").write_text(GOOD[:start] + "      table: deaths.csv\n" + GOOD[end:], encoding="utf-8")
    (tmp_path / "deaths.csv").write_text(
        "month,deaths,loan,valley,told,rain\n1974-01,3,1,north,1975,\n1974-02,4,0.5,north,1975,7\n"
        "1974-01,,1,south,1975,\n", encoding="utf-8")  # fmt: skip
    assert digest(load(tmp_path)) == digest(load(ASSET))
    again = load_text(to_yaml(load(tmp_path)))
    assert again == load(ASSET)


def test_support_that_was_read_reads_back() -> None:
    case = load(ASSET)
    again = load_text(to_yaml(case))
    assert again == case
    assert digest(again) == digest(case)


def test_each_field_changes_the_digest() -> None:
    s, base = support(), load(ASSET)
    for each in fields(Support):
        if each.name in {"where"}:
            continue
        value = getattr(s, each.name)
        less = replace(s, **{each.name: value[:-1] if isinstance(value, tuple) else None})
        assert digest(replace(base, support=less)) != digest(base), each.name
    assert s.game is not None
    for each in fields(Game):
        if each.name in {"where", "source"}:
            continue
        blank = Game(("lowland", "upland"), s.game.win, s.game.costs)
        other = replace(s.game, **{each.name: getattr(blank, each.name)})
        if other != s.game:
            assert digest(replace(base, support=replace(s, game=other))) != digest(base), each.name


WRONG = [
    ("kind: money, date", "kind: weapons, date", "id: f1", "it can be"),
    ("date: 1974, value", "date: last year, value", "id: f1", "year-month"),
    ("date: 1974, value", "date: 1974, since: 1973, value", "id: f1", "given twice"),
    ("period: 1975-01/1975-03", "period: 1975-01", "period: 1975", "no two dates"),
    ("period: 1975-01/1975-03", "period: 1975-03/1975-01", "period: 1975", "ends before it begins"),
    ("value: [2, 3.5]", "value: [3.5, 2]", "period: 1975", "begins above its end"),
    ("measure: committed", "measure: promised", "id: f1", "it can be"),
    ("option: loan,", "option: lone,", "option: loan", 'Did you mean "loan"?'),
    ("option: talk, by: upland", "option: talk, by: lowland", "option: talk", 'belongs to "upland"'),
    ("option: talk, by: upland", "option: loan", "option: talk", "is a lever twice"),
    ('targets: ["!raid & talk"]', 'targets: ["!raids & talk"]', "targets", "raids"),
    ("steps: [talk,", "steps: [tlk,", "steps", "tlk"),
    ("win: [0.5, 0.6]", "win: 1.5", "win: [0.5", "above 1"),
    ("costs: {lowland: [0.2, 0.4], upland: 0.3}", "costs: {lowland: 0.2}", "costs: {low", "two sides"),
    ("costs: {lowland: [0.2, 0.4], upland: 0.3}", "costs: {lowland: -1, upland: 0.3}", "costs: {low", "below 0"),
    ("    to: lowland\n", "    to: lowlands\n", "    to: lowland\n", 'Did you mean "lowland"?'),
    ("    to: lowland\n", "", "    rent: 0.4", "nobody gets the rent"),
    ("discount: 0.9", "discount: 1", "discount", "above 999/1000"),
    ("cut_hazard: [0, 1/3, 1]", "cut_hazard: [0, 2]", "cut_hazard", "from 0 to 1"),
    ("start: 3", "start: 9", "start: 3", "its last position is 8"),
    ("positions: 8", "positions: 1", "positions: 8", "whole number from 2"),
    ("win: 0.1, cost", "win: 0.9, cost", "effects:", "too large"),
    ("share: 0.25", "win_after_cut: 0.5", "share: 0.25", "taking all effects off win leaves"),
    ("rent: 0.4, source", "rent: 0.3, source", "    rent: 0.4", "not the sum of the rents"),
    ("by: union, war", "by: upland, war", "patron", "is a side of the game"),
    ("side: upland, chance", "side: uplands, chance", "private", 'Did you mean "upland"?'),
    ("prizes: {lowland: 10", "prizes: {lowland: 0", "attrition", "above 0"),
    ("to: upland, subsidy", "subsidy", "attrition", "nobody gets the subsidy"),
    ("outcome: deaths", "outcome: deth", "outcome: deaths", 'Did you mean "deaths"?'),
    ("treatment: loan\n", "treatment: loans\n", "treatment: loan\n", 'Did you mean "loan"?'),
    ("donors: [south]", "donors: [west]", "id: monthly", 'no rows of the unit "west"'),
    ("what: cut, unit: north", "what: stopped, unit: north", "what: cut", "it can be"),
    ("horizon: 3", "horizon: -1", "horizon", "whole number"),
    ("controls: rain", "controls: deaths", "controls: rain", "can be no control"),
    ("treatment: loan\n", "treatment: deaths\n", "treatment: loan\n", "is both outcome and treatment"),
    ("    ending: end", "    ending: fin", "    ending: end", "no column"),
    ("{4: victory_a, peace", "{4: won, peace", "words:", "it can be"),
    ("id: wars", "id: monthly", "id: wars", "names two tables"),
]


@pytest.mark.parametrize(("old", "new", "near", "words"), WRONG)
def test_a_mistake_is_told_with_its_line_and_a_way_out(old: str, new: str, near: str, words: str) -> None:
    assert old in GOOD
    case, problems = read_text(GOOD.replace(old, new, 1))
    assert case is None
    told = [p for p in problems if p.level == "error"]
    near_by = {line(near) - 1, line(near), line(near) + 1}
    assert any(p.where.line in near_by and words in str(p) and p.ways_out for p in told), [str(p) for p in problems]


def test_a_game_without_a_chance_of_winning_has_its_other_mistakes_told_as_well() -> None:
    text = GOOD.replace("win: [0.5, 0.6]", "win: [0.6, 0.5]").replace("    to: lowland\n", "    to: lowlands\n")
    text = text.replace("side: upland, chance", "side: uplands, chance")
    _, problems = read_text(text)
    said = " ".join(str(p) for p in problems)
    assert all(words in said for words in ("begins above its end", '"lowlands" is no side', '"uplands" is no side'))


def test_levers_need_a_conflict_in_options() -> None:
    _, problems = read_text("comity: 1\ntitle: T\nparties: {a: A}\nsupport: {levers: [{option: loan, by: a}]}\n")
    assert any("speaks of options" in str(p) and p.level == "error" for p in problems)


def test_a_series_that_tests_nothing_is_refused() -> None:
    text = (
        "comity: 1\ntitle: T\nparties: {a: A}\nsupport: {series: {table: [{year: 1974, deaths: 3}], outcome: deaths}}\n"
    )
    _, problems = read_text(text)
    assert any("nothing is tested" in str(p) for p in problems)
    _, problems = read_text(text.replace("year", "epoch"))
    assert any("no column of the table holds the period" in str(p) for p in problems)


def test_a_side_that_is_no_party_and_an_early_count_of_deliveries_are_warnings() -> None:
    text = GOOD.replace("by: union, war", "by: onion, war").replace("released: 1975-05-01", "released: 1975-02")
    case, problems = read_text(text)
    assert case is not None
    assert {p.level for p in problems} == {"warning"}
    said = " ".join(str(p) for p in problems)
    assert 'Did you mean "union"?' in said
    assert "published before its period was over" in said


@pytest.mark.parametrize("name", ["../outside.csv", "/etc/passwd", "missing.csv", "case.yaml", "a\\b.csv"])
def test_a_table_outside_the_folder_or_of_no_csv_is_refused(name: str, tmp_path: Path) -> None:
    text = (
        GOOD[: GOOD.index("      table:\n")] + f"      table: {name!r}\n" + GOOD[GOOD.index("      outcome: deaths") :]
    )
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as told:
        load(tmp_path)
    assert all(p.ways_out and p.where.line == line("      table:\n") for p in told.value.problems)


def test_ragged_rows_and_nameless_columns_are_told_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(
        "comity: 1\ntitle: T\nparties: {a: A}\nsupport: {series: {table: t.csv, outcome: y, treatment: x}}\n",
        encoding="utf-8",
    )
    (tmp_path / "t.csv").write_text("year,y,x,\n1974,1,2,\n1975,1\n", encoding="utf-8")
    with pytest.raises(CaseError, match="column 4 has no name"):
        load(tmp_path)
    (tmp_path / "t.csv").write_text("year,y,x\n1974,1,2\n1975,1\n", encoding="utf-8")
    with pytest.raises(CaseError, match=r"t\.csv:3.*this row has 2 cells"):
        load(tmp_path)
