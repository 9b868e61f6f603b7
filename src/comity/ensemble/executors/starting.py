"""How worker processes are started: one thread each, and deaf to Ctrl-C, which is for the program that asks."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker

_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@contextmanager
def starting_workers() -> Iterator[None]:
    """
    Make processes that are begun within the block fit to work side by side.

    Each does its sums in one thread: libraries of linear algebra otherwise take every core for every process, and wait
    for one another. Each is deaf to Ctrl-C: a terminal sends it to every process of a program, and a worker that is
    starting up would answer with a page of complaints.

    Both are inherited, so they are set in this process for as long as the block takes.
    """
    with _one_thread_each(), _deaf():
        yield


@contextmanager
def _one_thread_each() -> Iterator[None]:
    missing = [name for name in _THREADS if name not in os.environ]  # what a user has set is left as it is
    os.environ.update(dict.fromkeys(missing, "1"))
    try:
        yield
    finally:
        for name in missing:
            del os.environ[name]


@contextmanager
def _deaf() -> Iterator[None]:
    """Block Ctrl-C; the caller hears one of the meantime when the block ends. Windows has nothing of the kind."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # where it has to start its own process, it unblocks what was blocked
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
