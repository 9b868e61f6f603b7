"""The table of noise, read downwards: the first row that applies says what is dropped, and why."""

from __future__ import annotations

from comity.evidence.reading.noise_around import AROUND_TEXTS, EDITORS, NOTICES
from comity.evidence.reading.noise_captions import CAPTIONS, SCENES
from comity.evidence.reading.noise_courtesies import COURTESIES, GRATITUDE, TURNS
from comity.evidence.reading.noise_empty import ANNOUNCEMENTS, EMPTY_WORDS, QUESTIONS, SET_PHRASES
from comity.evidence.reading.rules import Rule

# the order counts: rows for clear cases stand in front, and rows for wider ones behind
NOISE: tuple[Rule, ...] = (
    QUESTIONS
    + AROUND_TEXTS
    + CAPTIONS
    + COURTESIES
    + EMPTY_WORDS
    + NOTICES
    + TURNS
    + SET_PHRASES
    + EDITORS
    + SCENES
    + GRATITUDE
    + ANNOUNCEMENTS
)
