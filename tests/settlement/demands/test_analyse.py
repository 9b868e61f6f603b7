"""Conflicts, relaxations and all that follows, against definitions tried out on every set of demands."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest

from comity.budget import Budget
from comity.case.settlement import Demand, Settlement, Span, Term, Version
from comity.errors import UsageError
from comity.logic.text import to_text
from comity.logic.tree import Iff, Implies, Level, Name, Not, Or, Xor
from comity.settlement.demands.analyse import demands
from comity.settlement.demands.plain import met_in, plain_demands, plain_shapley, situations, true_in
from comity.settlement.demands.result import Demands
from comity.testing.demands_at_random import (
    DemandShape,
    large_demands,
    liffiton_sakallah,
    random_demands,
    statement,
)

NAMES = {f"p{k}": f"Party {k}" for k in range(6)} | {"north": "North", "south": "South"}
CASES = [random_demands(random.Random(seed), DemandShape(demands=seed % 8)) for seed in range(120)]


def sets(found: Demands) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    return {frozenset(c) for c in found.conflicts}, {frozenset(r.drop) for r in found.relaxations}


def asking(settlement: Settlement) -> list[Demand]:
    return [d for d in settlement.demands if d.kind != "offer"]


def test_the_example_of_liffiton_and_sakallah_comes_out() -> None:
    found = demands(liffiton_sakallah(), NAMES)
    assert found.conflicts == (("d1", "d2"), ("d1", "d3", "d4"))
    assert [r.drop for r in found.relaxations] == [("d1",), ("d2", "d3"), ("d2", "d4")]
    assert found.complete
    assert (found.none_below, found.lighter_than) == (None, None)


@pytest.mark.parametrize("settlement", CASES)
def test_conflicts_and_relaxations_are_those_of_trying_every_set(settlement: Settlement) -> None:
    plain = plain_demands(settlement)
    found = demands(settlement, NAMES)
    assert sets(found) == (plain.conflicts, plain.relaxations)
    assert len(found.conflicts) == len(plain.conflicts) == found.conflicts_found
    assert found.complete


@pytest.mark.parametrize("settlement", CASES[:60])
def test_each_is_the_family_of_minimal_hitting_sets_of_the_other(settlement: Settlement) -> None:
    conflicts, relaxations = sets(demands(settlement, NAMES))
    ids = [d.id for d in asking(settlement)]
    every = [frozenset(s) for k in range(len(ids) + 1) for s in combinations(ids, k)]

    def hitting(family: set[frozenset[str]]) -> set[frozenset[str]]:
        hit = [s for s in every if all(s & f for f in family)]
        return {s for s in hit if not any(t < s for t in hit)}

    assert hitting(conflicts) == relaxations
    assert hitting(relaxations) == conflicts


@pytest.mark.parametrize("settlement", CASES[:60])
def test_lists_are_sorted_and_weights_are_sums(settlement: Settlement) -> None:
    found = demands(settlement, NAMES)
    place = {d.id: k for k, d in enumerate(settlement.demands)}
    weight = {d.id: d.weight.middle for d in settlement.demands}
    order = [(len(c), [place[d] for d in c]) for c in found.conflicts]
    assert order == sorted(order)
    assert all(r.weight == sum(weight[d] for d in r.drop) for r in found.relaxations)
    dear = [(r.weight, len(r.drop), [place[d] for d in r.drop]) for r in found.relaxations]
    assert dear == sorted(dear)


def test_a_demand_of_weight_nothing_is_given_up_only_where_it_must_be() -> None:
    a, b = Name("a"), Name("b")
    rows = [(a, 1), (Not(a), 0), (b, 0)]
    settlement = Settlement(
        terms=(Term("a"), Term("b")),
        demands=tuple(
            Demand(f"d{k}", "north", "demand", statement(t), weight=Span(Fraction(w), Fraction(w)))
            for k, (t, w) in enumerate(rows)
        ),
    )
    found = demands(settlement, NAMES)
    assert [(r.drop, r.weight) for r in found.relaxations] == [(("d1",), 0), (("d0",), 1)]


@pytest.mark.parametrize("seed", range(30))
def test_one_more_demand_removes_no_conflict(seed: int) -> None:
    settlement = random_demands(random.Random(seed), DemandShape(demands=7))
    fewer = replace(settlement, demands=settlement.demands[:-1])
    assert set(demands(fewer, NAMES).conflicts) <= set(demands(settlement, NAMES).conflicts)


@pytest.mark.parametrize("seed", range(30))
def test_swapping_two_parties_swaps_their_rows_and_nothing_else(seed: int) -> None:
    settlement = random_demands(random.Random(seed))
    swap = {"p0": "p1", "p1": "p0"}
    swapped = replace(settlement, demands=tuple(replace(d, by=swap.get(d.by, d.by)) for d in settlement.demands))
    one, other = demands(settlement, NAMES), demands(swapped, NAMES)
    assert one.conflicts == other.conflicts
    assert one.relaxations == other.relaxations
    assert {swap.get(b.party, b.party): replace(b, party="") for b in one.burden} == {
        b.party: replace(b, party="") for b in other.burden
    }
    assert [replace(u, party="") for u in one.unlocks] == [replace(u, party="") for u in other.unlocks]


def test_offers_never_enter_a_conflict() -> None:
    a = Name("a")
    rows = (Demand("o", "north", "offer", statement(a)), Demand("d", "south", "demand", statement(Not(a))))
    found = demands(Settlement(terms=(Term("a"),), demands=rows), NAMES)
    assert found.conflicts == ()
    assert [(o.meets, o.contradicts) for o in found.offers] == [((), ("d",))]


def test_a_prerequisite_bites_only_where_what_it_is_for_is_sought() -> None:
    rows = (
        Demand("d1", "north", "prerequisite", statement(Name("ceasefire")), opens="talks"),
        Demand("d2", "south", "demand", statement(Not(Name("ceasefire")))),
    )
    settlement = Settlement(terms=(Term("talks"), Term("ceasefire")), demands=rows)
    assert demands(settlement, NAMES).conflicts == ()
    assert demands(replace(settlement, seek=("talks",)), NAMES).conflicts == (("d1", "d2"),)


def test_facts_that_contradict_each_other_are_a_result() -> None:
    a = Name("a")
    facts = (statement(Or((a, Name("b")))), statement(a), statement(Not(a)))
    found = demands(Settlement(terms=(Term("a"), Term("b")), facts=facts, demands=liffiton_sakallah().demands), NAMES)
    assert found.conflicts == ((),)
    assert found.relaxations == ()
    assert found.complete
    assert found.explained[0].facts == ("a", "!a")
    assert found.sentences() == [
        "Whatever the parties give up, nothing can be agreed, given the facts that a and that not a."
    ]


@pytest.mark.parametrize("settlement", CASES[:80])
def test_an_explanation_is_a_conflict_and_needs_each_of_its_parts(settlement: Settlement) -> None:
    found = demands(settlement, NAMES)
    rows = {d.id: d for d in settlement.demands}
    terms = [Name(t.id) for t in settlement.terms]
    levels = {i.id: [Level(i.id, level.id) for level in i.levels] for i in settlement.issues}
    atoms = [*terms, *(a for each in levels.values() for a in each)]
    worlds = [
        dict(zip(atoms, (bool(n >> k & 1) for k in range(len(atoms))), strict=True)) for n in range(1 << len(atoms))
    ]
    for e in found.explained:
        parts = [lambda s, t=f.tree: true_in(t, s) for f in settlement.facts if f.text in e.facts]
        parts += [lambda s, t=t: s[Name(t)] for t in e.seek]
        parts += [lambda s, i=i: sum(s[a] for a in levels[i]) == 1 for i in e.issues]
        kept = [lambda s, d=rows[d]: met_in(d, s) for d in e.demands]
        assert not any(all(p(s) for p in (*parts, *kept)) for s in worlds)
        if len({f.text for f in settlement.facts}) == len(settlement.facts):
            for k in range(len(parts)):
                assert any(all(p(s) for p in (*parts[:k], *parts[k + 1 :], *kept)) for s in worlds)


@pytest.mark.parametrize("seed", range(40))
def test_the_part_of_each_demand_is_its_shapley_value(seed: int) -> None:
    settlement = random_demands(random.Random(seed), DemandShape(demands=6, issues=0))
    found = demands(settlement, NAMES)
    ids = [d.id for d in asking(settlement)]
    conflicts = plain_demands(settlement).conflicts
    if frozenset() in conflicts:
        return
    value = plain_shapley(ids, lambda some: sum(1 for c in conflicts if c <= some))
    assert {u.demand: float(u.shapley) for u in found.unlocks} == pytest.approx({d: v for d, v in value.items() if v})
    assert sum(b.shapley for b in found.burden) == len(conflicts)


@pytest.mark.parametrize("settlement", CASES)
def test_what_one_concession_leaves_is_what_is_left_without_the_demand(settlement: Settlement) -> None:
    for row in demands(settlement, NAMES).unlocks:
        rest = demands(replace(settlement, demands=tuple(d for d in settlement.demands if d.id != row.demand)), NAMES)
        assert (row.left, row.weight_left) == (len(rest.conflicts), rest.relaxations[0].weight)


@pytest.mark.parametrize("seed", range(40))
def test_shares_and_what_is_given_up_are_counted_over_the_cheapest(seed: int) -> None:
    settlement = random_demands(random.Random(seed), DemandShape(whole=True, demands=7))
    found = demands(settlement, NAMES)
    by = {d.id: d.by for d in settlement.demands}
    for row in found.burden:
        lists = [[d for d in r.drop if by[d] == row.party] for r in found.cheapest]
        assert row.share == Fraction(sum(1 for mine in lists if mine), max(len(lists), 1))
        assert row.gives_up == Fraction(sum(map(len, lists)), max(len(lists), 1))
        assert row.share == row.share_by_count  # all weights are 1 here


@pytest.mark.parametrize("seed", range(40))
def test_red_lines_taken_as_fixed_leave_what_every_situation_with_them_has(seed: int) -> None:
    settlement = random_demands(random.Random(seed), DemandShape(demands=7, red_lines=0.4))
    found = demands(settlement, NAMES)
    rows, every = asking(settlement), list(situations(settlement))
    terms = [t.id for t in settlement.terms]
    for row in found.red_lines:
        held = [d for d in rows if d.kind == "red_line" and d.by in row.parties]
        assert [d.id for d in held] == list(row.demands)
        left = [s for s in every if all(met_in(d, s) for d in held)]
        assert row.together == bool(left)
        if not left:
            assert all(set(c) <= set(row.demands) for c in row.conflicts)
            assert (row.conflicts != ()) is True
            continue
        gone = [d.id for d in rows if d not in held and not any(met_in(d, s) for s in left)]
        assert list(row.must_go) == gone
        spoken = {t for t in terms if any(s[Name(t)] for s in every) and any(not s[Name(t)] for s in every)}
        assert set(row.forced) & set(terms) == {t for t in spoken if all(s[Name(t)] for s in left)}
        assert set(row.forbidden) & set(terms) == {t for t in spoken if not any(s[Name(t)] for s in left)}
        best = min(sum(d.weight.middle for d in rows if not met_in(d, s)) for s in left)
        assert row.relaxation is not None
        assert row.relaxation.weight == best


@pytest.mark.parametrize("seed", range(40))
def test_what_is_sought_is_asked_by_itself(seed: int) -> None:
    settlement = random_demands(random.Random(seed), DemandShape(seek=2))
    for row in demands(settlement, NAMES).sought:
        worlds = list(situations(replace(settlement, seek=(row.term,))))
        rows = asking(settlement)
        assert row.by_facts == bool(worlds)
        assert row.with_all == any(all(met_in(d, s) for d in rows) for s in worlds)
        costs = [sum((d.weight.middle for d in rows if not met_in(d, s)), Fraction(0)) for s in worlds]
        assert row.weight == min(costs, default=None)


@pytest.mark.parametrize("seed", range(40))
def test_an_offer_meets_what_follows_from_it(seed: int) -> None:
    settlement = random_demands(random.Random(seed), DemandShape(demands=8, offers=0.4))
    every, rows = list(situations(settlement)), asking(settlement)
    for row in demands(settlement, NAMES).offers:
        offer = next(d for d in settlement.demands if d.id == row.offer)
        worlds = [s for s in every if met_in(offer, s)]
        others = [d for d in rows if d.by != offer.by]
        assert row.possible == bool(worlds)
        if worlds:
            news = [d for d in others if not all(met_in(d, s) for s in every)]
            assert row.meets == tuple(d.id for d in news if all(met_in(d, s) for s in worlds))
            open_ = [d for d in others if any(met_in(d, s) for s in every)]
            assert row.contradicts == tuple(d.id for d in open_ if not any(met_in(d, s) for s in worlds))


def test_a_version_counts_its_own_rows_and_those_of_no_version() -> None:
    rows = liffiton_sakallah().demands
    settlement = replace(
        liffiton_sakallah(),
        versions=(Version("may"), Version("june")),
        demands=(rows[0], replace(rows[1], version="may"), *(replace(d, version="june") for d in rows[2:])),
    )
    assert demands(settlement, NAMES).version == "may"
    assert demands(settlement, NAMES).conflicts == (("d1", "d2"),)
    assert demands(settlement, NAMES, version="june").conflicts == (("d1", "d3", "d4"),)
    with pytest.raises(UsageError, match=r'version "jun" is not defined.*Did you mean "june"'):
        demands(settlement, NAMES, version="jun")


def test_a_fixed_demand_counts_as_a_fact_and_a_dropped_one_not_at_all() -> None:
    held = demands(liffiton_sakallah(), NAMES, fix=["d1"])
    assert held.conflicts == (("d2",), ("d3", "d4"))
    assert held.explained[0].fixed == ("d1",)
    assert "South's demand d2 (“!a”) cannot be met, with d1 held fixed." in held.sentences()[0]
    assert demands(liffiton_sakallah(), NAMES, drop=["d1"]).conflicts == ()
    with pytest.raises(UsageError, match=r'demand "d9" is not defined. Defined: "d1", "d2", "d3", "d4"'):
        demands(liffiton_sakallah(), NAMES, drop=["d9"])


def test_the_pairs_that_share_conflicts_are_counted_by_demand_and_by_party() -> None:
    found = demands(liffiton_sakallah(), NAMES)
    assert found.blocks == (("d1", "d2", 1), ("d1", "d3", 1), ("d1", "d4", 1), ("d3", "d4", 1))
    assert found.parties_block == (("north", "north", 1), ("north", "south", 2))


def test_a_limit_lists_the_smallest_and_the_cheapest_and_says_so() -> None:
    settlement = large_demands(random.Random(7), 30)
    whole, some = demands(settlement, NAMES), demands(settlement, NAMES, limit=2)
    assert whole.conflicts_found > 2
    assert some.conflicts == whole.conflicts[:2]
    assert [r.weight for r in some.relaxations] == [r.weight for r in whole.relaxations[:2]]
    assert (some.conflicts_found, some.conflicts_complete) == (whole.conflicts_found, False)
    assert some.none_below == len(some.conflicts[-1])
    assert some.lighter_than == some.relaxations[-1].weight
    assert some.relaxations_complete is False
    assert some.cut
    assert some.unlocks == whole.unlocks  # what follows is worked out from all of them
    assert some.burden == whole.burden


def test_a_budget_that_is_over_leaves_an_answer_that_claims_nothing() -> None:
    found = demands(liffiton_sakallah(), NAMES, budget=Budget(0.0))
    assert not found.complete
    assert (found.conflicts, found.relaxations) == ((), ())
    assert "budget" in found.cut
    assert found.sentences()[0] == "No conflict was found in the time there was; there may be some."


def test_what_was_found_in_the_time_is_right() -> None:
    settlement = large_demands(random.Random(5), 40)
    whole, some = demands(settlement, NAMES), demands(settlement, NAMES, budget=Stopping(100))
    assert not some.complete
    assert some.relaxations[0].weight == whole.relaxations[0].weight
    assert set(some.conflicts) <= set(whole.conflicts)


class Stopping(Budget):
    """A budget that ends after so many looks at it, the same on any machine."""

    def __init__(self, looks: int) -> None:
        super().__init__(3600.0)
        self.looks = looks

    def over(self) -> bool:
        self.looks -= 1
        return self.looks < 0


def test_the_cheapest_of_a_large_case_is_that_of_the_best_situation() -> None:
    settlement = random_demands(random.Random(3), DemandShape(demands=40, terms=8, issues=1))
    found = demands(settlement, NAMES)
    rows = asking(settlement)
    best = min(sum(d.weight.middle for d in rows if not met_in(d, s)) for s in situations(settlement))
    assert found.relaxations[0].weight == best


def test_statements_of_every_kind_are_understood() -> None:
    a, b, c = Name("a"), Name("b"), Name("c")
    trees = [Iff(a, b), Xor((a, b, c)), Implies(a, Not(c)), a, Not(b)]
    rows = tuple(Demand(f"d{k}", "north", "demand", statement(t)) for k, t in enumerate(trees))
    settlement = Settlement(terms=(Term("a"), Term("b"), Term("c")), demands=rows)
    plain = plain_demands(settlement)
    assert sets(demands(settlement, NAMES)) == (plain.conflicts, plain.relaxations)
    assert to_text(trees[1]) == "a ^ b ^ c"


def test_no_demands_leave_nothing_to_say() -> None:
    found = demands(Settlement(), {})
    assert (found.conflicts, [r.drop for r in found.relaxations]) == ((), [()])
    assert found.sentences() == ["Nobody demands anything."]


def test_long_relaxations_that_weigh_the_same_are_told_for_all_parties_not_by_the_first() -> None:
    pairs = range(6)
    both = [
        row
        for k in pairs
        for row in (
            Demand(f"n{k}", "north", "demand", statement(Name(f"t{k}"))),
            Demand(f"s{k}", "south", "demand", statement(Not(Name(f"t{k}")))),
        )
    ]
    terms = tuple(Term(f"t{k}", "") for k in pairs)
    found = demands(Settlement(terms=terms, demands=tuple(both)), NAMES)
    assert any("they give up 0 to 6 of North and 0 to 6 of South" in x for x in found.sentences())
