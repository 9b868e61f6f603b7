"""YAML text to nodes: every value with its line and its source text, every problem at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from comity.case.nodes import Mapping, Node, Scalar, Sequence
from comity.case.text_in import UNSEEN
from comity.case.trap_words import INDENTED_WITH
from comity.case.traps import repair
from comity.case.wording import shown
from comity.case.yaml_words import in_words
from comity.errors import Problem, Where

MAX_DEPTH = 50
MAX_NODES = 100_000


@dataclass(frozen=True, slots=True)
class Composed:
    """
    The nodes of a file and what is wrong with its YAML.

    ``partial`` is True where reading stopped early: what is missing from ``root`` may stand in the part
    of the file that could not be read. ``repaired`` is True where values were put in quotes in memory.
    """

    root: Node | None
    problems: tuple[Problem, ...]
    partial: bool = False
    repaired: bool = False


def compose(text: str, name: str) -> Composed:
    """
    Return the nodes of a YAML text.

    The subset that a case needs: maps, lists and scalars. Anchors, aliases, tags, merge keys and second
    documents are refused; values that YAML itself would trip over (``!x``, ``& x``) are reported with the
    quoted line as the way out, and read as if they had been quoted. Depth and size are bounded.

    Parameters
    ----------
    text : str
        The text, with ``\\n`` as its line end.
    name : str
        The file as the user knows it, for messages.

    Examples
    --------
    >>> c = compose("a: 001\\nb: [x, !y & z]\\n", "case.yaml")
    >>> c.root.get("a").text
    '001'
    >>> print(c.problems[0])
    case.yaml:2: "!y & z" must stand in quotes: YAML gives a leading "!" a meaning of its own (a tag). \
Write: b: [x, "!y & z"]
    """
    clean, problems = repair(text, name)
    builder = _Builder(name, clean, list(problems))
    complete = _feed(builder, clean)
    nothing = builder.root is None or (isinstance(builder.root, Scalar) and builder.root.empty)
    if nothing and complete and not builder.problems:
        builder.root = None
        builder.complain(1, "the file is empty.", "Start from `comity new`, or write at least: comity: 1")
    return Composed(builder.root, tuple(builder.problems), not complete, clean != text)


def _feed(builder: _Builder, text: str) -> bool:
    """Hand every event to the builder; return False where reading had to stop."""
    try:
        for event in _events(text):
            if not builder.take(event):
                builder.close_all()
                return False
    except YAMLError as e:
        line, what, ways = in_words(e, text) if isinstance(e, MarkedYAMLError) else (1, str(e), ())
        # Where a tab was replaced by a guess, the tab explains the error better than YAML does.
        if not any(p.where.line in {line, line - 1} and INDENTED_WITH in p.what for p in builder.problems):
            builder.complain(line, what, *ways)
        builder.close_all()
        return False
    except (ValueError, OverflowError) as e:  # \U escapes beyond Unicode, among others
        builder.complain(builder.line, f"a value cannot be read: {e}.", "Look for a backslash in double quotes.")
        builder.close_all()
        return False
    return True


def _events(text: str) -> Iterator[Any]:
    events: Iterator[Any] = YAML(typ="safe", pure=True).parse(text)
    return events


@dataclass(slots=True)
class _Open:
    """A list or map whose end has not been seen yet."""

    event: Any
    where: Where
    items: list[Node] = field(default_factory=list)

    @property
    def is_map(self) -> bool:
        return isinstance(self.event, MappingStartEvent)


@dataclass(slots=True)
class _Builder:
    """Builds nodes from events with a stack of its own, so that no depth can exhaust Python's."""

    name: str
    text: str
    problems: list[Problem]
    stack: list[_Open] = field(default_factory=list)
    root: Node | None = None
    count: int = 0
    documents: int = 0
    line: int = 1

    def complain(self, line: int, what: str, *ways: str) -> None:
        self.problems.append(Problem(Where(self.name, line), what, ways))

    def take(self, event: Any) -> bool:
        """Take one event; return False where the rest of the file shall not be read."""
        self.line = event.start_mark.line + 1
        if isinstance(event, DocumentStartEvent):
            return self._document()
        if isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)):
            self.count += 1
            if self.count > MAX_NODES:
                self.complain(self.line, f"the file holds more than {MAX_NODES:,} values.", _SPLIT)
                return False
            self._refuse_anchor(event)
        return self._node(event)

    def _node(self, event: Any) -> bool:
        if isinstance(event, ScalarEvent):
            self._add(self._scalar(event))
        elif isinstance(event, AliasEvent):
            self._add(Scalar(f"*{event.anchor}", Where(self.name, self.line), quoted=True))
        elif isinstance(event, (SequenceStartEvent, MappingStartEvent)):
            self.stack.append(_Open(event, Where(self.name, self.line)))
            if len(self.stack) > MAX_DEPTH:
                self.complain(self.line, f"lists and maps are nested more than {MAX_DEPTH} deep.", _DEEP)
                return False
        elif type(event).__name__ in {"SequenceEndEvent", "MappingEndEvent"}:
            self._close(event.end_mark.index)
        return True

    def _document(self) -> bool:
        self.documents += 1
        if self.documents == 1:
            return True
        self.complain(self.line, 'a second document starts here ("---").', "Keep one case in one file.")
        return False

    def _refuse_anchor(self, event: Any) -> None:
        if isinstance(event, AliasEvent):
            self.complain(self.line, f'"*{event.anchor}" is a YAML alias, which a case cannot hold.', _PLAIN)
        elif event.anchor is not None:
            self.complain(self.line, f'"&{event.anchor}" is a YAML anchor, which a case cannot hold.', _PLAIN)
        if getattr(event, "tag", None) is not None:
            self.complain(self.line, f"{shown(str(event.tag))} is a YAML tag, which a case cannot hold.", _PLAIN)

    def _scalar(self, event: Any) -> Scalar:
        text = event.value
        if UNSEEN.search(text):  # by way of an escape such as "\0"; the file itself was checked before
            self.complain(self.line, f"{shown(UNSEEN.sub('?', text))} holds a control character.", "Delete it.")
            text = UNSEEN.sub(" ", text)
        quoted = event.style in {"'", '"', "|", ">"}
        return Scalar(text, self._where(event), quoted, False, event.start_mark.index, self._end(event))

    def _where(self, event: Any) -> Where:
        # A value that was left out is reported where its key stands, not where YAML noticed.
        if event.start_mark.index == event.end_mark.index and self.stack and self.stack[-1].items:
            return self.stack[-1].items[-1].where
        return Where(self.name, self.line)

    def _end(self, event: Any) -> int:
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        return start + len(self.text[start:end].rstrip())

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].items.append(node)
        elif self.root is None:
            self.root = node

    def _close(self, end: int) -> None:
        top = self.stack.pop()
        start, flow = top.event.start_mark.index, bool(top.event.flow_style)
        if not flow and top.items:
            end = top.items[-1].end
        if top.is_map:
            pairs = self._pairs(top)
            self._add(Mapping(pairs, top.where, flow, start, end, 2 * len(pairs) == len(top.items)))
        else:
            self._add(Sequence(tuple(top.items), top.where, flow, start, end))

    def _pairs(self, top: _Open) -> tuple[tuple[Scalar, Node], ...]:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(top.items[::2], top.items[1::2], strict=False):
            if not isinstance(key, Scalar):
                self.complain(key.where.line, "a list or map cannot be a key.", "Put the key in quotes.")
            elif key.text == "<<" and not key.quoted:
                self.complain(key.where.line, '"<<" is a YAML merge key, which a case cannot hold.', _PLAIN)
            elif key.text in pairs:
                first = pairs[key.text][0].where.line
                what = f"{shown(key.text)} stands here a second time; the first is on line {first}."
                self.complain(key.where.line, what, "Keep one of them, or rename one.")
            else:
                pairs[key.text] = (key, value)
        return tuple(pairs.values())

    def close_all(self) -> None:
        """Close what is open, so that what was read until now can still be checked."""
        while self.stack:
            self._close(len(self.text))


_PLAIN = "Write the value out where it is needed."
_SPLIT = "Move long lists into a CSV file beside the case: {table: file.csv}"
_DEEP = "Look for brackets that are opened again and again, or put the text in quotes."
