"""Statements and preferences: what was read becomes nouns, and what does not fit becomes problems."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from comity.case.found import At, Found, Row
from comity.case.nouns import Free, Preference, Prioritised, Ranking, Statement, Weights
from comity.case.wording import counted, listed, shown, suggestion
from comity.errors import Where
from comity.logic.parse import StatementError, parse
from comity.logic.vocabulary import Vocabulary

Label = Callable[[Found[str], At], str | None]
"""Takes the name of a state as written; returns it as the case calls it, or None with a problem noted."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of one conflict: its vocabulary, and the names of its states. ``known`` is False where
    the options could not all be read, so that nothing can be said about names. ``named`` holds the lumped states."""

    vocabulary: Vocabulary | None
    label: Label
    states: tuple[str, ...] | None = None
    known: bool = True
    named: tuple[str, ...] = ()

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


def preference(row: Row, whose: str, speech: Speech, at: At) -> Preference | None:
    """Return a preference in one of its forms, or None where none could be read."""
    if row.get("free", False):
        return _free(row, whose, speech, at)
    if "statements" in row:
        return _statements(row, speech, at)
    if "weights" in row:
        return _weights(row, speech, at)
    if "ranking" in row:
        return _ranking(row, whose, speech, at)
    if "free" in row:
        at.problem(
            row.at("free"), f"{whose} has no preference: free is false.", "Give statements, a ranking or weights."
        )
    return None


def _free(row: Row, whose: str, speech: Speech, at: At) -> Free:
    """Return a preference that is left open, with what is known of it."""
    if "weights" in row:
        way = "Give intervals as weights, such as [1, 3], without free; or leave the weights out."
        at.problem(row.at("free"), "free goes with statements or a ranking, not with weights.", way)
    statements = _statements(row, speech, at).statements if "statements" in row else ()
    tiers = _tiers(row, whose, speech, at)[0] if "ranking" in row else ()
    return Free(statements, tuple(tiers))


def _statements(row: Row, speech: Speech, at: At) -> Prioritised:
    found = row.get("statements")
    read = [(speech.statement(s, at), s.value.get("degree", 1) if isinstance(s.value, Row) else 1) for s in found]
    kept = [(s, d) for s, d in read if s is not None]
    degrees = tuple(d for _, d in kept)
    return Prioritised(tuple(s for s, _ in kept), degrees if set(degrees) - {1} else ())


def _weights(row: Row, speech: Speech, at: At) -> Weights:
    weighted, ranges = [], []
    for text, got in row.get("weights"):
        statement = speech.statement(text, at)
        if statement is None or got is None:
            continue
        ends = _interval(got, at)
        weighted.append((statement, (ends[0] + ends[1]) / 2))
        ranges.append(ends)
    much = tuple(m.value for m in row.get("much", ()))
    if any(m <= 0 for m in much) or list(much) != sorted(set(much)):
        at.problem(row.at("much"), "the numbers of much are above 0 and grow.", "For example: much: [5, 10]")
    return Weights(tuple(weighted), tuple(ranges) if any(a != b for a, b in ranges) else (), much)


def _interval(got: Found[Any], at: At) -> tuple[Fraction, Fraction]:
    """Return the lowest and the highest value of a weight."""
    if isinstance(got.value, Fraction):
        return got.value, got.value
    ends = [e.value for e in got.value]
    if len(ends) != 2 or ends[0] > ends[1]:
        at.problem(got.where, "an interval is a lowest and a highest number.", "For example: [1, 3]")
        return ends[0], ends[0]
    return ends[0], ends[1]


def _ranking(row: Row, whose: str, speech: Speech, at: At) -> Ranking:
    tiers, wheres, breaks = _tiers(row, whose, speech, at)
    seen = {label for tier in tiers for label in tier}
    missing = [s for s in speech.states or () if s not in seen]
    if missing and speech.known and not at.notes.failed():
        what = f"the ranking of {whose} leaves out {counted(len(missing), 'state')}: {listed(missing)}."
        at.problem(row.at("ranking"), what, "Rank every state once; states of equal worth stand in a nested list.")
    return Ranking(tuple(tiers), tuple(wheres), tuple(breaks))


def _tiers(
    row: Row, whose: str, speech: Speech, at: At
) -> tuple[list[tuple[str, ...]], list[tuple[Where, ...]], list[tuple[int, int]]]:
    """Return the tiers of a ranking, where each state stands, and the breaks between tiers: (tier above, degree)."""
    tiers: list[tuple[str, ...]] = []
    wheres: list[tuple[Where, ...]] = []
    breaks: list[tuple[int, int]] = []
    seen: dict[str, Where] = {}
    for entry in row.get("ranking"):
        if isinstance(entry.value, str) and re.fullmatch(">{2,9}", entry.value):
            if not tiers or (breaks and breaks[-1][0] == len(tiers) - 1):
                at.problem(
                    entry.where, f"{shown(entry.value)} stands between two states.", 'For example: [YN, ">>", NN]'
                )
            breaks.append((len(tiers) - 1, len(entry.value)))
            continue
        tier = entry.value if isinstance(entry.value, tuple) else (entry,)
        labels = [(got, label) for got in tier if (label := speech.label(got, at)) is not None]
        for got, label in labels:
            if label in seen:
                what = f"{whose} ranks the state {shown(label)} twice; the first is on line {seen[label].line}."
                at.problem(got.where, what, "Rank each state once; a tie is a nested list: [a, b].")
            seen.setdefault(label, got.where)
        if labels:
            tiers.append(tuple(label for _, label in labels))
            wheres.append(tuple(got.where for got, _ in labels))
    if breaks and breaks[-1][0] == len(tiers) - 1:
        at.problem(row.at("ranking"), "the ranking ends with a sign that stands between two states.", "Delete it.")
    return tiers, wheres, breaks


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
