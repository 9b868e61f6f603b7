"""Tests of the section ``programme``: what is read, what is refused with which line, and what is written back."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.digest import digest
from comity.case.programme import NOT_KNOWN, Activity, Declared, Item, Programme, Resource, Slippage
from comity.case.read import load, load_text, read_text
from comity.case.schema import json_schema
from comity.case.settlement import Span
from comity.case.write import to_yaml
from comity.errors import CaseError, Problem

F = Fraction
ASSET = Path(__file__).parent / "assets" / "programme.yaml"
GOOD = ASSET.read_text(encoding="utf-8")
HEAD = "comity: 1\ntitle: T\nparties: {a: A}\n"
SMALL = """programme:
  periods: 3
  resources: {line: {capacity: 5}}
  items: {shells: {due: [[3, 10]], needs: {line: 1}}}
"""


def section(text: str = GOOD) -> Programme:
    case = load_text(text)
    assert case.programme is not None
    return case.programme


def small(old: str = "", new: str = "") -> str:
    assert not old or old in SMALL
    return HEAD + (SMALL.replace(old, new) if old else SMALL + new)


def warned(text: str) -> str:
    return " ".join(str(w) for w in load_text(text).warnings)


def line(words: str, text: str = GOOD) -> int:
    """Return the line on which words stand first."""
    return text[: text.index(words)].count("\n") + 1


def span(low: str, high: str) -> Span:
    return Span(Fraction(low), Fraction(high))


# --- what is read -----------------------------------------------------------------------------------------------------


def test_periods_are_a_number_or_their_names() -> None:
    assert (section().periods, section().names) == (4, ("2030", "2031", "2032", "late"))
    plain = section(small())
    assert (plain.periods, plain.names) == (3, ())


def test_resources_are_read_whole() -> None:
    slip, welders, steel = section().resources
    assert slip == Resource(
        "slip", (F(2), F(3), F(3), F(1, 2)), "The slipway", "berths", F(3, 2), F(1), F(40), 1, False, "Yard", ("s1",)
    )
    assert slip.where.line == line("slip: {text")
    assert welders == Resource("welders", (F(8),), unit="crews")
    assert (steel.stored, steel.capacity, steel.source) == (True, (100, 100, 0, 0), ("s1", "s2"))


def test_items_are_read_whole_with_what_is_due_in_rows() -> None:
    hull, ferry, refit = section().items
    assert hull == Item("hull", (), stock=F(3), holding=(F(2),))
    assert ferry == Item(
        "ferry", ((2, F(1)), (3, F(1)), (4, F(5, 2))), (("slip", F(1, 2)), ("steel", F(1, 3))), "New ferries", "ships",
        1, (F(85),), (F(1), F(2), F(3), F(4)), F(7), span("1", "3"), F(0), False, "", F(9, 10), F(1, 2), "Yard",
        ("s2",),
    )  # fmt: skip
    assert refit == Item("refit", ((2, F(1)), (4, F(2))), (("welders", F(1)),), modernise=True, base="hull")


def test_activities_slippage_and_figures_are_read_whole() -> None:
    found = section()
    assert found.activities == (
        Activity("weld", 2, (("welders", F(2)), ("slip", F(1))), item="refit"),
        Activity("engine", 0, ready=2, text="The engines arrive"),
        Activity("trial", 1, (("welders", F(1)),), ("weld", "engine"), source=("s1",)),
    )
    assert found.slippage == (
        Slippage(("ferry", "slip"), (F(1), F(6, 5), F(21, 10)), span("0", "1/2"), "Ferries before", ("s1",)),
        Slippage(("trial",), (F(3, 2),), NOT_KNOWN),
    )
    who = ("The port", "ferries")
    assert found.declared == (
        Declared(
            "f1", *who, "target", span("4", "4"), "ships", "", "2032", by="its head", released="2029-05-01",
            source=("s2",),
        ),
        Declared("f2", *who, "output", span("1", "2"), "ships", "2030", "2030", "at least", True, released="2030-03"),
        Declared("f3", *who, "capacity", None, "", "2030", "2031-06"),
    )  # fmt: skip


def test_a_good_section_has_no_warning() -> None:
    assert load_text(GOOD).warnings == ()


def test_a_period_may_be_called_by_its_name_or_its_number() -> None:
    by_name = small("periods: 3", "periods: [spring, summer, autumn]")
    assert section(by_name).items[0].due == ((3, F(10)),)
    assert section(by_name.replace("[[3, 10]]", "[[autumn, 10]]")).items[0].due == ((3, F(10)),)
    assert digest(load_text(by_name)) == digest(load_text(by_name.replace("[[3, 10]]", "[[autumn, 10]]")))


def test_names_that_are_numbers_count_before_the_numbers_of_periods() -> None:
    text = small("periods: 3", "periods: [1, 2025, 2026]").replace("[[3, 10]]", "[[2026, 10], [1, 5], [2, 7]]")
    assert section(text).items[0].due == ((1, F(5)), (2, F(7)), (3, F(10)))


def test_what_is_due_twice_in_a_period_is_added_with_a_warning() -> None:
    text = small("", "  due: [{item: shells, period: 3, quantity: 2.5}]\n")
    assert section(text).items[0].due == ((3, F(25, 2)),)
    assert '"shells" is due in "3" a second time; the two quantities are added.' in warned(text)


def test_due_may_stand_in_rows_alone() -> None:
    text = small("{due: [[3, 10]], needs: {line: 1}}", "{needs: {line: 1}}") + (
        "  due:\n    - {item: shells, period: 2, quantity: 4}\n    - {item: shells, period: 1, quantity: 1/2}\n"
    )
    assert section(text).items[0].due == ((1, F(1, 2)), (2, F(4)))


def test_figures_and_works_need_no_periods() -> None:
    works = section(HEAD + "programme: {activities: {fit: {periods: 3}, test: {periods: 1, after: fit, ready: 9}}}\n")
    assert (works.periods, works.activities[1].after, works.activities[1].ready) == (0, ("fit",), 9)
    figure = "{id: f, who: EU, what: shells, kind: output, value: 1, unit: rounds}"
    assert section(HEAD + f"programme: {{declared: [{figure}]}}\n").declared[0].since == ""


def test_the_contract_of_outside_checks_is_read() -> None:
    setup = [85, 102, 102, 101, 98, 114, 105, 86, 119, 110, 98, 114]
    demand = [69, 29, 36, 61, 61, 26, 34, 67, 45, 67, 79, 56]
    due = ", ".join(f"[{k}, {d}]" for k, d in enumerate(demand, 1))
    text = HEAD + (
        "programme:\n  periods: 12\n  resources: {line: {capacity: 1000, cost: 0, ramp: 2, lead: 1}}\n"
        f"  items: {{p: {{due: [{due}], needs: {{line: 1}}, setup: {setup}, holding: 1, late: 9, "
        "modernise: true}}\n"
    )
    item = section(text).items[0]
    assert [q for _, q in item.due] == demand
    assert list(item.setup) == setup
    assert (item.holding, item.late, item.modernise) == ((F(1),), F(9), True)


# --- tables -----------------------------------------------------------------------------------------------------------

TABLES = {
    "resources": "id,capacity,cost,stored,unit,ramp,lead,enlarge,text,supplier,source\n"
    "steel,100;100; 0;0,,true,t,,,,,,s1; s2\nslip,2;3;3;1/2,1.5,false,berths,1,1,40,The slipway,Yard,s1\n"
    "welders,8,,,crews,,,,,,\n",
    "items": "id,text,unit,due,needs,lead,setup,holding,late,value,learning,batch,supplier,source,stock,modernise,"
    "base\n"
    "hull,,,,,,,2,,,,,,,3,,\n"
    "ferry,New ferries,ships,2031: 1; 4:2.5,slip: 0.5; steel: 1/3,1,85,1;2;3;4,7,1;3,0.9,1/2,Yard,s2,,,\n"
    "refit,,,late: 2,welders:1,,,,,,,,,,,true,hull\n",
    "due": "quantity,item,period\n1,refit,2\n1,ferry,2032\n",
    "activities": "id,periods,needs,after,ready,item,text,source\nweld,2,welders: 2; slip: 1,,,refit,,\n"
    "engine,0,,,2031,,The engines arrive,\ntrial,1,welders: 1,engine; weld,,,,s1\n",
    "slippage": "of,ratios,shared,text,source\nslip;ferry,1;1.2;2.1,0;0.5,Ferries before,s1\ntrial,1.5,,,\n",
    "declared": "id,who,what,kind,value,unit,date,since,until,bound,expected,by,released,source\n"
    "f1,The port,ferries,target,4,ships,,,2032,,,its head,2029-05-01,s2\n"
    "f2,The port,ferries,output,1;2,ships,2030,,,at least,true,,2030-03,\n"
    "f3,The port,ferries,capacity,not public,,,2030,2031-06,,,,,\n",
}


def in_tables(folder: Path, **changed: str) -> Path:
    head = GOOD[: GOOD.index("  resources:")]
    text = head + "".join(f"  {name}: {{table: {name}.csv}}\n" for name in TABLES)
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    for name, table in (TABLES | changed).items():
        (folder / f"{name}.csv").write_text(table, encoding="utf-8")
    return folder


def test_tables_beside_the_case_say_the_same_as_rows_inside(tmp_path: Path) -> None:
    found = load(in_tables(tmp_path)).programme
    inside = section()
    assert found is not None
    steel, slip, welders = found.resources
    assert replace(found, resources=(slip, welders, steel), slippage=(), activities=()) == replace(
        inside, slippage=(), activities=()
    )
    assert [set(s.of) for s in found.slippage] == [set(s.of) for s in inside.slippage]
    assert found.items[1].where.file.endswith("items.csv")
    assert found.items[1].where.line == 3


DUE_TABLE = HEAD + "programme: {periods: 3, items: {ship: {due: {table: ship.csv}}}}\n"


def test_what_is_due_of_one_item_can_be_a_table(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(DUE_TABLE, encoding="utf-8")
    (tmp_path / "ship.csv").write_text("quantity,period\n2,1\n1/2,3\n", encoding="utf-8")
    found = load(tmp_path).programme
    assert found is not None
    assert found.items[0].due == ((1, F(2)), (3, F(1, 2)))


@pytest.mark.parametrize(
    ("table", "line", "words"),
    [
        ("period,quantity\n1,2\n2,\n", 3, "this row has no quantity. Fill the columns period and quantity."),
        ("period,quantity\n,2\n", 2, "this row has no period."),
        ("period,quantity\n1,many\n", 2, 'the text "many", but a number is expected'),
        ("period,quantity\n9,1\n", 2, '"ship" is due in "9", which is no period'),
        ("period,amount\n1,2\n", 1, '"amount"'),
    ],
)
def test_a_table_of_one_item_that_is_wrong_is_told_with_its_line(
    table: str, line: int, words: str, tmp_path: Path
) -> None:
    (tmp_path / "case.yaml").write_text(DUE_TABLE, encoding="utf-8")
    (tmp_path / "ship.csv").write_text(table, encoding="utf-8")
    with pytest.raises(CaseError) as caught:
        load(tmp_path)
    assert any(p.where.line == line and words in str(p) for p in caught.value.problems)


WRONG_TABLES = [
    ("resources", "id,capacity\nslip,2;x;3;1\n", 2, 'resources.slip.capacity, item 2 is "x", which is no number'),
    ("resources", "id,capacity\nslip,2\nslip,3\n", 3, '"slip" stands here a second time'),
    ("resources", "id,cost\nslip,2\n", 2, 'has no "capacity"'),
    ("resources", "id,capacity,stored\nslip,2,yes\n", 2, "true or false is expected"),
    ("items", "id,due\nferry,2031;1\n", 2, "a list of [period, quantity] is expected"),
    ("items", "id,due\nferry,2031: one\n", 2, 'the text "one", but a number is expected'),
    ("items", "id,due\nferry,2077: 1\n", 2, '"ferry" is due in "2077", which is no period. Periods: "2030"'),
    ("items", "id,needs\nferry,slip\n", 2, "a map is expected"),
    ("items", "id,needs\nferry,slip: 1; slip: 2\n", 2, '"slip" is needed twice. Write the sum once'),
    ("items", "id,needs\nferry,slap: 1\n", 2, 'resource "slap" is not defined'),
    ("due", "item,period,quantity\nferry,2031,-1\n", 2, "quantity is below 0. Give 0 or more."),
    ("due", "item,period,quantity\nferry,2031,1\nfery,2031,1\n", 3, 'Did you mean "ferry"?'),
    ("due", "item,quantity\nferry,1\n", 2, 'has no "period"'),
    ("due", "item,period,amount\nferry,2031,1\n", 1, 'column "amount" is not known here'),
    ("activities", "id,periods,after\nweld,1,trial\ntrial,1,weld\n", 2, "go round in a circle"),
    ("slippage", "of,ratios\nferry,1;0\n", 2, "not above 0"),
    ("declared", "id,who,what,kind\nf1,a,b,plan\n", 2, 'kind is "plan"; it can be "target"'),
    ("declared", "id,who,what,kind\nf1,a,b,target\nf1,a,b,output\n", 3, 'the figure "f1" stands here twice'),
]


@pytest.mark.parametrize(("name", "text", "at", "words"), WRONG_TABLES)
def test_a_mistake_in_a_table_is_told_with_its_line_and_a_way_out(
    name: str, text: str, at: int, words: str, tmp_path: Path
) -> None:
    in_tables(tmp_path, **{name: text})
    with pytest.raises(CaseError) as told:
        load(tmp_path)
    files = [(p.where.file.rpartition("/")[2], p.where.line) for p in told.value.problems if words in str(p)]
    assert (f"{name}.csv", at) in files, str(told.value)
    assert all(p.ways_out for p in told.value.problems)


@pytest.mark.parametrize("name", ["../outside.csv", "/etc/passwd", "missing.csv", "case.yaml", "a\\b.csv"])
@pytest.mark.parametrize("table", list(TABLES))
def test_a_table_outside_the_folder_or_of_no_csv_is_refused(name: str, table: str, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(HEAD + f"programme:\n  {table}: {{table: {name!r}}}\n", encoding="utf-8")
    with pytest.raises(CaseError) as told:
        load(tmp_path)
    assert all(p.ways_out for p in told.value.problems)
    assert any(p.where.line == 5 for p in told.value.problems)


# --- what is refused --------------------------------------------------------------------------------------------------

ITEM = "{due: [[3, 10]], needs: {line: 1}}"
FIGURE = "{id: f1, who: EU, what: shells, kind: target, value: 5, unit: rounds}"
WRONG = [
    ("periods: 3", "periods: 0", 5, "programme.periods is 0. Give a whole number from 1 to 10000."),
    ("periods: 3", "periods: -1", 5, "periods is -1. Give a whole number from 1 to 10000."),
    ("periods: 3", "periods: 2.5", 5, "a whole number from 1 to 10000"),
    ("periods: 3", "periods: []", 5, "periods is an empty list"),
    ("periods: 3", "periods: [a, b, a]", 5, 'the period "a" is there 2 times. Name each period once.'),
    ("periods: 3", "periods: [3, 2, 1]", 5, 'period 1 is called "3", which could be taken for period 3.'),
    ("  periods: 3\n", "", 5, "the programme has no periods. Add periods: 12"),
    ("capacity: 5", "capacity: -5", 6, "capacity is below 0. Give 0 or more."),
    ("capacity: 5", "capacity: [5, 6]", 6, 'the capacity of "line" has 2 numbers, and there are 3 periods.'),
    ("capacity: 5", "capacity: [5, 6, -1]", 6, "capacity, item 3 is below 0."),
    ("capacity: 5", "capacity: []", 6, "a number, or a list with one for each period is expected"),
    ("capacity: 5", "capacity: {1: 5}", 6, "a number, or a list with one for each period is expected"),
    ("capacity: 5", "capacity: inf", 6, 'capacity is "inf", which is no number. For example: 5'),
    ("capacity: 5", "capacity: nan", 6, "is no number"),
    ("capacity: 5", "capacity: 1e31", 6, "capacity is beyond 1e30. Choose a larger unit."),
    ("capacity: 5", "capacity: 1e-31", 6, "closer to 0 than 1e-30. Choose a smaller unit"),
    ("capacity: 5", "capacit: 5", 6, 'Did you mean "capacity"?'),
    ("capacity: 5", "capacity: 5, cost: -1", 6, "cost is below 0"),
    ("capacity: 5", "capacity: 5, ramp: -1", 6, "ramp is below 0"),
    ("capacity: 5", "capacity: 5, enlarge: -1", 6, "enlarge is below 0"),
    ("capacity: 5", "capacity: 5, lead: -1", 6, "a whole number from 0 to 10000"),
    ("capacity: 5", "capacity: 5, lead: 1.5", 6, "a whole number from 0 to 10000"),
    ("capacity: 5", "capacity: 5, stored: maybe", 6, "true or false is expected"),
    (ITEM, "{due: [3, 10]}", 7, "a pair [period, quantity] is expected. For example: [[3, 100], [6, 200]]"),
    (ITEM, "{due: {3: 10}}", 7, "a list of [period, quantity] is expected"),
    (ITEM, "{due: 10}", 7, "a list of [period, quantity] is expected"),
    (ITEM, "{due: [[4, 10]]}", 7, '"shells" is due in "4", which is no period. The periods are 1 to 3'),
    (ITEM, "{due: [[0, 10]]}", 7, '"shells" is due in "0", which is no period.'),
    (ITEM, "{due: [[-1, 10]]}", 7, '"shells" is due in "-1", which is no period.'),
    (ITEM, "{due: [[1.5, 10]]}", 7, '"shells" is due in "1.5", which is no period.'),
    (ITEM, "{due: [[3, -10]]}", 7, "due, item 1 is below 0. Give 0 or more."),
    (ITEM, "{due: [[3, many]]}", 7, 'the text "many", but a number is expected'),
    (ITEM, "{due: [[3, 10]], needs: {lin: 1}}", 7, 'resource "lin" is not defined. Defined: "line". Did you mean'),
    (ITEM, "{due: [[3, 10]], needs: {line: -1}}", 7, "needs.line is below 0"),
    (ITEM, "{due: [[3, 10]], needs: line}", 7, "a map is expected"),
    (ITEM, "{due: [[3, 10]], lead: -1}", 7, "a whole number from 0"),
    (ITEM, "{due: [[3, 10]], setup: [1, 2]}", 7, 'the setup of "shells" has 2 numbers, and there are 3 periods.'),
    (ITEM, "{due: [[3, 10]], holding: [1, 2, 3, 4]}", 7, 'the holding of "shells" has 4 numbers'),
    (ITEM, "{due: [[3, 10]], setup: -1}", 7, "setup is below 0"),
    (ITEM, "{due: [[3, 10]], late: -1}", 7, "late is below 0"),
    (ITEM, "{due: [[3, 10]], stock: -1}", 7, "stock is below 0"),
    (ITEM, "{due: [[3, 10]], value: -1}", 7, "value is below 0"),
    (ITEM, "{due: [[3, 10]], value: [3, 1]}", 7, "value begins above its end"),
    (ITEM, "{due: [[3, 10]], value: 1e31}", 7, 'the value of "shells" is beyond 1e30. Choose a larger unit.'),
    (ITEM, "{due: [[3, 10]], batch: 0}", 7, "batch is 0, not above 0. Give a number above 0."),
    (ITEM, "{due: [[3, 10]], batch: -2}", 7, "batch is below 0"),
    (ITEM, "{due: [[3, 10]], learning: 0}", 7, "learning is 0, not above 0. Give a number above 0, up to 1."),
    (ITEM, "{due: [[3, 10]], learning: 1.1}", 7, "learning is 11/10, above 1."),
    (ITEM, "{due: [[3, 10]], modernise: true, stock: 0}", 7, 'the stock of "shells" is 0: there is nothing'),
    (ITEM, "{due: [[3, 10]], modernise: true, base: shell}", 7, 'Did you mean "shells"?'),
    (ITEM, "{due: [[3, 10]], modernise: true, base: shells}", 7, '"shells" made from "shells". Take one link out.'),
    (ITEM, "{due: [[3, 10]], base: o}, o: {stock: 3}", 7, '"shells" has a base and is not modernised.'),
    (
        ITEM,
        "{due: [[3, 1]], modernise: true, base: o}, o: {modernise: true, base: shells}",
        7,
        'these items go round in a circle: "shells" made from "o" made from "shells".',
    ),
    (
        ITEM,
        "{due: [[3, 1]], modernise: true, base: o}, o: {stock: 3, setup: 2}",
        7,
        'units of "o" become "shells"; its `setup` cannot be counted then.',
    ),
    (
        ITEM,
        "{due: [[3, 1]], modernise: true, base: o}, o: {stock: 3, late: 2}",
        7,
        'units of "o" become "shells"; its `late` cannot be counted then.',
    ),
    ("", "  due: [{item: shell, period: 1, quantity: 1}]\n", 8, 'Did you mean "shells"?'),
    ("", "  due: [{item: shells, period: 9, quantity: 1}]\n", 8, '"shells" is due in "9", which is no period.'),
    ("", "  due: [{item: shells, quantity: 1}]\n", 8, 'has no "period" (the period). Add period: "3"'),
    ("", "  due: {shells: 3}\n", 8, "a list is expected"),
    ("", "  activities: {fit: {}}\n", 8, 'has no "periods" (how many periods it takes'),
    ("", "  activities: {fit: {periods: -1}}\n", 8, "a whole number from 0"),
    ("", "  activities: {fit: {periods: 1, needs: {crew: 1}}}\n", 8, 'resource "crew" is not defined'),
    ("", "  activities: {fit: {periods: 1, needs: {line: -1}}}\n", 8, "needs.line is below 0"),
    ("", "  activities: {fit: {periods: 1, after: fitt}}\n", 8, 'activity "fitt" is not defined'),
    ("", "  activities: {fit: {periods: 1, item: shell}}\n", 8, 'Did you mean "shells"?'),
    ("", "  activities: {fit: {periods: 1, ready: 4}}\n", 8, '"fit" is ready in "4", which is no period.'),
    ("", "  activities: {fit: {periods: 1, after: fit}}\n", 8, 'circle: "fit" after "fit". Take one link out.'),
    (
        "",
        "  activities:\n    a: {periods: 1}\n    b: {periods: 1, after: [a, d]}\n    c: {periods: 1, after: b}\n"
        "    d: {periods: 1, after: c}\n",
        10,
        'these activities go round in a circle: "b" after "d" after "c" after "b".',
    ),
    (
        "",
        "  slippage: [{of: shell, ratios: 1}]\n",
        8,
        'programme step "shell" is not defined. Defined: "shells", "line"',
    ),
    ("", "  slippage: [{of: [], ratios: 1}]\n", 8, "of is an empty list"),
    ("", "  slippage: [{of: shells, ratios: []}]\n", 8, "ratios is an empty list. For example: [1.3]"),
    ("", "  slippage: [{of: shells}]\n", 8, 'has no "ratios"'),
    ("", "  slippage: [{of: shells, ratios: [1, 0]}]\n", 8, "ratios, item 2 is 0, not above 0."),
    ("", "  slippage: [{of: shells, ratios: [-1]}]\n", 8, "ratios, item 1 is below 0"),
    ("", "  slippage: [{of: shells, ratios: 1, shared: 2}]\n", 8, "shared is above 1. Give a number from 0 to 1."),
    (
        "",
        "  slippage:\n    - {of: [shells, line], ratios: 1}\n    - {of: line, ratios: 2}\n",
        10,
        '"line" slips as line 9 says too. Leave it in one of the two.',
    ),
    ("", f"  declared: [{FIGURE.replace('target', 'aim')}]\n", 8, 'kind is "aim"; it can be "target", "capacity"'),
    ("", f"  declared: [{FIGURE.replace('5', '-5')}]\n", 8, "value is below 0"),
    ("", f"  declared: [{FIGURE.replace('5', '[9, 5]')}]\n", 8, "value begins above its end"),
    ("", f"  declared: [{FIGURE.replace('5', 'lots')}]\n", 8, 'the text "lots", but a number is expected'),
    ("", f"  declared: [{FIGURE.replace('5', '1e31')}]\n", 8, "value is beyond 1e30"),
    ("", f"  declared: [{FIGURE[:-1]}, date: soon}}]\n", 8, "a date: year, year-month or year-month-day is expected"),
    ("", f"  declared: [{FIGURE[:-1]}, date: 2025, until: 2026}}]\n", 8, "the period is given twice. Keep date"),
    ("", f"  declared: [{FIGURE[:-1]}, since: 2026, until: 2025}}]\n", 8, "it ends (2025) before it begins (2026)."),
    ("", f"  declared: [{FIGURE[:-1]}, bound: over}}]\n", 8, 'bound is "over"; it can be "exactly"'),
    ("", f"  declared: [{FIGURE.replace('who: EU, ', '')}]\n", 8, 'has no "who"'),
    (
        "",
        f"  declared:\n    - {FIGURE}\n    - {FIGURE}\n",
        10,
        'the figure "f1" stands here twice; the first is on line',
    ),
]


def problems_of(text: str) -> tuple[Problem, ...]:
    case, problems = read_text(text)
    assert case is None
    return tuple(p for p in problems if p.level == "error")


@pytest.mark.parametrize(("old", "new", "at", "words"), WRONG)
def test_what_makes_no_sense_is_refused_with_its_line_and_a_way_out(old: str, new: str, at: int, words: str) -> None:
    problems = problems_of(small(old, new))
    assert any(p.where.line == at and words in str(p) for p in problems), "\n".join(map(str, problems))
    assert all(p.ways_out for p in problems)


def test_every_mistake_is_told_at_once() -> None:
    text = small("capacity: 5", "capacity: -5").replace("[[3, 10]]", "[[4, 10]]") + (
        "  due: [{item: shell, period: 1, quantity: 1}]\n  activities: {fit: {periods: 1, after: fit}}\n"
        "  slippage: [{of: shells, ratios: 0}]\n"
        f"  declared: [{FIGURE.replace('5', '-5')}]\n"
    )
    assert [p.where.line for p in problems_of(text)] == [6, 7, 8, 9, 10, 11]


def test_items_of_which_nothing_is_due_are_read_with_a_warning() -> None:
    text = HEAD + "programme: {periods: 3, items: {shells: {due: []}}}\n"
    assert section(text).items == (Item("shells", ()),)
    assert 'nothing is due of "shells".' in warned(text)


@pytest.mark.parametrize(
    "text",
    [
        "programme: {}\n",
        "programme: {periods: 3}\n",
        "programme: {periods: 3, resources: {line: {capacity: 3}}}\n",
        "programme: {declared: [], activities: {}}\n",
    ],
)
def test_a_programme_that_declares_nothing_is_refused(text: str) -> None:
    problems = problems_of(HEAD + text)
    assert [p.what for p in problems] == [
        "nothing is declared: there is no item, no work is to be done, and no figure was published."
    ]
    assert problems[0].ways_out


@pytest.mark.parametrize("key", ["periods", "resources", "items", "due", "activities", "slippage", "declared"])
@pytest.mark.parametrize(
    "value", ["x", "[]", "{}", "[3]", "[[a, b]]", "{table: 3}", "{table: }", "''", "[{a: {b: c}}]", "~", "{a: {b: c}}"]
)
def test_a_key_of_another_shape_is_told_and_never_a_traceback(key: str, value: str) -> None:
    case, problems = read_text(HEAD + f"programme:\n  {key}: {value}\n")
    assert case is None
    assert all(p.where.line and p.what for p in problems)


@pytest.mark.parametrize("value", ["x", "[]", "[3]", "[[a, b]]", "''", "~"])
def test_a_section_of_another_shape_is_told(value: str) -> None:
    assert problems_of(HEAD + f"programme: {value}\n")


def test_a_stored_resource_is_no_crew() -> None:
    text = small("capacity: 5", "capacity: 5, stored: true") + "  activities: {fit: {periods: 1, needs: {line: 1}}}\n"
    problem = problems_of(text)[0]
    assert (problem.where.line, problem.what) == (8, 'the activity "fit" needs "line", which is stored.')


def test_needs_of_a_crew_that_cannot_be_counted_are_refused() -> None:
    text = (
        small()
        + "  activities: {fit: {periods: 1, needs: {line: 1/7000000}}, test: {periods: 1, needs: {line: 1e9}}}\n"
    )
    assert 'the needs of "line" by activities have too many digits. Round them.' in str(problems_of(text)[0])


def test_more_than_a_plan_can_take_is_refused() -> None:
    items = "".join(f"    i{k}: {{due: [[1, 1]]}}\n" for k in range(101))
    text = HEAD + f"programme:\n  periods: 10000\n  items:\n{items}"
    assert "1,010,000 items or resources times periods; a plan can have 1,000,000" in str(problems_of(text)[0])
    assert section(text.replace("    i0: {due: [[1, 1]]}\n", "")).periods == 10_000


def test_more_integration_work_than_can_be_planned_is_refused() -> None:
    works = "".join(f"    a{k}: {{periods: 1000}}\n" for k in range(21))
    text = HEAD + f"programme:\n  activities:\n{works}"
    assert "441,000 activities times periods; integration work can have 400,000" in str(problems_of(text)[0])


def test_crews_with_a_number_for_each_period_end_the_work_with_the_programme() -> None:
    works = "".join(f"    a{k}: {{periods: 1000, needs: {{crew: 1}}}}\n" for k in range(21))
    text = HEAD + f"programme:\n  periods: 2\n  resources: {{crew: {{capacity: [1, 2]}}}}\n  activities:\n{works}"
    assert section(text).periods == 2


def test_a_list_by_period_needs_periods() -> None:
    text = (
        HEAD
        + "programme:\n  resources: {crew: {capacity: [1, 2]}}\n  activities: {a: {periods: 1, needs: {crew: 1}}}\n"
    )
    assert [p.what for p in problems_of(text)] == ["the programme has no periods."]


def test_the_ends_of_what_is_allowed_are_allowed() -> None:
    text = small("capacity: 5", "capacity: 1e30, cost: 1e-30").replace(
        "needs: {line: 1}", "needs: {line: 0}, learning: 1"
    )
    assert section(text).resources[0].capacity == (F(10**30),)


def test_more_figures_of_one_thing_than_can_be_compared_are_refused() -> None:
    rows = "".join(f"    - {FIGURE.replace('f1', f'f{k}')}\n" for k in range(301))
    assert 'there are 301 figures of "shells" of "EU".' in str(
        problems_of(HEAD + f"programme:\n  declared:\n{rows}")[0]
    )


def test_an_id_that_is_wrong_once_is_not_told_of_twice() -> None:
    text = small("{capacity: 5}", "{capacity: x}")
    assert len(problems_of(text)) == 1


# --- what is doubted --------------------------------------------------------------------------------------------------

DOUBTFUL = [
    ("capacity: 5", "capacity: 5, enlarge: 3", '`enlarge` says nothing here: "line" cannot be enlarged. Add ramp:'),
    ("capacity: 5", "capacity: 5, lead: 1", '`lead` says nothing here: "line" cannot be enlarged.'),
    ("capacity: 5", "capacity: 5, ramp: 1, lead: 3", 'the lead of "line" is as long as the programme: no more of it'),
    ("{line: {capacity: 5}}", "{line: {capacity: 5}, crew: {capacity: 1}}", 'nothing needs "crew".'),
    ("needs: {line: 1}", "needs: {line: 1}, lead: 3", 'the lead of "shells" is as long as the programme: none can be'),
    (
        "capacity: 5",
        "capacity: 5, ramp: 1, lead: 4",
        'the lead of "line" is 4 periods, longer than the programme: no more of it can be used before it ends.',
    ),
    (
        "needs: {line: 1}",
        "needs: {line: 1}, lead: 4",
        'the lead of "shells" is 4 periods, longer than the programme: none can be finished before it ends.',
    ),
    ("{shells: ", "{spare: {}, shells: ", 'nothing is due of "spare".'),
    (
        "",
        "  activities: {fit: {periods: 2, needs: {line: 7.5}}}\n",
        'the activity "fit" needs 7.5 of "line", of which there are 5 at most. No schedule is possible',
    ),
    ("", f"  declared: [{FIGURE.replace(', unit: rounds', '')}]\n", "the figure has no unit."),
    ("", f"  declared: [{FIGURE.replace('value: 5, ', '')}]\n", "the figure has no value; it is listed"),
    ("", "  slippage: [{of: shells, ratios: 1}]\n  activities: {shells: {periods: 1}}\n", "name of two things"),
    (
        "",
        f"  declared: [{FIGURE[:-1].replace('target', 'output')}, until: 2025, released: 2025-11}}]\n",
        "the output was published (2025-11) before its time was over (2025). Add expected: true",
    ),
    (
        "",
        f"  declared: [{FIGURE[:-1]}, until: 2025-02, released: 2025-03, expected: true}}]\n",
        "marked as expected, but was published (2025-03) after its time (2025-02)",
    ),
]


@pytest.mark.parametrize(("old", "new", "words"), DOUBTFUL)
def test_what_is_odd_is_read_with_a_warning(old: str, new: str, words: str) -> None:
    assert words in warned(small(old, new))


@pytest.mark.parametrize(
    "more",
    [
        "kind: output, until: 2025, released: 2025-11, expected: true",
        "kind: output, until: 2025, released: 2025-12-31",
        "kind: output, until: 2025, released: 2025",
        "kind: target, until: 2025, released: 2020",
        "kind: capacity, date: 2025, released: 2025-03",
        "kind: output, since: 2025, released: 2025-03",
        "kind: target, until: 2025-03-31, released: 2025-03-31, expected: true",
    ],
)
def test_figures_that_were_said_in_time_are_not_doubted(more: str) -> None:
    figure = FIGURE.replace("kind: target", more)
    assert load_text(small("", f"  declared: [{figure}]\n")).warnings == ()


def test_what_is_not_public_is_no_mistake_and_no_zero() -> None:
    for word in ("unknown", "not public", "Not public"):
        case = load_text(small("", f"  declared: [{FIGURE.replace('5', word)}]\n"))
        assert case.warnings == ()
        assert case.programme is not None
        assert case.programme.declared[0].value is None


# --- what is written --------------------------------------------------------------------------------------------------


def test_a_section_is_written_and_read_back() -> None:
    case = load_text(GOOD)
    again = load_text(to_yaml(case))
    assert again.programme == case.programme
    assert digest(again) == digest(case)
    assert again.warnings == ()
    assert to_yaml(again) == to_yaml(case)


def test_periods_with_names_are_written_by_their_names() -> None:
    assert 'due: [["2031", 1], ["2032", 1], [late, 5/2]]' in to_yaml(load_text(GOOD))


def test_every_field_of_every_noun_reaches_the_digest() -> None:
    whole = load_text(GOOD)
    found = section()
    seen = {digest(whole)}
    for group in ("resources", "items", "activities", "slippage", "declared"):
        for k, each in enumerate(getattr(found, group)):
            for name in (f.name for f in fields(each) if f.compare):
                turned = replace(each, **{name: other_than(getattr(each, name))})
                rows = (*getattr(found, group)[:k], turned, *getattr(found, group)[k + 1 :])
                case = replace(whole, programme=replace(found, **{group: rows}))
                assert digest(case) not in seen, (group, name)
                seen.add(digest(case))


def other_than(value: Any) -> Any:
    """Return something else of the same kind, another one for each value."""
    match value:
        case bool():
            return not value
        case None:
            return F(77)
        case Span():
            return Span(value.low / 7 + F(1, 1000), value.high + 1)
        case int() | Fraction():
            return value + 41
        case str():
            return f"{value} and more"
        case _:
            return (*value, value[0] if value else F(43))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{slip: 0.5, steel: 1/3}", "{steel: 1/3, slip: 1/2}"),
        ("[[2031, 1], [4, 2.5]]", "[[late, 5/2], [2, 1]]"),
        ("after: [weld, engine]", "after: [engine, weld]"),
        ("ratios: [1, 1.2, 2.1]", "ratios: [2.1, 1, 1.2]"),
        ("of: [ferry, slip]", "of: [slip, ferry]"),
        ("capacity: 8, unit: crews", "unit: crews, capacity: 8.0"),
        ("source: [s1, s2]", "source: [s2, s1]"),
    ],
)
def test_the_digest_says_the_same_whatever_order_means_nothing(old: str, new: str) -> None:
    assert old in GOOD
    assert digest(load_text(GOOD.replace(old, new))) == digest(load_text(GOOD))


NUMBERS = st.fractions(0, 50, max_denominator=20)
POSITIVE = st.fractions(F(1, 20), 50, max_denominator=20)
WORDS = st.sampled_from(["", "Yard", "a: b", "NO", "1e3", "'", '"', "[x]", "# no", "ü", "null", "2024"])
DATES = st.sampled_from(["", "2024", "2024-05", "2024-05-31"])
SPANS = st.builds(lambda a, b: Span(min(a, b), max(a, b)), NUMBERS, NUMBERS)


@st.composite
def sections(draw: st.DrawFn) -> Programme:
    names = draw(st.sampled_from([(), ("2024", "2025", "2026"), ("a: b", "NO", "3"), ("1", "2", "x")]))
    periods = 3
    by_period = st.lists(NUMBERS, min_size=1, max_size=1) | st.lists(NUMBERS, min_size=3, max_size=3)
    costs = st.just(()) | by_period.map(tuple)
    ids = draw(st.lists(WORDS.filter(bool), min_size=3, max_size=5, unique=True))
    resources = tuple(
        Resource(
            r, tuple(draw(by_period)), draw(WORDS), draw(WORDS), draw(NUMBERS), draw(NUMBERS), draw(NUMBERS),
            draw(st.integers(0, 3)), supplier=draw(WORDS),
        )
        for r in ids[:2]
    )  # fmt: skip
    needs = st.dictionaries(st.sampled_from(ids[:2]), NUMBERS).map(lambda d: tuple(d.items()))
    due = st.dictionaries(st.integers(1, 3), NUMBERS, min_size=1).map(lambda d: tuple(sorted(d.items())))
    items = tuple(
        Item(
            i, draw(due), draw(needs), draw(WORDS), draw(WORDS), draw(st.integers(0, 3)), draw(costs), draw(costs),
            draw(st.none() | NUMBERS), draw(st.none() | SPANS), draw(NUMBERS), draw(st.booleans()), "",
            draw(st.sampled_from([F(1), F(9, 10), F(1, 3)])), draw(st.none() | POSITIVE), draw(WORDS),
        )
        for i in ids
    )  # fmt: skip
    activities = tuple(
        Activity(
            a, draw(st.integers(0, 5)), draw(needs), tuple(ids[:k]) if draw(st.booleans()) else (),
            draw(st.integers(1, 3)), draw(st.sampled_from(["", *ids])), draw(WORDS),
        )
        for k, a in enumerate(ids)
    )  # fmt: skip
    past = (
        Slippage((ids[0],), (draw(POSITIVE), draw(POSITIVE)), Span(F(0), F(1, 3)), draw(WORDS)),
        Slippage((ids[1], ids[2]), (draw(POSITIVE),)),
    )
    declared = tuple(
        Declared(
            f"f{k}", draw(WORDS.filter(bool)), "shells",
            draw(st.sampled_from(["target", "capacity", "output", "budget"])), draw(st.none() | SPANS), draw(WORDS),
            *draw(st.sampled_from([("", ""), ("2024", "2024"), ("", "2025-02")])),
            draw(st.sampled_from(["exactly", "at least", "at most", "about"])), draw(st.booleans()), draw(WORDS),
            draw(DATES), draw(WORDS),
        )
        for k in range(draw(st.integers(0, 2)))
    )  # fmt: skip
    return Programme(periods, names, resources, items, activities, past, declared)


@given(found=sections())
@settings(max_examples=40, deadline=None)
def test_any_section_reads_back_as_it_was_written(found: Programme) -> None:
    case = replace(load_text(small()), programme=found)
    again = load_text(to_yaml(case))
    assert again.programme == found
    assert digest(again) == digest(case)


def test_an_editor_takes_what_can_be_read_and_marks_what_cannot() -> None:
    schema = json_schema()
    validator = jsonschema.Draft202012Validator({"$ref": "#/$defs/programme", "$defs": schema["$defs"]})
    good = {
        "periods": [2024, "x"],
        "resources": {"line": {"capacity": [5, 6.5], "stored": True}},
        "items": {"shells": {"due": [["x", 5], [2, 1.5]], "needs": {"line": "1/3"}, "setup": 3, "learning": 0.9}},
        "declared": [{"id": "f", "who": "EU", "what": "s", "kind": "target", "value": "not public"}],
    }
    validator.validate(good)
    assert validator.is_valid({"periods": 3, "due": {"table": "due.csv"}, "items": {"table": "items.csv"}})
    for wrong in (
        {"periods": 0},
        {"resources": {"line": {"cost": 3}}},
        {"resources": {"line": {"capacity": -3}}},
        {"items": {"shells": {"due": [3, 5]}}},
        {"items": {"shells": {"learning": 1.5}}},
        {"items": {"shells": {"batch": 0}}},
        {"declared": [{"id": "f", "who": "EU", "what": "s", "kind": "aim"}]},
    ):
        assert not validator.is_valid(wrong), wrong
