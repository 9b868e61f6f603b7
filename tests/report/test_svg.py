from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.report.content import clean
from comity.report.svg import document, label, shorten, text_width, wrap


@given(st.text(max_size=80), st.floats(30, 200), st.integers(1, 6))
@settings(max_examples=150)
def test_wrapped_lines_fit_and_are_no_more_than_asked_for(text: str, room: float, most: int) -> None:
    rows = wrap(text, 11, room, lines=most)
    assert len(rows) <= most
    assert all(text_width(r, 11) <= room for r in rows)


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "Zs")), max_size=60))
@settings(max_examples=100)
def test_wrapping_loses_nothing_where_there_is_room(text: str) -> None:
    assert "".join("".join(wrap(text, 11, 120)).split()) == "".join(clean(text).split())


def test_a_line_breaks_at_any_space_but_a_hard_one() -> None:
    assert wrap("a share of 10\u00a0% of all", 11, 70) == ["a share of", "10\u00a0% of all"]
    assert wrap("wide\u3000spaces\u2003break", 11, 45) == ["wide", "spaces", "break"]


def test_a_shortened_text_shows_that_it_was_cut() -> None:
    assert shorten("one two three", 10, 50).endswith("…")
    assert shorten("one", 10, 50) == "one"


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_any_words_make_a_drawing_that_parses(text: str) -> None:
    root = ElementTree.fromstring(document("d", 10, 10, text, text, label(0, 0, text)))
    assert clean(text).strip() in "".join(root.itertext())
