"""Which way figures move: only where every combination says so, and bounds that add nothing have no say."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.figures.agreement import fit
from comity.alignment.figures.moves import implied, move
from comity.alignment.figures.period import Period
from comity.case.alignment import TieFigure
from comity.case.settlement import Span

YEARS = [Period(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in (2023, 2024)]


def said(number: str | Fraction, bound: str = "exactly", name: str = "") -> TieFigure:
    value = Span(Fraction(number), Fraction(number))
    return TieFigure(name or f"{bound} {number}", ("a",), "trade", value, bound=bound)  # type: ignore[arg-type]


def way(before: list[TieFigure], after: list[TieFigure]) -> str:
    return move((YEARS[0], before), (YEARS[1], after)).direction


def test_a_rise_is_said_where_every_combination_rises() -> None:
    found = move((YEARS[0], [said("28"), said("28.5")]), (YEARS[1], [said("28.7")]))
    assert (found.direction, found.rising, found.falling, found.open) == ("rises", 2, 0, 0)


def test_one_combination_that_could_be_the_same_number_leaves_it_open() -> None:
    found = move((YEARS[0], [said("28"), said("28.5")]), (YEARS[1], [said("28.7"), said("28.5", name="x")]))
    assert (found.direction, found.rising, found.open) == ("cannot be told", 2, 2)


def test_combinations_that_point_both_ways_cannot_be_told() -> None:
    found = move((YEARS[0], [said("20"), said("40")]), (YEARS[1], [said("30")]))
    assert (found.direction, found.rising, found.falling) == ("cannot be told", 1, 1)


def test_a_bound_that_the_values_of_its_period_lie_within_has_no_say() -> None:
    found = move((YEARS[0], [said("28.5")]), (YEARS[1], [said("28.7"), said("27", "at least")]))
    assert (found.direction, found.implied) == ("rises", ("at least 27",))
    assert way([said("28.5")], [said("27", "at least")]) == "cannot be told"


def test_a_bound_that_contradicts_the_value_of_its_period_keeps_its_say() -> None:
    assert implied([said("28.7"), said("30", "at least")]) == ()
    assert way([said("29")], [said("28"), said("30", "at least")]) == "cannot be told"


def test_a_bound_alone_tells_where_it_leaves_no_room() -> None:
    assert way([said("28.5")], [said("30", "at least")]) == "rises"
    assert way([said("30", "at least")], [said("28", "at most")]) == "falls"


sides = st.lists(
    st.builds(
        lambda k, bound: said(Fraction(k, 2), bound), st.integers(0, 12), st.sampled_from(["exactly", "at least"])
    ),
    min_size=1,
    max_size=4,
)


def plain_way(before: list[TieFigure], after: list[TieFigure]) -> str:
    """Every combination read aloud."""

    def kept(figures: list[TieFigure]) -> list[TieFigure]:
        values = [f.value.low for f in figures if f.value and f.bound == "exactly"]
        return [f for f in figures if f.bound == "exactly" or not values or (f.value and f.value.low > min(values))]

    ways = set()
    for one in kept(before):
        for two in kept(after):
            assert one.value is not None
            assert two.value is not None
            apart = fit(one, two) == "no"
            ways.add("open" if not apart else "rises" if one.value.low < two.value.low else "falls")
    return ways.pop() if ways in ({"rises"}, {"falls"}) else "cannot be told"


@settings(max_examples=150, deadline=None)
@given(sides, sides)
def test_the_direction_is_what_all_combinations_read_aloud_say(before: list[TieFigure], after: list[TieFigure]) -> None:
    assert way(before, after) == plain_way(before, after)


@settings(max_examples=100, deadline=None)
@given(sides, sides)
def test_going_back_in_time_turns_the_direction_round(before: list[TieFigure], after: list[TieFigure]) -> None:
    turned = {"rises": "falls", "falls": "rises", "cannot be told": "cannot be told"}
    assert way(after, before) == turned[way(before, after)]


@settings(max_examples=100, deadline=None)
@given(sides, sides, st.integers(0, 12))
def test_one_more_value_never_turns_a_rise_into_a_fall(
    before: list[TieFigure], after: list[TieFigure], extra: int
) -> None:
    now = way(before, after)
    then = way(before, [*after, said(Fraction(extra, 2))])
    if any(f.bound == "exactly" for f in after):
        assert then in (now, "cannot be told") or now == "cannot be told"
