"""How members split: the two indices, and what is not known."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.bodies.splits import agreement_index, coded, rice_index, splits
from comity.case.alignment import Votes

COUNT = st.integers(0, 40)


@settings(max_examples=100)
@given(COUNT, COUNT, COUNT)
def test_the_agreement_index_is_the_published_formula_and_lies_between_0_and_1(yes: int, no: int, abstain: int) -> None:
    found, n = agreement_index(yes, no, abstain), yes + no + abstain
    if n < 2:
        assert found is None
        return
    top = max(yes, no, abstain)
    assert found == pytest.approx(float((top - Fraction(1, 2) * (n - top)) / n))
    assert -1e-12 <= found <= 1
    assert (found == 1) == (top == n)


@settings(max_examples=100)
@given(COUNT, COUNT)
def test_without_abstentions_one_index_is_a_line_in_the_other(yes: int, no: int) -> None:
    rice = rice_index(yes, no)
    if rice is not None:
        assert agreement_index(yes, no, 0) == pytest.approx(0.25 + 0.75 * rice)


def test_one_voter_cannot_split() -> None:
    assert rice_index(0, 1) is None
    assert agreement_index(0, 0, 1) is None


def test_what_is_not_known_is_no_absence_and_strangers_are_not_known() -> None:
    votes = Votes(("a", "b", "c", "d"), ("r",), ("s",), (), ("1999",), (), (("yes", "", "absent", "abstain"),))
    one = splits(votes, [0], coded(votes, [0]), strangers=2)[0]
    assert (one.yes, one.no, one.abstain, one.absent, one.unknown) == (1, 0, 1, 1, 3)
    assert (one.rice, one.agreement, one.session, one.date) == (None, 0.25, "s", "1999")
    assert one.to_json()["unknown"] == 3
