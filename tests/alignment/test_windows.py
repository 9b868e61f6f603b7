"""Windows of time: those asked for, those that the ties carry, and those of equal length."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.network import Network, network_of
from comity.alignment.windows import MOST, MOST_ASKED, chosen, label, snapshots
from comity.case.alignment import Ties, Windows
from comity.case.days import first_day, last_day
from comity.errors import UsageError

ALL = (dt.date.min, dt.date.max)


def net(*periods: tuple[str, str]) -> Network:
    """Return a star with one tie for each period."""
    n = len(periods)
    since, until = tuple(p[0] for p in periods), tuple(p[1] for p in periods)
    ends = tuple(f"x{k:03}" for k in range(n))
    return network_of(Ties(("hub",) * n, ends, (1,) * n, (None,) * n, (False,) * n, ("",) * n, since, until, ("",) * n))


def named(spans: tuple[tuple[dt.date, dt.date], ...]) -> list[tuple[int | str | None, int | str | None]]:
    return [label(*s) for s in spans]


def test_periods_that_do_not_overlap_are_the_windows() -> None:
    found = chosen(net(("1950", "1952"), ("1946", "1949"), ("1946", "1949"), ("1953-06", "1990")))
    assert named(found.spans) == [(1946, 1949), (1950, 1952), ("1953-06-01", "1990-12-31")]
    assert (found.exactly, found.why) == (True, "the periods of the ties")


def test_moving_windows_of_one_length_have_their_own_ties() -> None:
    tied = net(("1946", "1949"), ("1947", "1950"), ("1948", "1951"))
    found = chosen(tied)
    assert named(found.spans) == [(1946, 1949), (1947, 1950), (1948, 1951)]
    assert found.exactly
    assert [s.actors for s in snapshots(tied, found)] == [("hub", "x000"), ("hub", "x001"), ("hub", "x002")]


def test_a_moving_window_that_is_asked_for_by_its_period_has_its_own_ties_too() -> None:
    tied = net(("1946", "1949"), ("1947", "1950"), ("1948", "1951"))
    found = chosen(tied, asked=Windows((("1947", "1950"),)))
    assert [s.actors for s in snapshots(tied, found)] == [("hub", "x001")]
    other = chosen(tied, asked=Windows((("1947", "1951"),)))
    assert [len(s.a) for s in snapshots(tied, other)] == [3]


def test_periods_that_overlap_otherwise_are_cut_into_windows_of_equal_length() -> None:
    found = chosen(net(("1946", "1949"), ("1947", "1952")))
    assert named(found.spans) == [(y, y) for y in range(1946, 1953)]
    assert (found.exactly, found.why) == (False, "every year")


@pytest.mark.parametrize(("since", "until"), [("1946", ""), ("", "1949")])
def test_one_open_end_makes_windows_of_equal_length(since: str, until: str) -> None:
    found = chosen(net(("1946", "1949"), (since, until)))
    assert named(found.spans) == [(y, y) for y in range(1946, 1950)]
    assert not found.exactly


def test_ties_without_dates_have_one_window_over_all_time_or_over_the_years_of_capabilities() -> None:
    tied = net(("", ""), ("", ""))
    assert chosen(tied).spans == (ALL,)
    assert named(chosen(tied, (1990, 1985)).spans) == [(1985, 1990)]
    assert [len(s.a) for s in snapshots(tied, chosen(tied, (1990,)))] == [2]


def test_capabilities_alone_have_a_window_for_each_year() -> None:
    found = chosen(net(), (1991, 1990, 1991))
    assert named(found.spans) == [(1990, 1990), (1991, 1991)]
    assert found.why == "the years of the table"
    assert chosen(net()).spans == ()


@given(st.integers(1, 9999), st.integers(1, 9999))
@settings(max_examples=60, deadline=None)
def test_windows_of_equal_length_are_few_and_cover_everything_once(one: int, two: int) -> None:
    first, last = min(one, two), max(one, two)
    # two periods that overlap and differ in length, so that neither can be a window
    tied = net((f"{first:04}", f"{last:04}"), (f"{first:04}", f"{first:04}-06"))
    found = chosen(tied)
    assert 1 <= len(found.spans) <= MOST
    assert found.spans[0][0] == first_day(f"{first:04}")
    assert found.spans[-1][1] == last_day(f"{last:04}")
    for before, after in zip(found.spans, found.spans[1:], strict=False):
        assert after[0] - before[1] == dt.timedelta(days=1)
    assert all(a <= b for a, b in found.spans)


def plain(first: int, last: int, length: int, step: int) -> list[tuple[int, int]]:
    """Windows of whole years read aloud: a new one begins every step until one reaches the end."""
    out: list[tuple[int, int]] = []
    begin = first
    while begin <= last and not (out and out[-1][1] == last):
        out.append((begin, min(begin + length - 1, last)))
        begin += step
    return out


@given(st.integers(2, 9999), st.integers(0, 80), st.integers(1, 30), st.none() | st.integers(1, 40))
@settings(max_examples=100, deadline=None)
def test_length_and_step_are_those_that_are_asked_for(first: int, more: int, length: int, step: int | None) -> None:
    last = min(first + more, 9999)
    asked = Windows((), length, step, f"{first:04}", f"{last:04}")
    found = chosen(net(("1946", "")), asked=asked)
    years = [(a.year, b.year) for a, b in found.spans]
    assert years == plain(first, last, length, step or length)
    assert all((a.month, a.day, b.month, b.day) == (1, 1, 12, 31) for a, b in found.spans)
    assert not found.exactly


def test_the_last_year_of_all_has_a_last_window_and_no_more() -> None:
    found = chosen(net(("1946", "1950")), asked=Windows((), 20, None, "9950", "9999"))
    assert [(a.year, b.year) for a, b in found.spans] == [(9950, 9969), (9970, 9989), (9990, 9999)]


def test_the_29th_of_february_is_followed_by_the_first_of_march() -> None:
    found = chosen(net(("1946", "")), asked=Windows((), 1, None, "2000-02-29", "2002-06"))
    assert [(str(a), str(b)) for a, b in found.spans] == [
        ("2000-02-29", "2001-02-28"),
        ("2001-03-01", "2002-02-28"),
        ("2002-03-01", "2002-06-30"),
    ]


def test_ends_that_are_left_out_are_those_of_the_tables() -> None:
    tied = net(("1946-05", "1949"), ("1947", ""))
    assert named(chosen(tied, (1944,), Windows((), 3)).spans) == [(1944, 1946), (1947, 1949)]
    assert named(chosen(tied, (), Windows((), 2, None, "1948", "")).spans) == [(1948, 1949)]
    assert named(chosen(net(("", "")), (), Windows((), 2, None, "1948", "1950")).spans) == [(1948, 1949), (1950, 1950)]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Windows((), 5), "have no beginning. Give from and to"),
        (Windows((), 5, None, "1990", ""), "Give from and to"),
        (Windows((), 5, None, "1990", "1980"), "before they begin"),
        (Windows((), 1, None, "0001", "9999"), f"more than {MOST_ASKED:,} windows"),
    ],
)
def test_windows_that_cannot_be_are_told_with_a_way_out(asked: Windows, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        chosen(net(("", "")), asked=asked)


def test_an_end_before_the_tables_begin_is_told() -> None:
    with pytest.raises(UsageError, match="before they begin"):
        chosen(net(("1946", "1950")), asked=Windows((), 5, None, "", "1900"))


def test_more_periods_than_anybody_reads_are_no_windows_of_their_own() -> None:
    many = [(f"{y:04}", f"{y:04}") for y in range(1000, 1000 + MOST_ASKED + 1)]
    assert len(chosen(net(*many)).spans) <= MOST
    assert len(chosen(net(*many[1:])).spans) == MOST_ASKED


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("1946-01-01", "1949-12-31", (1946, 1949)),
        ("1946-01-01", "1949-12-30", ("1946-01-01", "1949-12-30")),
        ("1946-01-02", "1949-12-31", ("1946-01-02", "1949-12-31")),
        ("0001-01-01", "1949-12-31", (None, 1949)),
        ("1946-01-01", "9999-12-31", (1946, None)),
        ("1946-05-01", "9999-12-31", ("1946-05-01", None)),
    ],
)
def test_a_window_of_whole_years_is_shown_in_years(first: str, last: str, shown: tuple[object, object]) -> None:
    assert label(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == shown
