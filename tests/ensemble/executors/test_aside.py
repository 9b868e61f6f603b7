"""One piece of work beside this process: its answer, what goes wrong there, Ctrl-C."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path

import pytest

from comity.ensemble.executors.aside import aside


def go_on() -> None:
    """Do nothing: the waiting goes on."""


def test_work_is_done_in_another_process() -> None:
    with aside() as worker:
        assert not worker.begun
        first, second = worker.begin(os.getpid), worker.begin(os.getpid)
        assert worker.begun
        answer = first(go_on)
        assert second(go_on) == answer, "one process does one piece after the other"
    assert answer is not None
    assert answer != os.getpid()


def test_work_that_fails_or_dies_or_cannot_be_sent_has_no_answer() -> None:
    with aside() as worker:
        assert worker.begin(partial(int, "no number"))(go_on) is None
        assert worker.begin(lambda: 1)(go_on) is None
        assert worker.begin(partial(os._exit, 3))(go_on) is None
        assert worker.begin(os.getpid)(go_on) is None, "a worker that died is not begun again"


def test_a_worker_that_is_not_waited_for_is_gone_when_the_block_is_left(tmp_path: Path) -> None:
    begin = time.monotonic()
    with aside() as worker:
        ask = worker.begin(partial(time.sleep, 60))

        def impatient() -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            ask(impatient)
    assert time.monotonic() - begin < 20
