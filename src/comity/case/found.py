"""What reading a file yields: values with their place, and a notebook of everything that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from comity.case.nodes import Node, found
from comity.case.wording import listed, suggestion
from comity.errors import Problem, Where

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value that was read, and where it stands."""

    value: T
    where: Where


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one record by field name; a field that was left out, or was wrong, is not there."""

    fields: Mapping[str, Found[Any]]
    where: Where

    def __contains__(self, name: str) -> bool:
        return name in self.fields

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of a field, or the default where it is absent."""
        return self.fields[name].value if name in self.fields else default

    def at(self, name: str) -> Where:
        """Return where the value of a field stands; the row's own place where it is absent."""
        return self.fields[name].where if name in self.fields else self.where


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that must be defined elsewhere in the case."""

    of: str
    name: str
    where: Where


@dataclass(frozen=True, slots=True)
class Folder:
    """The case folder, and how the user called it."""

    path: Path
    shown: str

    def show(self, relative: str) -> str:
        """Return the name of a file of the folder as messages show it."""
        return f"{self.shown}/{relative}" if self.shown not in {"", "."} else relative


@dataclass(slots=True)
class Notes:
    """
    The notebook of one reading: problems, references to be resolved, and the names that are defined.

    ``partial`` is set where the file could only be read in part: then nothing is said about what is missing.
    ``doubtful`` holds the kinds of names whose definitions could not all be read: nothing is said about them either.
    """

    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    defined: dict[str, dict[str, Where]] = field(default_factory=dict)
    partial: bool = False
    doubtful: set[str] = field(default_factory=set)
    table_bytes: int = 0

    def define(self, of: str, name: str, where: Where) -> None:
        """Note that a name is defined."""
        self.defined.setdefault(of, {}).setdefault(name, where)

    def failed(self) -> bool:
        """Return True where any error was noted."""
        return any(p.level == "error" for p in self.problems)

    def resolve(self) -> None:
        """Report each reference to a name that is not defined; a group nobody defined has its own problem."""
        for r in self.references:
            groups = _STAND_IN.get(r.of, (r.of,))
            known = self._known(groups)
            if self.partial or self.doubtful.intersection(groups) or (known is None and r.of not in _NEEDED):
                continue
            if "source" in groups and self.defined.get(r.of) is None and r.name not in (known or {}):
                self.problems.append(_unlisted(r))
            elif r.name not in (known or {}):
                self.problems.append(undefined(r.of, r.name, r.where, tuple(known or ())))

    def _known(self, groups: tuple[str, ...]) -> dict[str, Where] | None:
        """Return the names that are defined in any of the groups; None where no group was defined at all."""
        there = [self.defined[g] for g in groups if g in self.defined]
        return {name: where for names in there for name, where in names.items()} if there else None


def _unlisted(r: Reference) -> Problem:
    """Return the warning about a source of a case that lists no sources: its name is all that is known of it."""
    shown = " ".join(r.name[:200].split())
    what = f'source "{shown}" is kept as a name: the case lists no {r.of}s.'
    return Problem(r.where, what, ("Add sources: with what was said, by whom and where.",), "warning")


def undefined(of: str, name: str, where: Where, known: tuple[str, ...]) -> Problem:
    """
    Return the problem of a name that is not defined.

    Examples
    --------
    >>> print(undefined("party", "irak", Where("case.yaml", 4), ("iraq", "syria")))
    case.yaml:4: party "irak" is not defined. Defined: "iraq", "syria". Did you mean "iraq"?
    """
    shown = " ".join(name[:200].split())
    what = f'{of} "{shown}" is not defined.'
    if not known:
        return Problem(where, what, (f"The case defines no {of} at all; add it.",))
    return Problem(where, f"{what} Defined: {listed(known)}.", suggestion(name, known) or (_ADD[of],))


_ADD = {
    "party": "Use one of these, or add it under parties.",
    "source": "Use one of these, or add it under sources.",
    "evidence source": "Use one of these, or add it under sources of the evidence.",
    "claim": "Use one of these, or add it under claims.",
    "item": "Use one of these, or add it under items.",
    "option": "Use one of these, or add it under options.",
    "state": "Use one of these, or add it under states.",
    "term": "Use one of these, or add it under terms.",
    "version": "Use one of these, or add it under versions.",
    "issue": "Use one of these, or add it under issues.",
    "criterion": "Use one of these, or add it under criteria.",
    "offer": "Use one of these, or add it under offers.",
    "resource": "Use one of these, or add it under resources.",
    "programme item": "Use one of these, or add it under items of the programme.",
    "activity": "Use one of these, or add it under activities.",
    "programme step": "Use one of these, or add it to the programme.",
}
_STAND_IN = {
    "source": ("source", "evidence source", "claim"),
    "evidence source": ("evidence source", "source"),
    "programme step": ("programme item", "resource", "activity"),
}
"""What else may be named where a source is asked for: a row may rest on a claim (conventions §60)."""
_NEEDED = frozenset(
    {"source", "evidence source", "term", "version", "issue", "claim", "item", "criterion", "offer"}
    | {"resource", "programme item", "activity", "programme step"}
)
"""What is missed even where the case defines none at all; other groups have a problem of their own then."""


@dataclass(frozen=True, slots=True)
class At:
    """Where in the case the reading stands: the name of the place for messages, and the notebook."""

    name: str
    notes: Notes
    folder: Folder | None = None

    def child(self, name: str) -> At:
        """Return the place one level down."""
        return replace(self, name=f"{self.name}.{name}" if self.name else name)

    def item(self, number: int) -> At:
        """Return the place of one item of a list, counted from 1."""
        return replace(self, name=f"{self.name}, item {number}")

    def problem(self, where: Where, what: str, *ways: str) -> None:
        """Note an error."""
        self.notes.problems.append(Problem(where, what, tuple(w for w in ways if w)))

    def warn(self, where: Where, what: str, *ways: str) -> None:
        """Note a warning."""
        self.notes.problems.append(Problem(where, what, tuple(w for w in ways if w), "warning"))

    def expected(self, node: Node, what: str, example: str = "") -> None:
        """Note that something else stands here than the format expects."""
        way = f"For example: {example}" if example else ""
        self.problem(node.where, f"{self.name or 'the file'} is {found(node)}, but {what} is expected.", way)
