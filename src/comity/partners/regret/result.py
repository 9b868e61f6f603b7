"""The answer of regret: what each offer may cost against another, at worst."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from comity.partners.naming import listed
from comity.partners.robust.model import EQUAL
from comity.partners.robust.value_space import Form

SHOWN = 6
"""So many sentences are said of regrets, the smallest first."""


@dataclass(frozen=True, slots=True)
class Regret:
    """By how much another offer may be worth more, at worst; which, and under which weights. All but 0 may be empty."""

    worst: float
    against: str | None = None
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Regrets:
    """
    The worst regret of each offer.

    Parameters
    ----------
    offers, criteria : tuple of str
    regrets : tuple of Regret or None
        One for each offer; None where the time ended before anything was known.
    form : {"linear", "monotone"}
    cut : str
        Why the work ended early: regrets may then be greater than they are here.
    notes : tuple of str
    offer_names, criterion_names : tuple of str
        What sentences call them.
    """

    offers: tuple[str, ...]
    criteria: tuple[str, ...]
    regrets: tuple[Regret | None, ...]
    form: Form = "linear"
    cut: str = ""
    notes: tuple[str, ...] = ()
    offer_names: tuple[str, ...] = field(default=(), compare=False, repr=False)
    criterion_names: tuple[str, ...] = field(default=(), compare=False, repr=False)

    @property
    def smallest(self) -> tuple[str, ...]:
        """Return the offers whose worst regret is the smallest; none where the work ended early."""
        known = [r.worst for r in self.regrets if r is not None]
        if self.cut or not known:
            return ()
        pairs = zip(self.offers, self.regrets, strict=True)
        return tuple(o for o, r in pairs if r is not None and r.worst <= min(known) + EQUAL)

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values, that of the contract first."""
        return {
            "regret": {
                o: None if r is None else {"worst": r.worst, "against": r.against}
                for o, r in zip(self.offers, self.regrets, strict=True)
            },
            "smallest": list(self.smallest),
            "weights": {
                o: None if r is None or not r.weights else dict(zip(self.criteria, r.weights, strict=True))
                for o, r in zip(self.offers, self.regrets, strict=True)
            },
            "form": self.form,
            "cut": self.cut,
            "notes": list(self.notes),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences, the smallest regret first."""
        if len(self.offers) == 1:
            return ("There is only one offer: nothing to regret.", *self.notes)
        names = dict(zip(self.offers, self.offer_names or self.offers, strict=True))
        known = [(r, o) for o, r in zip(self.offers, self.regrets, strict=True) if r is not None]
        alike: dict[str, list[str]] = {}
        for r, o in sorted(known, key=lambda pair: (pair[0].worst, pair[1])):
            alike.setdefault(self._about(names, r), []).append(names[o])
        out = [f"With {listed(of, 'or')}, {said}" for said, of in list(alike.items())[:SHOWN]]
        left = sum(len(of) for of in list(alike.values())[SHOWN:])
        if left:
            out.append(f"The worst regret of {left} more is greater, or as great.")
        if len(self.smallest) == 1:
            out.append(
                f"The worst regret is smallest with {listed([names[self.smallest[0]]])}. That is for whoever wants to "
                "avoid the worst; it does not say which offer comes first."
            )
        elif self.smallest:
            every = len(self.smallest) == len(self.offers)
            tied = "every offer" if every else listed([names[o] for o in self.smallest])
            out.append(f"The worst regret is the same, and smallest, with {tied}: no clear choice by regret.")
        if self.cut:
            out.append(f"The work ended early: {self.cut}. Regrets may be greater than these.")
        return (*out, *self.notes)

    def _about(self, names: dict[str, str], found: Regret) -> str:
        if found.against is None:
            said = "nothing yet found is worth more" if self.cut else "no other offer can be worth more"
            return f"{said}."
        most = max(range(len(found.weights)), key=lambda c: found.weights[c])
        criterion = (self.criterion_names or self.criteria)[most]
        weight = found.weights[most]
        weighs = "has all the weight" if weight > 0.9995 else f"weighs {weight:.2f}"
        return (
            f"{listed([names[found.against]])} may be worth up to {found.worst:.3g} more on the scale from 0 to 1; "
            f'that is so where "{criterion}" {weighs}.'
        )
