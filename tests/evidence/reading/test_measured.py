"""
The annotated texts: what is measured there, held from below, in three groups.

The public texts were read before the rules were written, our own were used to write them, and those held out were not:
the last say what a new text gets. Nothing is fitted; each text has one annotator, so there is no alpha between two.
No unit of a text held out is printed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.evidence.reading.read import read
from comity.testing.reading_scores import Scores, annotated, score

HERE = Path(__file__).parent
PUBLIC = Path(__file__).resolve().parents[4] / "shared" / "texts"
public = pytest.mark.skipif(not PUBLIC.is_dir(), reason="the public annotated texts are not beside the repository")


def measured(*folders: Path) -> dict[str, Scores]:
    texts = [t for folder in folders for t in annotated(folder)]
    return {t.id: score(read(t.text, t.default_speaker).to_json(), t.gold) for t in texts}


def total(scores: dict[str, Scores]) -> Scores:
    return sum(scores.values(), Scores())


@public
def test_the_figures_of_the_public_texts_do_not_fall() -> None:
    found = total(measured(PUBLIC))
    assert found.span_f1 >= 0.95
    for name, least in (("kind", 0.9), ("lenient", 0.95), ("modality", 0.95), ("direction", 0.95), ("speaker", 0.95)):
        assert found.rate(name) >= least, name
    for name, least in (("stated", 0.85), ("hedged", 0.95), ("about", 0.85), ("quantities", 0.85)):
        assert found.rate(name) >= least, name


@public
def test_every_text_alone_is_past_what_is_asked_of_all() -> None:
    for name, s in measured(PUBLIC).items():
        assert s.span_f1 >= 0.85, name
        assert s.rate("lenient") >= 0.80, name
        assert s.rate("modality") >= 0.85, name
        assert s.rate("direction") >= 0.80, name


@public
def test_without_the_name_of_the_speaker_kinds_are_read_as_well() -> None:
    found = sum((score(read(t.text).to_json(), t.gold) for t in annotated(PUBLIC)), Scores())
    assert found.span_f1 >= 0.95
    assert found.rate("lenient") >= 0.90


def test_the_figures_of_our_own_texts_do_not_fall() -> None:
    found = total(measured(HERE / "owna", HERE / "ownb"))
    assert found.gold > 300
    assert found.span_f1 >= 0.90
    assert found.rate("lenient") >= 0.90
    assert found.rate("modality") >= 0.85
    assert found.rate("direction") >= 0.90


def test_the_figures_of_the_texts_held_out_do_not_fall() -> None:
    found = total(measured(HERE / "heldout"))
    assert found.gold > 150
    assert found.span_f1 >= 0.85
    assert found.rate("kind") >= 0.60
    assert found.rate("lenient") >= 0.74
    assert found.rate("modality") >= 0.80
    assert found.rate("direction") >= 0.88
