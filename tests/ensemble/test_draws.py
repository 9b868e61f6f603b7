"""Tests of the laws: drawn orders against exact probabilities, and numbers that depend on the draw's number alone."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from comity.ensemble.draws import (
    agree,
    agreeing_places,
    all_places,
    any_places,
    kendall,
    mallows_chances,
    mallows_places,
    plackett_luce_chances,
    plackett_luce_places,
    uniforms,
)

# upper 1 in 10,000 points of chi-square with 23 and 119 degrees of freedom (tables; R: qchisq(0.9999, df))
_FAR = {23: 57.7, 119: 187.5}
DRAWS = 40_000


def chi_square(places: np.ndarray, chance: dict[tuple[int, ...], float]) -> float:
    seen = Counter(map(tuple, places.tolist()))
    assert set(seen) <= set(chance)
    return sum((seen[o] - len(places) * p) ** 2 / (len(places) * p) for o, p in chance.items())


def mallows_by_definition(n: int, phi: float) -> dict[tuple[int, ...], float]:
    weight = {o: phi ** sum(o[a] > o[b] for a in range(n) for b in range(a + 1, n)) for o in permutations(range(n))}
    return {o: w / sum(weight.values()) for o, w in weight.items()}


def plackett_luce_by_definition(n: int, amount: float) -> dict[tuple[int, ...], float]:
    out = {}
    for order in permutations(range(n)):  # items from the top
        chance, left = 1.0, set(range(n))
        for item in order:
            chance *= amount**item / sum(amount**k for k in left)
            left.remove(item)
        out[tuple(order.index(k) for k in range(n))] = chance
    return out


@pytest.mark.parametrize(("n", "phi"), [(4, 0.3), (4, 0.8), (5, 0.6)])
def test_repeated_insertion_draws_orders_with_the_chances_of_the_mallows_law(n: int, phi: float) -> None:
    places = mallows_places(uniforms(5, 0, 0, DRAWS, n), phi)
    chance = mallows_by_definition(n, phi)
    assert chi_square(places, chance) < _FAR[len(chance) - 1]


def test_a_race_draws_orders_with_the_chances_of_the_plackett_luce_law() -> None:
    places = plackett_luce_places(uniforms(5, 1, 0, DRAWS, 4), 0.6)
    assert chi_square(places, plackett_luce_by_definition(4, 0.6)) < _FAR[23]


def test_orders_without_a_law_are_all_as_likely() -> None:
    even = dict.fromkeys(permutations(range(4)), 1 / 24)
    assert chi_square(any_places(uniforms(5, 2, 0, DRAWS, 4)), even) < _FAR[23]
    assert chi_square(mallows_places(uniforms(6, 2, 0, DRAWS, 4), 1.0), even) < _FAR[23]
    assert chi_square(plackett_luce_places(uniforms(7, 2, 0, DRAWS, 4), 1.0), even) < _FAR[23]


def test_strict_orders_that_agree_with_a_partial_ranking_are_all_as_likely() -> None:
    tiers = ((2,), (0, 4))
    fit = [o for o in permutations(range(5)) if o[2] < min(o[0], o[4])]
    places = agreeing_places(uniforms(5, 3, 0, DRAWS, 5), tiers)
    assert agree(places, tiers).all()
    assert len(fit) == 40
    assert chi_square(places, dict.fromkeys(fit, 1 / 40)) < 80  # 39 degrees of freedom; 1 in 10,000 is 80.1


def test_the_listed_chances_are_those_of_the_definitions() -> None:
    places = all_places(4)
    listed = zip(map(tuple, places.tolist()), mallows_chances(places, 0.3), strict=True)
    for order, p in listed:
        assert p == pytest.approx(mallows_by_definition(4, 0.3)[order])
    for order, p in zip(map(tuple, places.tolist()), plackett_luce_chances(places, 0.4), strict=True):
        assert p == pytest.approx(plackett_luce_by_definition(4, 0.4)[order])


def test_at_zero_nobody_strays() -> None:
    u = uniforms(1, 0, 0, 50, 6)
    assert (mallows_places(u, 0.0) == np.arange(6)).all()
    assert (plackett_luce_places(u, 0.0) == np.arange(6)).all()


def test_the_mean_distance_of_long_orders_is_that_of_the_law() -> None:
    n, phi = 60, 0.5  # long orders are made by swaps
    places = mallows_places(uniforms(3, 0, 0, 4000, n), phi)
    assert (np.sort(places, axis=1) == np.arange(n)).all()
    mean = sum(sum(v * phi**v for v in range(j + 1)) / sum(phi**v for v in range(j + 1)) for j in range(n))
    got = kendall(places)
    assert abs(got.mean() - mean) < 4 * got.std() / np.sqrt(len(got))


def test_swaps_and_insertions_make_the_same_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    u = uniforms(3, 0, 0, 200, 9)
    inserted = mallows_places(u, 0.7)
    monkeypatch.setattr("comity.ensemble.draws._LONG", 2)
    assert (mallows_places(u, 0.7) == inserted).all()


def test_a_draw_depends_on_seed_party_and_number_alone() -> None:
    whole = uniforms(9, 1, 0, 100, 7)
    assert (np.concatenate([uniforms(9, 1, a, b - a, 7) for a, b in ((0, 13), (13, 64), (64, 100))]) == whole).all()
    assert not (uniforms(9, 2, 0, 100, 7) == whole).any()
    assert not (uniforms(10, 1, 0, 100, 7) == whole).any()
    assert 0 < whole.min() < whole.max() < 1


def test_kendall_counts_swapped_pairs() -> None:
    places = all_places(5)
    plain = [sum(o[a] > o[b] for a in range(5) for b in range(a + 1, 5)) for o in places.tolist()]
    assert kendall(places).tolist() == plain
