"""What is dropped and what is not, each with its near neighbour."""

from __future__ import annotations

import pytest

from comity.evidence.reading.read import read

DROPPED = [
    ("Sign up for our weekly letter.", "advert"),
    ("Find out more about the harbour plan.", "advert"),
    ("Please see our guide to the talks.", "advert"),
    ("Leave a Reply", "form"),
    ("Required fields are marked *", "form"),
    ("Related articles: The strait in maps", "link"),
    ("A child in a red coat stands beside a burnt-out lorry.", "caption"),
    ("Ana Orr / Reuters", "caption"),
    ("Why the Strait Matters to Europe", "heading"),
    ("THE WAY TO PEACE IN THE VALLEY", "heading"),
    ("Who will pay for the bridge?", "question"),
    ("Mr. President,", "greeting"),
    ("Ladies and gentlemen,", "greeting"),
    ("I thank the Secretary-General for his report.", "thanks"),
    ("Thank you.", "thanks"),
    ("Good morning, everyone.", "greeting"),
    ("Excellencies, dear colleagues,", "greeting"),
    ("By Jane Doe and John Smith", "page header"),
    ("Read the full report here", "link"),
    ("Donate to our journalism today", "advert"),
    ("(Applause.)", "stage direction"),
    ("This is our plan.", "no statement"),
    ("Let me begin with the harbour.", "no statement"),
    ("Recalling its resolution 242,", "no statement"),
    ("Home | News | World", "menu"),
]
KEPT = [
    "The newsletter of the party was banned.",
    "The guide to the talks was published on Monday.",
    "Fields along the border are mined.",
    "A child stood beside the lorry and wept.",
    "Reuters reported heavy fire.",
    "Europe needs the strait.",
    "The question of the bridge is open.",
    "The president thanked the generals.",
    "Our plan is to open the port.",
    "Military tensions rose along the river.",
    "President Orr met Prime Minister Lund.",
    "Corruption undermines trust.",
    "Colleagues left the room.",
    "Friends of the accord are few.",
    "By Friday the rebels held the town.",
    "Follow the rules of war.",
    "Share the data with the inspectors.",
    "Give us the tools now.",
    "Join our fight against hunger.",
    "Please visit the camps and speak to the families.",
    "Reuters reported a second attack.",
]


@pytest.mark.parametrize(("text", "why"), DROPPED)
def test_noise_is_dropped_with_its_reason(text: str, why: str) -> None:
    found = read(text)
    assert found.statements == ()
    assert [d.why for d in found.dropped] == [why]
    assert found.dropped[0].rule.startswith("R-N-")


@pytest.mark.parametrize("text", KEPT)
def test_sentences_that_look_like_noise_are_kept(text: str) -> None:
    assert [s.quote for s in read(text).statements] == [text]


def test_an_appeal_right_after_an_advert_at_the_end_is_one() -> None:
    body = "The port is closed. The ships are gone. The crews have left the town. "
    found = read(body + "Sign up for our newsletter. We are facing hard times.")
    assert len(found.statements) == 3
    assert len(read(body + "We are facing hard times.").statements) == 4
