"""The chapter as a whole: its sections, its four forms, what it never says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from comity.budget import Budget
from comity.case.read import load_text
from comity.report.as_html import to_html
from comity.report.as_markdown import to_markdown
from comity.report.as_typst import to_typst
from comity.report.compose import FIRST_PAGE, compose
from comity.report.content import Bullets, Details, Figure, Link, Paragraph, Table, unfolded, words
from comity.report.evidence_chapter.subject import weighing
from comity.report.tables import csv_text
from comity.report.write import figures, render
from comity.study import Study, assess

SECTIONS = [
    "evidence-claims",
    "evidence-why",
    "evidence-leads",
    "evidence-rivals",
    "evidence-compared",
    "evidence-forecasts",
    "evidence-method",
    "evidence-sources",
]


def test_a_case_with_evidence_alone_gets_a_first_page_a_chapter_and_its_sources(weir: Study) -> None:
    report = compose(weir)
    assert [s.id for s in report.first_page] == ["in-short", "how-sure", "rests-on"]
    assert [c.id for c in report.chapters] == ["evidence"]
    assert [s.id for s in report.chapters[0].sections] == [*SECTIONS, "evidence-case"]
    assert "no section that this version" not in to_markdown(report)


def test_a_case_with_a_conflict_has_both_chapters_and_what_claims_decide(weir_and_conflict: Study) -> None:
    report = compose(weir_and_conflict)
    assert [c.id for c in report.chapters] == ["conflict", "evidence"]
    assert [s.id for s in report.chapters[1].sections] == [SECTIONS[0], "evidence-feeds", *SECTIONS[1:]]
    names = [s.id for s in report.first_page]
    assert names == [name for name in FIRST_PAGE if name in names]


def test_in_short_keeps_to_seven_sentences_and_tells_of_every_room(weir_and_conflict: Study) -> None:
    items = next(b for b in compose(weir_and_conflict).first_page[0].blocks if isinstance(b, Bullets)).items
    told = [words(x) for x in items]
    assert 4 <= len(items) <= 7
    assert "combination of choices" in told[0]
    assert any("28 claims" in t for t in told)
    assert any("thresholds" in t for t in told)


def test_evidence_does_not_push_the_settlement_off_the_first_page(weir_and_all: Study) -> None:
    report = compose(weir_and_all)
    assert [c.id for c in report.chapters] == ["conflict", "settlement", "evidence"]
    items = next(b for b in report.first_page[0].blocks if isinstance(b, Bullets)).items
    told = " ".join(words(x) for x in items)
    assert len(items) <= 7
    for each in ("combination of choices", "2 demands", "28 claims", "thresholds"):
        assert each in told, each


def test_every_link_leads_somewhere_and_no_anchor_is_there_twice(weir_and_conflict: Study) -> None:
    html = to_html(compose(weir_and_conflict))
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert len(ids) == len(set(ids))


def test_every_table_row_has_a_cell_per_column_and_every_picture_a_number_per_head(weir_and_conflict: Study) -> None:
    for block in compose(weir_and_conflict).blocks():
        if isinstance(block, Table):
            assert all(len(row) == len(block.columns) for row in block.rows), block.id
        if isinstance(block, Figure):
            assert all(len(row) == len(block.columns) for row in block.rows), block.id
            assert csv_text(block.columns, block.rows).count("\n") == len(block.rows) + 1


def test_no_paragraph_ends_without_a_stop_or_has_two_spaces(weir_and_conflict: Study) -> None:
    for section in compose(weir_and_conflict).chapters[1].sections:
        for block in unfolded(section.blocks):
            if isinstance(block, Paragraph):
                assert "  " not in words(block.line), words(block.line)
                spans = block.line[:-1] if isinstance(block.line[-1], Link) else block.line
                assert words(spans).rstrip().endswith((".", ":")), words(block.line)


def test_the_other_forms_hold_the_same_answers(weir_and_conflict: Study) -> None:
    report = compose(weir_and_conflict)
    for told in (to_markdown(report), to_typst(report), to_html(report)):
        assert "is not open to anybody" in told
        assert "The weir was opened at night" in told
    data = json.loads(render(weir_and_conflict, ".json"))
    assert data["evidence"]["claims"]["c1"]["reference"].startswith("rests on C1 (B2, ")
    assert [f["reached"] for f in data["fed"]] == [False, True]


def test_a_pdf_can_be_set(weir: Study) -> None:
    pytest.importorskip("typst")
    assert render(weir, ".pdf").startswith(b"%PDF")


def test_every_picture_is_saved_as_a_drawing_and_as_data(weir: Study, tmp_path: Path) -> None:
    names = {p.name for p in figures(weir, tmp_path, ("svg", "csv"))}
    assert {"claims.svg", "claims.csv", "rivals-c1.svg", "shrinkage-1.csv", "accounts-1.svg"} <= names
    assert any(n.startswith("calibration-") for n in names)


def test_where_it_cannot_be_told_no_word_says_that_it_is_so_or_not(weir: Study) -> None:
    about = weighing(weir)
    assert about is not None
    table = next(b for b in compose(weir).blocks() if isinstance(b, Table) and b.id == "claims-table")
    decided = {c.id for c in about.evidence.claims if c.resolves is not None and c.resolves.outcome is not None}
    among = {x.claim: x for r in about.rivals for x in r.standings}
    both = [(p, among.get(p.claim, p)) for p in about.listed]
    open_ = [p for p, a in both if p.low <= 0.5 <= p.high or a.low <= 0.5 <= a.high or (p.p > 0.5) != (a.p > 0.5)]
    open_ = [p for p in open_ if p.claim not in decided]
    assert open_
    assert decided
    for p, row in zip(about.listed, table.rows, strict=True):
        told = words(row[3].lines[-1])
        assert told.startswith("decided") == (p.claim in decided)
        assert ("cannot be told" in told) == (p in open_), p.claim
        assert not (p in open_ and re.search("likely|certain|so$", told)), told


def test_no_claim_is_called_false_true_or_proved(weir: Study) -> None:
    told = to_markdown(compose(weir)).lower()
    for said in (
        "proved",
        "proven\\b",
        "debunked",
        "(?<!if it )is false",
        "(?<!if it )is true[.:;]",
        "a lie\\b",
        "refuted",
    ):
        assert not re.search(said, told), said


def test_only_the_parts_that_the_case_has_are_told() -> None:
    bare = "comity: 1\ntitle: T\nparties: {a: A, b: B}\nevidence:\n  claims: {c1: {text: It rained, by: a}}\n"
    report = compose(assess(load_text(bare)))
    sections = [s.id for s in report.chapters[0].sections]
    assert sections == ["evidence-claims", "evidence-why", "evidence-leads", "evidence-method", "evidence-case"]
    assert [s.id for s in report.first_page] == ["in-short", "rests-on"]
    told = to_markdown(report)
    for absent in ("Heuer", "Brier", "threshold", "series", "among rivals"):
        assert absent not in told, absent


def test_records_alone_make_a_report() -> None:
    text = (
        "comity: 1\ntitle: T\nparties: {a: A, b: B}\nevidence:\n  records: [{id: k, by: a, claimed: 3, verified: 1}]\n"
    )
    report = compose(assess(load_text(text)))
    assert [s.id for s in report.chapters[0].sections] == ["evidence-compared", "evidence-method", "evidence-case"]
    assert "1 set of claimed and verified figures" in to_markdown(report)


def test_what_a_budget_cut_is_said() -> None:
    text = "comity: 1\ntitle: T\nparties: {a: A}\nevidence:\n  claims: {c1: {text: It rained, by: a}}\n"
    report = compose(assess(load_text(text), budget=Budget(0.0)))
    told = to_markdown(report)
    assert "Not worked out in the time allowed: how probable each claim is" in told
    assert "not finished" in told


def test_a_case_without_evidence_gets_no_chapter_on_it(syria_iraq: Study) -> None:
    assert [c.id for c in compose(syria_iraq).chapters] == ["conflict"]


def test_many_claims_are_listed_in_part_and_all_are_counted() -> None:
    claims = "".join(f"    c{k}: {{text: Claim {k}, by: a}}\n" for k in range(260))
    items = "    - {id: i1, claim: c259, says: supports, source: s, credibility: 1}\n"
    text = (
        f"comity: 1\ntitle: T\nparties: {{a: A}}\nevidence:\n  sources: {{s: {{reliability: A}}}}\n  claims:\n{claims}"
    )
    report = compose(assess(load_text(text + "  items:\n" + items)))
    table = next(b for b in report.blocks() if isinstance(b, Table) and b.id == "claims-table")
    assert len(table.rows) == 200
    assert words(table.rows[0][0].lines[0]).startswith("C259 ")
    fold = next(b for b in report.blocks() if isinstance(b, Details) and "other 60 claims" in words(b.summary))
    assert isinstance(fold.blocks[0], Table)
    assert "260 claims" in to_markdown(report)
    html = to_html(report)
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'\bid="([^"]+)"', html))


HOSTILE = '<script>alert("x")</script> ]] #panic("y") $(z) `w` | *b* =1+1'


def test_words_of_the_case_never_become_markup() -> None:
    h = json.dumps(HOSTILE)
    bad = '"javascript:alert(1)"'
    history = f"[{{date: 2024, reliability: B, text: {h}}}]"
    source = (
        f"{{name: {h}, side: a, reliability: C, graded_by: modeller, kind: {h}, address: {bad}, history: {history}}}"
    )
    claim = f"{{text: {h}, by: a, speaker: {h}, rivals: c2, grade: {h}, quote: {h}, locator: {h}}}"
    item = f"source: s, origin: o, credibility: 2, locator: {bad}, text: {h}, quote: {h}, analyst: {h}"
    text = f"""\
comity: 1
title: T
parties: {{a: {{name: {h}}}, b: B}}
evidence:
  sources: {{s2: {{reliability: B}}, s: {source}}}
  claims: {{c1: {claim}, c2: {{text: {h}, by: b}}}}
  origins: {{o: {{text: {h}}}}}
  items: [{{id: i1, claim: c1, says: supports, {item}}}]
  judgements: [{{item: i1, analyst: Other, credibility: 3, why: {h}}}]
  leads: {{l: {{text: {h}, seen: {{c1: 0.9}}, seen_if_not: 0.1}}}}
  forecasts: [{{claim: c1, analyst: {h}, p: 0.5}}]
  records:
    - {{id: k, by: {h}, group: {h}, claimed: 3, verified: 1}}
    - {{id: k2, by: b, group: {h}, claimed: 3, verified: 1}}
  accounts:
    - {{event: {h}, side: a, what: {h}, source: s, value: 3}}
    - {{event: {h}, side: a, what: {h}, source: s2, value: 4}}
"""
    study = assess(load_text(text))
    report = compose(study)
    for told in (to_html(report), to_markdown(report)):
        assert "<script>alert" not in told
        assert 'href="javascript' not in told
        assert "](javascript" not in told
    typst = to_typst(report)
    body = typst[typst.index("#masthead(") :]
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', body)
    assert "panic" in body
    assert "panic" not in outside
    blocks = re.findall(r"(?:^\|.*\n)+", to_markdown(report), flags=re.MULTILINE)
    assert all(len({len(re.findall(r"(?<!\\)\|", r)) for r in b.splitlines()}) == 1 for b in blocks)
