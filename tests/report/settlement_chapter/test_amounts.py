"""Numbers as the chapter writes them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.report.settlement_chapter.amounts import amount, percent


@given(st.fractions(min_value=-10_000, max_value=10_000, max_denominator=1000))
@settings(max_examples=120, deadline=None)
def test_an_amount_read_back_is_within_half_a_percent(value: Fraction) -> None:
    back = float(amount(value).replace("−", "-").replace(",", ""))
    assert abs(back - float(value)) <= abs(float(value)) * 0.005 + 1e-9


@given(st.fractions(min_value=0, max_value=1))
@settings(max_examples=120, deadline=None)
def test_only_nothing_is_none_and_only_the_whole_is_all(share: Fraction) -> None:
    assert (percent(share) == "0 %") == (share == 0)
    assert (percent(share) == "100 %") == (share == 1)
