"""The orders a party may have where its preference is left open."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from math import factorial

import numpy as np
import pytest

from comity.case.nouns import Free, Option, OptionConflict, Prioritised
from comity.catalogue.entries import load_entry
from comity.conflict.inverse.admissible import Orders, open_model, opened
from comity.errors import CaseError, TooLargeError
from comity.logic.tree import Name
from comity.testing.conflicts import Shape, random_case
from comity.testing.open_conflicts import every_order, ranks_of, some_case, some_free, with_free


@pytest.mark.parametrize("tiers", [(), ((0,), (1,)), ((2, 0), (3,)), ((4,), (0, 1, 2), (3,))])
def test_the_count_is_that_of_the_orders(tiers: tuple[tuple[int, ...], ...]) -> None:
    orders = Orders(0, 5, tiers)
    assert orders.count == sum(1 for _ in every_order(orders))


def test_every_admissible_order_is_drawn_as_often() -> None:
    orders = Orders(0, 4, ((2,), (0, 1)))
    drawn = Counter(map(tuple, orders.draw(np.random.default_rng(5), 8_000).tolist()))
    assert set(drawn) == {tuple(p.tolist()) for p in every_order(orders)}
    assert max(drawn.values()) < 1_120  # 1,000 expected for each of eight
    assert min(drawn.values()) > 880


@pytest.mark.parametrize("seed", range(20))
def test_ranks_and_comparisons_follow_from_the_first_statement_that_differs(seed: int) -> None:
    rng = random.Random(seed)
    given = open_model(some_free(rng, some_case(rng)))
    for orders in given.orders.values():
        for places in list(every_order(orders))[:6]:
            by_hand = ranks_of(orders, places)
            ranks = orders.ranks(places)
            for s in range(given.model.n_states):
                for t in range(given.model.n_states):
                    assert (ranks[s] > ranks[t]) == (by_hand[s] > by_hand[t])
                    for strict in (True, False):
                        got = orders.compares(s, t, strict)
                        truth = by_hand[s] > by_hand[t] or (not strict and by_hand[s] == by_hand[t])
                        if isinstance(got, bool):
                            assert got == truth
                        else:
                            assert (min(places[list(got.high)]) < min(places[list(got.low)])) == truth


@pytest.mark.parametrize(
    ("ranking", "words"),
    [((("YYN",),), "no feasible state: it is ruled out"), ((("YNN",), ("YNN",)), 'names "YNN" twice')],
)
def test_a_known_part_that_does_not_fit_is_refused(ranking: tuple[tuple[str, ...], ...], words: str) -> None:
    case = with_free(load_entry("syria_iraq_1975").case, {"syria": Free((), ranking)})
    with pytest.raises(CaseError, match=words):
        open_model(case)


def test_statements_that_tell_merged_states_apart_are_refused() -> None:
    rng = random.Random(2)
    while True:
        case = random_case(rng, Shape(2, 3, lumps=True, statements=False))
        assert isinstance(case.conflict, OptionConflict)
        lump = case.conflict.same[0].pattern
        if "-" in lump and lump.count("-") > 1:
            break
    plain = random_case(rng, Shape(2, 3, 0.0, statements=True)).conflict
    assert isinstance(plain, OptionConflict)
    inside = [o.id for o, letter in zip(case.conflict.options, lump, strict=True) if letter == "-"]
    wish = plain.preferences[0].preference
    assert isinstance(wish, Prioritised)
    said = replace(wish.statements[0], text=inside[0], tree=Name(inside[0]))
    with pytest.raises(CaseError, match="tells apart states that are merged"):
        open_model(with_free(case, {"p0": Free((said,))}))


def test_a_party_opened_later_may_reorder_what_it_has() -> None:
    rng = random.Random(1)
    given = open_model(random_case(rng, Shape(2, 3, statements=True)))
    wish = given.model.preference(0).preference
    assert isinstance(wish, Prioritised)
    assert given.count == 1
    assert opened(given, (0,)).count == factorial(len(wish.statements))
    ranked = open_model(load_entry("syria_iraq_1975").case)
    assert opened(ranked, (0,)).count == 720


def test_what_is_too_large_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    case = with_free(load_entry("syria_iraq_1975").case, {"syria": Free()})
    monkeypatch.setattr("comity.conflict.inverse.admissible.MAX_ORDERED", 5)
    with pytest.raises(TooLargeError, match="Give statements beside"):
        open_model(case)
    assert isinstance(case.conflict, OptionConflict)
    many = tuple(Option(f"o{k}", "syria", f"o{k}") for k in range(27))
    with pytest.raises(TooLargeError, match="the inverse question needs a list of all states"):
        open_model(replace(case, conflict=replace(case.conflict, options=many, infeasible=())))
