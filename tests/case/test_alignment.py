"""Tests of the section ``alignment``: what is read, what is refused with which line, and what is written back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.alignment import (
    Alignment,
    Body,
    Capabilities,
    ExposureAsked,
    Meeting,
    Substitute,
    TieFigure,
    Ties,
    Total,
    Votes,
    Windows,
)
from comity.case.digest import digest
from comity.case.nouns import Case
from comity.case.read import load, load_text, read_text
from comity.case.settlement import Span
from comity.case.write import to_yaml
from comity.errors import CaseError

ASSET = Path(__file__).parent / "assets" / "alignment.yaml"
GOOD = ASSET.read_text(encoding="utf-8")
HEAD = "comity: 1\ntitle: T\nparties: {a: A, b: B}\n"
CONTRACT = HEAD + "alignment: {ties: {table: ties.csv}, capabilities: {table: power.csv}, votes: {table: votes.csv}}\n"


def alignment(text: str = GOOD) -> Alignment:
    case = load_text(text)
    assert case.alignment is not None
    return case.alignment


def line(words: str, text: str = GOOD) -> int:
    """Return the line on which words stand first."""
    return text[: text.index(words)].count("\n") + 1


def half(low: str, high: str) -> Span:
    return Span(Fraction(low), Fraction(high))


def contract(folder: Path, **tables: str) -> Path:
    (folder / "case.yaml").write_text(CONTRACT, encoding="utf-8")
    usual = {
        "ties": "a,b\na,b\n",
        "power": "actor,year,people\na,1990,1\n",
        "votes": "id,a,b\nr1,yes,no\n",
    }
    for name, text in (usual | tables).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


# --- what is read -----------------------------------------------------------------------------------------------------


def test_ties_are_read_with_what_is_left_out_at_its_default() -> None:
    ties = alignment().ties
    assert ties.a == ("upland", "upland", "lowland", "lowland")
    assert ties.b == ("lowland", "null", "yes", "2")
    assert ties.sign == (-1, 1, 1, 1)
    assert ties.weight == (Fraction(5, 2), None, Fraction(1, 3), Fraction(0))
    assert ties.directed == (False, False, True, False)
    assert ties.kind == ("quarrel", "pact", "trade", "pact")
    assert ties.since == ("1970", "1970", "1971", "")
    assert ties.until == ("1972-06", "", "1971", "1974-02-28")
    assert ties.source == ("s1;s2", "", "", "s2")
    assert [w.line for w in ties.wheres] == [line(f"- {{a: {k}") for k in ("upland, b: low", 'upland, b: "n')] + [
        line("- {a: lowland, b: yes"),
        line("- {a: lowland, b: 2"),
    ]


def test_capabilities_keep_what_is_not_known_apart_from_zero() -> None:
    have = alignment().capabilities
    assert have.components == ("people", "iron", "grain")
    assert list(zip(have.actor, have.year, strict=True)) == [("upland", 1970), ("lowland", 1970), ("null", 1971)]
    assert have.values == (
        (Fraction(4), Fraction(3, 2), None),
        (Fraction(3), None, None),
        (None, Fraction(0), Fraction(1000)),
    )


def test_votes_of_the_case_keep_who_is_in_no_list_apart_from_who_was_absent() -> None:
    votes = alignment().votes
    assert dict(zip(votes.actors, votes.cast[0], strict=True)) == {
        "upland": "yes", "null": "yes", "lowland": "no", "2": "abstain", "yes": "",
    }  # fmt: skip
    assert dict(zip(votes.actors, votes.cast[1], strict=True)) == {
        "upland": "absent", "null": "", "lowland": "yes", "2": "", "yes": "absent",
    }  # fmt: skip
    assert (votes.session, votes.date, votes.body) == (("1970", "spring"), ("1970-05", ""), ("", "Moot"))


def test_bodies_and_figures_are_read_whole() -> None:
    section = alignment()
    meeting = Meeting("1970-05", ("upland", "null"), ("2",), "Summit", ("s2",))
    assert section.bodies == (
        Body("pact", ("upland", "null", "2"), "The upper pact", "1970", "1975", (meeting,), ("s1",)),
    )
    one, two = section.figures
    assert (one.of, one.value, one.since, one.until, one.bound) == (
        ("upland", "lowland"), half("28", "28"), "1971", "1971", "exactly",
    )  # fmt: skip
    assert (one.tested, one.expected, one.by, one.released) == (True, False, "A mayor", "1971-02")
    assert (two.of, two.value, two.since, two.until) == (("lowland",), half("27", "59/2"), "1971-01", "1971-06-30")
    assert (two.bound, two.tested, two.expected) == ("at least", False, True)


def test_what_is_asked_of_flows_and_of_poles_is_read() -> None:
    section = alignment()
    assert section.exposure == ExposureAsked(
        ("trade", "gas"),
        Fraction(1, 4),
        (Substitute(half("1/5", "1/5")), Substitute(half("1/10", "3/10"), "yes", "lowland", "trade", ("s1",))),
        (Total("yes", Fraction(100), 1971, ("s1",)), Total("yes", Fraction(90))),
        (("lowland", "yes"), ("upland", "")),
        (("gas", Fraction(1, 10)), ("trade", Fraction(1))),
    )
    assert (section.share, section.ratio) == (Fraction(1, 10), Fraction(3, 5))
    assert (section.anchor, section.focus) == (("upland", "lowland"), ("lowland", "null"))
    assert section.aliases == (("Upland Republic", "upland"), ("~", "null"))
    assert section.windows == Windows((("1970", "1971"), ("1972", "1974-06")))


def test_what_the_section_leaves_out_stands_at_its_default() -> None:
    section = alignment(HEAD + "alignment: {states: true}\n")
    assert section == Alignment(states=True)
    assert (len(section.ties), len(section.capabilities), len(section.votes)) == (0, 0, 0)
    assert alignment(HEAD + "alignment: {exposure: {}}\n").exposure == ExposureAsked()


def test_windows_of_one_length_are_read_with_their_ends() -> None:
    start, end = GOOD.index("  windows:"), GOOD.index("  exposure:")
    said = alignment(GOOD[:start] + "  windows: {length: 5, step: 2, from: 1960, to: 1980-06}\n" + GOOD[end:]).windows
    assert said == Windows((), 5, 2, "1960", "1980-06")
    assert alignment(GOOD[:start] + "  windows: {length: 5}\n" + GOOD[end:]).windows == Windows((), 5)


def test_listed_windows_stand_in_the_order_of_time() -> None:
    turned = GOOD.replace("    - {from: 1970, to: 1971}\n", "").replace(
        "    - {from: 1972, to: 1974-06}\n", "    - {from: 1972, to: 1974-06}\n    - {from: 1970, to: 1971}\n"
    )
    assert alignment(turned).windows == alignment().windows
    assert digest(load_text(turned)) == digest(load(ASSET))


def test_a_list_with_one_actor_may_stand_without_brackets() -> None:
    assert alignment(GOOD.replace('focus: [lowland, "null"]', "focus: lowland")).focus == ("lowland",)
    assert alignment(GOOD.replace("kinds: [pact, quarrel]", "kinds: pact")).kinds == ("pact",)


# --- tables -----------------------------------------------------------------------------------------------------------


def test_the_contract_reads_with_its_tables_beside_it(tmp_path: Path) -> None:
    ties = "a,b,sign,weight,directed,kind,from,to,source\nx,y,-1,2,1,war,1914-07-28,1918,\ny,z,+1,,no,,,,\n"
    power = "actor,year,steel,people\nx,1914,1,\ny,1914,-9,2\n"
    votes = "id,session,x,y,body\nr1,3,YES,Abstain,UN\nr2,,,absent,UN\n"
    case = load(contract(tmp_path, ties=ties, power=power, votes=votes))
    found = case.alignment
    assert found is not None
    assert (found.ties.sign, found.ties.weight, found.ties.directed) == ((-1, 1), (Fraction(2), None), (True, False))
    assert (found.ties.since, found.ties.until) == (("1914-07-28", ""), ("1918", ""))
    assert [(w.file.rpartition("/")[2], w.line) for w in found.ties.wheres] == [("ties.csv", 2), ("ties.csv", 3)]
    assert found.capabilities.components == ("steel", "people")
    assert found.capabilities.values == ((Fraction(1), None), (None, Fraction(2)))
    assert found.votes.actors == ("x", "y")
    assert found.votes.cast == (("yes", "abstain"), ("", "absent"))
    assert found.votes.session == ("3", "")
    assert any("COW's code for not known" in str(w) for w in case.warnings)


def test_a_cell_over_two_lines_does_not_shift_the_lines_of_later_problems(tmp_path: Path) -> None:
    contract(tmp_path, ties='a,b,source,sign\nx,y,"one\ntwo",\nx,y,,2\n')
    with pytest.raises(CaseError, match=r"ties\.csv:4: sign"):
        load(tmp_path)


def test_a_table_beside_the_case_says_the_same_as_one_inside(tmp_path: Path) -> None:
    start, end = GOOD.index("  ties:\n"), GOOD.index("  bodies:\n")
    tables = "  ties: {table: t.csv}\n  capabilities: c.csv\n  votes: {table: v.csv}\n"
    (tmp_path / "case.yaml").write_text(GOOD[:start] + tables + GOOD[end:], encoding="utf-8")
    (tmp_path / "t.csv").write_text(
        "kind,b,a,sign,weight,directed,from,to,source\npact,2,lowland,,0,,,1974-02-28,s2\n"
        "quarrel,lowland,upland,-1,2.50,no,1970,1972-06,s2; s1\ntrade,yes,lowland,1,1/3,true,1971,1971,\n"
        "pact,null,upland,,,,1970,,\n", encoding="utf-8")  # fmt: skip
    (tmp_path / "c.csv").write_text(
        "grain,people,year,actor,iron\n1000,,1971,null,0\n,3,1970,lowland,\n,4.0,1970,upland,3/2\n", encoding="utf-8"
    )
    (tmp_path / "v.csv").write_text(
        "id,session,body,date,text,source,null,2,yes,lowland,upland,silent\n"
        "r2,spring,Moot,,,,,,absent,yes,absent,\nr1,,,1970-05,On fish,s1,yes,abstain,,no,Yes,\n", encoding="utf-8"
    )  # fmt: skip
    assert digest(load(tmp_path)) == digest(load(ASSET))
    assert digest(load_text(to_yaml(load(tmp_path)))) == digest(load(ASSET))


@pytest.mark.parametrize("name", ["../outside.csv", "/etc/passwd", "missing.csv", "case.yaml", "a\\b.csv"])
@pytest.mark.parametrize("table", ["ties", "capabilities", "votes"])
def test_a_table_outside_the_folder_or_of_no_csv_is_refused(name: str, table: str, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(HEAD + f"alignment:\n  {table}: {name!r}\n", encoding="utf-8")
    with pytest.raises(CaseError) as told:
        load(tmp_path)
    assert all(p.ways_out and p.where.line == 5 for p in told.value.problems)


WRONG_TABLES = [
    ("ties", "a,c\nx,y\n", 'has no column "b"', "It needs: a, b."),
    ("ties", "a,b,sign\nx,y,0\n", 'sign: "0" is neither +1 nor -1', "empty for +1"),
    ("ties", "a,b,sign\nx,y,friend\n", 'sign: "friend" is neither', "empty for +1"),
    ("ties", "a,b,weight\nx,y,heavy\n", 'weight: "heavy" is no number', "empty for 1"),
    ("ties", "a,b,weight,sign\nx,y,-1,1\n", 'weight: "-1" is no number from 0 to 1e30', "empty for 1"),
    ("ties", "a,b,weight\nx,y,1e99999\n", "is no number", "empty for 1"),
    ("ties", "a,b,weight\nx,y,nan\n", "is no number", "empty for 1"),
    ("ties", "a,b,directed\nx,y,perhaps\n", "is neither yes nor no", "empty for no"),
    ("ties", "a,b\nx,\n", "b is empty", "delete the row"),
    ("ties", "a,b\n,y\n", "a is empty", "delete the row"),
    ("ties", "a,b,from\nx,y,1914-02-30\n", 'from: "1914-02-30" is no date', "1914-07"),
    ("ties", "a,b,from,to\nx,y,1918,1914\n", "ends (1914) before it begins (1918)", "dates"),
    ("ties", "a,b\nx,y,z\n", "this row has 3 cells", ""),
    ("power", "actor,people\nx,1\n", 'has no column "year"', "actor, year"),
    ("power", "actor,year\nx,1990\n", "no component beside actor and year", "Add a column"),
    ("power", "actor,year,p\nx,1990,1\nx,1990,2\n", "x in 1990 stands here a second time", "Keep one"),
    ("power", "actor,year,p\nx,0,1\n", 'year: "0" is no whole number from 1 to 9999', ""),
    ("power", "actor,year,p\nx,1990-01,1\n", "is no whole number", ""),
    ("power", "actor,year,p\nx,1990,-3\n", 'p: "-3" is no number from 0 to 1e30', "unknown"),
    ("power", "actor,year,p\nx,1990,inf\n", 'p: "inf" is no number', "unknown"),
    ("power", "actor,year,p\n,1990,1\n", "actor is empty", "delete the row"),
    ("votes", "x,y\nyes,no\n", 'has no column "id"', "It needs: id."),
    ("votes", "id,x\nr1,yea\n", 'x: "yea" is no vote', "Write yes, no, abstain or absent"),
    ("votes", "id,x\nr1,yes\nr1,no\n", 'the roll call "r1" stands here a second time', "Keep one"),
    ("votes", "id,x\n,yes\n", "no id", "Fill the column"),
    ("votes", "id,date,x\nr1,May,yes\n", 'date: "May" is no date', "2001-05"),
    ("votes", "id,date\nr1,2001\n", "no column of an actor", "Add one column"),
]


@pytest.mark.parametrize(("name", "text", "words", "way_out"), WRONG_TABLES)
def test_a_mistake_in_a_table_is_told_with_its_line_and_a_way_out(
    name: str, text: str, words: str, way_out: str, tmp_path: Path
) -> None:
    contract(tmp_path, **{name: text})
    with pytest.raises(CaseError) as told:
        load(tmp_path)
    assert any(words in str(p) and way_out in str(p) for p in told.value.problems), str(told.value)
    assert all(p.where.line for p in told.value.problems)


def test_every_mistake_of_every_table_is_told_at_once(tmp_path: Path) -> None:
    contract(
        tmp_path,
        ties="a,b,sign\nx,y,2\nx,,1\n",
        power="actor,year,p\nx,x,1\ny,1990,z\n",
        votes="id,x\nr1,si\nr1,no\n",
    )
    with pytest.raises(CaseError) as told:
        load(tmp_path)
    at = [(p.where.file.rpartition("/")[2], p.where.line) for p in told.value.problems]
    assert sorted(at) == [(f"{table}.csv", row) for table in ("power", "ties", "votes") for row in (2, 3)]


@pytest.mark.parametrize("table", ["ties", "capabilities", "votes"])
@pytest.mark.parametrize(
    "value", ["3", "[]", "{}", "[3]", "[[a, b]]", "{table: 3}", "{table: }", "''", "[{a: {b: c}}]", "~"]
)
def test_a_table_of_another_shape_is_told_and_never_a_traceback(table: str, value: str) -> None:
    case, problems = read_text(HEAD + f"alignment:\n  {table}: {value}\n")
    if case is None:
        assert all(p.where.line == 5 and p.what for p in problems if p.level == "error")
    else:
        assert (table, value) == ("votes", "[]")


def test_a_column_of_ties_that_nobody_reads_and_loops_are_warnings(tmp_path: Path) -> None:
    case = load(contract(tmp_path, ties="a,b,weights\nx,x,1\nx,y,2\n"))
    said = " ".join(str(w) for w in case.warnings)
    assert 'column "weights" is not read. Did you mean "weight"?' in said
    assert "1 tie joins an actor with itself" in said


def test_a_negative_weight_without_a_sign_is_a_negative_tie_with_a_warning(tmp_path: Path) -> None:
    case = load(contract(tmp_path, ties="a,b,weight\nx,y,-2\n"))
    assert case.alignment is not None
    assert (case.alignment.ties.sign, case.alignment.ties.weight) == ((-1,), (Fraction(2),))
    assert any("negative weight" in str(w) for w in case.warnings)


def test_sources_of_a_table_that_the_case_does_not_list_are_kept_with_one_warning_each(tmp_path: Path) -> None:
    case = load(contract(tmp_path, ties="a,b,source\nx,y,atlas;map\nx,z,atlas\n"))
    assert case.alignment is not None
    assert case.alignment.ties.source == ("atlas;map", "atlas")
    assert sorted(w.what.split('"')[1] for w in case.warnings) == ["atlas", "map"]
    again = load_text(to_yaml(case))
    assert digest(again) == digest(case)


# --- mistakes in the section ------------------------------------------------------------------------------------------

WRONG = [
    ("sign: -1", "sign: 2", "a: upland, b: lowland", "neither +1 nor -1"),
    ("to: 1972-06, source", "to: 1960, source", "a: upland, b: lowland", "before it begins"),
    ("year: 1970, people: 4", "year: MCM, people: 4", "actor: upland", "no whole number"),
    ("{actor: lowland, year: 1970", "{actor: upland, year: 1970", "actor: lowland", "a second time"),
    ("no: lowland, abstain", "no: upland, abstain", "id: r1", "stands under yes and under no of one"),
    ("date: 1970-05, yes", "date: tomorrow, yes", "id: r1", "year-month"),
    ("- {id: r2, session", "- {id: r1, session", "session: spring", "r1"),
    ("- {id: r2, session", "- {session", "session: spring", "id"),
    ('    pact:\n      members: [upland, "null", 2]', "    pact:\n      members: []", "members:", "members"),
    ('members: [upland, "null", 2]', 'members: [upland, upland, "null", 2]', "members:", "is a member twice"),
    ("until: 1975", "until: 1965", "until: 1975", "before it begins"),
    ('there: [upland, "null"], absent: 2', "there: [upland, 2], absent: 2", "date: 1970-05, there", "there and absent"),
    ("of: [upland, lowland]", "of: [upland, lowland, yes]", "id: f1", "of one actor, or of two"),
    ("of: [upland, lowland]", "of: [upland, upland]", "id: f1", "of one actor, or of two"),
    ("id: f2", "id: f1", "of: lowland", "f1"),
    ("value: [27, 29.5]", "value: [30, 29.5]", "id: f2", "begins above its end"),
    ("since: 1971-01, until", "since: 1972-01, until", "id: f2", "before it begins"),
    ("since: 1971-01, until", "date: 1971, until", "id: f2", "given twice"),
    ("bound: at least", "bound: at lest", "id: f2", 'Did you mean "at least"?'),
    ("{from: 1972, to: 1974-06}", "{from: 1976, to: 1974-06}", "from: 1972", "before it begins"),
    ("{from: 1972, to: 1974-06}", "{from: 1970, to: 1971}", "  windows:", "listed twice"),
    ("{from: 1972, to: 1974-06}", "{from: 1972}", "from: 1972", "to"),
    ("passing: 0.25", "passing: 1.5", "passing", "between 0 and 1"),
    ("wear: {gas: 0.1", "wear: {gas: 1.1", "wear", "between 0 and 1"),
    ("{part: 0.2}", "{part: 2}", "{part: 0.2}", "above 1"),
    ("buyer: yes, seller: lowland", "buyer: yes", "part: [0.1", "a part holds for a pair"),
    ("amount: 90", "amount: 0", "amount: 90", "not above 0"),
    ("amount: 90", "amount: 90, year: 1971", "amount: 90", "stands here a second time"),
    ("- {from: upland}", "- {}", "  exposure", "names neither seller nor buyer"),
    ("share: 0.1", "share: 5", "poles:", "above 1"),
    ("anchor: [upland, lowland]", "anchor: [upland, upland]", "anchor", "two different voters"),
    ("anchor: [upland, lowland]", "anchor: [upland]", "anchor", "two different voters"),
    ('"~": "null"', "upland: lowland", "aliases", "which itself means"),
    ("  kinds: [pact, quarrel]", "  knids: [pact, quarrel]", "  kinds: [pact", 'Did you mean "kinds"?'),
]


@pytest.mark.parametrize(("old", "new", "near", "words"), WRONG)
def test_a_mistake_is_told_with_its_line_and_a_way_out(old: str, new: str, near: str, words: str) -> None:
    assert old in GOOD
    case, problems = read_text(GOOD.replace(old, new, 1))
    assert case is None
    told = [p for p in problems if p.level == "error"]
    assert any(words in str(p) and p.ways_out for p in told), [str(p) for p in problems]
    if "exposure" not in near:
        near_by = {line(near) - 1, line(near), line(near) + 1}
        assert any(p.where.line in near_by and words in str(p) for p in told), [str(p) for p in problems]


def test_every_mistake_of_the_section_is_told_at_once() -> None:
    text = GOOD
    wrong = [row for row in WRONG if row[0] in ("sign: -1", "until: 1975", "passing: 0.25", "share: 0.1")]
    wrong += [row for row in WRONG if row[1] in ("anchor: [upland]", "bound: at lest", "amount: 0")]
    for old, new, _, _ in wrong:
        text = text.replace(old, new, 1)
    case, problems = read_text(text)
    assert case is None
    said = "\n".join(str(p) for p in problems)
    assert len(wrong) == 7
    assert all(words in said for _, _, _, words in wrong), said


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "focus: [lowland,",
            "focus: [lowlnd,",
            '"lowlnd" stands under `focus` and in no table. Did you mean "lowland"?',
        ),
        ("anchor: [upland, lowland]", "anchor: [upland, lowlnd]", '"lowlnd" stands under `anchor`'),
        ("  kinds: [pact, quarrel]", "  kinds: [pacts, quarrel]", '"pacts" stands under `kinds`'),
        ("unit: boats, date", "date", "the figure has no unit"),
        ("wear: {gas: 0.1", "wear: {gaz: 0.1", '"gaz" is none of the kinds that are flows. Did you mean "gas"?'),
        ("value: 28, unit: boats, ", "", "the figure has no value"),
        ("absent: 2, text", "absent: 3, text", '"3" is no member of the body'),
    ],
)
def test_what_may_be_a_slip_of_the_pen_is_a_warning(old: str, new: str, words: str) -> None:
    case, problems = read_text(GOOD.replace(old, new, 1))
    assert case is not None
    assert any(words in str(p) for p in problems), [str(p) for p in problems]


def test_the_good_case_has_no_warning() -> None:
    assert load(ASSET).warnings == ()


def test_a_gap_between_windows_is_a_warning() -> None:
    case, problems = read_text(HEAD + "alignment: {windows: {length: 2, step: 5, from: 1990, to: 2000}}\n")
    assert case is not None
    assert any("leave gaps" in str(p) for p in problems)


def test_a_thousand_windows_are_the_most_that_may_be_listed() -> None:
    rows = "".join(f"    - {{from: {y:04}, to: {y:04}}}\n" for y in range(1, 1002))
    case, problems = read_text(HEAD + "alignment:\n  windows:\n" + rows)
    assert case is None
    assert any("there are 1001 windows" in str(p) for p in problems)


def test_names_are_found_under_their_aliases() -> None:
    case, problems = read_text(GOOD.replace("a: upland, b: lowland", "a: Upland Republic, b: lowland"))
    assert case is not None
    assert problems == ()


# --- digest -----------------------------------------------------------------------------------------------------------


def with_section(section: Alignment) -> Case:
    return replace(load(ASSET), alignment=section)


def test_each_field_of_the_section_changes_the_digest() -> None:
    section, base = alignment(), digest(load(ASSET))
    blank = Alignment()
    for each in fields(Alignment):
        if not each.compare:
            continue
        value = getattr(section, each.name)
        other = True if each.name == "states" else getattr(blank, each.name)
        assert value != other, each.name
        assert digest(with_section(replace(section, **{each.name: other}))) != base, each.name


def test_each_field_of_the_nouns_below_changes_the_digest() -> None:
    section, base = alignment(), digest(load(ASSET))
    body, (one, two), asked = section.bodies[0], section.figures, section.exposure
    assert asked is not None
    blank_figure = TieFigure("x", ("y",), "z")
    seen = 0
    for noun, blank, put in (
        (body, Body("x", ("y",)), lambda n: replace(section, bodies=(n,))),
        (body.meetings[0], Meeting("1"), lambda n: replace(section, bodies=(replace(body, meetings=(n,)),))),
        (one, blank_figure, lambda n: replace(section, figures=(n, two))),
        (two, blank_figure, lambda n: replace(section, figures=(one, n))),
        (asked, ExposureAsked(), lambda n: replace(section, exposure=n)),
        (
            asked.substitutes[1],
            Substitute(half("0", "1")),
            lambda n: _asked(section, substitutes=(asked.substitutes[0], n)),
        ),
        (asked.totals[0], Total("x", Fraction(1)), lambda n: _asked(section, totals=(n, asked.totals[1]))),
    ):
        for each in fields(noun):
            if not each.compare or getattr(noun, each.name) == getattr(blank, each.name):
                continue
            other = put(replace(noun, **{each.name: getattr(blank, each.name)}))
            assert digest(with_section(other)) != base, (noun, each.name)
            seen += 1
    assert seen >= 40


def _asked(section: Alignment, **changed: Any) -> Alignment:
    assert section.exposure is not None
    return replace(section, exposure=replace(section.exposure, **changed))


@pytest.mark.parametrize("table", ["ties", "capabilities", "votes"])
def test_each_cell_of_a_table_changes_the_digest(table: str) -> None:
    section, base = alignment(), digest(load(ASSET))
    noun = getattr(section, table)
    for each in fields(noun):
        if not each.compare:
            continue
        column = getattr(noun, each.name)
        other = (_another(column[0]), *column[1:])
        assert digest(with_section(replace(section, **{table: replace(noun, **{each.name: other})}))) != base, each.name


def _another(cell: Any) -> Any:
    match cell:
        case bool():
            return not cell
        case int():
            return -cell
        case Fraction():
            return cell + 1
        case tuple():
            return (_another(cell[0]), *cell[1:])
        case "yes":
            return "absent"
        case _:
            return f"{cell}x"


ASKED = ("kinds", "substitutes", "totals", "cuts", "wear")


def test_the_order_of_rows_columns_and_lists_makes_no_difference() -> None:
    section, base = alignment(), digest(load(ASSET))
    turned = replace(
        section,
        ties=_rows(section.ties, (2, 0, 3, 1)),
        capabilities=replace(
            _rows(section.capabilities, (1, 2, 0), skip=("components",)),
            components=section.capabilities.components[::-1],
            values=tuple(section.capabilities.values[k][::-1] for k in (1, 2, 0)),
        ),
        votes=replace(
            _rows(section.votes, (1, 0), skip=("actors",)),
            actors=section.votes.actors[::-1],
            cast=tuple(row[::-1] for row in section.votes.cast[::-1]),
        ),
        kinds=section.kinds[::-1],
        focus=section.focus[::-1],
        aliases=section.aliases[::-1],
        bodies=(replace(section.bodies[0], members=section.bodies[0].members[::-1]),),
        figures=(replace(section.figures[0], of=section.figures[0].of[::-1]), section.figures[1]),
        exposure=replace(section.exposure, **{k: getattr(section.exposure, k)[::-1] for k in ASKED}),
    )
    assert turned != section
    assert digest(with_section(turned)) == base


def test_the_order_of_the_anchor_makes_a_difference() -> None:
    section = alignment()
    assert section.anchor is not None
    turned = replace(section, anchor=section.anchor[::-1])
    assert digest(with_section(turned)) != digest(load(ASSET))


def _rows(noun: Any, order: Sequence[int], skip: tuple[str, ...] = ()) -> Any:
    columns = [f.name for f in fields(noun) if f.compare and f.name not in skip]
    return replace(noun, **{c: tuple(getattr(noun, c)[k] for k in order) for c in columns})


# --- written and read back --------------------------------------------------------------------------------------------


def test_the_section_that_was_read_reads_back() -> None:
    case = load(ASSET)
    again = load_text(to_yaml(case))
    assert again == case
    assert digest(again) == digest(case)
    assert to_yaml(again) == to_yaml(case)


WORDS = st.sampled_from(
    ["null", "yes", "NO", "2", "001", "~", "1e3", "a", "b", "Côte d'Ivoire", "x: y", "#", "id", "-9"]
)
DATES = st.sampled_from(["", "1914", "1914-07", "1914-07-28", "2000-02-29"])
PART = st.fractions(0, 1, max_denominator=50)
PARTS = st.tuples(PART, PART).map(lambda p: Span(min(p), max(p)))


@st.composite
def sections(draw: st.DrawFn) -> Alignment:
    """Return any section that a file could say."""
    n = draw(st.integers(0, 4))
    many = {"min_size": n, "max_size": n}
    since = draw(st.lists(DATES, **many))
    ties = Ties(
        tuple(draw(st.lists(WORDS, **many))),
        tuple(draw(st.lists(WORDS, **many))),
        tuple(draw(st.lists(st.sampled_from([1, -1]), **many))),
        tuple(draw(st.lists(st.none() | st.fractions(0, 100, max_denominator=9), **many))),
        tuple(draw(st.lists(st.booleans(), **many))),
        tuple(draw(st.lists(st.just("") | WORDS, **many))),
        tuple(since),
        tuple(draw(st.sampled_from(["", "2001", "2001-05-31"])) for _ in since),
        ("",) * n,
    )
    rows = draw(st.lists(st.tuples(WORDS, st.integers(1, 9999)), unique=True, max_size=4))
    components = tuple(draw(st.lists(st.sampled_from(["steel", "yes", "2", "null"]), unique=True, min_size=1)))
    have = Capabilities(
        components if rows else (),
        tuple(a for a, _ in rows),
        tuple(y for _, y in rows),
        # the first row knows everything: what nobody has is no column in a file of rows
        tuple(
            tuple(Fraction(k) if k < 2 or draw(st.booleans()) else None for _ in components) for k in range(len(rows))
        ),
    )
    voters = tuple(draw(st.lists(WORDS, unique=True, min_size=1, max_size=4)))
    calls = draw(st.integers(0, 3))
    cast = st.sampled_from(["yes", "no", "abstain", "absent", ""])
    dates = [draw(DATES) for _ in range(calls)]
    votes = Votes(
        voters,
        tuple(f"r{k}" for k in range(calls)),
        tuple(draw(st.sampled_from([d[:4], "spring"])) for d in dates),
        tuple(draw(st.just("") | WORDS) for _ in dates),
        tuple(dates),
        tuple(draw(st.just("") | WORDS) for _ in dates),
        tuple(tuple(draw(cast) for _ in voters) for _ in dates),
        ("",) * calls,
    )
    members = tuple(draw(st.lists(WORDS, unique=True, min_size=2, max_size=4)))
    meeting = Meeting(draw(DATES.filter(bool)), members[:1], members[1:], draw(st.just("") | WORDS))
    windows = draw(
        st.none()
        | st.just(Windows((("1914", "1918"), ("1939-09", "1945"))))
        | st.builds(Windows, st.just(()), st.just(5), st.none() | st.integers(1, 5), DATES, st.just(""))
    )
    asked = ExposureAsked(
        tuple(draw(st.lists(WORDS, unique=True, min_size=1, max_size=2))),
        draw(PART),
        (Substitute(draw(PARTS)), Substitute(draw(PARTS), members[0], members[1], "gas")),
        (Total(members[0], draw(PART) + 1), Total(members[0], Fraction(7), 1914)),
        ((members[0], ""), ("", members[1])),
        (("arms", draw(PART)), ("ships", draw(PART))),
    )
    period = draw(st.sampled_from([("", ""), ("1914", "1914"), ("1914", "1915-02"), ("", "1915")]))
    figure = TieFigure(
        "f1", members[:2], "trade", draw(st.none() | PARTS), "boats", *period,
        draw(st.sampled_from(["exactly", "at least", "at most", "about"])), draw(st.booleans()), draw(st.booleans()),
    )  # fmt: skip
    return Alignment(
        ties if n else Ties(),
        have if rows else Capabilities(),
        votes if calls else Votes(),
        (Body("pact", members, "", "1900", draw(st.just("") | st.just("1950")), (meeting,)),),
        (figure,),
        windows,
        draw(st.none() | st.just(asked)),
        tuple(draw(st.lists(WORDS, unique=True, max_size=2))),
        draw(PART),
        draw(PART),
        draw(st.none() | st.just((members[0], members[1]))),
        tuple(draw(st.lists(WORDS, unique=True, max_size=2))),
        (("other", members[0]),),
        draw(st.booleans()),
    )


@given(section=sections())
@settings(max_examples=80, deadline=None)
def test_any_section_reads_back_as_it_was_written(section: Alignment) -> None:
    case = replace(load_text(HEAD + "alignment: {}\n"), alignment=section)
    text = to_yaml(case)
    again = load_text(text)
    assert digest(again) == digest(case)
    assert again.alignment is not None
    # who never votes has no list to stand in, and voters stand in the order of the lists: the digest says they agree
    assert replace(again.alignment, votes=Votes()) == replace(section, votes=Votes())
    assert to_yaml(load_text(to_yaml(again))) == to_yaml(again)


def test_a_case_may_have_the_section_alone() -> None:
    case, problems = read_text("comity: 1\ntitle: T\nparties: {a: A}\nalignment: {ties: [{a: x, b: y}]}\n")
    assert case is not None
    assert problems == ()
    assert case.conflict is None
