"""The greatest height: the search with prices, its plain twin, and a loop over all packages in fractions."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.settlement import Issue, IssueLevel
from comity.logic.tree import And, Level, Not
from comity.settlement.packages.bargaining import highest as module
from comity.settlement.packages.bargaining.blockwise import leximin_of_blocks, small_blocks
from comity.settlement.packages.bargaining.climb import climb
from comity.settlement.packages.bargaining.deepening import Deepening, tree_of
from comity.settlement.packages.bargaining.goals import Goal, Goals, goals_over, of_party
from comity.settlement.packages.bargaining.highest import Reached, all_at_once, searched
from comity.settlement.packages.bargaining.shares import Part
from comity.settlement.packages.blocks import Blocks
from comity.settlement.packages.model import Package, Packages


def model(rng: random.Random, issues: int = 4, parties: int = 3, top: int = 9, parts: int = 1) -> Packages:
    made = tuple(
        Issue(f"i{k}", levels=tuple(IssueLevel(f"l{n}") for n in range(rng.randint(1, 4)))) for k in range(issues)
    )
    worth = tuple(
        tuple(tuple(Fraction(rng.randint(-2, top), rng.randint(1, parts)) for _ in i.levels) for i in made)
        for _ in range(parties)
    )
    tie = And((Level("i0", "l0"), Not(Level("i1", "l0"))))
    extras = tuple(((tie, Fraction(rng.randint(-3, 3))),) if rng.random() < 0.4 else () for _ in range(parties))
    exclude = (And((Level("i0", "l0"), Level("i1", "l0"))),) if rng.random() < 0.3 else ()
    floor = tuple(Fraction(rng.randint(-3, 5 * issues), rng.randint(1, parts)) for _ in range(parties))
    curves = tuple(((),) * issues for _ in range(parties))
    names = tuple(f"p{p}" for p in range(parties))
    return Packages(made, names, worth, curves, extras, exclude, floor, (Fraction(1),) * parties)


def everything(packages: Packages) -> list[Package]:
    every = itertools.product(*(range(len(i.levels)) for i in packages.issues))
    return [p for p in every if packages.allowed(p)]


def blocks_of(packages: Packages) -> Blocks:
    blocks = small_blocks(packages)
    assert blocks is not None
    return blocks


def some_goals(rng: random.Random, packages: Packages, parts: int) -> Goals:
    count = len(packages.parties)
    goals = [
        of_party(p, count, floor, Fraction(rng.randint(0, 2), rng.randint(1, parts)))
        for p, floor in enumerate(packages.floor)
    ]
    weights = tuple(Fraction(rng.randint(-1, 2), rng.randint(1, parts)) for _ in range(count))
    goals.append(Goal(weights, Fraction(rng.randint(-9, 0)), Fraction(1)))
    return goals_over(blocks_of(packages), goals)


def highest_by_hand(packages: Packages, goals: Goals) -> tuple[Fraction | None, list[Package]]:
    heights: dict[Package, Fraction] = {}
    for package in everything(packages):
        values = packages.values(package)
        over = [sum((w * v for w, v in zip(g.weights, values, strict=True)), Fraction(0)) - g.base for g in goals.goals]
        if all(o >= 0 for o, g in zip(over, goals.goals, strict=True) if not g.slope):
            heights[package] = min(o / g.slope for o, g in zip(over, goals.goals, strict=True) if g.slope)
    top = max(heights.values(), default=None)
    return top, sorted(p for p, h in heights.items() if h == top)


@pytest.mark.parametrize("parts", [1, 7])
@pytest.mark.parametrize("way", [all_at_once, lambda goals: searched(goals, Budget())])
def test_every_package_of_the_greatest_height_is_found(way: Callable[..., Reached], parts: int) -> None:
    rng = random.Random(parts)
    empty = 0
    for _ in range(120):
        packages = model(rng, parts=parts)
        if not everything(packages):
            continue
        goals = some_goals(rng, packages, parts)
        found = way(goals)
        assert (found.height, list(found.packages)) == highest_by_hand(packages, goals)
        assert found.proven
        assert found.complete
        empty += found.height is None
    assert 0 < empty < 110


@pytest.mark.parametrize("way", [all_at_once, lambda goals, low: searched(goals, Budget(), low)])
def test_heights_below_the_least_do_not_matter(way: Callable[..., Reached]) -> None:
    rng = random.Random(3)
    for _ in range(40):
        packages = model(rng)
        if not everything(packages):
            continue
        goals = some_goals(rng, packages, 1)
        top, best = highest_by_hand(packages, goals)
        least = Fraction(rng.randint(-2, 4))
        found = way(goals, least)
        assert list(found.packages) == (best if top is not None and top >= least else [])


def test_a_difference_far_below_what_a_solver_tolerates_decides() -> None:
    issue = (Issue("i0", levels=(IssueLevel("l0"), IssueLevel("l1"))),)
    tiny = Fraction(1, 10**40)
    worth = (((Fraction(1, 3), Fraction(1, 3) + tiny),),)
    packages = Packages(issue, ("a",), worth, (((),),), ((),), (), (Fraction(0),), (Fraction(1),))
    goals = goals_over(blocks_of(packages), [of_party(0, 1, Fraction(0), Fraction(1))])
    for found in (all_at_once(goals), searched(goals, Budget())):
        assert found is not None
        assert (found.packages, found.height) == (((1,),), Fraction(1, 3) + tiny)


def test_a_goal_that_is_missed_by_less_than_floats_can_tell_is_missed() -> None:
    issue = (Issue("i0", levels=(IssueLevel("l0"), IssueLevel("l1"), IssueLevel("l2"))),)
    tiny = Fraction(1, 10**40)
    worth = (((Fraction(1) - tiny, Fraction(1), Fraction(0)),), ((Fraction(9), Fraction(2), Fraction(0)),))
    packages = Packages(issue, ("a", "b"), worth, (((),),) * 2, ((),) * 2, (), (Fraction(1),) * 2, (Fraction(1),) * 2)
    goals = goals_over(blocks_of(packages), [of_party(0, 2, Fraction(1)), of_party(1, 2, Fraction(0), Fraction(1))])
    assert all_at_once(goals).packages == ((1,),)
    assert searched(goals, Budget()) is None  # says that it cannot tell


def test_more_packages_than_there_is_room_for_are_not_called_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(5)
    monkeypatch.setattr(module, "ROOM", 2)
    cut = 0
    for _ in range(60):
        packages = model(rng, top=2)
        if not everything(packages):
            continue
        goals = some_goals(rng, packages, 1)
        top, best = highest_by_hand(packages, goals)
        found = searched(goals, Budget())
        assert found is not None
        assert found.height == top
        assert found.proven
        assert set(found.packages) <= set(best)
        assert found.complete == (len(best) < 2)
        cut += not found.complete
    assert cut > 5


def by_leximin(packages: Packages, units: dict[int, Fraction]) -> tuple[list[Package], list[Package]]:
    shares = {
        p: sorted((v - packages.floor[i]) / units[i] for i, v in enumerate(packages.values(p)) if i in units)
        for p in everything(packages)
        if packages.acceptable(p)
    }
    top = max(shares.values(), default=[])
    return [p for p, s in shares.items() if s[:1] == top[:1]], [p for p, s in shares.items() if s == top]


@pytest.mark.parametrize("room", [1, 3, 1000])
def test_leximin_block_by_block_is_leximin_by_definition(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With little room, parties that can have no more are held; what is not sure is not claimed."""
    rng = random.Random(room)
    monkeypatch.setattr(module, "ROOM", room)
    monkeypatch.setattr(module, "AT_ONCE_UP_TO", 0)
    sure = 0
    for _ in range(120):
        packages = model(rng, parties=rng.randint(1, 3), top=rng.choice([1, 3, 9]))
        units = {p: Fraction(rng.randint(1, 3)) for p in range(len(packages.parties))}
        first, best = by_leximin(packages, units)
        found = leximin_of_blocks(blocks_of(packages), units, packages.floor, 5, Budget())
        assert found is not None
        assert set(found.first) <= set(first)
        if found.all_first:
            assert sorted(found.first) == sorted(first)
        if found.done:
            assert set(found.best) <= set(best)
            assert bool(found.best) == bool(best)
            sure += 1
        if found.all_best:
            assert sorted(found.best) == sorted(best)
    assert sure > 40


def big(seed: int, issues: int = 30, levels: int = 10, parties: int = 8) -> Goals:
    rng = random.Random(seed)
    made = tuple(Issue(f"i{k}", levels=tuple(IssueLevel(f"l{n}") for n in range(levels))) for k in range(issues))
    worth = tuple(
        tuple(tuple(Fraction(rng.randint(0, 100)) for _ in range(levels)) for _ in made) for _ in range(parties)
    )
    floor = tuple(Fraction(rng.randint(500, 1300)) for _ in range(parties))
    curves = tuple(((),) * issues for _ in range(parties))
    names = tuple(f"p{p}" for p in range(parties))
    packages = Packages(made, names, worth, curves, ((),) * parties, (), floor, (Fraction(1),) * parties)
    one = Fraction(1)
    return goals_over(blocks_of(packages), [of_party(p, parties, f, one) for p, f in enumerate(floor)])


class Looks(Budget):
    """A budget that ends when it was looked at so many times, however quick the machine."""

    def __init__(self, most: int) -> None:
        super().__init__(None)
        self.looks = most

    def over(self) -> bool:
        self.looks -= 1
        return self.stopped or self.looks < 0

    @property
    def reason(self) -> str:
        return "it was looked at often enough"


@pytest.mark.parametrize("looks", [1, 20, 200])
def test_a_search_that_is_cut_has_a_package_and_a_bound_above_it(looks: int) -> None:
    goals = big(0, issues=60, levels=20, parties=12)
    found = searched(goals, Looks(looks))
    assert found is not None
    assert (found.proven, found.complete) == (False, False)
    assert "often enough" in found.why
    assert found.height is not None
    assert found.height <= found.bound < float(found.height) * 1.05
    values = goals.blocks.packages.values(found.packages[0])
    assert min(v - f for v, f in zip(values, goals.blocks.packages.floor, strict=True)) == found.height


def test_no_package_of_many_is_higher_than_the_one_proven() -> None:
    """Ten to the thirty packages: changes of any two issues do not better it, and the bound is met."""
    goals = big(1)
    found = searched(goals, Budget())
    assert found is not None
    assert found.proven
    assert found.height is not None
    tree = tree_of(goals, 10)
    search = Deepening(tree, Budget(), None)
    assert float(found.height) <= search.bound * float(goals.unit) + 1e-6
    start = np.array(found.packages[0])
    worth, base, slope = tree.plain
    assert climb(worth, base, slope, start, Budget()).tolist() == start.tolist()


def test_ctrl_c_keeps_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Deepening, bar: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Deepening, "_pass", interrupted)
    budget = Budget()
    found = searched(big(2, issues=8), Part(budget, None))
    assert found is not None
    assert not found.proven
    assert found.why == "the work was stopped"
    assert budget.over()
