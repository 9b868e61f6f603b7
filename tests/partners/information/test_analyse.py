"""What is worth finding out, for a case: units, words, neutrality, refusals."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.partners import Cell, Criterion, Offer, Partners
from comity.errors import BudgetExceededError, TooLargeError, UsageError
from comity.partners.information.analyse import information

PRICE = Criterion("price", text="Price", unit="bn", better="less", worst=Fraction(20), best=Fraction(10))
TIME = Criterion("time", unit="years", better="less", worst=Fraction(15), best=Fraction(5))


def exact(x: int) -> Cell:
    return Cell("exact", Fraction(x), Fraction(x))


def between(low: int, high: int) -> Cell:
    return Cell("uniform", Fraction(low), Fraction(high))


X = Offer("x", text="First", cells=(("price", between(12, 16)), ("time", exact(10))))
Y = Offer("y", text="Second", cells=(("price", exact(15)), ("time", exact(10))))


def case(*offers: Offer) -> Partners:
    return Partners((PRICE, TIME), offers)


def test_the_bar_is_in_the_unit_of_the_criterion_and_says_who_is_best_on_each_side() -> None:
    found = information(case(X, Y), draws=500)
    cell = found.cells[0]
    assert found.best == ("x",)
    assert (cell.offer, cell.criterion, cell.above, cell.below) == ("x", "price", "x", "y")
    assert cell.bar == pytest.approx(15.0)
    # a quarter of the prices is above 15, by 0.5 on average, at a mean weight of 1/2 and 10 to the scale
    assert cell.value == pytest.approx(0.25 * 0.05 * 0.5)
    assert cell.changes == pytest.approx(0.25)
    assert 'If it is better than 15 bn, "First" is best on average, else "Second".' in cell.sentence()


def test_below_the_bar_the_best_of_the_others_is_named() -> None:
    behind = Offer("a", cells=(("price", exact(19)), ("time", exact(10))))
    assert information(case(behind, X, Y), draws=100).cells[0].below == "y"


def test_most_worth_finding_comes_first_and_cells_that_are_known_are_not_listed() -> None:
    found = information(case(X, replace(Y, cells=()), Offer("z", cells=X.cells)), draws=500)
    assert [c.value for c in found.cells] == sorted((c.value for c in found.cells), reverse=True)
    assert {(c.offer, c.criterion) for c in found.cells} == {
        ("x", "price"),
        ("y", "price"),
        ("y", "time"),
        ("z", "price"),
    }


def test_where_all_is_known_there_is_nothing_to_find() -> None:
    found = information(case(Y, Offer("z", cells=(("price", exact(12)), ("time", exact(9))))), draws=500)
    assert found.cells == ()
    assert "No cell is open" in " ".join(found.sentences())
    assert found.totals.cells is not None
    assert found.totals.cells.value == 0


def test_where_no_outcome_changes_the_choice_that_is_said() -> None:
    found = information(case(X, Offer("z", cells=(("price", exact(11)), ("time", exact(6))))), draws=500)
    assert [c.value for c in found.cells] == [0]
    assert "No single thing that is open would, once known, change" in " ".join(found.sentences())


def test_equal_offers_are_both_best_and_none_is_ahead() -> None:
    found = information(case(Y, replace(Y, id="w")), draws=100)
    assert found.best == ("y", "w")
    assert "No offer is ahead" in found.sentences()[0]


def test_a_claim_is_listed_with_its_posterior() -> None:
    sure = replace(exact(10), claim="c1")
    claimed = Offer("z", cells=(("price", sure), ("time", exact(10))))
    found = information(case(Y, claimed), {"c1": 0.4}, draws=500)
    assert [c.claim for c in found.claims] == ["c1"]
    assert found.claims[0].value >= 0
    assert information(case(Y, claimed), draws=500).claims == ()


def test_names_order_and_units_change_nothing() -> None:
    one = information(case(X, Y), draws=1_000)
    two = information(case(replace(Y, id="b"), replace(X, id="a")), draws=1_000)
    assert one.totals == two.totals
    assert [(c.value, c.changes, c.bar) for c in one.cells] == [(c.value, c.changes, c.bar) for c in two.cells]
    million = replace(PRICE, worst=Fraction(20_000), best=Fraction(10_000))
    scaled = replace(X, cells=(("price", between(12_000, 16_000)), X.cells[1]))
    other = replace(Y, cells=(("price", exact(15_000)), Y.cells[1]))
    three = information(Partners((million, TIME), (scaled, other)), draws=1_000)
    assert three.totals == one.totals
    assert three.cells[0].value == one.cells[0].value
    assert three.cells[0].bar == pytest.approx(15_000)


def test_json_is_plain_and_whole() -> None:
    shown = json.loads(json.dumps(information(case(X, Y), draws=100).to_json(), allow_nan=False))
    assert shown["best"] == ["x"]
    assert set(shown["totals"]) == {"cells", "weights", "both"}


def test_one_offer_alone_leaves_nothing_to_choose() -> None:
    found = information(case(X), draws=100)
    assert [c.value for c in found.cells] == [0]


def test_what_was_done_is_kept_when_the_time_is_over() -> None:
    found = information(case(X, Y), draws=100, budget=Budget(0.0))
    assert found.cells[0].value > 0
    assert found.totals.draws == 0
    assert "The work ended early" in found.sentences()[-1]


@pytest.mark.parametrize(
    ("wrong", "kind", "said"),
    [
        ({"draws": 0}, UsageError, "at least 1"),
        ({"draws": 2_000_000}, TooLargeError, "Ask for fewer"),
        ({"seed": -1}, UsageError, "The seed is -1"),
    ],
)
def test_draws_that_cannot_be_are_refused(wrong: dict[str, int], kind: type[UsageError], said: str) -> None:
    with pytest.raises(kind, match=said):
        information(case(X, Y), **wrong)


def test_too_many_offers_are_refused_and_none_at_all_too() -> None:
    with pytest.raises(TooLargeError, match="101 offers"):
        information(case(*(replace(X, id=f"x{k}") for k in range(101))))
    with pytest.raises(UsageError, match="no offer to compare"):
        information(case())


def test_a_budget_that_ends_before_the_weights_are_known_is_said() -> None:
    from comity.case.partners import Compared

    bounds = tuple(Compared("price", "time", Fraction(1), Fraction(k)) for k in (2, 3))
    partners = Partners((PRICE, TIME, Criterion("k")), (X, Y), compared=bounds)
    with pytest.raises(BudgetExceededError):
        information(partners, budget=Budget(0.0))


def test_what_is_worth_next_to_nothing_is_called_so_and_promises_are_told() -> None:
    found = information(case(X, Offer("z", cells=(("price", exact(19)), ("time", exact(11))))), draws=500)
    said = found.sentences()
    assert any(line.endswith("Both are worth next to nothing on a scale of 1.") for line in said)
    assert not any("Facts about" in line or "Settling what" in line for line in said)
    assert not any("Promises" in line for line in said)
    spoken = replace(X, cells=tuple((c, replace(cell, promised=True)) for c, cell in X.cells))
    assert any("Promises are taken as kept here" in line for line in information(case(spoken, Y), draws=10).sentences())
