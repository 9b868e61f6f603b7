"""Chunks shared out among processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing.connection import Connection

from comity.ensemble.executors.flight import AHEAD, Flight
from comity.ensemble.executors.protocol import (
    LOSSES,
    Failure,
    Pause,
    Work,
    WorkersLostError,
    attempt,
    unwrapped,
)
from comity.ensemble.executors.starting import starting_workers

# set once in each worker process when it starts, never in the process that asks
_WORK: ContextVar[Work] = ContextVar("work")


class Processes:
    """
    Does chunks in processes of their own, one per core by default.

    A worker that is killed takes the whole pool down with it (that is how Python's pools are made); a new pool is
    then started, and what was under way is done again after everything else, one chunk at a time.

    Parameters
    ----------
    workers : int, optional
        How many processes; by default as many as there are cores this process may use.

    Notes
    -----
    Processes are spawned, not forked: the same on every system, and safe beside threads. A script of your own that
    uses this class needs the usual ``if __name__ == "__main__":`` around its work.
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or cores()

    def run(self, work: Work, chunks: Sequence[int], pause: Pause) -> Iterator[tuple[int, bytes]]:
        """Yield each chunk with its answer as it ends; where ``pause`` raises, the workers are ended at once."""
        left, losses, barren = list(chunks), Counter[int](), 0
        while left:
            calm = [index for index in left if not losses[index]]
            with _pool(work, min(self.workers, len(left))) as pool:
                # what was under way when a worker died is done again one by one: then it is known which chunk does it
                flight = _flight(pool, AHEAD * self.workers if calm else 1)
                try:
                    for index, answer in flight.run(calm or left, pause):
                        left.remove(index)
                        barren = 0
                        yield index, unwrapped(index, answer)
                except BrokenProcessPool:
                    barren += 1
                    losses.update(flight.under_way.values())
                    left.sort(key=losses.__getitem__)
                    if barren == LOSSES:
                        raise WorkersLostError([index for index in left if losses[index]]) from None


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _flight(pool: ProcessPoolExecutor, limit: int) -> Flight:
    def submit(index: int) -> Future[bytes | Failure]:
        with starting_workers():  # a pool starts its processes when there is something to do
            return pool.submit(_attempt, index)

    return Flight(submit, limit)


@contextmanager
def _pool(work: Work, workers: int) -> Iterator[ProcessPoolExecutor]:
    """Yield a pool whose workers hold the work; however it is left, its workers are gone."""
    spawn = multiprocessing.get_context("spawn")
    # workers live as long as this end of the line is open: closed here, or by the end of this process
    reader, line = spawn.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, spawn, _begin, (work, reader))
    try:
        yield pool
    finally:
        line.close()
        pool.shutdown(wait=True, cancel_futures=True)
        reader.close()


def _begin(work: Work, reader: Connection) -> None:
    """Make a fresh process a worker."""
    # for systems on which starting_workers cannot block it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _WORK.set(work)
    threading.Thread(target=_end_with, args=(reader,), daemon=True).start()


def _end_with(reader: Connection) -> None:
    """End this process when nobody is at the other end of the line."""
    reader.poll(None)
    os._exit(0)


def _attempt(index: int) -> bytes | Failure:
    return attempt(_WORK.get(), index)
