"""What is said of integration work: when it can be finished, by which schedule, and what stands in the way."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Status = Literal["proved", "best known", "none found", "impossible"]


@dataclass(frozen=True, slots=True)
class Row:
    """
    One activity of a schedule, as a bar of a Gantt chart.

    It is worked on from the beginning of period ``start`` to the end of period ``end``; a milestone, which takes
    nothing, ends before the period in which it "begins". ``after`` are the activities that it was declared to wait
    for, ``takes_over`` those whose crew it takes over in this schedule. A ``tight`` activity cannot end later without
    moving the finish, as long as the schedule keeps its order; None where the order cannot be told in full.
    """

    activity: str
    start: int
    end: int
    periods: int
    item: str
    needs: tuple[tuple[str, float], ...]
    after: tuple[str, ...]
    takes_over: tuple[str, ...]
    tight: bool | None


@dataclass(frozen=True, slots=True)
class CrewLoad:
    """A crew in one period: what is used of what there is."""

    crew: str
    period: int
    used: float
    capacity: float


@dataclass(frozen=True, slots=True)
class Binding:
    """
    What one more unit of a crew, in every period, would do, by solving again.

    All work can then be finished at least ``worth`` and at most ``most`` periods earlier; the two are the same where
    both questions were answered with a proof. With several crews, each of them has one more unit.
    """

    crews: tuple[str, ...]
    finish: int | None
    worth: int
    most: int

    @property
    def proved(self) -> bool:
        """Return whether it is known for sure."""
        return self.worth == self.most


@dataclass(frozen=True, slots=True)
class Works:
    """
    Integration work that shares crews.

    Parameters
    ----------
    status : {"proved", "best known", "none found", "impossible"}
        "proved": no schedule ends earlier. "best known", "none found": the time ran out first.
    finish : int or None
        The period at whose end all work is done; 0 where there is none.
    bound : int
        No schedule can be finished before this period.
    periods : int
        The periods of the programme; 0 where it says nothing.
    chain : int
        When the work could be finished if there were enough crews.
    critical : tuple of str
        The longest chain of activities, in order.
    rows : tuple of Row
        By start, then as declared.
    loads : tuple of CrewLoad
    binding : tuple of Binding
        The crews, the one that is worth most first; last all of them together where no single one helps.
    why : str
        Why nothing is there, or why the search ended early.
    names : tuple of str
        How the periods of the programme are called; empty where they only have numbers.
    """

    status: Status
    finish: int | None
    bound: int | None
    periods: int
    chain: int
    critical: tuple[str, ...]
    rows: tuple[Row, ...]
    loads: tuple[CrewLoad, ...]
    binding: tuple[Binding, ...] = ()
    why: str = ""
    names: tuple[str, ...] = ()

    def period(self, number: int) -> str:
        """
        Return what a period is called; one after the last is called by its number.

        Examples
        --------
        >>> named = Works("proved", 3, 3, 2, 3, (), (), (), names=("spring", "summer"))
        >>> named.period(2), named.period(3)
        ('summer', 'number 3')
        """
        if not self.names:
            return str(number)
        return self.names[number - 1] if 1 <= number <= len(self.names) else f"number {number}"

    @property
    def gap(self) -> float | None:
        """Return what part of the time might be saved at most; None where nothing is known."""
        if self.finish is None or self.bound is None:
            return None
        return (self.finish - self.bound) / self.finish if self.finish else 0.0

    @property
    def in_time(self) -> bool | None:
        """Return whether the work fits into the programme; None where that is not known."""
        if not self.periods:
            return None
        if self.finish is not None and self.finish <= self.periods:
            return True
        late = self.status == "impossible" or (self.bound is not None and self.bound > self.periods)
        return False if late else None

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {
            "status": self.status,
            "finish": self.finish,
            "bound": self.bound,
            "gap": self.gap,
            "in_time": self.in_time,
            "periods": self.periods,
            "chain": self.chain,
            "critical": list(self.critical),
            "schedule": [{**asdict(row), "needs": dict(row.needs)} for row in self.rows],
            "loads": [asdict(load) for load in self.loads],
            "binding": [{**asdict(b), "proved": b.proved} for b in self.binding],
            "why": self.why,
            "sentences": list(self.sentences()),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain words."""
        from comity.programme.works.words import of_works

        return of_works(self)
