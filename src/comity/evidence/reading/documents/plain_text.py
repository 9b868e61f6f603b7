"""Plain text: bytes to characters, and what the encoding had to be guessed from."""

from __future__ import annotations

import codecs
import re

from comity.case.wording import counted
from comity.evidence.reading.documents.taken import RefusedError, Taken

_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536
_MANY = 0.02  # share of control characters past which bytes are no text


def plain_text(data: bytes) -> Taken:
    r"""
    Return the text of a file of plain text; each character counts as one, line ends stay as they are.

    UTF-8 is tried first, then UTF-16 and UTF-32 where a byte-order mark or their pattern of zero bytes says so, and
    then Western European (Windows-1252, and Latin-1 where that has no such character), which fits any bytes: a note
    says so. A byte-order mark of UTF-8 counts as one character, as in Python's ``open(encoding="utf-8")``, and is
    shown as a blank.

    Examples
    --------
    >>> plain_text("Ceasefire first.".encode()).encoding
    'UTF-8'
    >>> taken = plain_text(b"d\xe9tente")
    >>> taken.text, taken.encoding
    ('détente', 'Windows-1252 (Latin-1)')
    """
    taken = _decoded(data)
    controls = len(_CONTROLS.findall(taken.text[:_SAMPLE]))
    if controls > max(2, _MANY * min(len(taken.text), _SAMPLE)):
        raise RefusedError(
            "the file is not text: it is full of control characters.",
            "Give a file of plain text, HTML, PDF or Word (docx); save other formats as one of these.",
        )
    return taken


def _decoded(data: bytes) -> Taken:
    for mark, codec in _WIDE:
        if data.startswith(mark):
            return _wide(data, codec, f"The file is {codec.upper()}; offsets count characters, without the mark.")
    if codec := _zero_pattern(data[:_SAMPLE]):
        return _wide(data, codec, f"The file has no byte-order mark; its zero bytes say that it is {codec.upper()}.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as e:
        return _western(data, e.start)
    if text.startswith("\ufeff"):
        note = "The file begins with a byte-order mark, which counts as one character."
        return Taken(" " + text[1:], notes=(note,), encoding="UTF-8")
    return Taken(text, encoding="UTF-8")


def _wide(data: bytes, codec: str, note: str) -> Taken:
    text = data.decode(codec, "replace")
    broken = text.count("\ufffd")
    more = (f"{counted(broken, 'place')} could not be decoded, shown as \ufffd.",) if broken else ()
    return Taken(text, notes=(note, *more), encoding=codec.upper())


def _zero_pattern(sample: bytes) -> str:
    """Return UTF-16 in the byte order that zero bytes show: those of Latin letters stand at every second place."""
    half = len(sample) // 2
    if half < 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else ""


def _western(data: bytes, at: int) -> Taken:
    line = data.count(b"\n", 0, at) + 1
    note = (
        f"The file is not UTF-8 (byte 0x{data[at]:02X} in line {line}); it was read as Western European. "
        "If letters look wrong, save it as UTF-8 and read it again."
    )
    try:
        return Taken(data.decode("cp1252"), notes=(note,), encoding="Windows-1252 (Latin-1)")
    except UnicodeDecodeError:
        return Taken(data.decode("latin-1"), notes=(note,), encoding="Latin-1")
