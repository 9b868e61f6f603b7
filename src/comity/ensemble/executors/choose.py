"""The executors by name, and the one that begins here and moves to processes where the work is long."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from comity.ensemble.executors.processes import Processes, cores
from comity.ensemble.executors.protocol import Executor, Pause, Work
from comity.ensemble.executors.serial import Serial
from comity.errors import UsageError, did_you_mean

LONG = 10.0  # seconds of work left that are worth the start of processes
LOOK = 1.0  # seconds of work before the first estimate


class Auto:
    """
    Begins in this process, and moves what is left to processes once more than ten seconds of work are in sight.

    The answers are the same either way; only the time differs.

    Parameters
    ----------
    workers : int, optional
        How many processes; by default one per core. With one, everything is done here.
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or cores()

    def run(self, work: Work, chunks: Sequence[int], pause: Pause) -> Iterator[tuple[int, bytes]]:
        """Yield each chunk with its answer."""
        begin = last = time.monotonic()
        quickest = float("inf")  # the first chunk also loads and compiles what all need
        for position, done in enumerate(Serial().run(work, chunks, pause), 1):
            yield done
            now = time.monotonic()
            quickest, last = min(quickest, now - last), now
            if self.workers > 1 and position > 1 and now - begin > LOOK and quickest * (len(chunks) - position) > LONG:
                yield from Processes(self.workers).run(work, chunks[position:], pause)
                return


def _dask(workers: int | None, scheduler: str | None) -> Executor:
    from comity.ensemble.executors.dask_cluster import DaskCluster

    return DaskCluster(workers, scheduler)


EXECUTORS: dict[str, Callable[[int | None, str | None], Executor]] = {
    "auto": lambda workers, _: Auto(workers),
    "serial": lambda *_: Serial(),
    "processes": lambda workers, _: Processes(workers),
    "dask": _dask,
}


def executor(name: str = "auto", workers: int | None = None, scheduler: str | None = None) -> Executor:
    """
    Return an executor by name.

    Parameters
    ----------
    name : {"auto", "serial", "processes", "dask"}
    workers : int, optional
        How many processes; by default one per core.
    scheduler : str, optional
        The address of a running Dask scheduler; for ``"dask"`` alone.

    Raises
    ------
    UsageError
        There is no such executor, or the arguments do not fit it.
    MissingExtraError
        The executor needs an optional part that is not installed.

    Examples
    --------
    >>> executor("processes", workers=3).workers
    3
    >>> executor("serial", scheduler="tcp://10.0.0.5:8786")
    Traceback (most recent call last):
        ...
    comity.errors.UsageError: --scheduler goes with --executor dask, not with serial.
    """
    if name not in EXECUTORS:
        ways = " ".join(filter(None, [f"Executors: {', '.join(EXECUTORS)}.", did_you_mean(name, list(EXECUTORS))]))
        raise UsageError(f'there is no executor "{name}". {ways}')
    if scheduler is not None and name != "dask":
        raise UsageError(f"--scheduler goes with --executor dask, not with {name}.")
    return EXECUTORS[name](workers, scheduler)
