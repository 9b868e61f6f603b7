"""What is known of cells, on the scale from worst to best."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.partners import Cell, Criterion, Offer, Partners
from comity.errors import UsageError
from comity.partners.values.scales import Scaled, scaled_table


def one(criterion: Criterion, cell: Cell | None, posteriors: dict[str, float] | None = None) -> Scaled:
    cells = () if cell is None else ((criterion.id, cell),)
    return scaled_table(Partners((criterion,), (Offer("x", cells=cells),)), posteriors)[0][0]


MORE = Criterion("output", worst=Fraction(10), best=Fraction(30))
LESS = Criterion("price", better="less", worst=Fraction(30), best=Fraction(10))
GRADED = Criterion("trust", grades=("low", "middle", "high"))


def test_worst_is_nothing_and_best_is_one_whichever_way_is_better() -> None:
    for criterion, expected in ((MORE, Fraction(1, 4)), (LESS, Fraction(3, 4))):
        cell = one(criterion, Cell("exact", Fraction(15), Fraction(15)))
        assert (cell.shape, cell.low, cell.certain) == ("exact", expected, True)


def test_an_interval_where_less_is_better_is_turned_round() -> None:
    cell = one(LESS, Cell("uniform", Fraction(12), Fraction(20)))
    assert (cell.low, cell.high) == (Fraction(1, 2), Fraction(9, 10))


def test_the_spread_of_a_normal_cell_is_never_negative() -> None:
    cell = one(LESS, Cell("normal", Fraction(20), Fraction(2)))
    assert (cell.shape, cell.low, cell.high) == ("normal", Fraction(1, 2), Fraction(1, 10))


def test_a_normal_cell_without_spread_and_an_interval_without_width_are_exact() -> None:
    for cell in (Cell("normal", Fraction(20), Fraction(0)), Cell("uniform", Fraction(20), Fraction(20))):
        assert one(MORE, cell) == Scaled("exact", Fraction(1, 2), Fraction(1, 2))


def test_a_cell_that_is_not_there_is_unknown_and_not_zero() -> None:
    assert one(MORE, None).shape == "unknown"
    assert one(GRADED, None) == Scaled("unknown", grades=3)


def test_a_grade_is_its_place_counted_from_the_worst() -> None:
    assert one(GRADED, Cell("grade", grade="middle")) == Scaled("grade", grade=1, grades=3)


def test_a_claim_takes_its_posterior_and_without_one_is_taken_as_said() -> None:
    cell = Cell("exact", Fraction(20), Fraction(20), claim="c1")
    assert one(MORE, cell, {"c1": 0.25}).chance == 0.25
    assert not one(MORE, cell, {"c1": 0.25}).certain
    assert one(MORE, cell).certain
    assert one(MORE, cell, {"other": 0.25}).chance == 1


def test_values_outside_the_range_are_seen() -> None:
    assert one(MORE, Cell("exact", Fraction(31), Fraction(31))).beyond
    assert one(MORE, Cell("uniform", Fraction(5), Fraction(12))).beyond
    assert not one(MORE, Cell("uniform", Fraction(10), Fraction(30))).beyond
    assert not one(MORE, None).beyond


@settings(max_examples=60, deadline=None)
@given(st.fractions(-50, 50, max_denominator=20), st.fractions(0, 9, max_denominator=9), st.integers(1, 999))
def test_units_leave_what_is_known_as_it_is(low: Fraction, width: Fraction, unit: int) -> None:
    def at(factor: Fraction, shift: Fraction) -> Scaled:
        criterion = Criterion("c", worst=Fraction(-3) * factor + shift, best=Fraction(8) * factor + shift)
        return one(criterion, Cell("uniform", low * factor + shift, (low + width) * factor + shift))

    assert at(Fraction(1), Fraction(0)).key == at(Fraction(unit, 7), Fraction(unit)).key


@pytest.mark.parametrize(
    ("partners", "words"),
    [
        (Partners(), "no criterion"),
        (Partners((MORE,)), "no offer"),
        (Partners((MORE, MORE), (Offer("x"),)), '"output" is there twice'),
        (Partners((MORE,), (Offer("x"), Offer("x"))), '"x" is there twice'),
        (Partners((Criterion("c", worst=Fraction(2), best=Fraction(2)),), (Offer("x"),)), "same worst and best"),
        (Partners((Criterion("c", grades=("a",)),), (Offer("x"),)), "at least two grades"),
        (Partners((Criterion("c", grades=("a", "b", "a")),), (Offer("x"),)), "each written once"),
        (Partners((MORE,), (Offer("x", cells=(("outputs", Cell()),)),)), 'Did you mean "output"?'),
        (Partners((MORE,), (Offer("x", cells=(("output", Cell()),) * 2),)), 'two values for "output"'),
        (Partners((MORE,), (Offer("x", cells=(("output", Cell("grade", grade="a")),)),)), "asked for"),
        (Partners((GRADED,), (Offer("x", cells=(("trust", Cell("exact")),)),)), "Grades: low, middle, high"),
        (Partners((GRADED,), (Offer("x", cells=(("trust", Cell("grade", grade="hihg")),)),)), 'Did you mean "high"?'),
        (
            Partners((MORE,), (Offer("x", cells=(("output", Cell("uniform", Fraction(3), Fraction(2))),)),)),
            "lower end first",
        ),
        (
            Partners((MORE,), (Offer("x", cells=(("output", Cell("normal", Fraction(3), Fraction(-2))),)),)),
            "cannot be below 0",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_a_way_out(partners: Partners, words: str) -> None:
    with pytest.raises(UsageError, match=words.replace("?", r"\?")):
        scaled_table(partners)


@pytest.mark.parametrize("p", [-0.1, 1.1, float("nan")])
def test_a_posterior_that_is_no_chance_is_refused(p: float) -> None:
    with pytest.raises(UsageError, match="between 0 and 1"):
        one(MORE, None, {"c1": p})
