"""Ties as arrays, and the network in a window of time."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from comity.alignment.network import network_of
from comity.case.alignment import Ties


def ties(*rows: tuple[str, str, int, str, str]) -> Ties:
    columns = list(zip(*rows, strict=True)) if rows else [(), (), (), (), ()]
    a, b, sign, since, until = columns
    n = len(rows)
    return Ties(a, b, sign, (None,) * n, (False,) * n, ("",) * n, since, until, ("",) * n)


YEAR = (dt.date(1930, 1, 1), dt.date(1930, 12, 31))


def test_a_tie_stands_on_its_first_and_last_day_and_without_dates_always() -> None:
    net = network_of(ties(("a", "b", 1, "1930-12", ""), ("b", "c", 1, "", "1930-01-01"), ("c", "d", 1, "1931", "")))
    assert net.window(*YEAR).actors == ("a", "b", "c")
    assert network_of(ties(("a", "b", -1, "", ""))).window(*YEAR).negative == 1


def test_ties_of_one_pair_are_one_and_cancel_where_they_are_even() -> None:
    net = network_of(ties(("a", "b", 1, "", ""), ("b", "a", 1, "", ""), ("a", "b", -1, "", ""), ("c", "d", 1, "", "")))
    found = net.window(*YEAR)
    assert (found.pairs, found.sign.tolist(), found.weight.tolist()) == (((0, 1), (2, 3)), [1, 1], [3.0, 1.0])
    even = network_of(ties(("a", "b", 1, "", ""), ("a", "b", -1, "", ""))).window(*YEAR)
    assert (even.actors, even.cancelled) == ((), 1)


def test_weights_decide_the_sign_and_kinds_can_be_picked() -> None:
    both = Ties(
        ("a", "a"), ("b", "b"), (1, -1), (Fraction(1, 2), Fraction(2)), (False, True), ("trade", "dispute"),
        ("", ""), ("", ""), ("", ""),
    )  # fmt: skip
    net = network_of(both)
    assert net.window(*YEAR).sign.tolist() == [-1]
    assert net.window(*YEAR, kinds=["trade"]).sign.tolist() == [1]
    assert net.window(*YEAR, kinds=["votes"]).actors == ()


def test_an_actor_is_not_tied_to_itself() -> None:
    assert len(network_of(ties(("a", "a", 1, "", ""), ("a", "b", 1, "", "")))) == 1


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), st.sampled_from([1, -1])), max_size=15))
def test_the_order_of_the_file_and_of_a_pair_makes_no_difference(rows: list[tuple[str, str, int]]) -> None:
    one = network_of(ties(*((a, b, s, "", "") for a, b, s in rows))).window(*YEAR)
    two = network_of(ties(*((b, a, s, "", "") for a, b, s in reversed(rows)))).window(*YEAR)
    assert (one.actors, one.pairs, one.cancelled) == (two.actors, two.pairs, two.cancelled)
    assert np.array_equal(one.adjacency(), two.adjacency())
    assert np.array_equal(one.adjacency(), one.adjacency().T)
