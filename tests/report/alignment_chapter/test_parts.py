"""The numbers of each section, against what can be worked out by hand from the small case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from comity.report.alignment_chapter.capable import capabilities_section
from comity.report.alignment_chapter.conducted import bodies_section
from comity.report.alignment_chapter.exposed import exposure_section
from comity.report.alignment_chapter.mapped import maps
from comity.report.alignment_chapter.single import doubts_section
from comity.report.alignment_chapter.stated import figures_section
from comity.report.alignment_chapter.subject import Aligned, aligned, within
from comity.report.alignment_chapter.ties import ties_section
from comity.report.alignment_chapter.voted import votes_section
from comity.report.content import Bullets, Figure, Link, Section, Table, unfolded, words
from comity.study import Study


def table(section: Section | None, id_: str) -> list[list[str]]:
    """Return the cells of a table of a section as words, the lines of a cell after one another."""
    assert section is not None
    found = next(b for b in unfolded(section.blocks) if isinstance(b, Table) and b.id == id_)
    return [[" / ".join(words(one) for one in cell.lines) for cell in row] for row in found.rows]


def test_capabilities_are_equal_in_the_last_year_and_not_in_the_first(on: Aligned) -> None:
    first, last = table(capabilities_section(on), "alignment-years")
    # shares 2/3, 1/6, 1/6: 1 / (4/9 + 1/36 + 1/36) = 2
    assert first[0] == "1990"
    assert first[2].startswith("2 / ")
    assert first[4].startswith("Northport 67")
    assert last[2].startswith("3 / ")
    assert last[3].startswith("0 / ")


def test_windows_count_their_ties_and_those_out_of_place(on: Aligned) -> None:
    one, two = table(ties_section(on), "alignment-windows")
    # pacts among north, east and hill, and of south and lake; a dispute between the two groups
    assert one[:5] == ["1990–1994", "5", "5 (1)", "0", "1 of 1 (100\xa0%)"]
    # north and hill have fallen out, though east is a friend of both: one tie fits no split
    assert two[:5] == ["1995–1999", "5", "6 (3)", "1", "0 of 1 (0\xa0%)"]


def test_camps_hold_every_actor_once(on: Aligned) -> None:
    rows = table(ties_section(on), "alignment-camps")
    every = sorted(name for _, names in rows for name in names.split(", "))
    assert every == ["Eastport", "Northport", "Southport", "hill", "lake"]
    assert [int(count) for count, _ in rows] == [len(names.split(", ")) for _, names in rows]


def test_the_maps_show_every_actor_of_a_window_under_its_name(on: Aligned) -> None:
    large, small = maps(on)
    assert large is not None
    assert small is not None
    assert {name for row in large.rows for name in row[:2]} == {"Eastport", "Northport", "Southport", "hill", "lake"}
    assert "Northport" in large.svg
    assert ">north<" not in large.svg


def test_a_supplier_is_shown_with_what_is_lost_at_once_and_for_good(on: Aligned) -> None:
    rows = table(exposure_section(on), "alignment-buyers")
    # south gets 30 of 40 from north; a fifth to two fifths of it can be replaced
    assert rows[0] == ["Southport", "Northport", "75\xa0%", "45\xa0% to 60\xa0%", "2", "0"]
    # neither of two equal suppliers is called the largest
    assert sorted(rows[1][1].split(" / ")) == ["Eastport", "Southport"]


def test_a_cut_is_told_with_who_loses(on: Aligned) -> None:
    assert table(exposure_section(on), "alignment-cut-1") == [
        ["Southport", "75\xa0%", "45\xa0% to 60\xa0%", "Eastport"]
    ]


def test_the_uneven_pair_names_who_depends_more(on: Aligned) -> None:
    rows = table(exposure_section(on), "alignment-pairs")
    assert rows == [["Northport and Southport", "25\xa0%", "Southport"]]


def test_few_roll_calls_are_shown_as_they_were_cast_and_not_counted(on: Aligned) -> None:
    section = votes_section(on)
    rows = table(section, "alignment-calls")
    assert rows[0][1:4] == ["Eastport, Northport", "", "Southport"]
    assert section is not None
    assert not any(isinstance(b, Figure) and b.id == "alignment-alike" for b in section.blocks)


def test_the_line_of_places_runs_from_the_first_of_the_anchor(on: Aligned) -> None:
    rows = table(votes_section(on), "alignment-place-table")
    assert [row[0] for row in rows] == ["Southport", "Eastport", "Northport"]
    assert rows[1][1] == "0"


def test_every_body_gets_four_answers_and_its_sources(on: Aligned) -> None:
    section = bodies_section(on)
    rows = table(section, "alignment-body-pact")
    assert [row[0] for row in rows] == ["Vote", "Trade", "Fight", "Meet"]
    assert rows[3][2] == "some stayed away"
    assert rows[3][3].startswith("hill;")
    assert section is not None
    links = [x.target for b in section.blocks if hasattr(b, "line") for x in b.line if isinstance(x, Link)]
    assert links == ["#source-book", "#source-gazette"]


def test_a_tested_figure_says_what_stands_for_and_against_it(on: Aligned) -> None:
    section = figures_section(on)
    assert section is not None
    told = next(b for b in section.blocks if isinstance(b, Bullets))
    assert words(told.items[0]) == (
        "The stated about 28 m (trade of Northport and Southport for 1999, said by a pamphlet) is supported by at "
        "least 27 (a digest), and contradicted by 35 (a harbour master)."
    )


def test_figures_of_a_period_stand_together_with_who_said_them(on: Aligned) -> None:
    rows = table(figures_section(on), "alignment-figure-table")
    assert [(row[1].split(" / ")[0], row[3]) for row in rows] == [
        ("1998", "a harbour master"),
        ("1999", "a digest"),
        ("1999", "a pamphlet"),
        ("1999", "a harbour master"),
    ]
    assert rows[2][2] == "about 28 m / tested"


def test_doubts_name_what_was_left_out_and_count_the_rest(on: Aligned) -> None:
    assert doubts_section(on) is None
    notes = tuple(f"Doubt {k}." for k in range(25))
    section = doubts_section(Aligned(on.study, replace(on.result, notes=notes, limited={"votes": "no line."})))
    assert section is not None
    told = next(b for b in section.blocks if isinstance(b, Bullets))
    assert words(told.items[0]) == "Not answered in full, votes: no line."
    assert len(told.items) == 21


def test_a_window_reads_as_a_part_of_a_sentence(on: Aligned, answered: Callable[[str], Study], alone_text: str) -> None:
    assert within(on.tied[0]) == "in 1990–1994"
    text = alone_text.replace("windows: {length: 5}", "windows: [{from: 1999-01-01, to: 1999-06-30}]")
    found = aligned(answered(text))
    assert found is not None
    assert within(found.tied[0]) == "from 1 January to 30 June 1999"


def test_ids_that_are_words_of_the_sentences_are_left_alone(on: Aligned) -> None:
    named = Aligned(on.study, replace(on.result, names={"a": "Alpha", "north": "Northport", "x.y": "Dotted"}))
    assert named.told("a tie of north, northern and x.y; xzy") == "a tie of Northport, northern and Dotted; xzy"


def test_a_year_alone_is_told_without_a_term_of_art(on: Aligned) -> None:
    from comity.report.alignment_chapter.first_page import sentences

    assert on.result.concentration is not None
    one = replace(on.result.concentration, levels=on.result.concentration.levels[-1:], changes=())
    told = [words(x) for x in sentences(Aligned(on.study, replace(on.result, concentration=one)))]
    assert any(x.startswith("In 1999 capabilities are as spread out as among 3 equal actors.") for x in told)
    assert not any("CON" in x for x in told)
