"""
What a model answered, checked: its words are data, and only what stands verbatim in the text is kept.

A text may hold instructions to whoever reads it, and a model may follow them. Whatever it then answers passes here:
quotes that do not stand in the text are dropped and counted, names that do not stand there become ``unknown``, words
outside the lists become ``unknown``, and nothing else is read from the answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast, get_args

from comity.evidence.reading.assistants.protocol import Marked
from comity.evidence.reading.result import KINDS, Condition, Direction, Kind, Modality, Statement

MOST = 500
"""How many statements of one answer are looked at."""
LONGEST = 2_000
"""The longest quote, in characters."""
_RULE = "model"
_UNKNOWN: Literal["unknown"] = "unknown"
_FENCES = ("```json", "```JSON", "```")


@dataclass(frozen=True, slots=True)
class Checked:
    """The statements of an answer that stand in the text, and how many did not; ``readable`` is False without JSON."""

    statements: tuple[Statement, ...] = ()
    dropped: int = 0
    readable: bool = True


def checked(answer: str, text: str, start: int, end: int, default_speaker: str) -> Checked:
    """
    Return the statements of an answer about ``text[start:end]``.

    Parameters
    ----------
    answer : str
        What the model wrote: JSON, with or without a fence around it.
    text : str
        The whole text.
    start, end : int
        The part that the model was shown; its quotes are looked for there alone, each behind the one before it.
    default_speaker : str
        The one speaker that may be named though it does not stand in the text.

    Examples
    --------
    >>> said = '{"statements": [{"quote": "We will sign.", "kind": "commitment"}, {"quote": "We lost."}]}'
    >>> found = checked(said, "They said: We will sign.", 0, 24, "author")
    >>> [(s.start, s.quote, s.kind, s.speaker) for s in found.statements], found.dropped
    ([(11, 'We will sign.', 'commitment', 'unknown')], 1)
    """
    rows = _rows(answer)
    if rows is None:
        return Checked(readable=False)
    kept: list[Statement] = []
    at = start
    for row in rows[:MOST]:
        place = _place(row.get("quote"), text, at, start, end) if isinstance(row, dict) else None
        if place is not None and not any(s.start < place[1] and place[0] < s.end for s in kept):
            kept.append(_statement(row, text, place, default_speaker))
            at = place[1]
    kept.sort(key=lambda s: s.start)
    return Checked(tuple(kept), len(rows) - len(kept))


def _rows(answer: str) -> list[Any] | None:
    bare = answer.strip()
    for fence in _FENCES:
        bare = bare.removeprefix(fence)
    try:
        said = json.loads(bare.removesuffix("```").strip())
    except (ValueError, RecursionError):
        return None
    rows = said.get("statements") if isinstance(said, dict) else said
    return rows if isinstance(rows, list) else None


def _place(quote: Any, text: str, at: int, start: int, end: int) -> tuple[int, int] | None:
    """Return where a quote stands, behind the one before it or else from the beginning; None where it does not."""
    if not isinstance(quote, str) or not 0 < len(quote.strip()) <= LONGEST:
        return None
    words = quote.strip()
    found = text.find(words, at, end)
    found = text.find(words, start, end) if found < 0 else found
    return None if found < 0 else (found, found + len(words))


def _statement(row: Mapping[str, Any], text: str, place: tuple[int, int], default_speaker: str) -> Statement:
    start, end = place
    return Statement(
        start,
        end,
        text[start:end],
        _speaker(row.get("speaker"), text, default_speaker),
        cast(Kind, _one_of(row.get("kind"), KINDS)),
        cast(Modality, _one_of(row.get("modality"), get_args(Modality))),
        _condition(row.get("condition"), text, place),
        hedged=row.get("hedged") is True,
        rule=_RULE,
    )


def _one_of(said: Any, known: Sequence[str]) -> str:
    return said if isinstance(said, str) and said in known else _UNKNOWN


def _speaker(said: Any, text: str, default_speaker: str) -> str:
    """Return a speaker whose every name stands in the text: "Person (Party)" is two."""
    if not isinstance(said, str) or not said.strip() or len(said) > 200:
        return _UNKNOWN
    if said == default_speaker:
        return said
    names = [n.strip() for n in said.replace(")", "(").split("(") if n.strip()]
    return " ".join(said.split()) if names and all(n in text for n in names) else _UNKNOWN


def _condition(said: Any, text: str, place: tuple[int, int]) -> Condition:
    if not isinstance(said, dict) or not isinstance(said.get("text"), str) or not said["text"].strip():
        return Condition()
    words = said["text"].strip()
    at = text.find(words, *place)
    direction = said.get("direction")
    if at < 0 or direction not in ("necessary", "sufficient"):
        return Condition()
    return Condition(words, at, at + len(words), cast(Direction, direction))


def merged(found: Sequence[Statement], said: Sequence[Statement], by: str) -> tuple[Marked, ...]:
    """
    Return what the rules found with what a model said: the rules go first, and what they decided stays.

    Where the model's statement overlaps one of the rules', it only fills in what is ``unknown`` there; where it
    overlaps none, it is added, and marked as a whole.
    """
    out: list[Marked] = []
    k = 0
    inside = sorted(said, key=lambda s: s.start)
    for statement in sorted(found, key=lambda s: s.start):
        while k < len(inside) and inside[k].end <= statement.start:
            out.append(Marked(inside[k], by))
            k += 1
        over: list[Statement] = []
        while k < len(inside) and inside[k].start < statement.end:
            over.append(inside[k])
            k += 1
        out.append(_filled(statement, over, by))
    return (*out, *(Marked(s, by) for s in inside[k:]))


def _filled(statement: Statement, over: Sequence[Statement], by: str) -> Marked:
    changes: dict[str, Any] = {}
    for field in ("speaker", "kind", "modality"):
        if getattr(statement, field) == _UNKNOWN:
            told = next((getattr(s, field) for s in over if getattr(s, field) != _UNKNOWN), None)
            if told is not None:
                changes[field] = told
    if not changes:
        return Marked(statement)
    rules = {**statement.rules, **dict.fromkeys(changes, _RULE)}
    return Marked(replace(statement, **changes, rules=rules), by, tuple(changes))
