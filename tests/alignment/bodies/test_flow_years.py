"""Which rows of trade count in which year."""

from __future__ import annotations

from fractions import Fraction

from comity.alignment.bodies.flow_years import flow_years
from comity.alignment.bodies.time_asked import TimeAsked, time_of
from comity.alignment.network import Network, network_of
from comity.case.alignment import Body, Ties

Row = tuple[str, str, int, str, str]
OPEN = TimeAsked(None, None)


def net_of(*rows: Row, directed: bool = True, sign: int = 1, kind: str = "trade") -> Network:
    a, b, value, since, until = zip(*rows, strict=True)
    n = len(rows)
    weights = tuple(Fraction(v) for v in value)
    return network_of(Ties(a, b, (sign,) * n, weights, (directed,) * n, (kind,) * n, since, until))


def test_each_row_counts_in_its_year_and_rows_of_a_pair_add_up() -> None:
    net = net_of(("a", "b", 3, "1990", "1990"), ("a", "b", 4, "1990", "1990"), ("b", "a", 5, "1991", "1991"))
    years, left_out = flow_years(net, ("trade",), OPEN)
    assert [(x.year, x.value.tolist(), x.parts) for x in years] == [(1990, [7.0], 0), (1991, [5.0], 0)]
    assert left_out == ()


def test_nine_months_beside_the_whole_year_are_not_added_to_it() -> None:
    net = net_of(("a", "b", 12, "2024", "2024"), ("a", "b", 9, "2024-01", "2024-09"), ("b", "a", 2, "2024", "2024-06"))
    years, left_out = flow_years(net, ("trade",), OPEN)
    assert (years[0].value.tolist(), years[0].parts) == ([12.0, 2.0], 1)
    assert dict(left_out) == {"for a part of a year that is told as a whole": 1}


def test_rows_longer_than_a_year_or_with_one_date_are_left_out_and_counted() -> None:
    net = net_of(("a", "b", 1, "1990", "1990"), ("a", "b", 2, "1990", "1994"), ("a", "b", 3, "1990", ""))
    years, left_out = flow_years(net, ("trade",), OPEN)
    assert [x.value.tolist() for x in years] == [[1.0]]
    assert dict(left_out) == {"without both dates": 1, "longer than one year": 1}


def test_rows_without_a_date_are_one_time_where_none_has_one() -> None:
    years, _ = flow_years(net_of(("a", "b", 1, "", ""), ("b", "c", 2, "", "")), ("trade",), OPEN)
    assert [(x.year, x.value.tolist()) for x in years] == [(None, [1.0, 2.0])]


def test_ties_without_a_direction_and_negative_ties_are_no_flows() -> None:
    row = ("a", "b", 1, "1990", "1990")
    assert flow_years(net_of(row, directed=False), ("trade",), OPEN) == ((), (("without a direction", 1),))
    assert flow_years(net_of(row, sign=-1), ("trade",), OPEN) == ((), (("negative", 1),))
    assert flow_years(net_of(row, kind="arms"), ("trade",), OPEN) == ((), ())


def test_a_year_that_reaches_beyond_the_time_asked_about_is_left_out() -> None:
    net = net_of(("a", "b", 1, "1990", "1990"), ("a", "b", 2, "1991", "1991"))
    years, left_out = flow_years(net, ("trade",), time_of(Body("x", ("a",), since="1990-07")))
    assert [x.year for x in years] == [1991]
    assert dict(left_out) == {"not surely in the time asked about": 1}
