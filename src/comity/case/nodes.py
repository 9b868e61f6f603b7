"""What a file holds before it means anything: scalars, lists and maps, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from comity.case.wording import counted, listed, shown
from comity.errors import Where


@dataclass(frozen=True, slots=True)
class Scalar:
    """
    One value as its source text: ``001``, ``1e3``, ``NO`` and ``1975-05-01`` stay what was written.

    ``start`` and ``end`` are offsets into the text that was read; a cell of a table has none.
    """

    text: str
    where: Where
    quoted: bool = False
    cell: bool = False
    start: int = -1
    end: int = -1

    @property
    def empty(self) -> bool:
        """True where nothing was written at all, as after ``question:``."""
        return not self.quoted and self.text in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; ``flow`` tells ``[a, b]`` from dashes."""

    items: tuple[Node, ...]
    where: Where
    flow: bool = False
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Mapping:
    """
    A map; keys are scalars and occur once each. ``flow`` tells ``{a: b}`` from lines.

    ``whole`` is False where an entry had to be left out, such as a second one of the same key.
    """

    pairs: tuple[tuple[Scalar, Node], ...]
    where: Where
    flow: bool = False
    start: int = -1
    end: int = -1
    whole: bool = True

    def keys(self) -> tuple[str, ...]:
        """Return the keys in the order of the file."""
        return tuple(k.text for k, _ in self.pairs)

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        return next((v for k, v in self.pairs if k.text == key), None)


Node = Scalar | Sequence | Mapping


def found(node: Node) -> str:
    """
    Say what stands there, for a message.

    Examples
    --------
    >>> found(Scalar("abc", Where("case.yaml", 1)))
    'the text "abc"'
    """
    match node:
        case Scalar():
            return "nothing" if node.empty else f"the text {shown(node.text)}"
        case Sequence():
            return f"a list of {counted(len(node.items), 'item')}" if node.items else "an empty list"
        case Mapping():
            return f"a map with {listed(node.keys())}" if node.pairs else "an empty map"


def plain(node: Node) -> object:
    """
    Return a node as plain values: every scalar is its text, nothing at all is None.

    Examples
    --------
    >>> at = Where("case.yaml", 1)
    >>> plain(Mapping(((Scalar("a", at), Sequence((Scalar("001", at), Scalar("", at)), at)),), at))
    {'a': ['001', None]}
    """
    match node:
        case Scalar():
            return None if node.empty else node.text
        case Sequence():
            return [plain(i) for i in node.items]
        case Mapping():
            return {k.text: plain(v) for k, v in node.pairs}
