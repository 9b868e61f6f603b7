"""The search for the cheapest plan: a solver proves what none can go below, while parts of a plan are made cheaper."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from comity.budget import Budget, Part
from comity.programme.plan.build import Built
from comity.programme.plan.setups import Setup
from comity.programme.plan.windows import improved
from comity.solve.mip import MipAnswer, Point

Progress = Callable[[str], None]

LARGE = 200
"""From so many setups on, two searches work side by side."""

_NOTHING = MipAnswer("stopped", None, None, None)


@dataclass(slots=True)
class _Record:
    """The cheapest plan that is known, in the units of the model, and the least that any can cost."""

    tell: Progress
    money: float
    gap: float
    cost: float
    point: Point
    bound: float | None = None

    def take(self, cost: float, point: Point) -> None:
        if cost < self.cost:
            self.cost, self.point = cost, point

    def enough(self, value: float | None, bound: float | None) -> bool:
        """Say how far the search is; return whether the plan that is known is near enough to the bound."""
        if bound is None:
            return False
        if self.bound is None or bound > self.bound * (1 + 1e-4):
            best = min(self.cost, self.cost if value is None else value) * self.money
            self.bound = bound
            self.tell(f"a plan costs {best:,.6g} so far, and none costs less than {bound * self.money:,.6g}")
        return self.cost * (1 - self.gap) <= bound * (1 - 1e-9)


def searched(
    parts: Built,
    setups: Sequence[Setup],
    start: Sequence[float] | None,
    gap: float,
    budget: Budget,
    tell: Progress,
) -> MipAnswer:
    """
    Return the cheapest plan that is found, with what none can go below.

    A solver works on the whole model. Where there are many setups, windows of the plan to begin with are made cheaper
    beside it, and the solver is stopped once its bound is near enough to the plan that came of that. Where the solver
    ends by itself, its own plan counts, so that it does not hang on which of the two was quicker.

    Parameters
    ----------
    parts : Built
        The model with its setups.
    setups : sequence of Setup
    start : sequence of float or None
        A plan to begin with; it need not be one of whole batches.
    gap : float
        The search may end once no plan can be cheaper by more than this share.
    budget : Budget
    tell : callable
        Told now and then how far the search is.
    """
    model = parts.model
    whole = start is not None and all(
        abs(x - round(x)) < 1e-9 for c, x in zip(model.columns, start, strict=True) if c.integer
    )
    if start is None or not whole:
        return _caught(lambda: model.solve(budget=budget, gap=gap, start=start), budget)
    point = np.array(start, float)
    cost = float(np.array([c.cost for c in model.columns]) @ point)
    record = _Record(tell, parts.layout.money, gap, cost, point)
    proof = _Proof(lambda: model.solve(budget=budget, gap=gap, start=start, watch=record.enough))
    if len(setups) < LARGE:
        answer = _caught(proof.work, budget)
    else:
        answer = _caught(lambda: _beside(proof, parts, setups, record, budget), budget)
    if answer.status != "stopped" or (answer.value is not None and answer.value <= record.cost):
        return answer
    return replace(answer, value=record.cost, point=record.point)


def _caught(solve: Callable[[], MipAnswer], budget: Budget) -> MipAnswer:
    """Return what a solve gave; nothing after Ctrl-C."""
    try:
        return solve()
    except KeyboardInterrupt as e:
        budget.ended(e)
        return _NOTHING


class _Proof:
    """A solve in a thread of its own."""

    def __init__(self, solve: Callable[[], MipAnswer]) -> None:
        self.work = solve
        self.done = threading.Event()
        self._answers: list[MipAnswer] = []
        self._errors: list[BaseException] = []

    def begin(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()

    def answer(self) -> MipAnswer:
        """Wait until the solve has ended; awake now and then, so that Ctrl-C is heard."""
        while not self.done.wait(0.05):
            pass
        if self._errors:
            raise self._errors[0]
        return self._answers[0]

    def _run(self) -> None:
        try:
            self._answers.append(self.work())
        except BaseException as e:  # raised again where the answer is waited for
            self._errors.append(e)
        finally:
            self.done.set()


class _WhileProving(Part):
    """A budget that ends with a proof."""

    def __init__(self, whole: Budget, proof: _Proof) -> None:
        super().__init__(whole, None)
        self._proof = proof

    def over(self) -> bool:
        """Return True once the proof is there or the whole is used up."""
        return self._proof.done.is_set() or super().over()

    def left(self) -> float | None:
        """Return the seconds that are left of the whole."""
        return self.whole.left()


def _beside(proof: _Proof, parts: Built, setups: Sequence[Setup], record: _Record, budget: Budget) -> MipAnswer:
    proof.begin()
    try:
        for cost, point in improved(parts, setups, record.point.tolist(), _WhileProving(budget, proof)):
            record.take(cost, point)
        return proof.answer()
    except KeyboardInterrupt as e:
        budget.ended(e)  # the proof looks at the budget and ends soon
        return proof.answer()
