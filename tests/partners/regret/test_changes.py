"""What would change the winner: hand-reckoned cases, and that every change does what it says."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.partners import Cell, Compared, Criterion, Offer, Partners, Preferred
from comity.case.settlement import Span
from comity.errors import BudgetExceededError, UsageError
from comity.partners.regret.changed import Change, Changed, Changes
from comity.partners.regret.changes import changes
from comity.partners.regret.middle import middle, middle_weights
from comity.partners.values.scales import scaled_table


def exact(x: Fraction | int | str) -> Cell:
    return Cell("exact", Fraction(x), Fraction(x))


PRICE = Criterion("price", better="less", worst=Fraction(50), best=Fraction(0))
TIME = Criterion("time", better="less", worst=Fraction(10), best=Fraction(0))
X = Offer("x", cells=(("price", exact(10)), ("time", exact(8))))
Y = Offer("y", cells=(("price", exact(30)), ("time", exact(4))))
# equal weights: x is worth (0.8 + 0.2) / 2, y (0.4 + 0.6) / 2
Z = Offer("z", cells=(("price", Cell("uniform", Fraction(20), Fraction(40))), ("time", exact(6))))


def given(price: int, time: int, *offers: Offer) -> Partners:
    weigh = [Span(Fraction(w), Fraction(w)) for w in (price, time)]
    return Partners((replace(PRICE, weight=weigh[0]), replace(TIME, weight=weigh[1])), offers, weights="given")


def test_offers_that_are_level_at_the_middle_are_no_clear_winner() -> None:
    found = changes(Partners((PRICE, TIME), (X, Y)))
    assert found.first == ("x", "y")
    assert found.changes == ()
    assert found.sentences() == ('No clear winner: at the middle of what is known "x" and "y" are level.',)


def test_the_smallest_changes_are_in_the_unit_of_the_user() -> None:
    found = changes(given(3, 1, X, Y))
    (way,) = found.changes
    assert (found.first, way.offer) == (("x",), "y")
    assert way.behind == pytest.approx(0.65 - 0.45)
    assert way.weight is not None
    assert (way.weight.before, way.weight.after) == pytest.approx((0.75, 0.5))
    assert not way.weight.fits
    (cell,) = way.cells
    # 0.2 of worth by price at a weight of 0.75: 0.2667 of a range of 50
    assert (cell.offer, cell.criterion, cell.before) == ("y", "price", 30.0)
    assert cell.after == pytest.approx(30 - 50 * 0.2 / 0.75)
    assert (cell.fits, cell.known) == (False, True)
    assert found.sentences()[1] == (
        '"y" is 0.2 behind. It would come first if the weight of "price" were 0.5 instead of 0.75; or if '
        '"y" on "price" were 16.7 instead of 30. Either goes against what is said.'
    )


def test_weights_that_are_free_may_be_so_already() -> None:
    ranked = Partners((PRICE, TIME), (X, Y), weights="ranked", ranking=("price", "time"))
    (way,) = changes(ranked).changes
    assert way.shift is not None
    assert way.shift.fits
    assert way.shift.moved == pytest.approx(0.25)
    assert way.shift.weights == pytest.approx((0.5, 0.5))
    assert way.weight is not None
    assert way.weight.fits


def test_weights_that_fit_are_taken_before_nearer_ones_that_do_not() -> None:
    only = Partners((PRICE, TIME), (X, Y), compared=(Compared("price", "time", Fraction(3, 2)),))
    (way,) = changes(only).changes
    assert way.shift is not None
    assert not way.shift.fits
    assert way.shift.weights == pytest.approx((0.5, 0.5))


def test_a_number_that_is_not_known_may_be_so_already() -> None:
    (way,) = changes(given(3, 1, X, Z)).changes
    # x is worth 0.65, z at the middle 0.75 * 0.4 + 0.25 * 0.4
    (cell,) = way.cells
    assert way.behind == pytest.approx(0.25)
    assert cell.after == pytest.approx(30 - 50 * 0.25 / 0.75)
    assert (cell.known, cell.fits) == (False, False)
    wide = replace(Z, cells=(("price", Cell()), Z.cells[1]))
    (way,) = changes(given(3, 1, X, wide)).changes
    assert way.cells[0].before == 25.0
    assert (way.cells[0].known, way.cells[0].fits) == (False, True)
    assert "instead of 25" not in changes(given(3, 1, X, wide)).sentences()[1]


def test_great_numbers_are_written_out() -> None:
    price = Criterion("price", better="less", worst=Fraction(10**9), best=Fraction(0))
    offers = tuple(Offer(n, cells=(("price", exact(p)),)) for n, p in (("x", 4 * 10**8), ("y", 7 * 10**8)))
    assert (
        'if "y" on "price" were 400,000,000 instead of 700,000,000'
        in changes(Partners((price,), offers)).sentences()[1]
    )


def test_grades_are_told_by_name() -> None:
    speed = Criterion("speed", grades=("slow", "middling", "fast"))
    offers = tuple(Offer(g, cells=(("speed", Cell("grade", grade=g)),)) for g in ("slow", "fast"))
    (way,) = changes(Partners((speed,), offers)).changes
    assert (way.cells[0].before, way.cells[0].after) == ("slow", "fast")
    assert way.shift is None
    assert changes(Partners((speed,), offers)).sentences()[1] == (
        '"slow" is 1 behind. No weights put it first as long as the numbers stay. It would come first if "slow" on '
        '"speed" were "fast" instead of "slow", which goes against what is said.'
    )


def test_several_cells_change_where_one_is_not_enough() -> None:
    best = Offer("best", cells=(("price", exact(0)), ("time", exact(0))))
    poor = Offer("poor", cells=(("price", exact(40)), ("time", exact(8))))
    (way,) = changes(Partners((PRICE, TIME), (best, poor))).changes
    assert [(c.offer, c.criterion, c.after) for c in way.cells] == [
        ("poor", "price", pytest.approx(0.0, abs=1e-6)),
        ("poor", "time", pytest.approx(0.0, abs=1e-6)),
    ]
    assert way.shift is None
    assert way.weight is None


def test_names_and_order_play_no_part() -> None:
    partners = given(3, 2, X, Y, Z)
    turned = replace(partners, offers=partners.offers[::-1], criteria=partners.criteria[::-1])
    one, other = changes(partners).to_json(), changes(turned).to_json()
    assert one["middle"]["first"] == other["middle"]["first"]
    for offer, way in one["changes"].items():
        same = other["changes"][offer]
        assert (same["weight"] or {}).get("to") == pytest.approx((way["weight"] or {}).get("to"))
        assert same["cells"][0]["to"] == pytest.approx(way["cells"][0]["to"])
    assert one["changes"]["y"]["weight"] is not None


def test_the_middle_of_weights_that_are_no_simplex_is_their_mean() -> None:
    wide = Span(Fraction(0), Fraction(1, 2))
    partners = Partners(tuple(Criterion(c, weight=wide) for c in "abcd"), (X,), weights="given")
    assert middle_weights(partners) == pytest.approx([0.25] * 4, abs=0.01)


def test_a_cell_that_hangs_on_a_claim_is_put_by_its_chance() -> None:
    offer = Offer("x", cells=(("price", replace(exact(0), claim="c")),))
    partners = Partners((PRICE,), (offer,))
    assert middle(partners, scaled_table(partners, {"c": 0.5})).cells.tolist() == [[0.75]]
    assert middle(partners, scaled_table(partners)).cells.tolist() == [[1.0]]
    assert np.allclose(middle(partners, scaled_table(partners, {"c": 0.0})).cells, 0.5)


def test_a_stated_preference_that_fails_at_the_middle_is_told() -> None:
    partners = replace(Partners((PRICE, TIME), (X, Z)), preferred=(Preferred("z", "x"),))
    found = changes(partners)
    assert found.first == ("x",)
    assert '"z" is stated to be preferred to "x", but it is behind at this middle' in found.sentences()[-1]
    assert changes(replace(partners, preferred=(Preferred("x", "z"),))).notes == ()


def test_unknown_cells_are_told() -> None:
    wide = replace(Z, cells=(("price", Cell()), Z.cells[1]))
    assert changes(Partners((PRICE, TIME), (X, wide))).notes == (
        "1 of 4 cells is not known; each was put at the middle of the range of its criterion.",
    )


def test_one_offer_has_no_other_to_come_first() -> None:
    assert changes(Partners((PRICE,), (Offer("x", cells=X.cells[:1]),))).sentences() == (
        "There is only one offer: no other can come first.",
    )


def test_the_answer_can_be_written_as_plain_values() -> None:
    plain = changes(given(3, 1, X, Y, Z)).to_json()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert set(plain["changes"]) == {"y", "z"}


def test_a_budget_that_is_over_is_kept_and_nothing_is_refused() -> None:
    with pytest.raises(BudgetExceededError):
        changes(given(3, 1, X, Y), budget=Budget(0.0))
    with pytest.raises(UsageError, match="no criterion"):
        changes(Partners((), (X,)))


def test_a_number_is_not_rounded_into_what_is_stated() -> None:
    sailings = Criterion("sailings", unit="per cent", worst=Fraction(80), best=Fraction(100))
    far = (("sailings", Cell("uniform", Fraction(90), Fraction(96))), ("time", exact("5.9932")))
    near = (("sailings", exact(95)), ("time", exact("5.489")))
    (way,) = changes(Partners((sailings, TIME), (Offer("x", cells=near), Offer("y", cells=far)))).changes
    (cell,) = way.cells
    assert cell.after == pytest.approx(96.0084)
    assert (cell.fits, cell.stated) == (False, (90.0, 96.0))
    said = changes(Partners((sailings, TIME), (Offer("x", cells=near), Offer("y", cells=far)))).sentences()[1]
    assert '"y" on "sailings" were 96.01 per cent, which goes against what is said.' in said


def test_several_cells_of_one_offer_are_told_with_its_name_once() -> None:
    cells = tuple(Changed("y", c, None, 1.0, 0.5, True, False) for c in ("price", "time"))
    found = Changes(
        ("x", "y"), ("price", "time"), (0.5, 0.5), (1.0, 0.0), ("x",), (Change("y", 0.5, None, None, cells),)
    )
    assert found.sentences()[1] == (
        '"y" is 0.5 behind. No weights put it first as long as the numbers stay. It would come first if "y" on "price" '
        'were 1 and on "time" were 1, which fits what is said.'
    )


def test_of_many_offers_those_least_behind_are_told() -> None:
    every = tuple(Change(f"o{k}", k / 10, None, None, ()) for k in range(8, 0, -1))
    found = Changes(tuple(f"o{k}" for k in range(9)), ("price",), (1.0,), (1.0,) * 9, ("o0",), every)
    said = found.sentences()
    assert [s.split()[0] for s in said[1:7]] == [f'"o{k}"' for k in range(1, 7)]
    assert said[7:] == ("2 more are further behind.",)
