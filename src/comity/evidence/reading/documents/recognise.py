"""What a file is, by what stands in it; its name only decides where the content leaves it open."""

from __future__ import annotations

import re
from pathlib import PurePath

from comity.evidence.reading.documents.document import Form
from comity.evidence.reading.documents.taken import RefusedError

_HEAD = 4_096
_MARKS = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)\b", re.I)
_OPENING = re.compile(rb"<(?:html|head|body|div|p|title|meta)\b", re.I)
_AS_TEXT = "Save it as PDF, Word (docx), HTML or plain text in the program that made it."
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file or an encrypted one", _AS_TEXT),
    (b"{\\rtf", "Rich Text (RTF)", _AS_TEXT),
    (b"\x89PNG", "a picture (PNG)", "Recognise its text first (OCR), and give the text."),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Recognise its text first (OCR), and give the text."),
    (b"GIF8", "a picture (GIF)", "Recognise its text first (OCR), and give the text."),
    (b"II*\x00", "a picture (TIFF)", "Recognise its text first (OCR), and give the text."),
    (b"MM\x00*", "a picture (TIFF)", "Recognise its text first (OCR), and give the text."),
    (b"\x1f\x8b", "packed (gzip)", "Unpack it first."),
    (b"BZh", "packed (bzip2)", "Unpack it first."),
    (b"\xfd7zXZ", "packed (xz)", "Unpack it first."),
    (b"7z\xbc\xaf", "packed (7z)", "Unpack it first."),
    (b"Rar!", "packed (RAR)", "Unpack it first."),
    (b"\x7fELF", "a program", "Give a document."),
    (b"MZ\x90", "a program", "Give a document."),
    (b"SQLite format 3", "a database", "Give a document."),
)
_PAGES = (".html", ".htm", ".xhtml")


def recognise(data: bytes, name: str) -> Form:
    """
    Return the form of a file.

    Raises
    ------
    RefusedError
        It is a form that comity takes no text out of; the message names it, and what to do.

    Examples
    --------
    >>> recognise(b"%PDF-1.7", "plan.txt"), recognise(b"<!DOCTYPE html><html>", "plan"), recognise(b"Hello", "plan")
    ('pdf', 'html', 'txt')
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    for mark, what, way_out in _OTHERS:
        if head.startswith(mark):
            raise RefusedError(f"the file is {what}.", way_out)
    if head.startswith(b"%PDF-") or _late_pdf(data):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    return "html" if _is_page(head, name) else "txt"


def _late_pdf(data: bytes) -> bool:
    """Return whether the mark of a PDF stands behind other bytes, within the first 1024, and its end at the end."""
    early, late = data[:1024], data[-1024:]
    return b"%PDF-" in early and b"%%EOF" in late and not early.lstrip().startswith(b"<")


def _is_page(head: bytes, name: str) -> bool:
    narrow = head.replace(b"\x00", b"")  # UTF-16: Latin letters between zero bytes
    narrow = narrow.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _MARKS.match(_begun(narrow)):
        return True
    return PurePath(name).suffix.lower() in _PAGES and _OPENING.search(narrow) is not None


def _begun(head: bytes) -> bytes:
    """Return a page from its first element on: without the declaration of XML and comments before it."""
    head = head.lstrip()
    for opening, closing in ((b"<?xml", b"?>"), *[(b"<!--", b"-->")] * 20):
        if head.startswith(opening):
            head = head.partition(closing)[2].lstrip()
    return head
