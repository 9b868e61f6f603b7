"""Processes of this machine: killed workers, workers without a parent, Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from comity.ensemble.executors.processes import Processes
from comity.ensemble.executors.protocol import LOSSES, WorkersLostError
from comity.testing.executors import Killed, Marked, Squares, go_on

SCRIPT = """\
import sys
from pathlib import Path
from comity.ensemble.executors.processes import Processes
from comity.testing.executors import Marked, go_on
if __name__ == "__main__":
    try:
        for index, _ in Processes(2).run(Marked(Path(sys.argv[1]), 0.05), range(1000), go_on):
            print(index, flush=True)
    except KeyboardInterrupt:
        sys.exit(3)
"""


def test_a_chunk_that_kills_every_worker_ends_the_run_after_all_others(tmp_path: Path) -> None:
    answers, found = Processes(2).run(Killed(Squares(), 2, tmp_path, always=True), range(9), go_on), []
    with pytest.raises(WorkersLostError, match="chunk 2") as caught:
        found.extend(index for index, _ in answers)
    assert sorted(found) == [0, 1, *range(3, 9)]
    assert caught.value.indices == (2,)
    assert LOSSES == 3


def test_a_chunk_is_not_begun_twice_without_need(tmp_path: Path) -> None:
    list(Processes(2).run(Marked(tmp_path), range(40), go_on))
    begun = [p.name.split("-") for p in tmp_path.iterdir()]
    assert sorted(int(index) for index, _ in begun) == list(range(40))
    assert os.getpid() not in {int(pid) for _, pid in begun}


@pytest.fixture
def running(tmp_path: Path) -> subprocess.Popen[str]:
    """A program in a group of its own, as at a terminal, that has two workers busy."""
    script, folder = tmp_path / "script.py", tmp_path / "marks"
    folder.mkdir()
    script.write_text(SCRIPT)
    program = subprocess.Popen(
        [sys.executable, str(script), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert program.stdout is not None
    for _ in range(4):
        program.stdout.readline()
    return program


def workers_of(marks: Path) -> set[int]:
    return {int(p.name.split("-")[1]) for p in marks.iterdir()}


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_ctrl_c_stops_the_workers_at_once_and_quietly(running: subprocess.Popen[str], tmp_path: Path) -> None:
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=20)
    assert (running.returncode, said) == (3, "")
    assert not any(map(alive, workers_of(tmp_path / "marks")))


def test_workers_end_with_a_program_that_is_killed(running: subprocess.Popen[str], tmp_path: Path) -> None:
    running.kill()
    running.communicate(timeout=20)
    until = time.monotonic() + 5
    while any(map(alive, workers_of(tmp_path / "marks"))) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(alive, workers_of(tmp_path / "marks")))
