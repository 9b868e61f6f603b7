"""Objections to a package, and the voting power of a party."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from comity.settlement.room.wording import number

Parties = tuple[str, ...]
Named = tuple[tuple[str, str | float], ...]  # issue -> level, or number
How = Literal["walks away", "imposes", "adopts"]


@dataclass(frozen=True, slots=True)
class Objection:
    """
    What some parties could do together that leaves each of them better off than a package.

    ``how``: one party walks away from less than its walk-away value; or they impose what they can undo; or they adopt
    another package by their votes. ``package`` is what comes of it before the others answer, ``gains`` what each
    member surely gains, whatever the others can impose.
    """

    parties: Parties
    how: How
    package: Named
    gains: tuple[tuple[str, Fraction], ...]

    def to_json(self) -> dict[str, Any]:
        """Return the objection as plain values."""
        gains = {party: number(gain) for party, gain in self.gains}
        return {"parties": list(self.parties), "how": self.how, "package": dict(self.package), "gains": gains}


@dataclass(frozen=True, slots=True)
class Power:
    """
    The voting power of one party: in how many coalitions its vote decides.

    ``swings`` counts the coalitions of others that win with it and lose without it; ``banzhaf`` is its share of all
    swings, ``absolute`` the share of coalitions of the others that it swings; ``shapley`` its Shapley-Shubik index.
    """

    party: str
    votes: Fraction
    veto: bool
    swings: int
    banzhaf: Fraction
    absolute: Fraction
    shapley: Fraction

    def to_json(self) -> dict[str, Any]:
        """Return the indices as plain values."""
        return {
            "party": self.party,
            "votes": number(self.votes),
            "veto": self.veto,
            "swings": self.swings,
            "banzhaf": float(self.banzhaf),
            "absolute": float(self.absolute),
            "shapley": float(self.shapley),
        }
