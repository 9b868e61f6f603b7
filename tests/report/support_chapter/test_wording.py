"""Numbers in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.report.support_chapter.wording import figure, percent


@given(st.floats(0, 1))
def test_a_share_is_never_told_as_none_or_all_where_it_is_neither(share: float) -> None:
    told = percent(share).replace("\xa0", " ")
    assert (told == "0 %") == (share == 0)
    assert (told == "100 %") == (share == 1)


@given(st.floats(-1e9, 1e9).filter(lambda x: abs(x) > 1e-3))
def test_a_number_is_told_with_its_sign_and_within_half_a_hundredth(value: float) -> None:
    told = float(figure(value).replace(",", "").replace("\u2212", "-"))
    assert abs(told - value) <= 0.0051 * abs(value) + 1e-12
