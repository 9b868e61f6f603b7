"""What the settlement adds to the first page."""

from __future__ import annotations

from comity.report.content import Figure, Paragraph, words
from comity.report.settlement_chapter.first_page import blocks, in_two, sentences
from comity.report.settlement_chapter.subject import Settled


def test_there_is_one_sentence_per_room_and_two_beside_a_conflict(on_quay: Settled) -> None:
    assert len(sentences(on_quay)) == 4
    assert len(in_two(on_quay)) == 2


def test_the_sharpest_conflicts_and_a_cheapest_relaxation_stand_in_the_way(on_quay: Settled) -> None:
    told = [words(b.line) for b in blocks(on_quay)["in-the-way"] if isinstance(b, Paragraph)]
    assert any("of weight 3" in t for t in told)


def test_what_opens_a_way_shows_who_moves_and_who_holds(on_quay: Settled) -> None:
    found = blocks(on_quay)["opens-a-way"]
    figure = next(b for b in found if isinstance(b, Figure))
    assert figure.id == "timetable"
    assert "the county" in " ".join(words(b.line) for b in found if isinstance(b, Paragraph))
    assert any("the county" in str(row) for row in figure.rows)


def test_how_sure_says_what_the_walk_away_intervals_do(on_quay: Settled) -> None:
    told = " ".join(words(x) for b in blocks(on_quay)["how-sure"] for x in b.items)  # type: ignore[union-attr]
    assert "Walk-away values" in told or "walk-away value at its" in told
