"""The one door to numba: a compiled function keeps its Python signature, its machine code is kept on disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numba

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """
    Return a function that is compiled when it is first called, without the interpreter's lock.

    Only modules that are imported late may use this: importing numba takes a good part of a second.

    Examples
    --------
    >>> compiled(lambda x: x + 1)(2)
    3
    """
    # functions without a file of their own (a prompt, a doctest) have no place to keep machine code
    keep = function.__name__ != "<lambda>"
    made: F = numba.njit(function, nogil=True, cache=keep)
    return made
