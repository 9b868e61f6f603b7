"""One chunk after the other, in this process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.ensemble.executors.protocol import Pause, Work, attempt, unwrapped


class Serial:
    """
    Does chunks one after the other; nothing is started and nothing can get lost.

    Examples
    --------
    >>> list(Serial().run(lambda index: bytes([index]), [2, 0], lambda: None))
    [(2, b'\\x02'), (0, b'\\x00')]
    """

    def run(self, work: Work, chunks: Sequence[int], pause: Pause) -> Iterator[tuple[int, bytes]]:
        """Yield each chunk with its answer, in the order given."""
        for index in chunks:
            pause()
            yield index, unwrapped(index, attempt(work, index))
