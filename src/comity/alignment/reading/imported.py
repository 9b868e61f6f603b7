"""What a reader hands back: one value, and everything that is wrong or doubtful about the file."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.case.alignment import Capabilities, Ties
from comity.case.wording import counted
from comity.errors import Problem

Reals = NDArray[np.float64]
Index = NDArray[np.intp]
YES, ABSTAIN, NO, ABSENT = 1, 2, 3, 0
"""How a vote is written in :class:`RollCalls`; the numbers of the tables of the United Nations."""


@dataclass(frozen=True, eq=False, slots=True)
class Flows:
    """
    What went from one actor to another, by year.

    ``amount[k]`` went from ``actors[seller[k]]`` to ``actors[buyer[k]]`` in ``year[k]``, in units of ``unit``. NaN is
    a flow that is not known, which is no zero. All arrays have shape (F,).
    """

    actors: tuple[str, ...]
    seller: Index
    buyer: Index
    year: NDArray[np.int64]
    amount: Reals
    unit: str

    def __len__(self) -> int:
        return len(self.amount)

    def matrix(self, year: int) -> Reals:
        """Return what went from row to column in a year, shape (N, N); NaN where nothing is known."""
        out = np.full((len(self.actors), len(self.actors)), np.nan)
        here = self.year == year
        out[self.seller[here], self.buyer[here]] = self.amount[here]
        return out

    def ties(self, kind: str = "trade") -> Ties:
        """Return the flows above zero as directed ties from seller to buyer, each of one year; others are left out."""
        rows = [k for k, amount in enumerate(self.amount.tolist()) if not math.isnan(amount) and amount > 0]
        n = len(rows)
        years = tuple(f"{self.year[k]:04d}" for k in rows)
        return Ties(
            tuple(self.actors[self.seller[k]] for k in rows),
            tuple(self.actors[self.buyer[k]] for k in rows),
            (1,) * n,
            tuple(Fraction(repr(float(self.amount[k]))) for k in rows),
            (True,) * n,
            (kind,) * n,
            years,
            years,
            ("",) * n,
        )


@dataclass(frozen=True, eq=False, slots=True)
class RollCalls:
    """
    How actors voted: ``vote[r, i]`` is what ``actors[i]`` did in roll call r.

    Shape (R, N), values :data:`YES`, :data:`ABSTAIN`, :data:`NO` and :data:`ABSENT`. ``roll_call``, ``session`` and
    ``date`` have length R; the date is empty where none is given, the session 0.
    """

    actors: tuple[str, ...]
    roll_call: tuple[str, ...]
    session: tuple[int, ...]
    date: tuple[str, ...]
    vote: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.roll_call)


@dataclass(frozen=True, eq=False, slots=True)
class Positions:
    """
    Published positions of actors on one line, by session: ``point[k]`` between ``low[k]`` and ``high[k]``.

    Arrays have shape (P,), as have the tuples; a bound that is not given is NaN.
    """

    actor: tuple[str, ...]
    session: tuple[int, ...]
    year: tuple[int, ...]
    point: Reals
    low: Reals
    high: Reals

    def __len__(self) -> int:
        return len(self.actor)


Value = Ties | Capabilities | Flows | RollCalls | Positions


@dataclass(frozen=True, slots=True)
class Imported:
    """
    The value that a file holds, and its problems with file and line.

    Rows with an error are left out of the value, so a value with errors is not whole: see :attr:`failed`.
    """

    format: str
    value: Value
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Return True where something in the file cannot be used."""
        return any(p.level == "error" for p in self.problems)

    def to_json(self) -> dict[str, object]:
        """Return what was read, in counts, and the problems as plain values."""
        return {
            "format": self.format,
            "kind": type(self.value).__name__.lower(),
            "rows": len(self.value),
            "failed": self.failed,
            "problems": [
                {"file": p.where.file, "line": p.where.line, "level": p.level, "what": p.what, "ways": list(p.ways_out)}
                for p in self.problems
            ],
        }

    def sentences(self) -> tuple[str, ...]:
        """Return in words what was read and what is wrong with it."""
        noun = {"Ties": "tie", "Capabilities": "row of capabilities", "Flows": "flow", "RollCalls": "roll call"}
        name = noun.get(type(self.value).__name__, "position")
        found = f"{len(self.value)} rows of capabilities" if name.startswith("row") else counted(len(self.value), name)
        return (f"Read {found} ({self.format}).", *(str(p) for p in self.problems))
