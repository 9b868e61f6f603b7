"""The ends of cells, and sure dominance in exact numbers."""

from __future__ import annotations

from fractions import Fraction

from comity.case.partners import Cell, Criterion, Offer, Partners
from comity.partners.robust.ends import all_ends, dominates
from comity.partners.values.scales import scaled_table


def ends_of(criterion: Criterion, cell: Cell) -> tuple[Fraction, Fraction]:
    return all_ends(scaled_table(Partners((criterion,), (Offer("x", cells=((criterion.id, cell),)),))))[0][0]


def test_the_worst_end_is_the_dearest_price() -> None:
    price = Criterion("price", better="less", worst=Fraction(50), best=Fraction(10))
    assert ends_of(price, Cell("uniform", Fraction(20), Fraction(60))) == (0, Fraction(3, 4))
    assert ends_of(price, Cell("exact", Fraction(5), Fraction(5))) == (1, 1)
    assert ends_of(price, Cell("normal", Fraction(30), Fraction(5))) == (0, 1)
    assert ends_of(price, Cell("normal", Fraction(30), Fraction(0))) == (Fraction(1, 2), Fraction(1, 2))


def test_what_is_not_known_may_be_anything() -> None:
    assert ends_of(Criterion("price"), Cell()) == (0, 1)
    assert ends_of(Criterion("speed", grades=("slow", "fast")), Cell()) == (0, 1)


def test_one_that_may_be_worse_somewhere_does_not_dominate() -> None:
    tiny = Fraction(1, 10**30)
    one, other = [(Fraction(1, 2), Fraction(1))], [(Fraction(0), Fraction(1, 2))]
    assert not dominates(one, other)  # they may be equal
    assert dominates(one, [(Fraction(0), Fraction(1, 2) - tiny)])
    assert not dominates(one, [(Fraction(0), Fraction(1, 2) + tiny)])
    assert not dominates(other, one)
