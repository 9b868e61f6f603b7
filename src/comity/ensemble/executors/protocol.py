"""What comity asks of an executor: numbered pieces of work done anywhere, in any order, each exactly once."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from comity.errors import ComityError

Work = Callable[[int], bytes]
"""Index of a chunk to its answer: the same bytes wherever it is called. It is sent to a worker once, so it can be
pickled; callables made inside a function cannot."""
Pause = Callable[[], None]
"""Called between chunks; it raises when the work is to stop (see :class:`comity.budget.Budget`)."""

LOSSES = 3  # how often a chunk may lose its worker before the run gives up


class Executor(Protocol):
    """
    Does chunks of work, in this process or in others.

    An executor keeps four promises, which :mod:`comity.testing.executors` checks:

    - every chunk is handed back once, as ``(index, bytes)``, in any order and as soon as it is done;
    - only a few chunks are under way at a time, however many there are;
    - when ``pause`` raises, or the caller stops asking, nothing goes on working in the background;
    - a worker that dies costs no answer: what it had under way is done again.
    """

    def run(self, work: Work, chunks: Sequence[int], pause: Pause) -> Iterator[tuple[int, bytes]]: ...


class ChunkFailedError(RuntimeError):
    """A chunk ended with an error nobody foresaw: a bug. ``index`` says which; the text is the worker's own trace."""

    def __init__(self, index: int, trace: str) -> None:
        super().__init__(f"chunk {index} failed:\n{trace}")
        self.index = index


class ChunkRefusedError(ComityError):
    """A chunk could not be done for a reason the user can mend; ``index`` says which chunk."""

    def __init__(self, index: int, message: str) -> None:
        super().__init__(message)
        self.index = index


class WorkersLostError(ComityError):
    """Workers died again and again over the same chunks, ``indices``; what was done before is kept."""

    def __init__(self, indices: Sequence[int]) -> None:
        named = ", ".join(map(str, indices[:5])) + (", ..." if len(indices) > 5 else "")
        super().__init__(
            f"worker processes died {LOSSES} times in a row over chunk {named}. Most often the memory was used up: "
            "take fewer workers (--workers 1), or do without them (--executor serial)."
        )
        self.indices = tuple(indices)


@dataclass(frozen=True, slots=True)
class Failure:
    """An error on its way home. Plain text: not every exception survives the way between two processes."""

    foreseen: bool
    text: str


def attempt(work: Work, index: int) -> bytes | Failure:
    """
    Return the answer of one chunk, or what went wrong as plain text.

    Examples
    --------
    >>> attempt(lambda index: bytes([index]), 7)
    b'\\x07'
    >>> attempt(lambda index: b"" if index else 1 / 0, 0).foreseen
    False
    """
    try:
        return work(index)
    except ComityError as e:
        return Failure(True, str(e))
    except Exception:
        return Failure(False, traceback.format_exc())


def unwrapped(index: int, answer: bytes | Failure) -> bytes:
    """
    Return an answer, or raise what it carries.

    Raises
    ------
    ChunkRefusedError, ChunkFailedError
        With the index of the chunk.
    """
    if isinstance(answer, bytes):
        return answer
    if answer.foreseen:
        raise ChunkRefusedError(index, answer.text)
    raise ChunkFailedError(index, answer.text)
