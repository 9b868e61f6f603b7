"""All visible text of a page, however it is built."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.evidence.reading.documents.visible import visible


def test_blocks_stand_apart_and_words_in_a_line_together() -> None:
    page = "<h1>Talks</h1><p>The <b>truce</b> hol<i>ds</i>.</p><ul><li>One<li>Two</ul>"
    assert visible(page).split("\n\n") == ["Talks", "The truce holds.", "One", "Two"]


def test_what_a_browser_does_not_show_is_left_out() -> None:
    page = "<head><title>x</title><body>A<script>if (a < b) {}</script><style>p {}</style><!-- c --><p>B &amp; C"
    assert visible(page) == "A\n\nB & C"


def test_a_page_nested_without_end_takes_no_time() -> None:
    start = time.process_time()
    assert visible("<div>" * 200_000 + "Here.") == "Here."
    assert time.process_time() - start < 20


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="<>/!-&;ab p\n\"'=", max_size=60))
def test_any_page_gives_a_text(page: str) -> None:
    assert "\n\n\n" not in visible(page)
