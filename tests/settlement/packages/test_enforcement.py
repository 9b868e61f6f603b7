"""Whether packages keep themselves: thresholds to the last digit, and the count of those that do."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.case.settlement import Breach, Guarantee, Issue, IssueLevel, Settlement, Span, Values
from comity.case.statement import Statement
from comity.logic.tree import Level
from comity.settlement.packages.enforcement import kept
from comity.settlement.packages.keeping import self_enforcing
from comity.settlement.packages.model import packages_of
from comity.settlement.packages.plain import acceptable, gains
from comity.testing.deals_at_random import deal_at_random

F = Fraction


def _span(low: int | Fraction, high: int | Fraction | None = None) -> Span:
    return Span(F(low), F(low if high is None else high))


NOTHING, FORTY = _span(0), _span(40)


def _deal(reliability: Span, gains: Span = NOTHING, punished: Span = FORTY) -> Settlement:
    """Return a deal in which b, having withdrawn (worth 20), could come back (worth 50)."""
    line = Issue("line", levels=(IssueLevel("stays"), IssueLevel("withdraws")))
    watch = Issue("watch", levels=(IssueLevel("none"), IssueLevel("treaty")))
    worth = (("line", (("stays", _span(50)), ("withdraws", _span(20)))),)
    withdrawn, treaty = Level("line", "withdraws"), Level("watch", "treaty")
    breach = Breach("b", "comes back", Statement("", withdrawn), (("line", "stays"),), gains, punished)
    guarantee = Guarantee(Statement("watch = treaty", treaty), reliability)
    return Settlement(
        issues=(line, watch), values=(Values("b", _span(0), worth),), breaches=(breach,), guarantees=(guarantee,)
    )


def test_the_threshold_is_exact_and_equal_counts_as_complying() -> None:
    for reliability, holds in ((F(3, 4), True), (F(3, 4) - F(1, 10**12), False), (F(1), True)):
        deal = _deal(_span(reliability))
        found = kept(packages_of(deal), (1, 1), deal.breaches, deal.guarantees)
        assert found.held[0].needed == F(3, 4)
        assert found.holds is holds
        assert found.breakers == (() if holds else ("b",))


def test_a_guarantee_that_is_not_in_force_does_not_count() -> None:
    deal = _deal(_span(1))
    found = kept(packages_of(deal), (1, 0), deal.breaches, deal.guarantees)
    assert (found.holds, found.held[0].reliability, found.held[0].guarantee) == (False, 0, "")
    assert kept(packages_of(deal), (0, 0), deal.breaches, deal.guarantees).held == ()


def test_no_guarantee_does_where_the_punishment_is_less_than_the_gain() -> None:
    deal = _deal(_span(1), punished=_span(29))
    assert kept(packages_of(deal), (1, 1), deal.breaches, deal.guarantees).held[0].needed is None
    equal = _deal(_span(1), punished=_span(30))
    found = kept(packages_of(equal), (1, 1), equal.breaches, equal.guarantees)
    assert (found.held[0].needed, found.holds) == (1, True)


def test_the_ends_of_intervals_are_reported() -> None:
    deal = _deal(_span(F(7, 10), F(9, 10)), gains=_span(0, 4))
    held = kept(packages_of(deal), (1, 1), deal.breaches, deal.guarantees).held[0]
    # at the middle 32 against 0.8 * 40; at the worst 34 against 0.7 * 40; at the best 30 against 0.9 * 40
    assert (held.holds, held.surely, held.perhaps) == (True, False, True)


@pytest.mark.parametrize("seed", range(60))
def test_packages_that_keep_themselves_are_counted_as_if_looked_at_one_by_one(seed: int) -> None:
    deal = deal_at_random(random.Random(seed))
    deal = replace(deal, values=tuple(replace(v, walk_away=_span(v.walk_away.low / 2)) for v in deal.values))
    model = packages_of(deal)
    number, best = self_enforcing(deal, model, 5_000)
    if not deal.breaches:
        assert (number, best) == (None, ())
        return
    there = [p for p in acceptable(model) if kept(model, p, deal.breaches, deal.guarantees).holds]
    assert number == len(there)

    def score(package: tuple[int | Fraction, ...]) -> tuple[int, Fraction]:
        some = [g for g in gains(model, package) if g > 0]
        return len(some), math.prod(some, start=F(1))

    top = max(map(score, there), default=None)
    assert sorted(best) == sorted(p for p in there if score(p) == top)
