"""The way out: deadlocks with who insists, ways out, and a timetable that says who moves and who holds."""

from __future__ import annotations

from comity.case.read import load_text
from comity.report.content import Figure, Section, Table, unfolded, words
from comity.report.settlement_chapter.first_page import blocks
from comity.report.settlement_chapter.subject import Settled, settled
from comity.report.settlement_chapter.timetable import MOST_AT_A_GLANCE, at_a_glance, columns_of, given_up
from comity.report.settlement_chapter.way_out import way_out_section
from comity.study import assess


def section_of(s: Settled) -> Section:
    """Return the section on order."""
    found = way_out_section(s)
    assert found is not None
    return found


def test_the_picture_of_a_deadlock_says_who_insists_on_which_order(on_quay: Settled) -> None:
    figure = next(b for b in unfolded(section_of(on_quay).blocks) if isinstance(b, Figure))
    assert set(figure.rows) == {
        ("A paper is signed", "The dredging pauses", "Northers"),
        ("The dredging pauses", "A paper is signed", "Southers"),
    }


def test_the_four_ways_out_are_told_with_those_that_are_closed_set_back(on_quay: Settled) -> None:
    table = next(b for b in unfolded(section_of(on_quay).blocks) if isinstance(b, Table) and b.id == "ways-out-1")
    assert [words(r[1].lines[0]) for r in table.rows] == ["no", "yes", "no", "yes"]
    assert table.quiet_rows == (0, 2)
    assert "taken by the timetable" in " ".join(words(x) for x in table.rows[1][0].lines)


def test_every_step_of_the_timetable_is_in_the_table(on_quay: Settled) -> None:
    assert on_quay.sequence is not None
    assert on_quay.sequence.timetable is not None
    table = next(b for b in unfolded(section_of(on_quay).blocks) if isinstance(b, Table) and b.id == "timetable-steps")
    assert len(table.rows) == len(on_quay.sequence.timetable.steps)
    assert words(table.rows[0][2].lines[0]) == "Southers"  # hands the paper to the county
    assert words(table.rows[-1][2].lines[0]) == "the county"


def many_acts(extra: int) -> Settled:
    """Return a lock of two acts, and a row of further acts one after the other, after the first of the two."""
    terms = "".join(f"    t{k}: {{text: Act {k}, by: a}}\n" for k in range(extra))
    rows = "".join(f"    - {{by: a, first: {'x' if not k else f't{k - 1}'}, then: t{k}}}\n" for k in range(extra))
    text = f"""\
comity: 1
title: T
parties: {{a: Aland, b: Borland}}
settlement:
  terms:
    x: {{text: Act x, by: a}}
    y: {{text: Act y, by: b, escrow: a bank that holds the deed until the other act is done, together: false}}
{terms}  sequence:
    - {{id: one, by: a, first: x, then: y}}
    - {{id: two, by: b, first: y, then: x}}
{rows}"""
    found = settled(assess(load_text(text)))
    assert found is not None
    return found


def test_a_long_timetable_shows_on_the_first_page_only_the_acts_that_lock() -> None:
    s = many_acts(MOST_AT_A_GLANCE)
    assert s.sequence is not None
    assert s.sequence.timetable is not None
    assert {a for x in at_a_glance(s.sequence) for a in x.acts} == {"x", "y"}
    first = next(b for b in blocks(s)["opens-a-way"] if isinstance(b, Figure))
    assert first.id == "timetable"
    assert first.caption.startswith("Only the acts that stand in a deadlock are drawn")
    whole = next(b for b in unfolded(section_of(s).blocks) if isinstance(b, Figure) and b.id == "timetable-whole")
    assert {r[2] for r in whole.rows} >= {f"Act {k}" for k in range(MOST_AT_A_GLANCE)}


def test_the_steps_of_a_part_keep_their_numbers() -> None:
    s = many_acts(MOST_AT_A_GLANCE)
    assert s.sequence is not None
    assert s.sequence.timetable is not None
    columns = columns_of(s.sequence.timetable.steps)
    number = {x.number: k + 1 for k, one in enumerate(columns) for x in one}
    first = next(b for b in blocks(s)["opens-a-way"] if isinstance(b, Figure))
    assert sorted(r[0] for r in first.rows) == sorted(number[x.number] for x in at_a_glance(s.sequence))


def test_a_short_timetable_is_drawn_once_and_whole() -> None:
    s = many_acts(2)
    assert "timetable-whole" not in [b.id for b in unfolded(section_of(s).blocks) if isinstance(b, Figure)]
    first = next(b for b in blocks(s)["opens-a-way"] if isinstance(b, Figure))
    assert {"Act 0", "Act 1"} <= {r[2] for r in first.rows}


def test_a_long_name_of_a_holder_stands_in_the_caption_only() -> None:
    first = next(b for b in blocks(many_acts(2))["opens-a-way"] if isinstance(b, Figure))
    assert "The third party: a bank that holds the deed until the other act is done." in first.caption
    assert not any("a bank that" in str(cell) for row in first.rows for cell in row)
    assert any("a third party" in str(cell) for row in first.rows for cell in row)


def test_orders_that_are_not_kept_are_told_with_who_asks_for_them(quay_text: str) -> None:
    without_holder = quay_text.replace(", escrow: the county", "").replace(", takes: [2, 4]", "")
    s = settled(assess(load_text(without_holder)))
    assert s is not None
    assert s.sequence is not None
    told = words(given_up(s, s.sequence))
    assert "“The dredging pauses” before “A paper is signed” (asked for by Southers)" in told  # the lighter claim
    assert "Northers" not in told
    assert "nothing chooses between them" not in told
