"""The bottlenecks of a programme: plan again with one unit more, and one less, of each resource that is used up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from comity.budget import Budget, Share
from comity.case.programme import Programme
from comity.errors import BudgetExceededError, UsageError
from comity.programme.bottlenecks.answer import Bottleneck, Bottlenecks, Changed, Together
from comity.programme.bottlenecks.held import MEASURES, Cell, Held, Measure, Value
from comity.programme.plan.layout import Layout, Numbers, laid_out
from comity.programme.repairs.minimal import minimal_sets

Progress = Callable[[str], None]
MOST = 60
"""Resources in single periods that are tried."""
GROUPS = 5
"""Groups that are looked for in each measure."""


def bottlenecks(
    programme: Programme,
    *,
    most: int = MOST,
    gap: float = 1e-6,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> Bottlenecks:
    """
    Return what one unit more or less of each resource that is used up changes, the most worth first.

    Each number is the difference of two plans that were both made; the prices (duals) of the linear program stand
    beside it and hold for small changes only. In a linear program, more of a resource that some best plan does not use
    up changes nothing, so only what every one uses up is tried. With setups or batches it may; then the others are
    tried too, as far as ``most`` allows. Where resources bind together, more of a single one is worth nothing: the
    minimal groups that are worth something are looked for.

    Parameters
    ----------
    programme : Programme
    most : int
        How many resources in single periods are tried.
    gap : float
        The share by which each plan may be dearer than the cheapest; a difference that rests on it is not ``proved``.
    budget : Budget, optional
        Where it ends first, what is found by then is returned.
    progress : callable, optional
        Told in a sentence what is being done.

    Raises
    ------
    UsageError
        Numbers or names that make no sense.

    Notes
    -----
    A unit is one unit of the resource, and a thousandth of the power of ten next to its capacity where that is more.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Item, Resource
    >>> found = bottlenecks(Programme(2, resources=(Resource("line", (F(4),)),), items=(
    ...     Item("truck", ((1, F(2)), (2, F(8))), (("line", F(1)),)),)))
    >>> [(c.resource, c.period, round(c.fits.more, 6), round(c.fits.less, 6)) for c in found.cells]
    [('line', 1, 0.1, -0.1), ('line', 2, 0.1, -0.1)]

    Two machines in a row: more of one is worth nothing.

    >>> found = bottlenecks(Programme(1, resources=(Resource("saw", (F(4),)), Resource("drill", (F(4),))), items=(
    ...     Item("table", ((1, F(8)),), (("saw", F(1)), ("drill", F(1)))),)))
    >>> [c.worth for c in found.cells], found.together[0].cells, round(found.together[0].gain, 6)
    ([0.0, 0.0], (('saw', 1), ('drill', 1)), 0.125)
    """
    if most < 0 or not 0 <= gap < 1:
        raise UsageError(f"{most} cells and a gap of {gap:g} make no sense. Give 0 or more, and a share below 1.")
    budget = budget or Budget()
    layout = laid_out(programme)
    step = np.maximum(1.0, layout.resource_unit / 1000)
    try:
        search = _Search(layout, step, budget, gap, progress or (lambda _: None))
    except (BudgetExceededError, KeyboardInterrupt) as e:
        return Bottlenecks("fits", untried=layout.capacity.size, exhaustive=False, why=budget.ended(e))
    return search.answer(most)


@dataclass(frozen=True, slots=True)
class _Move:
    """A step more or less of a resource in some periods."""

    resource: int
    periods: tuple[int, ...]

    @property
    def period(self) -> int:
        """Return the period counted from 1; 0 for every period."""
        return self.periods[0] + 1 if len(self.periods) == 1 else 0


class _Search:
    def __init__(self, layout: Layout, step: Numbers, budget: Budget, gap: float, tell: Progress) -> None:
        self.layout, self.step, self.budget, self.tell = layout, step, budget, tell
        self.held = {m: Held(layout, m, step, budget, gap) for m in MEASURES}
        self.base: dict[Measure, Value] = {}
        self.why = ""
        for measure, held in self.held.items():
            tell(f"planning for {measure}")
            held.budget = Share(budget, 1 / 3)
            try:
                self.base[measure] = held.value({})
            except BudgetExceededError as e:
                # With many setups a plan may take too long; the other measures are linear and still worth having.
                if measure != "cost" or budget.over():
                    raise
                self.why = f"the cheapest plan was not found: {e}"
                self.base[measure] = Value(None, None, np.full(layout.capacity.shape, np.inf))
            held.budget = budget
        self.by: Measure = "cost" if self.base["cost"].best else "fits" if (self.fits or 0) < 1 - 1e-9 else "late"

    @property
    def fits(self) -> float | None:
        return self.base["fits"].best

    def answer(self, most: int) -> Bottlenecks:
        tried: list[Bottleneck] = []
        whole: list[Bottleneck] = []
        together: list[Together] = []
        candidates, others = self._candidates()
        linear = not any(h.whole for h in self.held.values())
        cells = (candidates if linear else [*candidates, *others])[:most]
        moves = [_Move(r, (t,)) for r, t in cells]
        every = [_Move(r, tuple(range(self.layout.periods))) for r in sorted({r for r, _ in cells})]
        why = self.why
        try:
            for move in moves:
                tried.append(self._tried(move))
            for move in every if self.layout.periods > 1 else ():
                whole.append(self._tried(move))
            for some, found in ((moves, tried), (every, whole)):
                together += self._together([m for m, _ in zip(some, found, strict=False)], found)
        except (BudgetExceededError, KeyboardInterrupt) as e:
            why = self.budget.ended(e)
        untried = len(candidates) + (0 if linear else len(others)) - len(tried)
        return Bottlenecks(
            self.by,
            self.fits,
            self.base["cost"].best,
            self.base["late"].best,
            _ranked(tried),
            _ranked(whole),
            tuple(together),
            untried,
            not untried,
            why,
        )

    def _candidates(self) -> tuple[list[Cell], list[Cell]]:
        """Return the cells that are used up but for a step in some best plan, and the others that something needs."""
        slack: Numbers = np.array([v.slack for v in self.base.values()]).min(axis=0)
        price = np.zeros(slack.shape)
        for value in self.base.values():
            if value.prices is not None and value.best:
                price = np.maximum(price, np.abs(value.prices / value.best) * self.step[:, None])
        used = [bool(row.any()) for row in self.layout.needs]
        cells = sorted(np.ndindex(*slack.shape), key=lambda c: (-price[c], slack[c], c[1], c[0]))
        tight = [(int(r), int(t)) for r, t in cells if used[r] and slack[r, t] < self.step[r] - 1e-9]
        bound = set(tight)
        return tight, [(int(r), int(t)) for r, t in cells if used[r] and (r, t) not in bound]

    def _tried(self, move: _Move) -> Bottleneck:
        self.budget.check()
        r = move.resource
        name = self.layout.names[move.period - 1] if move.period else ""
        self.tell(f"trying more and less of {self.layout.resources[r]}")
        changed = {m: None if m == "cost" and self.why else self._changed(m, move) for m in MEASURES}
        by, cost = changed[self.by], changed["cost"]
        gain = by.more if by else None
        can = bool(self._there(move) >= self.step[r])
        needed = can and self.base["cost"].best is not None and cost is not None and cost.less is None
        return Bottleneck(
            self.layout.resources[r],
            move.period,
            name,
            float(self.step[r]),
            max(gain or 0.0, 0.0) / float(self.step[r]),
            **changed,
            needed=needed,
        )

    def _there(self, move: _Move) -> float:
        """Return how much there is in the period of a move with the least."""
        each = self.layout.capacity[move.resource][list(move.periods)] * self.layout.resource_unit[move.resource]
        return float(each.min())

    def _changed(self, measure: Measure, move: _Move) -> Changed:
        held, before = self.held[measure], self.base[measure]
        if before.best is None:
            return Changed(None, None, None, True)
        step, r = float(self.step[move.resource]), move.resource
        more = held.value({(r, t): step for t in move.periods})
        less = held.value({(r, t): -step for t in move.periods}) if self._there(move) >= step else None
        price = None
        if before.prices is not None:
            price = float(before.prices[r, list(move.periods)].sum()) * (1.0 if held.maximise else -1.0) + 0.0
        gain, loss = held.better(before, more), None if less is None else held.better(before, less)
        proved = all(held.sure(before, v) for v in (more, less) if v is not None)
        return Changed(
            None if gain is None else max(gain, 0.0), None if loss is None else min(loss, 0.0), price, proved
        )

    def _together(self, moves: Sequence[_Move], found: Sequence[Bottleneck]) -> Iterator[Together]:
        measures: tuple[Measure, ...] = ("cost", "fits")
        for measure in measures:
            if measure == "cost" and self.why:
                continue
            alone = [m for m, b in zip(moves, found, strict=True) if not getattr(b, measure).more]
            yield from self._groups(measure, alone)

    def _groups(self, measure: Measure, moves: Sequence[_Move]) -> Iterator[Together]:
        held, before = self.held[measure], self.base[measure]

        def gain(some: Iterable[int]) -> float:
            more: dict[Cell, float] = {}
            for k in some:
                more |= {(moves[k].resource, t): float(self.step[moves[k].resource]) for t in moves[k].periods}
            return held.better(before, held.value(more)) or 0.0

        def grow(some: frozenset[int]) -> frozenset[int]:
            for k in range(len(moves)):
                some = some | {k} if k not in some and gain(some | {k}) <= 0 else some
            return some

        if before.best is None or len(moves) < 2:
            return
        self.tell("looking for resources that bind together")
        sets = minimal_sets(len(moves), lambda some: some if gain(some) > 0 else None, grow, self.budget.check)
        for _, some in zip(range(GROUPS), sets, strict=False):
            cells = tuple((self.layout.resources[moves[k].resource], moves[k].period) for k in sorted(some))
            yield Together(cells, measure, gain(some))


def _ranked(found: Iterable[Bottleneck]) -> tuple[Bottleneck, ...]:
    def loss(b: Bottleneck) -> float:
        return min((c.less or 0.0 for c in (b.cost, b.fits, b.late) if c), default=0.0)

    return tuple(sorted(found, key=lambda b: (-b.worth, loss(b), b.period, b.resource)))
