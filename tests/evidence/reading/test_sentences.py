"""Made-up sentences of many genres, each with the fields that the coding guide gives it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from comity.evidence.reading.read import read
from comity.testing.reading_scores import same_speaker

VOICES = {"a": "author", "p": "Ana Orr (Sealand)"}


@dataclass(frozen=True)
class Expected:
    """One row of the table; an empty field is not checked."""

    voice: str
    speaker: str
    kind: str
    modality: str
    direction: str
    condition: str
    hedged: bool
    sentence: str


def rows() -> list[Expected]:
    made = []
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            voice, speaker, kind, modality, direction, condition, hedged, sentence = line.split("|", 7)
            made.append(Expected(VOICES[voice], speaker, kind, modality, direction, condition, hedged == "y", sentence))
    return made


ROWS = rows()


def test_there_are_at_least_150_sentences_with_every_kind_and_modality() -> None:
    assert len(ROWS) >= 150
    assert len({r.kind for r in ROWS}) == 10
    assert len({r.modality for r in ROWS}) == 7


@pytest.mark.parametrize("row", ROWS, ids=[r.sentence[:60] for r in ROWS])
def test_a_made_up_sentence_has_the_fields_of_the_guide(row: Expected) -> None:
    found = read(row.sentence, row.voice).statements
    assert len(found) == 1
    one = found[0]
    assert (one.kind, one.modality, one.hedged) == (row.kind, row.modality, row.hedged)
    assert one.condition.direction == row.direction
    assert not row.condition or one.condition.text == row.condition
    assert same_speaker(one.speaker, row.speaker or row.voice)
    assert one.rule == one.rules["kind"] != ""


@pytest.mark.parametrize("row", ROWS[::5], ids=[r.sentence[:60] for r in ROWS[::5]])
def test_line_breaks_inside_a_sentence_change_no_field(row: Expected) -> None:
    words = row.sentence.split(" ")
    broken = " ".join(words[: len(words) // 2]) + "\n" + " ".join(words[len(words) // 2 :])
    if broken.split("\n")[1][:1].islower():
        plain, wrapped = (read(t, row.voice).statements[0] for t in (row.sentence, broken))
        assert (plain.kind, plain.modality, plain.condition.direction) == (
            wrapped.kind,
            wrapped.modality,
            wrapped.condition.direction,
        )
