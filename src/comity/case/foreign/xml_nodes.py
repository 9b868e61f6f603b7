"""
XML with line numbers, for files from strangers.

A document type declaration is refused, so that no entity can be defined, expanded or fetched. Depth, the number of
elements and the number of attributes are bounded. Text between elements is not kept: the formats read here have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from comity.errors import ComityError

MAX_DEPTH = 40
MAX_ELEMENTS = 200_000
MAX_ATTRIBUTES = 40


@dataclass(slots=True)
class XmlNode:
    """An element: its name, attributes, the elements inside it, and the line it starts on."""

    tag: str
    attributes: dict[str, str]
    line: int
    inside: list[XmlNode] = field(default_factory=list)

    def all(self, tag: str) -> Iterator[XmlNode]:
        """Yield the elements of that name directly inside this one."""
        return (node for node in self.inside if node.tag == tag)

    def first(self, *path: str) -> XmlNode | None:
        """Return the first element at the end of a path of names, or None."""
        found: XmlNode | None = self
        for tag in path:
            found = None if found is None else next(found.all(tag), None)
        return found


class XmlError(ComityError):
    """The text is not XML, or not within bounds; reading cannot go on from here."""

    def __init__(self, line: int, what: str, way_out: str) -> None:
        super().__init__(what)
        self.line, self.what, self.way_out = line, what, way_out


def parse_xml(text: str) -> XmlNode:
    """
    Return the root of an XML text.

    Raises
    ------
    XmlError
        At the first place that is not XML, or that breaks a bound.

    Examples
    --------
    >>> root = parse_xml('<space><issue name="Price"/></space>')
    >>> root.first("issue").attributes["name"], root.first("issue").line
    ('Price', 1)
    >>> parse_xml('<!DOCTYPE space [<!ENTITY a "b">]><space/>')
    Traceback (most recent call last):
        ...
    comity.case.foreign.xml_nodes.XmlError: the file has a document type declaration.
    """
    return _Reader().whole(text)


class _Reader:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.open: list[XmlNode] = []
        self.root: XmlNode | None = None
        self.elements = 0

    def whole(self, text: str) -> XmlNode:
        try:
            self.parser.Parse(text.encode("utf-8"), True)
        except expat.ExpatError as e:
            reason = expat.errors.messages.get(e.code, "it cannot be parsed")
            raise XmlError(e.lineno, f"the file is not XML: {reason}.", "It may be cut short or damaged.") from None
        if self.root is None:
            raise XmlError(1, "the file holds no element.", "It may be cut short or damaged.")
        return self.root

    def doctype(self, name: str, system: str | None, public: str | None, inside: bool) -> None:
        way_out = "Delete the line that begins with <!DOCTYPE; comity never expands or fetches entities."
        raise self.wrong("the file has a document type declaration.", way_out)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if len(self.open) >= MAX_DEPTH:
            raise self.wrong(f"elements are nested deeper than {MAX_DEPTH} levels.", "A domain needs far fewer.")
        if self.elements > MAX_ELEMENTS:
            raise self.wrong(f"the file holds more than {MAX_ELEMENTS:,} elements.", "Import a smaller domain.")
        if len(attributes) > MAX_ATTRIBUTES:
            raise self.wrong(f"an element has more than {MAX_ATTRIBUTES} attributes.", "A domain needs far fewer.")
        node = XmlNode(tag, attributes, self.parser.CurrentLineNumber)
        if self.open:
            self.open[-1].inside.append(node)
        else:
            self.root = node
        self.open.append(node)

    def end(self, tag: str) -> None:
        self.open.pop()

    def wrong(self, what: str, way_out: str) -> XmlError:
        return XmlError(self.parser.CurrentLineNumber, what, way_out)
