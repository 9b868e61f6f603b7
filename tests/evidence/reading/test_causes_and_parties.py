"""Causes in everyday verbs, and parties that only the text names."""

from __future__ import annotations

import pytest

from comity.evidence.reading.causes import caused
from comity.evidence.reading.discovered import discover
from comity.evidence.reading.parties import parties_in
from comity.evidence.reading.read import read


@pytest.mark.parametrize(
    "text",
    [
        "the shelling has frightened away the last investors.",
        "cheap loans tempted the ministry into buying ships.",
        "the new tariff makes every loaf dearer.",
        "her speech calmed the markets.",
        "the harvest was ruined by the flood.",
    ],
)
def test_what_is_no_person_and_did_something_is_a_cause(text: str) -> None:
    assert caused(text)


@pytest.mark.parametrize(
    "text",
    [
        "the general emptied his glass.",
        "we restored our borders in 2020.",
        "the war is not over.",
        "the minister wants to weaken the law.",
        "the treaty of 1921 gave the valley to borland.",
    ],
)
def test_persons_wishes_and_states_are_no_causes(text: str) -> None:
    assert not caused(text)


def test_a_text_brings_its_own_states_their_adjectives_and_bodies() -> None:
    text = "The Republic of Sealand and the Northern Front met. The Sealandic side left."
    text += " Borland's president stayed. The Front agreed."
    own = dict(discover(text))
    assert own["Sealandic"] == own["Sealand"] == "Sealand"
    assert own["Front"] == "Northern Front"
    assert own["Borland"] == "Borland"
    assert [p for *_, p in parties_in("the Sealandic envoy and the Front", discover(text))] == [
        "Sealand",
        "Northern Front",
    ]


def test_a_known_state_is_not_discovered_again() -> None:
    assert "Norway" not in dict(discover("Norway's government met the Norwegian army."))


def test_the_ministers_of_a_communique_speak_for_both_sides() -> None:
    text = "The Parties shall meet. Each Party shall report. The Ministers called on donors to help."
    assert read(text, "Sealand; Borland").statements[-1].speaker == "Sealand; Borland"


def test_paragraphs_that_end_with_a_question_are_the_interviewers() -> None:
    asked = "The talks have failed. Why?\n\nWe want peace.\n\nYour army has moved. Is it war?\n\nNo army moved.\n\n"
    asked += "And the dam?\n\nIt holds."
    found = read(asked, "Ana Orr (Sealand)").statements
    assert [s.speaker for s in found] == [
        "author",
        "Ana Orr (Sealand)",
        "author",
        "Ana Orr (Sealand)",
        "Ana Orr (Sealand)",
    ]
