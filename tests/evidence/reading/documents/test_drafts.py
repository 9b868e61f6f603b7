"""Drafts: one line, cut between words, with ids that stay the same whenever the file is read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.text_in import UNSEEN
from comity.evidence.reading.assistants.protocol import Marked
from comity.evidence.reading.documents.document import Document, Place
from comity.evidence.reading.documents.drafts import LINE, Drafting, cut
from comity.evidence.reading.result import Condition, Statement

TOLD = Document("reports/Plan (2).pdf", "pdf", "x" * 90, places=(Place(0, "page 1"), Place(40, "page 2")))
PARTIES = {"al": "Aland", "bl": "Bland"}


def statement(quote: str = "Boats must leave first.", speaker: str = "Lind (Aland)", kind: str = "demand") -> Statement:
    condition = Condition("leave", 60, 65, "necessary")
    return Statement(50, 50 + len(quote), quote, speaker, kind, "must", condition, rule="R-1")  # type: ignore[arg-type]


@given(st.text(max_size=300), st.integers(20, 120))
@settings(max_examples=150)
def test_a_cut_text_is_one_line_within_its_length(text: str, longest: int) -> None:
    line = cut(text, longest)
    assert len(line) <= longest
    assert line == " ".join(line.split())
    assert not UNSEEN.search(line)


def test_a_text_that_fits_is_not_cut() -> None:
    assert cut("a" * LINE, LINE) == "a" * LINE
    assert cut("word " * 41, LINE).endswith("word ...")


def test_the_claim_names_file_page_and_characters() -> None:
    row = Drafting(TOLD, PARTIES, "2025-05").claim(statement())
    assert row["locator"] == "reports/Plan (2).pdf, page 2, characters 50-73"
    assert (row["by"], row["speaker"], row["date"]) == ("al", "Lind (Aland)", "2025-05")


def test_the_id_is_made_of_file_and_place() -> None:
    assert Drafting(TOLD, {}).id(statement()) == "plan_2_50"
    assert Drafting(TOLD, {}, prefix="May talks").id(statement()) == "may_talks_50"
    assert Drafting(Document("план.txt", "txt", ""), {}).id(statement()) == "text_50"


def test_a_swap_of_two_names_swaps_the_parties_only() -> None:
    swapped = {"al": "Bland", "bl": "Aland"}
    for speaker in ("Lind (Aland)", "ALAND", "Bland", "nobody", "al"):
        one = Drafting(TOLD, PARTIES).party(speaker)
        other = Drafting(TOLD, swapped).party(speaker)
        assert other == ({"al": "bl", "bl": "al"}.get(one, one) if speaker != "al" else "al")


def test_a_draft_of_a_demand_is_comment_and_says_what_is_missing() -> None:
    lines = Drafting(TOLD, PARTIES).demand(Marked(statement(speaker="Ny\nman # x"), "model m"))
    assert all(line.startswith("# ") and "\n" not in line for line in lines)
    assert 'by: WHO, kind: demand, requires: "WHAT"' in lines[0]
    assert "model m, not read by a person" in lines[1]
    assert "condition (necessary): leave" in lines[1]
