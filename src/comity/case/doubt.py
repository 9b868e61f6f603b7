"""
What is not known for sure about a preference, and how parties see one another: nouns beside the plain preferences.

All are hypotheses of the modeller. A case that uses none of them is read as before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from comity.case.places import NOWHERE
from comity.errors import Where
from comity.logic.tree import Node

Tone = Literal["positive", "neutral", "negative"]
Law = Literal["mallows", "plackett_luce"]


@dataclass(frozen=True, slots=True)
class Place:
    """
    One state or several: a statement that holds in them (a pattern is one), or the name of a state.

    ``tree`` is None where ``text`` names a drawn or lumped state.
    """

    text: str
    tree: Node | None = None
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places between whose states the preference is not known."""

    one: Place
    other: Place


@dataclass(frozen=True, slots=True)
class Degree:
    """How far the states of one place are preferred to those of another: 0 not at all, 1 wholly."""

    of: Place
    over: Place
    degree: Fraction


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """
    Fuzzy preference (Bashar, Hipel & Kilgour 2012).

    ``r(s, t)`` is the degree of s over t and ``r(t, s) = 1 - r(s, t)``; pairs not named are 1, 1/2 or 0 by the plain
    preference. A move is worth while where ``r(t, s) - r(s, t)`` reaches ``satisficing``.
    """

    degrees: tuple[Degree, ...]
    satisficing: Fraction


@dataclass(frozen=True, slots=True)
class Chances:
    """
    Probabilistic preference (Rego & dos Santos 2015): the degree is the chance that one state is strictly preferred.

    A move is taken where the chance that it pays is above ``moves``; a state deters where the chance that it is
    preferred is at most ``deters``.
    """

    degrees: tuple[Degree, ...]
    moves: Fraction
    deters: Fraction


@dataclass(frozen=True, slots=True)
class Spread:
    """How far a sampled preference strays from the one that is written: a law and its one parameter."""

    law: Law
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Doubt:
    """Everything that a preference leaves open; empty where it is held to be known."""

    unknown: tuple[Pair, ...] = ()
    fuzzy: Fuzzy | None = None
    chances: Chances | None = None
    spread: Spread | None = None

    def __bool__(self) -> bool:
        return bool(self.unknown or self.fuzzy or self.chances or self.spread)


@dataclass(frozen=True, slots=True)
class Attitude:
    """How a party cares about what others get (Inohara, Hipel & Walker 2007); a party not named is neutral."""

    party: str
    toward: tuple[tuple[str, Tone], ...]
    where: Where = field(default=NOWHERE, compare=False, repr=False)
