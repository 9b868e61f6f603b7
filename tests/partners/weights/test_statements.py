"""What is said about weights."""

from __future__ import annotations

from fractions import Fraction

import pytest

from comity.case.partners import Compared, Criterion, Partners
from comity.case.settlement import Span
from comity.errors import UsageError
from comity.partners.weights.statements import given_numbers, statements

ABC = tuple(map(Criterion, "abc"))


def weighed(*spans: tuple[str, str] | None) -> tuple[Criterion, ...]:
    return tuple(
        Criterion(name, weight=None if s is None else Span(Fraction(s[0]), Fraction(s[1])))
        for name, s in zip("abcdef", spans, strict=False)
    )


def test_free_weights_say_nothing() -> None:
    assert statements(Partners(weighed(("0.1", "0.2"), ("0.3", "0.4")))) == ()


def test_given_numbers_alone_are_a_ratio() -> None:
    assert given_numbers(Partners(weighed(("2", "2"), ("6", "6")), weights="given")) == (Fraction(1, 4), Fraction(3, 4))


def test_beside_an_interval_a_number_is_the_weight_itself() -> None:
    partners = Partners(weighed(("0.2", "0.2"), ("0.3", "0.5"), None), weights="given")
    assert given_numbers(partners) is None
    assert [s.words for s in statements(partners)] == ['the weight of "a" is 0.2', 'the weight of "b" is 0.3 to 0.5']


def test_numbers_that_are_compared_too_are_a_ratio_first() -> None:
    said = statements(
        Partners(weighed(("1", "1"), ("3", "3")), weights="given", compared=(Compared("a", "b", Fraction(0)),))
    )
    assert [row.low for row in said[0].rows] == [Fraction(1, 4), Fraction(-1, 4)]
    assert len(said) == 3


def test_comparisons_are_said_in_words() -> None:
    pairs = (
        Compared("a", "b", Fraction(2)),
        Compared("a", "b", Fraction(2), Fraction(3)),
        Compared("a", "b", Fraction(2), Fraction(2)),
    )
    assert [s.words for s in statements(Partners(ABC, compared=pairs))] == [
        'the weight of "a" is at least 2 times that of "b"',
        'the weight of "a" is 2 to 3 times that of "b"',
        'the weight of "a" is 2 times that of "b"',
    ]


@pytest.mark.parametrize(
    ("partners", "words"),
    [
        (Partners(ABC, weights="ranked", ranking=("a", "d")), "Defined: a, b, c|Did you mean"),
        (Partners(ABC, weights="ranked", ranking=("a", "b", "a")), 'names "a" twice'),
        (Partners(ABC, weights="ranked", ranking=("a",)), "at least two criteria"),
        (Partners(ABC, compared=(Compared("a", "x"),)), "not defined"),
        (Partners(ABC, compared=(Compared("a", "a"),)), "with itself"),
        (Partners(ABC, compared=(Compared("a", "b", Fraction(3), Fraction(2)),)), "cannot hold"),
        (Partners(ABC, compared=(Compared("a", "b", Fraction(-1)),)), "cannot hold"),
        (Partners(weighed(("0", "0"), ("0", "0")), weights="given"), "one of them must be above"),
        (Partners(weighed(("-1", "-1"), ("3", "3")), weights="given"), "below 0"),
        (Partners(weighed(("20", "30"), ("40", "50")), weights="given"), "parts of 1"),
        (Partners(weighed(("0.4", "0.3"), ("0.4", "0.5")), weights="given"), "lower end first"),
    ],
)
def test_what_cannot_be_is_refused(partners: Partners, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        statements(partners)
