"""Three lights per party, each on, off or not known, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd

Shine = Literal["on", "off", "not known"]
CAUTION = (
    "These lights are an indicator worked out from what the case says. They do not tell whether or when talks begin."
)


@dataclass(frozen=True, slots=True)
class Light:
    """One light: whether it is on, and why."""

    shine: Shine
    why: str

    def to_json(self) -> dict[str, str]:
        """Return the light as plain values."""
        return {"light": self.shine, "why": self.why}


@dataclass(frozen=True, slots=True)
class Lights:
    """
    The lights of one party [Zartman].

    ``stalemate``: going on hurts it more and more, and it cannot better its lot alone. ``way_out``: there is a package
    that beats every walk-away value, and the party does not deny it. ``spokesman``: somebody can speak and sign for it.
    ``circular``: the entry was concluded from talks having begun, so it cannot explain that they began.
    """

    party: str
    stalemate: Light
    way_out: Light
    spokesman: Light
    circular: bool = False

    @property
    def each(self) -> tuple[Light, Light, Light]:
        """Return the three lights."""
        return self.stalemate, self.way_out, self.spokesman

    @property
    def all(self) -> Shine:
        """Return off where one is off, on where all are on, else not known."""
        return together(light.shine for light in self.each)

    def to_json(self) -> dict[str, Any]:
        """Return the lights as plain values."""
        return {
            "party": self.party,
            "stalemate": self.stalemate.to_json(),
            "way_out": self.way_out.to_json(),
            "spokesman": self.spokesman.to_json(),
            "all": self.all,
            "circular": self.circular,
        }


@dataclass(frozen=True, slots=True)
class Ripeness:
    """
    The lights of all parties.

    ``mutual``: the stalemate lights of all parties together. ``way_out``: whether some package beats every walk-away
    value. ``spokesmen``: whether every party with a veto (every party, where nobody has one) has a valid spokesman.
    """

    parties: tuple[Lights, ...]
    names: tuple[tuple[str, str], ...]
    mutual: Light
    way_out: Light
    spokesmen: Light
    notes: tuple[str, ...] = ()

    @property
    def ripe(self) -> Shine:
        """Return on where every light of every party is on, off where one is off, else not known."""
        inside = [light.shine for party in self.parties for light in party.each]
        return together([*inside, self.spokesmen.shine]) if self.parties else "not known"

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return {
            "parties": [p.to_json() for p in self.parties],
            "mutual_stalemate": self.mutual.to_json(),
            "way_out": self.way_out.to_json(),
            "spokesmen": self.spokesmen.to_json(),
            "ripe": self.ripe,
            "notes": [*self.notes, CAUTION],
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the lights in plain words."""
        names = dict(self.names)
        out = [f"Mutually hurting stalemate: {self.mutual.shine}. {self.mutual.why}"]
        out += [f"A way out: {self.way_out.shine}. {self.way_out.why}"]
        out += [f"Valid spokesmen: {self.spokesmen.shine}. {self.spokesmen.why}"]
        for party in self.parties:
            name = names.get(party.party, party.party)
            labels = ("stalemate", "way out", "spokesman")
            parts = [f"{label} {light.shine} ({light.why})" for label, light in zip(labels, party.each, strict=True)]
            out.append(f"{name}: {'; '.join(parts)}.")
        return (*out, *self.notes, CAUTION)

    def rows(self) -> list[tuple[str, str, str, str, str]]:
        """Return a table: party, its three lights, and whether the entry is circular."""
        names = dict(self.names)
        return [
            (
                names.get(p.party, p.party),
                p.stalemate.shine,
                p.way_out.shine,
                p.spokesman.shine,
                "circular" if p.circular else "",
            )
            for p in self.parties
        ]

    def to_frame(self) -> pd.DataFrame:
        """Return :meth:`rows` as a table of pandas."""
        import pandas as pd

        return pd.DataFrame(self.rows(), columns=["party", "stalemate", "way out", "spokesman", "circular"])


def together(shines: Iterable[Shine]) -> Shine:
    """
    Return off where one is off, on where all are on, else not known.

    Examples
    --------
    >>> together(["on", "not known"]), together(["off", "not known"]), together(["on", "on"])
    ('not known', 'off', 'on')
    """
    seen = set(shines)
    return "off" if "off" in seen else "not known" if "not known" in seen else "on"
