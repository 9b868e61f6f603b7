import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.evidence.hypotheses.agreement import _plain_alpha, alpha

# Krippendorff (2011), data C: four observers, twelve units, with gaps
PRINTED = """\
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 ."""
UNITS = [
    [float(v) for v in unit if v != "."] for unit in zip(*(line.split() for line in PRINTED.splitlines()), strict=True)
]
JUDGED = st.lists(st.lists(st.integers(1, 5), min_size=0, max_size=4), min_size=2, max_size=8)


@pytest.mark.parametrize(("metric", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_the_worked_example_of_krippendorff_comes_out_as_printed(metric, printed: float) -> None:
    assert alpha(UNITS, metric) == pytest.approx(printed, abs=0.0006)


@given(JUDGED, st.sampled_from(["nominal", "ordinal", "interval"]))
@settings(max_examples=100)
def test_alpha_is_that_of_all_pairs_gone_through(units, metric) -> None:
    found = alpha(units, metric)
    values = {v for u in units if len(u) > 1 for v in u}
    if len(values) < 2:
        assert found is None
    else:
        assert found == pytest.approx(_plain_alpha(units, metric), abs=1e-12)


def test_full_agreement_is_one_and_a_flipped_scale_changes_nothing() -> None:
    assert alpha([[1, 1], [3, 3], [5, 5, 5]], "ordinal") == 1
    flipped = [[6 - v for v in u] for u in UNITS]
    for metric in ("nominal", "ordinal", "interval"):
        assert alpha(flipped, metric) == pytest.approx(alpha(UNITS, metric))


def test_judgements_that_contradict_each_other_fall_below_zero() -> None:
    assert alpha([[1, 5], [5, 1], [1, 5]], "interval") < 0
