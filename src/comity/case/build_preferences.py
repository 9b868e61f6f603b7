"""Statements and preferences: what was read becomes nouns, and what does not fit becomes problems."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from comity.case.found import At, Found, Row
from comity.case.nouns import PartyPreference, Preference, Prioritised, Ranking, Reading, Statement, Weights
from comity.case.wording import counted, listed, shown, suggestion
from comity.errors import Where
from comity.logic.parse import StatementError, parse
from comity.logic.vocabulary import Vocabulary

Label = Callable[[Found[str], At], str | None]
"""Takes the name of a state as written; returns it as the case calls it, or None with a problem noted."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of one conflict: its vocabulary, and the names of its states. ``known`` is False where
    the options could not all be read, so that nothing can be said about names."""

    vocabulary: Vocabulary | None
    label: Label
    states: tuple[str, ...] | None = None
    known: bool = True

    def statement(self, got: Found[Any] | None, at: At) -> Statement | None:
        """Return the statement that was read as text or as a row, or None with its problem noted."""
        if got is None:
            return None
        row = got.value if isinstance(got.value, Row) else Row({"holds": got}, got.where)
        if "holds" not in row:
            return None
        text, where = row.get("holds"), row.at("holds")
        if self.vocabulary is None:
            what = f"the statement {shown(text)} cannot be read: a conflict drawn by hand has no options."
            at.problem(where, what, "Give a ranking of the states instead.")
            return None
        try:
            tree = parse(text, self.vocabulary)
        except StatementError as e:
            if self.known:
                at.problem(where, f"in the statement {shown(text)}, column {e.column}: {e.message}", *e.ways_out)
            return None
        return Statement(text, tree, row.get("why", ""), source_ids(row), got.where)


def source_ids(row: Row) -> tuple[str, ...]:
    """Return the ids of the sources of a row."""
    return tuple(s.value for s in row.get("source", ()))


def preferences(row: Row, speech: Speech, at: At) -> tuple[PartyPreference, ...]:
    """Return what each party prefers, in the order of the file; unusable ones are left out."""
    built = []
    for party, got in row.get("preferences", ()):
        if got is not None:
            one = _party(party, got.value, speech, at)
            if one is not None:
                built.append(one)
    return tuple(built)


def _party(party: Found[str], row: Row, speech: Speech, at: At) -> PartyPreference | None:
    main = _preference(row, party.value, speech, at)
    readings = []
    for name, got in row.get("readings", ()):
        if name.value == "main":
            way = "Give this one another id, such as hard_line."
            at.problem(name.where, '"main" is the name of the preference itself.', way)
        if got is None:
            continue
        preference = _preference(got.value, f"{party.value}, reading {name.value}", speech, at)
        if preference is not None:
            text = got.value.get("text", "")
            readings.append(Reading(name.value, text, preference, source_ids(got.value), got.where))
    return None if main is None else PartyPreference(party.value, main, tuple(readings), party.where)


def _preference(row: Row, whose: str, speech: Speech, at: At) -> Preference | None:
    if "statements" in row:
        read = [speech.statement(s, at) for s in row.get("statements")]
        return Prioritised(tuple(s for s in read if s is not None))
    if "weights" in row:
        return _weights(row, speech, at)
    if "ranking" in row:
        return _ranking(row, whose, speech, at)
    return None


def _weights(row: Row, speech: Speech, at: At) -> Weights:
    weighted = []
    for text, number in row.get("weights"):
        statement = speech.statement(text, at)
        if statement is not None and number is not None:
            weighted.append((statement, number.value))
    return Weights(tuple(weighted))


def _ranking(row: Row, whose: str, speech: Speech, at: At) -> Ranking:
    tiers, wheres = [], []
    seen: dict[str, Where] = {}
    for entry in row.get("ranking"):
        tier = entry.value if isinstance(entry.value, tuple) else (entry,)
        labels = []
        for got in tier:
            label = speech.label(got, at)
            if label is not None and label in seen:
                what = f"{whose} ranks the state {shown(label)} twice; the first is on line {seen[label].line}."
                at.problem(got.where, what, "Rank each state once; a tie is a nested list: [a, b].")
            elif label is not None:
                seen[label] = got.where
                labels.append((label, got.where))
        tiers.append(tuple(name for name, _ in labels))
        wheres.append(tuple(where for _, where in labels))
    _unranked(row, whose, seen, speech, at)
    return Ranking(tuple(tiers), tuple(wheres))


def _unranked(row: Row, whose: str, seen: dict[str, Where], speech: Speech, at: At) -> None:
    missing = [s for s in speech.states or () if s not in seen]
    if missing and speech.known and not at.notes.failed():
        what = f"the ranking of {whose} leaves out {counted(len(missing), 'state')}: {listed(missing)}."
        at.problem(row.at("ranking"), what, "Rank every state once; states of equal worth stand in a nested list.")


def pattern_length(text: str, options: tuple[str, ...]) -> str | None:
    """Say what is wrong with the length of a pattern, or return None where it fits."""
    if len(text) == len(options):
        return None
    letters = counted(len(text), "letter")
    return (
        f"the pattern {shown(text)} has {letters}, but there are {counted(len(options), 'option')}: {listed(options)}."
    )


def option_label(options: tuple[str, ...], lumps: dict[str, str], known: bool) -> Label:
    """
    Return the reader of state names in option form: full patterns, lump ids, and patterns of lumps.

    ``lumps`` holds id -> pattern. A lump written by its own pattern comes back by its id.
    """
    by_pattern = {pattern: name for name, pattern in lumps.items()}

    def label(got: Found[str], at: At) -> str | None:
        text = got.value
        if text in lumps:
            return text
        if text in by_pattern:
            return by_pattern[text]
        if not known:
            return None
        if not re.fullmatch("[YN-]+", text):
            ways = _not_a_pattern(text, tuple(lumps))
            at.problem(got.where, f"{shown(text)} is no state: neither a pattern nor a lumped state.", *ways)
        elif (wrong := pattern_length(text, options)) is not None:
            at.problem(got.where, wrong, "Write one letter for each option, in their order.")
        elif "-" in text:
            what = f'the pattern {shown(text)} stands for several states; a single state has no "-".'
            at.problem(got.where, what, "List the states one by one, or lump them under `same`.")
        else:
            return text
        return None

    return label


def _not_a_pattern(text: str, lumps: tuple[str, ...]) -> tuple[str, ...]:
    if re.fullmatch("[YyNn-]+", text):
        return (f'Patterns are written in capitals: "{text.upper()}"',)
    return suggestion(text, lumps) or ('For example: "YNN"',)


def drawn_label(states: tuple[str, ...]) -> Label:
    """Return the reader of state names of a hand-drawn graph."""

    def label(got: Found[str], at: At) -> str | None:
        if got.value in states:
            return got.value
        if states and "state" not in at.notes.doubtful and not at.notes.partial:
            what = f"state {shown(got.value)} is not defined. Defined: {listed(states)}."
            at.problem(got.where, what, *(suggestion(got.value, states) or ("Use one of these.",)))
        return None

    return label
