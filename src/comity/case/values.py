"""Kinds of single values: patterns, numbers, dates, choices, moves, and sections that are not read yet."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from fractions import Fraction

from comity.case.found import At, Found, Reference
from comity.case.kinds import Definitions, Json, Kind
from comity.case.nodes import Node, Scalar
from comity.case.wording import listed, shown, suggestion


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
class WholeNumber(Kind):
    """A whole number between two bounds."""

    least: int
    most: int

    def read(self, node: Node, at: At) -> Found[int] | None:
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if not re.fullmatch("-?[0-9]{1,9}", text):
            at.expected(node, self.words(), self.example())
            return None
        if not self.least <= int(text) <= self.most:
            at.problem(node.where, f"{at.name} is {text}.", f"Give {self.words()}.")
            return None
        return Found(int(text), node.where)

    def schema(self, definitions: Definitions) -> Json:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def words(self) -> str:
        return f"a whole number from {self.least} to {self.most}"

    def example(self) -> str:
        return str(self.least + 1)


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
            at.problem(node.where, what, *(suggestion(text, self.words_allowed) or ("Write one of these.",)))
            return None
        return Found(text, node.where)

    def schema(self, definitions: Definitions) -> Json:
        # editors read 2 as a number
        return {"enum": [*self.words_allowed, *(int(w) for w in self.words_allowed if w.isdigit())]}

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
