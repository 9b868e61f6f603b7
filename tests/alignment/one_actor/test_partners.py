"""With whom an actor stands: weights, kinds, since when, and who came and went, against plain loops over rows."""

from __future__ import annotations

import datetime as dt
import random
from fractions import Fraction

import pytest

from comity.alignment.network import Network, Snapshot, network_of
from comity.alignment.one_actor.partners import cancelled, partners, signs, turnover
from comity.case.alignment import Ties

Row = tuple[str, str, int, int, str, int, int]
"""a, b, sign, weight, kind, first year, last year"""


def network(rows: list[Row]) -> Network:
    a, b, sign, weight, kind, since, until = zip(*rows, strict=True)
    n = len(rows)
    return network_of(
        Ties(
            a, b, sign, tuple(map(Fraction, weight)), (False,) * n, kind,
            tuple(map(str, since)), tuple(map(str, until)), ("",) * n,
        )
    )  # fmt: skip


def years(net: Network, first: int, last: int) -> Snapshot:
    return net.window(dt.date(first, 1, 1), dt.date(last, 12, 31))


def random_rows(seed: int) -> list[Row]:
    chance = random.Random(seed)
    rows: list[Row] = [("a", "b", 1, 1, "pact", 1900, 1950)]
    for _ in range(40):
        one, two = chance.sample("abcdef", 2)
        start = chance.randint(1900, 1940)
        sign, kind = chance.choice((1, 1, -1)), chance.choice(("pact", "trade", ""))
        rows.append((one, two, sign, chance.randint(1, 5), kind, start, start + chance.randint(0, 15)))
    return rows


def plain_since(rows: list[Row], pair: set[str], sign: int, last: int) -> int:
    """Walk back year by year from the last year of the window with a tie of this sign."""
    there = {y for a, b, s, _w, _k, one, two in rows if {a, b} == pair and s == sign for y in range(one, two + 1)}
    year = max(y for y in there if y <= last)
    while year - 1 in there:
        year -= 1
    return year


@pytest.mark.parametrize("seed", range(20))
def test_partners_are_what_a_loop_over_the_rows_finds(seed: int) -> None:
    rows = random_rows(seed)
    net = network(rows)
    found = partners(years(net, 1930, 1933), net, "a")
    standing = [r for r in rows if "a" in r[:2] and r[5] <= 1933 and r[6] >= 1930]
    total: dict[str, list[int]] = {}
    for a, b, sign, weight, _kind, _one, _two in standing:
        both = total.setdefault(b if a == "a" else a, [0, 0])
        both[0], both[1] = both[0] + sign * weight, both[1] + weight
    kept = {name: both for name, both in total.items() if both[0]}
    whole = sum(weight for _sum, weight in kept.values())
    assert {p.name: (p.sign, p.weight) for p in found} == {
        name: (1 if both[0] > 0 else -1, both[1]) for name, both in kept.items()
    }
    assert cancelled(years(net, 1930, 1933), net, "a") == tuple(sorted(set(total) - set(kept)))
    for p in found:
        assert p.share == pytest.approx(p.weight / whole)
        assert p.since == dt.date(plain_since(rows, {"a", p.name}, p.sign, 1933), 1, 1)
        kinds = {r[4] for r in standing if p.name in r[:2] and r[4]}
        assert {kind.removesuffix(" (negative)").removesuffix(" (positive)") for kind in p.kinds} == kinds
    assert [p.weight for p in found] == sorted((p.weight for p in found), reverse=True)


def test_a_gap_of_a_year_ends_a_run_and_a_neighbouring_year_does_not() -> None:
    net = network([("a", "b", 1, 1, "", 1900, 1910), ("a", "b", 1, 1, "", 1911, 1920), ("a", "c", 1, 1, "", 1900, 1909),
                   ("a", "c", 1, 1, "", 1911, 1920)])  # fmt: skip
    found = {p.name: p.since for p in partners(years(net, 1915, 1915), net, "a")}
    assert found == {"b": dt.date(1900, 1, 1), "c": dt.date(1911, 1, 1)}


def test_a_tie_without_a_beginning_has_no_day_since() -> None:
    ties = Ties(("a",), ("b",), (1,), (None,), (False,), ("",), ("",), ("",), ("",))
    net = network_of(ties)
    assert partners(years(net, 1915, 1915), net, "a")[0].since is None


def test_a_run_is_of_one_sign() -> None:
    net = network([("a", "b", -1, 1, "", 1900, 1910), ("a", "b", 1, 1, "", 1911, 1920)])
    assert partners(years(net, 1915, 1915), net, "a")[0].since == dt.date(1911, 1, 1)


def test_kinds_of_the_other_sign_are_marked_and_kinds_can_be_picked() -> None:
    net = network([("a", "b", 1, 5, "trade", 1900, 1910), ("a", "b", -1, 1, "dispute", 1905, 1910)])
    window = years(net, 1906, 1906)
    assert partners(window, net, "a")[0].kinds == ("trade", "dispute (negative)")
    assert partners(window, net, "a", kinds=["trade"])[0].kinds == ("trade",)


@pytest.mark.parametrize("seed", range(10))
def test_turnover_puts_every_partner_of_two_windows_in_one_place(seed: int) -> None:
    net = network(random_rows(seed))
    one, two = years(net, 1905, 1908), years(net, 1930, 1933)
    was, now = signs(one, "a"), signs(two, "a")
    found = turnover(one, two, "a")
    moved = [found.friends, found.foes, found.lost_friends, found.lost_foes, found.to_friend, found.to_foe]
    listed = [name for names in moved for name in names]
    same = {name for name in was if was[name] == now.get(name)}
    assert sorted(listed) == sorted(({*was} | {*now}) - same)
    assert all(now[name] == 1 for name in (*found.friends, *found.to_friend))
    assert all(was[name] == -1 for name in (*found.lost_foes, *found.to_friend))


@pytest.mark.parametrize("seed", range(5))
def test_going_back_in_time_turns_gains_into_losses(seed: int) -> None:
    net = network(random_rows(seed))
    one, two = years(net, 1905, 1908), years(net, 1930, 1933)
    there, back = turnover(one, two, "a"), turnover(two, one, "a")
    assert (there.friends, there.foes, there.to_foe) == (back.lost_friends, back.lost_foes, back.to_friend)
    assert turnover(one, one, "a").none


def test_an_actor_that_is_not_in_the_window_has_no_partners() -> None:
    net = network([("a", "b", 1, 1, "", 1900, 1901)])
    assert partners(years(net, 1950, 1950), net, "a") == ()
    assert cancelled(years(net, 1950, 1950), net, "z") == ()
