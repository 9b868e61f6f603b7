"""Lines, blocks and sentences: places are exact, abbreviations end nothing, pages interrupt nothing."""

from __future__ import annotations

import pytest

from comity.evidence.reading.layout import blocks, page_line
from comity.evidence.reading.quotes import quotes
from comity.evidence.reading.segments import LONGEST_SENTENCE, segments
from comity.evidence.reading.view import view


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in segments(text).segments]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Orr met Gen. Lund at 5 p.m. on Jan. 4 in St. Ives.", 1),
        ("The U.N. Security Council met. The U.S. The rest stayed away.", 3),
        ("J. R. Orr left. He paid $4.5 million.", 2),
        ("It rose by 3.5 per cent... and fell again.", 1),
        ("VII. Next steps for the harbour", 1),
        ("We waited… The boat came. (Applause.) It left.", 4),
        ("He left.It was late.", 2),
        ("Prices fell.. Find out more.", 2),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, count: int) -> None:
    assert len(cut(text)) == count


def test_a_blank_line_ends_a_block_unless_the_sentence_goes_on() -> None:
    assert len(blocks("The heading of a page\n\nThe first sentence stands here.")) == 2
    assert len(blocks("the obligations of the\n\nRepublic under the treaty\n\nare clear.")) == 1


def test_items_on_lines_of_their_own_are_blocks() -> None:
    text = "All sides must:\n(a) stop firing;\n(b) free the crews;\n• open the port."
    assert [b.role for b in blocks(text)] == ["text", "item", "item", "item"]
    assert cut(text)[1:] == ["stop firing;", "free the crews;", "open the port."]


def test_paragraphs_of_a_preamble_stand_alone() -> None:
    assert len(blocks("Recalling its resolutions,\n\nNoting with concern the shelling,\n\n1. Demands a truce;")) == 3


@pytest.mark.parametrize(
    "line", ["12", "- 4 -", "3/10", "Page 2 of 9", "https://a.example/b", "S/RES/2334 (2016)", "© 2020 X"]
)
def test_lines_of_the_page_are_known(line: str) -> None:
    assert page_line(line) is not None


@pytest.mark.parametrize("line", ["12 ships left the port.", "In 2020 the dam broke.", "We agree."])
def test_lines_of_the_text_are_kept(line: str) -> None:
    assert page_line(line) is None


def test_a_mark_that_is_never_closed_ends_at_the_next_that_opens() -> None:
    text = '"We leave tomorrow morning. "We stay here tonight," she said.'
    assert [text[q.start : q.end].strip() for q in quotes(text, 0, len(text)) if q.speech] == [
        "We leave tomorrow morning.",
        "We stay here tonight,",
    ]


def test_titles_and_single_words_in_quotation_marks_are_no_speech() -> None:
    text = 'He read "The Art of the Deal" and called it "useful".'
    assert not any(q.speech for q in quotes(text, 0, len(text)))


def test_a_sentence_without_end_is_cut_at_a_space() -> None:
    parts = cut("word " * 2_000)
    assert all(len(p) <= LONGEST_SENTENCE for p in parts)
    assert sum(p.count("word") for p in parts) == 2_000


def test_a_view_leads_back_to_the_raw_text() -> None:
    raw = "The “Peace”\n\nplan — so-\ncalled — İs dead"
    seen = view(raw, 0, len(raw))
    assert seen.text == 'the "peace" plan - so-called - İs dead'
    for at, place in enumerate(seen.places):
        assert raw[place].isspace() if seen.text[at] == " " else not raw[place].isspace()
    start, end = seen.span(seen.text.index("so-called"), seen.text.index(" - İs"))
    assert raw[start:end] == "so-\ncalled"
