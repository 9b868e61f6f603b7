"""
spaCy: the speaker of a statement, where the rules could not tell, from the grammar of the sentence.

Nothing is fetched: spaCy is an extra, and its model is downloaded by the user. Only what is ``unknown`` is filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from comity.errors import BudgetExceededError, MissingExtraError, UsageError
from comity.evidence.reading.assistants.protocol import UNREAD, Helped, Marked, why_cut
from comity.evidence.reading.result import Statement

NAME = "spacy"
MODEL = "en_core_web_sm"
RULE = "spacy subject of a verb of speech"
UNKNOWN = "unknown"
_AROUND = 400  # characters before and after a statement that are looked at
_WHO = ("PERSON", "ORG", "GPE", "NORP")
# fmt: off
_SPEECH = frozenset(
    (
        "accuse", "acknowledge", "add", "admit", "affirm", "agree", "announce", "argue", "ask", "assert",
        "assure", "believe", "call", "claim", "comment", "concede", "confirm", "contend", "declare", "demand",
        "deny", "explain", "insist", "maintain", "mention", "note", "offer", "pledge", "predict", "promise",
        "propose", "reaffirm", "recall", "reiterate", "remark", "repeat", "reply", "report", "request",
        "respond", "say", "state", "stress", "suggest", "tell", "threaten", "urge", "vow", "warn", "write",
    )
)
# fmt: on


class Language(Protocol):
    """What is used of a model: a text goes in, tokens with their grammar come out."""

    def __call__(self, text: str) -> Any:
        """Return the text with its grammar."""


class SpacyAssistant:
    """
    The assistant that asks spaCy.

    Parameters
    ----------
    language : Language
        A model with a parser and names, as ``spacy.load`` returns it; see :func:`spacy_assistant`.
    """

    def __init__(self, language: Language) -> None:
        self.language = language

    @property
    def name(self) -> str:
        """Return how its part is marked."""
        return NAME

    def help(self, text: str, found: Sequence[Statement], pause: Callable[[], None]) -> Helped:
        """Return the statements, with the speaker of those filled in whose speaker was unknown and could be told."""
        out: list[Marked] = []
        cut = ""
        for statement in found:
            try:
                pause()
                speaker = self._speaker(text, statement) if statement.speaker == UNKNOWN and not cut else ""
            except (BudgetExceededError, KeyboardInterrupt) as e:
                cut, speaker = why_cut(e), ""
            if speaker:
                rules = {**statement.rules, "speaker": RULE}
                out.append(Marked(replace(statement, speaker=speaker, rules=rules), NAME, ("speaker",)))
            else:
                out.append(Marked(statement))
        told = sum(1 for m in out if m.by)
        note = f"spaCy named the speaker of {told} of {sum(s.speaker == UNKNOWN for s in found)} statements; {UNREAD}."
        return Helped(tuple(out), (note,), cut)

    def _speaker(self, text: str, statement: Statement) -> str:
        """Return the subject of the verb of speech in whose sentence a statement stands; empty where there is none."""
        low, high = max(0, statement.start - _AROUND), min(len(text), statement.end + _AROUND)
        start, end = statement.start - low, statement.end - low
        parsed = self.language(text[low:high])
        for sentence in parsed.sents:
            if sentence.start_char < end and sentence.end_char > start and (who := _said_by(sentence, parsed.ents)):
                return who
        return ""


def _said_by(sentence: Iterable[Any], names: Iterable[Any]) -> str:
    for token in sentence:
        if token.lemma_.lower() not in _SPEECH or token.pos_ != "VERB":
            continue
        for subject in token.children:
            if subject.dep_ == "nsubj":
                inside = {t.i for t in subject.subtree}
                # a pronoun names nobody
                who = [n.text for n in names if n.label_ in _WHO and inside & set(range(n.start, n.end))]
                if who:
                    return " ".join(str(who[0]).split())
    return ""


def spacy_assistant(model: str = MODEL) -> SpacyAssistant:
    """
    Return the assistant that asks a spaCy model that is installed; nothing is downloaded.

    Raises
    ------
    MissingExtraError
        spaCy is not installed.
    UsageError
        The model is not there; the message says how to get it.
    """
    try:
        import spacy
    except ImportError:
        raise MissingExtraError("spacy", "the help of spaCy") from None
    if not model.replace("_", "").replace("-", "").replace(".", "").isalnum():
        raise UsageError(f'"{model[:60]}" is no name of a spaCy model. For example: {MODEL}')
    try:
        return SpacyAssistant(spacy.load(model))
    except (OSError, ValueError):
        raise UsageError(
            f"the spaCy model {model} is not there. Download it once with: python -m spacy download {model}. "
            "Or leave --spacy out: the rules need no model."
        ) from None
