"""The chapter as a whole: its sections, its four forms, no leak of one party's words to another."""

from __future__ import annotations

import json
import re

import pytest

from comity.case.read import load_text
from comity.report.as_html import to_html
from comity.report.as_markdown import to_markdown
from comity.report.as_typst import to_typst
from comity.report.compose import compose
from comity.report.content import Bullets, Link, Paragraph, Report, Table, unfolded, words
from comity.report.write import render
from comity.study import Study, assess

QUAY_SECTIONS = [
    "settlement-demands",
    "settlement-sequence",
    "settlement-packages",
    "settlement-room",
    "settlement-method",
]


def everything(report: Report) -> str:
    """Return every word of a report."""
    return to_markdown(report)


def test_a_case_without_a_conflict_gets_a_first_page_a_chapter_and_its_sources(quay: Study) -> None:
    report = compose(quay)
    assert [s.id for s in report.first_page] == ["in-short", "in-the-way", "opens-a-way", "how-sure", "rests-on"]
    assert [c.id for c in report.chapters] == ["settlement"]
    assert [s.id for s in report.chapters[0].sections] == [*QUAY_SECTIONS, "settlement-sources"]


def test_a_case_with_a_conflict_has_both_chapters_and_one_section_of_each_name(quay_and_conflict: Study) -> None:
    report = compose(quay_and_conflict)
    ids = [s.id for s in report.sections()]
    assert [c.id for c in report.chapters] == ["conflict", "settlement"]
    assert len(ids) == len(set(ids))
    assert [s.id for s in report.chapters[1].sections] == QUAY_SECTIONS


def test_in_short_keeps_to_seven_sentences_and_tells_of_both(quay_and_conflict: Study) -> None:
    first = compose(quay_and_conflict).first_page[0]
    items = next(b for b in first.blocks if isinstance(b, Bullets)).items
    told = " ".join(words(x) for x in items)
    assert 4 <= len(items) <= 7
    assert "2 conflicts" in told
    assert "combinations of choices" in told


def test_a_case_that_says_nothing_of_a_settlement_gets_no_chapter_on_it(syria_iraq: Study) -> None:
    assert [c.id for c in compose(syria_iraq).chapters] == ["conflict"]


def test_every_link_within_the_report_leads_somewhere(quay_and_conflict: Study) -> None:
    html = to_html(compose(quay_and_conflict))
    there = set(re.findall(r'\bid="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= there
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_every_number_of_a_table_or_figure_is_given_once(quay_and_conflict: Study) -> None:
    report = compose(quay_and_conflict)
    blocks = [b for s in report.sections() for b in unfolded(s.blocks) if hasattr(b, "id") and getattr(b, "id", "")]
    ids = [b.id for b in blocks]  # type: ignore[attr-defined]
    assert len(ids) == len(set(ids))


def test_the_other_forms_hold_the_same_answers(quay: Study) -> None:
    report = compose(quay)
    assert "cannot all be met" in everything(report)
    assert "cannot all be met" in to_typst(report)
    data = json.loads(render(quay, ".json"))
    assert ["n1", "s1"] in data["settlement"]["conflicts"]


def test_a_pdf_can_be_set(quay: Study) -> None:
    pytest.importorskip("typst")
    assert render(quay, ".pdf").startswith(b"%PDF")


def test_every_table_row_has_a_cell_per_column(quay_and_conflict: Study) -> None:
    for section in compose(quay_and_conflict).sections():
        for block in unfolded(section.blocks):
            if isinstance(block, Table):
                assert all(len(row) == len(block.columns) for row in block.rows), block.id


def test_no_paragraph_ends_without_a_stop_or_has_two_spaces(quay: Study) -> None:
    for section in compose(quay).sections():
        for block in unfolded(section.blocks):
            if isinstance(block, Paragraph):
                told = words(tuple(x for x in block.line if not isinstance(x, Link))).rstrip()
                assert told.endswith((".", ":")), told
                assert "  " not in words(block.line), words(block.line)


def test_values_are_marked_as_assumed_wherever_packages_are_told(quay: Study) -> None:
    report = compose(quay)
    packages = next(s for s in report.sections() if s.id == "settlement-packages")
    told = " ".join(words(b.line) for b in packages.blocks if hasattr(b, "line"))
    assert "modeller's assumption" in told
    assert "assumed" in everything(report)


HOSTILE = '<script>alert("x")</script> ]] #panic("y") $(z) `w` | *b* =1+1'


def test_words_of_the_case_never_become_markup() -> None:
    text = f"""\
comity: 1
title: T
parties: {{a: {{name: {json.dumps(HOSTILE)}}}, b: {{name: Bland}}}}
settlement:
  terms: {{x: {json.dumps(HOSTILE)}, y: Y}}
  demands:
    - {{id: d1, by: a, requires: x, text: {json.dumps(HOSTILE)}}}
    - {{id: d2, by: b, requires: "!x", text: {json.dumps(HOSTILE)}}}
  sequence: [{{by: a, first: x, then: y}}, {{by: b, first: y, then: x}}]
  issues: {{i: {{text: {json.dumps(HOSTILE)}, levels: {{p: {json.dumps(HOSTILE)}, q: Q}}}}}}
  values: {{a: {{walk_away: 0, i: {{p: 1, q: 2}}}}, b: {{walk_away: 0, i: {{p: 2, q: 1}}}}}}
  plans: {{m: {{text: {json.dumps(HOSTILE)}, package: {{i: p}}}}}}
  ripeness: {{a: {{hurting: true, why: {json.dumps(HOSTILE)}}}}}
"""
    report = compose(assess(load_text(text)))
    assert "<script>alert" not in to_html(report)
    assert "<script>alert" not in to_markdown(report)


def test_a_settlement_beside_a_preference_left_open_is_told_as_well(quay_text: str) -> None:
    conflict = """\
conflict:
  options:
    open: {by: north, text: Open the quay}
    lift: {by: south, text: Lift the ban}
  preferences:
    north: {free: true}
    south: {statements: ["lift <-> open", open]}
"""
    report = compose(assess(load_text(quay_text + conflict)))
    assert "settlement" in [c.id for c in report.chapters]
    ids = [s.id for s in report.first_page]
    assert ids.index("in-short") == 0
    assert {"in-the-way", "opens-a-way"} <= set(ids)
    assert "conflicts" in everything(report)


def test_only_the_parts_that_the_case_has_are_told() -> None:
    text = "comity: 1\ntitle: T\nparties: {a: A, b: B}\nsettlement:\n  terms: {x: X, y: Y}\n"
    text += "  sequence: [{by: a, first: x, then: y}, {by: b, first: y, then: x}]\n"
    report = compose(assess(load_text(text)))
    assert [s.id for s in report.chapters[0].sections] == [
        "settlement-sequence",
        "settlement-method",
        "settlement-sources",
    ]
    assert "at the same moment" in everything(report)
    assert "package" not in " ".join(words(b.line) for b in report.first_page[0].blocks if isinstance(b, Paragraph))
