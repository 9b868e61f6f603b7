"""Each message of the language, with its column and its way out."""

from __future__ import annotations

import pickle

import pytest

from comity.logic.parse import StatementError, parse
from comity.logic.vocabulary import Vocabulary

V = Vocabulary(("a", "b", "c"), {"territory": ("exchange", "full return")}, ("a", "b", "c"))


def _refusal(text: str, vocabulary: Vocabulary = V) -> StatementError:
    with pytest.raises(StatementError) as caught:
        parse(text, vocabulary)
    return caught.value


@pytest.mark.parametrize(
    ("text", "column", "way"),
    [
        ("a && b", 3, 'Write "&" or "and".'),
        ("a || b", 3, 'Write "|" or "or".'),
        ("a => b", 3, 'Write "->" or "implies".'),
        ("a ==> b", 3, 'Write "->" or "implies".'),
        ("a --> b", 3, 'Write "->" or "implies".'),
        ("a - > b", 3, 'Write "->" without a space in it.'),
        ("a <=> b", 3, 'Write "<->" or "iff".'),
        ("a <--> b", 3, 'Write "<->" or "iff".'),
        ("a <- b", 3, 'Write "b -> a" or "a if b".'),
        ("a == b", 3, 'Write "=" between an issue and its level, "<->" between two statements.'),
        ("territory == exchange", 11, 'Write "=" between an issue and its level, "<->" between two statements.'),
        ("~a", 1, 'Write "!" or "not".'),
        ("a & ~b", 5, 'Write "!" or "not".'),
        ("¬a", 1, 'Write "!" or "not".'),
        ("a ∧ b", 3, 'Write "&" or "and".'),
        ("a, b", 2, 'Write "&" or "and".'),
        ("a + b", 3, 'Write "&" or "and".'),
        ("a ∨ b", 3, 'Write "|" or "or".'),
        ("a ⊕ b", 3, 'Write "^" or "xor".'),
        ("a → b", 3, 'Write "->" or "implies".'),
        ("a ↔ b", 3, 'Write "<->" or "iff".'),
        ("[a]", 1, "Write ( and )."),
        ("“a”", 1, "Write straight quotes: \"...\" or '...'."),
        ("a # why", 3, "A statement holds no comments."),
        ("territory: exchange", 10, 'Write "=" between an issue and its level.'),
    ],
)
def test_signs_of_other_languages_are_answered_with_ours(text: str, column: int, way: str) -> None:
    error = _refusal(text)
    assert error.message.endswith("is not a sign of the statement language.")
    assert (error.column, error.ways_out) == (column, (way,))


def test_unequal_and_comparison_are_answered_with_what_can_be_said() -> None:
    assert "!(issue = level)" in _refusal("territory != exchange").ways_out[0]
    assert "name the levels one by one" in _refusal("territory >= exchange").ways_out[0]


@pytest.mark.parametrize(
    ("text", "column", "way"),
    [
        ("a AND b", 3, 'Write "and".'),
        ("a Or b", 3, 'Write "or".'),
        ("NOT a", 1, 'Write "not".'),
        ("a & NOT b", 5, 'Write "not".'),
        ("IF", 1, 'Write "if".'),
        ("a then b", 3, 'Write "a -> b", or "b if a".'),
        ("a only if b", 3, '"a only if b" is written "a -> b".'),
        ("a unless b", 3, '"a unless b" is written "!b -> a".'),
        ("neither a nor b", 1, '"neither a nor b" is written "!a & !b".'),
        ("either a or b", 1, 'Write "a | b", or "a ^ b" for one of them only.'),
    ],
)
def test_words_of_other_languages_are_answered_with_ours(text: str, column: int, way: str) -> None:
    error = _refusal(text)
    assert error.message.endswith("is not a word of the statement language.")
    assert (error.column, error.ways_out) == (column, (way,))


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("", 1, "The statement is empty."),
        (" \n ", 1, "The statement is empty."),
        ("a &", 4, '"&" has nothing on its right.'),
        ("a -> ", 6, '"->" has nothing on its right.'),
        ("not", 4, '"not" has nothing on its right.'),
        ("a iff", 6, '"iff" has nothing on its right.'),
        ("a & (b |)", 9, '"|" has nothing on its right.'),
        ("((", 3, '"(" has nothing on its right.'),
        ("& a", 1, '"&" has nothing on its left.'),
        ("a & | b", 5, '"|" has nothing on its left.'),
        ("a and and b", 7, '"and" has nothing on its left.'),
        ("if a then b", 1, '"if" cannot come first.'),
        ("(a", 1, '"(" is never closed.'),
        ("(a) & (b", 7, '"(" is never closed.'),
        ("a)", 2, '")" closes nothing.'),
        (")", 1, '")" closes nothing.'),
        ("a & ()", 6, "There is nothing between ( and )."),
        ("a b", 3, "Two statements stand side by side with nothing between them."),
        ("a (b)", 3, "Two statements stand side by side with nothing between them."),
        ("a !b", 3, "Two statements stand side by side with nothing between them."),
        ("YNN 'a'", 5, "Two statements stand side by side with nothing between them."),
        ("'a", 1, "The quote ' is never closed."),
        ('a & "b', 5, 'The quote " is never closed.'),
        ("territory =", 12, '"=" has no level on its right.'),
        ("territory = & a", 13, '"=" has no level on its right.'),
        ("= exchange", 1, '"=" has nothing on its left.'),
        ("a $ b", 3, '"$" cannot stand here.'),
        ("a\x00", 2, "The character U+0000 cannot stand here."),
        ('"" & a', 1, "There is no name between the quotes."),
    ],
)
def test_a_text_that_is_no_statement_is_refused_where_it_stops(text: str, column: int, message: str) -> None:
    error = _refusal(text)
    assert (error.column, error.message) == (column, message)
    assert error.ways_out


@pytest.mark.parametrize("text", ["YNNN", "Y", "-", "a & Y-"])
def test_a_pattern_of_the_wrong_length_is_counted(text: str) -> None:
    error = _refusal(text)
    letters = text.removeprefix("a & ")
    count = "1 letter" if len(letters) == 1 else f"{len(letters)} letters"
    assert error.message == f'The pattern "{letters}" has {count} and the case has 3 options.'
    assert error.column == text.index(letters) + 1
    assert error.ways_out[0] == 'Write one letter for each of: "a", "b", "c".'


def test_a_pattern_where_there_are_no_options_is_refused() -> None:
    assert "there are no options" in _refusal("YN", Vocabulary(("a",))).message


def test_an_error_says_its_column_message_and_ways_out_and_survives_a_process() -> None:
    error = _refusal("a && b")
    assert str(error) == 'column 3: "&&" is not a sign of the statement language. Write "&" or "and".'
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
