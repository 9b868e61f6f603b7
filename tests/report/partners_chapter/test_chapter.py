"""The chapter as a whole: its sections, its four forms, its links, and what it says of what is not known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from comity.case.partners import Partners
from comity.partners.result import PartnersResult
from comity.report.as_html import to_html
from comity.report.as_markdown import to_markdown
from comity.report.as_typst import to_pdf, to_typst
from comity.report.compose import compose
from comity.report.content import Bullets, Figure, Link, Report, Span, Table, unfolded, words
from comity.report.partners_chapter.chapter import partners_chapter
from comity.report.partners_chapter.subject import Offered, offered
from comity.study import Study

SECTIONS = [
    "partners-answer",
    "partners-offers",
    "partners-weights",
    "partners-always",
    "partners-change",
    "partners-information",
    "partners-costs",
    "partners-locked-in",
    "partners-options",
    "partners-log",
    "partners-contrast",
    "partners-doubts",
    "partners-method",
]
Reported = Callable[[Study], Report]


def spans(report: Report) -> list[Span]:
    """Return every span of a report."""
    out: list[Span] = []
    for block in report.blocks():
        lines = [c for row in block.rows for cell in row for c in cell.lines] if isinstance(block, Table) else []
        lines += list(block.items) if isinstance(block, Bullets) else []
        lines += [block.line] if hasattr(block, "line") else []
        out += [span for one in lines for span in one]
    return out


def test_every_part_has_its_section_in_one_order(on: Offered) -> None:
    own = partners_chapter(on)
    assert own is not None
    assert own.word == "partners"
    assert [s.id for s in own.sections] == SECTIONS


def test_a_case_without_partners_has_no_material(whole: Study) -> None:
    assert offered(replace(whole, partners=None)) is None


def test_an_empty_answer_gives_no_chapter(whole: Study) -> None:
    assert partners_chapter(Offered(whole, PartnersResult(Partners()))) is None


def test_parts_that_were_not_worked_out_do_not_appear(whole: Study) -> None:
    assert whole.partners is not None
    costs_alone = PartnersResult(whole.partners.section, known=whole.partners.known, costs=whole.partners.costs)
    own = partners_chapter(Offered(whole, costs_alone))
    assert own is not None
    assert [s.id for s in own.sections] == ["partners-answer", "partners-offers", "partners-costs", "partners-method"]


def test_a_part_that_was_cut_short_is_named_with_its_reason(whole: Study, reported: Reported) -> None:
    assert whole.partners is not None
    cut = replace(whole.partners, robust=None, regret=None, missing={"robust": "the time was over"})
    report = reported(replace(whole, partners=cut))
    told = to_markdown(report)
    assert "partners-always" not in told
    assert "Not finished, what holds for all weights: the time was over." in told
    first = next(s for s in report.first_page if s.id == "rests-on")
    said = [words(x) for b in first.blocks if isinstance(b, Bullets) for x in b.items]
    assert "Not known, what holds for all weights: the time was over." in said


def test_all_four_forms_can_be_made(whole: Study, reported: Reported) -> None:
    report = reported(whole)
    html = to_html(report)
    assert len(html) < 900_000
    for section in SECTIONS:
        assert f'id="{section}"' in html
    assert "Whose offer holds up?" in to_markdown(report)
    assert "Whose offer holds up?" in to_typst(report)
    assert to_pdf(report)[:5] == b"%PDF-"


def test_every_inner_link_leads_somewhere_and_no_name_is_used_twice(whole: Study, reported: Reported) -> None:
    report = reported(whole)
    ids = re.findall(r' id="([^"]+)"', to_html(report))
    assert len(ids) == len(set(ids))
    targets = {s.target[1:] for s in spans(report) if isinstance(s, Link) and s.target.startswith("#")}
    assert len(targets) > 8
    assert targets <= set(ids)


def test_every_figure_has_words_for_those_who_cannot_see_it_and_data(whole: Study, reported: Reported) -> None:
    found = [f for f in reported(whole).figures() if f.id.startswith("partners")]
    assert len(found) == 12
    for figure in found:
        assert figure.narrow
        assert figure.alt.startswith(figure.title)
        assert figure.rows
        assert all(len(row) == len(figure.columns) for row in figure.rows)


def test_no_clear_winner_is_said_aloud_and_first(whole: Study, reported: Reported) -> None:
    assert whole.partners is not None
    assert whole.partners.winner is None
    report = reported(whole)
    short = report.first_page[0].blocks[0]
    assert isinstance(short, Bullets)
    assert words(short.items[0]).startswith("No clear winner: ")
    assert words(next(b for b in report.chapters[0].sections[0].blocks).line).startswith("No clear winner: ")  # type: ignore[union-attr]


def test_what_is_not_public_is_named_and_never_zero(on: Offered) -> None:
    own = partners_chapter(on)
    assert own is not None
    figures = {b.id: b for s in own.sections for b in unfolded(s.blocks) if isinstance(b, Figure)}
    known = {(row[0], row[1]): row[2] for row in figures["partners-known"].rows}
    assert known["A bridge of boats", "Price"] == "not public"
    assert known["One large ferry", "What the port may do itself"] == "promised"
    cost = [row for row in figures["partners-cost"].rows if row[0] == "A bridge of boats"]
    assert cost == [("A bridge of boats", "not public", *("",) * 9)]
    locked = {row[0]: row[1] for row in figures["partners-locked"].rows}
    assert locked["A bridge of boats"] == "not public"
    assert "A bridge of boats: payments are not public." in figures["partners-cost"].alt


def test_a_phase_without_payments_is_said_to_be_lacking(on: Offered) -> None:
    own = partners_chapter(on)
    assert own is not None
    cost = next(b for s in own.sections for b in s.blocks if isinstance(b, Figure) and b.id == "partners-cost")
    assert "No payment is stated for: maintain, upgrade, exit." in cost.alt
    assert "Payments without a phase may or may not be for: build, operate" in cost.alt


def test_ids_of_offers_in_sentences_on_vendors_become_names(on: Offered) -> None:
    own = partners_chapter(on)
    assert own is not None
    section = next(s for s in own.sections if s.id == "partners-locked-in")
    told = words(section.blocks[1].line)  # type: ignore[union-attr]
    assert '"A ferry on lease"' in told
    assert '"lake"' not in told


def test_rank_reversals_stand_in_the_table_of_other_methods(
    made: dict[str, Callable[..., Partners]], studied: Callable[[Partners], Study]
) -> None:
    study = studied(made["turning"]())
    on = offered(study)
    assert on is not None
    own = partners_chapter(on)
    assert own is not None
    section = next(s for s in own.sections if s.id == "partners-contrast")
    tables = {b.id: b for b in unfolded(section.blocks) if isinstance(b, Table)}
    heads = [c.title for c in tables["partners-methods"].columns]
    last = [words(cell.lines[0]) for cell in tables["partners-methods"].rows[-1]]
    assert last[heads.index("The weighted sum")] == "none, in 6 changes"
    assert last[heads.index("PROMETHEE II")] == "4, in 4 of 6 changes"
    rows = [[words(cell.lines[0]) for cell in row] for row in tables["partners-reversals"].rows]
    assert ["PROMETHEE II", "y leaves the list", "x", "z"] in rows


def test_methods_that_need_every_number_are_not_used_where_one_is_not_public(on: Offered) -> None:
    own = partners_chapter(on)
    assert own is not None
    section = next(s for s in own.sections if s.id == "partners-contrast")
    assert "4 cells are not public. They are not used here" in words(section.blocks[0].line)  # type: ignore[union-attr]


def test_the_method_speaks_of_the_parts_there_are(on: Offered) -> None:
    told = " ".join(
        words(x) for b in partners_chapter(on).sections[-1].blocks if isinstance(b, Bullets) for x in b.items
    )  # type: ignore[union-attr]
    assert "SMAA-2" in told
    assert "Waiting:" in told
    bare = Offered(on.study, replace(on.result, options=None))
    told = " ".join(
        words(x)
        for b in partners_chapter(bare).sections[-1].blocks  # type: ignore[union-attr]
        if isinstance(b, Bullets)
        for x in b.items
    )
    assert "Waiting:" not in told


def test_a_report_on_partners_alone_has_a_first_page_the_chapter_and_its_sources(whole: Study) -> None:
    report = compose(whole)
    assert [s.id for s in report.first_page] == ["in-short", "how-sure", "rests-on"]
    assert [c.id for c in report.chapters] == ["partners"]
    assert [s.id for s in report.chapters[0].sections] == [*SECTIONS, "partners-sources"]
