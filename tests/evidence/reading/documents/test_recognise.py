"""A file is what stands in it, whatever it is called."""

from __future__ import annotations

import pytest

from comity.evidence.reading.documents.recognise import recognise
from comity.evidence.reading.documents.taken import RefusedError


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"%PDF-1.4 ...", "speech.txt", "pdf"),
        (b"junk before %PDF-1.4 ... %%EOF", "speech", "pdf"),
        (b"PK\x03\x04...", "speech.txt", "docx"),
        (b"<!DOCTYPE html>\n<html>", "speech.txt", "html"),
        (b"\xef\xbb\xbf  <!-- saved --> <!-- twice -->\n<HTML lang=en>", "speech", "html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "speech", "html"),
        ("\ufeff<html><body>".encode("utf-16-le"), "speech", "html"),
        (b"<div>A part of a page</div>", "speech.html", "html"),
        (b"<div>A part of a page</div>", "speech.txt", "txt"),
        (b"Plain words in a file with a wrong name", "speech.html", "txt"),
        (b"He said <html> is a tag.", "speech.txt", "txt"),
        (b"The report speaks of %PDF-1.4 files.", "speech.txt", "txt"),
    ],
)
def test_the_content_decides(data: bytes, name: str, form: str) -> None:
    assert recognise(data, name) == form


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file"),
        (b"{\\rtf1", "RTF"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
)
def test_other_forms_are_named_with_a_way_out(data: bytes, told: str) -> None:
    with pytest.raises(RefusedError, match=told) as e:
        recognise(data, "speech.txt")
    assert e.value.ways_out


def test_comments_without_end_cost_no_time() -> None:
    assert recognise(b"<!-- a -->" * 400 + b"<b>", "speech") == "txt"
