"""An answer worked out part by part: what is cut short or refused is noted, and costs no other part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import pytest

from comity.budget import Budget, Share
from comity.errors import BudgetExceededError, MissingExtraError, TooLargeError, UsageError
from comity.parts import shared, with_cut, with_part


@dataclass(frozen=True)
class Found:
    total: int = 0
    missing: Mapping[str, str] = field(default_factory=dict)
    limited: Mapping[str, str] = field(default_factory=dict)


def raising(error: BaseException) -> Callable[[Found, Share], Found]:
    def step(found: Found, share: Share) -> Found:
        raise error

    return step


def added(found: Found, share: Share) -> Found:
    return replace(found, total=found.total + 1)


def test_shares_are_by_weight_of_what_is_left() -> None:
    whole = Budget(100.0)
    assert [round(share.seconds or 0) for share in shared(whole, [1, 1, 2])] == [25, 33, 100]
    assert [share.seconds for share in shared(Budget(None), [1, 2])] == [None, None]


def test_a_part_that_is_worked_out_leaves_no_note() -> None:
    assert with_part(Found(), "sum", Share(Budget(None), 1), added) == Found(1)


@pytest.mark.parametrize("error", [UsageError("no"), TooLargeError("no"), MissingExtraError("stats", "this")])
def test_what_cannot_be_asked_is_limited_with_its_reason(error: Exception) -> None:
    done = with_part(Found(7), "sum", Share(Budget(None), 1), raising(error))
    assert done == Found(7, {}, {"sum": str(error)})


def test_what_the_budget_cuts_is_missing_and_the_next_part_still_has_its_turn() -> None:
    whole = Budget(None)
    done = with_part(Found(), "long", Share(whole, 1), raising(BudgetExceededError("over")))
    assert list(done.missing) == ["long"]
    assert with_part(done, "short", Share(whole, 1), added).total == 1


def test_after_ctrl_c_no_later_part_is_begun() -> None:
    whole = Budget(None)
    done = with_part(Found(), "long", Share(whole, 1), raising(KeyboardInterrupt()))
    done = with_part(done, "later", Share(whole, 1), added)
    assert done == Found(0, {"long": "the work was stopped", "later": "the work was stopped"})


def test_a_fault_of_ours_is_not_swallowed() -> None:
    with pytest.raises(ZeroDivisionError):
        with_part(Found(), "sum", Share(Budget(None), 1), raising(ZeroDivisionError()))


def test_what_is_not_whole_is_missing_only_where_time_would_help() -> None:
    open_, over = Share(Budget(None), 1), Share(Budget(0.0), 1)
    assert with_cut(Found(), "sum", open_, "") == Found()
    assert with_cut(Found(), "sum", open_, "too many").limited == {"sum": "too many"}
    assert with_cut(Found(), "sum", over, "too many").missing == {"sum": "too many"}
