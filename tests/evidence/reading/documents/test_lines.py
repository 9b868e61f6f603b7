"""Pages as running text: what repeats at the edges goes, sentences stay whole."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.evidence.reading.documents.lines import running, without_repeats


def test_headers_and_page_numbers_go_and_the_text_stays() -> None:
    pages = [f"Draft of the plan\nText number {'abcd'[k]} goes on\nand here it ends.\nPage {k} of 4" for k in range(4)]
    kept, dropped = without_repeats(pages)
    assert kept == [f"Text number {'abcd'[k]} goes on\nand here it ends." for k in range(4)]
    assert dropped == 8


def test_a_line_on_two_pages_only_stays() -> None:
    pages = ["Annex\none", "Annex\ntwo", "other\nthree", "last\nfour"]
    assert without_repeats(pages) == (pages, 0)


def test_a_sentence_that_repeats_stays() -> None:
    pages = ["We will not sign."] * 5
    assert without_repeats(pages) == (pages, 0)


def test_a_short_line_is_not_joined_with_the_next() -> None:
    page = "Annex\nwe ask for a lasting ceasefire along the whole of the line of contact, and\nfor its monitoring."
    assert running(page).split("\n") == [
        "Annex",
        "we ask for a lasting ceasefire along the whole of the line of contact, and for its monitoring.",
    ]


def test_a_list_is_left_in_lines() -> None:
    page = "The parties agree to the following:\nfree passage of goods and people;\nthe exchange of all mine maps;"
    assert running(page) == page


@given(st.lists(st.text(st.characters(codec="ascii"), max_size=60), max_size=6))
@settings(max_examples=100)
def test_no_letter_is_lost_when_lines_are_joined(lines: list[str]) -> None:
    page = "\n".join(lines)
    letters = [c for c in page if c.isalnum()]
    assert [c for c in running(page) if c.isalnum()] == letters
