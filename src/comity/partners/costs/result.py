"""What all offers cost over their whole life, and who is the cheapest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from comity.partners.costs.cheapest import Stretch, Switch
from comity.partners.costs.parts import Cost
from comity.partners.costs.words import (
    about_cheapest,
    about_cost,
    about_pairs,
    about_start,
    about_switches,
    about_unknown,
)


@dataclass(frozen=True, slots=True)
class Costs:
    """
    Whole-life costs of offers.

    Parameters
    ----------
    unit : str
    low, high : float
        The stated rates of discount, a year.
    years : int
        Up to the end of which payments count.
    costs : tuple of Cost
        One for each offer of which payments are known.
    unknown : tuple of str
        Offers of which none is known: what they cost cannot be told, and is not nothing.
    lacking : tuple of pairs
        Offers with known payments, and the phases that another has payments for and they have none.
    always : tuple of str
        Offers that are never dearer than any other with known payments, whatever rate and payments turn out to be.
    cheaper : tuple of pairs
        The first is never dearer than the second, and the second may be dearer.
    sometimes : tuple of str or None
        Offers that are the cheapest at some rate, if all payments turn out well for them; None where time ran out.
    stretches : tuple of Stretch
        Who is the cheapest at which rates, with all payments at their middle.
    switches : tuple of Switch
        At which rates two offers change places, with all payments at their middle.
    notes : tuple of str
        What a reader should know of the numbers that went in.
    cut : str
        Why the work ended early; empty where it did not.
    """

    unit: str
    low: float
    high: float
    years: int
    costs: tuple[Cost, ...]
    unknown: tuple[str, ...] = ()
    lacking: tuple[tuple[str, tuple[str, ...]], ...] = ()
    always: tuple[str, ...] = ()
    sometimes: tuple[str, ...] | None = ()
    stretches: tuple[Stretch, ...] = ()
    switches: tuple[Switch, ...] = ()
    notes: tuple[str, ...] = ()
    cut: str = ""
    cheaper: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    @property
    def cheapest(self) -> str | None:
        """Return the one offer that is the cheapest for sure; None where there is none or something is not known."""
        if self.unknown or self.lacking or len(self.costs) < 2 or len(self.always) != 1:
            return None
        return self.always[0]

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {
            "cheapest": self.cheapest,
            "offers": {c.offer: c.to_json() for c in self.costs},
            "unknown": list(self.unknown),
            "lacking": {offer: list(phases) for offer, phases in self.lacking},
            "always": list(self.always),
            "cheaper": [list(pair) for pair in self.cheaper],
            "sometimes": None if self.sometimes is None else list(self.sometimes),
            "stretches": [s.to_json() for s in self.stretches],
            "switches": [s.to_json() for s in self.switches],
            "unit": self.unit,
            "discount": [self.low, self.high],
            "years": self.years,
            "notes": list(self.notes),
            "cut": self.cut,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences."""
        names = dict(self.names) or {i: i for i in (*(c.offer for c in self.costs), *self.unknown)}
        rates = (self.low, self.high)
        return (
            *about_start(rates, self.years, bool(self.costs)),
            *(s for c in self.costs for s in about_cost(c, names[c.offer], self.unit)),
            *about_unknown([names[o] for o in self.unknown], [(names[o], phases) for o, phases in self.lacking]),
            *about_cheapest(
                [names[c.offer] for c in self.costs],
                [names[o] for o in self.always],
                None if self.sometimes is None else [names[o] for o in self.sometimes],
                bool(self.unknown or self.lacking),
            ),
            *about_pairs(self.cheaper, self.always, names, bool(self.unknown or self.lacking)),
            *about_switches(self.stretches, self.switches, names, len(self.costs)),
            *((f"The work ended early: {self.cut}.",) if self.cut else ()),
            *self.notes,
        )
