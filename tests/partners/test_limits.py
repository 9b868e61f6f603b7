"""What every analysis of partners refuses before it begins."""

from __future__ import annotations

import pytest

from comity.case.partners import Criterion, Offer, Partners
from comity.errors import TooLargeError, UsageError
from comity.partners.limits import check_draws, check_names, check_offers, check_size


def offers(count: int) -> tuple[Offer, ...]:
    return tuple(Offer(f"o{k}") for k in range(count))


def criteria(count: int) -> tuple[Criterion, ...]:
    return tuple(Criterion(f"c{k}") for k in range(count))


def test_a_hundred_offers_and_criteria_are_taken() -> None:
    check_size(Partners(criteria(100), offers(100)))


@pytest.mark.parametrize(
    ("case", "said"),
    [(Partners(criteria(2), offers(101)), "101 offers"), (Partners(criteria(101), offers(2)), "101 criteria")],
)
def test_one_more_is_refused(case: Partners, said: str) -> None:
    with pytest.raises(TooLargeError, match=f"There are {said}; at most 100"):
        check_size(case)


def test_criteria_play_no_part_where_only_offers_count() -> None:
    check_offers(Partners(criteria(101), offers(100)))
    with pytest.raises(TooLargeError, match="There are 101 offers"):
        check_offers(Partners((), offers(101)))


def test_the_first_name_that_comes_again_is_told() -> None:
    check_names("offer", ["x", "y", "z"])
    with pytest.raises(UsageError, match=r'The criterion "y" is there twice. Give each criterion a name'):
        check_names("criterion", ["x", "y", "y", "x"])


def test_at_least_one_draw_and_at_most_the_most() -> None:
    check_draws(1, 5, 0)
    check_draws(5, 5, 0)
    with pytest.raises(UsageError, match="0 draws"):
        check_draws(0, 5, 0)
    with pytest.raises(TooLargeError, match="at most 5"):
        check_draws(6, 5, 0)


def test_a_seed_is_not_below_nothing() -> None:
    with pytest.raises(UsageError, match="The seed is -1"):
        check_draws(1, 5, -1)
