"""Chunks under way: a few at a time, handed back as they end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait

from comity.ensemble.executors.protocol import Failure, Pause

Submit = Callable[[int], "Future[bytes | Failure]"]

TICK = 0.1  # seconds between two looks at the clock
AHEAD = 2  # chunks under way per worker: one that is worked on and one that waits beside it


class Flight:
    """
    Hands chunks out, at most ``limit`` at a time, and their answers back in the order in which they end.

    Parameters
    ----------
    submit : callable
        Index of a chunk to a future of its answer.
    limit : int
        The most chunks under way.
    """

    def __init__(self, submit: Submit, limit: int) -> None:
        self._submit = submit
        self._limit = limit
        self.under_way: dict[Future[bytes | Failure], int] = {}

    def run(self, chunks: Sequence[int], pause: Pause) -> Iterator[tuple[int, bytes | Failure]]:
        """Yield each chunk with its answer. An error of a future is raised and leaves the rest under way."""
        waiting = deque(chunks)
        while waiting or self.under_way:
            pause()
            while waiting and len(self.under_way) < self._limit:
                self._send(waiting.popleft())
            done, _ = wait(self.under_way, timeout=TICK, return_when=FIRST_COMPLETED)
            for future in done:
                answer = future.result()
                yield self.under_way.pop(future), answer

    def _send(self, index: int) -> None:
        self.under_way[self._submit(index)] = index
