from __future__ import annotations

import re

from comity.case.nouns import Case, Party
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.report.compose import FIRST_PAGE, compose
from comity.report.content import Badge, Bullets, Figure, Link, Note, Report, Section, Strong, Table, unfolded, words
from comity.report.findings import find
from comity.study import Study, assess


def section(report: Report, name: str) -> Section:
    return next(s for s in report.first_page if s.id == name)


def tables(part: Section) -> list[Table]:
    return [b for b in unfolded(part.blocks) if isinstance(b, Table)]


def test_the_parts_of_the_first_page_come_in_the_order_the_reader_is_promised(any_report: Report) -> None:
    shown = [s.id for s in any_report.first_page]
    assert shown == [name for name in FIRST_PAGE if name in shown]
    assert shown[:2] == ["in-short", "what-would-hold"]


def test_a_part_without_material_is_left_out() -> None:
    report = compose(assess(load_entry("chicken").case))  # names no status quo
    assert not {"in-the-way", "opens-a-way"} & {s.id for s in report.first_page}


def test_a_case_without_a_conflict_says_so_and_has_no_chapter() -> None:
    report = compose(assess(Case("Nothing yet", (Party("a", "A"),))))
    assert report.chapters == ()
    assert [s.id for s in report.first_page] == ["in-short"]


def test_in_short_has_four_to_seven_sentences_each_with_a_number_and_a_link(any_report: Report) -> None:
    bullets = next(b for b in section(any_report, "in-short").blocks if isinstance(b, Bullets))
    assert 4 <= len(bullets.items) <= 7
    for item in bullets.items:
        assert any(isinstance(s, Strong) for s in item), words(item)
        assert isinstance(item[-1], Link), words(item)
        assert item[-1].target.startswith("#")


def test_terms_of_art_are_explained_where_they_are_first_used(any_report: Report) -> None:
    text = " ".join(words(i) for b in section(any_report, "in-short").blocks if isinstance(b, Bullets) for i in b.items)
    for term, meaning in (
        ("Nash", "no party gains by a move of its own (Nash"),
        ("SEQ", "answered by moves that pay those who make them (SEQ"),
    ):
        assert term not in text.split(meaning)[0], text
    for term in ("GMR", "SMR", "metarational", "equilibria"):
        assert term not in text


def test_every_mark_used_in_the_tables_is_explained_below_them(any_report: Report) -> None:
    part = section(any_report, "what-would-hold")
    used = {s.text for t in tables(part) for r in t.rows for c in r for x in c.lines for s in x if isinstance(s, Badge)}
    note = next(b for b in part.blocks if isinstance(b, Note))
    assert used <= {s.text for s in note.line if isinstance(s, Badge)}


def test_an_equilibrium_is_said_to_be_no_forecast(any_report: Report) -> None:
    notes = [words(b.line) for b in section(any_report, "in-short").blocks if isinstance(b, Note)]
    assert any("An equilibrium is not a forecast" in n for n in notes)


def test_outcomes_are_told_by_what_parties_do_never_by_letters(any_report: Report) -> None:
    for table in tables(section(any_report, "what-would-hold")):
        at = [c.title for c in table.columns].index("What each party does")
        for row in table.rows:
            for text in row[at].lines:
                assert not re.search(r"\b[YN]{2,}\b", words(text))


def test_every_link_within_the_report_has_a_place_to_go(any_report: Report) -> None:
    places = {s.id for s in any_report.sections()} | {c.id for c in any_report.chapters}
    for b in any_report.blocks():
        places |= {getattr(b, "id", ""), *getattr(b, "row_ids", ())}
    for name in _targets(any_report):
        assert name in places


def _targets(report: Report) -> set[str]:
    lines = []
    for b in report.blocks():
        lines += [getattr(b, "line", ()), getattr(b, "summary", ())]
        lines += list(getattr(b, "items", ())) if isinstance(b, Bullets) else []
        lines += [x for row in getattr(b, "rows", ()) for c in row for x in c.lines] if isinstance(b, Table) else []
    found = {getattr(s, "target", "") for x in lines for s in x}
    return {t[1:] for t in found if t.startswith("#")}


def test_what_holds_in_every_reading_is_headlined_and_the_rest_depends(two_ways: Study) -> None:
    found = find(two_ways)
    assert found is not None
    shown = {t.id: t for t in tables(section(compose(two_ways), "what-would-hold"))}
    by_handle = {o.handle: o for o in found.shown}
    headline = [words(r[0].lines[0]) for r in shown["outcomes"].rows]
    depending = [words(r[0].lines[0]) for r in shown["outcomes-depending"].rows]
    assert headline
    assert all(found.is_firm(by_handle[h]) for h in headline)
    assert depending
    assert not any(found.is_firm(by_handle[h]) for h in depending)
    assert "depends on South" in words(shown["outcomes-depending"].rows[0][2].lines[1])


def test_where_nothing_holds_in_every_reading_this_is_said_plainly() -> None:
    study = assess(
        load_text(
            "comity: 1\ntitle: T\nparties: {a: A, b: B}\nconflict:\n"
            "  options: {x: {by: a, text: X}, y: {by: b, text: Y}}\n  preferences:\n"
            "    a: {statements: [x], readings: {no: {text: Not x, statements: ['!x']}}}\n    b: {statements: [y]}\n"
        )
    )
    text = " ".join(words(b.line) for b in section(compose(study), "what-would-hold").blocks if hasattr(b, "line"))
    assert "Nothing would hold in every reading." in text


def test_a_status_quo_kept_by_a_threat_alone_is_marked_as_such(syria_iraq: Study) -> None:
    table = tables(section(compose(syria_iraq), "what-would-hold"))[0]
    today = next(r for r in table.rows if words(r[0].lines[0]) == "Today")
    assert [s.text for s in today[2].lines[0] if isinstance(s, Badge)] == ["threat only"]


def test_the_way_is_drawn_with_who_moves_in_which_order(syria_iraq: Study) -> None:
    figure = next(b for b in section(compose(syria_iraq), "opens-a-way").blocks if isinstance(b, Figure))
    assert [(r[0], r[1]) for r in figure.rows] == [(1, "Iraq"), (2, "Syria")]
    assert "in 2 steps" in figure.title


def test_swapping_the_labels_of_two_parties_only_swaps_the_labels() -> None:
    source = load_entry("syria_iraq_1975").case_text
    swap = {"syria": "iraq", "iraq": "syria", "Syria": "Iraq", "Iraq": "Syria"}
    # title, question and about are words about the parties, not labels of them
    tail = source.split("\nparties:")[1]
    head = "comity: 1\ntitle: x\nparties:"
    one = head + tail
    other = head + re.sub("|".join(swap), lambda m: swap[m[0]], tail)
    first, second = (_wording(compose(assess(load_text(t)))) for t in (one, other))
    assert first != second
    assert [re.sub("|".join(swap), lambda m: swap[m[0]], x) for x in first] == second


def _wording(report: Report) -> list[str]:
    out = []
    for b in report.blocks():
        if isinstance(b, Table):
            out += [words(x) for row in b.rows for c in row for x in c.lines if "case.yaml" not in words(x)]
        elif isinstance(b, Bullets):
            out += [words(x) for x in b.items]
        elif isinstance(b, Figure):
            out += [b.title, b.caption, b.alt, *(str(v) for row in b.rows for v in row)]
        elif hasattr(b, "line"):
            out.append(words(b.line))
    return [x for x in out if not re.search(r"[0-9a-f]{64}", x)]


def test_no_sentence_calls_anything_optimal(any_report: Report) -> None:
    assert not any("optimal" in x.lower() for x in _wording(any_report))
