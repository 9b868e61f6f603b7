"""Work in a process of its own, while this one does something else."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TypeVar

from comity.ensemble.executors.flight import TICK
from comity.ensemble.executors.starting import starting_workers

T = TypeVar("T")
RARELY = (100_000, 20, 20)
"""How many new objects there must be before the worker looks for those out of use; it lives for seconds."""


class Aside:
    """
    Does work in a process of its own, one piece after the other; :func:`aside` makes it.

    ``begun`` tells whether the process is there: what is too short to start one for may still go to it.

    Examples
    --------
    A test holds what comes back; a doctest has no file from which another process could start:

    >>> from functools import partial
    >>> def length(text: str, *, worker: Aside) -> int:
    ...     ask = worker.begin(partial(len, text))
    ...     found = ask(lambda: None)
    ...     return len(text) if found is None else found
    """

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool
        self.begun = False

    def begin(self, work: Callable[[], T]) -> Callable[[Callable[[], None]], T | None]:
        """
        Begin a piece of work, and return a function that waits for its answer.

        Parameters
        ----------
        work : callable
            It is sent to the other process, so it is a function of a module, or a ``partial`` of one, with arguments
            that can be sent.

        Returns
        -------
        callable
            Takes a function that is called ten times a second and may raise, which ends the waiting. It returns the
            answer, or None where there is none for whatever reason: the process was killed, could not be started, or
            the work failed. Do the work here then, and what is wrong with it is told as always.
        """
        try:
            with starting_workers():  # a pool starts its process when there is something to do
                future: Future[T] = self._pool.submit(work)
        except (OSError, RuntimeError):  # no process can be had
            return lambda _: None
        self.begun = True
        return lambda pause: _answer(future, pause)


def _answer(future: Future[T], pause: Callable[[], None]) -> T | None:
    while not wait([future], timeout=TICK).done:
        pause()
    return future.result() if future.exception() is None else None


@contextmanager
def aside() -> Iterator[Aside]:
    """
    Yield a worker that does work beside this process; however it is left, its process is gone.

    The process is spawned, not forked: the same on every system, and safe beside threads. A script of your own that
    uses it needs the usual ``if __name__ == "__main__":`` around its work.
    """
    spawn = multiprocessing.get_context("spawn")
    # the worker lives as long as this end of the line is open: closed here, or by the end of this process
    reader, line = spawn.Pipe(duplex=False)
    pool = ProcessPoolExecutor(1, spawn, _begin, (reader,))
    try:
        yield Aside(pool)
    finally:
        line.close()
        pool.shutdown(wait=True, cancel_futures=True)
        reader.close()


def _begin(reader: Connection) -> None:
    """Make a fresh process the worker."""
    # for systems on which starting_workers cannot block it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*RARELY)
    threading.Thread(target=_end_with, args=(reader,), daemon=True).start()


def _end_with(reader: Connection) -> None:
    """End this process when nobody is at the other end of the line."""
    reader.poll(None)
    os._exit(0)
