"""Plain text: every encoding that files of news and governments come in, with offsets that can be followed back."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.evidence.reading.documents.plain_text import plain_text
from comity.evidence.reading.documents.taken import RefusedError

WORDS = "Türkiye said: “We will not sign.”\r\nNo talks – no treaty.\rEnd\n"


def test_utf_8_keeps_every_character_and_line_end() -> None:
    taken = plain_text(WORDS.encode())
    assert (taken.text, taken.encoding, taken.notes) == (WORDS, "UTF-8", ())


def test_a_mark_of_utf_8_counts_as_one_character_as_python_counts_it() -> None:
    data = codecs.BOM_UTF8 + b"We sign."
    taken = plain_text(data)
    as_python = data.decode("utf-8")
    at = as_python.index("We sign.")
    assert taken.text[at:] == "We sign."
    assert len(taken.text) == len(as_python)
    assert "byte-order mark" in taken.notes[0]


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_wide_text_with_a_mark_is_read_as_python_reads_it(codec: str) -> None:
    taken = plain_text(WORDS.encode(codec))
    assert taken.text == WORDS
    assert taken.encoding == codec.upper()


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_told_by_its_zero_bytes(codec: str) -> None:
    taken = plain_text(("Talks open when troops leave. " * 5).encode(codec))
    assert taken.text.startswith("Talks open when troops leave.")
    assert taken.encoding == codec.upper()


def test_western_bytes_are_read_one_for_one_and_said() -> None:
    taken = plain_text("“We will not sign”, said Jos\xe9.".encode("cp1252"))
    assert taken.text == "“We will not sign”, said Jos\xe9."
    assert taken.encoding == "Windows-1252 (Latin-1)"
    assert "not UTF-8 (byte 0x93 in line 1)" in taken.notes[0]


def test_bytes_that_windows_1252_lacks_are_read_as_latin_1() -> None:
    taken = plain_text(b"d\xe9tente \x81")
    assert (taken.text, taken.encoding) == ("d\xe9tente \x81", "Latin-1")


def test_what_is_full_of_control_characters_is_refused() -> None:
    with pytest.raises(RefusedError, match="control characters"):
        plain_text(bytes(range(32)) * 100)


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_any_bytes_give_a_text_or_a_refusal(data: bytes) -> None:
    try:
        told = plain_text(data).encoding
    except RefusedError as e:
        told = " ".join(e.ways_out)
    assert told


PRINTED = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)


@given(PRINTED.filter(lambda t: not t.startswith("\ufeff")))
@settings(max_examples=100)
def test_what_was_written_as_utf_8_comes_back(text: str) -> None:
    assert plain_text(text.encode()).text == text
