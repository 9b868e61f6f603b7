"""What a cut does over a whole region of numbers: shares of each sign, what decides it, through which mechanism."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SIGNS = ("shorter", "longer", "none", "depends")
"""What a cut does to a war (conventions §96); ``depends`` where the equilibria of the game differ."""


@dataclass(frozen=True, slots=True)
class Shares:
    """
    The share of a region in which a cut shortens a war, lengthens it, does nothing, or does what cannot be told.

    The four add up to 1. ``at`` says which part of the region: ``"hazard 0.2"``, ``"position 3"``, empty for all.
    """

    shorter: float
    longer: float
    none: float
    depends: float
    at: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the four shares as plain values."""
        return {sign: float(getattr(self, sign)) for sign in SIGNS}

    @property
    def alone(self) -> str:
        """Return the sign that holds in the whole of the region, empty where there are several."""
        return next((sign for sign in SIGNS if getattr(self, sign) >= 1 - 1e-12), "")

    @property
    def most(self) -> str:
        """Return the sign with the largest share."""
        return max(SIGNS, key=lambda sign: float(getattr(self, sign)))


def shares_of(values: Sequence[float], at: str = "") -> Shares:
    """
    Return four shares in the order of :data:`SIGNS`.

    Examples
    --------
    >>> shares_of([0.5, 0.25, 0.25, 0]).most
    'shorter'
    """
    shorter, longer, none, depends = values
    return Shares(float(shorter), float(longer), float(none), float(depends), at)


@dataclass(frozen=True, slots=True)
class MechanismShare:
    """How much of a region a mechanism stands behind; ``words`` says what it is, ``sign`` what it does there."""

    key: str
    sign: str
    share: float
    words: str

    def to_json(self) -> dict[str, Any]:
        """Return the mechanism as plain values."""
        return {"key": self.key, "sign": self.sign, "share": self.share, "words": self.words}


@dataclass(frozen=True, slots=True)
class Driver:
    """
    How far one number decides the sign.

    ``power`` is the part of all variation of the sign that would be gone if this number were known: 0 nothing, 1 all.
    ``turn`` is the value that divides the region best; ``below`` and ``above`` the shares on its two sides.
    ``derived`` marks a sum or difference of other numbers, such as the rent less what fighting costs both sides;
    ``called`` is what readers call it.
    """

    name: str
    power: float
    turn: float
    below: Shares
    above: Shares
    derived: bool = False
    called: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the driver as plain values."""
        numbers = {"name": self.name, "power": self.power, "turn": self.turn, "derived": self.derived}
        return numbers | {"below": self.below.to_json(), "above": self.above.to_json(), "words": self.sentence()}

    def sentence(self) -> str:
        """Return in words where the answer turns."""
        low, high = (f"{_most(side)}" for side in (self.below, self.above))
        turn = f"Where {self.called or self.name} is below {self.turn:.2g}, {low}; above it, {high}"
        return f"{turn} (alone it accounts for {self.power:.0%} of the variation)."


@dataclass(frozen=True, slots=True)
class Edge:
    """One side of the region: a number of the game, its two ends, and the end that is used where one is needed."""

    name: str
    low: float
    high: float

    @property
    def open(self) -> bool:
        """Return True where the two ends differ."""
        return self.high > self.low

    def to_json(self) -> dict[str, Any]:
        """Return the edge as plain values."""
        return {"name": self.name, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class CutShares:
    """
    What the cut of a part of the support does, the rest held.

    Parameters
    ----------
    name : str
        ``"money to b"``, or ``"all to b"`` for everything that goes to a side (:mod:`comity.support.game.kinds`).
    kind, to : str
        The kind, empty for all that goes to the side; the party that gets it.
    shares : Shares
    mechanism : MechanismShare or None
        What stands behind the largest part of the region; None where no cut is announced.
    draws : int
        Draws that this rests on, the first of those for the cut of all support.
    called : str
        What readers call what is cut: ``"all support to Bland"``.
    """

    name: str
    kind: str
    to: str
    shares: Shares
    mechanism: MechanismShare | None
    draws: int
    called: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the cut as plain values."""
        mechanism = None if self.mechanism is None else self.mechanism.to_json()
        told = {"name": self.name, "kind": self.kind, "to": self.to, "called": self.called}
        return told | self.shares.to_json() | {"mechanism": mechanism, "draws": self.draws}


@dataclass(frozen=True, slots=True)
class Signs:
    """
    What a cut of support does over the region of numbers that a case holds possible (conventions §96, §98).

    Parameters
    ----------
    to : str
        The one side that gets support; empty where both do, or the case does not say.
    shares : Shares
        Over draws, positive chances of a cut and positions alike, with the share of the surplus of the case.
    errors : Mapping of str to float
        The standard error of each share, from the draws alone.
    immediate : Shares
        The same where support is gone at once, compared with support that is held.
    by_hazard, by_position, by_mechanism
        The shares for each chance of a cut, for each position, and what stands behind them.
    drivers : tuple of Driver
        The numbers that decide the sign, the strongest first; empty where the region is a point or the sign the same.
    region : tuple of Edge
        The numbers with two ends; empty where every number is known.
    draws, asked, seed : int
        Draws that were solved, draws that were asked for, the seed.
    unsettled : float
        The share of games in which value iteration went round in circles or did not come to rest; they count.
    stopped : str
        Why the work ended early, empty where it did not.
    by_share : tuple of Shares
        The same where none, half or all of the surplus of a deal goes to the first side, over the first draws.
    by_cut : tuple of CutShares
        The cut of all that goes to one side, and of each kind alone; empty where the case names no kinds.
    changes : float
        The part of the region in which the sign is not the same for all three divisions of the surplus.
    fighting : float
        The part of the region in which there is fighting while support is held. Elsewhere the game does not account for
        a war that is being fought, and a cut can only start one.
    where_fighting : Shares or None
        The shares in that part alone; None where there is none.
    some : int
        So many of the draws ``by_share`` and ``by_cut`` rest on.
    """

    sides: tuple[str, str]
    to: str
    shares: Shares
    errors: Mapping[str, float]
    immediate: Shares
    by_hazard: tuple[Shares, ...]
    by_position: tuple[Shares, ...]
    by_mechanism: tuple[MechanismShare, ...]
    drivers: tuple[Driver, ...]
    region: tuple[Edge, ...]
    draws: int
    asked: int
    seed: int
    unsettled: float = 0.0
    stopped: str = ""
    by_share: tuple[Shares, ...] = ()
    by_cut: tuple[CutShares, ...] = ()
    changes: float = 0.0
    some: int = 0
    fighting: float = 0.0
    where_fighting: Shares | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values, the shares first."""
        return self.shares.to_json() | {
            "errors": dict(self.errors),
            "immediate": self.immediate.to_json(),
            "fighting": self.fighting,
            "where_fighting": None if self.where_fighting is None else self.where_fighting.to_json(),
            "by_hazard": {part.at: part.to_json() for part in self.by_hazard},
            "by_position": {part.at: part.to_json() for part in self.by_position},
            "by_share": {part.at: part.to_json() for part in self.by_share},
            "changes_by_share": self.changes,
            "by_cut": [cut.to_json() for cut in self.by_cut],
            "mechanisms": [m.to_json() for m in self.by_mechanism],
            "drivers": [d.to_json() for d in self.drivers],
            "region": [e.to_json() for e in self.region],
            "draws": self.draws,
            "asked": self.asked,
            "draws_by_share": self.some,
            "seed": self.seed,
            "unsettled": self.unsettled,
            "stopped": self.stopped,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain words."""
        from comity.support.signs.words import sentences_of

        return sentences_of(self)


READ = {
    "win": "the chance that {a} wins a period with support",
    "win_after_cut": "the chance that {a} wins a period once support is gone",
    "cost_a": "what a period of fighting costs {a}",
    "cost_b": "what a period of fighting costs {b}",
    "rent": "what {to} gains by a period of fighting",
    "discount": "the weight of the next period",
    "share": "the part of what a deal saves that goes to {a}",
    "reversal": "the chance per period that support comes back",
    "patron_war": "what a period of fighting is worth to the patron",
    "patron_peace": "what a period of peace is worth to the patron",
    "margin": "the rent less what fighting costs both sides",
    "shift": "what a cut adds to the chance that {a} wins a period",
}
"""What readers call the numbers of the game; the names of the sides are put in."""

DOES = {
    "shorter": "a cut shortens the fighting",
    "longer": "a cut lengthens or starts the fighting",
    "none": "a cut changes nothing",
    "depends": "what a cut does is left open by the game",
}


def _most(shares: Shares) -> str:
    """Return what a cut mostly does in a part of the region, with its share."""
    return f"{DOES[shares.most]} in {float(getattr(shares, shares.most)):.0%} of cases"
