"""What an assistant is asked, and what it may answer: statements that say whose they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from comity.evidence.reading.result import Statement

UNREAD = "not read by a person"


@dataclass(frozen=True, slots=True)
class Marked:
    """
    A statement, and which assistant had a part in it.

    Parameters
    ----------
    statement : Statement
    by : str
        ``spacy``, ``model NAME``; empty where the rules alone found it.
    fields : tuple of str
        What the assistant decided; empty where it found the whole statement.

    Examples
    --------
    >>> found = Statement(0, 8, "We sign.", "unknown", "commitment", "asserted")
    >>> [Marked(found, by).to_json().get("by") for by in ("", "model any")]
    [None, 'model any']
    """

    statement: Statement
    by: str = ""
    fields: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the row of ``comity read --json``; what an assistant had a part in says so, and that it is unread."""
        row = self.statement.to_json()
        if not self.by:
            return row
        return row | {"by": self.by, "fields": list(self.fields) or "all", "read_by_a_person": False}


@dataclass(frozen=True, slots=True)
class Helped:
    """
    What an assistant gave: the statements in the order of the text, and notes in sentences.

    ``cut`` says why the work ended early, empty where it did not; what was done by then is kept.
    """

    statements: tuple[Marked, ...]
    notes: tuple[str, ...] = ()
    cut: str = ""


def why_cut(error: BaseException) -> str:
    """Return why work ended early: a budget, or Ctrl-C."""
    return str(error) or "the work was stopped"


class Assistant(Protocol):
    """
    Something that may add to what the rules found.

    It never changes what a rule decided: it fills in what is ``unknown``, or adds statements where the rules have
    none. What it gives is data and is checked before it is used.
    """

    @property
    def name(self) -> str:
        """Return how its part is marked."""

    def help(self, text: str, found: Sequence[Statement], pause: Callable[[], None]) -> Helped:
        """Return the statements of a text; ``found`` are those of the rules, and ``pause`` may raise to stop it."""
