"""What offers that leave or join do to the order of the others."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.partners.contrast.judged import Judged, judged
from comity.partners.contrast.methods import METHODS, Method, methods_named
from comity.partners.contrast.plain import plain_promethee, plain_topsis, plain_vikor
from comity.partners.contrast.reversals import Change, changes

TWINS = {
    "promethee": plain_promethee,
    "topsis": plain_topsis,
    "vikor": lambda *a: [-q for _, _, q in plain_vikor(*a)],
}
# three offers, each the best on one criterion: without "y" the others change places
RING = judged([[3, 1, 2], [2, 3, 1], [1, 2, 3]], ["more"] * 3, [0.4, 0.35, 0.25])


def _method(name: str) -> Method:
    return methods_named((name,))[0]


def _random(seed: int) -> Judged:
    numbers = np.random.default_rng(seed)
    return judged(numbers.integers(1, 30, (4, 3)).tolist(), ["more", "less", "more"], numbers.uniform(1, 5, 3), 0.3)


def _turned(name: str, table: Judged, gone: int) -> set[tuple[int, int]]:
    """Return the pairs whose order turns when an offer leaves, by the plain twins."""
    rows, rest = table.numbers.tolist(), (table.upward.tolist(), table.weights.tolist())
    stay = [i for i in range(len(rows)) if i != gone]
    old, new = TWINS[name](rows, *rest), TWINS[name]([rows[i] for i in stay], *rest)
    out = set()
    for a, b in combinations(range(len(stay)), 2):
        before, after = old[stay[a]] - old[stay[b]], new[a] - new[b]
        if before > 1e-9 and after < -1e-9:
            out.add((stay[a], stay[b]))
        elif before < -1e-9 and after > 1e-9:
            out.add((stay[b], stay[a]))
    return out


def test_in_a_ring_the_offer_that_leaves_turns_the_other_two() -> None:
    found = {c.offer: c for c in changes(_method("promethee"), RING, "xyz") if c.kind == "without"}
    assert found["x"].reversed == ()
    assert found["y"] == Change("without", "y", reversed=(("x", "z"),), first=("x",), then=("z",))
    assert found["z"].reversed == (("y", "x"),)


@pytest.mark.parametrize("name", list(TWINS))
def test_reversals_are_those_of_the_plain_twin_and_do_occur(name: str) -> None:
    some = 0
    for seed in range(60):
        table = _random(seed)
        for change in changes(_method(name), table, "0123"):
            if change.kind == "without":
                found = {(int(a), int(b)) for a, b in change.reversed}
                assert found == _turned(name, table, int(change.offer)), seed
                some += len(found)
    assert some > 0


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_the_order_of_a_weighed_sum_never_hangs_on_the_list(seed: int) -> None:
    for change in changes(_method("sum"), _random(seed), "wxyz"):
        assert change.reversed == change.evened == change.parted == ()


def test_a_worse_copy_can_turn_the_order_of_two_others() -> None:
    turned = {
        m.id
        for m in METHODS
        for seed in range(150)
        for c in changes(m, _random(seed), "wxyz")
        if c.kind == "copy" and c.reversed
    }
    assert {"promethee", "topsis"} <= turned
    assert "sum" not in turned


def test_ties_that_come_and_go_are_told_apart_from_reversals() -> None:
    # in the ring with equal weights all are equal; of any two, one wins on two of three criteria
    even = judged(RING.numbers.tolist(), ["more"] * 3, [1, 1, 1])
    found = {c.offer: c for c in changes(_method("promethee"), even, "xyz") if c.kind == "without"}
    assert [found[o].parted for o in "xyz"] == [(("y", "z"),), (("z", "x"),), (("x", "y"),)]
    assert not any(c.reversed or c.evened for c in found.values())
    # "x" and "y" win once each; "z" loses to "x" on both criteria and to "y" on one
    led = judged([[3, 1], [1, 2], [2, 0]], ["more", "more"], [1, 1])
    gone = next(c for c in changes(_method("promethee"), led, "xyz") if (c.kind, c.offer) == ("without", "z"))
    assert gone == Change("without", "z", evened=(("x", "y"),), first=("x",), then=("x", "y"))


def test_with_two_offers_none_is_left_out() -> None:
    assert [c.kind for c in changes(_method("topsis"), judged([[1], [2]], ["more"], [1], 1.0), "xy")] == ["copy"] * 2


def test_of_an_offer_at_the_worst_of_everything_there_is_no_worse_copy() -> None:
    found = list(changes(_method("topsis"), judged([[1], [2], [3]], ["more"], [1]), "xyz"))
    assert [c.offer for c in found if c.kind == "copy"] == ["y", "z"]


def test_a_copy_is_worse_in_the_right_direction_and_never_past_the_worst() -> None:
    table = Judged(np.array([[5.0, 9.5]]), np.array([0.0, 10.0]), np.array([10.0, 0.0]), np.array([0.5, 0.5]))
    copy = table.worse_copy(0, 0.1)
    assert copy is not None
    assert copy.numbers[1].tolist() == [4.0, 10.0]


def test_a_changed_list_that_a_method_cannot_take_is_said() -> None:
    table = Judged(np.array([[1.0], [5.0]]), np.array([0.0]), np.array([10.0]), np.array([1.0]))
    found = list(changes(_method("codas"), table, "xy"))
    assert [bool(c.refused) for c in found] == [True, False]
