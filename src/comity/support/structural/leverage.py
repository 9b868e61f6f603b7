"""Where a party stands in a scenario, by its own order: best and worst equilibrium, and what it can hold on its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Movement = Literal["rises", "falls", "same", "not known"]
Change = Literal["gains", "loses", "mixed", "same", "not known"]


@dataclass(frozen=True, slots=True)
class Rung:
    """
    A state and its place in one party's own order of all states of the conflict as it is.

    ``place`` counts from 1, the best; states that tie share a place. Places of different parties mean nothing beside
    each other (conventions §109).
    """

    state: str
    place: int

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"state": self.state, "place": self.place}


@dataclass(frozen=True, slots=True)
class Standing:
    """
    One party in one scenario.

    Parameters
    ----------
    party, name : str
    places : int
        How many different places the party's order has.
    best, worst : Rung or None
        The best and the worst equilibrium for it; None where no state is an equilibrium.
    secure : Rung or None
        The best that it can hold on its own: after the best first move of its own from today (or none), the worst
        state that the others can bring about by any moves. None where the scenario has no today.
    before : tuple of three Rung or None
        The same three as things are.

    Examples
    --------
    >>> now = (Rung("YN", 1), Rung("NN", 3), Rung("NN", 3))
    >>> standing = Standing("a", "Aland", 4, Rung("YN", 1), Rung("YY", 2), Rung("NN", 3), now)
    >>> standing.movements, standing.change
    (('same', 'rises', 'same'), 'gains')
    """

    party: str
    name: str
    places: int
    best: Rung | None
    worst: Rung | None
    secure: Rung | None
    before: tuple[Rung | None, Rung | None, Rung | None]

    @property
    def movements(self) -> tuple[Movement, Movement, Movement]:
        """Return how best, worst and secure move against things as they are."""
        one, two, three = self.before
        return _movement(one, self.best), _movement(two, self.worst), _movement(three, self.secure)

    @property
    def change(self) -> Change:
        """
        Return whether the party gains leverage: something rises and nothing falls.

        What is not known counts as unmoved where something else moves.
        """
        moves = set(self.movements)
        if {"rises", "falls"} <= moves:
            return "mixed"
        if "rises" in moves:
            return "gains"
        if "falls" in moves:
            return "loses"
        return "same" if "same" in moves else "not known"

    def sentence(self) -> str:
        """Return in plain words what changes for the party; empty where nothing does."""
        what = dict(zip(_WHAT, self.movements, strict=True))
        up = [w for w, m in what.items() if m == "rises"]
        down = [w for w, m in what.items() if m == "falls"]
        parts = [f"{joined(up)} {_verb(up, 'better')}"] if up else []
        parts += [f"{joined(down)} {_verb(down, 'worse')}"] if down else []
        said = {"gains": "gains leverage", "loses": "loses leverage", "mixed": "gains in one way and loses in another"}
        if self.change not in said:
            return ""
        name = self.name[:1].upper() + self.name[1:]
        return f"{name} {said[self.change]}: {' and '.join(parts)} by its own order."

    def to_json(self) -> dict[str, Any]:
        """Return the standing as plain values."""
        rungs = {"best": self.best, "worst": self.worst, "secure": self.secure}
        out: dict[str, Any] = {"party": self.party, "change": self.change, "places": self.places}
        for (key, rung), movement, before in zip(rungs.items(), self.movements, self.before, strict=True):
            out[key] = None if rung is None else rung.to_json()
            out[f"{key}_before"] = None if before is None else before.to_json()
            out[f"{key}_moves"] = movement
        return out


_WHAT = ("its best outcome that holds", "its worst outcome that holds", "what it can hold on its own")


def _movement(before: Rung | None, now: Rung | None) -> Movement:
    if before is None or now is None:
        return "not known"
    if now.place == before.place:
        return "same"
    return "rises" if now.place < before.place else "falls"


def joined(parts: list[str]) -> str:
    """
    Return a list in words.

    Examples
    --------
    >>> joined(["Nash", "GMR", "SMR"])
    'Nash, GMR and SMR'
    """
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def _verb(parts: list[str], how: str) -> str:
    return f"{'are' if len(parts) > 1 else 'is'} {how}"
