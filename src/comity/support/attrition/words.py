"""A war of attrition in plain sentences."""

from __future__ import annotations

from math import inf

from comity.support.attrition.result import AttritionAnswer, Waiting


def sentences_of(found: AttritionAnswer) -> tuple[str, ...]:
    """Return what the war of attrition shows: two to five sentences."""
    if not found.to:
        return (f"Nobody is subsidised. {_lasts(found.with_subsidy, found)}",)
    out = [
        f"With the subsidy to {found.to}: {_lasts(found.with_subsidy, found)}",
        f"Without it: {_lasts(found.without, found)}",
        _oddity(found),
        _stubborn(found),
        _region(found),
    ]
    return tuple(sentence for sentence in out if sentence)


def _lasts(one: Waiting, found: AttritionAnswer) -> str:
    """Return how long both sides wait and who outlasts whom."""
    a, b = found.sides
    if one.at_once:
        free, loser = (b, a) if one.at_once == "a" else (a, b)
        return f"waiting costs {free} nothing, so {loser} gives in at once."
    if one.duration == inf:
        return "waiting costs neither side anything, so nobody gives in."
    return (
        f"both wait for {one.duration:.3g} units of time on average; {a} outlasts {b} with a chance of "
        f"{one.wins_a:.2f}, {b} outlasts {a} with {one.wins_b:.2f}."
    )


def _oddity(found: AttritionAnswer) -> str:
    """Return why a subsidy makes both wait longer, where it does."""
    if found.sign != "shorter":
        return ""
    other = next(side for side in found.sides if side != found.to)
    return (
        f"A side gives in at the rate that keeps the other willing to wait. So the subsidy to {found.to} slows "
        f"{other}, not {found.to}: the war is longer, and {found.to} outlasts {other} less often. "
        "Taking the subsidy away shortens the war."
    )


def _stubborn(found: AttritionAnswer) -> str:
    """Return the contrast: what is left where a side may be one that never gives in."""
    given, without = found.yielding_with, found.yielding_without
    if given is None or without is None or found.with_subsidy.at_once or inf in (given.duration, without.duration):
        return ""
    first = found.sides[0] if given.at_once_a >= given.at_once_b else found.sides[1]
    chance = max(given.at_once_a, given.at_once_b)
    start = f"{first} gives in at the start with a chance of {chance:.2f}" if chance > 1e-9 else "nobody gives in first"
    return (
        "This rests on the mixed equilibrium. If each side may be one that never gives in "
        f"(chance {given.stubborn:g}), then with the subsidy {start}, and both wait for {given.duration:.2g} "
        f"on average, against {without.duration:.2g} without it."
    )


def _region(found: AttritionAnswer) -> str:
    """Return whether the sign is the same at every end of the numbers."""
    if len(found.signs) == 1:
        return ""
    return f"Over the ends of the numbers a cut gives: {', '.join(found.signs)}."
