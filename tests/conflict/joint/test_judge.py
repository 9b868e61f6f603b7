"""Coalitions by dominance: the same answer as by pairs, whatever the size, and what is too much work is said."""

from __future__ import annotations

import random
from functools import partial

import numpy as np
import pytest

from comity.conflict.coalitions import COALITIONAL, Coalition, Coalitional, all_coalitions
from comity.conflict.joint import credible, work
from comity.conflict.joint import judge as judging
from comity.conflict.joint.exact import by_pairs
from comity.conflict.joint.judge import judge
from comity.conflict.joint.work import Meter
from comity.conflict.model import Model, build
from comity.conflict.moves import OptionMoves
from comity.errors import BudgetExceededError
from comity.testing.conflicts import Shape, random_case

SHAPES = (
    Shape(2, 5),
    Shape(3, 5, infeasible=0.6, ties=0.6),
    Shape(4, 5, one_way=0.0),
    Shape(4, 5, one_way=0.9, infeasible=0.4),
    Shape(4, 6, one_way=0.2, statements=True),
    Shape(5, 5, infeasible=0.0, one_way=0.0),
)


def quick(
    model: Model, structure: tuple[Coalition, ...] = (), depth: int | None = None, full: bool | None = None
) -> Coalitional:
    assert isinstance(model.moves, OptionMoves)
    return judge(model.moves, model.ranks, COALITIONAL, structure, depth, lambda: None, full)


def assert_same(a: Coalitional, b: Coalitional) -> None:
    for c in COALITIONAL:
        assert a.stable[c].tolist() == b.stable[c].tolist()
        assert {s: sorted(h) for s, h in a.broken_by[c].items()} == {s: sorted(h) for s, h in b.broken_by[c].items()}


@pytest.mark.parametrize("shape", SHAPES)
def test_dominance_finds_what_every_pair_of_states_says(shape: Shape) -> None:
    for seed in range(10):
        model = build(random_case(random.Random(seed), shape))
        for depth in (None, 2):
            assert_same(
                quick(model, depth=depth), by_pairs(model.moves, model.ranks, COALITIONAL, (), depth, lambda: None)
            )


@pytest.mark.parametrize("one_way", [0.0, 0.4])
def test_a_thousand_states_agree_with_every_pair(one_way: float) -> None:
    shape = Shape(4, 10, infeasible=0.1, one_way=one_way, statements=True)
    model = build(random_case(random.Random(5), shape))
    assert model.n_states > 900
    assert_same(quick(model), by_pairs(model.moves, model.ranks, COALITIONAL, (), None, lambda: None))


@pytest.mark.parametrize("structure", [((0, 1), (2, 3)), ((0, 2, 3), (1,)), ((0, 1, 2, 3),)])
def test_blocks_of_a_fixed_structure_agree_with_every_pair(structure: tuple[Coalition, ...]) -> None:
    for seed in range(8):
        model = build(random_case(random.Random(seed), Shape(4, 5)))
        found = by_pairs(model.moves, model.ranks, COALITIONAL, structure, None, lambda: None)
        assert_same(quick(model, structure), found)
        assert_same(quick(model, structure, full=False), found)


@pytest.mark.parametrize("shape", SHAPES)
def test_asking_only_about_what_no_single_party_leaves_changes_no_verdict(shape: Shape) -> None:
    for seed in range(8):
        model = build(random_case(random.Random(seed), shape))
        every, few = quick(model), quick(model, full=False)
        for c in COALITIONAL:
            assert few.stable[c].tolist() == every.stable[c].tolist()
            # parties that act alone come first, so a state they leave names one of them
            together = {s: h for s, h in every.broken_by[c].items() if all(len(x) > 1 for x in h)}
            assert dict(few.broken_by[c]) == together
        assert "no single party" in few.note


def test_other_names_for_the_parties_give_the_same_answer() -> None:
    rng = random.Random(3)
    for seed in range(8):
        model = build(random_case(random.Random(seed), Shape(4, 5)))
        assert isinstance(model.moves, OptionMoves)
        new = rng.sample(range(4), 4)  # new[k] is the old number of player k
        moves = OptionMoves(tuple(model.moves.groups[i] for i in new), model.n_states)
        swapped = judge(moves, model.ranks[new], COALITIONAL, (), None, lambda: None)
        found = quick(model)
        for c in COALITIONAL:
            assert swapped.stable[c].tolist() == found.stable[c].tolist()
            named = {s: {tuple(sorted(new[k] for k in h)) for h in hs} for s, hs in swapped.broken_by[c].items()}
            assert named == {s: set(hs) for s, hs in found.broken_by[c].items()}


@pytest.mark.parametrize("shape", SHAPES)
def test_nash_implies_the_others_and_smr_and_seq_imply_gmr(shape: Shape) -> None:
    for seed in range(8):
        stable = quick(build(random_case(random.Random(seed), shape))).stable
        assert not (stable["nash"] & ~(stable["smr"] & stable["seq"])).any()
        assert not ((stable["smr"] | stable["seq"]) & ~stable["gmr"]).any()


def test_a_party_without_moves_is_never_needed() -> None:
    for seed in range(10):
        model = build(random_case(random.Random(seed), Shape(3, 4)))
        assert isinstance(model.moves, OptionMoves)
        still = type(model.moves.groups[0]).of(np.arange(model.n_states, dtype=np.uint64), (), ())
        moves = OptionMoves((*model.moves.groups, still), model.n_states)
        ranks = np.vstack([model.ranks, model.ranks[:1][:, ::-1]])
        found = judge(moves, ranks, COALITIONAL, (), None, lambda: None)
        assert_same(found, by_pairs(moves, ranks, COALITIONAL, (), None, lambda: None))
        assert not any(3 in h for c in COALITIONAL for hs in found.broken_by[c].values() for h in hs)


def test_what_is_too_much_work_is_absent_and_the_rest_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    model = build(random_case(random.Random(2), Shape(4, 6, infeasible=0.0, one_way=0.9)))
    found = quick(model)
    monkeypatch.setattr(work, "MAX_PAIRS", 10)
    less = quick(model)
    assert set(less.absent) == {"seq"}
    assert "at most 10" in less.absent["seq"]
    assert "coalitions:" in less.absent["seq"]
    assert set(less.broken_by) == set(less.stable) == {"nash", "gmr", "smr"}
    for c in less.stable:
        assert less.stable[c].tolist() == found.stable[c].tolist()


def test_a_limit_on_comparisons_ends_every_concept_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    model = build(random_case(random.Random(2), Shape(4, 6, infeasible=0.0, one_way=0.9)))
    monkeypatch.setattr(judging, "Meter", partial(Meter, most=0))
    found = quick(model)
    assert found.absent
    assert all("comparisons" in why for why in found.absent.values())
    assert not set(found.stable) & set(found.absent)


def test_credible_answers_looked_up_equal_those_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(10):
        model = build(random_case(random.Random(seed), Shape(4, 5, one_way=0.1)))
        for depth in (None, 1):
            monkeypatch.undo()
            listed = quick(model, depth=depth)
            monkeypatch.setattr(credible, "_LISTED", 0)
            assert_same(quick(model, depth=depth), listed)


def test_a_budget_stops_the_work() -> None:
    model = build(random_case(random.Random(2), Shape(4, 6, infeasible=0.0)))
    calls = iter(range(12))

    def pause() -> None:
        if next(calls, None) is None:
            raise BudgetExceededError("over")

    assert isinstance(model.moves, OptionMoves)
    with pytest.raises(BudgetExceededError):
        judge(model.moves, model.ranks, COALITIONAL, (), None, pause)


def test_every_smallest_coalition_is_named_in_order_of_size() -> None:
    order = {h: k for k, h in enumerate(all_coalitions(4))}
    for seed in range(10):
        for named in quick(build(random_case(random.Random(seed), Shape(4, 5)))).broken_by["gmr"].values():
            assert [order[h] for h in named] == sorted(order[h] for h in named)
