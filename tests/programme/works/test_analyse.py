"""When integration work can be finished, and what stands in the way."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

from comity.budget import Budget
from comity.case.programme import Activity, Programme, Resource
from comity.programme.works.analyse import works
from comity.programme.works.network import network
from comity.programme.works.plain import plain_finish

ONE, TWO = Fraction(1), Fraction(2)


def crew(name: str, *capacity: int) -> Resource:
    return Resource(name, tuple(map(Fraction, capacity)))


def task(name: str, periods: int, *after: str, **needs: int) -> Activity:
    return Activity(name, periods, tuple((k, Fraction(v)) for k, v in needs.items()), after, item="ship")


YARD = Programme(
    8,
    resources=(crew("weld", 1), crew("test", 2)),
    activities=(
        task("hull", 3, weld=1),
        task("deck", 2, weld=1),
        task("radar", 2, "hull", test=1),
        task("trial", 1, "radar", "deck", test=2),
        task("handover", 0, "trial"),
    ),
)


def test_the_rows_are_the_bars_of_a_chart_in_periods_counted_from_one() -> None:
    found = works(YARD)
    bars = {row.activity: (row.start, row.end) for row in found.rows}
    assert found.finish == 6
    assert (bars["hull"], bars["radar"], bars["trial"]) == ((1, 3), (4, 5), (6, 6))
    # a milestone takes nothing: it is passed at the end of period 6
    assert bars["handover"] == (7, 6)
    assert [row.start for row in found.rows] == sorted(row.start for row in found.rows)


def test_a_row_says_what_it_waits_for_and_whose_crew_it_takes_over() -> None:
    rows = {row.activity: row for row in works(YARD).rows}
    assert rows["trial"].after == ("deck", "radar")
    assert rows["deck"].takes_over == ("hull",)
    assert (rows["radar"].item, rows["radar"].needs) == ("ship", (("test", 1.0),))


def test_tight_activities_are_those_that_set_the_finish() -> None:
    tight = {row.activity: row.tight for row in works(YARD).rows}
    # welding the deck ends in period 5 as well, just when the trial begins
    assert tight == dict.fromkeys(("hull", "deck", "radar", "trial", "handover"), True)
    longer = replace(YARD, activities=(*YARD.activities, task("paint", 1)))
    assert {row.activity: row.tight for row in works(longer).rows}["paint"] is False


def test_loads_show_the_capacity_that_was_declared() -> None:
    loads = works(replace(YARD, resources=(crew("weld", 1), crew("test", 50)))).loads
    assert {(x.used, x.capacity) for x in loads if x.crew == "test"} == {(0, 50), (1, 50), (2, 50)}
    assert sum(x.used for x in loads if x.crew == "weld") == 5


def test_the_crew_that_binds_is_found_by_solving_again_with_one_more() -> None:
    tasks = tuple(task(name, 2, bench=1, van=1) for name in ("a", "b", "c"))
    found = works(Programme(9, resources=(crew("van", 3), crew("bench", 1)), activities=tasks))
    assert [(b.crews, b.finish, b.worth, b.proved) for b in found.binding] == [
        (("bench",), 4, 2, True),
        (("van",), 6, 0, True),
    ]


def test_what_one_more_unit_is_worth_is_that_of_trying_every_schedule() -> None:
    tasks = (task("a", 2, x=1), task("b", 2, x=1, y=1), task("c", 1, y=2), task("d", 2, "a", y=1))
    programme = Programme(resources=(crew("x", 1), crew("y", 2)), activities=tasks)
    before = plain_finish(network(programme))
    for binding in works(programme).binding:
        more = tuple(
            replace(r, capacity=(r.capacity[0] + 1,)) if r.id in binding.crews else r for r in programme.resources
        )
        after = plain_finish(network(replace(programme, resources=more)))
        assert before is not None
        assert after is not None
        assert binding.worth == before - after


def test_crews_that_bind_only_together_are_said_to() -> None:
    tasks = tuple(task(name, 2, bench=1, van=1) for name in ("a", "b"))
    found = works(Programme(9, resources=(crew("van", 1), crew("bench", 1)), activities=tasks))
    assert [(b.crews, b.worth) for b in found.binding] == [(("van", "bench"), 2), (("van",), 0), (("bench",), 0)]
    assert found.sentences()[-2:] == (
        'One more unit of each of "van", "bench" would bring the finish forward by 2 periods.',
        "One more unit of a single crew brings nothing forward.",
    )


def test_where_only_the_order_delays_the_work_no_crew_binds() -> None:
    found = works(replace(YARD, resources=(crew("weld", 2), crew("test", 2))))
    assert (found.finish, found.chain, found.binding) == (6, 6, ())
    assert found.sentences()[-1] == "No crew delays it: only the order of the work does."


def test_an_activity_does_not_begin_before_it_is_ready() -> None:
    found = works(YARD, ready={"radar": 6})
    assert {row.activity: row.start for row in found.rows}["radar"] == 6
    assert found.finish == 8


def test_work_that_takes_longer_than_the_programme_is_said_to() -> None:
    found = works(replace(YARD, periods=5))
    assert (found.finish, found.in_time) == (6, False)
    assert "That is not within the 5 periods of the programme." in found.sentences()


def test_impossible_work_says_why() -> None:
    large = works(replace(YARD, resources=(crew("weld", 1), crew("test", 1))))
    assert (large.status, large.finish, large.bound, large.rows, large.in_time) == ("impossible", None, None, (), False)
    assert large.sentences() == ('No schedule is possible: "trial" needs 2 of "test", and no period has more than 1.',)
    short = works(Programme(2, resources=(crew("x", 1, 1),), activities=(task("a", 3, x=1),)))
    assert "the longest chain of work ends with period 3" in short.why
    full = works(Programme(2, resources=(crew("x", 1, 1),), activities=tuple(task(n, 1, x=1) for n in "abc")))
    assert '"x" has more work than all its periods hold' in full.why
    gaps = works(Programme(3, resources=(crew("x", 1, 0, 1),), activities=(task("a", 2, x=1),)))
    assert gaps.why == "the work does not fit into the 3 periods for which capacities are given"


def test_a_budget_that_is_over_leaves_the_best_schedule_and_what_none_can_be_before() -> None:
    tasks = tuple(task(f"a{k}", 3, x=2) for k in range(4))
    programme = Programme(resources=(crew("x", 3),), activities=tasks)
    found = works(programme, budget=Budget(0.0))
    # a bench of three serves one after the other; by the work alone eight periods would do
    assert (found.status, found.finish, found.bound, found.gap) == ("best known", 12, 8, 4 / 12)
    assert "whether one lies between is not known" in found.sentences()[0]
    assert found.in_time is None
    assert works(programme).finish == 12


def test_there_may_be_no_work_at_all() -> None:
    found = works(Programme(3))
    assert (found.status, found.finish, found.gap) == ("proved", 0, 0.0)
    assert found.sentences() == ("There is no integration work.",)


def test_the_answer_has_plain_values() -> None:
    plain = json.loads(json.dumps(works(YARD).to_json()))
    assert plain["finish"] == 6
    assert plain["schedule"][0]["needs"] == {"weld": 1.0}


def test_other_names_change_only_the_names() -> None:
    def renamed(text: str) -> str:
        return f"zz{text}"

    tasks = tuple(
        replace(
            a, id=renamed(a.id), after=tuple(map(renamed, a.after)), needs=tuple((renamed(r), n) for r, n in a.needs)
        )
        for a in YARD.activities
    )
    crews = tuple(replace(r, id=renamed(r.id)) for r in YARD.resources)
    one, two = works(YARD), works(replace(YARD, resources=crews, activities=tasks))
    assert [(renamed(r.activity), r.start, r.end) for r in one.rows] == [(r.activity, r.start, r.end) for r in two.rows]
    assert [b.worth for b in one.binding] == [b.worth for b in two.binding]


def test_thirty_activities_and_four_crews_are_proved_in_seconds() -> None:
    import random

    draw = random.Random(7)
    crews = tuple(crew(f"c{k}", draw.randint(10, 16)) for k in range(4))
    tasks = []
    for i in range(30):
        after = [f"a{k}" for k in range(max(0, i - 8), i) if draw.random() < 0.25]
        needs = {f"c{k}": draw.randint(1, 10) for k in range(4) if draw.random() < 0.6}
        tasks.append(task(f"a{i}", draw.randint(1, 10), *after, **needs))
    found = works(Programme(resources=crews, activities=tuple(tasks)), budget=Budget(20))
    assert found.status == "proved"
    assert found.finish is not None
    assert found.chain <= found.finish


def test_what_one_more_unit_is_worth_is_given_as_a_range_where_no_proof_was_found() -> None:
    from comity.programme.works.answer import Binding

    found = replace(works(YARD), binding=(Binding(("weld",), 5, 0, 2),), finish=7)
    assert not found.binding[0].proved
    assert found.sentences()[-1] == (
        'One more unit of "weld" would bring the finish forward by 0 to 2 periods; which is not known.'
    )


def test_the_range_of_what_one_more_unit_is_worth_holds_the_truth() -> None:
    from comity.programme.works.analyse import _one_more
    from comity.programme.works.search import Schedule, shortest

    for late in range(4):
        net = network(Programme(resources=(crew("x", 2),), activities=tuple(task(n, 2, x=2) for n in "abc")))
        best = shortest(net, Budget())
        assert best.starts is not None
        # a schedule that might still be beaten, and one more unit, which truly brings nothing
        known = Schedule(best.starts + late, 6 + late, 6 - late, late == 0)
        binding = _one_more(replace(net, horizon=20), (0,), known, "fastest", Budget())
        assert binding.worth <= 0 <= binding.most
        assert binding.proved == (late == 0)
