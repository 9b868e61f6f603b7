"""What an ensemble asks of a place where its finished chunks are kept, and the one in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from comity.errors import ComityError

Plain = str | int | float | bool | None
Meta = Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class StoredRun:
    """
    What is known of one run without reading its chunks.

    Parameters
    ----------
    id : int
        The number of the run in its store.
    digest : str
        The digest of its plan: two runs with the same digest are one run.
    meta : mapping of str to plain values
        What the run was begun with, for people: title, draws, seed, version.
    chunks : int
        How many chunks are done.
    finished : bool
        Whether all were done.
    """

    id: int
    digest: str
    meta: Meta
    chunks: int
    finished: bool


class RunStore(Protocol):
    """
    Keeps the finished chunks of runs.

    What :meth:`save` has returned from is safe: the program may be killed the next moment. A run is found again by the
    digest of its plan. :mod:`comity.testing.stores` checks these promises.
    """

    def begin(self, digest: str, meta: Meta) -> int:
        """Return the number of the run with this digest; the run is made where there is none."""
        ...

    def done(self, run: int) -> set[int]:
        """Return the indices of the chunks that are kept."""
        ...

    def save(self, run: int, index: int, data: bytes) -> None:
        """Keep a chunk. The same bytes again change nothing; other bytes are an error."""
        ...

    def load(self, run: int) -> Iterator[tuple[int, bytes]]:
        """Yield every chunk that is kept, with its index, lowest first; they need not fit in memory together."""
        ...

    def finish(self, run: int) -> None:
        """Mark a run as finished."""
        ...

    def list(self) -> list[StoredRun]:
        """Return every run, oldest first."""
        ...


class StoreError(ComityError):
    """A store cannot be used, or holds something else than it should; the message says what to do."""


def refuse_other_bytes(index: int, kept: str, data: bytes) -> None:
    """
    Raise where a chunk is already kept with other bytes, given the SHA-256 of those that are kept.

    Raises
    ------
    StoreError
        The bytes differ: a chunk has one answer, so one of the two is wrong.
    """
    if sha256(data) != kept:
        raise StoreError(
            f"draws of chunk {index} are stored with another answer than the one just computed. The store may come "
            "from another version of comity or another machine: name a new one (--store), or leave --store out."
        )


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


class MemoryStore:
    """
    Keeps runs as long as the program runs; nothing is written.

    Examples
    --------
    >>> store = MemoryStore()
    >>> run = store.begin("d1", {"draws": 10})
    >>> store.save(run, 0, b"answer")
    >>> store.done(run), store.begin("d1", {}) == run
    ({0}, True)
    """

    def __init__(self) -> None:
        self._runs: dict[int, tuple[str, Meta]] = {}
        self._chunks: dict[int, dict[int, bytes]] = {}
        self._finished: set[int] = set()

    def begin(self, digest: str, meta: Meta) -> int:
        """Return the number of the run with this digest; the run is made where there is none."""
        for number, (known, _) in self._runs.items():
            if known == digest:
                return number
        number = len(self._runs) + 1
        self._runs[number] = (digest, dict(meta))
        self._chunks[number] = {}
        return number

    def done(self, run: int) -> set[int]:
        """Return the indices of the chunks that are kept."""
        return set(self._of(run))

    def save(self, run: int, index: int, data: bytes) -> None:
        """Keep a chunk. The same bytes again change nothing; other bytes are an error."""
        kept = self._of(run).setdefault(index, bytes(data))
        refuse_other_bytes(index, sha256(kept), data)

    def load(self, run: int) -> Iterator[tuple[int, bytes]]:
        """Yield every chunk that is kept, with its index, lowest first."""
        yield from sorted(self._of(run).items())

    def finish(self, run: int) -> None:
        """Mark a run as finished."""
        self._of(run)
        self._finished.add(run)

    def list(self) -> list[StoredRun]:
        """Return every run, oldest first."""
        return [
            StoredRun(number, digest, meta, len(self._chunks[number]), number in self._finished)
            for number, (digest, meta) in self._runs.items()
        ]

    def _of(self, run: int) -> dict[int, bytes]:
        if run not in self._chunks:
            raise no_such_run(run)
        return self._chunks[run]


def no_such_run(run: int) -> StoreError:
    """Return the error for a number that no run has."""
    return StoreError(f"the store has no run {run}.")
