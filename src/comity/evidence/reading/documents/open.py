"""From a path to the text of the file, or to what is wrong with it and the way out."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import replace
from os import PathLike
from pathlib import Path

from comity.errors import CaseError, Problem, Where
from comity.evidence.reading.documents.apart import taken_apart
from comity.evidence.reading.documents.document import Document, Form, Limits
from comity.evidence.reading.documents.plain_text import plain_text
from comity.evidence.reading.documents.recognise import recognise
from comity.evidence.reading.documents.taken import RefusedError, Taken


def open_document(path: str | PathLike[str], limits: Limits | None = None) -> Document:
    """
    Return the text of a file of plain text, HTML, PDF or Word (docx), told apart by content.

    Nothing is fetched from the network. Plain text needs nothing but Python; the others need the extra [text] and are
    opened in a process of their own whose memory and time are bounded.

    Raises
    ------
    CaseError
        There is no such file, it holds no text, or its text cannot be taken out; with a way out.
    MissingExtraError
        The extra [text] is not installed.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "note.txt"
    >>> _ = file.write_bytes("We will not sign without guarantees.\\r\\n".encode())
    >>> told = open_document(file)
    >>> told.form, len(told.text), told.offsets
    ('txt', 38, 'Offsets count characters of the file, read as UTF-8.')
    """
    asked = limits or Limits()
    name = str(path)
    try:
        data = _bytes(Path(path), asked)
        form = recognise(data, name)
        taken = _taken(data, form, asked)
    except RefusedError as e:
        raise CaseError([Problem(Where(name), e.what, e.ways_out)]) from None
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, form, taken.text, taken.encoding, digest, taken.places, taken.notes)


def document_of_text(text: str, name: str = "text") -> Document:
    """Return a text that is at hand as a document."""
    return Document(name, "txt", text, "UTF-8", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):
            what = "a folder" if stat.S_ISDIR(known.st_mode) else "no ordinary file"
            raise RefusedError(f"this is {what}.", "Name one file.")
        with path.open("rb") as f:
            data = f.read(limits.bytes + 1)
    except FileNotFoundError:
        raise RefusedError("there is no such file.", "Check the path.") from None
    except (OSError, ValueError) as e:  # ValueError: a zero byte in the path
        why = getattr(e, "strerror", None) or str(e)
        raise RefusedError(f"the file cannot be read ({why}).", "Check the path and your rights.") from None
    if len(data) > limits.bytes:
        raise RefusedError(f"the file is larger than {limits.bytes:,} bytes.", "Cut it into parts.")
    if not data:
        raise RefusedError("the file is empty.", "Check that it was saved or downloaded completely.")
    return data


def _taken(data: bytes, form: Form, limits: Limits) -> Taken:
    taken = plain_text(data) if form == "txt" else taken_apart(data, form, limits)
    if not taken.text.strip():
        raise RefusedError("the file holds no text.", "Check that it was saved or downloaded completely.")
    if len(taken.text) > limits.characters:
        what = f"the file holds {len(taken.text):,} characters; at most {limits.characters:,} are read."
        raise RefusedError(what, "Cut it into parts.")
    # half of a surrogate pair cannot be written out again; the other character has the same length
    clean = taken.text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _odd(taken.text) else taken.text
    return replace(taken, text=clean)


def _odd(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
