"""A war of attrition of a case: signs over the region, names, words."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product

import pytest

from comity.case.settlement import Span
from comity.case.support import Attrition
from comity.errors import UsageError
from comity.support.attrition.analyse import attrition
from comity.support.attrition.waiting import waiting


def span(low: str, high: str = "") -> Span:
    return Span(Fraction(low), Fraction(high or low))


def told(subsidy: Span, to: str = "b", cost_b: Span | None = None) -> Attrition:
    costs = (("a", span("2")), ("b", cost_b or span("2")))
    return Attrition(costs, (("a", span("10")), ("b", span("10"))), to=to, subsidy=subsidy)


def test_a_cut_of_a_small_subsidy_shortens_the_war() -> None:
    found = attrition(told(span("1")), {"a": "Aland", "b": "Bland"})
    assert found.sign == "shorter"
    assert found.with_subsidy.duration == pytest.approx(10 / 3)
    assert found.without.duration == pytest.approx(2.5)


def test_a_cut_of_a_subsidy_that_covers_all_costs_starts_the_war() -> None:
    found = attrition(told(span("2")))
    assert found.sign == "longer"
    assert found.with_subsidy.at_once == "a"


def test_both_signs_are_told_where_the_subsidy_may_or_may_not_cover_all_costs() -> None:
    assert attrition(told(span("1", "3"))).signs == ("longer", "shorter")


def test_without_a_subsidy_a_cut_does_nothing() -> None:
    found = attrition(told(span("0"), to=""))
    assert found.sign == "none"
    assert found.sentences()[0].startswith("Nobody is subsidised.")


def test_the_ends_of_the_duration_are_those_of_a_fine_grid_of_the_region() -> None:
    found = attrition(told(span("0.5", "1"), cost_b=span("1.5", "3")))
    grid = [waiting((2, 1.5 + i * 0.1 - 0.5 - j * 0.05), (10, 10)).duration for i, j in product(range(16), range(11))]
    assert found.low == pytest.approx(min(grid))
    assert found.high == pytest.approx(max(grid))


def test_exchanging_the_sides_exchanges_nothing_but_names() -> None:
    one = attrition(told(span("1")))
    mirrored = Attrition((("b", span("2")), ("a", span("2"))), (("a", span("10")), ("b", span("10"))), "b", span("1"))
    other = attrition(mirrored)
    assert (one.sign, one.with_subsidy.duration) == (other.sign, other.with_subsidy.duration)
    assert one.with_subsidy.wins_b == other.with_subsidy.wins_a


def test_who_is_subsidised_must_be_a_side() -> None:
    with pytest.raises(UsageError, match="none of its two sides"):
        attrition(told(span("1"), to="c"))
    with pytest.raises(UsageError, match="each of two sides"):
        attrition(Attrition((("a", span("1")),), (("a", span("1")),)))


def test_the_words_name_the_oddity_and_the_contrast() -> None:
    words = " ".join(attrition(told(span("1")), {"a": "Aland", "b": "Bland"}).sentences())
    assert "slows Aland, not Bland" in words
    assert "mixed equilibrium" in words
    assert "0.33" in words


def test_json_holds_no_infinite_numbers() -> None:
    for subsidy in ("0", "1", "2", "3"):
        json.dumps(attrition(told(span(subsidy))).to_json(), allow_nan=False)
    free = Attrition((("a", span("0")), ("b", span("1"))), (("a", span("1")), ("b", span("1"))), "b", span("1"))
    json.dumps(attrition(free).to_json(), allow_nan=False)
