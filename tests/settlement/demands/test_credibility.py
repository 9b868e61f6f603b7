"""Prerequisites held against the preferences of the party that states them."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest

from comity.case.settlement import Demand, Issue, IssueLevel, Past, Settlement, Span, Term, Values
from comity.logic.tree import Level, Name, Not
from comity.settlement.demands.credibility import Own, comparisons, credibility, no_better_packages
from comity.testing.demands_at_random import statement

ROW = Demand("d1", "a", "prerequisite", statement(Name("ceasefire")), opens="talks")
CASE = Settlement(terms=(Term("talks"), Term("ceasefire")), demands=(ROW,))


def own(rank: list[int], opens: list[bool], requires: list[bool], alike: list[int]) -> Own:
    return Own("a", np.array(rank), np.array(opens), np.array(requires), np.array(alike))


def test_every_pair_of_states_that_is_alike_is_compared_and_a_tie_is_enough() -> None:
    rng = random.Random(1)
    for _ in range(100):
        n = rng.randint(1, 12)
        view = own(
            [rng.randint(0, 3) for _ in range(n)],
            [rng.random() < 0.5 for _ in range(n)],
            [rng.random() < 0.5 for _ in range(n)],
            [rng.randint(0, 2) for _ in range(n)],
        )
        pairs = [
            view.rank[s] >= view.rank[t]
            for s in range(n)
            for t in range(n)
            if view.alike[s] == view.alike[t] and not view.opens[s] and view.opens[t] and not view.requires[t]
        ]
        assert comparisons(view) == (sum(pairs), len(pairs))


@pytest.mark.parametrize(
    ("rank", "verdict"), [([2, 1, 2, 1], "always"), ([2, 1, 0, 1], "sometimes"), ([0, 1, 0, 1], "never")]
)
def test_the_verdict_counts_the_comparisons(rank: list[int], verdict: str) -> None:
    view = own(rank, [False, True, False, True], [False] * 4, [0, 0, 1, 1])
    row = credibility(CASE, {"d1": view})[0]
    assert (row.verdict, row.of) == (verdict, 2)
    assert row.to_json()["credible"] == verdict


def test_without_comparisons_it_cannot_be_told() -> None:
    row = credibility(CASE, {})[0]
    assert (row.verdict, row.of) == ("unknown", 0)
    assert "cannot be told" in row.sentence
    always_met = own([1, 2], [False, True], [True, True], [0, 0])
    assert credibility(CASE, {"d1": always_met})[0].verdict == "unknown"


def test_earlier_occasions_stand_beside_it() -> None:
    past = (Past(True, "1974"), Past(False, "1979"), Past(True, "1991"))
    row = credibility(
        Settlement(demands=(Demand("d1", "a", "prerequisite", ROW.requires, opens="talks", history=past),)), {}
    )[0]
    assert (row.waived, row.occasions) == (2, 3)
    assert "waived on 2 of 3 earlier occasions" in row.sentence
    assert [p["waived"] for p in row.to_json()["history"]] == [True, False, True]


def test_demands_that_are_no_prerequisites_have_no_row() -> None:
    assert credibility(Settlement(demands=(Demand("d1", "a", "red_line", ROW.requires),)), {}) == ()


def test_packages_that_leave_the_condition_unmet_are_held_against_walking_away() -> None:
    levels = ("none", "some", "full")
    issue = Issue("withdrawal", levels=tuple(IssueLevel(x) for x in levels))
    worth = tuple((x, Span(Fraction(v), Fraction(v))) for x, v in zip(levels, (1, 3, 5), strict=True))
    row = Demand("d1", "a", "prerequisite", statement(Level("withdrawal", "full")), opens="talks")
    case = Settlement(
        demands=(row,),
        issues=(issue,),
        values=(Values("a", Span(Fraction(2), Fraction(4)), levels=(("withdrawal", worth),)),),
    )
    assert no_better_packages(case, row) == (2, 2)  # 1 and 3, against 3
    other = Demand("d2", "a", "prerequisite", statement(Not(Level("withdrawal", "none"))), opens="talks")
    assert no_better_packages(case, other) == (1, 1)
    assert no_better_packages(case, ROW) is None
    assert "2 of 2 packages" in credibility(case, {})[0].sentence
