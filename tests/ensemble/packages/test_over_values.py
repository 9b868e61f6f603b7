"""Drawn values against the definitions read aloud: every draw settled in fractions, every package looked at."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.settlement import Issue, IssueLevel, Plan, Settlement, Span, Values
from comity.ensemble.packages import run
from comity.ensemble.packages.result import ValuesEnsemble
from comity.ensemble.packages.run import over_values
from comity.ensemble.packages.tally import Asked
from comity.ensemble.packages.unknown import cells, settled, unknowns_of
from comity.errors import UsageError
from comity.settlement.packages import plain
from comity.settlement.packages.model import Package, Packages, package_from, packages_of
from comity.testing.deals_at_random import deal_at_random, relabelled

NAMES = {"a": "Arda", "b": "Belm", "c": "Cort", "d": "Dorn"}
SMALL = 80  # packages that a plain loop goes through draw after draw


def doubtful(seed: int, *, coarse: bool = False) -> Settlement:
    """Return a small random settlement many of whose values are intervals."""
    rng = random.Random(seed)
    while True:
        deal = deal_at_random(rng, coarse=coarse)
        if packages_of(deal).total <= SMALL:  # type: ignore[operator]
            break

    def wide(span: Span) -> Span:
        return Span(span.low, span.high + rng.choice((0, 0, 1, Fraction(7, 3)))) if not coarse else span

    values = [
        replace(
            v,
            walk_away=Span(v.walk_away.low / 2, v.walk_away.low / 2 + 2),
            levels=tuple((i, tuple((x, wide(s)) for x, s in levels)) for i, levels in v.levels),
            together=tuple(replace(t, adds=wide(t.adds)) for t in v.together),
        )
        for v in deal.values
    ]
    return replace(deal, values=tuple(values))


def refined(packages: Packages) -> list[Package]:
    """Return the Kalai-Smorodinsky packages that are best by all shares in turn: the definition read aloud."""
    found = plain.acceptable(packages)
    gains = {p: plain.gains(packages, p) for p in found}
    full = [max((g[i] for g in gains.values()), default=Fraction(0)) for i in range(len(packages.parties))]
    shares = {p: sorted(x / f for x, f in zip(g, full, strict=True) if f > 0) for p, g in gains.items()}
    best = max(shares.values(), default=None)
    return [p for p in found if shares[p] == best]


PLAIN = {"nash": plain.nash_refined, "kalai_smorodinsky": refined, "egalitarian": plain.egalitarian}


def by_hand(
    deal: Settlement, draws: int, seed: int
) -> tuple[int, dict[str, Counter[Package]], Counter[tuple[str, str]]]:
    """Return the counts that going through every draw and package gives."""
    rows = cells(deal, seed, 0, draws)
    agreed, chosen, plans = 0, {key: Counter[Package]() for key in PLAIN}, Counter[tuple[str, str]]()
    for d in range(draws):
        model = packages_of(settled(deal, tuple(r[d] for r in rows)))
        agreed += bool(plain.acceptable(model))
        for key, solve in PLAIN.items():
            chosen[key].update(solve(model))
        for plan in deal.plans:
            package = package_from(model, dict(plan.package))
            plans[plan.id, ""] += model.acceptable(package)
            for party, value, floor in zip(model.parties, model.values(package), model.floor, strict=True):
                plans[plan.id, party] += value >= floor
    return agreed, chosen, plans


def counted(found: ValuesEnsemble, asked: Asked) -> int:
    return int(found.tally.held[found.verdicts.index(asked)])


@pytest.mark.parametrize("seed", range(30))
def test_counts_are_those_of_every_draw_and_package_gone_through(seed: int) -> None:
    deal = doubtful(seed, coarse=seed % 3 == 0)
    found = over_values(deal, NAMES, draws=12, seed=seed)
    assert found is not None
    assert found.laid is not None
    agreed, chosen, plans = by_hand(deal, 12, seed)
    assert found.agreed == agreed
    assert found.tally.chosen == chosen
    for plan in deal.plans:
        assert counted(found, Asked("plan", "", plan.id)) == plans[plan.id, ""]
        for party in found.model.parties:
            assert counted(found, Asked("party", "", plan.id, party)) == plans[plan.id, party]


@pytest.mark.parametrize("seed", range(30))
def test_packages_called_possible_and_sure_are_those_that_the_ends_allow(seed: int) -> None:
    deal = doubtful(seed)
    found = over_values(deal, NAMES, draws=1)
    assert found is not None
    kind, hard = packages_of(deal, "low", worths="high"), packages_of(deal, "high", worths="low")
    assert found.possible == len(plain.acceptable(kind))
    assert found.sure == len(plain.acceptable(hard))
    assert all(hard.acceptable(p) for p in found.sure_packages)


@pytest.mark.parametrize("seed", range(6))
def test_programs_count_what_going_through_packages_counts(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    deal = doubtful(seed)
    quick = over_values(deal, NAMES, draws=6, seed=seed)
    monkeypatch.setattr(run, "walked", lambda *_: None)
    slow = over_values(deal, NAMES, draws=6, seed=seed)
    assert quick is not None
    assert slow is not None
    assert slow.laid is None
    assert (slow.tally.held == quick.tally.held).all()
    assert (slow.tally.held_upper == quick.tally.held_upper).all()
    assert slow.tally.chosen == quick.tally.chosen


@pytest.mark.parametrize("seed", range(8))
def test_an_exact_chance_lies_within_what_many_draws_leave_open(seed: int) -> None:
    deal = doubtful(seed)
    found = over_values(deal, NAMES, draws=1500, seed=seed)
    assert found is not None
    for plan in deal.plans:
        asked = [(found.plan_of(plan.id, p), Asked("party", "", plan.id, p)) for p in found.model.parties]
        for exact, verdict in [*asked, (found.plan(plan.id), Asked("plan", "", plan.id))]:
            assert exact.how == "exact"
            error = (exact.p * (1 - exact.p) / 1500) ** 0.5
            assert abs(counted(found, verdict) / 1500 - exact.p) <= 4.5 * error


@pytest.mark.parametrize("seed", range(8))
def test_a_swap_of_labels_swaps_labels_only(seed: int) -> None:
    deal = doubtful(seed)
    swap = dict(zip("abcd", "bacd", strict=True))
    # labels are swapped, each block of values keeps its place
    other = replace(deal, values=tuple(replace(v, party=swap[v.party]) for v in deal.values))
    one, two = (over_values(d, NAMES, draws=50, seed=3) for d in (deal, other))
    assert one is not None
    assert two is not None
    assert (one.tally.held == two.tally.held).all()
    assert one.tally.chosen == two.tally.chosen
    for plan in deal.plans:
        for party in one.model.parties:
            assert one.plan_of(plan.id, party) == two.plan_of(plan.id, swap[party])


@pytest.mark.parametrize("seed", range(4))
def test_another_order_of_parties_changes_the_draws_and_not_what_is_certain(seed: int) -> None:
    deal = doubtful(seed)
    other = relabelled(deal, dict(zip("abcd", "dcba", strict=True)))
    one, two = (over_values(d, NAMES, draws=20) for d in (deal, other))
    assert one is not None
    assert two is not None
    assert (one.possible, one.sure) == (two.possible, two.sure)
    assert [one.plan(p.id) for p in deal.plans] == pytest.approx([two.plan(p.id) for p in deal.plans])


def test_a_draw_depends_on_seed_party_and_number_alone() -> None:
    deal = doubtful(2)
    whole = cells(deal, 5, 0, 20)
    part = cells(deal, 5, 7, 3)
    assert all((a[7:10] == b).all() for a, b in zip(whole, part, strict=True))
    assert not (cells(deal, 6, 0, 20)[0] == whole[0]).all()


def test_a_value_that_becomes_known_leaves_the_other_draws_as_they_were() -> None:
    deal = doubtful(2)
    first = deal.values[0]
    middle = first.walk_away.middle
    known = replace(deal, values=(replace(first, walk_away=Span(middle, middle)), *deal.values[1:]))
    assert all((a == b).all() for a, b in zip(cells(deal, 1, 0, 9), cells(known, 1, 0, 9), strict=True))
    assert len(unknowns_of(known, NAMES)) == len(unknowns_of(deal, NAMES)) - 1


def test_nothing_is_drawn_where_every_value_is_known() -> None:
    deal = doubtful(1)
    sure = packages_of(deal)
    values = tuple(settled_values(v, sure, p) for p, v in enumerate(deal.values))
    assert over_values(replace(deal, values=values), NAMES) is None
    assert over_values(Settlement(), NAMES) is None


def settled_values(values: Values, model: Packages, place: int) -> Values:
    floor = model.floor[place]
    levels = tuple((i, tuple((x, Span(s.middle, s.middle)) for x, s in given)) for i, given in values.levels)
    together = tuple(replace(t, adds=Span(t.adds.middle, t.adds.middle)) for t in values.together)
    return replace(values, walk_away=Span(floor, floor), levels=levels, together=together)


def test_a_budget_keeps_what_was_drawn_and_says_that_it_is_not_all() -> None:
    none = over_values(doubtful(3), NAMES, draws=50, budget=Budget(0.0))
    assert none is not None
    assert (none.draws, none.complete) == (0, False)
    assert any("0 of 50 draws" in note for note in none.notes())
    assert none.to_json()["complete"] is False
    assert none.sentences()


def test_ctrl_c_keeps_what_was_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    budget = Budget(None)
    calls = []

    def check() -> None:
        calls.append(1)
        if len(calls) > 8:
            raise KeyboardInterrupt

    monkeypatch.setattr(budget, "check", check)
    found = over_values(doubtful(3), NAMES, draws=50, budget=budget)
    assert found is not None
    assert 0 < found.draws < 50
    assert budget.stopped
    whole = over_values(doubtful(3), NAMES, draws=found.draws)
    assert whole is not None
    assert (whole.tally.held == found.tally.held).all()


def test_the_interval_that_decides_is_named_and_an_idle_one_is_not() -> None:
    found = over_values(two_parties(), NAMES, draws=1000)
    assert found is not None
    first = found.movers(Asked("agreement"))[0]
    assert (first.unknown.kind, first.unknown.party, first.clear) == ("walk_away", "a", True)
    assert first.upper.p == 0
    assert 0.4 < first.lower.p < 0.6
    assert all(m.unknown.level != "line" or not m.clear for m in found.movers(Asked("agreement"), 9))


def two_parties() -> Settlement:
    """Return one issue: b takes the swap only, a takes it where its walk-away, 0 to 4, is 1 or less."""
    border = Issue("border", "The border", levels=(IssueLevel("line"), IssueLevel("swap")))

    def span(low: int, high: int | None = None) -> Span:
        return Span(Fraction(low), Fraction(low if high is None else high))

    a = Values("a", span(0, 4), (("border", (("line", span(4, 6)), ("swap", span(1)))),))
    b = Values("b", span(1), (("border", (("line", span(0)), ("swap", span(2)))),))
    return Settlement(issues=(border,), values=(a, b), plans=(Plan("swap", (("border", "swap"),), "A swap"),))


def test_the_answer_in_words_says_share_interval_and_assumption() -> None:
    found = over_values(two_parties(), NAMES, draws=1000)
    assert found is not None
    said = found.sentences()
    assert "The plan “A swap” is acceptable to all 2 parties in 25 of 100 draws (exact)" in " ".join(said)
    assert "1 package is acceptable to all for some values in the intervals, none for all of them." in said
    assert any("Arda accepts it least often" in s for s in said)
    assert any("the walk-away value of Arda" in s for s in said)
    assert "drawn evenly" in found.notes()[0]


def test_tables_and_json_tell_the_same() -> None:
    found = over_values(doubtful(4), NAMES, draws=200)
    assert found is not None
    frame, plainly = found.to_frame(), found.to_json()
    assert len(frame) == len(found.verdicts)
    assert ((frame.low <= frame.p) & (frame.p <= frame.high)).all()
    assert frame.p[0] == plainly["agreement"]["p"]
    for plan in plainly["plans"].values():
        assert plan["acceptable"]["p"] <= min(each["p"] for each in plan["by_party"].values()) + 1e-12


def test_draws_and_seed_that_make_no_sense_are_refused() -> None:
    with pytest.raises(UsageError, match="draws"):
        over_values(doubtful(1), NAMES, draws=0)
    with pytest.raises(UsageError, match="seed"):
        over_values(doubtful(1), NAMES, seed=-1)


def test_an_issue_settled_by_a_number_is_left_out_of_packages_and_kept_for_plans() -> None:
    deal = two_parties()
    line = ((Fraction(0), Fraction(0)), (Fraction(1), Fraction(3)))
    values = (replace(deal.values[0], curves=(("money", line),)), deal.values[1])
    plan = Plan("paid", (("border", "swap"), ("money", "1/3")), "A swap, with a payment")
    money = Issue("money", span=(Fraction(0), Fraction(1)))
    with_money = replace(deal, issues=(*deal.issues, money), values=values, plans=(plan,))
    found = over_values(with_money, NAMES, draws=30)
    assert found is not None
    assert found.laid is None
    assert found.plan("paid").p == 0.5  # 1 for the swap and 1 for a third of the money, against 0 to 4
    assert found.plan("paid").how == "exact"
    nash = found.to_json()["solutions"]["nash"]
    assert [one["package"] for one in nash["packages"]] == [{"border": "swap"}]
    assert nash["packages"][0]["count"] == found.agreed == found.draws  # with all the money, 4 is always reached
    assert any("settled by a number" in note for note in found.notes())


def test_more_draws_than_programs_can_make_are_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "walked", lambda *_: None)
    monkeypatch.setattr(run, "BY_PROGRAMS", 3)
    found = over_values(two_parties(), NAMES, draws=40)
    assert found is not None
    assert (found.draws, found.planned, found.asked, found.complete) == (3, 3, 40, True)
    assert any("3 draws of values were planned, not 40" in note for note in found.notes())
