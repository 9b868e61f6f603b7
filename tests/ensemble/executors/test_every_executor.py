"""Every executor keeps the same promises, and the workers of each can be killed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from comity.ensemble.executors.choose import Auto
from comity.ensemble.executors.dask_cluster import DaskCluster
from comity.ensemble.executors.processes import Processes
from comity.ensemble.executors.protocol import Executor
from comity.ensemble.executors.serial import Serial
from comity.testing import executors as checks

Make = Callable[[], Executor]
NAMES = ("serial", "auto", "processes", "dask")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One real cluster for the whole file: starting one takes seconds."""
    folder = str(tmp_path_factory.mktemp("dask"))
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", local_directory=folder
    ) as found:
        yield found.scheduler_address


@pytest.fixture(params=NAMES)
def make(request: pytest.FixtureRequest) -> Make:
    """What makes each executor in turn."""
    if request.param == "dask":
        address = request.getfixturevalue("cluster")
        return lambda: DaskCluster(scheduler=address)
    return {"serial": Serial, "auto": Auto, "processes": lambda: Processes(2)}[request.param]


def test_every_chunk_comes_back_once(make: Make) -> None:
    checks.check_every_chunk_comes_back_once(make)


def test_no_chunks_no_answers(make: Make) -> None:
    checks.check_no_chunks_no_answers(make)


def test_few_chunks_are_under_way(make: Make, tmp_path: Path) -> None:
    checks.check_few_chunks_are_under_way(make, tmp_path, 8)


def test_a_stop_ends_the_work(make: Make, tmp_path: Path) -> None:
    checks.check_a_stop_ends_the_work(make, tmp_path)


def test_leaving_ends_the_work(make: Make, tmp_path: Path) -> None:
    checks.check_leaving_ends_the_work(make, tmp_path)


def test_errors_name_their_chunk(make: Make) -> None:
    checks.check_errors_name_their_chunk(make)


@pytest.mark.parametrize("make", ["processes", "dask"], indirect=True)
def test_a_killed_worker_costs_nothing(make: Make, tmp_path: Path) -> None:
    checks.check_a_killed_worker_costs_nothing(make, tmp_path)
