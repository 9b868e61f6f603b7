"""The chapter as a whole: its sections, its four forms, its links, and what the first page says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from comity.programme.result import ProgrammeResult
from comity.report.as_html import to_html
from comity.report.as_markdown import to_markdown
from comity.report.as_typst import to_pdf, to_typst
from comity.report.compose import FIRST_PAGE
from comity.report.content import Bullets, Link, Report, Span, Table, words
from comity.report.programme_chapter.chapter import programme_chapter
from comity.report.programme_chapter.first_page import TITLES, blocks, in_short
from comity.report.programme_chapter.subject import Programmed, programmed

Made = Callable[[str], Programmed]
Paged = Callable[[Programmed], Report]
EVERY = [
    "programme-answer",
    "programme-repairs",
    "programme-priorities",
    "programme-plan",
    "programme-bottlenecks",
    "programme-works",
    "programme-slippage",
    "programme-declared",
    "programme-method",
]
HAS = {
    "lots": ["programme-answer", "programme-plan", "programme-doubts", "programme-method"],
    "yard": EVERY,
    "only declared": ["programme-declared", "programme-method"],
    "only activities": ["programme-works", "programme-method"],
    "hostile": EVERY,
    "unusual": EVERY,
}
SOME = ["lots", "yard", "only declared", "only activities", "impossible", "hostile", "unusual"]


def spans(report: Report) -> list[Span]:
    """Return every span of a report."""
    out: list[Span] = []
    for block in report.blocks():
        lines = [c for row in block.rows for cell in row for c in cell.lines] if isinstance(block, Table) else []
        lines += list(block.items) if isinstance(block, Bullets) else []
        lines += [block.line] if hasattr(block, "line") else []
        out += [span for one in lines for span in one]
    return out


@pytest.mark.parametrize("name", HAS)
def test_every_part_has_its_section_in_one_order_and_others_do_not_appear(made: Made, name: str) -> None:
    found = programme_chapter(made(name))
    assert found is not None
    assert [x.id for x in found.sections] == HAS[name]


def test_an_empty_answer_gives_no_chapter(made: Made) -> None:
    s = made("yard")
    assert programme_chapter(Programmed(s.study, ProgrammeResult(s.section))) is None


def test_a_case_without_a_programme_has_no_material(made: Made) -> None:
    assert programmed(replace(made("yard").study, programme=None)) is None
    assert programmed(made("yard").study) is not None


@pytest.mark.parametrize("name", SOME)
def test_every_inner_link_leads_somewhere_and_no_anchor_is_used_twice(made: Made, paged: Paged, name: str) -> None:
    report = paged(made(name))
    html = to_html(report)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    targets = {s.target[1:] for s in spans(report) if isinstance(s, Link) and s.target.startswith("#")}
    assert targets
    assert targets <= set(ids)


@pytest.mark.parametrize("name", ["lots", "yard", "only declared", "only activities", "impossible"])
def test_all_four_forms_can_be_made(made: Made, paged: Paged, name: str) -> None:
    report = paged(made(name))
    html = to_html(report)
    assert len(html) < 500_000
    assert not re.search(r"\b(nan|inf|None)\b", re.sub(r"<[^>]*>", " ", html))
    assert "Method, assumptions and limits" in to_markdown(report)
    assert "Method, assumptions and limits" in to_typst(report)
    assert to_pdf(report)[:5] == b"%PDF-"


def test_hostile_words_stay_words_in_every_form(made: Made, paged: Paged) -> None:
    report = paged(made("hostile"))
    html = to_html(report)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
    assert "<script>alert" not in to_markdown(report)
    assert to_pdf(report)[:5] == b"%PDF-"


def test_names_in_other_scripts_and_long_ones_come_out_whole(made: Made, paged: Paged) -> None:
    report = paged(made("unusual"))
    assert "снаряды" in to_markdown(report).casefold()
    assert to_pdf(report)[:5] == b"%PDF-"


def test_every_figure_says_what_it_shows_in_words_and_has_its_data(made: Made, paged: Paged) -> None:
    found = paged(made("yard")).figures()
    assert len(found) >= 17
    for figure in found:
        assert figure.alt.startswith(figure.title)
        assert len(figure.alt) > len(figure.title) + 20
        assert figure.narrow
        assert figure.rows
        assert all(len(row) == len(figure.columns) for row in figure.rows)


def test_the_first_page_keeps_its_order_and_is_not_padded(made: Made, paged: Paged) -> None:
    for name in SOME:
        report = paged(made(name))
        ids = [x.id for x in report.first_page]
        assert ids == [x for x in FIRST_PAGE if x in ids]
        short = next(b for b in report.first_page[0].blocks if isinstance(b, Bullets))
        assert 1 <= len(short.items) <= 7
    assert set(blocks(made("yard"))) | {"in-short"} == set(TITLES)
    assert len(in_short(made("yard"), 2)) == 2


def test_the_first_page_tells_what_fits_what_clashes_and_what_would_be_enough(made: Made, paged: Paged) -> None:
    told = {
        x.id: " ".join(words(i) for b in x.blocks if isinstance(b, Bullets) for i in b.items)
        for x in paged(made("yard")).first_page
    }
    assert "At most 70\xa0% of every quantity due in the programme" in told["in-short"]
    assert "“Assembly line” gives at most" in told["in-the-way"]
    assert "It could with more capacity or smaller quantities" in told["opens-a-way"]
    assert "changes within the stated values" in told["how-sure"]
    assert "2 items, 3 resources, 5 activities, 11 past cases, 9 published figures" in told["rests-on"]


def test_things_are_called_by_their_names_and_not_by_their_ids(made: Made, paged: Paged) -> None:
    report = paged(made("yard"))
    text = to_markdown(replace(report, first_page=(), chapters=report.chapters))
    text = re.sub(r"\(#[^)]*\)|<a id=[^>]*>", "", text)
    assert "Patrol boats" in text
    assert not re.search(r"[\"“](boat|tug|line|crew|mast)[\"”]", text)


def test_a_part_that_was_cut_short_is_named_with_its_reason(made: Made, paged: Paged) -> None:
    s = made("yard")
    cut = replace(s.result, works=None, missing={"works": "the time was over"})
    told = to_markdown(paged(Programmed(s.study, cut)))
    assert "programme-works" not in told
    assert "Not finished, integration work: the time was over." in told
    assert "Not known in full, integration work: the time was over." in told


def test_what_could_not_be_answered_says_why(made: Made, paged: Paged) -> None:
    s = made("yard")
    cut = replace(s.result, plan=None, limited={"plan": 'The item "boat" needs nothing'})
    told = to_markdown(paged(Programmed(s.study, cut)))
    assert "Not answered, the plan: The item “Patrol boats” needs nothing." in told


def test_the_same_answer_gives_the_same_page(made: Made, paged: Paged) -> None:
    assert to_html(paged(made("yard"))) == to_html(paged(made("yard")))


def test_columns_that_never_break_a_line_hold_no_words_of_the_case(made: Made, paged: Paged) -> None:
    # a name in a column of numbers would push the page sideways on a phone
    tables = [b for b in paged(made("hostile")).blocks() if isinstance(b, Table)]
    assert len(tables) > 6
    for block in tables:
        for row in block.rows:
            for column, cell in zip(block.columns, row, strict=True):
                if column.kind == "number":
                    assert all(len(words(x)) < 26 for x in cell.lines), (block.id, words(cell.lines[0]))
