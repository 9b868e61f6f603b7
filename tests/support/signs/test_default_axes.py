"""From where to where a map varies a number where nobody says."""

from __future__ import annotations

from fractions import Fraction

import pytest

from comity.case.settlement import Span
from comity.case.support import Game
from comity.errors import UsageError
from comity.support.signs.axis import NAMES
from comity.support.signs.default_axes import axis_of


def span(low: str, high: str = "") -> Span:
    return Span(Fraction(low), Fraction(high or low))


GAME = Game(("a", "b"), span("0.5"), (span("0.1"), span("0.1")), rent=span("0", "3"), to="b")


def test_every_number_has_an_axis_that_holds_what_is_possible() -> None:
    for name in NAMES:
        axis = axis_of(GAME, name)
        assert axis.low < axis.high
    assert axis_of(GAME, "rent").high >= 3


def test_a_number_that_cannot_be_varied_is_refused_with_a_way_out() -> None:
    with pytest.raises(UsageError, match='Did you mean "rent"'):
        axis_of(GAME, "rents")
