"""Tests of the section ``settlement``: what is read, what is refused with which line, and what is written back."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path

import pytest

from comity.case.digest import digest
from comity.case.nouns import Case
from comity.case.read import load, read_text
from comity.case.settlement import ONE, Settlement, Span
from comity.case.write import to_yaml
from comity.logic.text import to_text

ASSET = Path(__file__).parent / "assets" / "settlement.yaml"
GOOD = ASSET.read_text(encoding="utf-8")


def settlement(text: str = GOOD) -> Settlement:
    case, problems = read_text(text)
    assert case is not None, [str(p) for p in problems]
    assert case.settlement is not None
    return case.settlement


def case_of(text: str) -> Case:
    case, problems = read_text(text)
    assert case is not None, [str(p) for p in problems]
    return case


def test_every_row_is_read_as_it_stands() -> None:
    case, problems = read_text(GOOD)
    assert problems == ()
    s = settlement()
    assert [t.id for t in s.terms] == ["talks", "pause", "fund"]
    pause, fund = s.terms[1], s.terms[2]
    assert (pause.by, pause.takes, pause.escrow, pause.parts) == (
        ("port",),
        Span(Fraction(1), Fraction(3)),
        "the county",
        2,
    )
    assert (fund.by, fund.together) == (("town", "yards"), False)
    assert [(d.id, d.kind, d.opens) for d in s.demands][:2] == [("d1", "prerequisite", "talks"), ("d2", "red_line", "")]
    assert (s.demands[2].kind, s.demands[2].weight, s.demands[2].version) == ("demand", ONE, "may")
    assert s.demands[1].history[0].waived
    assert to_text(s.demands[1].requires.tree) == "!pause | berths = few"
    assert [(o.first, o.then, o.within) for o in s.sequence] == [
        ("fund", "pause", (Fraction(0), Fraction(30))),
        ("pause", "fund", (Fraction(10), None)),
    ]
    assert case is not None
    assert case.conflict is None


def test_issues_may_be_written_in_four_ways() -> None:
    s = settlement()
    assert [[x.id for x in i.levels] for i in s.issues] == [
        ["none", "few", "many"],
        [],
        ["keep", "mend", "sell"],
        ["day", "night"],
    ]
    assert s.issue("rent").span == (0, 1)
    assert s.issue("hours").levels[1].text == "By night"
    assert s.issue("quay").text == "The quay"


def test_values_keep_their_intervals_and_levels_their_order() -> None:
    s = settlement()
    port, town = s.values
    assert (port.walk_away.low, port.walk_away.middle, port.walk_away.high) == (10, 15, 20)
    assert dict(port.levels)["berths"] == (
        ("none", Span(Fraction(0), Fraction(0))),
        ("few", Span(Fraction(10), Fraction(15))),
        ("many", Span(Fraction(40), Fraction(40))),
    )
    assert port.together[0].adds.middle == -3
    assert town.curves == (("rent", ((0, 0), (Fraction(1, 2), Fraction(7, 10)), (1, 1))),)
    assert s.comparable
    inside = GOOD.replace("  comparable: true\n", "").replace("  values:\n", "  values:\n    comparable: true\n")
    assert settlement(inside) == s


def test_the_order_of_levels_in_the_values_makes_no_difference() -> None:
    other = GOOD.replace("{none: 0, few: [10, 15], many: 40}", "{many: 40, few: [10, 15], none: 0}")
    assert settlement(other) == settlement()
    assert digest(case_of(other)) == digest(case_of(GOOD))


def test_a_settlement_that_was_read_reads_back() -> None:
    case = load(ASSET)
    again, problems = read_text(to_yaml(case))
    assert [str(p) for p in problems] == []
    assert again == case
    assert digest(again) == digest(case)


def test_a_demand_table_reads_like_the_list(tmp_path: Path) -> None:
    start, end = GOOD.index("  demands:\n") + len("  demands:\n"), GOOD.index("  sequence:\n")
    text = GOOD[:start].rstrip("\n") + " {table: demands.csv}\n" + GOOD[end:]
    rows = (
        "id,by,kind,requires,for,weight,version,text,source\n"
        "d1,port,prerequisite,pause,talks,1;2,,,s1\n"
        "d2,town,red_line,!pause | berths = few,,,,,\n"
        "d3,yards,demand,berths = many & fund,,,may,,\n"
        "d4,town,offer,berths = few,,,,The town could live with few berths.,\n"
    )
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "demands.csv").write_text(rows, encoding="utf-8")
    s = load(tmp_path).settlement
    assert s is not None
    plain = [replace(d, history=()) for d in settlement().demands]
    assert list(s.demands) == plain


def test_each_field_changes_the_digest() -> None:
    s = settlement()
    base = load(ASSET)
    for each in fields(Settlement):
        value = getattr(s, each.name)
        if each.name in {"where", "comparable"}:
            continue
        less = replace(s, **{each.name: None if each.name == "room" else value[:-1]})
        assert digest(replace(base, settlement=less)) != digest(base), each.name


WRONG = [
    ("terms:\n    talks", "terms:\n    YN", 8, "reads as a pattern"),
    ("by: port, takes", "by: prot, takes", 9, 'Did you mean "port"?'),
    ("takes: [1, 3]", "takes: [3, 1]", 9, "begins above its end"),
    ("takes: [1, 3]", "takes: -1", 9, "is below 0"),
    ("parts: 2", "parts: 0", 9, "whole number"),
    ("together: false", "together: no way", 10, "true or false"),
    ('"fund -> talks"', '"fundd -> talks"', 11, 'Did you mean "fund"?'),
    ('"fund -> talks"', '"fund = talks"', 11, "fund"),
    ("seek: [talks]", "seek: [talk]", 12, 'Did you mean "talks"?'),
    ("for: talks", "for: tlks", 14, 'Did you mean "talks"?'),
    ("kind: prerequisite, requires: pause, for", "kind: demand, requires: pause, for", 14, "belongs to prerequisites"),
    ("weight: [1, 2]", "weight: -1", 14, "is below 0"),
    ("weight: [1, 2]", "weight: heavy", 14, "a number"),
    ("kind: red_line", "kind: redline", 15, 'Did you mean "red_line"?'),
    ('berths = few", history', 'berths = fw", history', 15, 'Did you mean "few"?'),
    ("id: d3", "id: d2", 16, "stands here twice; the first is on line 15"),
    ("version: may}", "version: mai}", 16, 'Did you mean "may"?'),
    ("first: fund, then: pause", "first: pause, then: pause", 19, "cannot come before itself"),
    ("within: [0, 30]", "within: [30, 0]", 19, "begins after its end"),
    ("within: [0, 30]", "within: [-3, 0]", 19, "before day 0"),
    ("within: [0, 30]", "within: 30", 19, "two numbers of days"),
    ("berths: [none, few, many]", "berths: [none, few, few]", 23, "twice"),
    ("berths: [none, few, many]", "berths: []", 23, "empty list"),
    ("{from: 0, to: 1}", "{from: 1, to: 0}", 24, "ends at or before its beginning"),
    ("{from: 0, to: 1}", "{from: 0}", 24, "only one end"),
    ("{from: 0, to: 1}", "{from: 0, to: 1, half: Half}", 24, "levels and a range"),
    ('quay = mend"]', 'quay = mand"]', 27, 'Did you mean "mend"?'),
    ("walk_away: [10, 20]", "walkaway: [10, 20]", 30, 'Did you mean "walk_away"?'),
    ("      berths: {none: 0", "      berth: {none: 0", 31, 'Did you mean "berths"?'),
    ("{none: 0, few: [10, 15], many: 40}", "{none: 0, few: [10, 15]}", 31, 'no value to "many"'),
    ("{none: 0, few: [10, 15], many: 40}", "{none: 0, few: [10, 15], mny: 40}", 31, 'no level "mny"'),
    ("{none: 0, few: [10, 15], many: 40}", "[[0, 0], [1, 1]]", 31, "do not fit the issue"),
    ("[[0, 0], [0.5, 0.7], [1, 1]]", "[[0, 0], [0.5, 0.2], [1, 1]]", 35, "not concave"),
    ("[[0, 0], [0.5, 0.7], [1, 1]]", "[[0, 0], [0.5, 0.7]]", 35, "go from 0 to 1"),
    ("bargaining_weight: 2", "bargaining_weight: 0", 35, "above 0"),
    ("quay: mend, hours: day}, s", "quay: mend}, s", 37, 'leaves out "hours"'),
    ("rent: 0.25", "rent: 2", 37, "no number from 0 to 1"),
    ("quota: 4, ", "", 38, "no quota"),
    ("votes: {port: 3", "votes: {port: -3", 38, "fewer than 0 votes"),
    ("quay: [keep, sell]", "quay: [kep, sell]", 38, 'Did you mean "keep"?'),
    ("sets: {quay: sell}", "sets: {quey: sell}", 39, 'Did you mean "quay"?'),
    ("reliability: [0.5, 0.75]", "reliability: [0.5, 1.5]", 40, "is above 1"),
    ("ripeness: {port", "ripeness: {prt", 41, 'Did you mean "port"?'),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), WRONG)
def test_a_mistake_is_told_with_its_line_and_a_way_out(old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    case, problems = read_text(GOOD.replace(old, new, 1))
    assert case is None
    told = [p for p in problems if p.level == "error"]
    assert any(p.where.line == line and words in str(p) and p.ways_out for p in told), [str(p) for p in problems]


def test_several_mistakes_are_told_at_once() -> None:
    text = GOOD
    for old, new, _, _ in (WRONG[8], WRONG[15], WRONG[28], WRONG[40]):
        text = text.replace(old, new, 1)
    _, problems = read_text(text)
    assert {p.where.line for p in problems if p.level == "error"} >= {12, 16, 31, 39}


def test_an_act_that_is_no_term_and_a_prerequisite_for_nothing_are_warnings() -> None:
    text = GOOD.replace("first: fund, then", "first: founding, then").replace(", for: talks", "")
    case, problems = read_text(text)
    assert case is not None
    assert [(p.level, p.where.line) for p in problems] == [("warning", 14), ("warning", 19)]
    assert "does not say what it is for" in problems[0].what


def test_means_needs_a_conflict_with_options() -> None:
    text = GOOD.replace("text: A pause of the works,", "text: A pause of the works, means: stop,")
    _, problems = read_text(text)
    assert any("no conflict with options" in p.what for p in problems)
    conflict = "conflict:\n  options: {stop: {by: port}}\n  preferences: {port: {statements: [stop]}}\n"
    s = settlement(text + conflict)
    assert s.terms[1].means is not None
    assert to_text(s.terms[1].means.tree) == "stop"


def test_sources_that_a_case_does_not_list_are_kept_as_names() -> None:
    text = GOOD.replace("sources:\n  s1: {text: The council met., speaker: mayor, date: 2019-03-01}\n", "")
    case, problems = read_text(text)
    assert case is not None
    assert {p.level for p in problems} == {"warning"}
    assert case.settlement is not None
    assert case.settlement.demands[0].source == ("s1",)
