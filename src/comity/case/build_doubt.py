"""What is left open about preferences, and how parties see one another: what was read becomes nouns."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from comity.case.build_preferences import Speech
from comity.case.doubt import Attitude, Chances, Degree, Doubt, Fuzzy, Pair, Place, Spread
from comity.case.found import At, Found, Row
from comity.case.wording import shown

_HALF = Fraction(1, 2)


def doubt(row: Row, speech: Speech, at: At) -> Doubt:
    """Return what a preference leaves open."""
    return Doubt(
        unknown=tuple(_pairs(row.get("unknown", ()), speech, at)),
        fuzzy=_fuzzy(row.get("fuzzy"), speech, at),
        chances=_chances(row.get("chances"), speech, at),
        spread=_spread(row.get("spread"), at),
    )


def _fuzzy(row: Row | None, speech: Speech, at: At) -> Fuzzy | None:
    if row is None:
        return None
    return Fuzzy(_degrees(row, speech, at), _share(row, "satisficing", Fraction(1), at))


def _chances(row: Row | None, speech: Speech, at: At) -> Chances | None:
    if row is None:
        return None
    return Chances(_degrees(row, speech, at), _share(row, "moves", _HALF, at), _share(row, "deters", _HALF, at))


def _spread(row: Row | None, at: At) -> Spread | None:
    if row is None or "law" not in row:
        return None
    return Spread(row.get("law"), _share(row, "amount", Fraction(0), at))


def _pairs(found: Iterable[Found[Any]], speech: Speech, at: At) -> Iterable[Pair]:
    for got in found:
        if len(got.value) != 2:
            what = f"a pair of places is expected, and {len(got.value)} stand here."
            at.problem(got.where, what, 'For example: ["YNN", "NYN"]')
            continue
        one, other = (place(p, speech, at) for p in got.value)
        if one is not None and other is not None:
            yield Pair(one, other)


def place(got: Found[str], speech: Speech, at: At) -> Place | None:
    """Return the states that a text speaks of: a state by its name, or a statement."""
    if speech.vocabulary is None or got.value in speech.named:
        label = speech.label(got, at)
        return None if label is None else Place(label, None, got.where)
    said = speech.statement(got, at)
    return None if said is None else Place(said.text, said.tree, got.where)


def _degrees(row: Row, speech: Speech, at: At) -> tuple[Degree, ...]:
    out = []
    for got in row.get("degrees", ()):
        one: Row = got.value
        of = place(one.fields["of"], speech, at) if "of" in one else None
        over = place(one.fields["over"], speech, at) if "over" in one else None
        if of is not None and over is not None and "degree" in one:
            out.append(Degree(of, over, _share(one, "degree", _HALF, at)))
    return tuple(out)


def _share(row: Row, name: str, otherwise: Fraction, at: At) -> Fraction:
    """Return a number from 0 to 1."""
    value: Fraction = row.get(name, otherwise)
    if not 0 <= value <= 1:
        at.problem(row.at(name), f"{name} is {shown(str(value))}; it lies between 0 and 1.", "For example: 0.5")
        return otherwise
    return value


def probabilities(row: Row, at: At) -> None:
    """Report probabilities of readings that are none, or leave nothing for the main reading."""
    given = [(got.value, got.value.get("probability")) for _, got in row.get("readings", ()) if got is not None]
    known = [(r, p) for r, p in given if p is not None]
    for r, p in known:
        if not 0 <= p <= 1:
            at.problem(r.at("probability"), f"a probability lies between 0 and 1, not at {p}.", "For example: 0.3")
    if known and len(known) < len(given):
        what = "some readings have a probability and some have none."
        at.problem(known[0][0].at("probability"), what, "Give one to each reading, or to none.")
    elif sum((p for _, p in known), Fraction(0)) > 1:
        what = f"the probabilities of the readings add up to {sum(p for _, p in known)}, more than 1."
        at.problem(known[0][0].at("probability"), what, "Leave something for the main reading, or exactly 1 in all.")


def attitudes(row: Row) -> tuple[Attitude, ...]:
    """Return how parties care about what others get, in the order of the file."""
    return tuple(
        Attitude(
            party.value, tuple((other.value, tone.value) for other, tone in got.value if tone is not None), party.where
        )
        for party, got in row.get("attitudes", ())
        if got is not None
    )
