"""The annotated texts: what is measured there, held from below. One annotator, so no alpha; nothing is fitted."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.evidence.reading.read import read
from comity.testing.reading_scores import Scores, annotated, score

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "texts"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the annotated texts are not beside the repository")


def measured() -> dict[str, Scores]:
    return {t.id: score(read(t.text, t.default_speaker).to_json(), t.gold) for t in annotated(FOLDER)}


def test_the_measured_figures_of_all_texts_do_not_fall() -> None:
    total = sum(measured().values(), Scores())
    assert total.span_f1 >= 0.95
    assert total.rate("lenient") >= 0.95
    assert total.rate("kind") >= 0.90
    assert total.rate("modality") >= 0.95
    assert total.rate("direction") >= 0.95
    assert total.rate("stated") >= 0.85
    assert total.rate("speaker") >= 0.95
    assert total.rate("hedged") >= 0.95
    assert total.rate("about") >= 0.85


def test_every_text_alone_is_past_what_is_asked_of_all() -> None:
    for name, s in measured().items():
        assert s.span_f1 >= 0.85, name
        assert s.rate("lenient") >= 0.80, name
        assert s.rate("modality") >= 0.85, name
        assert s.rate("direction") >= 0.80, name


def test_without_the_name_of_the_speaker_kinds_are_read_as_well() -> None:
    total = sum((score(read(t.text).to_json(), t.gold) for t in annotated(FOLDER)), Scores())
    assert total.span_f1 >= 0.95
    assert total.rate("lenient") >= 0.90
