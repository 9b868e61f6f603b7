"""
The axioms of the bargaining solutions, in the form in which they hold for finitely many packages.

In a convex set each solution has one point, and a larger set helps everybody or nobody. In a finite set there may be
several optima, and a package that is added can take the place of one that was better for some party. What is left
of monotony: the least gain (egalitarian) never falls when packages are added; nor does the least share
(Kalai-Smorodinsky) as long as the ideals stay; and with it the ordered list of gains never falls in the order leximin.
"""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.settlement import Issue, IssueLevel
from comity.settlement.packages.bargaining.analyse import THREE, bargain
from comity.settlement.packages.bargaining.result import Solution
from comity.settlement.packages.model import Package, Packages
from comity.settlement.packages.plain import acceptable, dominates
from comity.testing.packages_at_random import packages_at_random, statement_at_random

quick = settings(max_examples=40, deadline=None)
seeds = st.integers(0, 10**6)
ALL = 10**4


def model_of(seed: int) -> Packages:
    """Return a model with a package that is acceptable."""
    rng = random.Random(seed)
    while True:
        model = packages_at_random(rng, coarse=seed % 2 == 0)
        if acceptable(model):
            return model


def solve(model: Packages, *keys: str) -> dict[str, Solution]:
    return {key: bargain(model, limit=ALL, keys=(key,)).of(key) for key in keys}


def gains_of(model: Packages, package: Package) -> list[Fraction]:
    return sorted(v - f for v, f in zip(model.values(package), model.floor, strict=True))


@quick
@given(seeds, st.data())
def test_nash_and_kalai_smorodinsky_do_not_depend_on_units_or_zeros(seed: int, data: st.DataObject) -> None:
    model = model_of(seed)
    n = len(model.parties)
    units = data.draw(st.lists(st.fractions(Fraction(1, 7), 50, max_denominator=7), min_size=n, max_size=n))
    zeros = data.draw(st.lists(st.fractions(-9, 9, max_denominator=3), min_size=n, max_size=n))
    changed = replace(
        model,
        worth=tuple(
            tuple(tuple(u * w + (z if k == 0 else 0) for w in row) for k, row in enumerate(rows))
            for u, z, rows in zip(units, zeros, model.worth, strict=True)
        ),
        extras=tuple(tuple((tree, u * adds) for tree, adds in row) for u, row in zip(units, model.extras, strict=True)),
        floor=tuple(u * f + z for u, z, f in zip(units, zeros, model.floor, strict=True)),
    )
    keys = ("nash", "weighted_nash", "kalai_smorodinsky")
    for key in keys:
        assert set(solve(model, key)[key].packages) == set(solve(changed, key)[key].packages)


@quick
@given(seeds, st.fractions(Fraction(1, 7), 50, max_denominator=7))
def test_the_egalitarian_solution_does_not_depend_on_a_unit_that_all_share(seed: int, unit: Fraction) -> None:
    model = model_of(seed)
    changed = replace(
        model,
        worth=tuple(tuple(tuple(unit * w for w in row) for row in rows) for rows in model.worth),
        extras=tuple(tuple((tree, unit * adds) for tree, adds in row) for row in model.extras),
        floor=tuple(unit * f for f in model.floor),
    )
    key = "egalitarian"
    assert set(solve(model, key)[key].packages) == set(solve(changed, key)[key].packages)


def test_the_egalitarian_solution_depends_on_units_of_their_own() -> None:
    issue = Issue("i", levels=(IssueLevel("x"), IssueLevel("y")))
    one, none = (Fraction(1),) * 2, (Fraction(0),) * 2
    chosen = []
    for unit in (1, 10):
        worth = ((tuple(map(Fraction, (2, 3))),), (tuple(Fraction(unit * w) for w in (3, 1)),))
        model = Packages((issue,), ("a", "b"), worth, (((),),) * 2, ((), ()), (), none, one)
        chosen.append(bargain(model, keys=("egalitarian",)).of("egalitarian").packages)
    assert chosen == [((0,),), ((1,),)]


@quick
@given(seeds)
def test_the_order_of_the_parties_changes_nothing(seed: int) -> None:
    model = model_of(seed)
    turned = replace(
        model,
        **{name: getattr(model, name)[::-1] for name in ("parties", "worth", "curves", "extras", "floor", "weights")},
    )
    for key in (*THREE, "weighted_nash"):
        here, there = solve(model, key)[key], solve(turned, key)[key]
        assert set(here.packages) == set(there.packages)
        assert (here.score, here.proven, here.complete) == (there.score, there.proven, there.complete)
        assert {frozenset(g) for g in here.gainers} == {frozenset(g) for g in there.gainers}


@quick
@given(seeds)
def test_what_is_symmetric_has_solutions_that_are_symmetric_as_a_set(seed: int) -> None:
    # issue 1 is to b what issue 0 is to a: exchange the parties and the issues, and nothing has changed
    rng = random.Random(seed)
    levels = rng.randint(2, 5)
    one, other = (tuple(Fraction(rng.randint(0, 9)) for _ in range(levels)) for _ in range(2))
    issues = tuple(Issue(f"i{k}", levels=tuple(IssueLevel(f"l{j}") for j in range(levels))) for k in range(2))
    floor = (Fraction(rng.randint(0, 5)),) * 2
    worth = ((one, other), (other, one))
    model = Packages(issues, ("a", "b"), worth, (((), ()),) * 2, ((), ()), (), floor, (Fraction(1),) * 2)
    for solution in bargain(model, limit=ALL).solutions:
        assert {p[::-1] for p in solution.packages} == set(solution.packages)
        assert {v[::-1] for v in solution.values} == set(solution.values)


@quick
@given(seeds)
def test_packages_that_were_not_chosen_do_not_matter_to_nash_and_to_the_egalitarian_solution(seed: int) -> None:
    model = model_of(seed)
    fewer = replace(model, exclude=(*model.exclude, statement_at_random(random.Random(seed), model.issues)))
    for key in ("nash", "egalitarian"):
        before = solve(model, key)[key]
        kept = {p for p in before.packages if fewer.allowed(p)}
        if kept and (key == "egalitarian" or before.score):
            assert set(solve(fewer, key)[key].packages) == kept


def test_packages_that_were_not_chosen_matter_to_kalai_smorodinsky() -> None:
    # the last package is nobody's choice, but it is a's ideal
    worth = tuple((tuple(map(Fraction, row)),) for row in ((4, 6, 12), (6, 5, 0)))
    issue = Issue("i", levels=tuple(IssueLevel(name) for name in "xyz"))
    two = (Fraction(0),) * 2, (Fraction(1),) * 2
    model = Packages((issue,), ("a", "b"), worth, (((),),) * 2, ((), ()), (), *two)
    shorter = replace(
        model,
        issues=(Issue("i", levels=issue.levels[:2]),),
        worth=tuple((row[0][:2],) for row in worth),
    )
    key = "kalai_smorodinsky"
    assert solve(model, key)[key].packages == ((1,),)  # least shares 4/12, 6/12, 0
    assert solve(shorter, key)[key].packages == ((1,),)  # 4/6, 5/6
    nearer = replace(
        model, worth=(((Fraction(4), Fraction(6), Fraction(6)),), ((Fraction(6), Fraction(3), Fraction(0)),))
    )
    assert solve(nearer, key)[key].packages == ((0,),)  # 4/6, 3/6, 0
    longer = replace(nearer, worth=(((Fraction(4), Fraction(6), Fraction(18)),), nearer.worth[1]))
    assert solve(longer, key)[key].packages == ((1,),)  # 4/18, 6/18, 0: the ideal moved, and with it the choice


@quick
@given(seeds)
def test_more_packages_never_lower_the_least_gain_nor_the_least_share_while_ideals_stay(seed: int) -> None:
    model = model_of(seed)
    fewer = replace(model, exclude=(*model.exclude, statement_at_random(random.Random(seed), model.issues)))
    if not acceptable(fewer):
        return
    more, less = bargain(model), bargain(fewer)
    pairs = [(found.model, found.of("egalitarian").packages[0]) for found in (more, less)]
    assert gains_of(*pairs[0]) >= gains_of(*pairs[1])
    if more.ideals == less.ideals:
        assert (more.of("kalai_smorodinsky").score or 0) >= (less.of("kalai_smorodinsky").score or 0)


def test_a_package_that_is_added_may_harm_a_party() -> None:
    # without (2, 2) the egalitarian solution gives b 10: the monotony of convex sets does not carry over
    issue = Issue("i", levels=(IssueLevel("old"), IssueLevel("new")))
    worth = tuple((tuple(map(Fraction, row)),) for row in ((1, 2), (10, 2)))
    model = Packages((issue,), ("a", "b"), worth, (((),),) * 2, ((), ()), (), (Fraction(0),) * 2, (Fraction(1),) * 2)
    assert bargain(model).of("egalitarian").values == ((2, 2),)


@quick
@given(seeds)
def test_nash_egalitarian_and_the_refined_packages_waste_nothing(seed: int) -> None:
    model = model_of(seed)
    there = [model.values(p) for p in acceptable(model)]
    found = bargain(model, limit=ALL)
    ks = found.of("kalai_smorodinsky")
    chosen = [*found.of("egalitarian").values, *map(model.values, [*found.of("nash").chosen, *ks.refined])]
    assert chosen
    assert not any(dominates(v, mine) for mine in chosen for v in there)


def test_kalai_smorodinsky_may_waste_and_its_refinement_does_not() -> None:
    # least shares 1/2 in both; the second brings a no more, and costs b
    issue = Issue("i", levels=tuple(IssueLevel(name) for name in "wxyz"))
    worth = tuple((tuple(map(Fraction, row)),) for row in ((2, 2, 4, 0), (3, 2, 0, 4)))
    model = Packages((issue,), ("a", "b"), worth, (((),),) * 2, ((), ()), (), (Fraction(0),) * 2, (Fraction(1),) * 2)
    found = bargain(model).of("kalai_smorodinsky")
    assert found.packages == ((0,), (1,))
    assert found.refined == ((0,),)
