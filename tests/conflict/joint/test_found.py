"""Who would leave each state, kept as arrays and read as a mapping."""

from __future__ import annotations

import numpy as np
import pytest

from comity.conflict.joint.found import Leavers


def test_states_come_in_order_with_their_coalitions_in_the_order_given() -> None:
    found = Leavers([((2,), np.array([5, 9])), ((0, 1), np.array([1, 5]))])
    assert list(found.items()) == [(1, ((0, 1),)), (5, ((2,), (0, 1))), (9, ((2,),))]
    assert len(found) == 3


def test_a_state_that_nobody_leaves_is_not_there() -> None:
    found = Leavers([((0,), np.array([3]))])
    assert found.get(4) is None
    assert found.get(2, ()) == ()
    assert 3 in found
    with pytest.raises(KeyError):
        found[0]


def test_nothing_left_is_an_empty_mapping() -> None:
    assert dict(Leavers([])) == {}
    assert dict(Leavers([((0,), np.zeros(0, np.int64))])) == {}
