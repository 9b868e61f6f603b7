"""The value of waiting over all that is stated: verdicts, bands, neutrality, refusals."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.partners import Commitment, Offer, Partners
from comity.case.settlement import Span
from comity.errors import UsageError
from comity.partners.options.analyse import options
from comity.partners.options.answer import between, verdict_of

Number = str | int


def span(low: Number, high: Number | None = None) -> Span:
    return Span(Fraction(low), Fraction(low if high is None else high))


PLAIN = Commitment("x", span(16), span(10), span("0.04"), span("0.04"), span("0.1", "0.3"), years=5)


def case(*commitments: Commitment) -> Partners:
    return Partners((), (Offer("x", text="The reactor"), Offer("y")), commitments=commitments)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(11, "worth waiting"), (16, "cannot be told over the stated spread"), (40, "go now")],
)
def test_the_verdict_needs_the_whole_interval_of_the_spread(value: int, verdict: str) -> None:
    assert options(case(replace(PLAIN, value=span(value)))).commitments[0].verdict == verdict


def test_an_end_of_the_value_that_says_otherwise_makes_it_open() -> None:
    found = options(case(replace(PLAIN, value=span(11, 40)))).commitments[0]
    assert found.verdict == "cannot be told over the stated spread"
    assert found.waiting[0] <= found.waiting[1]


def test_the_ratio_goes_from_the_least_value_over_the_greatest_cost_to_the_greatest_over_the_least() -> None:
    found = options(case(replace(PLAIN, value=span(10, 20), cost=span(5, 10), spread=span("0.2")))).commitments[0]
    assert found.ratio == (1.0, 4.0)
    assert found.now == pytest.approx((0.0, 15.0))


def test_the_critical_ratio_widens_with_what_is_stated() -> None:
    narrow = options(case(replace(PLAIN, spread=span("0.2")))).commitments[0]
    wide = options(case(PLAIN)).commitments[0]
    wider = options(case(replace(PLAIN, lost=span("0.03", "0.05")))).commitments[0]
    for inner, outer in ((narrow, wide), (wide, wider)):
        assert outer.critical[0] <= inner.critical[0] <= inner.critical[1] <= outer.critical[1]
    assert narrow.forever == pytest.approx((2.0, 2.0))
    assert narrow.critical[1] < 2.0
    assert [at.spread for at in wide.by_spread] == pytest.approx([0.1, 0.15, 0.2, 0.25, 0.3])
    assert [at.critical[0] for at in wide.by_spread] == sorted(at.critical[0] for at in wide.by_spread)


def test_money_in_another_unit_leaves_the_verdict_and_scales_the_worths() -> None:
    first = options(case(PLAIN)).commitments[0]
    second = options(case(replace(PLAIN, value=span(1600), cost=span(1000)))).commitments[0]
    assert (second.verdict, second.critical) == (first.verdict, first.critical)
    assert second.held == pytest.approx(tuple(100 * x for x in first.held))


def test_another_name_changes_only_the_name() -> None:
    one = options(case(PLAIN)).commitments[0].to_json()
    two = options(case(replace(PLAIN, offer="y"))).commitments[0].to_json()
    assert {**one, "offer": "y"} == two


def test_stages_give_a_right_to_leave_that_is_worth_something() -> None:
    staged = replace(PLAIN, stages=((2, Fraction(1, 2)),))
    found = options(case(PLAIN, staged)).commitments
    assert found[0].leaving == pytest.approx((0.0, 0.0), abs=1e-9)
    assert found[1].leaving[1] > 0
    assert "right to leave" in " ".join(found[1].sentences())
    assert "right to leave" not in " ".join(found[0].sentences())


def test_where_nothing_is_lost_no_value_is_enough_and_json_has_none() -> None:
    found = options(case(replace(PLAIN, lost=span(0))))
    assert found.commitments[0].verdict == "worth waiting"
    assert "nothing is lost by waiting" in found.commitments[0].why
    shown = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert shown["commitments"][0]["critical"] == [None, None]


def test_a_start_that_costs_nothing_is_worth_making() -> None:
    found = options(case(replace(PLAIN, value=span(1), stages=((3, Fraction(1)),)))).commitments[0]
    assert found.verdict == "go now"
    assert "nothing is paid at the beginning" in found.why


def test_words_name_the_offer_and_the_assumption() -> None:
    said = options(case(PLAIN)).sentences()
    assert said[0] == '"The reactor": cannot be told over the stated spread.'
    assert any("assumption" in line for line in said)
    assert options(case()).sentences() == ("No commitment is stated, so that nothing can be said of waiting.",)


def test_a_ratio_within_the_error_of_the_tree_is_not_decided() -> None:
    assert verdict_of((1.505, 1.505), (1.5, 1.5), 0.01, (0.2, 0.2))[0] == "cannot be told over the stated spread"
    assert verdict_of((1.495, 1.495), (1.5, 1.5), 0.01, (0.2, 0.2))[0] == "cannot be told over the stated spread"
    assert verdict_of((1.48, 1.48), (1.5, 1.5), 0.01, (0.2, 0.2))[0] == "worth waiting"
    assert verdict_of((1.52, 1.52), (1.5, 1.5), 0.01, (0.2, 0.2))[0] == "go now"
    assert between((1.0, 1.00001), 2) == "1.00"


def test_what_was_done_is_kept_when_the_time_is_over() -> None:
    found = options(case(PLAIN), budget=Budget(0.0))
    assert found.commitments == ()
    assert "The work ended early" in found.sentences()[0]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"offer": "z"}, "not defined"),
        ({"value": span(0)}, "above 0"),
        ({"cost": span(5, 3)}, "lower end first"),
        ({"rate": span("-0.01")}, "at least 0"),
        ({"years": 0}, "Use 1 to 100"),
        ({"stages": ((101, Fraction(1, 2)),)}, "after year 100"),
        ({"spread": span(0, "0.2")}, "The spread is 0"),
    ],
)
def test_numbers_that_cannot_be_are_refused_with_a_way_out(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        options(case(replace(PLAIN, **wrong)))


def test_rounding_is_no_gain_and_the_unit_is_told() -> None:
    # far above any critical ratio: the right to leave is worth nothing, up to rounding
    staged = Commitment(
        "x", span(400), span(10), span("0.04"), span("0.01"), span("0.1"), years=3, stages=((2, Fraction(1, 2)),)
    )
    found = options(replace(case(staged), unit="USD bn"))
    assert found.commitments[0].leaving == (0.0, 0.0)
    said = found.sentences()
    assert "What may be gained by waiting is worth 0 USD bn." in said
    assert "Once begun, the right to leave at the stages is worth 0 USD bn." in said
