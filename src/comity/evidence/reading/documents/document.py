"""The text of a file, with what a reader has to know about where it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Form = Literal["txt", "html", "pdf", "docx"]
FORMS: Mapping[Form, str] = {"txt": "plain text", "html": "a web page", "pdf": "PDF", "docx": "a Word file"}


@dataclass(frozen=True, slots=True)
class Limits:
    """
    How much of a stranger's file is taken in.

    Parameters
    ----------
    bytes : int
        The most that the file may hold.
    characters : int
        The most that its text may hold.
    pages : int
        The most pages of a PDF.
    unpacked : int
        The most bytes that a packed file (Word) may unpack to.
    memory : int
        Bytes that taking the text out may use; held where the system can hold it (Linux).
    seconds : float
        Time that taking the text out may use.
    """

    bytes: int = 50_000_000
    characters: int = 10_000_000
    pages: int = 2_000
    unpacked: int = 400_000_000
    memory: int = 2_000_000_000
    seconds: float = 240.0


@dataclass(frozen=True, slots=True)
class Place:
    """From ``start`` on, the text comes from here: ``page 3``, ``footnote 2``, ``table 1, row 4``; empty: the body."""

    start: int
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """
    The text of a file.

    Parameters
    ----------
    name : str
        The file, as the user named it.
    form : {"txt", "html", "pdf", "docx"}
    text : str
        For plain text the whole file, decoded, line ends as they are; else what was taken out of it.
    encoding : str
        How the bytes were read, empty where the form says so itself.
    digest : str
        The SHA-256 of the file's bytes: names this very version of it.
    places : tuple of Place
        Where in the file which part of the text stands, in order.
    notes : tuple of str
        What was left out, guessed or changed, in sentences.

    Examples
    --------
    >>> told = Document("plan.pdf", "pdf", "One. Two.", places=(Place(0, "page 1"), Place(5, "page 2")))
    >>> told.place(6), told.locator(5, 9)
    ('page 2', 'plan.pdf, page 2, characters 5-9')
    """

    name: str
    form: Form
    text: str
    encoding: str = ""
    digest: str = ""
    places: tuple[Place, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def offsets(self) -> str:
        """Return in a sentence what the offsets count."""
        if self.form == "txt":
            return f"Offsets count characters of the file, read as {self.encoding or 'UTF-8'}."
        return f"Offsets count characters of the text taken out of {FORMS[self.form]}, not of the file itself."

    def place(self, offset: int) -> str:
        """Return where in the file a character of the text comes from; empty for the body of a file without pages."""
        k = bisect_right(self.places, offset, key=lambda p: p.start)
        return self.places[k - 1].name if k else ""

    def locator(self, start: int, end: int) -> str:
        """Return file, place and characters of a stretch of text, as a row of the case or the ledger names it."""
        place = self.place(start)
        return ", ".join(t for t in (self.name, place, f"characters {start}-{end}") if t)

    def to_json(self) -> dict[str, Any]:
        """Return what is known about the file, without its text."""
        return {
            "file": self.name,
            "form": self.form,
            "encoding": self.encoding,
            "sha256": self.digest,
            "characters": len(self.text),
            "notes": [self.offsets, *self.notes],
        }
