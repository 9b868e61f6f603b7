"""Negative and positive ties inside a body."""

from __future__ import annotations

import datetime as dt
import random
from itertools import combinations

import pytest

from comity.alignment.bodies.fighting import Fighting
from comity.alignment.bodies.negative_inside import fighting
from comity.alignment.bodies.time_asked import TimeAsked, time_of
from comity.alignment.network import network_of
from comity.case.alignment import Body, Ties

OPEN = TimeAsked(None, None)
Row = tuple[str, str, int, str, int, int]  # a, b, sign, kind, first and last year
NAMES = tuple(f"s{k:02d}" for k in range(16))


def ask(rows: list[Row], *members: str, asked: TimeAsked = OPEN, draws: int = 2000) -> Fighting:
    a, b, sign, kind, since, until = zip(*rows, strict=True) if rows else ((),) * 6
    n = len(rows)
    ties = Ties(a, b, sign, (None,) * n, (False,) * n, kind, tuple(map(str, since)), tuple(map(str, until)))
    return fighting(members, network_of(ties), ("trade",), asked, None, draws, 0)


def random_rows(seed: int, peace: float = 1.0) -> list[Row]:
    """Return ties of 1950 to 1955; a clash among the first five happens with ``peace`` times the chance of others."""
    chance, own = random.Random(seed), set(NAMES[:5])
    rows: list[Row] = []
    for a, b in combinations(NAMES, 2):
        since = chance.randint(1950, 1955)
        until = chance.randint(since, 1955)
        if chance.random() < 0.5 * (peace if {a, b} <= own else 1):
            rows.append((a, b, -1, "clash", since, until))
        if chance.random() < 0.4:
            rows.append((b, a, 1, chance.choice(("pact", "trade")), since, until))
    return rows


@pytest.mark.parametrize("seed", range(10))
def test_counts_of_every_year_are_those_of_the_definition(seed: int) -> None:
    rows, own = random_rows(seed), set(NAMES[:5])
    found = ask(rows, *NAMES[:5], draws=100)
    assert [w.first.year for w in found.windows if w.first] == list(range(1950, 1956))
    for window, year in zip(found.windows, range(1950, 1956), strict=True):
        there = [row for row in rows if row[4] <= year <= row[5]]
        actors = {name for row in there for name in row[:2]}
        negative = {frozenset(row[:2]) for row in there if row[2] < 0}
        positive = {frozenset(row[:2]) for row in there if row[2] > 0 and row[3] != "trade"}
        pairs = [frozenset(pair) for pair in combinations(sorted(actors), 2)]
        inside = [pair for pair in pairs if pair <= own]
        assert (window.actors, window.members) == (len(actors), len(actors & own))
        assert (window.inside, window.other) == (len(inside), len(pairs) - len(inside))
        assert window.inside_negative == len([p for p in inside if p in negative])
        assert window.other_negative == len(negative) - window.inside_negative
        assert window.inside_positive == len([p for p in inside if p in positive])
        assert window.other_positive == len(positive) - window.inside_positive
        assert window.both == len([p for p in inside if p in positive & negative])


@pytest.mark.parametrize("seed", range(5))
def test_pairs_are_named_and_with_and_without_a_positive_tie_add_up(seed: int) -> None:
    rows, own = random_rows(seed), NAMES[:5]
    found = ask(rows, *own, draws=100)
    assert set(found.fought) == {(r[0], r[1]) for r in rows if r[2] < 0 and {r[0], r[1]} <= set(own)}
    assert len(found.not_tied) + found.whole.inside_positive == found.whole.inside
    for one in found.alliances:
        tied = {n for r in rows if r[2] > 0 and r[3] == "pact" and one.actor in r[:2] for n in r[:2]} - {one.actor}
        assert set(one.outside) == tied - set(own)
        assert set(one.inside) == tied & set(own)


def test_what_chance_would_give_lies_between_and_is_met_by_the_whole_table() -> None:
    found = ask(random_rows(1), *NAMES[:5]).whole
    assert found.expected == pytest.approx(10 * (found.inside_negative + found.other_negative) / 120)
    assert ask(random_rows(1), *NAMES).whole.expected == len([r for r in random_rows(1) if r[2] < 0])


def test_a_peaceful_body_fights_less() -> None:
    found = ask(random_rows(3, peace=0), *NAMES[:5])
    assert (found.verdict.answer, found.whole.inside_negative) == ("less", 0)
    assert found.as_few is not None
    assert found.as_few <= 0.05


def test_a_body_of_rivals_fights_more() -> None:
    assert ask(random_rows(4, peace=2), *NAMES[:5]).verdict.answer == "more"


def test_peace_in_a_table_with_few_fights_is_no_achievement() -> None:
    rows: list[Row] = [("x", "y", -1, "clash", 1950, 1950)]
    rows += [(a, b, 1, "pact", 1950, 1950) for a, b in combinations(("a", "b", "x", "y", "z"), 2)]
    found = ask(rows, "a", "b")
    assert (found.verdict.answer, found.as_few) == ("cannot be told", 0.9)


def test_members_that_fight_as_much_as_others_fight_no_less() -> None:
    rows: list[Row] = [(a, b, -1, "clash", 1950, 1950) for a, b in combinations("abcd", 2)]
    assert ask(rows, "a", "b").verdict.answer == "no less"


@pytest.mark.parametrize("seed", range(5))
def test_other_names_only_rename_the_answer(seed: int) -> None:
    rows = random_rows(seed, peace=0.5)
    back = {name: f"x{99 - k}" for k, name in enumerate(NAMES)}
    one = ask(rows, *NAMES[:5])
    two = ask([(back[r[0]], back[r[1]], *r[2:]) for r in reversed(rows)], *[back[n] for n in NAMES[:5]])
    assert one.whole == two.whole
    assert one.verdict.answer == two.verdict.answer
    assert {frozenset(back[n] for n in pair) for pair in one.fought} == set(map(frozenset, two.fought))


def test_who_has_no_tie_in_the_time_is_not_known_and_not_peaceful() -> None:
    rows: list[Row] = [("a", "b", 1, "pact", 1950, 1960), ("c", "x", -1, "clash", 1970, 1970)]
    rows.append(("x", "y", -1, "clash", 1955, 1955))
    found = ask(rows, "a", "b", "c", "d", asked=time_of(Body("z", ("a",), until="1965")))
    assert (found.whole.members, found.whole.inside, found.not_in_table) == (2, 1, ("c", "d"))
    assert found.windows[-1].last == dt.date(1960, 12, 31)


def test_without_positive_ties_nothing_is_missing() -> None:
    rows: list[Row] = [("a", "b", -1, "clash", 1950, 1950), ("a", "b", 1, "trade", 1950, 1950)]
    rows.append(("a", "x", 1, "trade", 1950, 1950))
    found = ask(rows, "a", "b")
    assert (found.kinds, found.not_tied, found.whole.both) == ((), (), 0)
    assert any("no positive ties besides trade" in sentence for sentence in found.sentences())


@pytest.mark.parametrize(
    ("rows", "members", "why"),
    [
        ([], ("a", "b"), "the table has no tie in this time"),
        ([("a", "x", -1, "", 1950, 1950)], ("a",), "the body has one member"),
        ([("a", "x", -1, "", 1950, 1950)], ("a", "b"), "ties of 1 of 2 members are known"),
        ([("a", "b", 1, "", 1950, 1950)], ("a", "b"), "the table has no negative tie in this time"),
        ([("a", "b", -1, "", 1950, 1950)], ("a", "b"), "there is nobody outside to compare with"),
    ],
)
def test_what_cannot_be_told_says_why(rows: list[Row], members: tuple[str, ...], why: str) -> None:
    found = ask(rows, *members)
    assert (found.verdict.answer, found.verdict.why) == ("cannot be told", why)
    assert found.sentences()
    assert found.to_json()["verdict"]["why"] == why


def test_windows_can_be_given_and_are_cut_to_the_time_asked_about() -> None:
    ties = Ties(("a", "b"), ("b", "c"), (1, -1), (None,) * 2, (False,) * 2, ("",) * 2, ("1950",) * 2, ("1960",) * 2)
    spans = [(dt.date(1940, 1, 1), dt.date(1952, 12, 31)), (dt.date(1970, 1, 1), dt.date(1971, 1, 1))]
    asked = time_of(Body("z", ("a", "b"), since="1951", until="1955"))
    found = fighting(("a", "b"), network_of(ties), (), asked, spans, 100, 0)
    assert [(w.first, w.last) for w in found.windows] == [(dt.date(1951, 1, 1), dt.date(1952, 12, 31))]
