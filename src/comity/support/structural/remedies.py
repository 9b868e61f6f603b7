"""The smallest sets of conditions on support that make a target outcome hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Quantifier = Literal["some", "every"]
How = Literal["given", "withdrawn", "tied"]


@dataclass(frozen=True, slots=True)
class Tie:
    """
    One lever that is no longer a choice: given for good, withdrawn for good, or given if and only if a step is taken.

    ``condition`` is the step as a statement, ``literals`` how many options it names; both are empty unless the lever
    is tied.
    """

    lever: str
    how: How
    words: str
    condition: str = ""
    literals: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return the tie as plain values."""
        return {"lever": self.lever, "how": self.how, "condition": self.condition, "words": self.words}


@dataclass(frozen=True, slots=True)
class Conditionality:
    """
    What would have to be tied to what so that a target holds.

    Parameters
    ----------
    target : str
        A statement.
    quantifier : {"some", "every"}
        Whether the target is to hold in some equilibrium, or in every one, of which there must be one.
    concept : str
    before : bool
        Whether it is so already as things are; then nothing is searched.
    minimal : tuple of tuple of Tie
        All the smallest sets: fewest levers first, then fewest literals. Empty where none was found.
    tried : int
        How many sets of ties were looked at.
    complete : bool
        False where not every set up to the limit was looked at; smaller sets than those named are ruled out only where
        it is True or where ``minimal`` is not empty and its size was searched whole.
    why : str
        What limited the search; empty where nothing did.
    """

    target: str
    quantifier: Quantifier
    concept: str
    before: bool
    minimal: tuple[tuple[Tie, ...], ...]
    tried: int
    complete: bool
    why: str = ""
    words: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "target": self.target,
            "words": self.words,
            "quantifier": self.quantifier,
            "concept": self.concept,
            "before": self.before,
            "minimal": [[t.to_json() for t in ties] for ties in self.minimal],
            "tried": self.tried,
            "complete": self.complete,
            "why": self.why,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the finding in plain words."""
        said = self.words or self.target
        which = "in some outcome that holds" if self.quantifier == "some" else "in every outcome that holds"
        if self.before:
            return (f"That {said} is so already {which}; no support need be tied.",)
        if not self.minimal:
            found = "No tie of support that was tried" if not self.complete else "No tie of support within the limits"
            return (f"{found} makes it so that {said} {which}.{f' {self.why}' if self.why else ''}",)
        ways = "; or ".join(" and ".join(t.words for t in ties) for ties in self.minimal[:5])
        more = f"; and {len(self.minimal) - 5} more such ways" if len(self.minimal) > 5 else ""
        return (
            f"To make it so that {said} {which}, the least is that {ways}{more}.{f' {self.why}' if self.why else ''}",
        )
