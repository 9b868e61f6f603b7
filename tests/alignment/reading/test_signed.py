"""Signed networks by window, and of mentions."""

from __future__ import annotations

import datetime as dt

from comity.alignment.network import network_of
from comity.alignment.reading.signed import read_congress, read_cow_signed, window_years
from comity.case.alignment import Ties

HEAD = "window,state1,state2,sign\n"


def test_windows_of_two_figures_turn_over_at_the_century() -> None:
    assert window_years("99-02") == (1999, 2002)
    assert window_years("00-00") == (1900, 1900)
    for wrong in ("46", "46-1949", "1949-1946", "46–49", "0000-0000", "a-b", ""):
        assert window_years(wrong) is None


def test_one_window_comes_back_although_windows_overlap() -> None:
    text = HEAD + "46-49,AFG,IRN,1\n46-49,AFG,PAK,-1\n47-50,AFG,IRN,-1\n47-50,AFG,RUS,1\n"
    found = read_cow_signed(text, "edges.csv")
    assert found.problems == ()
    assert isinstance(found.value, Ties)
    net = network_of(found.value)
    one = net.window(dt.date(1946, 1, 1), dt.date(1949, 12, 31), kinds=["1946-1949"])
    assert (one.actors, one.pairs, one.negative) == (("AFG", "IRN", "PAK"), ((0, 1), (0, 2)), 1)


def test_errors_are_listed_with_their_lines() -> None:
    text = HEAD + "46-49,A,B,1\n46-49,B,A,-1\nnow,A,B,1\n46-49,A,C,\n46-49,A,D,3\n47-50,,D,1\n"
    found = read_cow_signed(text, "edges.csv")
    assert sorted(p.where.line for p in found.problems) == [3, 4, 5, 6, 7]
    assert len(found.value) == 1


def test_mentions_are_directed_and_may_go_both_ways() -> None:
    found = read_congress("source,target,sign\n0,1,1\n1,0,-1\n", "edges.csv")
    assert isinstance(found.value, Ties)
    assert found.value.directed == (True, True)
    assert found.problems == ()
