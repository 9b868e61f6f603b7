"""The room: who must be in, what happens without a party, and the lights."""

from __future__ import annotations

from comity.report.content import Figure, Note, Table, unfolded, words
from comity.report.settlement_chapter.room import room_section
from comity.report.settlement_chapter.subject import Settled


def test_all_must_be_included_is_told_as_a_result(on_quay: Settled) -> None:
    section = room_section(on_quay)
    assert section is not None
    assert "All must be included" in words(section.blocks[0].line)  # type: ignore[union-attr]


def test_what_happens_without_a_party_names_the_veto_and_the_votes(on_quay: Settled) -> None:
    section = room_section(on_quay)
    assert section is not None
    table = next(b for b in unfolded(section.blocks) if isinstance(b, Table) and b.id == "left-out")
    rows = {words(r[0].lines[0]): " ".join(words(x) for x in r[2].lines) for r in table.rows}
    assert "Northers can say no" in rows["Northers"]
    assert "2 votes and need 3" in rows["Southers"]


def test_lights_are_drawn_and_circularity_is_flagged(on_quay: Settled) -> None:
    section = room_section(on_quay)
    assert section is not None
    figure = next(b for b in unfolded(section.blocks) if isinstance(b, Figure) and b.id == "ripeness-lights")
    assert [row[0] for row in figure.rows] == ["Northers", "Southers"]
    assert [row[-1] for row in figure.rows] == ["yes", "no"]
    notes = " ".join(words(b.line) for b in section.blocks if isinstance(b, Note))
    assert "Circular" in notes
    assert "Northers" in notes
