"""Executors by name, and the one that moves to processes where the work is long."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from comity.ensemble.executors import choose
from comity.ensemble.executors.choose import Auto, executor
from comity.errors import UsageError
from comity.testing.executors import Marked, go_on


def places(folder: Path) -> dict[int, int]:
    """Return which process did which chunk."""
    return {int(p.name.split("-")[0]): int(p.name.split("-")[1]) for p in folder.iterdir()}


def test_short_work_is_done_here(tmp_path: Path) -> None:
    list(Auto(2).run(Marked(tmp_path), range(30), go_on))
    assert set(places(tmp_path).values()) == {os.getpid()}


def test_long_work_moves_to_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "LOOK", 0.1)
    monkeypatch.setattr(choose, "LONG", 0.3)
    found = sorted(Auto(2).run(Marked(tmp_path, 0.03), range(30), go_on))
    assert found == [(k, str(k * k).encode()) for k in range(30)]
    here = [index for index, pid in places(tmp_path).items() if pid == os.getpid()]
    assert 3 <= len(here) < 15


def test_with_one_worker_nothing_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "LOOK", 0.0)
    monkeypatch.setattr(choose, "LONG", 0.0)
    list(Auto(1).run(Marked(tmp_path), range(5), go_on))
    assert set(places(tmp_path).values()) == {os.getpid()}


def test_a_name_that_is_none_is_answered_with_the_names() -> None:
    with pytest.raises(UsageError, match=r'Executors: auto, serial, processes, dask\. Did you mean "dask"'):
        executor("dusk")
    with pytest.raises(UsageError, match="--scheduler goes with --executor dask, not with serial"):
        executor("serial", scheduler="tcp://10.0.0.5:8786")
