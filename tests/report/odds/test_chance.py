from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.report.content import words
from comity.report.odds.chance import Chance, chance_line, exact_words, interval_words, share_words

SHARES = st.floats(0, 1, allow_nan=False)


@st.composite
def sampled(draw: st.DrawFn) -> Chance:
    low, p, high = sorted(draw(st.tuples(SHARES, SHARES, SHARES)))
    return Chance(p, low, high, "sampled")


@given(sampled())
@settings(max_examples=150, deadline=None)
def test_the_interval_told_is_never_narrower_than_the_one_found(c: Chance) -> None:
    low, high = (float(x) for x in interval_words(c).split("–"))
    assert low <= c.low + 1e-9
    assert high >= c.high - 1e-9
    assert low >= c.low - 0.01 - 1e-9
    assert high <= c.high + 0.01 + 1e-9


@given(sampled())
@settings(max_examples=150, deadline=None)
def test_a_sampled_share_is_never_told_without_its_interval(c: Chance) -> None:
    assert words(chance_line(c)).endswith(f"({interval_words(c)})")


@given(sampled())
@settings(max_examples=150, deadline=None)
def test_words_bear_a_count_out_of_a_hundred_only_where_the_interval_does(c: Chance) -> None:
    if "of 100" in share_words(c):
        assert c.high - c.low <= 0.04 + 1e-9


@given(sampled())
@settings(max_examples=150, deadline=None)
def test_the_count_told_is_the_share_rounded(c: Chance) -> None:
    found = re.fullmatch(r"about (\d+) of (\d+)", share_words(c))
    if found:
        assert abs(int(found[1]) / int(found[2]) - c.p) <= 0.5 / int(found[2]) + 1e-9
        assert 0 < int(found[1]) < int(found[2])


@given(SHARES)
@settings(max_examples=150, deadline=None)
def test_an_exact_share_has_two_digits_and_says_that_it_is_exact(p: float) -> None:
    told = words(chance_line(Chance(p, p, p, "exact")))
    assert re.fullmatch(r"(never|always|below 0\.01|above 0\.99|0\.\d\d) \(exact\)", told), told


def test_what_may_happen_is_never_told_as_never_or_always() -> None:
    assert exact_words(1e-6) == "below 0.01"
    assert exact_words(1 - 1e-6) == "above 0.99"
    assert share_words(Chance(1e-4, 0.0, 0.01, "sampled")) == "fewer than 1 of 100"
    assert share_words(Chance(0.9999, 0.99, 1.0, "sampled")) == "more than 99 of 100"


def test_few_draws_are_told_as_a_range() -> None:
    assert words(chance_line(Chance(0.5, 0.19, 0.81, "sampled"))) == "1 to 9 of 10 draws (0.19–0.81)"
