"""What every executor promises, as checks that take one: for comity's own executors and for yours."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.ensemble.executors.protocol import ChunkFailedError, ChunkRefusedError, Executor, Work
from comity.errors import BudgetExceededError, UsageError

MakeExecutor = Callable[[], Executor]


@dataclass(frozen=True, slots=True)
class Squares:
    """Work whose answer is known: the square of the index, in decimal digits."""

    seconds: float = 0.0

    def __call__(self, index: int) -> bytes:
        time.sleep(self.seconds)
        return str(index * index).encode()


@dataclass(frozen=True, slots=True)
class Marked:
    """Squares that leave a file for every chunk that was begun, so that a test sees what ran where."""

    folder: Path
    seconds: float = 0.0

    def __call__(self, index: int) -> bytes:
        (self.folder / f"{index}-{os.getpid()}").touch()
        return Squares(self.seconds)(index)


@dataclass(frozen=True, slots=True)
class Refused:
    """Squares, but one chunk ends with an error: one the user can mend, or a bug."""

    at: int
    foreseen: bool

    def __call__(self, index: int) -> bytes:
        if index == self.at:
            raise UsageError("the case says otherwise") if self.foreseen else ZeroDivisionError("a bug")
        return Squares()(index)


@dataclass(frozen=True, slots=True)
class Killed:
    """Any work, but the process that does one chunk is killed in the middle of it: once, or every time."""

    work: Work
    at: int
    folder: Path
    always: bool = False

    def __call__(self, index: int) -> bytes:
        mark = self.folder / f"killed-{index}"
        if index == self.at and (self.always or not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self.work(index)


def go_on() -> None:
    """Never ask for a stop."""


def check_every_chunk_comes_back_once(make: MakeExecutor) -> None:
    """Each chunk is answered once, whatever its number; the order is free."""
    chunks = [7, 0, 3, *range(10, 30)]
    found = list(make().run(Squares(), chunks, go_on))
    assert sorted(found) == sorted((k, str(k * k).encode()) for k in chunks)


def check_no_chunks_no_answers(make: MakeExecutor) -> None:
    """Nothing to do is no error."""
    assert list(make().run(Squares(), [], go_on)) == []


def check_few_chunks_are_under_way(make: MakeExecutor, folder: Path, most: int) -> None:
    """However many chunks there are, only ``most`` were begun when the first answer is there."""
    answers = make().run(Marked(folder, 0.01), range(1000), go_on)
    next(answers)
    begun = len(list(folder.iterdir()))
    _close(answers)
    assert begun <= most


def check_a_stop_ends_the_work(make: MakeExecutor, folder: Path) -> None:
    """Once ``pause`` raises, the error comes through and no further chunk is begun."""
    done: list[int] = []

    def pause() -> None:
        if len(done) >= 3:
            raise BudgetExceededError("enough")

    try:
        for index, _ in make().run(Marked(folder, 0.02), range(1000), pause):
            done.append(index)
    except BudgetExceededError:
        pass
    else:
        raise AssertionError("the stop was not obeyed")
    _nothing_goes_on(folder)


def check_leaving_ends_the_work(make: MakeExecutor, folder: Path) -> None:
    """A caller who stops asking leaves no work behind."""
    answers = make().run(Marked(folder, 0.02), range(1000), go_on)
    next(answers)
    _close(answers)
    _nothing_goes_on(folder)


def check_errors_name_their_chunk(make: MakeExecutor) -> None:
    """An error carries the index of its chunk; one the user can mend is told from a bug."""
    for foreseen, kind in ((True, ChunkRefusedError), (False, ChunkFailedError)):
        error = _error_of(make, Refused(5, foreseen))
        assert isinstance(error, kind)
        assert error.index == 5
        assert ("the case says otherwise" if foreseen else "ZeroDivisionError: a bug") in str(error)


def check_a_killed_worker_costs_nothing(make: MakeExecutor, folder: Path) -> None:
    """A worker killed in mid-run loses no chunk and repeats none; only for executors that have workers."""
    found = list(make().run(Killed(Squares(), 4, folder), range(12), go_on))
    assert (folder / "killed-4").exists()
    assert sorted(found) == [(k, str(k * k).encode()) for k in range(12)]


def _error_of(make: MakeExecutor, work: Work) -> Exception | None:
    try:
        list(make().run(work, range(8), go_on))
    except (ChunkRefusedError, ChunkFailedError) as e:
        return e
    return None


def _close(answers: Iterator[tuple[int, bytes]]) -> None:
    close = getattr(answers, "close", None)
    if close is not None:
        close()


def _nothing_goes_on(folder: Path) -> None:
    before = len(list(folder.iterdir()))
    time.sleep(0.3)
    assert len(list(folder.iterdir())) == before < 1000
