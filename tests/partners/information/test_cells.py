"""Moments of a cell: numbers drawn as SMAA draws them are the second witness."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from comity.partners.information.cells import above, chance_above, failed, mean, open_to_finding, said
from comity.partners.values.draws import ValueDraws
from comity.partners.values.scales import Scaled


def cell(shape: str, low: str = "0", high: str = "0", **more: object) -> Scaled:
    return Scaled(shape, Fraction(low), Fraction(high), **more)  # type: ignore[arg-type]


CELLS = [
    cell("exact", "0.3", "0.3"),
    cell("exact", "1.3", "1.3"),
    cell("exact", "-0.3", "-0.3"),
    cell("uniform", "0.2", "0.7"),
    cell("uniform", "-0.5", "0.4"),
    cell("uniform", "0.4", "1.9"),
    cell("uniform", "-1", "2"),
    cell("uniform", "1.1", "1.2"),
    cell("uniform", "-0.2", "-0.1"),
    cell("normal", "0.4", "0.1"),
    cell("normal", "0.9", "0.5"),
    cell("normal", "-2", "0.5"),
    cell("unknown"),
]


def drawn(one: Scaled, draws: int = 200_000) -> np.ndarray:
    source = ValueDraws([[one]], 1)
    return source.fill(0, source.shared(draws), np.empty((1, draws)))[0]


@pytest.mark.parametrize("one", CELLS, ids=str)
def test_the_closed_forms_are_those_of_the_draws(one: Scaled) -> None:
    numbers = drawn(one)
    for bar in (-0.4, 0.0, 0.25, 0.5, 0.9, 1.0, 1.5):
        assert above(one, bar) == pytest.approx(np.maximum(numbers - bar, 0).mean(), abs=3e-3)
        assert chance_above(one, bar) == pytest.approx((numbers > bar).mean(), abs=5e-3)
    assert mean(one) == pytest.approx(numbers.mean(), abs=3e-3)


@pytest.mark.parametrize("grade", [0, 1, 2, 3])
def test_a_grade_is_worth_its_place_on_average(grade: int) -> None:
    one = Scaled("grade", grade=grade, grades=4)
    assert mean(one) == pytest.approx(grade / 3)
    assert drawn(one).mean() == pytest.approx(grade / 3, abs=3e-3)


def test_an_unknown_grade_is_each_as_likely() -> None:
    one = Scaled("unknown", grades=3)
    assert mean(one) == 0.5
    assert [chance_above(one, bar) for bar in (-1, 0.0, 0.4, 0.5, 1.0)] == pytest.approx([1, 2 / 3, 2 / 3, 1 / 3, 0])


@pytest.mark.parametrize("chance", [0.0, 0.3, 1.0])
def test_a_claimed_cell_has_the_mean_of_its_draws(chance: float) -> None:
    one = cell("exact", "0.9", "0.9", claim="c", chance=chance)
    assert mean(one) == pytest.approx(drawn(one).mean(), abs=3e-3)
    assert (said(one).claim, failed(one).shape) == ("", "unknown")


def test_what_is_open_to_be_found_out() -> None:
    assert not open_to_finding(cell("exact"))
    assert not open_to_finding(cell("exact", claim="c", chance=1.0))
    assert open_to_finding(cell("exact", claim="c", chance=0.4))
    assert open_to_finding(cell("exact", claim="c", chance=0.0))
    assert open_to_finding(cell("uniform", "0", "1"))
    assert not open_to_finding(Scaled("grade", grade=1, grades=3))
    assert open_to_finding(Scaled("grade", grade=1, grades=3, claim="c", chance=0.5))
