"""One vendor against several: said only where every offer says it."""

from __future__ import annotations

import math

import pytest

from comity.partners.locked_in.discounting import Ends
from comity.partners.locked_in.sourcing import compared

Row = tuple[str, int, Ends | None]


@pytest.mark.parametrize(
    ("rows", "more"),
    [
        ([("x", 1, (4.0, 6.0)), ("y", 2, (1.0, 2.0))], "one vendor"),
        ([("x", 1, (1.0, 2.0)), ("y", 3, (4.0, math.inf))], "several vendors"),
        ([("x", 1, (1.0, 2.0)), ("y", 3, (2.0, 3.0))], "cannot be told"),
        ([("x", 1, (4.0, 6.0)), ("y", 2, (1.0, 2.0)), ("z", 2, (5.0, 5.0))], "cannot be told"),
        ([("x", 1, (4.0, 6.0)), ("y", 2, None)], "cannot be told"),
        ([("x", 1, (4.0, 6.0)), ("y", 1, (1.0, 2.0))], "no comparison"),
        ([("x", 1, (4.0, 6.0)), ("y", 0, (1.0, 2.0))], "no comparison"),
        ([], "no comparison"),
    ],
)
def test_a_side_locks_in_more_only_where_every_offer_of_it_surely_does(rows: list[Row], more: str) -> None:
    assert compared(rows).more == more
    assert compared(rows[::-1]).to_json() == compared(rows).to_json()


def test_swapping_the_sides_swaps_the_answer() -> None:
    rows: list[Row] = [("x", 1, (4.0, 6.0)), ("y", 2, (1.0, 2.0))]
    swapped: list[Row] = [(name, 3 - n, years) for name, n, years in rows]
    assert (compared(rows).more, compared(swapped).more) == ("one vendor", "several vendors")


def test_the_offer_that_hides_a_number_is_named() -> None:
    found = compared([("x", 1, (4.0, 6.0)), ("y", 2, None), ("z", 0, None)])
    assert '"y"' in found.why
    assert found.unstated == ("z",)


def test_offers_that_hide_a_number_are_called_by_their_names() -> None:
    rows: list[Row] = [("x", 1, (4.0, 6.0)), ("y", 2, None), ("z", 2, None)]
    found = compared(rows, {"y": "Yard", "z": "Works"})
    assert found.why == 'What leaving costs, or what a year is worth, is not stated for "Yard" and "Works".'
    nothing = compared([(name, n, None) for name, n, _ in rows])
    assert nothing.why == "What leaving costs, or what a year is worth, is not stated for any of them."


def test_where_vendors_are_not_named_the_way_out_is_told() -> None:
    assert "Write vendors: of each offer" in compared([("x", 0, None), ("y", 1, None)]).why
    assert "vendors:" not in compared([("x", 1, None), ("y", 1, None)]).why
