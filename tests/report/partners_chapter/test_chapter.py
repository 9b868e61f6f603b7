"""The chapter as a whole: its sections, its four forms, its links, and what it says of what is not known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from comity.case.partners import Partners
from comity.partners.information.totals import Total
from comity.partners.regret.changed import Changed
from comity.partners.result import PartnersResult
from comity.report.as_html import to_html
from comity.report.as_markdown import to_markdown
from comity.report.as_typst import to_pdf, to_typst
from comity.report.compose import compose
from comity.report.content import Bullets, Figure, Link, Report, Span, Table, unfolded, words
from comity.report.partners_chapter.always import always_section
from comity.report.partners_chapter.bound import locked_section
from comity.report.partners_chapter.changed import changed_section, information_section
from comity.report.partners_chapter.chapter import partners_chapter
from comity.report.partners_chapter.subject import Offered, offered
from comity.report.partners_chapter.weights import weights_section
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
    assert locked["A bridge of boats"] == "not stated"
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


def of(on: Offered, section: str, id_: str) -> Table:
    """Return a table of the chapter."""
    own = partners_chapter(on)
    assert own is not None
    blocks = next(s.blocks for s in own.sections if s.id == section)
    return next(b for b in unfolded(blocks) if isinstance(b, Table) and b.id == id_)


def test_columns_without_a_word_are_left_out(on: Offered) -> None:
    assert "Source" in [c.title for c in of(on, "partners-offers", "partners-offer-table").columns]
    section = on.result.section
    bare = replace(section, offers=tuple(replace(o, source=()) for o in section.offers))
    without = replace(on, result=replace(on.result, section=bare))
    table = of(without, "partners-offers", "partners-offer-table")
    assert [c.title for c in table.columns] == ["Offer", "By", "Vendors", "Not public, of 3", "Promised"]
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_cells_that_are_not_public_and_of_which_the_same_is_said_stand_in_one_row(on: Offered) -> None:
    rows = [["; ".join(map(words, c.lines)) for c in row] for row in of(on, "partners-offers", "partners-cells").rows]
    boats = [row for row in rows if row[0] == "A bridge of boats"]
    assert [(row[1], row[3]) for row in boats] == [
        ("Price; What the port may do itself; Delays of the last five ships", "not public")
    ]
    cells = [c for row in rows for c in row[1].split("; ")]
    assert len(cells) == 12  # no cell is lost


def test_regret_has_as_many_digits_in_the_table_as_in_the_sentence(on: Offered) -> None:
    regret = on.result.regret
    assert regret is not None
    rows = of(on, "partners-always", "partners-always-table").rows
    told = " ".join(regret.sentences())
    assert all(words(row[3].lines[0]) in told for row in rows)


def test_what_is_not_stated_is_not_called_secret(on: Offered) -> None:
    rows = of(on, "partners-locked-in", "partners-locked-table").rows
    cells = {words(c.lines[0]) for row in rows for c in row}
    assert "not stated" in cells
    assert "not public" not in cells


def test_a_sum_that_is_nothing_but_rounding_is_0(on: Offered) -> None:
    options = on.result.options
    assert options is not None
    noisy = tuple(replace(w, staged=True, leaving=(4e-14, 0.0017)) for w in options.commitments)
    own = replace(on, result=replace(on.result, options=replace(options, commitments=noisy)))
    rows = of(own, "partners-options", "partners-waiting-table").rows
    assert {words(row[4].lines[0]) for row in rows} == {"0 to 0.0017\xa0m coins"}


def test_which_commitments_are_worth_waiting_for_is_told_by_name(on: Offered) -> None:
    own = partners_chapter(on)
    assert own is not None
    lead = words(next(s for s in own.sections if s.id == "partners-options").blocks[0].line)  # type: ignore[union-attr]
    assert on.result.options is not None
    for w in on.result.options.commitments:
        assert on.name(w.offer) in lead
    assert "commitment that may wait" not in lead


def test_a_number_outside_of_what_is_stated_is_written_so_that_one_sees_it(on: Offered) -> None:
    changes = on.result.changes
    assert changes is not None
    change = changes.changes[0]
    moved = Changed(change.offer, "price", 62.0, 55.0 - 0.0091, 0.1, False, False, "m coins", (55.0, 70.0))
    found = replace(changes, changes=(replace(change, cells=(moved,)),))
    section = changed_section(replace(on, result=replace(on.result, changes=found)))
    assert section is not None
    figure = next(b for b in section.blocks if isinstance(b, Figure))
    assert "Price at 54.99\xa0m coins (stated: 55 to 70); goes against what is stated" in figure.alt


def test_what_is_worth_next_to_nothing_is_said_to_be(on: Offered) -> None:
    found = on.result.information
    assert found is not None
    little = replace(found.totals, cells=Total(0.002, 0.001, 0.003), weights=Total(0.0011, 0.001, 0.002))
    own = replace(on, result=replace(on.result, information=replace(found, totals=little)))
    section = information_section(own)
    assert section is not None
    lead = words(section.blocks[0].line)  # type: ignore[union-attr]
    assert "To know every cell is worth 0.002 and to know the weights is worth 0.001" in lead
    assert "next to nothing" in lead
    assert "Promises are taken as kept here." in lead
    plain = information_section(on)
    assert plain is not None
    assert "next to nothing" not in words(plain.blocks[0].line)  # type: ignore[union-attr]


def test_the_same_note_of_several_methods_stands_once(on: Offered) -> None:
    own = partners_chapter(on)
    assert own is not None
    section = next(s for s in own.sections if s.id == "partners-doubts")
    bullets = next(b for b in section.blocks if isinstance(b, Bullets))
    told = [words(x) for x in bullets.items]
    heads = [x.partition(" not known")[0] for x in told if " not known" in x]
    assert heads
    assert len(heads) == len(set(heads))
    assert any("For how often each offer is first, each was drawn" in x for x in told)


def test_an_offer_that_is_first_where_something_counts_for_less_is_said_to_be(on: Offered) -> None:
    found = on.result.smaa
    assert found is not None
    # two offers are first as often as one another: the mean of all weights lies half way between their own
    central = ((0.04, 0.48, 0.48), (0.16, 0.42, 0.42), None, None)
    ranks = np.array([[0.5, 0.5, 0, 0], [0.5, 0.5, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
    section = weights_section(replace(on, result=replace(on.result, smaa=replace(found, central=central, ranks=ranks))))
    assert section is not None
    bullets = next(b for b in section.blocks if isinstance(b, Bullets))
    less, more = (words(x).partition("more often where ")[2] for x in bullets.items[:2])
    assert less == "Price counts for less (4\xa0% against 10\xa0%)."
    assert more == "Price counts for more (16\xa0% against 10\xa0%)."


def test_a_note_stands_in_one_place(on: Offered) -> None:
    own = partners_chapter(on)
    assert own is not None
    told = [words(x) for s in own.sections for b in unfolded(s.blocks) if isinstance(b, Bullets) for x in b.items]
    r = on.result
    parts = (r.smaa, r.changes, r.robust, r.costs)
    notes = {n for part in parts if part is not None for n in part.notes}
    assert notes
    assert [n for n in notes if told.count(n) > 1] == []


def test_what_is_told_of_the_lock_in_of_an_offer_stands_with_its_name(on: Offered) -> None:
    own = partners_chapter(on)
    found = on.result.locked_in
    assert own is not None
    assert found is not None
    section = next(s for s in own.sections if s.id == "partners-locked-in")
    told = [words(x) for b in unfolded(section.blocks) if isinstance(b, Bullets) for x in b.items]
    assert [x for x in told if x.startswith("Leaving early")] == []
    assert sum(x.startswith('Leaving "') for x in told) == sum(o.years is not None for o in found.offers)
    assert all(x in " ".join(told) for x in map(on.renamed, found.sentences()))


def test_where_nothing_is_stated_of_leaving_there_is_no_table_of_it(on: Offered) -> None:
    found = on.result.locked_in
    assert found is not None
    bare = tuple(replace(o, years=None, leaving_share=None, exit_share=None, by_year=None) for o in found.offers)
    section = locked_section(replace(on, result=replace(on.result, locked_in=replace(found, offers=bare))))
    assert section is not None
    assert not [b for b in unfolded(section.blocks) if isinstance(b, Table)]


def test_a_regret_that_is_the_same_with_every_offer_chooses_none(on: Offered) -> None:
    regret = on.result.regret
    assert regret is not None
    level = replace(on.result, regret=replace(regret, regrets=(regret.regrets[0],) * len(regret.offers)))
    section = always_section(replace(on, result=level))
    assert section is not None
    lead = words(section.blocks[0].line)  # type: ignore[union-attr]
    assert lead.endswith("The worst regret is the same with every offer, so it does not choose among them.")


def test_things_that_are_worth_the_same_to_know_are_not_told_as_one(on: Offered) -> None:
    found = on.result.information
    assert found is not None
    top = max((*found.cells, *found.claims), key=lambda u: u.value)
    assert top.value > 0
    twice = replace(found, cells=(replace(top), replace(top)), claims=())
    for count, known in ((1, replace(twice, cells=twice.cells[:1])), (2, twice)):
        section = information_section(replace(on, result=replace(on.result, information=known)))
        assert section is not None
        lead = words(section.blocks[0].line)  # type: ignore[union-attr]
        assert lead.startswith("Most worth" if count == 1 else "One of 2 things that are most, and alike, worth")
