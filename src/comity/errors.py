"""The error family, and :class:`Problem`: what is wrong, where, and the ways out."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

N = TypeVar("N", bound=str)


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file the user can open: the path as shown to them, and a line counted from 1."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """
    One thing that is wrong with an input, where it stands, and what can be done about it.

    Parameters
    ----------
    where : Where
        File and line.
    what : str
        One sentence that says what is wrong, in the reader's words.
    ways_out : tuple of str
        What the user can do, most likely first; never empty for an error a user can mend.
    level : {"error", "warning"}
        Errors stop a case from being used; warnings are shown and the work goes on.

    Examples
    --------
    >>> print(Problem(Where("case.yaml", 4), 'option "escalat" is not defined.', ('Did you mean "escalate"?',)))
    case.yaml:4: option "escalat" is not defined. Did you mean "escalate"?
    """

    where: Where
    what: str
    ways_out: tuple[str, ...] = ()
    level: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        mark = "warning: " if self.level == "warning" else ""
        return " ".join([f"{self.where}: {mark}{self.what}", *self.ways_out])


class ComityError(Exception):
    """The root of every error that comity raises on purpose."""


class CaseError(ComityError):
    """The case cannot be used; ``problems`` holds every reason at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))


class UsageError(ComityError):
    """The arguments of a call or command do not fit the case (exit code 2)."""


class TooLargeError(UsageError):
    """The model would not fit; the message names the need, the limit and the ways out."""


class MissingExtraError(ComityError):
    """An optional part is not installed; the message is the line that installs it."""

    def __init__(self, extra: str, what: str) -> None:
        super().__init__(f"{what} needs the optional part [{extra}]. Install it with: pip install 'comity[{extra}]'")


class BudgetExceededError(ComityError):
    """The time allowed ran out (exit code 3); what was found until then is kept by the caller."""


def did_you_mean(word: str, known: Sequence[str]) -> str | None:
    """
    Return a suggestion for a misspelt word, or None where nothing is near.

    Examples
    --------
    >>> did_you_mean("escalat", ["escalate", "release"])
    'Did you mean "escalate"?'
    >>> did_you_mean("zzz", ["escalate"]) is None
    True
    """
    lowered = {k.lower(): k for k in known}
    near = difflib.get_close_matches(word.lower(), list(lowered), n=1, cutoff=0.6)
    return f'Did you mean "{lowered[near[0]]}"?' if near else None


def named_among(text: str | None, known: tuple[N, ...], what: str) -> tuple[N, ...]:
    """
    Return what a list with commas names, in the order of what is known; all of it where there is no list.

    Raises
    ------
    UsageError
        A name is not known; ``what`` says in the message what the names are.

    Examples
    --------
    >>> named_among("votes, network", ("network", "shift", "votes"), "part of the answer")
    ('network', 'votes')
    """
    named = [] if text is None else [t.strip() for t in text.split(",") if t.strip()]
    for name in named:
        if name not in known:
            hint = did_you_mean(name, known) or f"There are {', '.join(known)}."
            raise UsageError(f'"{name}" is no {what}. {hint}')
    return tuple(k for k in known if k in named) or known
