"""The whole answer about alignment: windows, capabilities, shift, exposure, votes, bodies, figures and pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isnan
from typing import TYPE_CHECKING, Any, Literal

from comity.alignment.windows import label

if TYPE_CHECKING:
    from comity.alignment.balance.measured import Balance
    from comity.alignment.bodies.conduct import Conduct
    from comity.alignment.capabilities.result import Concentration
    from comity.alignment.communities.structure import Structure
    from comity.alignment.exposure.answer import Exposure
    from comity.alignment.exposure.change import Change
    from comity.alignment.exposure.cut import Losses
    from comity.alignment.figures.series import Beside
    from comity.alignment.ideal_points.agreement import Agreement
    from comity.alignment.ideal_points.result import IdealPoints
    from comity.alignment.ideal_points.space import Space
    from comity.alignment.network import Network, Snapshot
    from comity.alignment.one_actor.page import Page
    from comity.alignment.shift.result import Shift
    from comity.alignment.tables import Tables

Part = Literal["network", "capabilities", "shift", "exposure", "votes", "bodies", "figures", "pages"]
PARTS: tuple[Part, ...] = ("network", "capabilities", "shift", "exposure", "votes", "bodies", "figures", "pages")


@dataclass(frozen=True, eq=False, slots=True)
class WindowFound:
    """
    One window of time: its network, how balanced that is and how it hangs together.

    ``con`` and ``hhi`` are the means of the years of the window that the capabilities have; None without any.
    """

    snapshot: Snapshot
    balance: Balance | None = None
    structure: Structure | None = None
    con: float | None = None
    hhi: float | None = None

    @property
    def name(self) -> str:
        """Return the window in words, such as ``1946 to 1949``."""
        begin, end = label(self.snapshot.first, self.snapshot.last)
        if begin is None and end is None:
            return "all time"
        return str(begin) if begin == end else f"{begin or 'the beginning'} to {end or 'the end'}"

    @property
    def poles(self) -> tuple[tuple[str, ...], ...]:
        """Return the members of each candidate for a pole."""
        found = None if self.structure is None else self.structure.poles
        return tuple(tuple(p.members) for p in found or ())

    def to_json(self) -> dict[str, Any]:
        """Return the window as the contract has it, with more beside it."""
        begin, end = label(self.snapshot.first, self.snapshot.last)
        out: dict[str, Any] = {
            "from": begin,
            "to": end,
            "actors": len(self.snapshot.actors),
            "ties": len(self.snapshot.a),
            "negative": self.snapshot.negative,
            "cancelled": self.snapshot.cancelled,
            "frustration": None,
            "triangles": None,
            "con": self.con,
            "hhi": self.hhi,
            "poles": [list(p) for p in self.poles],
        }
        if self.balance is not None:
            out |= {k: v for k, v in self.balance.to_json().items() if k not in ("actors", "ties", "negative")}
        return out | {"structure": None if self.structure is None else self.structure.to_json()}


@dataclass(frozen=True, eq=False, slots=True)
class VotesFound:
    """
    What roll calls say: how far any two agree, and where each stands on a line.

    ``points`` is None where no line could be drawn; ``left_out`` names sessions with too few votes, and why. ``space``
    has two dimensions, of all these sessions together; None where there are too few votes.
    """

    roll_calls: int
    agreement: Agreement
    points: IdealPoints | None = None
    left_out: tuple[str, ...] = ()
    space: Space | None = None

    def sentences(self) -> tuple[str, ...]:
        """Return both in plain words."""
        line = self.points.sentences() if self.points is not None else ()
        out = f"Left out of the line: {'; '.join(self.left_out)}" if self.left_out and self.points is not None else ""
        two = self.space.sentences() if self.space is not None else ()
        return (*self.agreement.sentences(), *line, *((out,) if out else ()), *two)

    def to_json(self) -> dict[str, Any]:
        """Return both as plain values."""
        return {
            "roll_calls": self.roll_calls,
            "agreement": self.agreement.to_json(),
            "ideal_points": None if self.points is None else self.points.to_json(),
            "left_out": list(self.left_out),
            "space": None if self.space is None else self.space.to_json(),
        }


@dataclass(frozen=True, eq=False, slots=True)
class CutFound:
    """What if the flows from a seller to a buyer were cut; an empty name is everybody."""

    seller: str
    buyer: str
    losses: Losses

    def to_json(self) -> dict[str, Any]:
        """Return the cut and what is lost as plain values."""
        return {"from": self.seller or None, "to": self.buyer or None} | self.losses.to_json()


@dataclass(frozen=True, eq=False, slots=True)
class ExposureFound:
    """How exposed actors are, by year; how the suppliers of the actors in focus changed; and cuts in thought."""

    years: Mapping[int, Exposure]
    changes: tuple[Change, ...] = ()
    cuts: tuple[CutFound, ...] = ()

    @property
    def last(self) -> Exposure:
        """Return the exposure of the last year."""
        return self.years[max(self.years)]

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return {
            "years": {str(y): found.to_json() for y, found in self.years.items()},
            "changes": [c.to_json() for c in self.changes],
            "cuts": [c.to_json() for c in self.cuts],
        }


@dataclass(frozen=True, eq=False, slots=True)
class AlignmentResult:
    """
    Everything that was found out about the section ``alignment`` of a case.

    Parameters
    ----------
    tables : Tables
        Ties, capabilities and votes under one name for each actor, with every doubt about names.
    net : Network
    kinds : tuple of str
        The kinds of ties that make the windows.
    chosen : str
        How the windows came about, in words.
    windows : tuple of WindowFound
    concentration : Concentration or None
    shift : Shift or None
        Whether centres become more or fewer, by every measure there is; None where nothing can be compared.
    exposure : ExposureFound or None
    votes : VotesFound or None
    bodies : tuple of Conduct
    figures : Beside or None
    pages : tuple of Page
    names : mapping actor -> name
        What actors that are parties of the case are called.
    notes : tuple of str
        What was left out of a table, and why.
    missing : mapping part -> reason
        The parts that a budget cut short, or that were never begun.
    limited : mapping part -> reason
        The parts that could not be answered from these tables.
    """

    tables: Tables
    net: Network
    kinds: tuple[str, ...] = ()
    chosen: str = ""
    windows: tuple[WindowFound, ...] = ()
    concentration: Concentration | None = None
    shift: Shift | None = None
    exposure: ExposureFound | None = None
    votes: VotesFound | None = None
    bodies: tuple[Conduct, ...] = ()
    figures: Beside | None = None
    pages: tuple[Page, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    limited: Mapping[str, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Return True where no budget left anything out."""
        return not self.missing

    def called(self, actor: str) -> str:
        """Return what an actor is called."""
        return self.names.get(actor, actor)

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values; parts that are not there are null."""
        index = () if self.concentration is None else self.concentration.index
        return {
            "windows": [w.to_json() for w in self.windows],
            "capability": {a: {str(y): v for y, v in values if not isnan(v)} for a, values in index},
            "kinds": list(self.kinds),
            "chosen": self.chosen,
            "concentration": None if self.concentration is None else self.concentration.to_json(),
            "shift": None if self.shift is None else self.shift.to_json(),
            "exposure": None if self.exposure is None else self.exposure.to_json(),
            "votes": None if self.votes is None else self.votes.to_json(),
            "bodies": [b.to_json() for b in self.bodies],
            "figures": None if self.figures is None else self.figures.to_json(),
            "pages": {p.actor: p.to_json() for p in self.pages},
            "doubts": [d.to_json() for d in self.tables.doubts],
            "notes": list(self.notes),
            "missing": dict(self.missing),
            "limited": dict(self.limited),
        }
