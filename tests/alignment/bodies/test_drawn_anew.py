"""Roll calls drawn anew."""

from __future__ import annotations

import numpy as np
import pytest

from comity.alignment.bodies.drawn_anew import band, drawn_ratios, ratios, student


def test_the_band_of_a_mean_is_that_of_the_textbook() -> None:
    seen = np.random.default_rng(3).random((400, 1))
    found = band(drawn_ratios(seen, np.ones_like(seen), 4000, 0)[:, 0], 400)
    assert found is not None
    half = 1.96 * seen.std() / 20
    assert found == pytest.approx((seen.mean() - half, seen.mean() + half), abs=0.15 * half)


def test_equal_columns_get_the_same_draws_so_their_difference_has_no_band() -> None:
    seen = np.random.default_rng(1).random((30, 1))
    drawn = drawn_ratios(np.repeat(seen, 2, axis=1), np.ones((30, 2)), 200, 5)
    assert (drawn[:, 0] == drawn[:, 1]).all()
    assert drawn[:, 0].std() > 0


def test_ratios_of_sums_weigh_roll_calls_by_what_is_below() -> None:
    above, below = np.array([[1.0], [0.0]]), np.array([[1.0], [3.0]])
    assert ratios(above, below).tolist() == [0.25]


def test_nothing_to_divide_by_is_not_a_number_and_has_no_band() -> None:
    assert np.isnan(ratios(np.zeros((3, 1)), np.zeros((3, 1)))).all()
    drawn = drawn_ratios(np.zeros((0, 2)), np.zeros((0, 2)), 100, 0)
    assert drawn.shape == (100, 2)
    assert band(drawn[:, 0], 20) is None


def test_many_roll_calls_are_drawn_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = np.random.default_rng(1).random((50, 1))
    whole = drawn_ratios(seen, np.ones_like(seen), 40, 2)
    monkeypatch.setattr("comity.alignment.bodies.drawn_anew.CELLS", 120)
    assert drawn_ratios(seen, np.ones_like(seen), 40, 2) == pytest.approx(whole)


def test_with_ten_roll_calls_the_band_still_holds_the_truth_nearly_as_often_as_it_says() -> None:
    chance, held = np.random.default_rng(0), 0
    for seed in range(200):
        found = band(drawn_ratios(chance.random((10, 1)), np.ones((10, 1)), 400, seed)[:, 0], 10)
        assert found is not None
        held += found[0] <= 0.5 <= found[1]
    assert 182 <= held <= 199


@pytest.mark.parametrize(("freedom", "printed"), [(4, 2.776), (9, 2.262), (14, 2.145), (60, 2.000), (120, 1.980)])
def test_students_t_is_that_of_the_printed_tables(freedom: int, printed: float) -> None:
    assert student(freedom) == pytest.approx(printed, abs=0.001)
