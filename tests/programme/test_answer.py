"""The whole answer: every part by itself, within the budget, whatever things are called and in whatever order."""

from __future__ import annotations

import json
import math
import random
from dataclasses import replace
from fractions import Fraction
from itertools import chain
from typing import Any

import pytest

from comity.budget import Budget
from comity.case.programme import Activity, Declared, Item, Programme, Resource, Slippage
from comity.case.settlement import Span
from comity.errors import UsageError
from comity.programme import analyse, parts
from comity.programme.analyse import parts_named, programme_answer
from comity.programme.result import PARTS, Part, ProgrammeResult
from comity.programme.work import ProgrammeSettings

F = Fraction
DEMAND = (69, 29, 36, 61, 61, 26, 34, 67, 45, 67, 79, 56)
SETUP = (85, 102, 102, 101, 98, 114, 105, 86, 119, 110, 98, 114)
CUMULATIVE = [85, 114, 186, 277, 348, 400, 469, 555, 600, 710, 789, 864]
WAGNER_WHITIN = Programme(
    12,
    items=(
        Item("ball", tuple((t, F(d)) for t, d in enumerate(DEMAND, 1)), setup=tuple(map(F, SETUP)), holding=(F(1),)),
    ),
)
LINE = Resource("line", (F(4),), cost=F(1))
TRUCK = Item("truck", ((1, F(2)), (2, F(9))), (("line", F(1)),), holding=(F(1),))
SHORT = Programme(3, resources=(LINE,), items=(TRUCK,))
KEYS = {"fits", "delivered", "finish", "cost", "gap", "bottlenecks", "repairs", "plan"}


def span(low: int, high: int | None = None) -> Span:
    return Span(F(low), F(low if high is None else high))


def everything() -> Programme:
    crew = Resource("crew", (F(2),), supplier="b")
    refit = Item("refit", ((3, F(2)),), (("line", F(1)),), lead=1, modernise=True, base="hull", value=span(2, 5))
    hull = Item("hull", (), stock=F(9))
    work = (Activity("fit", 2, (("crew", F(2)),), ready=2), Activity("test", 1, (("crew", F(1)),), ("fit",)))
    classes = (
        Slippage(("line",), tuple(F(10 + k, 10) for k in range(12))),
        Slippage(("crew",), tuple(F(10 + k, 10) for k in range(12))),
        Slippage(("moon",), (F(1),)),
    )
    said = (
        Declared("t", "a", "trucks", "target", span(9), "trucks", "2024", "2024", by="b"),
        Declared("o", "a", "trucks", "output", span(6), "trucks", "2024", "2024", by="moon"),
    )
    return Programme(3, ("x", "y", "z"), (LINE, crew), (TRUCK, refit, hull), work, classes, said)


def at_random(seed: int) -> Programme:
    draw = random.Random(seed)
    resources = tuple(
        Resource(
            name,
            tuple(F(draw.randint(1, 6)) for _ in range(4)),
            cost=F(draw.randint(0, 2)),
            ramp=F(draw.choice((0, 0, 1))),
        )
        for name in ("saw", "drill")
    )
    items = tuple(
        Item(
            name,
            tuple((t, F(draw.randint(0, 4))) for t in range(1, 5)),
            tuple((r, F(draw.randint(0, 2))) for r in ("saw", "drill")),
            lead=draw.randint(0, 1),
            holding=(F(draw.randint(0, 2)),),
            late=draw.choice((None, F(2))),
            value=draw.choice((None, span(1, 3))),
            stock=F(draw.randint(0, 3)),
        )
        for name in ("desk", "shelf", "stool")
    )
    return Programme(4, resources=resources, items=items)


def told(found: ProgrammeResult) -> dict[str, Any]:
    """Return the answer as a stranger reads it: JSON without numbers that are none."""
    out: dict[str, Any] = json.loads(json.dumps(found.to_json(), allow_nan=False))
    return out


def asked(programme: Programme, *wanted: Part, **more: Any) -> dict[str, Any]:
    return told(programme_answer(programme, settings=ProgrammeSettings(wanted or PARTS), **more))


def numbers(plain: dict[str, Any]) -> list[Any]:
    return [
        plain[k] if plain[k] is None else pytest.approx(plain[k], abs=1e-6)
        for k in ("fits", "delivered", "finish", "cost")
    ]


def test_the_published_programme_costs_what_was_published() -> None:
    plain = asked(WAGNER_WHITIN)
    assert (plain["cost"], plain["gap"], plain["fits"]) == (864.0, 0.0, 1.0)
    assert plain["cumulative"] == CUMULATIVE
    assert sum(row["make"] for row in plain["plan"]) == sum(DEMAND)
    assert plain["plan_of"] == "the programme as declared"


@pytest.mark.parametrize("periods", [1, 5, 9])
def test_the_cumulative_row_is_what_shorter_programmes_cost(periods: int) -> None:
    (ball,) = WAGNER_WHITIN.items
    short = Item("ball", ball.due[:periods], setup=ball.setup[:periods], holding=ball.holding)
    plain = asked(Programme(periods, items=(short,)), "plan")
    assert plain["cost"] == CUMULATIVE[periods - 1] == plain["cumulative"][-1]


def test_the_answer_has_the_keys_of_the_contract_and_no_number_that_is_none() -> None:
    for programme in (everything(), SHORT, WAGNER_WHITIN, Programme(2), at_random(1)):
        plain = asked(programme)
        assert plain.keys() >= KEYS
        for row in plain["bottlenecks"]:
            assert row.keys() >= {"resource", "period", "worth"}
        for row in plain["repairs"]:
            assert row["change"]
            assert row["size"] > 0


def test_the_whole_answer_says_every_part_of_a_programme_that_has_all() -> None:
    found = programme_answer(everything(), {"a": "Aland", "b": "Bland"})
    assert (found.missing, found.limited) == ({}, {})
    empty = [name for name in PARTS if getattr(found, name) is None]
    assert empty == []
    assert found.declared is not None
    assert [(thing.who, thing.at[0].figures[0].by) for thing in found.declared.things] == [("Aland", "Bland")]
    assert found.section.resources[1].supplier == "Bland"
    assert found.slippage is not None
    assert found.slippage.unspoken == ("moon",)
    assert found.slippage.plan is not None
    assert found.slippage.works is not None
    assert (found.called("a"), found.called("line")) == ("Aland", "line")


def test_what_does_not_fit_has_no_cost_and_shows_the_plan_of_the_smallest_later_dates_by_name() -> None:
    found = programme_answer(SHORT)
    plain = told(found)
    assert plain["fits"] == pytest.approx(8 / 11)
    assert (plain["delivered"], plain["finish"], plain["cost"], plain["gap"], plain["status"]) == (
        *(1.0, 3, None, None),
        "impossible",
    )
    assert plain["plan_of"] == "the programme with later dates"
    assert (plain["shown"]["cost"], plain["shown"]["repair"]["size"]) == (13.0, 3.0)
    # what is due in the plan that is shown is not what was declared, and both are told
    assert [(row["declared"], row["due"], row["make"]) for row in plain["plan"]] == [(2, 2, 4), (9, 6, 4), (0, 3, 3)]
    assert any("not a plan of what was declared" in s for s in found.plan.sentences())  # type: ignore[union-attr]


def test_repairs_that_the_plan_needed_are_not_looked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    smallest = parts.repairs

    def counted(*args: Any) -> ProgrammeResult:
        seen.append("repairs")
        return smallest(*args)

    monkeypatch.setattr(parts, "repairs", counted)
    for programme in (SHORT, WAGNER_WHITIN):
        assert programme_answer(programme).repairs is not None
    assert seen == ["repairs", "repairs"]


def test_where_later_dates_are_not_enough_smaller_quantities_are_shown_by_name() -> None:
    plain = asked(replace(SHORT, periods=2))
    assert plain["plan_of"] == "the programme with smaller quantities"
    assert [(row["declared"], row["due"]) for row in plain["plan"]] == [(2, 2), (9, 6)]
    assert plain["delivered"] == pytest.approx(8 / 11)


def test_a_programme_without_a_plan_always_has_a_smallest_repair_that_makes_it_fit() -> None:
    for seed in range(14):
        found = programme_answer(at_random(seed), settings=ProgrammeSettings(("fits", "repairs", "plan")))
        assert found.fits is not None
        assert found.repairs is not None
        assert found.repairs.fits is (found.fits.fits == 1.0)
        if not found.repairs.fits:
            assert [r for r in found.repairs.repairs if r.size]
        if found.plan is not None and found.plan.declared.status == "impossible":
            assert found.plan.shown.rows
            assert not found.plan.as_declared


def test_late_deliveries_that_are_allowed_need_a_smaller_repair_told_beside() -> None:
    other = Item("van", ((1, F(9)),), (("line", F(1)),))
    programme = replace(SHORT, items=(replace(TRUCK, late=F(1)), other))
    found = programme_answer(programme, settings=ProgrammeSettings(("repairs",)))
    assert found.repairs is not None
    assert found.as_declared is not None
    late, on_time = found.as_declared.of("capacity"), found.repairs.of("capacity")
    assert late is not None
    assert on_time is not None
    assert (late.size, on_time.size) == (8.0, 12.0)


def test_the_plan_that_is_shown_is_changed_no_more_than_what_was_declared_asks() -> None:
    other = Item("van", ((1, F(9)),), (("line", F(1)),))
    found = programme_answer(replace(SHORT, periods=6, items=(replace(TRUCK, late=F(1)), other)))
    assert found.plan is not None
    assert found.as_declared is not None
    assert found.plan.repair is found.as_declared.of("date")
    # only the van has to be put off: the truck may be late anyway, and is
    assert {c.thing for c in found.plan.repair.changes} == {"van"}
    assert any(row.late > 0 for row in found.plan.shown.rows if row.item == "truck")


def test_a_programme_that_is_late_as_it_may_be_needs_no_other_repair() -> None:
    found = programme_answer(replace(SHORT, items=(replace(TRUCK, late=F(1)),)))
    assert found.as_declared is None
    assert told(found)["cost"] == pytest.approx(11 + 2 + 3)
    assert found.repairs is not None
    assert not found.repairs.fits
    assert told(found)["plan_of"] == "the programme as declared"


@pytest.mark.parametrize("seed", range(12))
def test_more_capacity_never_costs_more_nor_fits_less(seed: int) -> None:
    before = at_random(seed)
    draw = random.Random(seed)
    k = draw.randrange(2)
    grown = replace(before.resources[k], capacity=tuple(c + draw.randint(0, 2) for c in before.resources[k].capacity))
    after = replace(before, resources=tuple(grown if j == k else r for j, r in enumerate(before.resources)))
    one, two = (asked(p, "fits", "finish", "plan") for p in (before, after))
    assert two["fits"] >= one["fits"] - 1e-7
    assert two["delivered"] >= one["delivered"] - 1e-7
    assert (two["finish"] or math.inf if two["finish"] != 0 else 0) <= (
        math.inf if one["finish"] is None else one["finish"]
    )
    if one["cost"] is not None:
        assert two["cost"] <= one["cost"] * (1 + 1e-4) + 1e-7


@pytest.mark.parametrize("seed", range(12))
def test_a_longer_lead_never_ends_earlier_nor_fits_more(seed: int) -> None:
    before = at_random(seed)
    longer = replace(before.items[seed % 3], lead=before.items[seed % 3].lead + 1)
    after = replace(before, items=tuple(longer if j == seed % 3 else i for j, i in enumerate(before.items)))
    one, two = (asked(p, "fits", "finish") for p in (before, after))
    ends = [math.inf if p["finish"] is None else p["finish"] for p in (one, two)]
    assert ends[1] >= ends[0]
    assert two["fits"] <= one["fits"] + 1e-7
    assert two["delivered"] <= one["delivered"] + 1e-7


def renamed(programme: Programme) -> Programme:
    """Return the programme with other names, and everything in the opposite order."""
    new = {"saw": "null", "drill": "x y", "desk": "2", "shelf": "no", "stool": "été"}
    resources = tuple(replace(r, id=new[r.id]) for r in reversed(programme.resources))
    items = tuple(
        replace(i, id=new[i.id], needs=tuple((new[r], n) for r, n in reversed(i.needs)), due=tuple(reversed(i.due)))
        for i in reversed(programme.items)
    )
    return replace(programme, resources=resources, items=items)


@pytest.mark.parametrize("seed", range(8))
def test_neither_names_nor_order_change_a_number(seed: int) -> None:
    before = at_random(seed)
    wanted: tuple[Part, ...] = ("fits", "finish", "plan", "repairs", "priorities")
    one, two = asked(before, *wanted), asked(renamed(before), *wanted)
    assert numbers(two) == numbers(one)
    sizes = [sorted((r["kind"], r["size"]) for r in p["repairs"]) for p in (one, two)]
    assert [k for k, _ in sizes[0]] == [k for k, _ in sizes[1]]
    assert [s for _, s in sizes[1]] == pytest.approx([s for _, s in sizes[0]])
    met = [
        sorted([p["due"], p["met"], p["met_most"], p["least"], p["most"]] for p in x["priorities"]["items"])
        for x in (one, two)
    ]
    assert list(chain(*met[1])) == pytest.approx(list(chain(*met[0])), abs=1e-5)


def test_a_programme_with_nothing_due_says_so() -> None:
    found = programme_answer(Programme(3, resources=(LINE,), items=(replace(TRUCK, due=()),)))
    plain = told(found)
    assert (plain["fits"], plain["delivered"], plain["finish"], plain["cost"]) == (1.0, 1.0, 0, 0.0)
    assert "Nothing is due" in found.notes[0]
    assert not plain["bottlenecks"]


def test_items_without_resources_are_held_back_by_nothing_but_their_leads() -> None:
    found = programme_answer(Programme(3, items=(Item("truck", ((1, F(2)), (3, F(2))), lead=1),)))
    plain = told(found)
    assert (plain["fits"], plain["delivered"], plain["finish"]) == (0.0, 1.0, 2)
    assert plain["repairs"][0]["kind"] == "date"
    assert found.bottlenecks is None
    assert "No resources are given" in found.notes[0]


def test_a_programme_of_published_figures_only_says_nothing_of_plans() -> None:
    plain = asked(Programme(declared=everything().declared))
    assert [plain[k] for k in ("fits", "finish", "finish_of", "cost", "plan_of", "status")] == [None] * 6
    assert (plain["plan"], plain["repairs"], plain["missing"], plain["limited"]) == ([], [], {}, {})
    assert plain["declared"]["things"][0]["reached"][0]["share"]["low"] == pytest.approx(2 / 3)


def test_a_programme_of_activities_only_is_finished_when_they_are() -> None:
    plain = asked(Programme(activities=(Activity("weld", 3), Activity("test", 2, after=("weld",), ready=5))))
    assert (plain["finish"], plain["finish_of"], plain["fits"]) == (6, "integration work", None)
    assert plain["works"]["schedule"][1]["start"] == 5


def test_resources_only_are_told_to_be_of_no_use() -> None:
    assert "no items or activities" in programme_answer(Programme(2, resources=(LINE,))).notes[0]


def test_where_nothing_costs_anything_the_plan_makes_nothing_too_early_or_too_much() -> None:
    item = Item("truck", ((2, F(3)), (4, F(3))), (("line", F(1)),), stock=F(1))
    found = programme_answer(Programme(4, resources=(Resource("line", (F(9),)),), items=(item,)))
    plain = told(found)
    assert (plain["cost"], plain["gap"]) == (0.0, 0.0)
    assert [row["make"] for row in plain["plan"]] == [0, 2, 0, 3]
    assert any("No costs are given" in note for note in found.notes)


def test_work_and_items_that_share_a_crew_are_told_not_to_be_planned_together() -> None:
    programme = replace(SHORT, activities=(Activity("fit", 1, (("line", F(4)),)),))
    assert any('both need "line"' in note for note in programme_answer(programme).notes)
    assert not programme_answer(everything()).notes


def test_what_makes_no_sense_limits_only_the_parts_that_need_it() -> None:
    odd = Item("van", ((1, F(2)),), (("lnie", F(1)),))
    programme = replace(everything(), items=(odd,))
    found = programme_answer(programme)
    assert set(found.limited) == {"fits", "finish", "repairs", "plan", "priorities", "bottlenecks"}
    assert all('Did you mean "line"' in why for why in found.limited.values())
    assert found.works is not None
    assert found.declared is not None
    assert found.complete


def test_a_budget_that_is_over_leaves_every_part_missing_and_says_why() -> None:
    found = programme_answer(everything(), budget=Budget(0))
    assert set(found.missing) == set(PARTS)
    assert not found.complete
    assert told(found)["fits"] is None


def test_a_part_that_is_stopped_keeps_what_was_found_before(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> ProgrammeResult:
        raise KeyboardInterrupt

    monkeypatch.setattr(parts, "plan", stop)
    found = programme_answer(everything())
    assert found.fits is not None
    assert set(found.missing) == set(PARTS) - {"fits"}
    assert set(found.missing.values()) == {"the work was stopped"}


def test_a_part_that_was_cut_short_is_done_again_with_what_the_others_left(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[float] = []
    largest = parts.fits

    def cut(work: Any, found: ProgrammeResult, budget: Budget) -> ProgrammeResult:
        seen.append(budget.seconds or 0.0)
        answer = largest(work, found, budget)
        return replace(answer, missing={"fits": "its share ran out"}) if len(seen) == 1 else answer

    monkeypatch.setattr(parts, "fits", cut)
    found = programme_answer(everything(), budget=Budget(60.0))
    assert len(seen) == 2
    assert seen[1] > 2 * seen[0]
    assert found.missing == {}


def test_a_search_that_is_stopped_early_tells_its_best_plan_and_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.programme.plan import cheapest

    whole = cheapest.plan

    def early(*args: Any, **more: Any) -> Any:
        answer = whole(*args, **more)
        return replace(answer, status="stopped", bound=800.0, why="the budget of 1 seconds ran out")

    monkeypatch.setattr(cheapest, "plan", early)
    found = programme_answer(WAGNER_WHITIN, settings=ProgrammeSettings(("plan",)))
    plain = told(found)
    assert (plain["cost"], plain["bound"], plain["status"]) == (864.0, 800.0, "stopped")
    assert plain["gap"] == pytest.approx(64 / 864)
    assert found.missing == {"plan": "the budget of 1 seconds ran out"}


def test_parts_come_with_what_they_build_on_and_no_more() -> None:
    found = programme_answer(everything(), settings=ProgrammeSettings(("slippage",)))
    assert [name for name in PARTS if getattr(found, name) is not None] == ["repairs", "plan", "works", "slippage"]
    # where the programme can be delivered as declared, no repair is needed to show a plan
    found = programme_answer(WAGNER_WHITIN, settings=ProgrammeSettings(("plan",)))
    assert [name for name in PARTS if getattr(found, name) is not None] == ["plan"]
    assert parts_named(None) == PARTS
    with pytest.raises(UsageError, match='Did you mean "works"'):
        parts_named("work")
    assert set(analyse._SAID) == set(PARTS)


def test_settings_that_make_no_sense_are_refused_before_any_work() -> None:
    with pytest.raises(UsageError, match="the gap is 1"):
        ProgrammeSettings(gap=1.0)


def test_large_programmes_with_setups_are_searched_to_one_in_a_hundred() -> None:
    def items(count: int, setup: int) -> tuple[Item, ...]:
        return tuple(Item(f"i{k}", ((1, Fraction(1)),), setup=(Fraction(setup),)) for k in range(count))

    asked = ProgrammeSettings()
    assert asked.gap_for(Programme(50, items=items(3, 5))) == 1e-4
    assert asked.gap_for(Programme(50, items=items(4, 5))) == 0.01
    assert asked.gap_for(Programme(50, items=items(4, 0))) == 1e-4
    assert ProgrammeSettings(gap=0.2).gap_for(Programme(50, items=items(4, 5))) == 0.2


def test_progress_is_told_in_words() -> None:
    lines: list[str] = []
    programme_answer(SHORT, progress=lines.append)
    assert "the cheapest plan" in lines
    assert "planning the programme with later dates" in lines
    assert any("items done" in line for line in lines)


def test_what_changes_nothing_is_no_bottleneck() -> None:
    idle = Resource("idle", (F(100),))
    item = Item("truck", ((1, F(5)),), (("line", F(1)), ("idle", F(1))))
    plain = asked(Programme(2, resources=(LINE, idle), items=(item,)))
    assert {(b["resource"], b["period"]) for b in plain["bottlenecks"]} == {("line", 1)}
    assert plain["bottlenecks"][0]["worth"] == pytest.approx(0.2)


def test_parts_of_units_are_noted_where_whole_ones_are_due() -> None:
    from fractions import Fraction

    line = Resource("line", (Fraction(5, 2),))
    ship = Item("ship", ((2, Fraction(5)),), (("line", Fraction(1)),))
    note = 'Parts of a unit are planned of "ship"; with batch: 1 only whole ones are made.'
    assert note in programme_answer(Programme(2, resources=(line,), items=(ship,))).notes
    wide = replace(line, capacity=(Fraction(5),))
    assert note not in programme_answer(Programme(2, resources=(wide,), items=(ship,))).notes
    tonnes = replace(ship, due=((2, Fraction(9, 2)),))
    assert note not in programme_answer(Programme(2, resources=(line,), items=(tonnes,))).notes
