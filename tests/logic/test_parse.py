from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.logic.parse import MAX_DEPTH, MAX_LENGTH, StatementError, parse
from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor
from comity.logic.vocabulary import Vocabulary

A, B, C = Name("a"), Name("b"), Name("c")
ABC = Vocabulary(("a", "b", "c"), options=("a", "b", "c"))
WIDE = Vocabulary(
    ("a", "b", "c", "001", "1e3", "YNx", "lift the embargo", "d'accord", "guarantees", "android", "iffy", "AND"),
    {"territory": ("exchange", "0.5", "-1", "1e-3", "full return", "N", "if"), "guarantees": ("none", "binding")},
)


# Each pair of neighbours in the order of precedence, the tighter one on either side.
@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("!(a & b)", Not(And((A, B)))),
        ("!a & b", And((Not(A), B))),
        ("a & !b", And((A, Not(B)))),
        ("a & b ^ c", Xor((And((A, B)), C))),
        ("a ^ b & c", Xor((A, And((B, C))))),
        ("a ^ b | c", Or((Xor((A, B)), C))),
        ("a | b ^ c", Or((A, Xor((B, C))))),
        ("a | b -> c", Implies(Or((A, B)), C)),
        ("a -> b | c", Implies(A, Or((B, C)))),
        ("a -> b if c", Implies(C, Implies(A, B))),
        ("a if b -> c", Implies(Implies(B, C), A)),
        ("a if b <-> c", Iff(Implies(B, A), C)),
        ("a <-> b if c", Iff(A, Implies(C, B))),
        ("a & (b | c)", And((A, Or((B, C))))),
    ],
)
def test_the_tighter_operator_is_read_first(text: str, tree: Node) -> None:
    assert parse(text, ABC) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a & b & c", And((A, B, C))),
        ("a ^ b ^ c", Xor((A, B, C))),
        ("a | b | c", Or((A, B, C))),
        ("a -> b -> c", Implies(A, Implies(B, C))),
        ("a if b if c", Implies(C, Implies(B, A))),
        ("a <-> b <-> c", Iff(Iff(A, B), C)),
        ("!!a", Not(Not(A))),
        ("(a & b) & c", And((And((A, B)), C))),
    ],
)
def test_chains_are_read_in_their_own_direction(text: str, tree: Node) -> None:
    assert parse(text, ABC) == tree


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("not a", "!a"),
        ("a and b", "a & b"),
        ("a xor b", "a ^ b"),
        ("a or b", "a | b"),
        ("a implies b", "a -> b"),
        ("a iff b", "a <-> b"),
        ("not(a)or(b)", "!a | b"),
        ("a->b", "a -> b"),
        ("a<->!b", "a <-> !b"),
        ("  a\n&\tb ", "a & b"),
    ],
)
def test_words_and_signs_mean_the_same(words: str, signs: str) -> None:
    assert parse(words, ABC) == parse(signs, ABC)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("YN-", Pattern("YN-")),
        ("---", Pattern("---")),
        ("!YN-", Not(Pattern("YN-"))),
        ("YNN|-Y-", Or((Pattern("YNN"), Pattern("-Y-")))),
        ("YN- -> a", Implies(Pattern("YN-"), A)),
        ("YN-<->a", Iff(Pattern("YN-"), A)),
        ("(YN-)->a", Implies(Pattern("YN-"), A)),
        ("a->YN-", Implies(A, Pattern("YN-"))),
        ("NNN if ---", Implies(Pattern("---"), Pattern("NNN"))),
    ],
)
def test_a_run_as_long_as_the_options_is_a_pattern(text: str, tree: Node) -> None:
    assert parse(text, ABC) == tree


def test_one_option_makes_patterns_of_one_letter() -> None:
    one = Vocabulary(("a",), options=("a",))
    assert parse("Y | - | N & a", one) == Or((Pattern("Y"), Pattern("-"), And((Pattern("N"), A))))
    assert parse("- -> a", one) == Implies(Pattern("-"), A)


@pytest.mark.parametrize("text", ["YN->a", "Y---> a", "YNN->a", "YN--> a"])
def test_a_run_that_touches_an_arrow_is_refused(text: str) -> None:
    with pytest.raises(StatementError) as caught:
        parse(text, ABC)
    assert caught.value.column == 1
    assert 'Write a space before "->"' in caught.value.ways_out[0]


def test_a_run_inside_a_longer_word_is_part_of_the_name() -> None:
    assert parse("YNx", Vocabulary(("YNx",), options=("o", "p"))) == Name("YNx")
    assert parse("xYN", Vocabulary(("xYN",), options=("o", "p"))) == Name("xYN")
    assert parse("YN.", Vocabulary(("YN.",), options=("o", "p"))) == Name("YN.")


def test_a_run_of_another_length_may_be_a_known_name() -> None:
    assert parse("Y & NO", Vocabulary(("Y", "NO"), options=("o", "p"))) == And((Name("Y"), Name("NO")))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("001 & 1e3", And((Name("001"), Name("1e3")))),
        ("YNx", Name("YNx")),
        ('"lift the embargo"', Name("lift the embargo")),
        ("'lift the embargo'->a", Implies(Name("lift the embargo"), A)),
        ('"d\'accord"', Name("d'accord")),
        ("'d''accord'", Name("d'accord")),
        ('"a"', A),
        ("android & iffy", And((Name("android"), Name("iffy")))),
        ("AND and AND", And((Name("AND"), Name("AND")))),
    ],
)
def test_names_may_be_words_numbers_or_quoted(text: str, tree: Node) -> None:
    assert parse(text, WIDE) == tree


@pytest.mark.parametrize("name", ["вода", "水", "पानी", "آب‌ها", "Việt", "e\u0301tat", "a.b", "_x"])
def test_names_of_any_script_stand_bare(name: str) -> None:
    assert parse(f"!{name}&a", Vocabulary((name, "a"))) == And((Not(Name(name)), A))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("territory = exchange", "exchange"),
        ("territory=0.5", "0.5"),
        ("territory = -1", "-1"),
        ("territory = 1e-3", "1e-3"),
        ("territory = 'full return'", "full return"),
        ('"territory" = "full return"', "full return"),
        ("territory = N", "N"),
        ("territory = 'if'", "if"),
    ],
)
def test_an_issue_stands_at_a_level(text: str, level: str) -> None:
    assert parse(text, WIDE) == Level("territory", level)


def test_a_level_binds_tighter_than_not_and_ends_before_an_arrow() -> None:
    assert parse("!territory = N->a", WIDE) == Implies(Not(Level("territory", "N")), A)


def test_a_name_may_be_a_term_and_an_issue() -> None:
    assert parse("guarantees & guarantees = none", WIDE) == And((Name("guarantees"), Level("guarantees", "none")))


def test_an_issue_may_have_a_name_that_reads_as_a_run() -> None:
    assert parse("N = low", Vocabulary((), {"N": ("low",)})) == Level("N", "low")


def test_nesting_up_to_the_limit_is_read() -> None:
    assert parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH, ABC) == A
    assert isinstance(parse("!" * MAX_DEPTH + "a", ABC), Not)
    parse("(a & " * MAX_DEPTH + "b" + ")" * MAX_DEPTH, ABC)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("(" * 201 + "a" + ")" * 201, 201),
        ("!" * 201 + "a", 201),
        ("!" * 19_000 + "a", 201),
        ("(" * 9_000 + "a" + ")" * 9_000, 201),
        ("a -> " * 201 + "b", 1001),
        ("a" + " <-> b" * 201, 1),
    ],
)
def test_nesting_beyond_the_limit_is_refused_with_its_place(text: str, column: int) -> None:
    with pytest.raises(StatementError, match="nests more than 200 deep") as caught:
        parse(text, ABC)
    assert caught.value.column == column


def test_a_long_flat_chain_is_no_deep_nesting() -> None:
    tree = parse(" & ".join(["a"] * 5000), ABC)
    assert isinstance(tree, And)
    assert len(tree.parts) == 5000


def test_a_statement_longer_than_the_limit_is_refused() -> None:
    assert parse("a" + " " * (MAX_LENGTH - 1), ABC) == A
    with pytest.raises(StatementError, match="20,001 characters") as caught:
        parse("a" + " " * MAX_LENGTH, ABC)
    assert caught.value.column == MAX_LENGTH + 1


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_statement_error(text: str) -> None:
    _read_or_refuse(text)


_PIECES = [
    *("a", "b", "YN-", "Y", "-", "->", "<->", "<-", ">", "&", "&&", "|", "^", "!", "!=", "=", "==", "(", ")"),
    *("'", '"', "territory", "exchange", "full return", "lift the embargo", "and", "AND", "if", "then", "not"),
    *(" ", "  ", "\n", "0.5", "1e3", "d'accord", "x-y", "→", "“", "\u0301", "\ufeff", "{", "#", ",", "\x00"),
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_any_mix_of_the_language_is_read_or_refused(text: str) -> None:
    _read_or_refuse(text)


def _read_or_refuse(text: str) -> None:
    for vocabulary in (ABC, WIDE, Vocabulary(())):
        error = _refusal(text, vocabulary)
        if error:
            assert error.message.endswith(".")
            assert error.ways_out
            assert 1 <= error.column <= len(text) + 1


def _refusal(text: str, vocabulary: Vocabulary) -> StatementError | None:
    try:
        parse(text, vocabulary)
    except StatementError as error:
        return error
    return None


@pytest.mark.parametrize("unit", ["a ", "1", '"', "'\"", "(", "a-", "Y-", "= ", "- ", "lift ", "a(", "<", "\u0301"])
@pytest.mark.parametrize("end", ["", "x", " $", ">"])
def test_a_long_text_is_refused_in_reasonable_time(unit: str, end: str) -> None:
    text = (unit * MAX_LENGTH)[: MAX_LENGTH - len(end)] + end
    start = time.perf_counter()
    _read_or_refuse(text)
    _read_or_refuse("territory = " + text[: MAX_LENGTH - 12])
    assert time.perf_counter() - start < 10
