"""The earliest period by which everything that is due can have been delivered, however late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from comity.budget import Budget
from comity.case.programme import Programme
from comity.programme.plan.build import built
from comity.programme.plan.layout import laid_out
from comity.solve.mip import Status

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Finish:
    """
    When everything that is due can have been delivered.

    Parameters
    ----------
    period : int or None
        The earliest period, counted from 1; 0 where stock at the start is enough. None where it is never done within
        the periods of the programme, or where the budget ended before one was found.
    name : str
        How the period is called; empty where there is none.
    periods : int
        How many periods the programme has.
    not_before : int
        It cannot be done before this period; the same as ``period`` where that is known, and more than ``periods``
        where it is never done.
    why : str
        Why the search ended early; empty where it did not.
    """

    period: int | None
    name: str
    periods: int
    not_before: int
    why: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return asdict(self)

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences."""
        if self.why:
            upto = f", and by the end of period {self.name} it can be" if self.period is not None else ""
            return (f"Not everything can be delivered before period number {self.not_before}{upto}: {self.why}.",)
        if self.period is None:
            return (f"Not everything can be delivered within the {self.periods} periods, however late.",)
        if self.period == 0:
            return ("Stock at the start is enough for everything that is due.",)
        return (
            f"If everything may be late, all of it can be delivered by the end of period {self.name}, not earlier.",
        )


def finish(programme: Programme, *, budget: Budget | None = None, progress: Progress | None = None) -> Finish:
    """
    Return the earliest period by which everything that is due can have been delivered if all of it may be late.

    What is due later than that is made in advance. More periods allow more, so the period is found by halving: about
    log2 of the number of periods programs are solved. Costs and setups play no part.

    Parameters
    ----------
    programme : Programme
    budget : Budget, optional
    progress : callable, optional
        Told in a sentence what is being done.

    Raises
    ------
    UsageError
        The programme has numbers that make no sense.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Item, Resource
    >>> truck = Item("truck", ((1, F(2)), (2, F(9))), (("line", F(1)),), lead=1)
    >>> [finish(Programme(T, resources=(Resource("line", (F(4),)),), items=(truck,))).period for T in (3, 4, 9)]
    [None, 4, 4]
    """
    budget, tell = budget or Budget(), progress or (lambda _: None)
    layout = laid_out(programme)
    parts = built(layout, "always")

    def answer(last: int) -> Status:
        """Return whether all can be done with nothing made after a period."""
        tell(f"trying to deliver everything by period {last}")
        engine = parts.model.engine()
        for k in range(len(parts.model.columns)):
            engine.cost(k, 0.0)
        for columns in parts.make:
            for column in columns[last:]:
                engine.bounds(column, 0.0, 0.0)
        try:
            return "stopped" if budget.over() else engine.solve(budget=budget).status
        except KeyboardInterrupt as e:
            budget.ended(e)
            return "stopped"

    no, yes = -1, layout.periods + 1  # not by `no`; by `yes`, where more than all periods stands for never
    at = layout.periods
    while no + 1 < yes:
        status = answer(at)
        if status == "stopped":
            return _found(layout.names, no, yes, budget.reason)
        no, yes = (no, at) if status == "optimal" else (at, yes)
        at = (no + yes) // 2
    return _found(layout.names, no, yes, "")


def _found(names: tuple[str, ...], no: int, yes: int, why: str) -> Finish:
    if yes > len(names):
        return Finish(None, "", len(names), no + 1, why)
    return Finish(yes, names[yes - 1] if yes else "", len(names), no + 1, why)
