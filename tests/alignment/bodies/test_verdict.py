"""Values, bands and words."""

from __future__ import annotations

import math

from comity.alignment.bodies.verdict import NOTHING, Banded, Verdict, listed, plain, untold


def test_a_value_is_said_with_its_band_where_it_has_one() -> None:
    assert Banded(0.621, 0.58, 0.66, 40).words() == "62 (band 58 to 66)"
    assert Banded(-0.001, -0.03, -0.002, 40).words() == "0 (band -3 to 0)"
    assert Banded(0.5, None, None, 3).words() == "50"
    assert NOTHING.words() == "not known"


def test_not_a_number_is_none() -> None:
    assert plain(math.nan) is None
    assert plain(0.5) == 0.5


def test_what_cannot_be_told_is_not_told() -> None:
    assert not untold("why").told
    assert Verdict("more", "so").told
    assert listed([], 3) == ""
