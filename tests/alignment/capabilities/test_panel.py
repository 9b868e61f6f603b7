"""The table of capabilities as an array, and what is refused."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from comity.alignment.capabilities.panel import panel_of
from comity.case.alignment import Capabilities
from comity.errors import TooLargeError, UsageError

F = Fraction
TABLE = Capabilities(
    ("iron", "men"),
    ("b", "a", "a", "c"),
    (1900, 1900, 1910, 1900),
    ((F(3), None), (F(1), F(2)), (F(5), F(7, 2)), (None, None)),
)


def test_actors_and_years_stand_in_order_and_what_is_not_known_is_nan() -> None:
    panel = panel_of(TABLE)
    assert (panel.actors, panel.years) == (("a", "b"), (1900, 1910))
    assert panel.values[0, 0].tolist() == [1.0, 2.0]
    assert panel.values[0, 1, 0] == 3.0
    assert np.isnan(panel.values[0, 1, 1])
    assert panel.values[1, 0].tolist() == [5.0, 3.5]
    assert panel.known.tolist() == [[True, True], [True, False]]


def test_only_the_actors_and_years_asked_for_are_taken() -> None:
    panel = panel_of(TABLE, ["a"], [1910])
    assert panel.actors == ("a",)
    assert panel.values.tolist() == [[[5.0, 3.5]]]


@pytest.mark.parametrize(
    ("actors", "years", "message"),
    [
        (["d"], None, 'no actor "d"'),
        (None, [1905], "no year 1905"),
        (["c"], None, "No capability of these actors is known"),
        ([], None, "No actor is named"),
        (None, [], "No year is named"),
    ],
)
def test_what_is_not_in_the_table_is_refused(actors: list[str] | None, years: list[int] | None, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        panel_of(TABLE, actors, years)


def test_a_row_that_stands_twice_is_refused() -> None:
    with pytest.raises(UsageError, match="a in 1900 twice"):
        panel_of(Capabilities(("iron",), ("a", "a"), (1900, 1900), ((F(1),), (F(2),))))


@pytest.mark.parametrize("amount", [F(-1), F(10) ** 400])
def test_an_amount_below_zero_or_past_a_float_is_refused(amount: Fraction) -> None:
    with pytest.raises(UsageError, match="below zero or above"):
        panel_of(Capabilities(("iron",), ("a",), (1900,), ((amount,),)))


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(UsageError, match="empty"):
        panel_of(Capabilities())


def test_a_table_that_does_not_fit_is_refused_before_memory_is_taken() -> None:
    count = 10_000
    thin = Capabilities(("x",), tuple(map(str, range(count))), tuple(range(count)), ((F(1),),) * count)
    with pytest.raises(TooLargeError, match="Name fewer"):
        panel_of(thin)


def test_an_index_of_too_many_components_is_refused() -> None:
    names = tuple(f"c{k}" for k in range(101))
    with pytest.raises(TooLargeError, match="101 components"):
        panel_of(Capabilities(names, ("a",), (1900,), ((F(1),) * 101,)))
