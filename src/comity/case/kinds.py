"""Kinds of single values: each reads a node, says what is wrong with it, and describes itself as JSON Schema."""

from __future__ import annotations

import datetime as dt
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from comity.case.found import At, Found, Reference
from comity.case.nodes import Node, Scalar, plain
from comity.case.quoting import written
from comity.case.wording import listed, shown, suggestion
from comity.logic.words import why_not_a_name

Json = dict[str, Any]
Definitions = dict[str, Json]


class Kind(ABC):
    """One kind of value. The single source of the validator, the JSON Schema and the reference page."""

    @abstractmethod
    def read(self, node: Node, at: At) -> Found[Any] | None:
        """Return the value with its place, or None once its problem has been noted."""

    @abstractmethod
    def schema(self, definitions: Definitions) -> Json:
        """Return the JSON Schema; records put themselves into ``definitions``."""

    @abstractmethod
    def words(self) -> str:
        """Return what it is called, with its article where it has one: "a number", "text"."""

    @abstractmethod
    def example(self) -> str:
        """Return a value as it is written in a case."""

    def parts(self) -> Iterator[Kind]:
        """Yield the kinds it is made of."""
        return iter(())


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """
    Text as it stands in the file; numbers, dates and words like ``NO`` stay text.

    Examples
    --------
    >>> from comity.case.found import Notes
    >>> from comity.errors import Where
    >>> Text("Release water").read(Scalar("001", Where("case.yaml", 3)), At("title", Notes())).value
    '001'
    """

    sample: str = "some words"
    called: str = "text"
    may_be_empty: bool = False

    def read(self, node: Node, at: At) -> Found[str] | None:
        if not isinstance(node, Scalar):
            at.expected(node, self.words(), self.example())
            return None
        if node.empty or not (node.text.strip() or self.may_be_empty):
            at.problem(node.where, f"{at.name} is empty.", f"For example: {self.example()}")
            return None
        return Found(node.text.strip(), node.where)

    def schema(self, definitions: Definitions) -> Json:
        # Editors read 001 and NO as a number and a word of YAML; comity takes the source text.
        return {"type": ["string", "number", "boolean"], "minLength": 0 if self.may_be_empty else 1}

    def words(self) -> str:
        return self.called

    def example(self) -> str:
        return written(self.sample)


@dataclass(frozen=True, slots=True)
class FormatNumber(Text):
    """The number of the format; whether it can be read is found out before anything else."""

    number: int = 1

    def read(self, node: Node, at: At) -> Found[str] | None:
        return Found(node.text, node.where) if isinstance(node, Scalar) else None

    def schema(self, definitions: Definitions) -> Json:
        return {"enum": [self.number, str(self.number)]}


@dataclass(frozen=True, slots=True)
class NewId(Text):
    """
    An id that is defined here, on one line.

    ``strict`` ids occur in statements and rankings, so they may be neither a pattern nor a word of the language.
    """

    of: str = "party"
    strict: bool = False

    def read(self, node: Node, at: At) -> Found[str] | None:
        if not isinstance(node, Scalar) or not node.text.strip():
            at.problem(node.where, f"the id of this {self.of} is empty.", f"For example: {self.sample}")
            return None
        name = node.text.strip()
        # Also a bad id is noted as defined: one problem is enough for it.
        at.notes.define(self.of, name, node.where)
        why = why_not_a_name(name) if self.strict else None
        if name == "table":
            why = "The word is kept for {table: file.csv}."
        elif "\n" in name:
            why = "An id stands on one line."
        elif self.of == "state" and "->" in name:
            why = 'A state cannot hold "->", which separates the two states of a move.'
        if why is not None:
            at.problem(node.where, f"the {self.of} {shown(name)} needs another id.", why, f"For example: {self.sample}")
        return Found(name, node.where)

    def schema(self, definitions: Definitions) -> Json:
        schema: Json = {"type": ["string", "number", "boolean"], "minLength": 1}
        if self.strict:
            schema["not"] = {"type": "string", "pattern": "^([YN-]+|not|and|xor|or|implies|if|iff)$"}
        return schema

    def words(self) -> str:
        return f"the id of a {self.of}"


@dataclass(frozen=True, slots=True)
class RefTo(Text):
    """The id of something that the case defines elsewhere; resolved once everything has been read."""

    of: str = "party"

    def read(self, node: Node, at: At) -> Found[str] | None:
        got = Text.read(self, node, at)
        if got is not None:
            at.notes.references.append(Reference(self.of, got.value, got.where))
        return got

    def words(self) -> str:
        return f"the id of a {self.of}"


@dataclass(frozen=True, slots=True)
class Pattern(Kind):
    """Letters Y, N and -, one for each option: what is on, off, and not spoken of."""

    def read(self, node: Node, at: At) -> Found[str] | None:
        if not isinstance(node, Scalar) or node.empty:
            at.expected(node, "a pattern", '"YN-"')
            return None
        text = node.text.strip()
        if not re.fullmatch("[YN-]+", text):
            capital = text.upper() if re.fullmatch("[YNyn-]+", text) else ""
            way = f'Write it in capitals: "{capital}"' if capital else 'For example: "YN-"'
            at.problem(node.where, f"{at.name} is {shown(text)}; a pattern has only the letters Y, N and -.", way)
            return None
        return Found(text, node.where)

    def schema(self, definitions: Definitions) -> Json:
        # A lone N or Y is a word of YAML 1.1 to some editors.
        return {"type": ["string", "boolean"], "pattern": "^[YN-]+$"}

    def words(self) -> str:
        return "a pattern"

    def example(self) -> str:
        return '"YN-"'


_NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,3})?|[-+]?[0-9]+/[0-9]+")
_LONGEST_NUMBER = 60
_WIDEST_EXPONENT = 300


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """
    A number, exactly as written: 0.1 is one tenth. Fractions such as 1/3 are welcome; nan and infinity are not.

    Examples
    --------
    >>> from comity.case.found import Notes
    >>> from comity.errors import Where
    >>> Number().read(Scalar("0.1", Where("case.yaml", 3)), At("weight", Notes())).value
    Fraction(1, 10)
    """

    def read(self, node: Node, at: At) -> Found[Fraction] | None:
        if not isinstance(node, Scalar) or node.empty:
            at.expected(node, "a number", "3 or 0.5")
            return None
        value = exact(node.text.strip())
        if value is None:
            at.expected(node, "a number", "3, 0.5, -2 or 1/3")
            return None
        return Found(value, node.where)

    def schema(self, definitions: Definitions) -> Json:
        return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^({_NUMBER.pattern})$"}]}

    def words(self) -> str:
        return "a number"

    def example(self) -> str:
        return "0.5"


def exact(text: str) -> Fraction | None:
    """
    Return the number a text stands for, exactly; None where it is none or has no reasonable size.

    Examples
    --------
    >>> exact("1e-1"), exact("1/3"), exact("nan"), exact("1e999")
    (Fraction(1, 10), Fraction(1, 3), None, None)
    """
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        return None
    exponent = re.split("[eE]", text)[1:]
    if (exponent and abs(int(exponent[0])) > _WIDEST_EXPONENT) or re.search("/0+$", text):
        return None
    return Fraction(text)


@dataclass(frozen=True, slots=True)
class Bool(Kind):
    """true or false."""

    def read(self, node: Node, at: At) -> Found[bool] | None:
        if not isinstance(node, Scalar) or node.text.strip().lower() not in {"true", "false"}:
            at.expected(node, "true or false", "true")
            return None
        return Found(node.text.strip().lower() == "true", node.where)

    def schema(self, definitions: Definitions) -> Json:
        return {"type": "boolean"}

    def words(self) -> str:
        return "true or false"

    def example(self) -> str:
        return "true"


@dataclass(frozen=True, slots=True)
class Date(Kind):
    """A day, as year-month-day."""

    def read(self, node: Node, at: At) -> Found[dt.date] | None:
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            try:
                return Found(dt.date.fromisoformat(text), node.where)
            except ValueError:
                at.problem(node.where, f"{at.name} is {text}, a day that does not exist.", "Check month and day.")
                return None
        at.expected(node, "a date (year-month-day)", "1975-05-01")
        return None

    def schema(self, definitions: Definitions) -> Json:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}

    def words(self) -> str:
        return "a date"

    def example(self) -> str:
        return "1975-05-01"


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """One of a few words."""

    words_allowed: tuple[str, ...]

    def read(self, node: Node, at: At) -> Found[str] | None:
        if not isinstance(node, Scalar) or node.empty:
            at.expected(node, self.words(), self.words_allowed[0])
            return None
        text = node.text.strip()
        if text not in self.words_allowed:
            what = f"{at.name} is {shown(text)}; it can be {listed(self.words_allowed)}."
            at.problem(node.where, what, *suggestion(text, self.words_allowed))
            return None
        return Found(text, node.where)

    def schema(self, definitions: Definitions) -> Json:
        return {"enum": list(self.words_allowed)}

    def words(self) -> str:
        return "one of " + ", ".join(self.words_allowed)

    def example(self) -> str:
        return self.words_allowed[0]


@dataclass(frozen=True, slots=True)
class Move(Kind):
    """A move of a hand-drawn graph, ``from -> to``."""

    def read(self, node: Node, at: At) -> Found[tuple[str, str]] | None:
        parts = [p.strip() for p in node.text.split("->")] if isinstance(node, Scalar) else []
        if len(parts) != 2 or not all(parts):
            at.expected(node, 'a move "from -> to"', '"s1 -> s2"')
            return None
        for part in parts:
            at.notes.references.append(Reference("state", part, node.where))
        return Found((parts[0], parts[1]), node.where)

    def schema(self, definitions: Definitions) -> Json:
        return {"type": "string", "pattern": "^[^>]+->[^>]+$"}

    def words(self) -> str:
        return "a move"

    def example(self) -> str:
        return '"s1 -> s2"'


@dataclass(frozen=True, slots=True)
class Later(Kind):
    """A section that this version does not read: kept as it is, with one warning."""

    def read(self, node: Node, at: At) -> Found[Any] | None:
        at.warn(node.where, f"this version does not read `{at.name}` yet; it is kept as it is.")
        return Found(plain(node), node.where)

    def schema(self, definitions: Definitions) -> Json:
        return {}

    def words(self) -> str:
        return "anything"

    def example(self) -> str:
        return "..."


@dataclass(frozen=True, slots=True)
class Refused(Kind):
    """A key that the format knows and this version cannot use."""

    why: str
    way_out: str

    def read(self, node: Node, at: At) -> Found[Any] | None:
        at.problem(node.where, self.why, self.way_out)
        return None

    def schema(self, definitions: Definitions) -> Json:
        return {"not": {}}

    def words(self) -> str:
        return "not supported by this version"

    def example(self) -> str:
        return ""
