"""Two searches side by side: what comes of them, and how they end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.programme import Item, Programme, Resource
from comity.programme.plan import searching
from comity.programme.plan.build import built
from comity.programme.plan.cheapest import plan
from comity.programme.plan.layout import laid_out
from comity.programme.plan.model import Model
from comity.programme.plan.searching import searched
from comity.programme.plan.setups import add_setups
from comity.solve.mip import MipAnswer

F = Fraction


class Case:
    """A small model of two items, with the plan that sets up in every period to begin with."""

    def __init__(self) -> None:
        items = [
            Item(
                f"i{k}",
                tuple((t, F(1 + (t * (k + 2)) % 5)) for t in range(1, 9)),
                (("line", F(1)),),
                setup=(F(9 + k),),
                holding=(F(1),),
            )
            for k in range(2)
        ]
        self.programme = Programme(8, resources=(Resource("line", (F(12),)),), items=tuple(items))
        self.parts = built(laid_out(self.programme))
        point = self.parts.model.solve().point
        assert point is not None
        self.setups = add_setups(self.parts)
        made = [float(point[self.parts.make[s.item][s.at]] > 1e-9) for s in self.setups]
        self.start = [*point.tolist(), *made]
        self.cost = float(np.array([c.cost for c in self.parts.model.columns]) @ self.start)
        self.least = float(self.parts.model.solve().value or 0.0)

    def search(self, gap: float = 0.0, budget: Budget | None = None, told: list[str] | None = None) -> MipAnswer:
        said = [] if told is None else told
        return searched(self.parts, self.setups, self.start, gap, budget or Budget(), said.append)


@pytest.mark.parametrize("large", [1, 10_000])
def test_both_ways_of_searching_find_the_least_cost(large: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "LARGE", large)
    case = Case()
    answer = case.search()
    assert answer.status == "optimal"
    assert answer.value == pytest.approx(case.least, rel=1e-6)
    assert answer.bound == pytest.approx(case.least, rel=1e-6)
    assert case.least < case.cost


def test_the_solver_is_stopped_once_a_plan_of_the_windows_is_near_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    case, found = Case(), threading.Event()
    best = case.parts.model.solve().point
    assert best is not None

    def windows(*_: Any) -> Iterator[tuple[float, Any]]:
        yield case.least, best
        found.set()

    def stuck(_: Model, watch: Any = None, **__: Any) -> MipAnswer:
        """A solver that has a bound and a dear plan and gets no further."""
        assert found.wait(5.0)
        assert not watch(case.cost, None)
        assert not watch(case.cost, case.least * 0.9)
        assert watch(case.cost, case.least * 0.995)
        return MipAnswer("stopped", case.cost, case.least * 0.995, np.array(case.start))

    monkeypatch.setattr(searching, "LARGE", 1)
    monkeypatch.setattr(searching, "improved", windows)
    monkeypatch.setattr(Model, "solve", stuck)
    told: list[str] = []
    answer = case.search(gap=0.01, told=told)
    assert answer.value == case.least
    assert answer.bound == case.least * 0.995
    assert (answer.point == best).all()
    assert told[0].startswith("a plan costs ")
    assert "none costs less than" in told[0]


def test_the_plan_of_a_solver_that_ends_by_itself_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case()
    theirs = MipAnswer("optimal", case.cost, case.cost * 0.99, np.array(case.start))
    monkeypatch.setattr(searching, "LARGE", 1)
    monkeypatch.setattr(searching, "improved", lambda *_: iter([(case.least, np.array(case.start))]))
    monkeypatch.setattr(Model, "solve", lambda _, **__: theirs)
    assert case.search(gap=0.01) is theirs


def test_after_ctrl_c_what_both_have_found_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case()

    def windows(*_: Any) -> Iterator[tuple[float, Any]]:
        yield case.least, np.array(case.start)
        raise KeyboardInterrupt

    def until(_: Model, budget: Budget, **__: Any) -> MipAnswer:
        while not budget.over():
            pass
        return MipAnswer("stopped", None, 1.0, None)

    monkeypatch.setattr(searching, "LARGE", 1)
    monkeypatch.setattr(searching, "improved", windows)
    monkeypatch.setattr(Model, "solve", until)
    budget = Budget()
    answer = case.search(budget=budget)
    assert (answer.status, answer.value, answer.bound) == ("stopped", case.least, 1.0)
    assert budget.reason == "the work was stopped"


def test_a_mistake_in_the_other_thread_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> MipAnswer:
        raise ValueError("broken")

    monkeypatch.setattr(searching, "LARGE", 1)
    case = Case()
    monkeypatch.setattr(Model, "solve", broken)
    with pytest.raises(ValueError, match="broken"):
        case.search()


def test_a_large_programme_is_planned_like_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case()
    small = plan(case.programme, gap=0.0)
    monkeypatch.setattr(searching, "LARGE", 1)
    large = plan(case.programme, gap=0.0)
    assert large.cost == pytest.approx(small.cost)
    assert large.gap == 0.0
