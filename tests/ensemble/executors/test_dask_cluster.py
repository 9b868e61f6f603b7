"""The Dask executor: a cluster of its own, one that is not there, one of another version."""

from __future__ import annotations

import http.client
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from comity.ensemble.executors.choose import executor
from comity.ensemble.executors.dask_cluster import DaskCluster, _attempt_there
from comity.ensemble.executors.protocol import Failure, WorkersLostError
from comity.errors import MissingExtraError, UsageError
from comity.testing.executors import Killed, Squares, go_on


def listening() -> set[tuple[str, int]]:
    here, heard = psutil.Process(), set()
    for process in (here, *here.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):  # the worker that is killed
            found = process.net_connections("inet")
            heard |= {(c.laddr.ip, c.laddr.port) for c in found if c.status == psutil.CONN_LISTEN}
    return heard


def page(port: int) -> int | None:
    """Return what a web server answers to the address of Dask's pages; None where it is no web server."""
    there = http.client.HTTPConnection("127.0.0.1", port, timeout=0.3)
    try:
        there.request("GET", "/json/counts.json")
        return there.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        there.close()


def test_a_cluster_of_its_own_listens_on_loopback_alone_and_survives_a_killed_worker(tmp_path: Path) -> None:
    found: list[tuple[int, bytes]] = []
    heard: set[tuple[str, int]] = set()
    answers: set[int | None] = set()
    for done in executor("dask", workers=2).run(Killed(Squares(0.05), 5, tmp_path), range(12), go_on):
        found.append(done)
        if not heard:
            heard = listening()
            answers = {page(port) for _, port in heard}
    assert (tmp_path / "killed-5").exists()
    assert sorted(found) == [(k, str(k * k).encode()) for k in range(12)]
    assert {address for address, _ in heard} == {"127.0.0.1"}
    assert 200 not in answers
    assert listening() == set()


def test_a_chunk_that_kills_every_worker_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(WorkersLostError, match="--executor serial"):
        list(DaskCluster(1).run(Killed(Squares(), 0, tmp_path, always=True), [0], go_on))


def test_a_scheduler_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.ensemble.executors.dask_cluster.CONNECT", 0.3)
    with pytest.raises(UsageError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1 "):
        list(DaskCluster(scheduler="tcp://127.0.0.1:1").run(Squares(), [1], go_on))
    with pytest.raises(UsageError, match="no Dask scheduler answers at nonsense://x "):
        list(DaskCluster(scheduler="nonsense://x").run(Squares(), [1], go_on))


def test_a_missing_extra_is_answered_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'comity\[cluster\]'"):
        executor("dask")


def test_a_worker_of_another_version_is_refused() -> None:
    answer = _attempt_there("any", 0, "0.0.1")
    assert isinstance(answer, Failure)
    assert answer.foreseen
    assert "Install the same" in answer.text
