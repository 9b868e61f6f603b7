"""Word (docx): paragraphs, tables and footnotes in the order in which they are read."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from comity.evidence.reading.documents.document import Limits
from comity.evidence.reading.documents.taken import RefusedError, Taken, joined

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MEMBERS = 10_000
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_OTHERS = {"xl/": "a spreadsheet", "ppt/": "slides", "META-INF/": "an OpenDocument or e-book file"}
_CODECS = ("ascii", "utf-16-le", "utf-16-be")
_DECLARED = tuple(mark.encode(codec) for mark in ("<!DOCTYPE", "<!ENTITY") for codec in _CODECS)
_AS_WORD = "Save it as Word (docx), PDF or plain text in the program that made it."


def word(data: bytes, limits: Limits) -> Taken:
    """
    Return the text of a Word file; needs python-docx, in the extra [text].

    Each paragraph and each cell of a table stands on a line of its own; a footnote or endnote on the line after the
    paragraph that refers to it. Text that was deleted with changes tracked is left out, inserted text taken. Headers,
    footers and comments are left out. A declared document type is refused, so that no entity is ever expanded.

    Raises
    ------
    RefusedError
        It is another packed file, unpacks to too much, or is damaged.
    """
    _check(data, limits)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        walk = _Walk(_notes_of(document))
        parts = list(walk.blocks(document.element.body, ""))
    except (SyntaxError, KeyError, ValueError, AttributeError, TypeError, zipfile.BadZipFile, RuntimeError) as e:
        # what is no XML is a SyntaxError to the parser of python-docx
        raise RefusedError(f"the Word file cannot be read ({type(e).__name__}); it is damaged.", _AS_WORD) from None
    text, places = joined([(place, line) for place, line in parts if line.strip()])
    notes = ("Headers, footers, comments and deleted text were left out.",)
    return Taken(text + "\n" if text else "", places, notes)


def _check(data: bytes, limits: Limits) -> None:
    """Refuse a packed file that is no Word file, unpacks to too much, or declares a document type."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check_members(packed, limits)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as e:
        why = "it is encrypted" if "password" in str(e) else "it is damaged or cut short"
        raise RefusedError(f"the packed file cannot be read: {why}.", _AS_WORD) from None


def _check_members(packed: zipfile.ZipFile, limits: Limits) -> None:
    inside = packed.infolist()
    names = {i.filename for i in inside}
    if "word/document.xml" not in names and not any(n.startswith("word/") for n in names):
        what = next((w for start, w in _OTHERS.items() if any(n.startswith(start) for n in names)), "no Word file")
        raise RefusedError(f"the file is a packed file, but {what}.", _AS_WORD)
    size = sum(i.file_size for i in inside)
    if size > limits.unpacked or len(inside) > _MEMBERS:
        raise RefusedError(
            f"the Word file would unpack to {size:,} bytes in {len(inside):,} parts; "
            f"at most {limits.unpacked:,} bytes in {_MEMBERS:,} parts are read.",
            "If it is what it says it is, take the pictures out, or save it as plain text.",
        )
    for part in inside:
        # a part never gives more bytes than it declares: zipfile stops there
        if part.filename.endswith((".xml", ".rels")) and _declares(packed, part):
            raise RefusedError(f"{part.filename} declares a document type, which no Word file does.", _AS_WORD)


def _declares(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    before = b""
    with packed.open(part) as stream:
        while chunk := stream.read(1 << 20):
            if any(mark in before + chunk for mark in _DECLARED):
                return True
            before = chunk[-64:]
    return False


def _notes_of(document: Any) -> dict[tuple[str, str], Any]:
    """Return the footnotes and endnotes of a file by kind and id."""
    from docx.oxml import parse_xml

    found = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1].removesuffix("s")
        if kind in ("footnote", "endnote") and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iter(f"{_W}{kind}"):
                if note.get(f"{_W}type") in (None, "normal"):
                    found[kind, note.get(f"{_W}id", "")] = note
    return found


@dataclass(slots=True)
class _Walk:
    """Going through a file once, in order; ``notes`` are the footnotes still to come, by kind and id."""

    notes: dict[tuple[str, str], Any]
    tables: int = 0
    counted: dict[str, int] = field(default_factory=dict)

    def blocks(self, inside: Any, place: str) -> Iterator[tuple[str, str]]:
        """Yield (place, line) for each paragraph below an element, tables and notes where they are read."""
        for child in inside:
            if child.tag == f"{_W}p":
                yield from self.paragraph(child, place)
            elif child.tag == f"{_W}tbl":
                yield from self.table(child, place)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}txbxContent"):
                yield from self.blocks(child, place)

    def paragraph(self, node: Any, place: str) -> Iterator[tuple[str, str]]:
        found = _Inside()
        found.walk(node)
        yield place, "".join(found.text)
        for key in found.notes:
            yield from self.note(key)
        for box in found.boxes:
            yield from self.blocks(box, "text box")

    def note(self, key: tuple[str, str]) -> Iterator[tuple[str, str]]:
        note = self.notes.pop(key, None)  # once, though several places may refer to it
        if note is not None:
            number = self.counted[key[0]] = self.counted.get(key[0], 0) + 1
            yield from self.blocks(note, f"{key[0]} {number}")

    def table(self, node: Any, place: str) -> Iterator[tuple[str, str]]:
        self.tables += 1
        name = f"table {self.tables}"
        for k, row in enumerate(node.iter(f"{_W}tr"), 1):
            if next(row.iterancestors(f"{_W}tbl")) is node:  # the rows of a table in a cell come with their cell
                for cell in row.iter(f"{_W}tc"):
                    if next(cell.iterancestors(f"{_W}tr")) is row:
                        yield from self.blocks(cell, f"{place}, {name}, row {k}".removeprefix(", "))


@dataclass(slots=True)
class _Inside:
    """What stands inside a paragraph: its text, the notes it refers to, and boxes that float beside it."""

    text: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)

    def walk(self, node: Any) -> None:
        for child in node:
            name = child.tag.removeprefix(_W) if isinstance(child.tag, str) else ""
            if name == "t":
                self.text.append(child.text or "")
            elif name in _SIGNS:
                self.text.append(_SIGNS[name])
            elif name in ("footnoteReference", "endnoteReference"):
                self.notes.append((name.removesuffix("Reference"), child.get(f"{_W}id", "")))
            elif name == "txbxContent":
                self.boxes.append(child)
            elif name not in ("del", "moveFrom") and child.tag != _FALLBACK:
                self.walk(child)
