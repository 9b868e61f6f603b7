"""The chapter as a whole: its sections, its four forms, its links, and what the first page says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from comity.alignment.network import network_of
from comity.alignment.result import AlignmentResult
from comity.alignment.tables import tables_of
from comity.case.alignment import Alignment
from comity.report.alignment_chapter.chapter import alignment_chapter
from comity.report.alignment_chapter.subject import Aligned, aligned
from comity.report.as_html import to_html
from comity.report.as_markdown import to_markdown
from comity.report.as_typst import to_pdf, to_typst
from comity.report.compose import FIRST_PAGE, compose
from comity.report.content import Bullets, Link, Report, Span, Table, words
from comity.study import Study

SECTIONS = [
    "alignment-answer",
    "alignment-capabilities",
    "alignment-ties",
    "alignment-exposure",
    "alignment-votes",
    "alignment-bodies",
    "alignment-figures",
    "alignment-actors",
    "alignment-method",
]


def spans(report: Report) -> list[Span]:
    """Return every span of a report."""
    out: list[Span] = []
    for block in report.blocks():
        lines = [c for row in block.rows for cell in row for c in cell.lines] if isinstance(block, Table) else []
        lines += list(block.items) if isinstance(block, Bullets) else []
        lines += [block.line] if hasattr(block, "line") else []
        out += [span for one in lines for span in one]
    return out


def nothing() -> AlignmentResult:
    """Return the answer of an empty section."""
    tables = tables_of(Alignment())
    return AlignmentResult(tables, network_of(tables.ties))


def test_every_part_has_its_section_in_one_order(whole: Study) -> None:
    report = compose(whole)
    assert [c.id for c in report.chapters] == ["conflict", "alignment"]
    assert [s.id for s in report.chapters[1].sections] == SECTIONS


def test_a_case_with_alignment_alone_gets_a_first_page_a_chapter_and_its_sources(alone: Study) -> None:
    report = compose(alone)
    assert [s.id for s in report.first_page] == ["in-short", "how-sure", "rests-on"]
    assert [s.id for s in report.chapters[0].sections] == [*SECTIONS, "alignment-sources"]


def test_a_case_without_alignment_has_no_chapter_on_it(whole: Study) -> None:
    bare = replace(whole, alignment=None, case=replace(whole.case, alignment=None))
    assert aligned(bare) is None
    assert [c.id for c in compose(bare).chapters] == ["conflict"]


def test_an_empty_answer_gives_no_chapter(whole: Study) -> None:
    assert alignment_chapter(Aligned(whole, nothing())) is None


def test_parts_without_data_do_not_appear(whole: Study) -> None:
    assert whole.alignment is not None
    votes_only = replace(nothing(), votes=whole.alignment.votes, tables=whole.alignment.tables)
    found = alignment_chapter(Aligned(whole, votes_only))
    assert found is not None
    assert [s.id for s in found.sections] == ["alignment-votes", "alignment-method"]


def test_a_part_that_was_cut_short_is_named_with_its_reason(whole: Study) -> None:
    assert whole.alignment is not None
    cut = replace(whole.alignment, exposure=None, missing={"exposure": "the time was over"})
    report = compose(replace(whole, alignment=cut))
    told = to_markdown(report)
    assert "alignment-exposure" not in told
    assert "Not finished, exposure: the time was over" in told
    first = next(s for s in report.first_page if s.id == "rests-on")
    said = [words(x) for b in first.blocks if isinstance(b, Bullets) for x in b.items]
    assert "Not known, exposure: the time was over." in said


def test_all_four_forms_can_be_made(whole: Study) -> None:
    report = compose(whole)
    html = to_html(report)
    assert len(html) < 900_000
    for section in SECTIONS:
        assert f'id="{section}"' in html
    assert "More centres, or fewer?" in to_markdown(report)
    assert "More centres, or fewer?" in to_typst(report)
    assert to_pdf(report)[:5] == b"%PDF-"


def test_every_inner_link_leads_somewhere_and_no_name_is_used_twice(whole: Study, alone: Study) -> None:
    for study in (whole, alone):
        report = compose(study)
        ids = re.findall(r' id="([^"]+)"', to_html(report))
        assert len(ids) == len(set(ids))
        targets = {s.target[1:] for s in spans(report) if isinstance(s, Link) and s.target.startswith("#")}
        assert targets
        assert targets <= set(ids)


def test_the_first_page_keeps_its_order_and_has_at_most_seven_sentences(whole: Study, alone: Study) -> None:
    for study in (whole, alone):
        report = compose(study)
        ids = [s.id for s in report.first_page]
        assert ids == [x for x in FIRST_PAGE if x in ids]
        short = next(b for b in report.first_page[0].blocks if isinstance(b, Bullets))
        assert len(short.items) <= 7
        told = [words(x) for x in short.items]
        assert any("centres" in x for x in told)
        assert any("The stated about 28 m" in x for x in told)


def test_every_figure_has_words_for_those_who_cannot_see_it_and_data(whole: Study) -> None:
    found = [f for f in compose(whole).figures() if f.id.startswith("alignment")]
    assert len(found) >= 9
    for figure in found:
        assert figure.alt.startswith(figure.title)
        assert figure.rows
        assert all(len(row) == len(figure.columns) for row in figure.rows)


def test_parties_are_called_by_their_names_and_no_id_is_left(whole: Study) -> None:
    report = compose(whole)
    chapter = report.chapters[1]
    told = to_markdown(replace(report, first_page=(), chapters=(chapter,)))
    text = re.sub(r'<a id="[^"]*">', "", re.sub(r"\(#[^)]*\)", "", told))
    assert "Northport" in text
    assert not re.search(r"(?<![\w-])(north|south|east)(?![\w-])", text)


def test_hostile_words_stay_words_in_every_form(whole_text: str, answered: Callable[[str], Study]) -> None:
    bad = '<script>alert("x")</script> ]] #panic("y") $(z) `w` | *b* =1+1'
    text = whole_text.replace("name: Southport", f"name: '{bad}'").replace("by: a digest", f"by: '{bad}'")
    text = (
        text.replace("lake", f"'{bad} l'")
        .replace("text: The old pact", f"text: '{bad}'")
        .replace("unit: m", f"unit: '{bad}'")
    )
    report = compose(answered(text))
    html = to_html(report)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
    assert "<script>alert" not in to_markdown(report)
    assert to_pdf(report)[:5] == b"%PDF-"
