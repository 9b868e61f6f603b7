"""What each party prefers, how power changes it, and what parties believe of each other: rows become nouns."""

from __future__ import annotations

from dataclasses import replace

from comity.case.build_doubt import doubt, place, probabilities
from comity.case.build_preferences import Speech, preference, source_ids
from comity.case.found import At, Found, Row
from comity.case.nouns import Misperception, PartyPreference, Reading, Regime


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
    main = preference(row, party.value, speech, at)
    readings = _readings(party, row, speech, at)
    regimes = _regimes(party, row, speech, at)
    open_ = doubt(row, speech, at)
    return None if main is None else PartyPreference(party.value, main, readings, party.where, open_, regimes)


def _readings(party: Found[str], row: Row, speech: Speech, at: At) -> tuple[Reading, ...]:
    readings = []
    for name, got in row.get("readings", ()):
        if name.value == "main":
            way = "Give this one another id, such as hard_line."
            at.problem(name.where, '"main" is the name of the preference itself.', way)
        if got is None:
            continue
        read = preference(got.value, f"{party.value}, reading {name.value}", speech, at)
        if read is not None:
            text, chance = got.value.get("text", ""), got.value.get("probability")
            readings.append(Reading(name.value, text, read, source_ids(got.value), got.where, chance))
    probabilities(row, at)
    return tuple(readings)


def _regimes(party: Found[str], row: Row, speech: Speech, at: At) -> tuple[Regime, ...]:
    regimes = []
    for name, got in row.get("regimes", ()):
        if got is None:
            continue
        one: Row = got.value
        read = preference(one, f"{party.value}, regime {name.value}", speech, at)
        during = speech.statement(one.fields.get("during"), at)
        if read is not None and during is not None:
            regimes.append(Regime(name.value, during, read, one.get("text", ""), source_ids(one), got.where))
    return tuple(regimes)


def misperceptions(row: Row, speech: Speech, at: At) -> tuple[Misperception, ...]:
    """Return what each party does not see or sees differently, in the order of the file."""
    built = []
    for party, got in row.get("misperceives", ()):
        if got is None:
            continue
        one: Row = got.value
        unseen = tuple(p for p in (place(g, speech, at) for g in one.get("cannot_see", ())) if p is not None)
        beliefs = []
        for other, belief in one.get("preferences", ()):
            if belief is not None:
                whose = f"{other.value}, as {party.value} believes"
                read = preference(belief.value, whose, replace(speech, states=None), at)
                if read is not None:
                    beliefs.append(PartyPreference(other.value, read, (), other.where))
        built.append(Misperception(party.value, unseen, tuple(beliefs), party.where))
    return tuple(built)
