"""In which camp an actor stands: read off all best splits by brute force, and how firmly."""

from __future__ import annotations

import datetime as dt
import random
from itertools import product

import pytest

from comity.alignment.balance.measured import balance
from comity.alignment.network import Snapshot, network_of
from comity.alignment.one_actor.camps import camps_of
from comity.case.alignment import Ties
from comity.errors import UsageError

Row = tuple[str, str, int]


def window(rows: list[Row], year: int = 1950) -> Snapshot:
    a, b, sign = zip(*rows, strict=True)
    n = len(rows)
    blank = ("",) * n
    net = network_of(Ties(a, b, sign, (None,) * n, (False,) * n, blank, blank, blank, blank))
    return net.window(dt.date(year, 1, 1), dt.date(year, 12, 31))


def random_window(seed: int) -> Snapshot:
    chance = random.Random(seed)
    pairs = [(x, y) for x in "abcdef" for y in "abcdef" if x < y and chance.random() < 0.5]
    return window([(x, y, chance.choice((1, -1))) for x, y in [("a", "b"), *pairs[1:]]])


def best_splits(snapshot: Snapshot) -> list[dict[str, int]]:
    """Every split into two camps that leaves fewest ties wrong."""
    n = len(snapshot.actors)
    scored = []
    for sides in product((1, -1), repeat=n):
        wrong = sum(sides[a] * sides[b] != s for (a, b), s in zip(snapshot.pairs, snapshot.sign.tolist(), strict=True))
        scored.append((wrong, dict(zip(snapshot.actors, sides, strict=True))))
    least = min(wrong for wrong, _ in scored)
    return [sides for wrong, sides in scored if wrong == least]


@pytest.mark.parametrize("seed", range(25))
def test_those_beside_and_across_stand_so_in_every_best_split(seed: int) -> None:
    snapshot = random_window(seed)
    found = camps_of([snapshot], [balance(snapshot)], "a")[0]
    assert found is not None
    for sides in best_splits(snapshot):
        assert all(sides[name] == sides["a"] for name in found.beside)
        assert all(sides[name] != sides["a"] for name in found.against)
    if found.firmness == "firm":
        assert found.beside + found.against


@pytest.mark.parametrize("seed", range(25))
def test_where_one_split_is_best_everybody_of_its_part_has_a_side(seed: int) -> None:
    snapshot = random_window(seed)
    answer = balance(snapshot)
    found = camps_of([snapshot], [answer], "a")[0]
    assert found is not None
    if answer.optimal == 1:
        assert (found.loose, found.firmness) == ((), "firm")
    joined = {"a"}
    for _ in snapshot.actors:
        joined |= {snapshot.actors[y] for x, y in snapshot.pairs if snapshot.actors[x] in joined}
        joined |= {snapshot.actors[x] for x, y in snapshot.pairs if snapshot.actors[y] in joined}
    assert {*found.beside, *found.against, *found.loose} == joined - {"a"}


@pytest.mark.parametrize("seed", range(15))
def test_ties_that_do_not_fit_are_those_that_the_sides_get_wrong(seed: int) -> None:
    snapshot = random_window(seed)
    found = camps_of([snapshot], [balance(snapshot)], "a")[0]
    assert found is not None
    k = snapshot.actors.index("a")
    ties = {snapshot.actors[b if a == k else a]: s for (a, b), s in zip(snapshot.pairs, snapshot.sign, strict=True)
            if k in (a, b)}  # fmt: skip
    wrong = {n for n, s in ties.items() if n not in found.loose and (n in found.beside) != (s > 0)}
    assert (set(found.wrong), found.ties) == (wrong, len(ties))


def test_where_four_splits_are_best_nobody_has_a_side_whatever_the_names() -> None:
    for names in ("abcd", "dcba", "bdac"):
        rows = [(names[0], names[1], 1), (names[0], names[3], 1), (names[2], names[3], 1), (names[1], names[2], -1)]
        snapshot = window(rows)
        found = camps_of([snapshot], [balance(snapshot)], "a")[0]
        assert found is not None
        assert (found.firmness, found.beside, found.against, found.wrong) == ("undecided", (), (), ())
        assert set(found.loose) == set("bcd")


def test_parts_that_no_tie_joins_say_nothing_of_each_other() -> None:
    snapshot = window([("a", "b", 1), ("c", "d", -1)])
    found = camps_of([snapshot], [balance(snapshot)], "a")[0]
    assert found is not None
    assert (found.beside, found.against) == (("b",), ())


def test_an_actor_between_two_foes_that_it_ties_alike_is_undecided() -> None:
    rows = [("a", "b", -1), ("a", "x", 1), ("b", "x", 1), ("a", "c", 1), ("b", "d", 1), ("c", "d", -1)]
    snapshot = window(rows)
    found = camps_of([snapshot], [balance(snapshot)], "x")[0]
    assert found is not None
    assert found.firmness == "undecided"


def test_splits_that_were_not_all_listed_leave_it_open() -> None:
    snapshot = window([(x, y, -1) for x in "abcde" for y in "abcde" if x < y])
    found = camps_of([snapshot], [balance(snapshot, limit=1)], "a")[0]
    assert found is not None
    assert found.firmness in ("open", "undecided")
    assert not balance(snapshot, limit=1).complete


def test_a_window_without_the_actor_has_no_camp_and_every_window_needs_an_answer() -> None:
    snapshots = [window([("a", "b", 1)], 1950), window([("b", "c", 1)], 1951)]
    answers = [balance(s) for s in snapshots]
    assert camps_of(snapshots, answers, "a")[1] is None
    assert camps_of(snapshots, [], "a") == ()
    with pytest.raises(UsageError, match="2 windows and 1 answers"):
        camps_of(snapshots, answers[:1], "a")
    with pytest.raises(UsageError, match="another window"):
        camps_of(snapshots, answers[::-1], "a")
