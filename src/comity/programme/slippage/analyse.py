"""The chance that a schedule holds, by how things of its kind slipped before: the door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.case.programme import Slippage
from comity.errors import TooLargeError, UsageError
from comity.programme.slippage.answer import AtEnd, Chance, ClassUse, End, Slipped, by_draws
from comity.programme.slippage.drawing import Noise, noise
from comity.programme.slippage.reference_class import FEWEST, ReferenceClass, reference_class, stretched
from comity.programme.slippage.schedule import TOLERANCE, Chain, Step, chain

Numbers = NDArray[np.float64]
RUNS = 5_000
ANEW, ANEW_RUNS = 200, 1_000
"""How often past cases are drawn anew, and the runs of each time."""
PERCENTILES = (10, 50, 80, 90, 95)
MOST_CELLS = 20_000_000


@dataclass(frozen=True, slots=True, eq=False)
class _Setting:
    """A schedule with its classes: ``kind[n]`` is the class of step n (-1: none), ``group[n]`` who it slips with."""

    chain: Chain
    steps: tuple[Step, ...]
    classes: tuple[ReferenceClass, ...]
    shared: tuple[tuple[float, float], ...]
    kind: tuple[int, ...]
    group: tuple[int, ...]
    unsure: tuple[bool, ...]
    due: Numbers
    planned: Numbers

    def ratios(self, chances: Numbers, past: Sequence[Numbers]) -> Numbers:
        """Return by how much each step is stretched in each run, shape (runs, N)."""
        out = np.ones_like(chances)
        for n, k in enumerate(self.kind):
            if k >= 0 and len(past[k]):
                out[:, n] = stretched(past[k], chances[:, n])
        return out


def slippage(
    steps: Sequence[Step],
    classes: Sequence[Slippage],
    *,
    runs: int = RUNS,
    seed: int = 0,
    early: bool = False,
    fewest: int = FEWEST,
    anew: int = ANEW,
    budget: Budget | None = None,
) -> Slipped:
    """
    Run a schedule many times, each step stretched as things of its kind were before.

    Each step takes its declared time times a past ratio of its class, and begins when what it waits for has ended, but
    not before its declared start. Steps of one supplier slip together: their scores in the copula are correlated by the
    ``shared`` part of the class. That part is hardly ever known, so everything is done at both of its ends; where
    nothing is said they are 0 and 1. Steps without a supplier count as those of one supplier if one class speaks of
    them: nothing is independent just because nobody said anything.

    Parameters
    ----------
    steps : sequence of Step
    classes : sequence of Slippage
        The first of the names of a step that a class speaks of decides.
    runs, seed : int
    early : bool
        Whether work moves forward, before its declared start, where others are early.
    fewest : int
        A class with fewer past ratios says nothing of chances; then they are None.
    anew : int
        How often past cases are drawn anew, for the band of their number; 0 for no such band.
    budget : Budget, optional
        Only the drawing anew is left out where it is over.

    Returns
    -------
    Slipped

    Raises
    ------
    UsageError
        A schedule that makes no sense, a ratio of 0 or less, a name of which two classes speak.
    TooLargeError
        More than 20,000,000 runs times steps.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> past = Slippage(("hull",), tuple(F(10 + k, 10) for k in range(10)))
    >>> found = slippage([Step("hull", 10, due=12, named=("hull",))], [past])
    >>> 0.27 < found.ends[0].on_time.share < 0.33
    True

    References
    ----------
    Flyvbjerg, B. (2006). From Nobel Prize to project management: getting risks right. Project Management Journal
    37(3), 5-15. Van Slyke, R. M. (1963). Monte Carlo methods and the PERT problem. Operations Research 11(5), 839-860.
    """
    _check(steps, runs)
    setting = _setting(steps, classes, early, fewest)
    budget = budget or Budget()
    drawn = noise(runs, len(steps), max(setting.group, default=0) + 1, seed)
    found, cuts = zip(*(_at_end(setting, drawn, end, (seed, anew), budget) for end in ("low", "high")), strict=True)
    uses = tuple(
        ClassUse(c, s, tuple(x.id for x, k in zip(steps, setting.kind, strict=True) if k == n), c.too_few(fewest))
        for n, (c, s) in enumerate(zip(setting.classes, setting.shared, strict=True))
    )
    without = tuple(s.id for s, k in zip(steps, setting.kind, strict=True) if k < 0)
    planned = float(setting.planned.max(initial=0))
    return Slipped(found, planned, uses, without, runs, seed, fewest, next(filter(None, cuts), ""))


def _check(steps: Sequence[Step], runs: int) -> None:
    if runs < 1:
        raise UsageError(f"{runs} runs were asked for. At least 1 is needed; 5,000 are usual.")
    if runs * len(steps) > MOST_CELLS:
        raise TooLargeError(
            f"{runs:,} runs of {len(steps):,} steps are too many. Runs times steps may be {MOST_CELLS:,}: "
            "ask for fewer runs, or take steps together."
        )


def _setting(steps: Sequence[Step], classes: Sequence[Slippage], early: bool, fewest: int) -> _Setting:
    whole = chain(steps, early)
    speaks: dict[str, int] = {}
    for k, own in enumerate(classes):
        for name in own.of:
            if speaks.setdefault(name, k) != k:
                raise UsageError(f'two classes of slippage speak of "{name}". Leave it in one of them.')
    kind = tuple(next((speaks[name] for name in s.named if name in speaks), -1) for s in steps)
    known = tuple(reference_class(own) for own in classes)
    shared = tuple((float(own.shared.low), float(own.shared.high)) for own in classes)
    for low, high in shared:
        if not 0 <= low <= high <= 1:
            raise UsageError(f"what is shared runs from {low:g} to {high:g}. Give a part between 0 and 1, low first.")
    few = [k >= 0 and known[k].too_few(fewest) for k in kind]
    for j in whole.order:
        few[j] = few[j] or any(few[i] for i in whole.waits[j])
    planned = whole.ends(np.ones((1, len(steps))))[0]
    due = np.array([np.nan if s.due is None else float(s.due) for s in steps])
    if len(steps) and np.isnan(due).all():
        # nothing is asked for by itself: on time is when all ends as declared
        due = np.where(planned >= planned.max() - TOLERANCE, planned.max(), np.nan)
        due = np.where(_last(whole), planned.max(), due)
    return _Setting(whole, tuple(steps), known, shared, kind, _groups(steps, kind), tuple(few), due, planned)


def _last(whole: Chain) -> NDArray[np.bool_]:
    """Return the steps that nothing waits for."""
    waited = {i for before in whole.waits for i in before}
    return np.array([n not in waited for n in range(len(whole.ids))], bool)


def _groups(steps: Sequence[Step], kind: Sequence[int]) -> tuple[int, ...]:
    found: dict[object, int] = {}
    return tuple(found.setdefault(s.supplier or k, len(found)) for s, k in zip(steps, kind, strict=True))


def _at_end(setting: _Setting, drawn: Noise, end: End, seeds: tuple[int, int], budget: Budget) -> tuple[AtEnd, str]:
    part = [0.0 if k < 0 else setting.shared[k][end == "high"] for k in setting.kind]
    chances = drawn.chances(setting.group, part)
    past = [np.array(c.ratios) for c in setting.classes]
    ratios = setting.ratios(chances, past)
    ends = setting.chain.ends(ratios)
    on_time = _on_time(setting, ends)
    anew, cut = _drawn_anew(setting, chances[:ANEW_RUNS], past, seeds, budget)
    asked = np.flatnonzero(~np.isnan(setting.due))
    bands = None if anew is None else np.quantile(anew, (0.025, 0.975), axis=0)
    chance = [
        Chance(
            float(x), by_draws(float(x), len(ends)), None if bands is None else (float(bands[0, k]), float(bands[1, k]))
        )
        for k, x in enumerate(on_time)
    ]
    each = tuple(
        (setting.steps[n].id, None if setting.unsure[n] else chance[k + 1]) for k, n in enumerate(asked.tolist())
    )
    if any(setting.unsure):
        return AtEnd(end, None, each, (), None, None, ()), cut
    delay = ends.max(axis=1, initial=0.0) - setting.planned.max(initial=0.0)
    sorted_ = np.sort(delay)
    steps = tuple((p, float(sorted_[-(-p * len(sorted_) // 100) - 1])) for p in PERCENTILES)
    critical = setting.chain.critical(ratios, ends) if len(setting.steps) else np.zeros(0)
    named = tuple(zip(setting.chain.ids, map(float, critical), strict=True))
    return AtEnd(end, chance[0], each, steps, float(delay.mean()), float(delay.var()), named), cut


def _on_time(setting: _Setting, ends: Numbers) -> Numbers:
    """Return the share of runs in which everything is on time, and then each step that is due."""
    asked = ~np.isnan(setting.due)
    due = setting.due[asked]
    met = ends[:, asked] <= due + TOLERANCE * np.maximum(1.0, np.abs(due))
    return np.concatenate(([met.all(axis=1).mean()], met.mean(axis=0)))


def _drawn_anew(
    setting: _Setting, chances: Numbers, past: Sequence[Numbers], seeds: tuple[int, int], budget: Budget
) -> tuple[Numbers | None, str]:
    """Return the shares of :func:`_on_time` for each time the past cases were drawn anew, the bootstrap of Efron."""
    seed, anew = seeds
    streams = [np.random.default_rng([seed, 3, k]) for k in range(len(past))]
    out = []
    for _ in range(anew):
        if budget.over():
            return None, budget.reason
        again = [np.sort(p[g.integers(0, len(p), len(p))]) if len(p) else p for p, g in zip(past, streams, strict=True)]
        out.append(_on_time(setting, setting.chain.ends(setting.ratios(chances, again))))
    return (np.array(out) if out else None), ""
