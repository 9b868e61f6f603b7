"""What the arrays of a table mean, and how curves become lines of a figure."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from comity.support.endings.incidence import curves
from comity.support.endings.reading import read


def test_columns_are_less_support_first_and_controls_in_standard_deviations(wars):
    test = replace(wars(1, units=40).test(), controls=("terrain",))
    history = read(test)[0]
    columns = history.columns
    assert columns[:, 0].tolist() == (-history.treatments[:, 0]).tolist()
    assert columns[:, 1].mean() == pytest.approx(0, abs=1e-9)
    assert columns[:, 1].std() == pytest.approx(1)


def test_a_curve_as_a_line_holds_the_same_numbers(wars):
    (curve, *_) = curves(read(wars(1, units=40).test())[0], 0, "settlement")
    path = curve.path("year")
    assert [p.middle for p in path.points] == curve.chance.tolist() == curve.to_json()["chance"]
    assert path.x == "years since the start"
    assert path.name.endswith(f"({curve.units} units)")
    assert np.array([p.low for p in path.points]).tolist() == curve.low.tolist()
