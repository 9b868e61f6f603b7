"""Whole-life costs as a whole, against fractions and every corner of the payments."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.budget import Budget
from comity.case.partners import PHASES, Offer, Partners, Payment, Phase
from comity.case.settlement import Span
from comity.errors import TooLargeError, UsageError
from comity.partners.costs.analyse import whole_life_costs
from comity.partners.costs.plain import plain_cheapest, plain_ends, plain_present_value

F = Fraction
RATES = [F(k, 1000) for k in range(30, 71)]


def paid(
    year: int, low: int | str, high: int | str | None = None, phase: Phase = "", promised: bool = False
) -> Payment:
    return Payment(year, Span(F(low), F(low if high is None else high)), phase, promised=promised)


def offer(name: str, *payments: Payment) -> Offer:
    return Offer(name, payments=payments)


@st.composite
def payments(draw: st.DrawFn, least: int = 0) -> tuple[Payment, ...]:
    out = []
    for _ in range(draw(st.integers(1, 4))):
        a, b = sorted((draw(st.integers(least, 20)), draw(st.integers(least, 20))))
        out.append(paid(draw(st.integers(0, 40)), a, b, draw(st.sampled_from([*PHASES, ""])), draw(st.booleans())))
    return tuple(out)


@given(payments())
@settings(max_examples=80, deadline=None)
def test_ends_of_costs_are_those_of_fractions(some: tuple[Payment, ...]) -> None:
    found = whole_life_costs(Partners(offers=(offer("x", *some),))).costs[0]
    low, high = plain_ends(some, [F(3, 100), F(7, 100)])
    assert (found.total.low, found.total.high) == pytest.approx((float(low), float(high)), rel=1e-12, abs=1e-12)
    middle = plain_present_value(some, [p.amount.middle for p in some], F(5, 100))
    assert found.total.middle == pytest.approx(float(middle), rel=1e-12, abs=1e-12)


@given(payments(least=-20))
@settings(max_examples=60, deadline=None)
def test_with_income_no_corner_at_any_rate_is_beyond_the_ends(some: tuple[Payment, ...]) -> None:
    found = whole_life_costs(Partners(offers=(offer("x", *some),))).costs[0].total
    low, high = plain_ends(some, RATES)
    assert found.low <= float(low) + 1e-9
    assert found.high >= float(high) - 1e-9
    # the grid is fine enough that the ends are near to it
    size = sum(max(abs(float(p.amount.low)), abs(float(p.amount.high))) for p in some)
    assert float(low) - found.low <= 0.002 * size
    assert found.high - float(high) <= 0.002 * size


@given(st.lists(payments(), min_size=2, max_size=3))
@settings(max_examples=40, deadline=None)
def test_who_can_be_the_cheapest_is_what_trying_corners_and_rates_finds(every: list[tuple[Payment, ...]]) -> None:
    found = whole_life_costs(Partners(offers=tuple(offer(str(k), *some) for k, some in enumerate(every))))
    seen, always = set(), set(range(len(every)))
    for rate in RATES[::5]:
        ends = [
            [plain_present_value(some, [getattr(p.amount, end) for p in some], rate) for end in ("low", "high")]
            for some in every
        ]
        for corner in product(*ends):
            first = {k for k, x in enumerate(corner) if x == min(corner)}
            seen |= first
            always &= first
    assert found.sometimes is not None
    assert {str(k) for k in seen} <= set(found.sometimes)
    assert set(found.always) <= {str(k) for k in always}
    assert set(found.always) <= set(found.sometimes)


@given(st.lists(payments(), min_size=2, max_size=3))
@settings(max_examples=40, deadline=None)
def test_in_the_middle_of_a_stretch_the_plain_twin_names_the_same_offers(every: list[tuple[Payment, ...]]) -> None:
    found = whole_life_costs(Partners(offers=tuple(offer(str(k), *some) for k, some in enumerate(every))))
    assert (found.stretches[0].low, found.stretches[-1].high) == (0.03, 0.07)
    for stretch in found.stretches:
        if stretch.high - stretch.low > 1e-6:
            rate = F((stretch.low + stretch.high) / 2)
            assert {str(k) for k in plain_cheapest(every, rate)} <= set(stretch.offers)


def test_a_switch_is_the_internal_rate_of_return_of_the_difference() -> None:
    # 100 more now saves 30 a year for five years: a return of about 15.238 %
    dear = offer("dear", paid(0, 200))
    cheap = offer("cheap", paid(0, 100), *(paid(year, 30) for year in range(1, 6)))
    found = whole_life_costs(Partners(offers=(dear, cheap)))
    assert [(round(s.rate, 5), s.below, s.above, s.stated) for s in found.switches] == [
        (0.15238, "dear", "cheap", False)
    ]
    assert found.cheapest == "dear"
    assert any("Beyond the stated rates, at 15.24 % a year" in s for s in found.sentences())


def test_costs_that_overlap_are_still_told_apart_at_the_same_rate() -> None:
    # 9 to 11 units over many years: the rate moves both together
    found = whole_life_costs(Partners(offers=(offer("x", paid(30, 100)), offer("y", paid(30, 110)))))
    x, y = (c.total for c in found.costs)
    assert x.high > y.low
    assert found.cheapest == "x"
    assert found.sometimes == ("x",)


def test_an_offer_without_payments_is_not_free() -> None:
    found = whole_life_costs(Partners(offers=(offer("x", paid(0, 5)), offer("y"), offer("z", paid(0, 6)))))
    assert found.unknown == ("y",)
    assert found.cheapest is None
    said = found.sentences()
    assert 'Of "y" no payments are known: what it costs cannot be told.' in said
    assert any(s.startswith('By the payments that are known "x" costs least') for s in said)


def test_a_phase_that_one_offer_keeps_silent_on_leaves_the_cheapest_open() -> None:
    found = whole_life_costs(
        Partners(
            offers=(
                offer("x", paid(0, 5, phase="build")),
                offer("y", paid(0, 6, phase="build"), paid(9, 1, phase="exit")),
            )
        )
    )
    assert found.lacking == (("x", ("exit",)),)
    assert found.always == ("x",)
    assert found.cheapest is None
    assert any("it may cost more" in s for s in found.sentences())


def test_shares_by_phase_and_by_promise_add_up() -> None:
    some = (paid(0, 8, 12, "build"), paid(5, 4, 6, "operate", True), paid(20, 3, 3))
    found = whole_life_costs(Partners(offers=(offer("x", *some),))).costs[0]
    assert sum(worth.share or 0 for _, worth in found.phases) == pytest.approx(1)
    assert (found.contracted.share or 0) + (found.promised.share or 0) == pytest.approx(1)
    assert [phase for phase, _ in found.phases] == ["build", "operate", ""]
    assert found.paid.middle == 18
    assert found.half == 0
    assert [y.year for y in found.years] == [0, 5, 20]
    assert sum(y.present for y in found.years) == pytest.approx(found.total.middle)


def test_what_moves_a_cost_most_stands_first() -> None:
    some = (paid(0, 8, 12, "build"), paid(1, 1, 11, "operate"), paid(2, 3, 3, "exit"))
    moves = whole_life_costs(Partners(offers=(offer("x", *some),))).costs[0].moves
    assert [m.what for m in moves] == ["operate", "build", "discount rate"]
    assert moves[1].swing == pytest.approx(4)
    assert moves[0].swing == pytest.approx(10 / 1.05)


def test_with_income_there_are_no_shares() -> None:
    found = whole_life_costs(Partners(offers=(offer("x", paid(0, 10, promised=True), paid(5, -3)),)))
    assert all(worth.share is None for _, worth in found.costs[0].phases)
    assert found.costs[0].half is None
    assert any("may be income" in s for s in found.sentences())


@given(st.lists(payments(), min_size=2, max_size=3))
@settings(max_examples=30, deadline=None)
def test_another_order_and_other_names_change_nothing(every: list[tuple[Payment, ...]]) -> None:
    one = whole_life_costs(Partners(offers=tuple(offer(str(k), *some) for k, some in enumerate(every))))
    other = whole_life_costs(
        Partners(offers=tuple(offer(f"q{k}", *some[::-1]) for k, some in reversed(list(enumerate(every)))))
    )
    assert {f"q{a}" for a in one.always} == set(other.always)
    assert {f"q{a}" for a in one.sometimes or ()} == set(other.sometimes or ())
    assert [s.rate for s in one.switches] == pytest.approx([s.rate for s in other.switches])
    assert {f"q{c.offer}": c.total for c in one.costs} == {c.offer: c.total for c in other.costs}


def test_a_higher_rate_never_makes_costs_higher_and_wider_payments_never_narrow_them() -> None:
    some = (paid(0, 8, 12), paid(9, 4, 6))
    base = whole_life_costs(Partners(offers=(offer("x", *some),))).costs[0].total
    steep = Partners(offers=(offer("x", *some),), discount=Span(F(7, 100), F(12, 100)))
    wide = Partners(offers=(offer("x", paid(0, 7, 13), paid(9, 4, 6)),))
    assert whole_life_costs(steep).costs[0].total.high <= base.high
    found = whole_life_costs(wide).costs[0].total
    assert found.low <= base.low <= base.high <= found.high


def test_payments_after_the_horizon_are_left_out_and_said() -> None:
    found = whole_life_costs(Partners(offers=(offer("x", paid(0, 5), paid(61, 100)), offer("y", paid(70, 1)))))
    assert found.costs[0].total.high == 5
    assert found.unknown == ("y",)
    assert any("Left out are payments after year 60: 2 of them" in n for n in found.notes)


def test_when_the_time_is_over_costs_are_there_and_the_comparison_is_not() -> None:
    found = whole_life_costs(Partners(offers=(offer("x", paid(0, 5)), offer("y", paid(0, 6)))), budget=Budget(0.0))
    assert len(found.costs) == 2
    assert found.sometimes is None
    assert found.cheapest is None
    assert "ended early" in " ".join(found.sentences())
    assert "was not found in the time" in " ".join(found.sentences())


def test_nothing_known_is_said() -> None:
    found = whole_life_costs(Partners(offers=(offer("x"),)))
    assert found.sentences()[0] == "Nothing is known of what any offer costs over time."
    assert found.cheapest is None


def test_two_offers_at_the_same_cost_are_both_named() -> None:
    found = whole_life_costs(Partners(offers=(offer("x", paid(0, 5)), offer("y", paid(0, 5)))))
    assert found.always == ("x", "y")
    assert found.cheapest is None
    assert any("cost the same" in s for s in found.sentences())


def test_plain_values_can_be_written_and_read_again() -> None:
    every = Partners(offers=(offer("x", paid(0, 5, 9, "build")), offer("y", paid(0, 3), paid(9, 4, 6)), offer("z")))
    plain = whole_life_costs(every).to_json()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain


def test_odd_inputs_are_refused_with_a_way_out() -> None:
    good = Partners(offers=(offer("x", paid(0, 5)),))
    with pytest.raises(UsageError, match="Years count from the beginning"):
        whole_life_costs(replace(good, offers=(offer("x", paid(-1, 5)),)))
    with pytest.raises(UsageError, match="lower end first"):
        whole_life_costs(replace(good, offers=(offer("x", paid(0, 5, 4)),)))
    with pytest.raises(UsageError, match=r"0\.05 is 5 %"):
        whole_life_costs(replace(good, discount=Span(F(3), F(70))))
    with pytest.raises(UsageError, match="there twice"):
        whole_life_costs(replace(good, offers=good.offers * 2))
    with pytest.raises(TooLargeError, match="501 years"):
        whole_life_costs(replace(good, years=501))


def test_an_offer_that_is_never_dearer_than_another_is_told_though_it_is_not_the_cheapest() -> None:
    def once(name: str, year: int, amount: int) -> Offer:
        return Offer(name, payments=(Payment(year, Span(Fraction(amount), Fraction(amount)), "build"),))

    found = whole_life_costs(Partners(offers=(once("now", 0, 100), once("late", 20, 200), once("dear", 0, 120))))
    assert found.always == ()
    assert found.cheaper == (("now", "dear"), ("late", "dear"))
    assert found.to_json()["cheaper"][0] == ["now", "dear"]
    assert any(
        s.startswith('"now" and "late" never cost more than "dear", whatever the rate') for s in found.sentences()
    )
