"""What claims decide elsewhere, and what a statement that rests on a claim says beside it."""

from __future__ import annotations

from dataclasses import replace

from comity.case.read import load_text
from comity.report.citing import rests_on_claim, source_links, statement_lines
from comity.report.compose import compose
from comity.report.content import Link, Table, line, words
from comity.report.evidence_chapter.feeds import feeds_section, outcome, short_other
from comity.report.evidence_chapter.subject import weighing
from comity.study import Study, assess


def test_each_feed_is_told_with_where_its_claim_stands_and_the_other_side(weir_and_conflict: Study) -> None:
    found = weighing(weir_and_conflict)
    assert found is not None
    section = feeds_section(found)
    assert section is not None
    table = next(b for b in section.blocks if isinstance(b, Table))
    first, second = [[" ".join(words(x) for x in cell.lines) for cell in row] for row in table.rows]
    assert "at least 0.62: not reached D3*, 0.60 [0.36-0.78]" in first[1]
    assert first[2].startswith("“Send watchers” is not open to anybody")
    assert "1 outcome would hold as well" in first[3]
    assert "Northers: open the weir; Southers: send watchers" in first[3]
    assert "reached" in second[1]
    assert second[3] == "the interval does not reach it"


def test_the_first_page_says_what_could_be_otherwise(weir_and_conflict: Study) -> None:
    sure = next(s for s in compose(weir_and_conflict).first_page if s.id == "how-sure")
    told = " ".join(words(x) for b in sure.blocks if hasattr(b, "items") for x in b.items)
    assert "may be on either side of its threshold of 0.62" in told
    assert "On the other side: 1 outcome would hold as well." in told


def test_a_feed_that_is_not_open_says_nothing_of_another_side(weir_and_conflict: Study) -> None:
    closed = next(f for f in weir_and_conflict.fed if not f.open)
    assert closed.other_side is None
    assert "not worked out" in short_other(closed)


def test_a_pattern_is_told_as_what_each_party_does(weir_and_conflict: Study) -> None:
    case = weir_and_conflict.case
    assert outcome(case, "YN") == "Northers: open the weir"
    assert outcome(case, "NN") == "the situation today"
    assert outcome(case, "<b>") == "<b>"


def test_a_statement_that_rests_on_a_claim_says_its_grade_and_posterior(weir_and_conflict: Study) -> None:
    p = weir_and_conflict.evidence
    assert p is not None
    assert words(rests_on_claim(weir_and_conflict, "c1")) == p.reference("c1")
    spans = source_links(weir_and_conflict, ("c1", "gauge", "nothing"))
    assert words(spans) == f"{p.reference('c1')}, gauge, nothing"
    assert [s.target for s in spans if isinstance(s, Link)] == ["#claim-c1", "#evidence-source-gauge"]
    conflict = weir_and_conflict.case.conflict
    assert conflict is not None
    statement = conflict.preferences[0].preference.statements[0]  # type: ignore[union-attr]
    told = " ".join(words(x) for x in statement_lines(weir_and_conflict, statement))
    assert told == f"open <-> watch Said so. [{p.reference('c1')}, {p.reference('c3')}]"


def test_claims_that_statements_rest_on_come_first_on_the_first_page(weir_and_conflict: Study) -> None:
    rests = next(s for s in compose(weir_and_conflict).first_page if s.id == "rests-on")
    table = next(b for b in rests.blocks if isinstance(b, Table) and b.id == "claims-carrying")
    assert [words(r[0].lines[0])[:2] for r in table.rows][:2] == ["C1", "C3"]
    assert "2 statements of the case" in " ".join(words(x) for x in table.rows[0][5].lines)
    told = " ".join(words(b.line) for b in rests.blocks if hasattr(b, "line"))
    assert "Not known: of 3 claims it cannot be told" in told  # 22 others are decided


def test_a_claim_that_was_not_weighed_is_named_without_a_number_or_a_link(weir_and_conflict: Study) -> None:
    cut = replace(weir_and_conflict, evidence=None)
    spans = source_links(cut, ("c1",))
    assert words(spans) == "rests on C1 (not weighed)"
    assert not any(isinstance(s, Link) for s in spans)


def test_a_statement_on_a_claim_is_not_said_to_have_no_source() -> None:
    text = """\
comity: 1
title: T
parties: {a: A, b: B}
evidence: {claims: {c1: {text: It rained}}}
conflict:
  options: {x: {by: a, text: X}, y: {by: b, text: Y}}
  status_quo: NN
  preferences:
    a: {statements: [{holds: "x <-> y", source: c1}]}
    b: {statements: ["y <-> x"]}
"""
    report = compose(assess(load_text(text)))
    rests = next(s for s in report.first_page if s.id == "rests-on")
    carrying = [b for b in rests.blocks if isinstance(b, Table) and b.id == "carrying"]
    told = " ".join(words(x) for t in carrying for r in t.rows for x in r[3].lines)
    assert not carrying or "rests on C1 (no item moves it, 0.50 [0.50-0.50])" in told
    assert line("x")
