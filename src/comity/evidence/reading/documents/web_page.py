"""HTML: the main text of a web page, without menus, adverts and footers."""

from __future__ import annotations

import codecs
import re

from comity.evidence.reading.documents.plain_text import plain_text
from comity.evidence.reading.documents.taken import RefusedError, Taken
from comity.evidence.reading.documents.visible import visible

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_HEAD = 4_096
_TAG = re.compile(r"<[a-zA-Z/!]")
_SHORT = 0.1


def web_page(data: bytes) -> Taken:
    """
    Return the main text of a web page; needs trafilatura, in the extra [text].

    Nothing is fetched: no picture, frame or link. Where the main text cannot be told from the rest, all text is taken
    and a note says so.
    """
    import trafilatura

    source, encoding = _source(data)
    found = trafilatura.extract(
        source, include_comments=False, include_tables=True, include_links=False, favor_recall=True, deduplicate=False
    )
    notes = ["Menus, adverts and other surroundings of the page were left out, as far as they can be told."]
    whole = _whole(source)
    if not found or len(found) < _SHORT * len(whole):
        found, notes = whole, ["The main text could not be told from the rest of the page: all of it was taken."]
    if not found.strip():
        raise RefusedError(
            "the page holds no text; it may be filled in by a program only when a browser shows it.",
            "Open it in a browser and save it from there as a complete page or as PDF.",
        )
    return Taken(found.strip() + "\n", notes=tuple(notes), encoding=encoding)


def _source(data: bytes) -> tuple[str, str]:
    """Return the characters of a page: by its byte-order mark, as UTF-8, or as the page itself says."""
    try:
        if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        named = _CHARSET.search(data[:_HEAD])
        if named and (codec := _codec(named[1].decode("ascii"))):
            return data.decode(codec, "replace"), codec.upper()
    taken = plain_text(data)
    return taken.text, taken.encoding


def _codec(name: str) -> str:
    """Return the codec that a page means, empty where it names none that decodes text."""
    try:
        info = codecs.lookup(name)
    except LookupError:
        return ""
    # "rot13", "zlib" and their like are codecs to Python, but not encodings
    return info.name if info._is_text_encoding else ""


def _whole(source: str) -> str:
    from trafilatura import html2txt

    if not _TAG.search(source):
        return source
    # a fragment, or a page nested too deep for it, gives it nothing
    return str(html2txt(source) or "") or visible(source)
