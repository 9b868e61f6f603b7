"""Names a statement cannot use."""

from __future__ import annotations

import pytest

from comity.logic.parse import StatementError, parse
from comity.logic.vocabulary import Vocabulary

NAMES = ("escalate", "lift the embargo", "x-y", "d'accord", "wait")
V = Vocabulary(NAMES, {"territory": ("exchange", "full return"), "share": ()})


def _refusal(text: str, vocabulary: Vocabulary = V) -> StatementError:
    with pytest.raises(StatementError) as caught:
        parse(text, vocabulary)
    return caught.value


def test_an_unknown_name_is_answered_with_the_nearest_and_the_list() -> None:
    error = _refusal("wait & escalat")
    assert (error.message, error.column) == ('"escalat" is not defined.', 8)
    assert error.ways_out[0] == 'Did you mean "escalate"?'
    assert error.ways_out[1].startswith('Known names: "escalate", "lift the embargo"')


def test_at_most_eight_names_are_listed() -> None:
    many = Vocabulary(tuple(f"n{k}" for k in range(9)))
    assert _refusal("zzz", many).ways_out[-1].endswith('"n6", "n7", ...')
    assert '"n8"' not in str(_refusal("zzz", many))


def test_an_unknown_name_in_an_empty_case_says_so() -> None:
    assert _refusal("a", Vocabulary(())).ways_out == ("This case defines no names yet: add options or terms to it.",)


@pytest.mark.parametrize(
    ("text", "column", "name"),
    [
        ("lift the embargo", 1, "lift the embargo"),
        ("wait & lift  the embargo", 8, "lift the embargo"),
        ("!x-y", 2, "x-y"),
        ("d'accord | wait", 1, "d'accord"),
        ("territory = full return", 13, "full return"),
    ],
)
def test_a_known_name_that_needs_quotes_is_recognised_without_them(text: str, column: int, name: str) -> None:
    error = _refusal(text)
    assert (error.message, error.column) == (f'The name "{name}" has to be written in quotes.', column)
    assert error.ways_out == (f'Write "{name}".',)


def test_a_name_with_a_hyphen_that_is_not_known_is_taken_whole() -> None:
    assert _refusal("wait & no-fly").message == '"no-fly" is not defined, and a name with a hyphen needs quotes.'
    assert _refusal("wait & no-fly").column == 8


def test_an_issue_without_a_level_is_answered_with_its_levels() -> None:
    error = _refusal("wait | territory")
    assert (error.message, error.column) == ('"territory" is an issue, and stands at a level.', 8)
    assert error.ways_out == ("Write territory = exchange.", 'Levels: "exchange", "full return".')


def test_an_unknown_level_is_answered_with_the_levels() -> None:
    error = _refusal("territory = exchang")
    assert (error.message, error.column) == ('"territory" has no level "exchang".', 13)
    assert error.ways_out == ('Did you mean "exchange"?', 'Levels: "exchange", "full return".')


def test_an_unknown_issue_is_answered_with_the_issues() -> None:
    error = _refusal("wait & territor = exchange")
    assert (error.message, error.column) == ('"territor" is not an issue.', 8)
    assert error.ways_out[0] == 'Did you mean "territory"?'


def test_a_level_where_there_are_no_issues_says_so() -> None:
    assert "This case has no issues" in _refusal("x = y", Vocabulary(("a",))).ways_out[0]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("wait = high", "Write wait for on and !wait for off."),
        ("wait = true", "Write wait."),
        ("wait = Y", "Write wait."),
        ("wait = 0", "Write !wait."),
        ("'lift the embargo' = off", 'Write !"lift the embargo".'),
    ],
)
def test_an_option_given_a_level_is_answered_with_on_and_off(text: str, way: str) -> None:
    error = _refusal(text)
    assert error.message.endswith("is on or off and has no levels.")
    assert (error.column, error.ways_out) == (1, (way,))


def test_a_very_long_name_is_not_repeated_in_full() -> None:
    assert len(str(_refusal("z" * 10_000))) < 300
