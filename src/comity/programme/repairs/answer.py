"""What would make a programme fit, and what stands in its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from comity.case.wording import counted, listed
from comity.programme.repairs.changes import Change, number, said
from comity.programme.repairs.clashes import Clash

_MOST = 8
"""So many changes of one repair are said; the plain values have all."""
Kind = Literal["capacity", "date", "quantity", "lead", "mix"]
UNITS: dict[str, str] = {
    "capacity": "units of capacity",
    "date": "units times periods",
    "quantity": "units",
    "lead": "periods",
    "mix": "by the declared weights",
}
_ALONE = {
    "capacity": "more capacity",
    "date": "later dates within the periods of the programme",
    "quantity": "smaller quantities",
    "lead": "shorter leads",
    "mix": "these changes together",
}


@dataclass(frozen=True, slots=True)
class Repair:
    """
    The smallest change of one kind that makes the programme fit.

    Parameters
    ----------
    kind : str
        More "capacity", a later "date", a smaller "quantity", a shorter "lead", or a "mix" of the first three.
    of : str
        The only resource that is changed; empty where any may be.
    size : float or None
        The sum of the changes times their weights, 1 for a unit where none is declared. None where no change of this
        kind is enough, or none was found.
    at_least : float
        No change of this kind is smaller; less than ``size`` only where the budget ended first.
    enough : bool or None
        Whether changes of this kind can make the programme fit; None where that is not known.
    changes : tuple of Change
        One smallest way; there may be others of the same size.
    names : tuple of str
        How the periods are called.
    units : tuple of (str, str)
        The units of resources and items that have one.
    """

    kind: Kind
    size: float | None
    at_least: float
    enough: bool | None
    changes: tuple[Change, ...] = ()
    of: str = ""
    names: tuple[str, ...] = ()
    why: str = ""
    units: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """Return the repair in words, with all its changes."""
        return self.said()

    def said(self, most: int | None = None) -> str:
        """Return the repair in words, with so many of its changes at most."""
        alone = f'more of "{self.of}"' if self.of else _ALONE[self.kind]
        if self.enough is False:
            return (
                f"{_first(alone)} is not enough, however much."
                if self.kind == "capacity"
                else f"{_first(alone)} are not enough."
            )
        if self.size is None and self.kind == "quantity":  # nothing at all can always be delivered
            return f"How much smaller quantities would have to be was not found: {self.why}."
        if self.size is None:
            return f"Whether {alone} would be enough is not known: {self.why}."
        best = "" if self.at_least >= self.size * (1 - 1e-9) else f", and at least {number(self.at_least)} are needed"
        changes = ", ".join(said(c, self.names) for c in self.changes[:most])
        left = len(self.changes) - len(self.changes[:most])
        more = f" and {counted(left, 'more change')}" if left else ""
        return f"{_first(alone)} ({number(self.size)}{self._unit()}{best}): {changes}{more}."

    def _unit(self) -> str:
        """Return what the size counts: the unit of what is changed, where all of it has the same and weighs 1."""
        of = dict(self.units)
        units = {of.get(c.thing, "") for c in self.changes}
        plain = self.kind in ("capacity", "date", "quantity") and self.size == float(sum(c.size for c in self.changes))
        one = next(iter(units)) if plain and len(units) == 1 else ""
        if one:
            return f", in {one} times periods" if self.kind == "date" else f", in {one}"
        several = UNITS[self.kind]
        if self.size != 1 or self.kind == "mix":
            return f" {several}"
        return f" {several.replace('units', 'unit', 1) if 'units' in several else several.removesuffix('s')}"

    def to_json(self) -> dict[str, Any]:
        """Return the repair as plain values."""
        return {
            "change": self.sentence,
            "size": self.size,
            "kind": self.kind,
            "of": self.of or None,
            "at_least": self.at_least,
            "enough": self.enough,
            "changes": [c.to_json() for c in self.changes],
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Repairs:
    """
    What makes a programme fit.

    Parameters
    ----------
    fits : bool or None
        Whether it fits as it is; then there is nothing to repair. None where the budget ended first.
    repairs : tuple of Repair
    clashes : tuple of Clash
        Minimal sets of things said that cannot all hold: those of fewer resources first, then the smaller ones.
    complete : bool
        Whether these are all there are.
    why : str
        Why the search for clashes ended early; empty where it did not.
    """

    fits: bool | None
    repairs: tuple[Repair, ...] = ()
    clashes: tuple[Clash, ...] = ()
    complete: bool = True
    why: str = ""

    def of(self, kind: Kind, thing: str = "") -> Repair | None:
        """Return the repair of a kind, None where it was not looked for."""
        return next((r for r in self.repairs if r.kind == kind and r.of == thing), None)

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {
            "fits": self.fits,
            "repairs": [r.to_json() for r in self.repairs if r.size is not None],
            "not_enough": [r.to_json() for r in self.repairs if r.size is None],
            "clashes": [c.to_json() for c in self.clashes],
            "complete": self.complete,
            "why": self.why,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences."""
        return tuple(_sentences(self))


def _sentences(found: Repairs) -> Iterator[str]:
    if found.fits is None:
        yield f"Whether the programme fits is not known: {found.why}."
        return
    if found.fits:
        yield "The programme fits; there is nothing to repair."
        return
    yield "The programme does not fit. Each of these would be enough, and less of the same kind would not:"
    yield from (r.said(_MOST) for r in found.repairs if r.size is not None)
    yield from (r.sentence for r in found.repairs if r.size is None and not r.of)
    yield from _alone(found)
    if found.clashes:
        yield "In each of these, without any one thing the others could hold:"
        yield from (c.sentence for c in found.clashes)
    if not found.complete:
        yield f"There may be more: {found.why}."


def _alone(found: Repairs) -> Iterator[str]:
    """Yield what is known of more of single resources that was not found to be enough."""
    never = [f'"{r.of}"' for r in found.repairs if r.of and r.enough is False]
    if never:
        yield f"More of a single one of these resources is not enough: {', '.join(never)}."
    unknown: dict[str, list[str]] = {}
    for r in found.repairs:
        if r.of and r.size is None and r.enough is not False:
            unknown.setdefault(r.why, []).append(r.of)
    for why, names in unknown.items():
        what = f'more of "{names[0]}"' if len(names) == 1 else f"more of a single one of {listed(names)}"
        yield f"Whether {what} would be enough is not known: {why}."


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
