"""Tests of turning bytes into text."""

from __future__ import annotations

import pytest

from comity.case.text_in import decode


@pytest.mark.parametrize("data", [b"a: 1\nb: 2\n", b"a: 1\r\nb: 2\r\n", b"a: 1\rb: 2\r", b"\xef\xbb\xbfa: 1\nb: 2\n"])
def test_line_ends_and_byte_order_mark_make_no_difference(data: bytes) -> None:
    assert decode(data, "f") == ("a: 1\nb: 2\n", [])


def test_other_encodings_are_named_with_the_line() -> None:
    _, problems = decode("a: 1\nb: café\n".encode("latin-1"), "f")
    assert [(p.where.line, "UTF-8" in p.what) for p in problems] == [(2, True)]


def test_utf_16_is_recognised() -> None:
    text, problems = decode("a: 1\n".encode("utf-16"), "f")
    assert text == "a: 1\n"
    assert "UTF-16" in problems[0].what


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u200b", "\u2028", "\ufeff"])
def test_unseen_characters_are_named_with_their_line(character: str) -> None:
    text, problems = decode(f"a: 1\nb: x{character}y\n".encode(), "f")
    assert text == "a: 1\nb: x y\n"
    assert [p.where.line for p in problems] == [2]
    assert f"U+{ord(character):04X}" in problems[0].what


def test_marks_of_other_scripts_are_text() -> None:
    text = "a: \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u200f\u05d0\n"
    assert decode(text.encode(), "f") == (text, [])


def test_many_unseen_characters_are_counted() -> None:
    _, problems = decode(b"\x00" * 100, "f")
    assert len(problems) == 6
    assert "95 more" in problems[-1].what


def test_a_character_that_turns_the_text_around_it_is_refused() -> None:
    text, problems = decode("title: a\u202eb\n".encode(), "case.yaml")
    assert "\u202e" not in text
    assert [p.where.line for p in problems] == [1]
