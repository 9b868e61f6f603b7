"""The chance that a schedule holds."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.budget import Budget
from comity.case.programme import Slippage
from comity.case.settlement import Span
from comity.errors import TooLargeError, UsageError
from comity.programme.slippage.analyse import slippage
from comity.programme.slippage.answer import Slipped, by_draws
from comity.programme.slippage.schedule import Step

RATIOS = tuple(Fraction(10 + k, 10) for k in range(10))


def past(*of: str, ratios: tuple[Fraction, ...] = RATIOS, shared: tuple[float, float] = (0, 1)) -> Slippage:
    return Slippage(of, ratios, Span(Fraction(shared[0]), Fraction(shared[1])))


def step(name: str, periods: float, *after: str, start: int = 1, due: float | None = None, supplier: str = "") -> Step:
    return Step(name, periods, after, start, due, (name, "all"), supplier)


def shares(found: Slipped) -> list[float]:
    return [end.on_time.share for end in found.ends if end.on_time is not None]


TWO = [step("hull", 10), step("test", 5, "hull", start=11, due=18)]


def test_ratios_of_one_change_nothing() -> None:
    found = slippage([step("hull", 10, due=10), TWO[1]], [past("all", ratios=(Fraction(1),) * 12)], runs=200)
    for end in found.ends:
        assert end.on_time is not None
        assert end.on_time.share == 1
        assert (end.mean, end.variance) == (0, 0)
        assert {x for _, x in end.delay} == {0}
    assert found.planned == 15


def test_the_chance_at_both_ends_is_that_of_counting_all_past_cases() -> None:
    found = slippage(TWO, [past("all")], runs=20_000)
    # nothing shared: every pair of past cases is as likely; all shared: both have the same place among them
    apart = sum(10 * a + 5 * b <= 18 for a, b in product(RATIOS, RATIOS)) / 100
    together = sum(10 * a + 5 * a <= 18 for a in RATIOS) / 10
    assert shares(found) == pytest.approx([apart, together], abs=0.012)


def test_the_chance_in_between_is_that_of_the_normal_copula() -> None:
    stats = pytest.importorskip("scipy.stats")
    steps = [step(name, 10, due=13.05) for name in "ab"]
    found = slippage(steps, [past("all", shared=(0.5, 0.9))], runs=20_000)
    z = stats.norm.ppf(0.4)
    exact = [stats.multivariate_normal.cdf([z, z], cov=[[1, rho], [rho, 1]]) for rho in (0.5, 0.9)]
    assert shares(found) == pytest.approx(exact, abs=0.012)


def test_nothing_said_of_what_is_shared_means_anything_from_nothing_to_all() -> None:
    found = slippage(TWO, [Slippage(("all",), RATIOS)], runs=500)
    assert found.classes[0].shared == (0, 1)
    assert shares(found) == shares(slippage(TWO, [past("all", shared=(0, 1))], runs=500))


def test_steps_of_one_supplier_slip_together_and_those_of_two_do_not() -> None:
    def chance(*suppliers: str) -> float:
        steps = [step(n, 10, due=13.05, supplier=s) for n, s in zip("ab", suppliers, strict=True)]
        return shares(slippage(steps, [past("all", shared=(1, 1))], runs=10_000))[0]

    assert chance("yard", "yard") == pytest.approx(0.4, abs=0.02)
    assert chance("yard", "mill") == pytest.approx(0.16, abs=0.02)
    # nobody was named: not independent just because nobody was
    assert chance("", "") == chance("yard", "yard")


def test_one_supplier_binds_the_steps_of_two_classes() -> None:
    steps = [Step(n, 10, (), 1, 13.05, (n,), "yard") for n in "ab"]
    classes = [past(n, shared=(1, 1)) for n in "ab"]
    assert shares(slippage(steps, classes, runs=10_000))[0] == pytest.approx(0.4, abs=0.02)
    loose = [replace(s, supplier="") for s in steps]
    assert shares(slippage(loose, classes, runs=10_000))[0] == pytest.approx(0.16, abs=0.02)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.fractions(Fraction(1, 2), 4), min_size=10, max_size=14), st.integers(0, 5))
def test_the_more_is_shared_the_more_a_sum_varies(ratios: list[Fraction], seed: int) -> None:
    steps = [step("a", 3), step("b", 2, "a"), step("c", 4, "b")]
    found = [
        slippage(steps, [past("all", ratios=tuple(ratios), shared=(x, x))], runs=3_000, seed=seed, early=True, anew=0)
        for x in (0, 0.5, 1)
    ]
    spread = [f.ends[0].variance or 0.0 for f in found]
    assert spread[0] <= spread[1] * 1.08 + 1e-9
    assert spread[1] <= spread[2] * 1.08 + 1e-9


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.fractions(Fraction(1, 2), 3), st.fractions(0, 1)), min_size=10, max_size=14),
    st.floats(5, 30),
)
def test_larger_ratios_never_make_it_more_likely_to_be_on_time(
    pairs: list[tuple[Fraction, Fraction]], due: float
) -> None:
    steps = [step("a", 3), step("b", 2, "a"), step("c", 4, "a", due=due), step("d", 5, "b", due=due)]
    few, more = (tuple(r + extra * k for r, extra in pairs) for k in (0, 1))
    one, two = (slippage(steps, [past("all", ratios=r)], runs=400, anew=0) for r in (few, more))
    assert all(b <= a for a, b in zip(shares(one), shares(two), strict=True))


def test_too_few_past_cases_say_nothing_of_chances() -> None:
    steps = [*TWO, step("paint", 3, due=4)]
    found = slippage(steps, [past("hull", ratios=RATIOS[:9]), past("test", "paint")], runs=500)
    assert found.on_time is None
    for end in found.ends:
        assert (end.on_time, end.mean, end.delay, end.criticality) == (None, None, (), ())
        # the test waits for the hull; the paint does not
        each = dict(end.each)
        assert each["test"] is None
        assert each["paint"] is not None
    words = " ".join(found.sentences())
    assert 'The class for "hull" has 9 past ratios: too few. At least 10 are needed' in words
    assert "The chance that everything is on time cannot be told." in words


def test_fewer_may_be_taken_where_that_is_asked_for() -> None:
    found = slippage(TWO, [past("all", ratios=RATIOS[:5])], runs=500, fewest=5)
    assert found.on_time is not None


def test_a_class_without_ratios_is_too_few() -> None:
    assert slippage(TWO, [past("all", ratios=())], runs=50).on_time is None


def test_steps_without_a_class_are_named_and_never_late() -> None:
    found = slippage(TWO, [past("hull")], runs=500)
    assert found.without == ("test",)
    assert any("taken as never late" in s for s in found.sentences())


def test_without_any_class_nothing_can_be_said() -> None:
    assert slippage(TWO, [], runs=50).sentences() == (
        "No past slippage is known for any step, so nothing can be said of the chance to be on time.",
    )


def test_the_closest_name_decides_which_class_speaks_of_a_step() -> None:
    found = slippage(TWO, [past("all"), past("test", ratios=(Fraction(1),) * 10)], runs=200)
    assert [use.steps for use in found.classes] == [("hull",), ("test",)]


def test_where_nothing_is_due_on_time_is_when_all_ends_as_declared() -> None:
    steps = [step("a", 2), step("b", 3, "a", start=3), step("c", 1)]
    found = slippage(steps, [past("a", ratios=(*[Fraction(1)] * 5, *[Fraction(2)] * 5))], runs=4_000)
    assert shares(found) == pytest.approx([0.5, 0.5], abs=0.03)
    assert [name for name, _ in found.ends[0].each] == ["b", "c"]


def test_the_band_of_past_cases_is_wide_where_they_are_few_and_narrow_where_they_are_many() -> None:
    def width(times: int) -> float:
        chance = slippage([step("a", 10, due=14)], [past("a", ratios=RATIOS * times)]).ends[0].on_time
        assert chance is not None
        band = chance.past
        assert band is not None
        return band[1] - band[0]

    # 10 cases: a share of 0.5 is known to about 0.31 on either side; 400 cases: 0.05
    assert width(1) == pytest.approx(0.62, abs=0.12)
    assert width(40) == pytest.approx(0.1, abs=0.04)


def test_the_band_holds_the_share_and_the_answer_holds_both_ends() -> None:
    found = slippage(TWO, [past("all")], runs=1000)
    assert found.on_time is not None
    for end in found.ends:
        assert end.on_time is not None
        low, high = end.on_time.band
        assert low <= end.on_time.share <= high
        assert found.on_time[0] <= low
        assert high <= found.on_time[1]


def test_delays_are_those_that_so_many_runs_did_not_exceed() -> None:
    found = slippage([step("a", 10, due=10)], [past("a")], runs=5000)
    assert dict(found.ends[0].delay) == pytest.approx({10: 0, 50: 4, 80: 7, 90: 8, 95: 9}, abs=1.01)
    assert found.ends[0].mean == pytest.approx(4.5, abs=0.15)
    assert found.ends[0].variance == pytest.approx(8.25, abs=0.3)


def test_the_steps_on_which_the_end_hangs_are_counted() -> None:
    steps = [step("long", 10), step("short", 1), step("last", 2, "long", "short")]
    found = slippage(steps, [past("all")], runs=300)
    assert dict(found.ends[0].criticality) == {"long": 1, "short": 0, "last": 1}


def test_the_same_seed_gives_the_same_answer_and_names_decide_nothing() -> None:
    one = slippage(TWO, [past("all")], runs=300, seed=3).to_json()
    others = [
        replace(s, id=f"zz{s.id}", after=tuple(f"zz{x}" for x in s.after), named=("zall",), supplier="") for s in TWO
    ]
    two = slippage(others, [past("zall")], runs=300, seed=3).to_json()
    assert json.loads(json.dumps(two).replace("zz", "").replace("zall", "all")) == json.loads(json.dumps(one))
    assert slippage(TWO, [past("all")], runs=300, seed=4).to_json() != one


def test_suppliers_renamed_or_exchanged_change_nothing() -> None:
    def found(*names: str) -> list[float]:
        steps = [step(n, 10, due=13, supplier=s) for n, s in zip("abc", names, strict=True)]
        return shares(slippage(steps, [past("all", shared=(0.4, 0.9))], runs=500))

    assert found("x", "x", "y") == found("y", "y", "x")


def test_no_past_cases_are_drawn_anew_where_that_is_not_wanted() -> None:
    found = slippage(TWO, [past("all")], runs=300, anew=0)
    assert all(end.on_time is not None and end.on_time.past is None for end in found.ends)
    assert not found.cut


def test_what_is_done_is_kept_where_the_budget_is_over() -> None:
    found = slippage(TWO, [past("all")], runs=300, budget=Budget(0.0))
    assert found.cut
    assert all(end.on_time is not None and end.on_time.past is None for end in found.ends)
    assert any("ended early" in s for s in found.sentences())


def test_an_empty_schedule_is_answered() -> None:
    assert slippage([], [past("all")], runs=10).planned == 0


@pytest.mark.parametrize(
    ("classes", "runs", "message"),
    [
        ([past("all")], 0, "At least 1"),
        ([past("all"), past("all")], 10, "two classes"),
        ([past("all", shared=(0.5, 2))], 10, "between 0 and 1"),
        ([past("all", shared=(0.5, 0.2))], 10, "low first"),
        ([past("all", ratios=(Fraction(-1),))], 10, "above 0"),
    ],
)
def test_odd_questions_are_refused(classes: list[Slippage], runs: int, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        slippage(TWO, classes, runs=runs)


def test_too_many_runs_are_refused() -> None:
    with pytest.raises(TooLargeError, match="fewer runs"):
        slippage(TWO, [past("all")], runs=20_000_000)


def test_the_band_of_a_counted_share_is_that_of_wilson() -> None:
    # Wilson's interval for 0 of 10 at 95 %, as in every textbook: 0 to 0.278
    assert by_draws(0, 10) == pytest.approx((0, 0.2775), abs=1e-4)
    assert by_draws(1, 10) == pytest.approx((0.7225, 1), abs=1e-4)
