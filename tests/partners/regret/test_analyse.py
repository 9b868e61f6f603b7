"""Regret: the vertices of the weights, a grid of them, and the laws."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.partners import Cell, Criterion, Offer, Partners, Preferred
from comity.errors import BudgetExceededError, UsageError
from comity.partners.regret.analyse import regret
from comity.partners.regret.result import Regrets
from comity.partners.robust.analyse import robust
from comity.partners.robust.ends import all_ends
from comity.partners.values.scales import scaled_table
from comity.partners.weights.draws import ranked_corners


def exact(x: Fraction | int | str) -> Cell:
    return Cell("exact", Fraction(x), Fraction(x))


def case_of(**rows: tuple[Fraction | int | str, ...]) -> Partners:
    criteria = tuple(Criterion(f"k{c}") for c in range(len(next(iter(rows.values())))))
    offers = tuple(
        Offer(name, cells=tuple((c.id, exact(x)) for c, x in zip(criteria, row, strict=True)))
        for name, row in rows.items()
    )
    return Partners(criteria, offers)


THREE = case_of(x=(1, 0), y=(0, 1), z=("0.6", "0.6"))


def at_random(seed: int) -> Partners:
    draw = random.Random(seed)
    criteria = tuple(Criterion(f"k{c}", best=Fraction(10)) for c in range(draw.randint(2, 3)))

    def cell() -> Cell:
        a, b = sorted(draw.randint(0, 10) for _ in range(2))
        return draw.choice([exact(a), exact(b), Cell("uniform", Fraction(a), Fraction(b))])

    offers = tuple(Offer(f"o{i}", cells=tuple((c.id, cell()) for c in criteria)) for i in range(draw.randint(2, 5)))
    return Partners(criteria, offers)


def worst(found: Regrets) -> dict[str, float]:
    return {o: r["worst"] for o, r in found.to_json()["regret"].items()}


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("ranked", [False, True])
def test_the_worst_is_at_a_vertex_of_the_weights_and_at_an_end_of_each_cell(seed: int, ranked: bool) -> None:
    partners = at_random(seed)
    m = len(partners.criteria)
    if ranked:
        partners = replace(partners, weights="ranked", ranking=tuple(c.id for c in partners.criteria))
    corners = ranked_corners(m, list(range(m)) if ranked else [])
    table = np.array(all_ends(scaled_table(partners)), float)
    found = regret(partners)
    for i, offer in enumerate(partners.offers):
        each = {
            other.id: (corners @ (table[j, :, 1] - table[i, :, 0])).max()
            for j, other in enumerate(partners.offers)
            if j != i
        }
        told = found.to_json()["regret"][offer.id]
        assert told["worst"] == pytest.approx(max(0.0, *each.values()), abs=1e-7)
        if told["worst"] > 0:
            assert each[told["against"]] == pytest.approx(told["worst"], abs=1e-6)
            weights = np.array(list(found.to_json()["weights"][offer.id].values()))
            j = [o.id for o in partners.offers].index(told["against"])
            assert weights @ (table[j, :, 1] - table[i, :, 0]) == pytest.approx(told["worst"], abs=1e-6)
        else:
            assert told["against"] is None


@pytest.mark.parametrize("seed", range(6))
def test_no_weights_and_numbers_on_a_grid_give_more_regret(seed: int) -> None:
    partners = at_random(seed)
    m, table = len(partners.criteria), np.array(all_ends(scaled_table(partners)), float)
    found = list(worst(regret(partners)).values())
    draw = np.random.default_rng(seed)
    shares = [p for p in product(range(6), repeat=m) if sum(p) == 5]
    for share in shares:
        cells = table[:, :, 0] + draw.random(table.shape[:2]) * (table[:, :, 1] - table[:, :, 0])
        worth = cells @ (np.array(share) / 5)
        assert (worth.max() - worth <= np.array(found) + 1e-9).all()


@pytest.mark.parametrize("seed", range(12))
def test_the_laws_of_regret_hold(seed: int) -> None:
    partners = at_random(seed)
    found, always = worst(regret(partners)), set(robust(partners).always_first)
    assert {o for o, x in found.items() if x <= 1e-6} == always
    assert all(0 <= x <= 1 + 1e-9 for x in found.values())
    narrow = worst(regret(replace(partners, weights="ranked", ranking=tuple(c.id for c in partners.criteria))))
    loose = worst(regret(partners, form="monotone"))
    fewer = worst(regret(replace(partners, offers=partners.offers[1:])))
    for offer, x in found.items():
        assert narrow[offer] <= x + 1e-7
        assert loose[offer] >= x - 1e-7
        assert fewer.get(offer, 0.0) <= x + 1e-7


@pytest.mark.parametrize("seed", range(8))
def test_a_dominated_offer_that_is_added_leaves_the_others_as_they_were(seed: int) -> None:
    partners = at_random(seed)
    best = partners.offers[0]
    worse = Offer("worse", cells=tuple((name, exact(min(x.low, x.high))) for name, x in best.cells))
    before, after = worst(regret(partners)), worst(regret(replace(partners, offers=(*partners.offers, worse))))
    assert {o: after[o] for o in before} == pytest.approx(before, abs=1e-7)
    assert after["worse"] >= after[best.id] - 1e-7


def test_names_and_order_play_no_part() -> None:
    partners = case_of(x=(1, 0, "0.3"), y=(0, 1, "0.3"), z=("0.6", "0.6", "0.1"), u=(1, 0, "0.3"))
    found, turned = regret(partners), regret(replace(partners, offers=partners.offers[::-1]))
    one, other = found.to_json()["regret"], turned.to_json()["regret"]
    assert {o: r["against"] for o, r in one.items()} == {o: r["against"] for o, r in other.items()}
    assert worst(found) == pytest.approx(worst(turned))
    assert set(found.smallest) == set(turned.smallest)


def test_the_unit_of_a_criterion_plays_no_part() -> None:
    tall = replace(
        THREE,
        criteria=(replace(THREE.criteria[0], best=Fraction(1000)), THREE.criteria[1]),
        offers=tuple(
            replace(o, cells=(("k0", exact(dict(o.cells)["k0"].low * 1000)), o.cells[1])) for o in THREE.offers
        ),
    )
    assert worst(regret(tall)) == pytest.approx(worst(regret(THREE)))


def test_a_stated_preference_lowers_the_worst_regret() -> None:
    found = regret(replace(THREE, preferred=(Preferred("x", "z"),)))
    assert found.to_json()["regret"]["x"] == {"worst": 0.0, "against": None}
    # where price weighs just 0.6, y is worth 0.4 and z 0.6; at 1, y is worth nothing and x all
    assert worst(found) == pytest.approx({"x": 0.0, "y": 1.0, "z": 0.4})


def test_the_smallest_worst_regret_is_told_and_what_it_does_not_say() -> None:
    said = regret(THREE).sentences()
    assert said[0].startswith('With "z", "x" may be worth up to 0.4 more')
    assert "does not say which offer comes first" in said[-1]
    tied = regret(case_of(x=(1, 0), y=(0, 1)))
    assert tied.smallest == ("x", "y")
    assert "no clear choice" in tied.sentences()[-1]


def test_one_offer_is_never_regretted() -> None:
    found = regret(replace(THREE, offers=THREE.offers[:1]))
    assert found.to_json()["regret"] == {"x": {"worst": 0.0, "against": None}}
    assert found.sentences() == ("There is only one offer: nothing to regret.",)


class Patience(Budget):
    """A budget that is over after it was asked so many times."""

    def __init__(self, times: int) -> None:
        super().__init__(None)
        self.times = times

    def over(self) -> bool:
        self.times -= 1
        return self.times < 0


def test_where_the_budget_ends_regrets_are_the_worst_until_then() -> None:
    with pytest.raises(BudgetExceededError):
        regret(THREE, budget=Budget(0.0))
    whole, cuts = worst(regret(THREE)), 0
    for times in range(2, 30):
        try:
            found = regret(THREE, budget=Patience(times))
        except BudgetExceededError:
            continue
        if found.cut:
            cuts += 1
            assert found.smallest == ()
            assert "Regrets may be greater" in found.sentences()[-1]
            known = {o: r for o, r in found.to_json()["regret"].items() if r is not None}
            assert all(r["worst"] <= whole[o] + 1e-9 for o, r in known.items())
    assert cuts > 2


def test_the_answer_can_be_written_as_plain_values() -> None:
    plain = regret(THREE).to_json()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain


def test_what_contradicts_itself_is_refused() -> None:
    with pytest.raises(UsageError, match="contradict one another"):
        regret(replace(THREE, preferred=(Preferred("x", "z"), Preferred("z", "x"))))
