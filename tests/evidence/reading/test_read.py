"""The whole reader: texts of several genres, laws that hold for every text, and speed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.evidence.reading.read import read
from comity.evidence.reading.result import Reading

NEWS = """\
GENEVA (Reuters) - Turkish Foreign Minister Hakan Oz said on Tuesday his country would return to talks only if Armenia \
withdrew its tanks from the border zone.

"We will not negotiate under the barrel of a gun," Oz told reporters. "If they pull back, we are ready to sign the \
transit accord the same day."

Armenian President Ara Petrosian rejected the proposal. He warned that any attack on the convoy would be met with a \
crushing response.

According to the United Nations, more than 12,000 people have fled the fighting since Monday. The European Union urged \
both sides to show restraint, while Norway offered to host a summit next month.

(Reporting by Jane Doe; Editing by John Smith)
Sign up for our weekly newsletter
"""
RESOLUTION = """\
The Security Council,

Recalling its resolutions 1234 (2001) and 2345 (2016),

Noting with appreciation the pledge by the Government of Norway to provide 40 million dollars for demining,

Acting under Chapter VII of the Charter of the United Nations,

1. Demands that all parties immediately cease hostilities;

2. Calls upon the authorities to allow safe and unhindered access;

3. Decides to extend the mandate of the mission until 31 October 2025;

4. Decides to remain actively seized of the matter.
"""
INTERVIEW = """\
Q: Minister, is there still a chance for talks?

A: We have never closed the door. But let us be honest: without a full withdrawal there can be no agreement.

Q: Are sanctions working?

A: They have cost the aggressor about $40 billion. We will rebuild every school.
"""


def kinds(reading: Reading) -> list[tuple[str, str]]:
    return [(s.speaker, s.kind) for s in reading.statements]


def test_a_news_report_is_read_with_its_speakers_and_without_its_noise() -> None:
    oz, council = "Hakan Oz (Türkiye)", "Ara Petrosian (Armenia)"
    assert kinds(read(NEWS)) == [
        (oz, "prerequisite"),
        (oz, "red_line"),
        (oz, "offer"),
        ("author", "factual_claim"),
        (council, "threat"),
        ("United Nations", "factual_claim"),
        ("European Union", "demand"),
        ("Norway", "offer"),
    ]


def test_a_resolution_speaks_for_the_body_and_its_preamble_is_dropped() -> None:
    body = "Security Council"
    assert kinds(read(RESOLUTION)) == [
        ("Norway", "commitment"),
        (body, "demand"),
        (body, "demand"),
        (body, "commitment"),
        (body, "commitment"),
    ]


def test_an_interview_loses_its_questions_and_the_labels_of_turns() -> None:
    found = read(INTERVIEW, "Ana Orr (Sealand)").statements
    assert [s.kind for s in found] == ["factual_claim", "prerequisite", "causal_claim", "commitment"]
    assert not any(s.quote.startswith("A:") for s in found)
    assert found[2].quantities[0].value == 40_000_000_000


def test_a_text_in_the_first_person_speaks_for_a_party_even_where_nobody_is_named() -> None:
    text = "We need peace. We have lost much. I speak for my people. The generals must hand over power."
    assert read(text).statements[-1].kind == "demand"
    assert read("The generals must hand over power.").statements[-1].kind == "recommendation"


def test_a_quotation_after_the_words_that_introduce_a_document_is_the_documents() -> None:
    text = 'The draft peace treaty reads as follows: "Neither Party may station foreign troops in the zone."'
    assert [(s.speaker, s.kind) for s in read(text).statements][-1] == ("draft peace treaty", "commitment")


def test_what_is_found_does_not_depend_on_whether_quotation_marks_are_curly() -> None:
    assert [(s.kind, s.speaker) for s in read(NEWS).statements] == [
        (s.kind, s.speaker) for s in read(NEWS.replace('"We', "“We").replace('gun,"', "gun,”")).statements
    ]


def test_two_parties_that_change_names_change_nothing_else() -> None:
    names = {"Turkish": "Armenian", "Armenia ": "Türkiye ", "Armenian": "Turkish"}
    swapped = NEWS
    for old, new in names.items():
        swapped = swapped.replace(old, new[0] + "\0" + new[1:])
    after = read(swapped.replace("\0", ""))
    assert [(s.kind, s.modality, s.condition.direction, s.hedged) for s in after.statements] == [
        (s.kind, s.modality, s.condition.direction, s.hedged) for s in read(NEWS).statements
    ]


def test_words_that_are_not_english_are_unknown() -> None:
    found = read(
        "Le gouvernement ne peut pas accepter cette proposition et la paix est dans la main de tous."
    ).statements
    assert [(s.kind, s.modality, s.rule) for s in found] == [("unknown", "unknown", "R-K-000")]


def test_a_reading_says_in_words_what_it_found_and_dropped() -> None:
    said = read(NEWS).sentences()
    assert said[0] == (
        "Statements found: 8 (1 threat, 1 red line, 1 prerequisite, 2 offer, 1 demand, 2 factual claim)."
    )
    assert "advert" in said[1]
    assert len(read(NEWS).to_frame()) == 8
    assert read("").sentences() == ["No statement was found in this text."]


def test_a_budget_that_is_over_stops_the_reading() -> None:
    with pytest.raises(BudgetExceededError):
        read(NEWS, budget=Budget(0.0))


def holds(text: str) -> None:
    """Check what is true of every reading."""
    found = read(text)
    end = 0
    for s in found.statements:
        assert text[s.start : s.end] == s.quote
        assert s.quote.strip()
        assert s.start >= end
        assert s.start < s.end
        end = s.end
        if s.condition.text is not None:
            assert s.condition.start is not None
            assert s.condition.end is not None
            assert text[s.condition.start : s.condition.end] == s.condition.text
            assert s.start <= s.condition.start < s.condition.end <= s.end
            assert s.condition.direction != "none"
        assert 1 <= len(s.about) <= 4
    for d in found.dropped:
        assert 0 <= d.start < d.end <= len(text)


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    holds(text)


WORDS = st.sampled_from(
    [
        "We",
        "They",
        "Norway",
        "Ana",
        "said",
        "will",
        "must",
        "not",
        "if",
        "unless",
        "and",
        "but",
        "the",
        "talks",
        '"',
        "“",
        "”",
        "'",
        ",",
        ".",
        ";",
        ":",
        "?",
        "(",
        ")",
        "\n",
        "\n\n",
        "-",
        "–",
        "4",
        "$5",
        "million",
        "(a)",
        "•",
        "because",
        "before",
        "only",
        "Mr.",
        "U.N.",
        "http://x.y",
        "#",
        "”",
        "he",
        "told",
        "reporters",
        "İ",
        "ß",
        "7/9",
        "which",
        "a",
        "who",
        "claiming",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_mixture_of_words_and_marks_is_read(words: list[str]) -> None:
    holds(" ".join(words))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        "\n",
        '"A b. ',
        "“Word is. ",
        "if it, ",
        "((",
        "1,000 ",
        " - ",
        "Ab Cd ",
        " said",
        "we will and the ",
        "4\n",
        "\x00\xff",
    ],
)
def test_long_texts_of_one_piece_are_read_in_time_in_proportion_to_their_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begin = time.process_time()
        holds(text)
        return time.process_time() - begin

    seconds(1_000)
    assert seconds(16_000) < 0.25 + 12 * max(seconds(4_000), 0.02)


def test_a_long_text_of_sentences_takes_seconds_and_not_minutes() -> None:
    text = NEWS * 60
    begin = time.process_time()
    assert len(read(text).statements) == 8 * 60
    assert time.process_time() - begin < 60 * len(text) / 1_000_000 + 5


def test_names_that_open_several_paragraphs_are_labels_of_turns() -> None:
    text = (
        "Reporter: How is the harvest?\n\nLund: We need rain.\n\nReporter: And the port?\n\n"
        "Lund: If they block the strait, we will have to take firm countermeasures."
    )
    found = read(text, "Karl Lund (Northmark)").statements
    assert [(s.speaker, s.kind) for s in found] == [
        ("Karl Lund (Northmark)", "demand"),
        ("Karl Lund (Northmark)", "threat"),
    ]
    assert [s.speaker for s in read(text).statements] == ["Lund", "Lund"]


def test_words_of_attribution_alone_are_no_statement() -> None:
    text = '"We do not want your conferences," a teacher in the camp told me. "We want to go home."'
    assert [s.quote for s in read(text).statements] == ["We do not want your conferences", "We want to go home."]


def test_a_page_header_inside_a_sentence_stays_in_the_span_and_is_not_read() -> None:
    text = "We will never hand over the\n12/30\nhttps://page.example/if-only\nkeys of the harbour."
    (one,) = read(text, "Ana Orr (Sealand)").statements
    assert (one.quote, one.kind, one.condition.text) == (text, "red_line", None)


def test_a_leading_participle_of_speech_is_left_out_of_the_unit() -> None:
    text = "Stressing that the river must be shared, President Ana Orr said: “We will rebuild the dam.”"
    found = read(text).statements
    assert [(s.quote, s.speaker) for s in found] == [
        ("the river must be shared", "Ana Orr"),
        ("We will rebuild the dam.", "Ana Orr"),
    ]
