"""The share of a target that was reached, with its bounds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.programme import Declared
from comity.case.settlement import Span
from comity.programme.declared.reached import Share, share_reached


def said(kind: str, low: object, bound: str = "exactly", high: object = None) -> Declared:
    span = None if low is None else Span(Fraction(str(low)), Fraction(str(low if high is None else high)))
    return Declared("f", "a", "shells", kind, span, bound=bound)  # type: ignore[arg-type]


def test_two_exact_numbers_give_one_share() -> None:
    share = share_reached(said("output", 3), said("target", 4))
    assert (share.low, share.high, share.verdict) == (Fraction(3, 4), Fraction(3, 4), "not reached")


def test_ranges_give_the_least_and_the_most_that_is_possible() -> None:
    share = share_reached(said("output", 3, high=5), said("target", 4, high=6))
    assert (share.low, share.high, share.verdict) == (Fraction(1, 2), Fraction(5, 4), "cannot be told")


def test_an_output_of_at_least_has_no_upper_end() -> None:
    share = share_reached(said("output", 3, "at least"), said("target", 4))
    assert (share.low, share.high, share.words, share.verdict) == (
        Fraction(3, 4),
        None,
        "at least 75 %",
        "cannot be told",
    )


def test_an_output_of_at_least_the_target_reached_it() -> None:
    assert share_reached(said("output", 4, "at least"), said("target", 4)).verdict == "reached"


def test_an_output_of_at_most_less_than_the_target_did_not_reach_it() -> None:
    share = share_reached(said("output", 3, "at most"), said("target", 4))
    assert (share.words, share.verdict) == ("at most 75 %", "not reached")


def test_a_target_of_at_least_asks_for_its_number() -> None:
    assert share_reached(said("output", 4), said("target", 4, "at least")).verdict == "reached"


def test_about_the_target_is_neither_reached_nor_missed() -> None:
    assert share_reached(said("output", 4, "about"), said("target", 4)).verdict == "cannot be told"
    assert share_reached(said("output", 5, "about"), said("target", 4)).verdict == "reached"


@pytest.mark.parametrize(
    ("output", "target"),
    [
        (said("output", None), said("target", 4)),
        (said("output", 3), said("target", None)),
        (said("output", 3), said("target", 4, "at most")),
        (said("output", 3), said("target", 0)),
        (said("output", -1), said("target", 4)),
    ],
)
def test_no_share_is_told_where_there_is_none(output: Declared, target: Declared) -> None:
    share = share_reached(output, target)
    assert share.why
    assert (share.verdict, share.words, share.low, share.high) == ("cannot be told", "cannot be told", None, None)


def test_nothing_at_all_is_no_per_cent() -> None:
    assert share_reached(said("output", 0), said("target", 4)).words == "0 %"


def test_a_share_has_plain_values() -> None:
    assert Share(Fraction(1, 2), None, True).to_json() == {
        "low": 0.5,
        "high": None,
        "about": True,
        "verdict": "cannot be told",
        "why": "",
    }


@settings(max_examples=100)
@given(st.tuples(*[st.fractions(Fraction(1, 10), 100)] * 4), st.fractions(0, 1), st.fractions(0, 1))
def test_every_pair_of_numbers_within_the_two_ranges_has_its_share_within_the_bounds(
    ends: tuple[Fraction, Fraction, Fraction, Fraction], a: Fraction, b: Fraction
) -> None:
    out, aim = sorted(ends[:2]), sorted(ends[2:])
    share = share_reached(said("output", out[0], high=out[1]), said("target", aim[0], high=aim[1]))
    output, target = out[0] + a * (out[1] - out[0]), aim[0] + b * (aim[1] - aim[0])
    assert share.low is not None
    assert share.high is not None
    assert share.low <= output / target <= share.high
    if share.verdict != "cannot be told":
        assert (share.verdict == "reached") == (output >= target)
