"""Who must be in, against the definition written out over every set, package and joint imposition."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product

import pytest

from comity.budget import Budget
from comity.case.settlement import Issue, IssueLevel, Plan, Room, Settlement, Span, Together, Values
from comity.case.statement import Statement
from comity.logic.tree import And, Level
from comity.settlement.packages.model import Package, Packages, packages_of
from comity.settlement.room.analyse import room
from comity.settlement.room.result import RoomResult, Sets
from comity.testing.rooms_at_random import PARTIES, room_at_random

NAMES = {p: p.upper() for p in PARTIES}


def _all_packages(packages: Packages) -> list[Package]:
    return [x for x in product(*(range(len(i.levels)) for i in packages.issues)) if packages.allowed(x)]


def _universe(settlement: Settlement) -> list[str]:
    own = settlement.room or Room()
    named = (
        {v.party for v in settlement.values} | set(own.veto) | {p for p, _ in own.votes} | {p for p, _ in own.can_undo}
    )
    return [p for p in NAMES if p in named]


def _outcomes(settlement: Settlement, packages: Packages, x: Package, outside: list[str]) -> list[Package]:
    """Every package that those outside can turn x into, each issue set at most once."""
    undo = dict((settlement.room or Room()).can_undo)
    options = []
    for k, issue in enumerate(packages.issues):
        levels = {lev for p in outside for i, levels in undo.get(p, ()) if i == issue.id for lev in levels}
        options.append([x[k], *(packages.index[k][lev] for lev in levels)])
    return list(product(*options))


def _decides(settlement: Settlement, inside: list[str]) -> bool:
    own = settlement.room or Room()
    votes = sum(v for p, v in own.votes if p in inside)
    return set(own.veto) <= set(inside) and (own.quota is None or votes >= own.quota)


def _enough(settlement: Settlement, packages: Packages, inside: list[str]) -> bool:
    outside = [p for p in _universe(settlement) if p not in inside]
    members = [m for m, p in enumerate(packages.parties) if p in inside]
    return _decides(settlement, inside) and any(
        all(
            packages.value(m, y) >= packages.floor[m]
            for y in _outcomes(settlement, packages, x, outside)
            for m in members
        )
        for x in _all_packages(packages)
    )


def _subsets(parties: list[str]) -> list[list[str]]:
    return [list(s) for size in range(1, len(parties) + 1) for s in combinations(parties, size)]


def _written_out(settlement: Settlement, packages: Packages | None = None) -> Sets:
    packages = packages or packages_of(settlement)
    enough = [s for s in _subsets(_universe(settlement)) if _enough(settlement, packages, s)]
    return tuple(tuple(s) for s in enough if not any(set(t) < set(s) for t in enough))


@pytest.mark.parametrize("seed", range(60))
def test_the_smallest_sets_are_those_of_the_definition(seed: int) -> None:
    settlement = room_at_random(random.Random(seed), interactions=seed % 3 > 0)
    found = room(settlement, NAMES)
    assert found.must_include == _written_out(settlement)
    assert found.complete
    everybody = _universe(settlement)
    assert list(found.parties) == everybody
    assert found.everyone == _enough(settlement, packages_of(settlement), everybody)
    assert found.all_needed == (found.must_include == (tuple(everybody),))


@pytest.mark.parametrize("seed", range(60))
def test_blocking_sets_are_the_smallest_without_which_no_set_is_enough(seed: int) -> None:
    settlement = room_at_random(random.Random(seed), interactions=seed % 2 > 0)
    packages, everybody = packages_of(settlement), _universe(settlement)
    enough = [s for s in _subsets(everybody) if _enough(settlement, packages, s)]
    blocking = [t for t in _subsets(everybody) if enough and all(set(t) & set(s) for s in enough)]
    want = tuple(tuple(t) for t in blocking if not any(set(u) < set(t) for u in blocking))
    found = room(settlement, NAMES)
    assert found.blocking == want
    if enough:
        assert set(found.indispensable) == set.intersection(*map(set, enough))
    assert all(one.blocks == (list(one.parties) in blocking or not enough) for one in found.left_out)


@pytest.mark.parametrize("seed", range(40))
def test_what_happens_without_somebody_is_what_the_rest_can_keep(seed: int) -> None:
    settlement = room_at_random(random.Random(seed))
    packages, everybody = packages_of(settlement), _universe(settlement)
    for one in room(settlement, NAMES).left_out:
        rest = [p for p in everybody if p not in one.parties]
        assert one.enough == _enough(settlement, packages, rest)
        assert one.enough == (not one.because)
        for fall in one.falls:
            assert fall.party in rest
            assert set(fall.by) <= set(one.parties)
            assert fall.after < fall.walk_away <= fall.value
            m = packages.parties.index(fall.party)
            package = tuple(packages.index[k][str(level)] for k, (_, level) in enumerate(one.package or ()))
            after = [packages.value(m, y) for y in _outcomes(settlement, packages, package, list(one.parties))]
            assert fall.after == min(after)


def _swapped(settlement: Settlement, names: dict[str, str]) -> Settlement:
    own = settlement.room or Room()
    return replace(
        settlement,
        values=tuple(replace(v, party=names[v.party]) for v in settlement.values),
        room=Room(
            tuple(names[p] for p in own.veto),
            tuple((names[p], v) for p, v in own.votes),
            own.quota,
            tuple((names[p], s) for p, s in own.can_undo),
        ),
    )


@pytest.mark.parametrize("seed", range(25))
def test_changing_labels_changes_nothing_but_labels(seed: int) -> None:
    settlement = room_at_random(random.Random(seed))
    names = dict(zip(PARTIES, ("c", "a", "d", "b"), strict=True))
    one, other = room(settlement, NAMES), room(_swapped(settlement, names), NAMES)

    def sets(found: Sets) -> set[frozenset[str]]:
        return {frozenset(s) for s in found}

    assert {frozenset(names[p] for p in s) for s in one.must_include} == sets(other.must_include)
    assert {frozenset(names[p] for p in s) for s in one.blocking} == sets(other.blocking)
    assert {names[p.party]: p.shapley for p in one.power} == {p.party: p.shapley for p in other.power}


@pytest.mark.parametrize("seed", range(25))
def test_both_ends_of_the_intervals_hold_the_middle_between_them(seed: int) -> None:
    settlement = room_at_random(random.Random(seed), intervals=True)
    found = room(settlement, NAMES)
    ends = dict(found.ends)
    if not ends:
        return
    assert ends["easiest"] == _written_out(settlement, packages_of(settlement, "low", worths="high"))
    assert ends["hardest"] == _written_out(settlement, packages_of(settlement, "high", worths="low"))
    easiest = [set(s) for s in ends["easiest"]]
    assert all(any(e <= set(s) for e in easiest) for s in found.must_include)


def _more(settlement: Settlement, packages: Packages, x: Package, inside: list[str]) -> bool:
    """Whether a set can make sure of more than x for each member with values: the definition, read aloud."""
    everybody = _universe(settlement)
    outside = [p for p in everybody if p not in inside]
    members = [m for m, p in enumerate(packages.parties) if p in inside]
    if not members:
        return False
    if len(inside) == 1 and packages.value(members[0], x) < packages.floor[members[0]]:
        return True
    may = _outcomes(settlement, packages, x, inside)
    quota = (settlement.room or Room()).quota
    if (quota is not None and _decides(settlement, inside)) or inside == everybody:
        may += _all_packages(packages)
    return any(
        all(
            packages.value(m, z) > packages.value(m, x)
            for m in members
            for z in _outcomes(settlement, packages, y, outside)
        )
        for y in may
    )


@pytest.mark.parametrize("seed", range(40))
def test_a_package_is_stable_where_no_set_can_make_sure_of_more(seed: int) -> None:
    settlement = room_at_random(random.Random(seed))
    packages = packages_of(settlement)
    everything = _all_packages(packages)
    if not everything:
        return
    x = random.Random(seed).choice(everything)
    plan = Plan("plan", tuple((k, str(v)) for k, v in packages.named(x).items()))
    (found,) = room(replace(settlement, plans=(plan,)), NAMES).standing
    objecting = [s for s in _subsets(_universe(settlement)) if _more(settlement, packages, x, s)]
    smallest = [tuple(s) for s in objecting if not any(set(t) < set(s) for t in objecting)]
    assert [o.parties for o in found.objections] == smallest
    assert found.stable == (not objecting)
    assert all(gain > 0 for o in found.objections for _, gain in o.gains)


@pytest.mark.parametrize("seed", range(40))
def test_a_search_for_what_can_be_imposed_finds_the_same_objections(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    settlement = room_at_random(random.Random(seed))
    plan = Plan("plan", tuple((i.id, i.levels[-1].id) for i in settlement.issues))
    one = replace(settlement, plans=(plan,), packages_exclude=())
    listed = room(one, NAMES).standing[0]
    monkeypatch.setattr("comity.settlement.room.standing._FEW", 0)
    searched = room(one, NAMES).standing[0]
    assert [(o.parties, o.how) for o in searched.objections] == [(o.parties, o.how) for o in listed.objections]


def _one(number: int) -> Span:
    return Span(Fraction(number), Fraction(number))


def _worth(party: str, walk_away: int, **levels: dict[str, int]) -> Values:
    pairs = tuple((issue, tuple((level, _one(n)) for level, n in given.items())) for issue, given in levels.items())
    return Values(party, _one(walk_away), pairs)


GUARD = Issue("guard", levels=(IssueLevel("none"), IssueLevel("full")))
LINE = Issue("line", levels=(IssueLevel("here"), IssueLevel("there")))


def _undoable() -> Settlement:
    values = (
        _worth("a", 5, guard={"none": 0, "full": 6}),
        _worth("b", 1, line={"here": 2, "there": 1}),
        _worth("c", 3, guard={"none": 4, "full": 3}),
    )
    undo = (("c", (("guard", ("none",)),)),)
    return Settlement(issues=(GUARD, LINE), values=values, room=Room(veto=("a", "b"), can_undo=undo))


def test_a_party_that_can_undo_what_another_needs_must_be_in() -> None:
    found = room(_undoable(), {"a": "Aland", "b": "Borland", "c": "the union"})
    assert found.must_include == (("a", "b", "c"),)
    assert found.all_needed is True
    assert found.blocking == (("a",), ("b",), ("c",))
    without = found.left_out[2]
    assert without.because == ("undo",)
    assert [(f.party, f.value, f.after, f.sets, f.by) for f in without.falls] == [
        ("a", 6, 0, (("guard", "none"),), ("c",))
    ]
    said = " ".join(found.sentences())
    assert "All must be included" in said
    assert "the union can set “guard” to “none”, and Aland falls from 6 to 0, below 5" in said


def test_two_settings_that_hurt_only_together_are_found() -> None:
    both = Together(Statement("", And((Level("guard", "none"), Level("line", "there")))), _one(-9))
    a = replace(_worth("a", 1, guard={"none": 5, "full": 6}, line={"here": 1, "there": 0}), together=(both,))
    undo = (("b", (("guard", ("none",)),)), ("c", (("line", ("there",)),)))
    one = Settlement(issues=(GUARD, LINE), values=(a,), room=Room(veto=("a",), can_undo=undo))
    found = room(one, NAMES)
    assert found.must_include == (("a", "b"), ("a", "c"))
    assert found.blocking == (("a",), ("b", "c"))
    assert found.left_out[-1].parties == ("b", "c")
    assert found.left_out[-1].falls[0].by == ("b", "c")


def test_a_continuous_issue_can_be_undone_to_a_number() -> None:
    share = Issue("share", span=(Fraction(0), Fraction(1)))
    curve = (("share", ((Fraction(0), Fraction(0)), (Fraction(1), Fraction(10)))),)
    a = Values("a", _one(4), curves=curve)
    one = Settlement(issues=(share,), values=(a,), room=Room(can_undo=(("b", (("share", ("0.3",)),)),)))
    assert room(one, NAMES).must_include == (("b",),)
    kinder = replace(one, room=Room(can_undo=(("b", (("share", ("0.5",)),)),)))
    assert room(kinder, NAMES).must_include == (("a",), ("b",))


def test_moves_of_the_conflict_are_told_apart_from_what_the_case_says() -> None:
    settlement = replace(_undoable(), room=Room(veto=("a", "b")))
    also = [("c", [("guard", ["none"])], "a move of the union in the conflict")]
    found = room(settlement, NAMES, also_undo=also)
    assert found.must_include == (("a", "b"),)
    assert found.with_moves == (("a", "b", "c"),)
    assert found.to_json()["with_moves"] == [["a", "b", "c"]]
    assert found.moves == ("a move of the union in the conflict",)


def test_where_nobody_can_settle_nothing_blocks_and_it_is_said() -> None:
    settlement = Settlement(issues=(GUARD,), values=(_worth("a", 9, guard={"none": 0, "full": 6}),), room=Room(("a",)))
    found = room(settlement, NAMES)
    assert (found.must_include, found.blocking, found.all_needed) == ((), (), False)
    assert found.sentences()[0] == "No set of parties can settle and keep it, not even all together."


def _votes(n: int) -> Settlement:
    votes = tuple((f"p{k}", Fraction(1)) for k in range(n))
    return Settlement(room=Room(votes=votes, quota=Fraction(n // 2 + 1)))


def test_fifteen_parties_are_gone_through_whole() -> None:
    found = room(_votes(15), {})
    assert found.complete
    assert len(found.must_include) == 6435
    assert {len(s) for s in found.must_include} == {8}
    assert not found.blocking_complete  # 6,435 as well


def test_with_too_many_parties_the_sizes_that_were_gone_through_are_named() -> None:
    found = room(_votes(30), {})
    assert not found.complete
    assert found.must_include == ()
    assert found.all_needed is None
    assert "sets of 5 or more of the 30 parties were not looked at" in found.sentences()[0]
    assert found.blocking == ()


def test_a_budget_that_is_over_leaves_an_answer_that_says_so() -> None:
    found = room(_undoable(), NAMES, budget=Budget(0.0))
    assert not found.complete
    assert "budget" in found.why
    assert found.to_json()["complete"] is False


def test_a_budget_that_ends_among_the_last_questions_is_told_too() -> None:
    budget = Budget()

    def told(sentence: str) -> None:
        budget.stopped = budget.stopped or "left out" in sentence

    found = room(_undoable(), NAMES, budget=budget, progress=told)
    assert found.complete
    assert "stopped" in found.cut
    assert found.to_json()["cut"] == found.cut
    assert room(_undoable(), NAMES).cut == ""


@pytest.mark.parametrize("seed", range(20))
def test_sets_that_a_look_at_all_packages_rules_out_object_to_nothing(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    settlement = room_at_random(random.Random(seed))
    points = {str(k): x for k, x in enumerate(_all_packages(packages_of(settlement))[:3])}
    quick = room(settlement, NAMES, points=points).standing
    monkeypatch.setattr("comity.settlement.room.standing.lay_out", lambda packages, **more: None)
    assert room(settlement, NAMES, points=points).standing == quick


def test_power_counts_vetoes_and_votes() -> None:
    votes = tuple((p, Fraction(n)) for p, n in zip("abcdef", (4, 4, 4, 2, 2, 1), strict=True))
    found = room(Settlement(room=Room(votes=votes, quota=Fraction(12))), {})
    assert [p.swings for p in found.power] == [10, 10, 10, 6, 6, 0]
    assert [p.shapley for p in found.power] == [Fraction(n, 60) for n in (14, 14, 14, 9, 9, 0)]
    assert found.rows()[0][3:] == ("4", "0.238", "0.233")
    assert found.never_needed == ("f",)
    assert list(found.to_frame()["party"]) == list("abcdef")


def test_the_smallest_sets_of_a_vote_are_its_smallest_winning_coalitions() -> None:
    votes = tuple((p, Fraction(n)) for p, n in zip("abcdef", (4, 4, 4, 2, 2, 1), strict=True))
    found: RoomResult = room(Settlement(room=Room(votes=votes, quota=Fraction(12))), {})
    assert found.must_include == (("a", "b", "c"), ("a", "b", "d", "e"), ("a", "c", "d", "e"), ("b", "c", "d", "e"))


def test_sentences_name_a_few_sets_and_count_the_others() -> None:
    found = room(_votes(7), {})
    assert "p0, p1, p2 and p3; or p0, p1, p2 and p4" in found.sentences()[0]
    assert found.sentences()[0].endswith("; or one of 29 more sets.")
    assert "if these are left out together: p0, p1, p2 and p3" in found.sentences()[1] + found.sentences()[2]


def test_a_package_below_a_walk_away_value_is_walked_away_from() -> None:
    plan = Plan("bare", (("guard", "none"), ("line", "here")))
    found = room(replace(_undoable(), plans=(plan,)), NAMES).standing[0]
    assert [(o.parties, o.how, o.gains) for o in found.objections] == [(("a",), "walks away", (("a", Fraction(5)),))]
    assert found.words(NAMES) == "“bare” is not stable. These could do better by themselves: A (by walking away)."
    assert found.to_json()["stable"] is False
