"""The answer of robust ordinal regression: what holds between offers whatever fits what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from comity.partners.naming import listed
from comity.partners.robust.value_space import Form

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Robust:
    """
    Relations between offers, as pairs of ids; that each offer is as good as itself is left out.

    Parameters
    ----------
    offers : tuple of str
    dominance : tuple of pairs
        The first surely dominates the second.
    necessary, possible : tuple of pairs
        The first is worth at least as much as the second for everything, or for something, that fits.
    can_be_first : tuple of str or None
        Offers that are worth at least as much as all others at once for something that fits; None where the time
        ended before that was known.
    undecided : tuple of pairs
        Pairs of which the time ended before it was known whether the first is necessarily preferred.
    form : {"linear", "monotone"}
    preferred : tuple of pairs
        The stated preferences.
    cut : str
        Why the work ended early; empty where it did not.
    notes : tuple of str
    offer_names : tuple of str
        What sentences call the offers.
    """

    offers: tuple[str, ...]
    dominance: Pairs
    necessary: Pairs
    possible: Pairs
    can_be_first: tuple[str, ...] | None
    undecided: Pairs = ()
    form: Form = "linear"
    preferred: Pairs = ()
    cut: str = ""
    notes: tuple[str, ...] = ()
    offer_names: tuple[str, ...] = field(default=(), compare=False, repr=False)

    @property
    def always_first(self) -> tuple[str, ...]:
        """Return the offers that are necessarily preferred to all others; several only if they are always equal."""
        pairs = set(self.necessary)
        return tuple(a for a in self.offers if all(a == b or (a, b) in pairs for b in self.offers))

    @property
    def incomparable(self) -> Pairs:
        """Return the pairs, each once, of which either may be ahead."""
        known = set(self.necessary) | set(self.undecided)
        both = ((a, b) for i, a in enumerate(self.offers) for b in self.offers[i + 1 :])
        return tuple((a, b) for a, b in both if (a, b) not in known and (b, a) not in known)

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values, that of the contract first."""
        return {
            "necessary": [list(p) for p in self.necessary],
            "possible": [list(p) for p in self.possible],
            "dominance": [list(p) for p in self.dominance],
            "always_first": list(self.always_first),
            "can_be_first": None if self.can_be_first is None else list(self.can_be_first),
            "incomparable": [list(p) for p in self.incomparable],
            "undecided": [list(p) for p in self.undecided],
            "form": self.form,
            "preferred": [list(p) for p in self.preferred],
            "cut": self.cut,
            "notes": list(self.notes),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences."""
        if len(self.offers) == 1:
            return ("There is only one offer: nothing to compare.", *self.notes)
        names = dict(zip(self.offers, self.offer_names or self.offers, strict=True))
        return (
            *self._first(names),
            *self._behind(names),
            *self._open(names),
            *self._stated(names),
            *self._ended(),
            *self.notes,
        )

    def _ended(self) -> Iterator[str]:
        if self.cut:
            yield f"The work ended early: {self.cut}."
        if self.undecided:
            yield f"{len(self.undecided)} pairs are not decided."

    def _first(self, names: dict[str, str]) -> Iterator[str]:
        best = self.always_first
        if len(best) == 1:
            yield (
                f"{listed([names[best[0]]])} is worth at least as much as every other offer, for all weights and "
                "numbers that fit what is said."
            )
        elif best:
            yield (
                f"{listed([names[a] for a in best])} are always equal, and worth at least as much as every other "
                "offer: no clear winner among them."
            )
        elif not self.cut and not self.undecided:
            yield "No offer is at least as good as every other for all weights and numbers that fit."
        if self.can_be_first is not None and not best:
            yield f"For some weights and numbers that fit, first can be {self._some(names, self.can_be_first)}."
            never = [names[a] for a in self.offers if a not in self.can_be_first]
            if never:
                yield f"Never first, whatever fits what is said: {listed(never)}."

    def _behind(self, names: dict[str, str]) -> Iterator[str]:
        sure = set(self.dominance)
        for a in self.offers:
            below = [b for x, b in self.necessary if x == a]
            dominated = [names[b] for b in below if (a, b) in sure]
            other = [names[b] for b in below if (a, b) not in sure]
            if dominated:
                yield f"{listed([names[a]])} dominates {listed(dominated)}: nowhere worse and somewhere better."
            if other:
                yield f"{listed([names[a]])} is always worth at least as much as {listed(other)}."

    def _open(self, names: dict[str, str]) -> Iterator[str]:
        pairs, all_pairs = self.incomparable, len(self.offers) * (len(self.offers) - 1) // 2
        if pairs:
            which = f"all {all_pairs}" if len(pairs) == all_pairs > 1 else f"{len(pairs)} of {all_pairs}"
            said = f"Of {which} pairs of offers either may be ahead"
            few = "; ".join(f"{listed([names[a]])} and {listed([names[b]])}" for a, b in pairs)
            yield f"{said}: {few}." if len(pairs) <= 3 else f"{said}: it hangs on the weights or on what is not known."

    def _stated(self, names: dict[str, str]) -> Iterator[str]:
        if self.preferred:
            said = "; ".join(f"{listed([names[a]])} to {listed([names[b]])}" for a, b in self.preferred)
            yield f"This rests on the stated preference of {said}."

    def _some(self, names: dict[str, str], offers: tuple[str, ...]) -> str:
        if len(offers) == len(self.offers) > 3:
            return f"any of the {len(offers)} offers"
        return listed([names[a] for a in offers], "or")
