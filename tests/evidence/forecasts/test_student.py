import pytest
from scipy import stats

from comity.evidence.forecasts.student import NORMAL_FROM, two_sided


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 5, 7, 10, 29, 30, 101, 5000])
@pytest.mark.parametrize("t", [0, 0.01, 0.5, 1, -1.96, 2.5, 5, 40])
def test_the_tail_is_that_of_scipy(t: float, freedom: int) -> None:
    assert two_sided(t, freedom) == pytest.approx(2 * stats.t.sf(abs(t), freedom), abs=1e-10)


def test_many_degrees_of_freedom_are_as_good_as_normal() -> None:
    assert two_sided(1.96, NORMAL_FROM) == pytest.approx(2 * stats.t.sf(1.96, NORMAL_FROM), abs=1e-5)
    assert two_sided(float("inf"), 3) == 0


def test_no_degrees_of_freedom_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        two_sided(1, 0)
