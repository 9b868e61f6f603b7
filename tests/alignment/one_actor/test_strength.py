"""What an actor has, first and last: the index by plain counting, and what makes two years unlike."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from comity.alignment.one_actor.strength import strength
from comity.case.alignment import Capabilities

Value = Fraction | None


def table(rows: list[tuple[str, int, Value, Value]]) -> Capabilities:
    actor, year, one, two = zip(*rows, strict=True)
    return Capabilities(("iron", "men"), actor, year, tuple(zip(one, two, strict=True)))


def plain_index(rows: list[tuple[str, int, Value, Value]], actor: str, year: int) -> Fraction | None:
    here = [r for r in rows if r[1] == year]
    mine = next(r for r in here if r[0] == actor)
    parts = []
    for c in (2, 3):
        whole = sum((v for r in here if (v := r[c]) is not None), Fraction(0))
        own = mine[c]
        if own is not None and whole > 0:
            parts.append(Fraction(own) / Fraction(whole))
    return sum(parts, Fraction(0)) / len(parts) if parts else None


@pytest.mark.parametrize("seed", range(15))
def test_the_index_is_the_mean_of_the_shares_that_are_known(seed: int) -> None:
    chance = random.Random(seed)

    def value() -> Value:
        return None if chance.random() < 0.2 else Fraction(chance.randint(0, 9))

    rows = [(name, year, value(), value()) for name in "abc" for year in (1900, 1901, 1902)]
    rows.append(("d", 1900, Fraction(1), Fraction(1)))
    known = [(y, x) for y in (1900, 1901, 1902) if (x := plain_index(rows, "a", y)) is not None]
    found = strength(table(rows), "a")
    if len(known) < 2:
        assert found is None
        return
    assert found is not None
    assert found.years == (known[0][0], known[-1][0])
    assert found.first == pytest.approx(float(known[0][1]))
    assert found.last == pytest.approx(float(known[-1][1]))


def test_other_components_or_another_number_of_actors_make_two_years_unlike() -> None:
    one = Fraction(1)
    same = [("a", 1900, one, one), ("b", 1900, one, one), ("a", 1910, one, one), ("b", 1910, one, one)]
    first = strength(table(same), "a")
    assert first is not None
    assert first.alike
    fewer = strength(table([*same[:2], ("a", 1910, one, None), same[3]]), "a")
    assert fewer is not None
    assert (fewer.alike, fewer.components) == (False, (("iron", "men"), ("iron",)))
    more = strength(table([*same, ("c", 1910, one, one)]), "a")
    assert more is not None
    assert (more.alike, more.actors) == (False, (2, 3))


def test_one_year_or_no_row_is_not_known() -> None:
    rows = [("a", 1900, Fraction(1), None), ("b", 1901, Fraction(1), None), ("c", 1900, None, None)]
    assert strength(table(rows), "a") is None
    assert strength(table(rows), "c") is None
    assert strength(table(rows), "z") is None
