"""The value of knowing one thing: two levels of draws read aloud, and laws on tables at random."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.partners.information.cells import failed, mean, open_to_finding, said
from comity.partners.information.plain import plain_information
from comity.partners.information.worth import best, known, of_cell, of_claim
from comity.partners.values.draws import ValueDraws
from comity.partners.values.scales import Scaled

CHANCES = {"a": 0.3, "b": 0.8}
Table = list[list[Scaled]]


def at_random(draw: random.Random, claims: bool = True) -> Scaled:
    claim = draw.choice(["", "", "a", "b"]) if claims else ""
    low, high = sorted(Fraction(draw.randint(-3, 13), 10) for _ in range(2))
    shape = draw.choice(["exact", "uniform", "normal", "unknown"])
    if shape == "unknown":
        return Scaled("unknown")
    if shape == "exact" or low == high:
        low, high, shape = low, low, "exact"
    if shape == "normal":
        high = Fraction(draw.randint(1, 5), 10)
    return Scaled(shape, low, high, claim=claim, chance=CHANCES.get(claim, 1.0))  # type: ignore[arg-type]


def table_at_random(seed: int, claims: bool = True) -> tuple[Table, list[float]]:
    draw = random.Random(seed)
    n, m = draw.randint(2, 4), draw.randint(1, 3)
    weights = np.array([draw.random() for _ in range(m)])
    return [[at_random(draw, claims) for _ in range(m)] for _ in range(n)], (weights / weights.sum()).tolist()


def draws_of(table: Table, draws: int, seed: int = 0) -> np.ndarray:
    source = ValueDraws(table, seed)
    shared = source.shared(draws)
    return np.stack([source.fill(i, shared, np.empty((len(table[0]), draws))) for i in range(len(table))])


@pytest.mark.parametrize("seed", range(12))
def test_a_cell_is_worth_what_two_levels_of_draws_say(seed: int) -> None:
    table, weights = table_at_random(seed, claims=False)
    open_cells = [(i, c) for i, row in enumerate(table) for c, x in enumerate(row) if open_to_finding(x)]
    values = draws_of(table, 4_000).transpose(2, 0, 1)
    for i, c in open_cells[:3]:
        outer = draws_of(table, 300, seed=9)[i, c]
        plain = plain_information(outer.tolist(), values, np.tile(weights, (len(values), 1)), i, c)
        assert of_cell(known(table, weights), i, c).value == pytest.approx(plain, abs=0.03)


def brute(table: Table, weights: list[float], i: int, c: int, draws: int = 1_500) -> tuple[float, float]:
    """Find the cell out and whether its claim holds, again and again; then choose."""
    cell, draw = table[i][c], random.Random(5)
    first = best(known(table, weights).now)[0]
    numbers = {part: draws_of([[x]], draws)[0, 0] for part, x in ((True, said(cell)), (False, failed(cell)))}
    means = {
        holds: known([[_settled(x, cell.claim, holds) for x in row] for row in table], weights).now
        for holds in (True, False)
    }
    gains, changed = 0.0, 0
    for d in range(draws):
        holds = draw.random() < cell.chance
        after = list(means[holds])
        after[i] += weights[c] * (float(numbers[holds][d]) - mean(_settled(cell, cell.claim, holds)))
        gains += max(after) - after[first]
        changed += max(after) > after[first] + 1e-12
    return gains / draws, changed / draws


def _settled(cell: Scaled, claim: str, holds: bool) -> Scaled:
    if not claim or cell.claim != claim:
        return cell
    return said(cell) if holds else failed(cell)


@pytest.mark.parametrize("seed", range(25))
def test_finding_out_again_and_again_is_worth_as_much_and_changes_the_choice_as_often(seed: int) -> None:
    table, weights = table_at_random(seed)
    before = known(table, weights)
    if len(best(before.now)) > 1:
        return
    for i, row in enumerate(table):
        found, (value, changes) = of_cell(before, i, 0), brute(table, weights, i, 0)
        if row[0].claim or open_to_finding(row[0]):
            assert found.value == pytest.approx(value, abs=0.012)
            if found.value > 0:
                assert found.changes == pytest.approx(changes, abs=0.05)


def test_the_mean_of_the_weights_is_all_that_counts_of_them() -> None:
    table = [[Scaled("unknown"), Scaled("exact", Fraction(1, 2), Fraction(1, 2))], [Scaled("unknown")] * 2]
    weights = np.random.default_rng(0).dirichlet(np.ones(2), 4_000)
    outer = ((np.arange(400) + 0.5) / 400).tolist()
    plain = plain_information(outer, draws_of(table, 4_000).transpose(2, 0, 1), weights, 0, 0)
    assert of_cell(known(table, [0.5, 0.5]), 0, 0).value == pytest.approx(plain, abs=0.01)


def test_by_hand_a_cell_beside_a_sure_offer() -> None:
    # x is uniform on 0 to 1 with weight 1/2; y is worth 0.3, x 0.25 on average: x is better where the cell is above 0.6
    table = [[Scaled("unknown"), Scaled("exact")], [Scaled("exact", Fraction(3, 10), Fraction(3, 10))] * 2]
    found = of_cell(known(table, [0.5, 0.5]), 0, 0)
    assert found.value == pytest.approx(0.5 * 0.4**2 / 2)
    assert found.changes == pytest.approx(0.4)
    assert found.bar == pytest.approx(0.6)


def test_by_hand_a_claim_that_moves_another_offer_too() -> None:
    # where the claim holds, the second offer is worth 1 and best; where it fails, the first may still be above 0.8
    def claimed(x: int) -> Scaled:
        return Scaled("exact", Fraction(x), Fraction(x), claim="a", chance=0.5)

    sure = Scaled("exact", Fraction(8, 10), Fraction(8, 10))
    found = of_cell(known([[claimed(0)], [claimed(1)], [sure]], [1.0]), 0, 0)
    assert found.value == pytest.approx(0.5 * 0.2 + 0.5 * 0.2**2 / 2)
    assert found.changes == pytest.approx(0.5 + 0.5 * 0.2)
    assert found.bar is None


@pytest.mark.parametrize("seed", range(80))
def test_nothing_is_worth_less_than_not_knowing_it_or_more_than_knowing_all(seed: int) -> None:
    table, weights = table_at_random(seed)
    before = known(table, weights)
    worth = np.einsum("c,icd->di", np.array(weights), draws_of(table, 20_000))
    everything = float((worth.max(axis=1) - worth[:, best(before.now)[0]]).mean())
    for i, row in enumerate(table):
        for c in range(len(row)):
            found = of_cell(before, i, c)
            assert found.value >= 0
            assert 0 <= found.changes <= 1
            assert found.value <= everything + 0.01
    for claim in before.with_claim:
        found = of_claim(before, claim)
        assert 0 <= found.value <= everything + 0.01


@pytest.mark.parametrize("seed", range(40))
def test_a_cell_with_a_claim_is_worth_no_less_than_its_claim(seed: int) -> None:
    table, weights = table_at_random(seed)
    before = known(table, weights)
    for i, row in enumerate(table):
        for c, cell in enumerate(row):
            if cell.claim:
                assert of_cell(before, i, c).value >= of_claim(before, cell.claim).value - 1e-12


@pytest.mark.parametrize("seed", range(40))
def test_a_dominated_offer_and_an_exact_cell_have_nothing_worth_finding(seed: int) -> None:
    table, weights = table_at_random(seed, claims=False)
    m = len(weights)
    worst = [Scaled("uniform", Fraction(0), Fraction(1, 10))] * m
    over = [Scaled("uniform", Fraction(2, 10), Fraction(9, 10))] * m
    before = known([*table, worst, over], weights)
    for c in range(m):
        assert of_cell(before, len(table), c).value == 0
        assert of_cell(before, len(table), c).changes == 0
    for i, row in enumerate(table):
        for c, cell in enumerate(row):
            if not open_to_finding(cell):
                assert of_cell(before, i, c).value == 0


@pytest.mark.parametrize("seed", range(20))
def test_an_offer_behind_all_others_leaves_the_value_of_their_cells(seed: int) -> None:
    table, weights = table_at_random(seed)
    one, two = known(table, weights), known([*table, [Scaled("exact")] * len(weights)], weights)
    assert [of_cell(one, i, 0).value for i in range(len(table))] == [
        of_cell(two, i, 0).value for i in range(len(table))
    ]


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_offers_changes_nothing(seed: int) -> None:
    table, weights = table_at_random(seed)
    one, two = known(table, weights), known(table[::-1], weights)
    assert one.now == two.now[::-1]
    for i in range(len(table)):
        assert of_cell(one, i, 0) == of_cell(two, len(table) - 1 - i, 0)


def test_values_of_two_cells_do_not_add_up() -> None:
    # each alone cannot lift x over 0.8, both together can: the sum is 0 and the whole is not
    cell, sure = Scaled("unknown"), Scaled("exact", Fraction(8, 10), Fraction(8, 10))
    table = [[cell, cell], [sure, sure]]
    before = known(table, [0.5, 0.5])
    worth = np.einsum("c,icd->di", np.array([0.5, 0.5]), draws_of(table, 20_000))
    assert [of_cell(before, 0, c).value for c in (0, 1)] == [0, 0]
    assert float((worth.max(axis=1) - 0.8).mean()) > 0.005


def test_a_claim_shared_by_two_cells_is_worth_more_than_it_would_be_for_one() -> None:
    good = Scaled("exact", Fraction(1), Fraction(1), claim="a", chance=0.5)
    sure = Scaled("exact", Fraction(9, 10), Fraction(9, 10))
    both = of_claim(known([[good, good], [sure, sure]], [0.5, 0.5]), "a")
    one = of_claim(known([[good, replace(good, claim="b")], [sure, sure]], [0.5, 0.5]), "a")
    assert both.value == pytest.approx(0.5 * 0.1)
    assert both.changes == pytest.approx(0.5)
    assert one.value == 0
