"""Whole runs: the same answer whoever does the draws, stopped, killed or taken up again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from comity.budget import Budget
from comity.catalogue.entries import load_entry
from comity.ensemble.executors.choose import executor
from comity.ensemble.executors.protocol import Executor, Pause, Work
from comity.ensemble.executors.serial import Serial
from comity.ensemble.plan import Plan, plan
from comity.ensemble.run_store import MemoryStore, RunStore
from comity.ensemble.runs import PlanWork, run
from comity.errors import BudgetExceededError, UsageError
from comity.store.open import open_store
from comity.testing.executors import Killed

DRAWS = 3500  # four chunks, the last one short


@pytest.fixture(scope="module")
def asked() -> Plan:
    return plan(load_entry("elmira").case, DRAWS, 5, ("nash", "gmr", "smr", "seq", "sseq"))


@pytest.fixture(scope="module")
def answer(asked: Plan) -> dict[str, Any]:
    """The answer of the plainest way: one chunk after the other, nothing kept."""
    return run(asked).to_json()


class Watched:
    """An executor that notes what it was asked to do, and may stop after some chunks as Ctrl-C would."""

    def __init__(self, made: Executor, stop_after: int | None = None) -> None:
        self.made, self.stop_after = made, stop_after
        self.asked: list[int] = []

    def run(self, work: Work, chunks: Sequence[int], pause: Pause) -> Iterator[tuple[int, bytes]]:
        self.asked = list(chunks)
        for n, done in enumerate(self.made.run(work, chunks, pause)):
            if n == self.stop_after:
                raise KeyboardInterrupt
            yield done


class Broken(Watched):
    """An executor whose work goes through the hands of another."""

    def __init__(self, made: Executor, folder: Path) -> None:
        super().__init__(made)
        self.folder = folder

    def run(self, work: Work, chunks: Sequence[int], pause: Pause) -> Iterator[tuple[int, bytes]]:
        yield from self.made.run(Killed(work, 2, self.folder), chunks, pause)


@pytest.mark.parametrize(("name", "workers"), [("serial", 1), ("auto", 2), ("processes", 1), ("processes", 2)])
def test_the_answer_is_the_same_whoever_does_the_draws(
    asked: Plan, answer: dict[str, Any], name: str, workers: int
) -> None:
    assert run(asked, executor(name, workers)).to_json() == answer


@pytest.mark.parametrize("name", ["processes", "dask"])
def test_a_worker_killed_in_mid_run_changes_nothing(
    asked: Plan, answer: dict[str, Any], name: str, tmp_path: Path
) -> None:
    assert run(asked, Broken(executor(name, 2), tmp_path)).to_json() == answer
    assert (tmp_path / "killed-2").exists()


def test_the_order_in_which_chunks_end_does_not_matter(asked: Plan, answer: dict[str, Any]) -> None:
    class Backwards:
        def run(self, work: Work, chunks: Sequence[int], pause: Pause) -> Iterator[tuple[int, bytes]]:
            return Serial().run(work, list(reversed(chunks)), pause)

    assert run(asked, Backwards()).to_json() == answer


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> RunStore:
    return MemoryStore() if request.param == "memory" else open_store(tmp_path / "runs.db")


def test_a_run_that_was_stopped_is_taken_up_and_only_what_is_missing_is_drawn(
    asked: Plan, answer: dict[str, Any], store: RunStore
) -> None:
    budget = Budget(None)
    partly = run(asked, Watched(Serial(), stop_after=2), store, budget)
    assert budget.stopped
    assert (partly.draws, partly.complete) == (2048, False)
    assert [(r.chunks, r.finished) for r in store.list()] == [(2, False)]
    again = Watched(Serial())
    assert run(asked, again, store).to_json() == answer
    assert again.asked == [2, 3]
    assert [(r.chunks, r.finished, r.digest) for r in store.list()] == [(4, True, asked.digest)]
    none = Watched(Serial())
    assert run(asked, none, store).to_json() == answer
    assert none.asked == []


def test_another_plan_is_another_run(asked: Plan, store: RunStore) -> None:
    run(asked, store=store)
    other = Watched(Serial())
    run(plan(asked.case, DRAWS, asked.seed + 1), other, store)
    assert other.asked == [0, 1, 2, 3]
    assert len(store.list()) == 2


def test_the_list_of_runs_says_what_each_was(asked: Plan, store: RunStore) -> None:
    run(asked, store=store)
    meta = store.list()[0].meta
    assert (meta["draws"], meta["seed"], meta["title"]) == (DRAWS, 5, asked.case.title)


def test_a_budget_that_runs_out_leaves_an_answer_that_says_so(asked: Plan) -> None:
    class Late(Budget):
        def over(self) -> bool:
            return len(told) >= 2

    told: list[str] = []
    found = run(asked, budget=Late(1.0), progress=told.append)
    assert told == ["states and moves", "1,024 of 3,500 draws"]
    assert (found.draws, found.complete) == (1024, False)


def test_a_budget_of_nothing_finds_nothing(asked: Plan) -> None:
    with pytest.raises(BudgetExceededError, match="before the first 1,024 draws"):
        run(asked, budget=Budget(0.0))


def test_a_budget_of_nothing_still_tells_what_is_stored(asked: Plan, answer: dict[str, Any]) -> None:
    store = MemoryStore()
    run(asked, store=store)
    assert run(asked, store=store, budget=Budget(0.0)).to_json() == answer


def test_chunks_are_smaller_where_states_are_many_and_the_answer_is_the_same(
    asked: Plan, answer: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comity.ensemble.runs.WEIGHT", 13)  # nine states: 2**(13 - 4) draws
    watched = Watched(Serial())
    found = run(asked, watched)
    assert found.plan.size == 512
    assert watched.asked == list(range(7))
    assert {**found.to_json(), "plan": None} == {**answer, "plan": None}


def test_counts_of_another_plan_are_refused(asked: Plan) -> None:
    store = MemoryStore()
    other = plan(asked.case, DRAWS, asked.seed + 1)
    store.save(store.begin(asked.digest, {}), 0, PlanWork(other)(0))
    with pytest.raises(UsageError, match="another plan"):
        run(asked, store=store)


def test_what_is_no_tally_is_refused(asked: Plan) -> None:
    store = MemoryStore()
    store.save(store.begin(asked.digest, {}), 0, b"nonsense")
    with pytest.raises(UsageError, match="no tally"):
        run(asked, store=store)
