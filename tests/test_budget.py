"""A budget, and how it is shared out among parts of the work."""

import time

import pytest

from comity.budget import Budget, Share
from comity.errors import BudgetExceededError


def test_a_share_ends_before_the_whole_and_says_that_it_was_a_share():
    whole = Budget(5.0)
    part = Share(whole, 1 / 250)
    time.sleep(0.03)
    assert part.over()
    assert not whole.over()
    assert "its share of the budget" in part.reason
    with pytest.raises(BudgetExceededError):
        part.check()


def test_a_share_is_over_where_the_whole_is_and_gives_its_reason():
    whole = Budget(0.0)
    part = Share(whole, 1)
    assert part.over()
    assert part.reason == whole.reason == "the budget of 0 seconds ran out"


def test_what_a_part_does_not_use_goes_to_those_after_it():
    whole = Budget(8.0)
    seconds = [Share(whole, 1 / parts).seconds for parts in (4, 3, 2, 1)]
    assert seconds == pytest.approx([2.0, 8 / 3, 4.0, 8.0], rel=0.05)


def test_without_a_limit_a_share_has_none_but_a_stop_still_ends_everything():
    whole = Budget(None)
    first, second = Share(whole, 1 / 2), Share(whole, 1 / 2)
    assert first.seconds is None
    assert not first.over()
    first.ended(KeyboardInterrupt())
    assert second.over()
    assert second.reason == "the work was stopped"


def test_a_share_that_ran_out_does_not_stop_the_whole():
    whole = Budget(10.0)
    part = Share(whole, 1 / 10_000_000)
    time.sleep(0.001)
    part.ended(BudgetExceededError(part.reason))
    assert part.over()
    assert not whole.over()


def test_shares_of_shares_end_with_the_outermost():
    whole = Budget(None)
    inner = Share(Share(whole, 1 / 2), 1 / 2)
    whole.ended(KeyboardInterrupt())
    assert inner.over()
    assert inner.reason == "the work was stopped"
