"""The error of the statement language, and how its messages show names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.errors import ComityError

SHOWN = 8
"""How many known names a message lists."""

LONGEST = 60
"""How many characters of a name a message repeats."""


class StatementError(ComityError):
    """
    A statement cannot be understood.

    Parameters
    ----------
    message : str
        One sentence that says what is wrong.
    column : int
        Where in the statement, counted in characters from 1.
    ways_out : tuple of str
        What the writer can do, most likely first.

    Examples
    --------
    >>> print(StatementError('"&&" is not an operator.', 3, ('Write "&" or "and".',)))
    column 3: "&&" is not an operator. Write "&" or "and".
    """

    def __init__(self, message: str, column: int, ways_out: Iterable[str] = ()) -> None:
        self.message = message
        self.column = column
        self.ways_out = tuple(ways_out)
        super().__init__(" ".join((f"column {column}:", message, *self.ways_out)))

    def __reduce__(self) -> tuple[type[StatementError], tuple[str, int, tuple[str, ...]]]:
        return type(self), (self.message, self.column, self.ways_out)


def listed(what: str, names: Sequence[str]) -> str | None:
    """Return a sentence that lists names, or None where there are none."""
    return f"{what}: {first(names)}" if names else None


def first(names: Sequence[str]) -> str:
    """Return the first few names in quotes, with the stop that ends a sentence."""
    shown = ", ".join(f'"{short(n)}"' for n in names[:SHOWN])
    return f"{shown}, ..." if len(names) > SHOWN else f"{shown}."


def short(name: str) -> str:
    """Return a name, cut where it would fill the message."""
    return name if len(name) <= LONGEST else name[: LONGEST - 3] + "..."
