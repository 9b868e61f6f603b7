"""Tests of the section ``evidence``: what is read, what is refused with which line, and what is written back."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.case.digest import digest
from comity.case.evidence import Evidence, Point, Range
from comity.case.evidence_rows import KINDS, body, noun
from comity.case.ranges import geometric_mean
from comity.case.read import load, load_text, read_text
from comity.case.write import to_yaml
from comity.errors import Where

ASSET = Path(__file__).parent / "assets" / "evidence.yaml"
GOOD = ASSET.read_text(encoding="utf-8")
HERE = Where("rows.json", 1)


def evidence(text: str = GOOD) -> Evidence:
    case = load_text(text)
    assert case.evidence is not None
    return case.evidence


def line(words: str, text: str = GOOD) -> int:
    """Return the line on which words stand first."""
    return text[: text.index(words)].count("\n") + 1


def test_sources_claims_and_items_are_read_with_their_grades() -> None:
    e = evidence()
    assert [(s.id, s.name, s.reliability, s.side) for s in e.sources] == [
        ("gauge", "River gauge", "B", ""),
        ("radio", "Upland radio", "D", "upland"),
        ("paper", "The Daily River", "", ""),
    ]
    assert [(h.date, h.reliability, h.held) for h in e.sources[1].history] == [("2023", "C", 7), ("2024-05", "D", None)]
    assert e.claim("c1").prior == Range(Fraction(3, 10), Fraction(2, 5), Fraction(3, 5))
    assert e.claim("c2").rivals == ("c1",)
    resolves = e.claim("c3").resolves
    assert resolves is not None
    assert (resolves.by, resolves.outcome, resolves.on) == ("2025-07-01", True, "2025-06-12")
    assert e.items[0].ratio == Range(Fraction(3, 2), Fraction(3), Fraction(6))
    assert e.items[0].credibility == "2"
    assert e.items[2].also == (("c2", Range(Fraction(2), Fraction(2), Fraction(2))),)


def test_the_points_of_a_series_stand_in_the_order_of_their_days() -> None:
    assert evidence().series[0].points == (Point("2025-01-15", Fraction(1)), Point("2025-02-01", Fraction(3)))


def test_where_a_ratio_has_two_ends_its_middle_is_the_geometric_mean() -> None:
    ratio = evidence(GOOD.replace("ratio: [1.2, 2]", "ratio: [2, 8]")).items[1].ratio
    assert ratio is not None
    assert ratio.middle == 4


@given(st.fractions(min_value="1/1000", max_value=1000), st.fractions(min_value="1/1000", max_value=1000))
def test_the_geometric_mean_lies_between_and_is_near_the_root(a: Fraction, b: Fraction) -> None:
    low, high = min(a, b), max(a, b)
    mean = geometric_mean(low, high)
    assert low <= mean <= high
    assert float(mean) ** 2 == pytest.approx(float(low * high), rel=1e-12)


def test_evidence_that_was_read_reads_back() -> None:
    case = load(ASSET)
    again = load_text(to_yaml(case))
    assert again == case
    assert digest(again) == digest(case)


def test_items_of_a_table_read_like_the_list(tmp_path: Path) -> None:
    start, end = GOOD.index("  items:\n") + len("  items:\n"), GOOD.index("  origins:\n")
    text = GOOD[:start].rstrip("\n") + " {table: items.csv}\n" + GOOD[end:]
    rows = (
        "id,claim,says,source,origin,credibility,ratio,date,locator,analyst,text\n"
        "i1,c1,supports,gauge,,2,1.5;3;6,2025-03-21,reading 7,A. Student,42 m\n"
        "i2,c1,contradicts,radio,gauge_log,4,1.2;2,2025-03-22,,,\n"
        "i4,c3,neutral,paper,,,,,,,\n"
    )
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "items.csv").write_text(rows, encoding="utf-8")
    found = load(tmp_path).evidence
    assert found is not None
    assert list(found.items) == [i for i in evidence().items if i.id != "i3"]  # a map does not fit a cell


def test_each_field_changes_the_digest() -> None:
    e, base = evidence(), load(ASSET)
    for each in fields(Evidence):
        if each.name == "where":
            continue
        less = replace(e, **{each.name: getattr(e, each.name)[:-1]})
        assert digest(replace(base, evidence=less)) != digest(base), each.name


def test_a_case_of_evidence_alone_is_a_case() -> None:
    text = "comity: 1\ntitle: T\nparties: {a: A}\nevidence: {claims: {c1: It rained}}\n"
    assert load_text(text).evidence == Evidence(claims=(evidence(text).claim("c1"),))


def test_any_row_may_rest_on_a_source_of_the_evidence_or_on_a_claim() -> None:
    text = GOOD.replace("release: {by: upland, text: Release water}", "release: {by: upland, source: [c1, gauge]}")
    _, problems = read_text(text)
    assert problems == ()
    _, problems = read_text(text.replace("[c1, gauge]", "[c1, gauges]", 1))
    assert [(p.level, p.where.line) for p in problems] == [("warning", line("release: {by"))]


WRONG = [
    ("reliability: B", "reliability: G", "River gauge", "it can be"),
    ("reliability: D\n", "reliability: d\n", "reliability: D\n", 'Did you mean "D"?'),
    ("checked: 10, held: 7", "checked: 7, held: 10", "history", "10 reports held of 7"),
    ("{date: 2023, ", "{date: 2025, ", "history", "not in the order"),
    ("{date: 2023, ", "{date: 2024-05-31, ", "history", "not in the order"),
    ("{date: 2023, ", "{date: last year, ", "history", "year-month"),
    ("date: 2025-03-20", "date: 2025-02-30", "c1: {text", "a date"),
    ("prior: [0.3, 0.4, 0.6]", "prior: 1", "c1: {text", "below 1"),
    ("prior: [0.3, 0.4, 0.6]", "prior: 0", "c1: {text", "above 0"),
    ("prior: [0.3, 0.4, 0.6]", "prior: [0.6, 0.4]", "c1: {text", "do not rise"),
    ("prior: 0.5", "prior: .inf", "c2: {text", "number"),
    ("rivals: [c2]", "rivals: [c9]", "c1: {text", 'claim "c9" is not defined'),
    ("rivals: c1", "rivals: c2", "c2: {text", "its own rival"),
    ("quote: full to the brim", f"quote: {'full ' * 50}", "c1: {text", "a ledger keeps a line"),
    ("outcome: true, ", "", "c3: {text", "there is none"),
    ("claim: c1, says: supports", "claim: c7, says: supports", "id: i1", 'claim "c7" is not defined'),
    ("says: supports", "says: proves", "id: i1", "it can be"),
    ("source: gauge, credibility", "source: gauges, credibility", "id: i1", 'Did you mean "gauge"?'),
    ("credibility: 2", "credibility: 7", "id: i1", "it can be"),
    ("ratio: [1.5, 3, 6]", "ratio: [0.1, 0.2, 0.5]", "id: i1", "turn the ratio round: [2, 5, 10]"),
    ("ratio: [1.5, 3, 6]", "ratio: [0, 3, 6]", "id: i1", "above 0"),
    ("ratio: [1.5, 3, 6]", "ratio: [1, 2, 3, 4]", "id: i1", "[lowest, middle, highest]"),
    ("id: i2", "id: i1", "id: i2", "stands here twice"),
    ("also: {c2: 2}", "also: {c1: 2}", "id: i3", "the claim of the item itself"),
    ("seen_if_true: 0.2, ", "", "statement: {text", "each says nothing without the other"),
    ("rho: [0.2, 0.4]", "rho: 1.5", "dependence", "above 1"),
    ("item: i1, analyst", "item: i8, analyst", "judgements", 'item "i8" is not defined'),
    ("credibility: 3, ratio: 2, ", "", "judgements", "judges nothing"),
    ("cost: 2", "cost: 0", "leads", "more than nothing"),
    ("p: 0.7", "p: 1.7", "forecasts", "from 0 to 1"),
    ("verified: 31", "verified: 41", "id: k1", "41 were verified of 40"),
    ("exposure: 2.5", "exposure: 0", "id: k2", "more than nothing"),
    (", exposure: 2.5", "", "id: k2", "either `claimed`"),
    ("until: 2024-12", "until: 2023-12", "id: k1", "ends before it begins"),
    ("measure: claimed", "measure: believed", "boats:", "it can be"),
    ("{date: 2025-01-15, value: 1}", "{date: 2025-02-01, value: 1}", "boats:", "twice"),
    ("counts_from: 2025-01-01", "counts_from: 2025-02", "boats:", "counts from 2025-02, but has a value of 2025-01-15"),
    ("  items:\n", "    C1: Once more\n  items:\n", "  items:", "differ in capitals alone"),
    ("at_least: 0.6", "at_least: 6", "feeds", "from 0 to 1"),
    (
        'makes: "conflict: monitoring feasible"',
        'makes: "conflict: monitorng feasible"',
        "feeds",
        'Did you mean "monitoring"?',
    ),
    ('makes: "conflict: monitoring feasible"', 'makes: "settlement: peace holds"', "feeds", "no settlement"),
    ('makes: "conflict: monitoring feasible"', "makes: better weather", "feeds", "names no room"),
    ("ratios: {B2", "ratios: {G2", "ratios", "is no grade"),
    ("ratios: {B2", "ratios: {F6", "ratios", "its likelihood ratio is 1"),
]


@pytest.mark.parametrize(("old", "new", "near", "words"), WRONG)
def test_a_mistake_is_told_with_its_line_and_a_way_out(old: str, new: str, near: str, words: str) -> None:
    assert old in GOOD
    case, problems = read_text(GOOD.replace(old, new, 1))
    assert case is None
    told = [p for p in problems if p.level == "error"]
    assert any(p.where.line == line(near) and words in str(p) and p.ways_out for p in told), [str(p) for p in problems]


def test_all_mistakes_are_told_at_once() -> None:
    text = GOOD
    chosen = [WRONG[k] for k in (0, 6, 15, 23, 29, 35)]
    for old, new, _, _ in chosen:
        text = text.replace(old, new, 1)
    _, problems = read_text(text)
    assert {p.where.line for p in problems if p.level == "error"} >= {line(near) for _, _, near, _ in chosen}


def test_what_is_unusual_but_possible_is_a_warning() -> None:
    text = GOOD.replace("side: upland", "side: hills").replace("says: neutral", "says: neutral, ratio: 2")
    text = text.replace("reliability: B", "reliability: F").replace("credibility: 2", "credibility: 6")
    text = text.replace("reliability: D, text", "reliability: E, text")
    case, problems = read_text(text)
    assert case is not None
    said = " ".join(str(p) for p in problems)
    assert "no party of the case" in said
    assert "a neutral item has a likelihood ratio of 1" in said
    assert "graded F6" in said
    assert "the last grade of the history is E" in said
    assert {p.level for p in problems} == {"warning"}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("origins: [i1, statement]", "origins: [i1, statementt]", 'Did you mean "statement"?'),
        ("    gauge_log: A log", "    gauges_log: A log", 'no item goes back to the origin "gauges_log"'),
        ("origin: gauge_log, credibility", "origin: statement, credibility", "the network of its origin decides"),
        (", seen_if_true: 0.2, seen_if_false: [0.5, 0.7]", "", "has a fidelity or an error"),
        ("title: The dam", "title: The dam\nas_of: 2025-03-21", "became known after 2025-03-21"),
        (
            "    - {id: i4,",
            "    - {id: i5, claim: c1, says: supports, source: gauge, date: 2025-03-21, locator: reading 7, "
            "text: 42 m}\n    - {id: i4,",
            "look like one report",
        ),
    ],
)
def test_what_would_count_twice_or_not_at_all_is_a_warning_with_a_way_out(old: str, new: str, words: str) -> None:
    assert old in GOOD
    case, problems = read_text(GOOD.replace(old, new, 1))
    assert case is not None
    assert any(p.level == "warning" and words in str(p) and p.ways_out for p in problems), [str(p) for p in problems]


def test_every_row_reads_back_from_the_form_that_a_ledger_keeps() -> None:
    e = evidence()
    groups = (e.sources, e.claims, e.items, e.origins, e.dependence, e.judgements, e.leads, e.forecasts)
    for group in (*groups, e.records, e.series, e.accounts, e.ratios):
        assert group
        for row in group:
            kind, name, inside = body(row, "x")
            assert kind in KINDS
            assert noun(kind, name, inside, HERE) == (row, ())


@pytest.mark.parametrize("kind", KINDS)
def test_rows_that_are_nothing_like_it_are_refused_with_the_place(kind: str) -> None:
    nested: list[object] = []
    for _ in range(50):
        nested = [nested]
    for rubbish in ({"text": nested}, {"id": {}, "x": 1}, {"p": float("nan")}, {"claim": b"bytes"}, {1: 2}):
        found, problems = noun(kind, "x", rubbish, HERE)
        assert found is None
        assert problems
        assert all(p.where == HERE and str(p) for p in problems)


def test_a_kind_that_a_ledger_does_not_keep_is_refused() -> None:
    found, problems = noun("rumour", "x", {}, HERE)
    assert found is None
    assert "Kinds: source, claim" in str(problems[0])
