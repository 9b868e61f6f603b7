"""Which resources hold a programme up, when, and what one unit more or less of each changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from comity.programme.bottlenecks.held import Measure

_BETTER: dict[Measure, str] = {
    "cost": "would save {}",
    "fits": "would raise the share that fits on time by {}",
    "late": "would take away {} units times periods of lateness, weighed by value",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """
    What ``step`` units more or less of a resource change in one measure: above 0 is better, below 0 worse.

    None where there is no plan before or after; ``less`` is None too where less than a step is there to take away.
    ``price`` is what the linear program says of one unit: it holds for small changes only, and is None where there are
    whole numbers. ``proved`` tells that neither change rests on a search that ended at its gap.
    """

    more: float | None
    less: float | None
    price: float | None
    proved: bool


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """
    A resource in a period (0: in every period), and what more or less of it changes.

    ``worth`` is what one unit more gains in the measure that the bottlenecks are ranked by.
    """

    resource: str
    period: int
    name: str
    step: float
    worth: float
    fits: Changed | None
    cost: Changed | None
    late: Changed | None
    needed: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the bottleneck as plain values."""
        return asdict(self) | {"period": self.period or None}


@dataclass(frozen=True, slots=True)
class Together:
    """
    Resources in periods of which a step more is worth something together, and nothing if one of them is left out.

    ``cells`` are pairs (resource, period), with period 0 for every period.
    """

    cells: tuple[tuple[str, int], ...]
    measure: Measure
    gain: float


@dataclass(frozen=True, slots=True)
class Bottlenecks:
    """
    The bottlenecks of a programme.

    Parameters
    ----------
    by : {"cost", "fits", "late"}
        What they are ranked by: cost where there is a plan that costs something, else the share that fits, else
        lateness.
    fits, cost, late : float or None
        The measures of the programme as it is; the cost is None where there is no plan.
    cells : tuple of Bottleneck
        Resources in single periods, the most worth first.
    whole : tuple of Bottleneck
        Resources with a step more or less in every period, the most worth first.
    together : tuple of Together
    untried : int
        Cells that were not tried, because a limit was reached or the budget ended.
    exhaustive : bool
        Whether nothing that was left untried can be worth anything by itself.
    why : str
        Why the search ended early; empty where it did not.
    """

    by: Measure
    fits: float | None = None
    cost: float | None = None
    late: float | None = None
    cells: tuple[Bottleneck, ...] = ()
    whole: tuple[Bottleneck, ...] = ()
    together: tuple[Together, ...] = ()
    untried: int = 0
    exhaustive: bool = True
    why: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {
            "by": self.by,
            "fits": self.fits,
            "cost": self.cost,
            "late": self.late,
            "bottlenecks": [c.to_json() for c in self.cells],
            "resources": [c.to_json() for c in self.whole],
            "together": [asdict(g) for g in self.together],
            "untried": self.untried,
            "exhaustive": self.exhaustive,
            "why": self.why,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences."""
        return tuple(_sentences(self))


def _gain(measure: Measure, worth: float) -> str:
    """
    Return in words what is gained.

    Examples
    --------
    >>> _gain("fits", 1 / 3), _gain("cost", 1234.5)
    ('would raise the share that fits on time by 33.3 percentage points', 'would save 1,234.5')
    """
    points = f"{100 * worth:.3g}"
    more = f"{points} percentage point{'' if points == '1' else 's'}"
    return _BETTER[measure].format(more if measure == "fits" else f"{worth:,.6g}")


def _sentences(found: Bottlenecks) -> Iterator[str]:
    helpful = [c for c in found.cells if c.worth > 0]
    if not helpful and not found.together:
        yield "No single resource in a single period was found of which one more unit would help."
    for c in helpful:
        gain = _gain(found.by, c.worth)
        yield f'One more unit of "{c.resource}" in period {c.name} {gain}.'
    for c in (c for c in found.cells if c.needed):
        yield f'With {c.step:,.6g} less of "{c.resource}" in period {c.name} there would be no plan.'
    for c in (c for c in found.whole if c.worth > 0):
        gain = _gain(found.by, c.worth)
        yield f'One more unit of "{c.resource}" in every period {gain}.'
    called = {c.period: c.name for c in found.cells}
    for g in found.together:
        names = [f'"{r}" in {f"period {called.get(t, t)}" if t else "every period"}' for r, t in g.cells]
        gain = _gain(g.measure, g.gain)
        yield f"More of {', '.join(names[:-1])} and {names[-1]} {gain} together; without one of them, nothing."
    if found.untried:
        yield f"{found.untried:,} more cases of a resource in a period were not tried; some may help too."
    if found.why:
        yield f"The search ended early: {found.why}."
