"""The chapter as a whole: its sections, its four forms, its links, what it never says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from comity.report.as_html import to_html
from comity.report.as_markdown import to_markdown
from comity.report.as_typst import to_pdf, to_typst
from comity.report.compose import FIRST_PAGE, compose
from comity.report.content import Bullets, Figure, Link, Report, Span, Table, words
from comity.report.support_chapter.chapter import support_chapter
from comity.report.support_chapter.subject import Helped, helped
from comity.study import Study
from comity.support.result import SupportResult
from comity.support.warnings import WARNINGS

SECTIONS = [
    "support-answer",
    "support-conflict",
    "support-game",
    "support-data",
    "support-flows",
    "support-known",
    "support-method",
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


def test_every_road_has_its_section_in_one_order(whole: Study) -> None:
    report = compose(whole)
    assert [c.id for c in report.chapters] == ["conflict", "support"]
    assert [s.id for s in report.chapters[1].sections] == SECTIONS


def test_a_case_with_support_alone_gets_a_first_page_a_chapter_and_its_sources(alone: Study) -> None:
    report = compose(alone)
    assert [s.id for s in report.first_page] == ["in-short", "how-sure", "rests-on"]
    own = [s.id for s in report.chapters[0].sections]
    assert own == [s for s in SECTIONS if s not in ("support-conflict", "support-data")] + ["support-sources"]


def test_a_case_without_support_has_no_chapter_on_it(whole: Study) -> None:
    bare = replace(whole, support=None, case=replace(whole.case, support=None))
    assert [c.id for c in compose(bare).chapters] == ["conflict"]


def test_an_empty_answer_gives_no_chapter(whole: Study) -> None:
    assert support_chapter(Helped(whole, SupportResult())) is None


def test_a_part_that_was_cut_short_is_named_with_its_reason(whole: Study) -> None:
    cut = SupportResult(known=whole.support.known if whole.support else None, missing={"map": "the time was over"})
    told = to_markdown(compose(replace(whole, support=cut)))
    assert "the sign map:" in told
    assert "the time was over" in told


def test_all_four_forms_can_be_made(whole: Study) -> None:
    report = compose(whole)
    html = to_html(report)
    assert len(html) < 900_000
    for section in SECTIONS:
        assert f'id="{section}"' in html
    assert "What less support would do" in to_markdown(report)
    assert "What less support would do" in to_typst(report)
    assert to_pdf(report)[:5] == b"%PDF-"


def test_every_inner_link_leads_somewhere_and_no_name_is_used_twice(whole: Study) -> None:
    report = compose(whole)
    html = to_html(report)
    ids = re.findall(r' id="([^"]+)"', html)
    drawn = [f.id for f in report.figures()]
    assert len(ids) == len(set(ids))
    assert len(drawn) == len(set(drawn))
    targets = {s.target[1:] for s in spans(report) if isinstance(s, Link) and s.target.startswith("#")}
    assert targets
    assert targets <= set(ids)


def test_the_first_page_keeps_its_order_and_has_at_most_seven_sentences(whole: Study) -> None:
    report = compose(whole)
    ids = [s.id for s in report.first_page]
    assert ids == [x for x in FIRST_PAGE if x in ids]
    short = next(b for b in report.first_page[0].blocks if isinstance(b, Bullets))
    assert len(short.items) <= 7
    assert any("outside support" in words(x).lower() for x in short.items)


def test_every_figure_has_words_for_those_who_cannot_see_it_and_data(whole: Study) -> None:
    for figure in compose(whole).figures():
        if figure.id.startswith(("support", "sign")):
            assert figure.alt.startswith(figure.title)
            assert figure.rows
            assert all(len(row) == len(figure.columns) for row in figure.rows)
            assert figure.narrow


def test_every_warning_of_a_test_is_told_once_in_full(whole: Study) -> None:
    told = to_markdown(compose(whole))
    for key in ("endogenous", "overlapping", "few_units", "not_an_effect"):
        assert told.count(WARNINGS[key][:60]) == 1
    assert WARNINGS["scale"][:60] not in told


def test_pictures_of_support_are_small(whole: Study) -> None:
    figures = [b for b in compose(whole).blocks() if isinstance(b, Figure) and b.id == "sign-map"]
    assert len(figures) == 1
    assert figures[0].svg.count("<path") < 20
    assert len(figures[0].svg) < 30_000


def test_the_material_is_none_where_nothing_was_asked(whole: Study) -> None:
    assert helped(replace(whole, support=None)) is None


def test_hostile_words_stay_words_in_every_form(whole_text: str, answered: Callable[[str], Study]) -> None:
    bad = '<script>alert("x")</script> ]] #panic("y") $(z) `w` | *b* =1+1'
    text = whole_text.replace("{from: mill, to: north", "{from: '" + bad + "', to: north").replace(
        "unit: m,", "unit: '" + bad + "',"
    )
    text = text.replace("name: Southers", "name: '" + bad + "'").replace("text: send grain", "text: '" + bad + "'")
    study = answered(text)
    assert study.support is not None
    test = replace(study.support.series[0], name=f"{bad}\u202e", unit=f"{bad}\u202e", why=bad)
    report = compose(replace(study, support=replace(study.support, series=(test,))))
    html = to_html(report)
    assert "<script>alert" not in html
    assert "\u202e" not in html
    assert to_pdf(report)[:5] == b"%PDF-"
    assert "<script>alert" not in to_markdown(report)
