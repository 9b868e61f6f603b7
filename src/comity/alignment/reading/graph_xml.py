"""
XML of graphs as elements with text and lines.

As in the readers of negotiation files, a document type declaration is refused, so no entity can be defined, expanded
or fetched. Depth, elements, attributes and text are bounded. Here the text of an element is kept, because GraphML
writes values there, and prefixes of names are cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from comity.alignment.reading.columns import MAX_CELL, text_of
from comity.case.foreign.findings import Findings

MAX_DEPTH = 40
MAX_ELEMENTS = 500_000
MAX_ATTRIBUTES = 40


@dataclass(slots=True)
class Element:
    """An element: its name without prefix, attributes, text, the elements inside it, and the line it starts on."""

    tag: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    inside: list[Element] = field(default_factory=list)

    def all(self, tag: str) -> Iterator[Element]:
        """Yield the elements of that name directly inside this one."""
        return (e for e in self.inside if e.tag == tag)

    def first(self, *path: str) -> Element | None:
        """Return the first element at the end of a path of names, or None."""
        found: Element | None = self
        for tag in path:
            found = None if found is None else next(found.all(tag), None)
        return found

    def get(self, name: str) -> str:
        """Return an attribute, stripped; empty where there is none."""
        return self.attributes.get(name, "").strip()


def graph_root(data: str | bytes, notes: Findings) -> Element | None:
    """
    Return the root of an XML text, or None with the reason noted.

    Examples
    --------
    >>> graph_root("<g><data key='w'> 2 </data></g>", Findings("g.xml")).first("data").text
    '2'
    >>> notes = Findings("g.xml")
    >>> graph_root('<!DOCTYPE g [<!ENTITY a "b">]><g>&a;</g>', notes) is None
    True
    >>> print(notes.problems[0].what)
    the file has a document type declaration, and comity never expands or fetches entities.
    """
    text = text_of(data, notes)
    if notes.failed:
        return None
    builder = _Builder()
    parser = expat.ParserCreate("utf-8")
    builder.listen(parser)
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as e:
        reason = expat.errors.messages.get(e.code, "it cannot be parsed")
        notes.error(e.lineno, f"the file is not XML: {reason}.", "It may be cut short or damaged.")
    except _BoundError as e:
        notes.error(parser.CurrentLineNumber, str(e), "Write it again without that.")
    return None if notes.failed else builder.root


class _BoundError(Exception):
    """The text breaks a bound; reading cannot go on."""


class _Builder:
    def __init__(self) -> None:
        self.open: list[Element] = []
        self.root: Element | None = None
        self.elements = 0
        self.parser: expat.XMLParserType | None = None

    def listen(self, parser: expat.XMLParserType) -> None:
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self.doctype
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        self.parser = parser

    def doctype(self, name: str, system: str | None, public: str | None, inside: bool) -> None:
        raise _BoundError("the file has a document type declaration, and comity never expands or fetches entities.")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if len(self.open) >= MAX_DEPTH:
            raise _BoundError(f"elements are nested deeper than {MAX_DEPTH} levels.")
        if self.elements > MAX_ELEMENTS:
            raise _BoundError(f"the file holds more than {MAX_ELEMENTS:,} elements.")
        if len(attributes) > MAX_ATTRIBUTES or any(len(v) > MAX_CELL for v in attributes.values()):
            raise _BoundError(f"an element has over {MAX_ATTRIBUTES} attributes, or one of {MAX_CELL:,} characters.")
        line = self.parser.CurrentLineNumber if self.parser is not None else 0
        element = Element(tag.rpartition(":")[2], attributes, line)
        if self.open:
            self.open[-1].inside.append(element)
        elif self.root is None:
            self.root = element
        self.open.append(element)

    def characters(self, text: str) -> None:
        here = self.open[-1]
        if not here.text and not text.strip():
            return  # the space between elements
        if len(here.text) + len(text) > MAX_CELL:
            raise _BoundError(f"the text of an element has more than {MAX_CELL:,} characters.")
        here.text += text

    def end(self, tag: str) -> None:
        done = self.open.pop()
        done.text = done.text.strip()
