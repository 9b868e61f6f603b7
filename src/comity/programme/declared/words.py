"""Published figures of a programme in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from comity.case.programme import Declared
from comity.programme.declared.answer import KINDS, At, DeclaredAnswer, Pair, Thing
from comity.programme.declared.revised import Revision
from comity.programme.declared.time_of import time_of

_TOO_SOON = "the output was published before that time was over"


def of_declared(found: DeclaredAnswer) -> tuple[str, ...]:
    """Return every thing in words, and then what was published in several units."""
    if not found.things:
        return ("There are no published figures to set side by side.",)
    out = [sentence for thing in found.things for sentence in _thing(thing)]
    for who, what, units in found.units:
        named = ", ".join(unit or "no unit" for unit in units)
        out.append(f"Figures of {what} of {who} are in different units ({named}) and are not compared.")
    return tuple(out)


def _thing(thing: Thing) -> Iterator[str]:
    unit = f", in {thing.unit}" if thing.unit else ""
    yield f"{thing.what[:1].upper()}{thing.what[1:]} of {thing.who}{unit}:"
    for at in thing.at:
        yield _at(at)
    for pair in thing.pairs:
        yield _pair(pair)
    for target in thing.open:
        yield _open(target, thing.day if target in thing.not_over else None)
    for revision in thing.revised:
        yield _revision(revision)


def _open(target: Declared, day: dt.date | None) -> str:
    """Return why nothing tells whether a target was reached; ``day`` where its time had not ended then."""
    time = time_of(target)
    aim = f"{_target(target)} {_for(time.words)}"
    if target.value is None:
        return f"{aim[:1].upper()}{aim[1:]} has no number, so nothing tells whether it was reached."
    if day is not None:
        why = f"that time {'was not over' if time.last is not None else 'had not begun'} on {day}, the day of the case"
    else:
        why = "no output was published for that time" if time.said else "the target does not say its time"
    return f"Whether {aim} was reached cannot be told: {why}."


def _at(at: At) -> str:
    parts = [f"{kind} {', '.join(said(f) for f in at.of(kind))}" for kind in KINDS if at.of(kind)]
    return f"{_when(at.time.words)}: {'; '.join(parts)}."


def _when(words: str) -> str:
    text = _for(words)
    return f"{text[:1].upper()}{text[1:]}"


def _for(words: str) -> str:
    return words if words.startswith(("by ", "from ")) else f"for {words}"


def said(figure: Declared) -> str:
    """
    Return what a figure says, and who says it.

    Examples
    --------
    >>> said(Declared("f", "a", "shells", "target"))
    'no number (nobody named)'
    >>> said(Declared("f", "a", "shells", "output", expected=True, by="its maker"))
    'no number expected (its maker)'
    """
    expected = " expected" if figure.expected and figure.kind != "target" else ""
    return f"{amount(figure)}{expected} ({figure.by or 'nobody named'})"


def amount(figure: Declared) -> str:
    """Return the number of a figure with its bound."""
    if figure.value is None:
        return "no number"
    low, high = _number(figure.value.low), _number(figure.value.high)
    bound = "" if figure.bound == "exactly" else f"{figure.bound} "
    return f"{bound}{low}" if low == high else f"{bound}{low} to {high}"


def _target(figure: Declared) -> str:
    return "the target" if figure.value is None else f"the target of {amount(figure)}"


def _number(value: Fraction) -> str:
    return f"{float(value):,.10g}"


def _pair(pair: Pair) -> str:
    target, share = pair.target, pair.share
    when = _when(time_of(pair.output).words)
    aim = _target(target)
    if pair.later:
        aim += f" {_for(time_of(target).words)}"
    if share.why:
        return f"{when}, what share of {aim} was reached cannot be told: {share.why}."
    if pair.early:
        why = "the output was an aim or a forecast" if pair.output.expected else _TOO_SOON
        return f"{when}, {share.words} of {aim} was expected: {why}, so whether it was reached cannot be told."
    if pair.later:
        return (
            f"{when}, the output is {share.words} of {aim}, the last one before it. It does not tell whether that "
            "target was reached in its own time."
        )
    if share.verdict == "cannot be told":
        return f"{when}, {share.words} of {aim} was reached; whether all of it was cannot be told."
    end = "so it was reached" if share.verdict == "reached" else "so it was not reached in full"
    return f"{when}, {share.words} of {aim} was reached, {end}."


def _revision(revision: Revision) -> str:
    one, two = revision.earlier, revision.later
    ends = f"{amount(one)} for {time_of(one).words} ({one.released}), then {amount(two)} for {time_of(two).words}"
    return f"The target was said again later: {ends} ({two.released}): {revision.how}."
