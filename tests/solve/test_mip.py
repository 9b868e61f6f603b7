"""Linear programs with whole numbers: each engine against trying every point, and against another solver."""

from __future__ import annotations

import itertools
import math
import random
import subprocess
import sys

import numpy as np
import pytest

from comity.budget import Budget
from comity.errors import UsageError
from comity.solve.highs_engine import HighsEngine
from comity.solve.mip import ENGINES, MipEngine, mip_engine

Rows = list[tuple[list[int], int]]


@pytest.fixture(params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> MipEngine:
    return mip_engine(request.param)


def made(rng: random.Random) -> tuple[list[int], Rows]:
    """Costs of up to 7 columns 0/1/2, and rows "at most"."""
    n = rng.randint(1, 7)
    costs = [rng.randint(-9, 9) for _ in range(n)]
    rows = [([rng.randint(-5, 9) for _ in range(n)], rng.randint(-6, 12)) for _ in range(rng.randint(0, 5))]
    return costs, rows


def built(engine: MipEngine, costs: list[int], rows: Rows) -> tuple[list[int], list[int]]:
    columns = [engine.column(0, 2, cost=c, integer=True) for c in costs]
    return columns, [engine.row(list(zip(columns, row, strict=True)), high=top) for row, top in rows]


def by_hand(costs: list[int], rows: Rows, largest: bool) -> int | None:
    points = itertools.product(range(3), repeat=len(costs))
    there = [p for p in points if all(np.dot(row, p) <= top for row, top in rows)]
    worth = [int(np.dot(costs, p)) for p in there]
    return (max if largest else min)(worth) if worth else None


@pytest.mark.parametrize("seed", range(40))
def test_the_optimum_is_that_of_trying_every_point(engine: MipEngine, seed: int) -> None:
    costs, rows = made(random.Random(seed))
    built(engine, costs, rows)
    for largest in (True, False):
        answer = engine.solve(maximise=largest)
        best = by_hand(costs, rows, largest)
        if best is None:
            assert (answer.status, answer.value, answer.point) == ("infeasible", None, None)
            continue
        assert answer.status == "optimal"
        assert answer.value is not None
        assert answer.bound is not None
        assert answer.point is not None
        assert math.isclose(answer.value, best, abs_tol=1e-6)
        assert math.isclose(answer.bound, best, abs_tol=1e-5)
        point = np.round(answer.point).astype(int)
        assert all(np.dot(row, point) <= top for row, top in rows)
        assert np.dot(costs, point) == best


@pytest.mark.parametrize("seed", range(25))
def test_rows_bounds_and_costs_can_be_changed_between_solves(engine: MipEngine, seed: int) -> None:
    rng = random.Random(seed)
    costs, rows = made(rng)
    columns, numbers = built(engine, costs, rows)
    engine.solve(maximise=True)
    k = rng.randrange(len(costs))
    costs[k] = rng.randint(-9, 9)
    engine.cost(columns[k], costs[k])
    if rows:
        at = rng.randrange(len(rows))
        rows[at] = (rows[at][0], rows[at][1] + rng.randint(-4, 4))
        engine.row_bounds(numbers[at], -math.inf, rows[at][1])
    extra = [rng.randint(-3, 3) for _ in costs]
    rows.append((extra, 2))
    engine.row(list(zip(columns, extra, strict=True)), high=2)
    j = rng.randrange(len(costs))
    engine.bounds(columns[j], 1, 1)
    fixed = [1 if c == j else 0 for c in range(len(costs))]
    best = by_hand(costs, [*rows, (fixed, 1), ([-x for x in fixed], -1)], True)
    answer = engine.solve(maximise=True)
    assert (answer.value is None) == (best is None)
    assert best is None or round(answer.value or 0.0) == best


@pytest.mark.parametrize("seed", range(25))
def test_another_solver_agrees_on_mixed_programs(engine: MipEngine, seed: int) -> None:
    optimize = pytest.importorskip("scipy.optimize", reason="scipy is a second witness only")
    rng = np.random.default_rng(seed)
    n, m = 8, 5
    costs, rows = rng.normal(size=n), rng.normal(size=(m, n))
    whole = rng.random(n) < 0.5
    tops = rng.random(m) * 3
    for c, integer in zip(costs, whole, strict=True):
        engine.column(-2, 4, cost=c, integer=bool(integer))
    for row, top in zip(rows, tops, strict=True):
        engine.row(list(enumerate(row)), high=top)
    answer = engine.solve(maximise=True)
    witness = optimize.milp(
        -costs,
        integrality=whole.astype(int),
        bounds=optimize.Bounds(-2, 4),
        constraints=optimize.LinearConstraint(rows, ub=tops),
    )
    assert answer.status == "optimal"
    assert answer.value is not None
    assert math.isclose(answer.value, -witness.fun, abs_tol=1e-5)


@pytest.mark.parametrize("integer", [False, True])
def test_what_grows_without_end_is_told_from_what_cannot_be(engine: MipEngine, integer: bool) -> None:
    x = engine.column(cost=1.0, integer=integer)
    y = engine.column(integer=integer)
    row = engine.row([(x, 1.0), (y, -1.0)], high=0.0)
    assert engine.solve(maximise=True).status == "unbounded"
    engine.bounds(y, 0, 3)
    answer = engine.solve(maximise=True)
    assert answer.status == "optimal"
    assert round(answer.value or 0) == 3
    engine.row_bounds(row, 5.0, 9.0)
    engine.bounds(x, 0, 4)
    assert engine.solve(maximise=True).status == "infeasible"


def test_a_program_without_rows_or_columns_has_an_answer(engine: MipEngine) -> None:
    assert engine.solve(maximise=True).status == "optimal"
    engine.column(0, 7, cost=2.0)
    assert engine.solve(maximise=True).value == 14.0


def test_prices_say_what_one_more_of_a_row_is_worth(engine: MipEngine) -> None:
    # a unit of the first is worth 3 and takes 1, of the second 5 and takes 2: all of the row goes to the first
    x, y = engine.column(cost=3.0), engine.column(cost=5.0)
    row = engine.row([(x, 1.0), (y, 2.0)], high=4.0)
    answer = engine.solve(maximise=True)
    assert answer.value is not None
    assert answer.prices is not None
    engine.row_bounds(row, -math.inf, 5.0)
    more = engine.solve(maximise=True).value
    assert more is not None
    assert math.isclose(abs(answer.prices[row]), more - answer.value)


def test_a_start_is_a_hint_and_changes_no_answer(engine: MipEngine) -> None:
    costs, limits = [4, 3, 2], [5, 4, 3]
    things = [engine.column(0, 1, cost=c, integer=True) for c in costs]
    engine.row(list(zip(things, limits, strict=True)), high=7)
    for start in ([0.0, 1.0, 1.0], [1.0, 1.0, 1.0], [0.0, 0.0, 0.0]):
        assert round(engine.solve(maximise=True, start=start).value or 0) == 5


def market_split(engine: MipEngine) -> None:
    """Six equations of 50 zeros and ones each: known to keep branch and bound busy for very long."""
    rng = random.Random(1)
    columns = [engine.column(0, 1, integer=True) for _ in range(50)]
    for _ in range(6):
        amounts = [rng.randint(0, 99) for _ in columns]
        over, under = engine.column(cost=1.0), engine.column(cost=1.0)
        half = sum(amounts) // 2
        engine.row([*zip(columns, amounts, strict=True), (over, -1.0), (under, 1.0)], half, half)


def test_a_budget_ends_the_search_and_keeps_what_was_found(engine: MipEngine) -> None:
    market_split(engine)
    answer = engine.solve(budget=Budget(0.5))
    assert answer.status == "stopped"
    if answer.point is not None and answer.bound is not None:
        assert answer.value is not None
        assert answer.bound <= answer.value + 1e-6
    # the engine can be asked again
    engine.bounds(0, 0, 0)
    assert engine.solve(budget=Budget(0.2)).status == "stopped"


def test_the_time_of_a_search_is_counted_from_its_own_beginning() -> None:
    engine = HighsEngine()
    market_split(engine)
    for seconds in (0.4, 0.2, 0.1):
        assert engine.solve(budget=Budget(seconds)).status == "stopped"
        assert engine._solver.getOptionValue("time_limit")[1] <= seconds


def test_whoever_watches_is_told_how_far_it_is_and_ends_the_search(engine: MipEngine) -> None:
    market_split(engine)
    told: list[tuple[float | None, float | None]] = []

    def watch(value: float | None, bound: float | None) -> bool:
        told.append((value, bound))
        return len(told) == 3

    answer = engine.solve(watch=watch, budget=Budget(20.0))
    assert (answer.status, len(told)) == ("stopped", 3)
    assert all(bound is None or value is None or bound <= value + 1e-6 for value, bound in told)
    assert engine.solve(budget=Budget(0.1), watch=lambda *_: False).status == "stopped"


def test_a_search_ends_after_so_many_cases_and_the_next_one_does_not(engine: MipEngine) -> None:
    market_split(engine)
    answer = engine.solve(nodes=1, budget=Budget(20.0))
    assert answer.status == "stopped"
    again = mip_engine()
    things = [again.column(0, 1, cost=float(c), integer=True) for c in (4, 3, 2)]
    again.row(list(zip(things, (5.0, 4.0, 3.0), strict=True)), high=7.0)
    again.solve(maximise=True, nodes=1)
    assert round(again.solve(maximise=True).value or 0) == 5


class Pressed(Budget):
    """Ctrl-C at the second look at the clock."""

    def __init__(self) -> None:
        super().__init__(None)
        self.asked = 0

    def over(self) -> bool:
        self.asked += 1
        if self.asked > 1:
            raise KeyboardInterrupt
        return False


def test_ctrl_c_stops_the_solver_and_is_passed_on(engine: MipEngine) -> None:
    market_split(engine)
    with pytest.raises(KeyboardInterrupt):
        engine.solve(budget=Pressed())
    assert engine.solve(budget=Budget(0.1)).status == "stopped"


def test_a_gap_ends_the_search_early_with_a_bound_that_holds(engine: MipEngine) -> None:
    rng = random.Random(4)
    costs, sizes = ([rng.randint(1, 9) for _ in range(8)] for _ in range(2))
    built(engine, costs, [(sizes, 17)])
    answer = engine.solve(maximise=True, gap=0.5)
    best = by_hand(costs, [(sizes, 17)], True)
    assert answer.value is not None
    assert answer.bound is not None
    assert best is not None
    assert answer.value <= best + 1e-6 <= answer.bound + 2e-6
    assert answer.value >= 0.5 * best


def test_an_engine_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="Engines: highs"):
        mip_engine("gurobi")


def test_the_engine_writes_nothing_on_standard_output() -> None:
    """Not even below Python: a banner of the solver there would spoil what other programs read."""
    words = (
        "from comity.solve.mip import mip_engine; e = mip_engine(); e.column(0, 3, cost=1, integer=True); "
        "print(round(e.solve(maximise=True).value))"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("3\n", "")


def test_a_solve_after_one_that_was_stopped_begins_anew() -> None:
    rng = np.random.default_rng(0)
    engine = mip_engine()
    worth, weight = rng.integers(10, 99, 40), rng.integers(10, 99, (6, 40))
    things = [engine.column(0, 1, cost=float(w), integer=True) for w in worth]
    for row in weight:
        engine.row(list(zip(things, row.tolist(), strict=True)), high=float(row.sum() // 3))
    assert engine.solve(maximise=True, budget=Budget(0.0)).status == "stopped"
    fresh = engine.solve(maximise=True, gap=0.05)
    assert fresh.status == "optimal"
    assert fresh.value is not None
    assert engine.solve(maximise=True, budget=Budget(60.0), gap=0.05).value is not None
