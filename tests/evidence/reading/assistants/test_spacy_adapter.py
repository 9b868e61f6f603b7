"""spaCy names a speaker only where the rules could not, and only from what stands there."""

from __future__ import annotations

import builtins
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from comity.errors import MissingExtraError, UsageError
from comity.evidence.reading.assistants.spacy_adapter import SpacyAssistant, spacy_assistant
from comity.evidence.reading.result import Statement

TEXT = "Lind said the truce holds. He said it rains."


class Sentence(list[Any]):
    """Tokens with the place of the sentence in the text."""

    start_char, end_char = 0, 0


def language(text: str) -> Any:
    """A hand-made parse: the word before "said" is its subject, and "Lind" is a person."""
    tokens, at = [], 0
    for k, word in enumerate(text.split()):
        at = text.index(word, at)
        is_verb = word == "said"
        tokens.append(
            SimpleNamespace(i=k, text=word, at=at, lemma_="say" if is_verb else word, pos_="VERB" if is_verb else "X")
        )
    for k, token in enumerate(tokens):
        token.dep_ = "nsubj" if k + 1 < len(tokens) and tokens[k + 1].lemma_ == "say" else "x"
        token.subtree = [token]
        token.children = [tokens[k - 1]] if token.lemma_ == "say" else []
    names = [SimpleNamespace(text=t.text, label_="PERSON", start=t.i, end=t.i + 1) for t in tokens if t.text == "Lind"]
    sentences, one = [], Sentence()
    for token in tokens:
        one.append(token)
        if token.text.endswith("."):
            one.start_char, one.end_char = one[0].at, token.at + len(token.text)
            sentences.append(one)
            one = Sentence()
    return SimpleNamespace(sents=sentences, ents=names)


def go_on() -> None: ...


def test_an_unknown_speaker_is_named_by_the_subject_of_the_verb_of_speech() -> None:
    found = (
        Statement(10, 26, TEXT[10:26], "unknown", "factual_claim", "asserted"),
        Statement(35, 44, TEXT[35:44], "unknown", "factual_claim", "asserted"),
    )
    helped = SpacyAssistant(language).help(TEXT, found, go_on)
    assert [(m.statement.speaker, m.by, m.fields) for m in helped.statements] == [
        ("Lind", "spacy", ("speaker",)),
        ("unknown", "", ()),  # "He" names nobody
    ]
    assert "1 of 2" in helped.notes[0]
    assert "not read by a person" in helped.notes[0]


def test_a_speaker_that_the_rules_know_is_not_asked_about() -> None:
    def never(_: str) -> Any:
        raise AssertionError

    found = (Statement(10, 26, TEXT[10:26], "Aland", "factual_claim", "asserted"),)
    assert SpacyAssistant(never).help(TEXT, found, go_on).statements[0].statement.speaker == "Aland"


def test_without_spacy_the_line_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **named: Any) -> Any:
        if name == "spacy":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtraError, match=r"comity\[spacy\]"):
        spacy_assistant()


def test_without_a_model_the_line_that_downloads_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = ModuleType("spacy")

    def load(name: str) -> Any:
        raise OSError(name)

    fake.load = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", fake)
    with pytest.raises(UsageError, match="spacy download en_core_web_sm"):
        spacy_assistant()
    with pytest.raises(UsageError, match="no name of a spaCy model"):
        spacy_assistant("../../elsewhere")
