"""Every bargaining solution against its definition, read aloud over all packages; and what is said of each answer."""

from __future__ import annotations

import itertools
import json
import math
import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.settlement import Issue, IssueLevel
from comity.errors import UsageError
from comity.logic.tree import And, Level
from comity.settlement.packages.bargaining.analyse import bargain, closest_to_acceptable, ideal_values
from comity.settlement.packages.bargaining.result import KEYS
from comity.settlement.packages.model import Package, Packages
from comity.testing.packages_at_random import packages_at_random, with_floor

ALL = 10**4
Gains = Callable[[Package], list[Fraction]]


def every(model: Packages) -> list[Package]:
    """All packages that are not excluded."""
    choices = itertools.product(*(range(len(issue.levels)) for issue in model.issues))
    return [p for p in choices if not any(model.holds(tree, p) for tree in model.exclude)]


def acceptable(model: Packages) -> list[Package]:
    return [p for p in every(model) if all(g >= 0 for g in gained(model, p))]


def gained(model: Packages, package: Package) -> list[Fraction]:
    return [v - f for v, f in zip(model.values(package), model.floor, strict=True)]


def nash_by_hand(model: Packages, weights: tuple[Fraction, ...]) -> tuple[set[Package], set[Package]]:
    """All with the greatest product; and for each largest set that can gain together the greatest product over it."""
    whole = math.lcm(*(w.denominator for w in weights))
    scores: dict[tuple[int, ...], dict[Package, Fraction]] = {}
    products = {}
    for p in acceptable(model):
        powers = [(g, int(w * whole)) for g, w in zip(gained(model, p), weights, strict=True) if w]
        some = tuple(i for i, (g, _) in enumerate(powers) if g)
        scores.setdefault(some, {})[p] = math.prod((g**n for g, n in powers if g), start=Fraction(1))
        products[p] = math.prod((g**n for g, n in powers), start=Fraction(1))
    most = max(map(len, scores), default=0)
    refined = {
        p
        for some, found in scores.items()
        if len(some) == most
        for p, score in found.items()
        if score == max(found.values())
    }
    return {p for p in products if products[p] == max(products.values())}, refined


def leximin_by_hand(packages: list[Package], shares: Gains) -> set[Package]:
    best = max((sorted(shares(p)) for p in packages), default=None)
    return {p for p in packages if sorted(shares(p)) == best}


def ideals_by_hand(model: Packages) -> list[Fraction]:
    return [max(model.values(p)[i] for p in acceptable(model)) for i in range(len(model.parties))]


def ks_by_hand(model: Packages) -> tuple[set[Package], set[Package]]:
    """All packages with the greatest least share, and those of them that leximin chooses."""
    there = acceptable(model)
    if not there:
        return set(), set()
    full = [m - f for m, f in zip(ideals_by_hand(model), model.floor, strict=True)]
    if not any(full):
        return set(there), set(there)

    def shares(package: Package) -> list[Fraction]:
        return [g / f for g, f in zip(gained(model, package), full, strict=True) if f]

    best = max(min(shares(p)) for p in there)
    return {p for p in there if min(shares(p)) == best}, leximin_by_hand(there, shares)


def by_hand(model: Packages, key: str) -> set[Package]:
    there = acceptable(model)
    if key == "nash":
        return nash_by_hand(model, (Fraction(1),) * len(model.parties))[0]
    if key == "weighted_nash":
        return nash_by_hand(model, model.weights)[0]
    if key == "kalai_smorodinsky":
        return ks_by_hand(model)[0]
    if key == "egalitarian":
        return leximin_by_hand(there, lambda p: gained(model, p))
    most = max((sum(model.values(p)) for p in there), default=None)
    return {p for p in there if sum(model.values(p)) == most}


@pytest.mark.parametrize("seed", range(50))
def test_all_optima_are_those_of_the_definition_and_proven(seed: int) -> None:
    model = replace(packages_at_random(random.Random(seed), coarse=seed % 2 == 0), comparable=True)
    found = bargain(model, limit=ALL, keys=KEYS)
    assert found.agreement is bool(acceptable(model))
    for key in KEYS:
        solution = found.of(key)
        assert len(set(solution.packages)) == len(solution.packages)
        assert set(solution.packages) == by_hand(model, key), key
        assert solution.values == tuple(model.values(p) for p in solution.packages)
        assert (solution.proven, solution.complete, solution.gap) == (True, True, 0.0)
    assert set(found.of("kalai_smorodinsky").refined) == ks_by_hand(model)[1]
    for key, weights in (("nash", (Fraction(1),) * len(model.parties)), ("weighted_nash", model.weights)):
        whole, refined = nash_by_hand(model, weights)
        assert set(found.of(key).refined) == (refined if found.of(key).gainers else set())
        assert bool(found.of(key).gainers) or refined == whole
    for solution in found.solutions:
        assert solution.packages[: len(solution.refined)] == solution.refined


ROOMS = "comity.settlement.packages.bargaining."
WAYS = {
    "search": ("analyse.lay_out", "nash.lay_out"),
    "programs": ("analyse.lay_out", "nash.lay_out", "linear.small_blocks", "maxmin.small_blocks"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(100, 130))
def test_what_is_done_for_more_packages_finds_the_same(seed: int, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # "programs": what is done where many issues are tied together
    for name in WAYS[way]:
        monkeypatch.setattr(ROOMS + name, lambda packages, **more: None)
    model = replace(packages_at_random(random.Random(seed), coarse=seed % 2 == 0), comparable=True)
    found = bargain(model, limit=ALL, keys=KEYS)
    for solution in found.solutions:
        assert set(solution.packages) == by_hand(model, solution.key), solution.key
        assert solution.proven
        assert solution.complete
    assert set(found.of("kalai_smorodinsky").refined) == ks_by_hand(model)[1]
    refined = nash_by_hand(model, (Fraction(1),) * len(model.parties))[1]
    assert set(found.of("nash").refined) == (refined if found.of("nash").gainers else set())


@pytest.mark.parametrize("seed", range(30))
def test_the_score_is_what_the_solution_makes_large(seed: int) -> None:
    rng = random.Random(seed)
    model = packages_at_random(rng)
    while not acceptable(model):
        model = packages_at_random(rng)
    found = bargain(replace(model, comparable=True), keys=KEYS)
    gains = {key: gained(model, found.of(key).packages[0]) for key in KEYS}
    score = found.of("nash").score
    assert score is not None
    assert math.isclose(score, math.prod(gains["nash"]), rel_tol=1e-9, abs_tol=1e-12)
    assert found.of("egalitarian").score == float(min(gains["egalitarian"]))
    assert found.of("utilitarian").score == pytest.approx(float(sum(found.of("utilitarian").values[0])))
    full = [m - f for m, f in zip(ideals_by_hand(model), model.floor, strict=True)]
    if any(full):
        shares = [g / f for g, f in zip(gains["kalai_smorodinsky"], full, strict=True) if f]
        assert found.of("kalai_smorodinsky").score == pytest.approx(float(min(shares)))


@pytest.mark.parametrize("seed", range(30))
def test_ideals_are_the_best_acceptable_values(seed: int) -> None:
    model = packages_at_random(random.Random(seed))
    ideals, why = ideal_values(model, Budget())
    assert why == ""
    assert ideals == (tuple(ideals_by_hand(model)) if acceptable(model) else None)


@pytest.mark.parametrize("seed", range(30))
def test_where_nothing_is_acceptable_the_closest_package_falls_short_least(seed: int) -> None:
    model = packages_at_random(random.Random(seed))
    model = with_floor(model, tuple(f + 30 for f in model.floor))
    package, shortfall = closest_to_acceptable(model, Budget())
    there = [max(-g for g in gained(model, p)) for p in every(model)]
    assert shortfall == min(there, default=None)
    assert (package is None) == (not there)
    assert package is None or max(-g for g in gained(model, package)) == shortfall


def pieces(*worth: tuple[int, ...], floor: tuple[int, ...] | None = None, **more: object) -> Packages:
    """One issue; a row of values for each party."""
    issue = Issue("i", levels=tuple(IssueLevel(f"l{k}") for k in range(len(worth[0]))))
    n = len(worth)
    low = tuple(map(Fraction, floor or (0,) * n))
    rows = tuple((tuple(map(Fraction, row)),) for row in worth)
    made = Packages((issue,), tuple("abcdefgh"[:n]), rows, (((),),) * n, ((),) * n, (), low, (Fraction(1),) * n)
    return replace(made, **more)


def test_no_agreement_is_said_with_how_close_it_comes() -> None:
    found = bargain(pieces((5, 2, 0), (0, 2, 5), floor=(3, 4)))
    assert found.agreement is False
    assert all(s.packages == () and s.proven and s.complete for s in found.solutions)
    assert (found.closest, found.shortfall) == ((1,), 2)
    (said,) = found.sentences({"a": "Anna", "b": "Bert"})
    assert "falls short by 2 at most, for Anna and Bert" in said
    assert found.to_json()["closest"] == {"package": {"i": "l1"}, "shortfall": 2.0}


def test_packages_that_are_all_ruled_out_leave_nothing_and_no_closest_one() -> None:
    found = bargain(pieces((5, 2), (0, 2), exclude=(Level("i", "l0"), Level("i", "l1"))))
    assert (found.agreement, found.closest, found.shortfall) == (False, None, None)
    assert all(s.proven for s in found.solutions)


def test_nash_where_not_everybody_can_gain_keeps_each_largest_set_apart() -> None:
    # a and b can gain, or a and c, never all: 3 * 5 = 15 for the one, 2 * 4 = 8 for the other, and no 15 : 8
    model = pieces((3, 2, 2, 9), (5, 0, 1, 0), (0, 4, 0, 0))
    found = bargain(model, keys=("nash",))
    solution = found.of("nash")
    # the product is 0 everywhere, so that all are optima; those of the largest sets come first and are named
    assert solution.packages == ((0,), (1,), (2,), (3,))
    assert solution.refined == ((0,), (1,))
    assert set(solution.gainers) == {("a", "b"), ("a", "c")}
    assert (solution.score, solution.bound, solution.proven, solution.complete) == (0.0, 0.0, True, True)
    told = found.to_json()["proofs"]["nash"]
    assert told["gainers"] == [list(g) for g in solution.gainers]
    assert told["refined"] == [{"i": "l0"}, {"i": "l1"}]


def test_where_nobody_can_gain_every_acceptable_package_is_a_solution() -> None:
    model = pieces((1, 1, 0), (2, 2, 2), floor=(1, 2))
    found = bargain(model)
    for solution in found.solutions:
        assert set(solution.packages) == {(0,), (1,)}
        assert solution.proven
        assert solution.complete


def test_a_party_that_can_only_be_at_its_floor_has_no_share() -> None:
    model = pieces((0, 4, 8), (8, 4, 0), (1, 1, 1), floor=(0, 0, 1))
    found = bargain(model)
    assert found.of("kalai_smorodinsky").packages == ((1,),)
    assert found.of("kalai_smorodinsky").score == 0.5
    assert found.of("nash").gainers == (("a", "b"),)


def test_weights_are_exponents_and_a_weight_of_nothing_takes_no_part() -> None:
    # 2^w 3^1 against 4^w 1^1: with w = 1, 6 > 4; with w = 2, 12 < 16; with 0 only b counts
    model = pieces((2, 4), (3, 1))
    chosen = {}
    for weight in (0, 1, 2):
        weighted = replace(model, weights=(Fraction(weight), Fraction(1)))
        chosen[weight] = bargain(weighted, keys=("weighted_nash",)).of("weighted_nash").packages
    assert chosen == {0: ((0,),), 1: ((0,),), 2: ((1,),)}


def test_equal_weighted_products_are_found_equal_in_fractions() -> None:
    # 4^(1/2) * 1 = 1^(1/2) * 2, which floats need not say
    model = replace(pieces((4, 1), (1, 2)), weights=(Fraction(1, 2), Fraction(1)))
    assert set(bargain(model, keys=("weighted_nash",)).of("weighted_nash").packages) == {(0,), (1,)}


def test_values_are_added_only_where_they_are_said_to_be_comparable() -> None:
    model = pieces((0, 4, 9), (5, 3, 0))
    refused = bargain(model, keys=("utilitarian",)).of("utilitarian")
    assert (refused.packages, refused.proven) == ((), False)
    assert "not declared comparable" in refused.why
    allowed = bargain(replace(model, comparable=True), keys=("utilitarian",)).of("utilitarian")
    assert allowed.packages == ((2,),)


def test_a_limit_cuts_the_list_and_says_so() -> None:
    model = pieces((1,) * 9, (1,) * 9)
    whole = bargain(model, limit=9, keys=KEYS[:4])
    assert all(len(s.packages) == 9 and s.complete for s in whole.solutions)
    for solution in bargain(model, limit=4, keys=KEYS[:4]).solutions:
        assert len(set(solution.packages)) == 4
        assert (solution.proven, solution.complete) == (True, False)
        assert "limit 4" in solution.why


def test_exclusions_tie_issues_and_combinations_of_both_signs_count() -> None:
    two = tuple(Issue(f"i{k}", levels=(IssueLevel("no"), IssueLevel("yes"))) for k in range(2))
    both = And((Level("i0", "yes"), Level("i1", "yes")))
    half, one, none = Fraction(1, 2), Fraction(1), Fraction(0)
    row = ((one, one + half), (one, one + half))
    model = Packages(two, ("a", "b"), (row, row), (((), ()),) * 2, ((), ()), (), (none, none), (one, one))
    cases = {
        (1, 1): model,
        (0, 1): replace(model, exclude=(both,)),
        (0, 0): replace(model, extras=(((both, -one),), ((both, -one), (Level("i0", "yes"), -one)))),
    }
    assert bargain(cases[(1, 1)]).of("nash").packages == ((1, 1),)
    assert set(bargain(cases[(0, 1)]).of("nash").packages) == {(0, 1), (1, 0)}
    assert bargain(cases[(0, 0)]).of("nash").packages == ((0, 1),)


def test_wrong_questions_are_refused_in_words() -> None:
    with pytest.raises(UsageError, match='no bargaining solution "nahs"'):
        bargain(pieces((1, 2)), keys=("nahs",))
    with pytest.raises(UsageError, match="No party has values"):
        bargain(replace(pieces((1, 2)), parties=(), worth=(), curves=(), extras=(), floor=(), weights=()))


def test_each_step_is_announced() -> None:
    said: list[str] = []
    bargain(pieces((1, 2), (2, 1)), progress=said.append)
    assert len(said) == 3
    assert "Nash" in said[0]


def test_the_answer_is_json_a_table_and_sentences() -> None:
    found = bargain(pieces((0, 4, 8), (8, 4, 0)))
    made = found.to_json()
    assert made["nash"] == [{"package": {"i": "l1"}, "value": {"a": 4.0, "b": 4.0}}]
    assert made["ideals"] == {"a": 8.0, "b": 8.0}
    assert made["proofs"]["kalai_smorodinsky"]["refined"] == [{"i": "l1"}]
    json.dumps(made, allow_nan=False)
    table = found.to_frame()
    assert list(table["solution"]) == ["nash", "kalai_smorodinsky", "egalitarian"]
    assert list(table["value of a"]) == [4.0] * 3
    assert found.sentences({"a": "Anna"})[0] == "The Nash solution is i: l1, worth Anna 4, b 4."
    with pytest.raises(KeyError):
        found.of("utilitarian")


def large(parties: int = 6, issues: int = 24, levels: int = 8) -> Packages:
    rng = random.Random(5)
    there = tuple(Issue(f"i{k}", levels=tuple(IssueLevel(f"l{j}") for j in range(levels))) for k in range(issues))
    worth = tuple(
        tuple(tuple(Fraction(rng.randint(0, 100)) for _ in range(levels)) for _ in there) for _ in range(parties)
    )
    floor = tuple(Fraction(sum(max(w) for w in row)) * 2 / 5 for row in worth)
    one, empty = (Fraction(1),) * parties, ((),) * parties
    return Packages(there, tuple("abcdefgh"[:parties]), worth, (((),) * issues,) * parties, empty, (), floor, one)


def test_a_budget_that_is_over_says_so_and_claims_nothing() -> None:
    found = bargain(large(parties=8, issues=30, levels=10), budget=Budget(0.0))
    solution = found.of("egalitarian")
    assert (solution.proven, solution.complete) == (False, False)
    assert "budget" in solution.why
    assert found.agreement is not False
    json.dumps(found.to_json(), allow_nan=False)


def test_a_budget_that_cuts_keeps_the_best_with_a_bound_above_it() -> None:
    model = large(parties=8, issues=30, levels=10)
    found = bargain(model, budget=Budget(1.5), keys=("egalitarian",)).of("egalitarian")
    assert all(model.acceptable(package) for package in found.packages)
    if found.packages and not found.proven:
        assert found.score is not None
        assert found.bound is not None
        assert found.bound >= found.score
        assert found.gap is not None
        assert found.why


class Interrupted(Budget):
    """A budget at whose third question somebody presses Ctrl-C."""

    def __init__(self) -> None:
        super().__init__(None)
        self.asked = 0

    def over(self) -> bool:
        self.asked += 1
        if self.asked == 3:
            raise KeyboardInterrupt
        return super().over()


@pytest.mark.parametrize("keys", [("egalitarian",), ("nash",), ("kalai_smorodinsky",)])
def test_ctrl_c_ends_the_work_and_keeps_what_was_found(keys: tuple[str, ...]) -> None:
    budget = Interrupted()
    found = bargain(large(parties=8, issues=30, levels=10), budget=budget, keys=keys)
    if budget.asked < 3:
        pytest.skip("done before the key was pressed")
    assert budget.stopped
    assert not found.solutions[0].proven
    assert "stopped" in found.solutions[0].why
