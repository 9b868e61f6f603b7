"""Trade that stays inside a body, beside size alone."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from comity.alignment.bodies.staying_inside import trading
from comity.alignment.bodies.time_asked import TimeAsked
from comity.alignment.bodies.trading import Trading
from comity.alignment.network import network_of
from comity.case.alignment import Ties

OPEN = TimeAsked(None, None)
Row = tuple[str, str, float, int]
NAMES = tuple(f"s{k:02d}" for k in range(14))


def ask(rows: list[Row], *members: str, draws: int = 1500) -> Trading:
    a, b, value, year = zip(*rows, strict=True) if rows else ((), (), (), ())
    n, dates = len(rows), tuple(map(str, year))
    weights = tuple(Fraction(v) for v in value)
    net = network_of(Ties(a, b, (1,) * n, weights, (True,) * n, ("trade",) * n, dates, dates))
    return trading(members, net, ("trade",), OPEN, draws, 0)


def world(seed: int, pull: float, years: tuple[int, ...] = (1990,), share: float = 1.0) -> list[Row]:
    """Return flows in proportion to size, times ``pull`` among the first four."""
    chance = random.Random(seed)
    size = {name: chance.uniform(1, 5) for name in NAMES}
    own = set(NAMES[:4])
    return [
        (a, b, size[a] * size[b] * (pull if {a, b} <= own else 1) * chance.uniform(0.9, 1.1), year)
        for year in years
        for a in NAMES
        for b in NAMES
        if a != b and chance.random() < share
    ]


@pytest.mark.parametrize("seed", range(10))
def test_the_share_inside_is_that_of_the_definition(seed: int) -> None:
    rows = world(seed, 2.0, share=0.7)
    own = set(NAMES[:4])
    found = ask(rows, *NAMES[:4], draws=100).years[0]
    touching = [row for row in rows if own & {row[0], row[1]}]
    inside = [row for row in touching if {row[0], row[1]} <= own]
    assert found.share == pytest.approx(sum(r[2] for r in inside) / sum(r[2] for r in touching))
    assert (found.known_inside, found.possible_inside) == (len(inside), 12)
    assert (found.known_outside, found.possible_outside) == (len(touching) - len(inside), 80)
    for one in found.members:
        mine = [r for r in rows if one.actor in r[:2]]
        assert one.total == pytest.approx(sum(r[2] for r in mine))
        assert one.inside == pytest.approx(sum(r[2] for r in mine if {r[0], r[1]} <= own))
        with_largest = sum(r[2] for r in mine if found.largest in r[:2])
        assert one.with_largest == (None if one.actor == found.largest else pytest.approx(with_largest))
    assert found.largest == max(found.members, key=lambda x: x.total).actor


def test_exact_proportion_to_size_leaves_nothing_beside_it() -> None:
    size = dict(zip(NAMES, range(1, 15), strict=True))
    rows: list[Row] = [(a, b, size[a] * size[b], 1990) for a in NAMES for b in NAMES if a != b]
    found = ask(rows, *NAMES[:4]).years[0]
    assert found.by_size == pytest.approx(found.share)
    assert found.by_size_all == pytest.approx(found.share)


def test_a_body_with_a_pull_trades_more_than_size_alone_gives() -> None:
    found = ask(world(1, 4.0, (1990, 1991)), *NAMES[:4])
    assert found.verdict.answer == "more"
    assert found.years[0].side == 1
    assert found.years[0].as_much is not None
    assert found.years[0].as_much < 0.05
    assert found.sentences()[0].startswith("Members trade more with one another")


def test_a_body_that_shuns_its_own_trades_less() -> None:
    assert ask(world(2, 0.1), *NAMES[:4]).verdict.answer == "less"


def test_where_only_size_counts_a_body_is_seldom_called_special() -> None:
    answers = [ask(world(seed, 1.0), *NAMES[:4], draws=200).verdict.answer for seed in range(60)]
    assert answers.count("more") <= 6
    assert answers.count("less") <= 6


def test_pairs_without_a_row_are_read_both_ways_before_anything_is_said() -> None:
    rows = [row for row in world(4, 1.6) if not {row[0], row[1]} <= set(NAMES[:4]) or NAMES[0] == row[0]]
    found = ask(rows, *NAMES[:4])
    year = found.years[0]
    assert (year.known_inside, year.side, found.verdict.answer) == (3, 0, "cannot be told")
    assert "hangs on whether a pair without a row" in found.verdict.why


def test_other_money_and_other_names_change_nothing() -> None:
    rows = world(5, 1.5, (1990, 1995), 0.8)
    one, two = ask(rows, *NAMES[:4]), ask([(a, b, 64 * v, y) for a, b, v, y in rows], *NAMES[:4])
    back = {name: f"x{99 - k}" for k, name in enumerate(NAMES)}
    three = ask([(back[a], back[b], v, y) for a, b, v, y in rows], *[back[n] for n in NAMES[:4]])
    for other in (two, three):
        assert other.verdict == one.verdict
        assert [x.share for x in other.years] == pytest.approx([x.share for x in one.years])
        assert [x.as_much for x in other.years] == [x.as_much for x in one.years]
        assert other.change is not None
        assert one.change is not None
        assert other.change.verdict == one.change.verdict


@pytest.mark.parametrize(("pulls", "answer"), [((1, 3), "rose"), ((3, 1), "fell"), ((2, 2), "hardly moved")])
def test_a_change_is_told_where_all_and_like_for_like_agree(pulls: tuple[float, float], answer: str) -> None:
    rows = [*world(6, pulls[0], (1990,)), *world(6, pulls[1], (2000,))]
    change = ask(rows, *NAMES[:4]).change
    assert change is not None
    assert (change.first, change.last, change.verdict.answer) == (1990, 2000, answer)
    assert change.flows == 12 + 80


def test_a_table_that_grows_is_no_change_of_trade() -> None:
    rows: list[Row] = [("a", "b", 5, 1990), ("a", "x", 5, 1990), ("a", "b", 5, 2000), ("a", "x", 5, 2000)]
    change = ask([*rows, ("b", "a", 90, 2000)], "a", "b").change
    assert change is not None
    assert change.known == pytest.approx((0.5, 0.95))
    assert change.alike == pytest.approx((0.5, 0.5))
    assert change.verdict.answer == "cannot be told"


@pytest.mark.parametrize(
    ("rows", "members", "why"),
    [
        ([], ("a", "b"), "no directed flow of trade of a member is known in this time"),
        ([("x", "y", 1, 1990)], ("a", "b"), "no directed flow of trade of a member is known in this time"),
        ([("a", "x", 1, 1990)], ("a",), "the body has one member"),
        ([("a", "x", 1, 1990)], ("a", "b"), "trade of 1 of 2 members is known"),
        ([("a", "b", 1, 1990), ("b", "a", 3, 1990)], ("a", "b"), "no trade with anybody outside is known"),
    ],
)
def test_what_cannot_be_told_says_why(rows: list[Row], members: tuple[str, ...], why: str) -> None:
    found = ask(rows, *members)
    assert (found.verdict.answer, found.verdict.why) == ("cannot be told", why)
    assert found.sentences()
    assert found.to_json()["verdict"] == {"answer": "cannot be told", "why": why}


def test_a_member_without_a_row_is_not_known_and_no_zero() -> None:
    found = ask([("a", "x", 1, 1990), ("a", "b", 1, 1990)], "a", "b", "c")
    assert found.not_in_table == ("c",)
    assert [x.actor for x in found.years[0].members] == ["a", "b"]
    assert (found.years[0].known_inside, found.years[0].possible_inside) == (1, 6)
    assert "No trade is known of c; this is not taken as zero." in found.sentences()


def test_flows_without_amounts_are_said_to_be_counted() -> None:
    found = ask([("a", "x", 1, 1990), ("a", "b", 1, 1990)], "a", "b")
    assert not found.amounts
    assert "No flow has an amount other than 1, so flows are counted here." in found.sentences()


def test_two_equally_large_members_have_no_largest() -> None:
    found = ask([("a", "b", 2, 1990), ("b", "a", 3, 1990)], "a", "b").years[0]
    assert (found.largest, [x.with_largest for x in found.members]) == ("", [None, None])


def test_years_that_are_as_size_alone_gives_are_not_said_to_hang_on_missing_rows() -> None:
    size = dict(zip(NAMES, range(1, 15), strict=True))
    even: list[Row] = [(a, b, size[a] * size[b], 1990) for a in NAMES for b in NAMES if a != b]
    found = ask(even, *NAMES[:4])
    assert found.years[0].as_by_size
    why = "in the one known year size alone would give the same, as it easily does where few flows are known"
    assert found.verdict.why == why
    # most rows among members are missing, so that the two readings differ
    sparse = [row for row in world(3, 2.0, (1991,)) if not {row[0], row[1]} <= set(NAMES[:4]) or row[0] == NAMES[0]]
    other = ask(sparse, *NAMES[:4])
    assert not other.years[0].side
    assert not other.years[0].as_by_size
    want = "in the one known year it hangs on whether a pair without a row has no trade or is not known"
    assert other.verdict.why == want
