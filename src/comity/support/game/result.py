"""The answer of the war-termination game of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from comity.support.game.sentences import NOT_A_FORECAST, about_cut, about_parts, about_reasons, about_the_model
from comity.support.game.spell import AtHazard, Cut

UNSETTLED = (
    "For some hazards the search for an answer went round in a circle. There may be no equilibrium in which nobody "
    "acts at random; the wars shown there are those of the last step."
)


@dataclass(frozen=True, slots=True)
class GameAnswer:
    """
    The whole answer of the war-termination game of a case.

    Parameters
    ----------
    sides : tuple of two str
        Names of A and B, as readers know them.
    positions : int
        K.
    start : int or None
        The position today.
    whole : Cut
        The cut of all support.
    kinds : tuple of Cut
        The cut of all that goes to one side, for each side where both get something; then that of each kind alone.
    without_veto : Cut or None
        The same game if no patron had to consent; None where the case has no patron.
    patron : str
        The name of the patron.
    notes : tuple of str
        What a reader should know, such as numbers that do not agree.
    """

    sides: tuple[str, str]
    positions: int
    start: int | None
    whole: Cut
    kinds: tuple[Cut, ...] = ()
    without_veto: Cut | None = None
    patron: str = ""
    notes: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def settled(self) -> bool:
        """Return whether every search came to rest."""
        return all(e.settled for at in self._answers() for e in at.all)

    @property
    def residual(self) -> float:
        """Return how far any answer that came to rest is from repeating itself, in flows of one period."""
        return max((e.residual for at in self._answers() for e in at.all if e.settled), default=0.0)

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values, those of the contract first."""
        whole = self.whole.to_json()
        del whole["name"], whole["kind"]
        return whole | {
            "sides": list(self.sides),
            "positions": self.positions,
            "start": self.start,
            "kinds": [k.to_json() for k in self.kinds],
            "patron": self.patron,
            "without_veto": None if self.without_veto is None else self.without_veto.to_json(),
            "settled": self.settled,
            "residual": self.residual,
            "notes": list(self.notes),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences."""

        def said(cut: Cut) -> tuple[str, ...]:
            return about_cut(cut, self.start, self.positions, self.names, of_all=bool(self.kinds))

        veto: tuple[str, ...] = ()
        if self.without_veto is not None:
            veto = (f"If the consent of {self.patron} were not needed:", *said(self.without_veto))
        return (
            about_the_model(self.sides, self.positions),
            *said(self.whole),
            *about_reasons(self.whole, self.sides, self.patron),
            *about_parts(self.kinds, self.start, self.positions, self.names),
            *veto,
            *(() if self.settled else (UNSETTLED,)),
            *self.notes,
            NOT_A_FORECAST,
        )

    def _answers(self) -> tuple[AtHazard, ...]:
        cuts = (self.whole, *self.kinds, *((self.without_veto,) if self.without_veto else ()))
        return tuple(at for cut in cuts for at in (*cut.at, cut.after))
