from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.logic.words import RESERVED, quoted, unquoted, why_not_a_name, written, written_level


@pytest.mark.parametrize("word", RESERVED)
def test_a_word_of_the_language_is_no_name(word: str) -> None:
    assert why_not_a_name(word) == f'"{word}" is a word of the statement language.'


@pytest.mark.parametrize("run", ["Y", "N", "-", "YN-", "NNNN"])
def test_a_run_of_letters_and_dashes_is_no_name(run: str) -> None:
    assert "reads as a pattern" in str(why_not_a_name(run))


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_name_is_no_name(empty: str) -> None:
    assert why_not_a_name(empty) == "A name cannot be empty."


@pytest.mark.parametrize("name", ["001", "1e3", "YNx", "y", "And", "lift the embargo", "lift-embargo", "вода"])
def test_other_texts_are_names(name: str) -> None:
    assert why_not_a_name(name) is None


@given(st.text(min_size=1))
def test_a_quoted_name_reads_back(name: str) -> None:
    assert unquoted(quoted(name)) == name


def test_names_are_quoted_only_where_they_must_be() -> None:
    assert [written(n) for n in ("a.b_1", "001", "पानी", "آب‌ها", "and", "YN", "a b", "x-y")] == [
        "a.b_1", "001", "पानी", "آب‌ها", '"and"', '"YN"', '"a b"', '"x-y"',
    ]  # fmt: skip


def test_levels_may_be_signed_numbers_and_letters() -> None:
    assert [written_level(x) for x in ("-0.5", "1e-3", "N", "low", "not", "a-b")] == [
        "-0.5", "1e-3", "N", "low", '"not"', '"a-b"',
    ]  # fmt: skip
