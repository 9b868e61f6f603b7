"""What share of a declared programme fits the capacity there is, on time and with lateness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from comity.budget import Budget
from comity.case.programme import Programme
from comity.programme.plan.build import built
from comity.programme.plan.layout import Layout, laid_out
from comity.programme.shares import per_cent
from comity.solve.mip import MipAnswer

Progress = Callable[[str], None]
_MOST = 8


@dataclass(frozen=True, slots=True)
class Delivered:
    """How much of what is due of an item can be delivered by the last period, where as much as possible is in all."""

    item: str
    due: float
    delivered: float


@dataclass(frozen=True, slots=True)
class Fits:
    """
    How much of a programme the capacity allows.

    Parameters
    ----------
    fits : float or None
        The largest share of every due quantity that can be delivered on time, all by the same share; from 0 to 1.
        None where the budget ended before anything was found.
    at_most : float
        No larger share fits. The same as ``fits`` unless the budget ended first.
    delivered : float or None
        The share of all due quantities, weighed by value, that can be delivered by the last period, however late.
    delivered_at_most : float
    items : tuple of Delivered
        One way of delivering that much; there may be others.
    mixed : bool
        Quantities of several units are added up in ``delivered``, and no values say how much each counts.
    why : str
        Why the search ended early; empty where it did not.
    """

    fits: float | None
    at_most: float
    delivered: float | None
    delivered_at_most: float
    items: tuple[Delivered, ...] = ()
    mixed: bool = False
    why: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return asdict(self)

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences."""
        said = []
        if self.fits == 1:
            said.append("Everything that is due can be delivered on time.")
        elif self.fits == 0:
            said.append("Of some due quantity nothing can be on time, so no share of all of them together can be.")
        elif self.fits is not None:
            share = per_cent(self.fits)
            said.append(f"At most {share} of every due quantity can be delivered on time, all by the same share.")
        if self.why:
            said[:] = [_open(self)]
        if self.delivered is not None and self.fits != 1:
            value = "" if self.mixed else ", weighed by value where one is given"
            share = per_cent(self.delivered)
            said.append(f"However late, {share} of what is due can be delivered by the last period{value}.")
            said += self._of_each()
        if self.mixed and self.fits != 1:
            said.append("This adds quantities of different units; say under `value` how much a unit of each counts.")
        return tuple(said)

    def _of_each(self) -> list[str]:
        """Return how much of each item that is, where there are several and not all of it can be delivered."""
        asked = [x for x in self.items if x.due > 0]
        if len(asked) < 2 or all(x.delivered >= x.due for x in asked):
            return []
        each = [f'{x.delivered:,.6g} of {x.due:,.6g} of "{x.item}"' for x in asked[:_MOST]]
        more = f" and so on for {len(asked) - _MOST:,} more" if len(asked) > _MOST else ""
        return [f"Item by item, in one way of doing so: {', '.join(each)}{more}."]


def _open(answer: Fits) -> str:
    low = 0.0 if answer.fits is None else answer.fits
    span = f"Between {per_cent(low)} and {per_cent(answer.at_most)}"
    return f"{span} of every due quantity can be delivered on time: {answer.why}."


def fits(programme: Programme, *, budget: Budget | None = None, progress: Progress | None = None) -> Fits:
    r"""
    Return the largest share of the programme that the capacity allows.

    ``fits`` is the largest :math:`\phi \in [0, 1]` for which :math:`\phi d_{it}` of every item can be delivered on
    time, whether or not the item may be late. ``delivered`` is the largest

    .. math:: \sum_i v_i \min\Bigl(s_{i0} + \sum_t x_{it},\ \sum_t d_{it}\Bigr) \Big/ \sum_i v_i \sum_t d_{it}

    with the values :math:`v_i`, 1 where none is given. Capacity may be enlarged in both; what that costs plays no part.
    ``delivered`` is never below ``fits``.

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
    A line makes four a period. Of the two due in period 1 and nine in period 2 it can deliver eight:

    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Item, Resource
    >>> answer = fits(Programme(2, resources=(Resource("line", (F(4),)),),
    ...     items=(Item("truck", ((1, F(2)), (2, F(9))), (("line", F(1)),)),)))
    >>> round(answer.fits, 6), round(answer.delivered, 6)
    (0.727273, 0.727273)
    """
    budget, tell = budget or Budget(), progress or (lambda _: None)
    layout = laid_out(programme)
    if not layout.due.any():
        return Fits(1.0, 1.0, 1.0, 1.0)
    if budget.over():
        return Fits(None, 1.0, None, 1.0, why=budget.reason)
    tell("looking for the largest share that fits on time")
    parts = built(layout, "never", share=True)
    for k, column in enumerate(parts.model.columns):
        parts.model.columns[k] = replace(column, cost=float(k == parts.share))
    on_time = _solved(lambda: parts.model.solve(maximise=True, budget=budget), budget)
    tell("looking for what can be delivered however late")
    short, items = _shortest(layout, budget)
    worth = float(layout.value @ layout.due.sum(axis=1))
    missing, least = (None if x is None else x / worth for x in (short.value, short.bound)) if worth else (0.0, 0.0)
    share = _share(on_time.value)
    return Fits(
        fits=share,
        at_most=share if on_time.status == "optimal" and share is not None else _share(on_time.bound, 1.0) or 0.0,
        delivered=_share(None if missing is None else 1 - missing),
        delivered_at_most=_share(None if least is None else 1 - least, 1.0) or 0.0,
        items=items,
        mixed=layout.mixed,
        why="" if on_time.status == short.status == "optimal" else budget.reason,
    )


def _shortest(layout: Layout, budget: Budget) -> tuple[MipAnswer, tuple[Delivered, ...]]:
    """Return the least worth of what is missing after the last period, and how much of each item is delivered then."""
    parts = built(layout, "always")
    last = {columns[-1]: float(v) for columns, v in zip(parts.late, layout.value, strict=True)}
    for k, column in enumerate(parts.model.columns):
        parts.model.columns[k] = replace(column, cost=last.get(k, 0.0))
    ends = [k for k, row in enumerate(parts.model.rows) if row.kind == "on time"]
    answer = _solved(lambda: parts.model.solve(free=ends, budget=budget), budget)
    if answer.point is None:
        return answer, ()
    found = []
    for i, item in enumerate(layout.items):
        due, unit = float(layout.due[i].sum()), float(layout.item_unit[i])
        late = min(max(float(answer.point[parts.late[i][-1]]), 0.0), due)
        found.append(Delivered(item, round(due * unit, 9), round((due - late) * unit, 9)))
    return answer, tuple(found)


def _solved(solve: Callable[[], MipAnswer], budget: Budget) -> MipAnswer:
    """Return what a solve gave; nothing after Ctrl-C."""
    try:
        return solve()
    except KeyboardInterrupt as e:
        budget.ended(e)
        return MipAnswer("stopped", None, None, None)


def _share(number: float | None, missing: float | None = None) -> float | None:
    """Return a share between 0 and 1; what is next to an end counts as the end."""
    if number is None:
        return missing
    return 1.0 if number >= 1 - 1e-9 else round(max(number, 0.0), 12)
