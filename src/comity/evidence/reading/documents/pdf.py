"""PDF: the text layer, page by page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from comity.case.wording import counted
from comity.evidence.reading.documents.document import Limits
from comity.evidence.reading.documents.lines import across, running, without_repeats
from comity.evidence.reading.documents.taken import RefusedError, Taken, joined

if TYPE_CHECKING:
    from pypdf import PdfReader

_NAMED = 5


def pdf(data: bytes, limits: Limits) -> Taken:
    """
    Return the text of a PDF; needs pypdf, in the extra [text].

    Each page is a place of its own. Headers and footers that repeat, and page numbers, are dropped; lines broken by
    the edge of the page are put together. Scripts, forms, links and attached files are never looked at.

    Raises
    ------
    RefusedError
        It is encrypted, damaged, has too many pages, or is a scan without a text layer.
    """
    from pypdf.errors import LimitReachedError, PyPdfError

    try:
        return _text(_open(data), limits)
    except LimitReachedError:
        raise RefusedError(
            "a part of the PDF would unpack to far more than a page of text.",
            "If it is what it says it is, print it to a new PDF, and read that.",
        ) from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as e:
        # a damaged file leads pypdf to any of these
        raise RefusedError(
            f"the PDF cannot be read ({type(e).__name__}); it is damaged or cut short.",
            "Open it in a PDF viewer, print it to a new PDF, and read that.",
        ) from None


def _open(data: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(io.BytesIO(data), strict=False)
    if not reader.is_encrypted:
        return reader
    try:
        opened = bool(reader.decrypt(""))
    except DependencyError:
        opened = False
    if not opened:
        raise RefusedError(
            "the PDF is encrypted.", "Open it with its password, save it without one, and read that copy."
        )
    return reader


def _text(reader: PdfReader, limits: Limits) -> Taken:
    count = len(reader.pages)
    if count > limits.pages:
        raise RefusedError(
            f"the PDF has {count:,} pages; at most {limits.pages:,} are read.", "Cut out the part that you need."
        )
    pages, length = [], 0
    for page in reader.pages:
        pages.append((page.extract_text() or "").replace("\x00", ""))
        length += len(pages[-1])
        if length > limits.characters:
            raise RefusedError(f"the PDF holds more than {limits.characters:,} characters.", "Cut it into parts.")
    bare = [k + 1 for k, text in enumerate(pages) if not text.strip()]
    if len(bare) == count:
        raise RefusedError(
            "the PDF has no text layer: it is a scan, or holds nothing but pictures.",
            "Recognise its text first (OCR, for example with ocrmypdf), and read the result.",
        )
    kept, dropped = without_repeats(pages)
    text, places = joined([(f"page {k}", running(page).strip("\n")) for k, page in enumerate(kept, 1)])
    return Taken(across(text, [p.start for p in places[1:]]), places, _notes(dropped, bare))


def _notes(dropped: int, bare: list[int]) -> tuple[str, ...]:
    notes = ["Lines broken by the edge of the page were put together."]
    if dropped:
        notes.append(f"Dropped {counted(dropped, 'line')} at the edges of pages (headers, footers, numbers).")
    if bare:
        more = f" and {len(bare) - _NAMED} more" if len(bare) > _NAMED else ""
        named = ", ".join(map(str, bare[:_NAMED])) + more
        notes.append(f"Without text, perhaps scanned: page{'s' if len(bare) > 1 else ''} {named}.")
    return tuple(notes)
