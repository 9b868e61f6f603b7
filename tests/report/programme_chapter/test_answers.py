"""What the sections say, beside numbers that are known from elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.case.programme import Activity, Item, Programme, Resource
from comity.programme.plan.fitting import Fits
from comity.programme.priorities.answer import Left
from comity.programme.repairs.changes import Change
from comity.report.content import Bullets, Details, Figure, Section, Table, unfolded, words
from comity.report.programme_chapter.answer import answer_section, fits_line
from comity.report.programme_chapter.first_page import blocks
from comity.report.programme_chapter.held import held_section, matters
from comity.report.programme_chapter.pictures.loads import loaded_of
from comity.report.programme_chapter.pictures.on_time import whole
from comity.report.programme_chapter.planned import plan_line, plan_section
from comity.report.programme_chapter.published import declared_line, declared_section
from comity.report.programme_chapter.ranked import priorities_section
from comity.report.programme_chapter.repaired import changes_said, repairs_line, repairs_section
from comity.report.programme_chapter.slipped import chance_line, slippage_section
from comity.report.programme_chapter.subject import Programmed
from comity.report.programme_chapter.wording import gained
from comity.report.programme_chapter.worked import works_line, works_section

Made = Callable[[str], Programmed]


def figure(section: Section | None, id_: str) -> Figure:
    """Return the figure of a section."""
    assert section is not None
    return next(b for b in unfolded(section.blocks) if isinstance(b, Figure) and b.id == id_)


def table(section: Section | None, id_: str) -> list[list[str]]:
    """Return the cells of a table as words."""
    assert section is not None
    found = next(b for b in unfolded(section.blocks) if isinstance(b, Table) and b.id == id_)
    return [["; ".join(words(x) for x in cell.lines) for cell in row] for row in found.rows]


def told(section: Section | None) -> str:
    """Return all words of a section outside tables and pictures."""
    assert section is not None
    out = []
    for b in unfolded(section.blocks):
        out += [words(x) for x in b.items] if isinstance(b, Bullets) else [words(b.line)] if hasattr(b, "line") else []
    return " ".join(out)


def test_the_plan_of_wagner_and_whitin_costs_864_and_no_plan_costs_less(made: Made) -> None:
    s = made("lots")
    assert s.result.plan is not None
    assert "at a cost of 864 by the costs that the case declares; no plan costs less." in words(
        plan_line(s.result.plan)
    )


def test_the_least_cost_of_the_first_periods_is_the_published_one(made: Made) -> None:
    rows = table(plan_section(made("lots")), "programme-cumulative")
    # Wagner and Whitin 1958, table 1
    assert [int(r[1]) for r in rows] == [85, 114, 186, 277, 348, 400, 469, 555, 600, 710, 789, 864]


def test_a_finish_after_the_last_period_is_told_as_such(made: Made, material: Callable[..., Programmed]) -> None:
    line_ = Resource("line", (Fraction(4),))
    hulls = Item("hull", ((2, Fraction(20)),), (("line", Fraction(1)),))
    s = material(Programme(2, ("May", "June"), (line_,), (hulls,)))
    # twenty hulls at four a period take five periods
    assert "it could be 3 periods after the last one." in told(answer_section(s))
    picture = figure(answer_section(s), "programme-finish")
    assert picture.rows == (("the last is due", "June", 2), ("all of it, 3 periods after the last", "5", 5))
    assert "capacities are taken to go on as they are" in picture.caption


def test_the_picture_of_the_plan_shows_the_published_lots(made: Made) -> None:
    rows = figure(plan_section(made("lots")), "programme-made").rows
    made_ = {int(str(r[2])): r[4] for r in rows if r[4]}
    # Wagner and Whitin 1958, table 1: the lots of the cheapest plan
    assert made_ == {1: 98, 3: 97, 5: 121, 8: 112, 10: 67, 11: 135}
    assert sum(float(r[3]) for r in rows) == sum(float(r[4]) for r in rows) == 630
    assert all(r[5] == 0 for r in rows)


def test_a_programme_that_fits_has_one_full_bar_and_no_picture_of_a_finish(made: Made) -> None:
    section = answer_section(made("lots"))
    assert figure(section, "programme-fits").rows == (("On time, all items by the same share", 1.0, 1.0),)
    assert section is not None
    assert not [b for b in section.blocks if isinstance(b, Figure) and b.id == "programme-finish"]
    assert "can be delivered on time" in told(section)


def test_shares_in_the_picture_are_those_of_the_answer(made: Made) -> None:
    s = made("yard")
    assert s.result.fits is not None
    rows = figure(answer_section(s), "programme-fits").rows
    # a line of ten boats a period has made 50 by the end of period 5, of the 65 due in period 6: shares 0.7 bind
    assert rows[0][1] == pytest.approx(0.7)
    assert rows[1][1] == pytest.approx(s.result.fits.delivered)


def test_a_share_that_is_not_known_exactly_is_told_between_its_ends() -> None:
    text = words(fits_line(Fits(0.5, 0.75, None, 1.0, why="the budget ended")))
    assert text.startswith("Between 50\xa0% and 75\xa0% of every quantity")
    assert "the budget ended." in text


def test_nothing_on_time_is_no_share_of_zero_per_cent() -> None:
    text = words(fits_line(Fits(0.0, 0.0, 0.25, 0.25)))
    assert "cannot be delivered on time at all" in text
    assert "25\xa0% can be delivered by the last period" in text


def test_units_that_are_added_up_are_said_to_be(made: Made) -> None:
    assert "quantities of different units added up" in words(fits_line(Fits(0.5, 0.5, 0.75, 0.75, mixed=True)))


def test_a_changed_programme_is_never_called_the_declared_one(made: Made) -> None:
    section = plan_section(made("yard"))
    assert "No plan delivers everything that is due as it is declared." in told(section)
    assert "It is no plan of what was declared." in told(section)
    assert "plan of the programme with smaller quantities" in figure(section, "programme-made").title
    assert "plan of the programme with smaller quantities" in figure(section, "programme-loads").title


def test_a_resource_is_full_where_all_of_it_is_used(made: Made) -> None:
    s = made("yard")
    assert s.result.plan is not None
    rows = figure(plan_section(s), "programme-loads").rows
    loads = {(s.called(x.resource), x.name): x for x in s.result.plan.shown.loads}
    for name, _, period, used, capacity, _, _, full in rows:
        load = loads[str(name), str(period)]
        assert (used, capacity) == pytest.approx((load.used, load.capacity))
        if name == "Assembly line":
            assert (full == "yes") == (load.used >= load.capacity - 1e-6)


def test_repairs_are_in_the_words_of_the_planner_with_what_is_not_enough(made: Made) -> None:
    rows = table(repairs_section(made("yard")), "programme-repairs-on-time")
    assert rows[0][:2] == ["More capacity", "30; hulls"]
    assert "15 more of “Assembly line” in period 2025-04" in rows[0][2]
    assert rows[1][:2] == ["Smaller quantities", "30; boats"]
    assert ["Later dates", "–", "not enough, however much", "proved"] in rows
    # more of the one line there is says the same as more of any resource
    assert not [r for r in rows if "alone" in r[0]]


def test_a_programme_that_fits_has_nothing_to_repair(made: Made) -> None:
    s = made("lots")
    assert repairs_section(s) is None
    assert s.result.repairs is not None
    assert "nothing is to repair" in words(repairs_line(s, s.result.repairs))


def test_clashes_say_what_cannot_all_hold(made: Made) -> None:
    assert "5 of “late” due in period 1 cannot be delivered on time" in told(repairs_section(made("impossible")))


def test_one_unit_more_is_the_difference_of_two_answers(made: Made) -> None:
    s = made("yard")
    found = s.result.bottlenecks
    assert found is not None
    row = figure(held_section(s), "programme-one-more-fits").rows[0]
    cells = [c for c in found.cells if matters(c) and c.fits is not None and c.fits.more]
    assert row[0] == "Assembly line"
    assert row[4] == pytest.approx(max(c.fits.more or 0.0 for c in cells if c.fits is not None))
    # periods that change as much by themselves are one row
    assert len(figure(held_section(s), "programme-one-more-fits").rows) < len(cells)
    assert (
        "One unit more of Assembly line in 2025-01 would raise the share that fits on time by 1\xa0percentage point;"
        in (told(held_section(s)))
    )


def test_priorities_say_that_the_values_do_not_settle_it(made: Made) -> None:
    section = priorities_section(made("yard"))
    assert "changes within the stated values" in told(section)
    rows = table(section, "programme-met-table")
    assert [r[1] for r in rows] == ["2 to 4", "1 to 3"]
    assert priorities_section(made("lots")) is None


def test_without_stated_values_a_unit_each_is_called_a_choice(made: Made) -> None:
    section = priorities_section(made("impossible"))
    assert "a choice, and no finding" in told(section)
    assert "as many units as possible" in figure(section, "programme-met").title


def test_integration_work_says_when_it_ends_and_whether_that_is_within_the_programme(made: Made) -> None:
    assert "by the end of period 2025-08, not earlier. That is within the 8 periods" in told(
        works_section(made("yard"))
    )
    late = told(works_section(made("only activities")))
    assert "by the end of period 8, not earlier. That is not within the 4 periods" in late
    assert "One more unit of Fitting crew, in every period, would bring the finish forward by 2 periods." in late
    picture = figure(works_section(made("only activities")), "programme-works-schedule")
    assert "The dashed line is the end of the last period of the programme." in picture.caption
    by_name = {row[0]: row for row in picture.rows}
    assert by_name["Sea trial"][4] == "Build the mast; Fit the radar"
    assert by_name["Fit the radar"][3] == "2 Fitting crew"


def test_chances_stand_with_both_ends_and_what_no_case_speaks_of(made: Made) -> None:
    s = made("yard")
    section = slippage_section(s)
    assert s.result.slippage is not None
    works = s.result.slippage.works
    assert works is not None
    row = next(r for r in figure(section, "programme-on-time-works").rows if r[0] == "Everything on time")
    low, high = works.ends
    assert low.on_time is not None
    assert high.on_time is not None
    assert row[1:] == pytest.approx(
        (low.on_time.share, *low.on_time.band, high.on_time.share, *high.on_time.band), abs=1e-6
    )
    assert "No past case speaks of Design of the radar mast, Papers: taken as never late" in told(section)


def test_kinds_are_never_added_and_an_expected_output_is_none_yet(made: Made) -> None:
    section = declared_section(made("only declared"))
    text = told(section)
    assert "1 reached, 1 not reached, 1 where it cannot be told" in text
    rows = figure(section, "programme-published-Northport").rows
    assert [(r[2], r[3], r[5], r[6], r[8]) for r in rows] == [
        ("2023", "target", 40, 40, "no"),
        ("2023", "output", 28, 34, "no"),
        ("2024", "target", 60, 60, "no"),
        ("2024", "capacity", 70, 70, "no"),
        ("2024", "output", 45, 45, "yes"),
        ("2025", "target", 90, 90, "no"),
    ]
    picture = figure(section, "programme-published-Northport")
    assert "output, expected" in picture.svg
    assert "≥ 60" in picture.svg
    assert "≈ 70" in picture.svg


def test_a_number_by_itself_is_told_and_not_drawn(made: Made, material: Callable[..., Programmed]) -> None:
    from comity.case.programme import Declared, Programme
    from comity.case.settlement import Span

    one = Declared("d", "north", "hulls", "output", Span(Fraction(3), Fraction(4)), "a year", "2024", "2024", "about")
    section = declared_section(material(Programme(declared=(one,))))
    assert section is not None
    assert not [b for b in section.blocks if isinstance(b, Figure)]
    assert "Hulls, 2024: output, about 3 to 4 a year (nobody named)." in told(section)


def test_a_figure_without_a_number_is_in_the_table_and_is_no_zero(made: Made) -> None:
    rows = table(declared_section(made("only declared")), "programme-declared-table")
    budget = next(r for r in rows if r[3] == "budget")
    assert budget[4] == "no number"
    assert not [
        r
        for r in figure(declared_section(made("only declared")), "programme-published-Southport").rows
        if r[3] == "budget"
    ]


def test_many_items_and_periods_are_drawn_in_parts(large: Programmed) -> None:
    section = plan_section(large)
    assert section is not None
    first = figure(section, "programme-made")
    rest = [b for d in section.blocks if isinstance(d, Details) for b in d.blocks if isinstance(b, Figure)]
    assert "12 of 40 items are here, the others below." in first.caption
    drawn = [r[0] for f in (first, *rest) for r in f.rows]
    assert len(set(drawn)) == 40
    assert len(drawn) == 40 * 60


def test_parts_that_are_not_there_give_no_section(made: Made) -> None:
    s = made("only declared")
    bare = Programmed(s.study, replace(s.result, declared=None))
    for section in (answer_section, plan_section, held_section, repairs_section, priorities_section, works_section):
        assert section(bare) is None
    assert slippage_section(bare) is None
    assert declared_section(bare) is None


def test_work_whose_search_ended_early_is_told_with_what_is_known(made: Made) -> None:
    s = made("yard")
    found = s.result.works
    assert found is not None
    best = replace(found, status="best known", bound=5, finish=8, why="the budget ran out")
    assert words(works_line(s, best)).startswith(
        "A schedule is known that finishes all work by the end of period 2025-08. None is finished before period 5; "
        "whether one lies between is not known: the budget ran out."
    )
    none = replace(found, status="none found", finish=None, bound=5, rows=(), why="the budget ran out")
    assert "No schedule was found: the budget ran out." in words(works_line(s, none))
    never = replace(found, status="impossible", finish=None, bound=None, rows=(), why='"crew" has nothing to give')
    assert words(works_line(s, never)) == "No schedule is possible: “Fitting crew” has nothing to give."


def test_a_search_for_a_plan_that_ended_early_says_how_much_could_be_saved(made: Made) -> None:
    found = made("lots").result.plan
    assert found is not None
    stopped = replace(found, declared=replace(found.declared, status="stopped", bound=800.0, why="the budget ran out"))
    assert "no plan costs less than 800, so at most 7.4\xa0% could be saved." in words(plan_line(stopped))
    open_ = replace(found, declared=replace(found.declared, bound=None))
    assert "How much cheaper another plan could be is not known." in words(plan_line(open_))
    none = replace(found, declared=replace(found.declared, cost=None, bound=None, rows=(), why="the budget ran out"))
    assert words(plan_line(none)) == "No plan was found: the budget ran out. There may be one."


def test_too_few_past_cases_give_no_chance_and_no_picture_of_one(
    made: Made, material: Callable[..., Programmed]
) -> None:
    section = made("yard").section
    few = tuple(replace(x, ratios=x.ratios[:4]) for x in section.slippage)
    found = slippage_section(material(replace(section, slippage=few)))
    assert found is not None
    assert "cannot be told from so few past cases" in told(found)
    assert not [
        b for b in found.blocks if isinstance(b, Figure) and b.id.startswith(("programme-on", "programme-delay"))
    ]


def test_past_cases_of_nothing_in_the_plan_are_named(made: Made, material: Callable[..., Programmed]) -> None:
    section = made("yard").section
    other = (*section.slippage, replace(section.slippage[0], of=("engines elsewhere",)))
    text = told(slippage_section(material(replace(section, slippage=other))))
    assert "These past cases speak of nothing in the plan or the work: engines elsewhere." in text


def test_many_changes_are_summed_up_thing_by_thing(made: Made) -> None:
    s = made("yard")
    change = Change("quantity", "boat", Fraction(2), 1)
    many = [replace(change, period=t, amount=Fraction(1 + t % 2)) for t in range(1, 8)]
    many += [Change("item lead", "tug", Fraction(1))]
    assert changes_said(s, many) == [
        "11 fewer of “Patrol boats” in all, in 7 periods from 2025-01 to 2025-07",
        "a lead of “Tugs” shorter by 1 period",
    ]
    assert changes_said(s, many[:1]) == ["2 fewer of “Patrol boats” due in period 2025-01"]
    assert changes_said(s, [*(replace(change, period=t) for t in (1, 2, 3)), replace(change, period=5)]) == [
        "2 fewer of “Patrol boats” due in each period from 2025-01 to 2025-03",
        "2 fewer of “Patrol boats” due in period 2025-05",
    ]
    later = [Change("date", "boat", Fraction(1), t, 8) for t in range(1, 8)]
    assert changes_said(s, later) == [
        "deliver 7 of “Patrol boats” later than due, in 7 periods from 2025-01 to 2025-07"
    ]


def test_a_repair_that_may_not_be_the_smallest_says_how_much_is_needed_at_least(made: Made) -> None:
    s = made("yard")
    found = s.result.repairs
    assert found is not None
    first, *rest = found.repairs
    open_ = replace(found, repairs=(replace(first, at_least=12.0), *rest))
    rows = table(repairs_section(Programmed(s.study, replace(s.result, repairs=open_))), "programme-repairs-on-time")
    assert [r[3] for r in rows][:2] == ["at least 12 is needed", "no smaller one"]


def test_a_text_that_is_long_or_shared_is_no_name(made: Made) -> None:
    s = made("yard")
    a, b = s.section.items
    long = replace(s.section, items=(replace(a, text="word " * 30), b))
    assert Programmed(s.study, replace(s.result, section=long)).called("boat") == "boat"
    same = replace(s.section, items=(a, replace(b, text=a.text)))
    other = Programmed(s.study, replace(s.result, section=same))
    assert other.every(("boat", "tug", "line")) == ("boat", "tug", "Assembly line")


def test_items_that_are_late_are_in_the_first_picture(large: Programmed) -> None:
    plan = large.result.plan
    assert plan is not None
    rows = tuple(replace(r, late=1.0) if r.item == "item39" else r for r in plan.shown.rows)
    late = replace(plan, shown=replace(plan.shown, rows=rows))
    first = figure(plan_section(Programmed(large.study, replace(large.result, plan=late))), "programme-made")
    assert "Vehicle of type 39" in {r[0] for r in first.rows}


def test_the_clash_that_comes_first_is_the_one_on_the_first_page(made: Made) -> None:
    s = made("yard")
    found = s.result.repairs
    assert found is not None
    clash = found.clashes[0]
    plain, hard = replace(clash, sentence="Plain."), replace(clash, said=clash.said[:1], sentence="Hard.")
    more = replace(s.result, repairs=replace(found, clashes=(plain, hard)))
    (first,) = blocks(Programmed(s.study, more))["in-the-way"]
    assert isinstance(first, Bullets)
    assert "Plain." in words(first.items[0])


def test_bars_of_a_plan_never_pass_what_there_is_to_use(made: Made) -> None:
    s = made("yard")
    assert s.result.plan is not None
    for r in loaded_of(s.result.plan.shown.loads, s.called, s.unit, s.stored):
        assert all(u <= x * (1 + 1e-6) + 1e-6 for u, x in zip(r.used, r.there, strict=True)), r.name


def test_lateness_is_said_to_be_weighed_where_values_are_stated(
    made: Made, material: Callable[..., Programmed]
) -> None:
    s = made("yard")
    late = figure(held_section(s), "programme-one-more-late")
    assert late.caption.startswith("In units times periods, weighed by the stated value of a unit.")
    bare = material(replace(s.section, items=tuple(replace(i, value=None) for i in s.section.items), declared=()))
    plain = figure(held_section(bare), "programme-one-more-late")
    assert plain.caption.startswith("In units times periods.")
    assert gained("late", 6.0, True) == "take 6 units times periods of lateness away, weighed by stated value"


def test_measures_of_which_nothing_is_known_have_no_column(made: Made) -> None:
    s = made("yard")
    found = s.result.bottlenecks
    assert found is not None
    cells = tuple(replace(c, cost=None) for c in (*found.cells, *found.whole))
    own = replace(s, result=replace(s.result, bottlenecks=replace(found, cells=cells, whole=())))
    section = held_section(own)
    assert section is not None
    shown = next(b for b in unfolded(section.blocks) if isinstance(b, Table))
    assert [c.title for c in shown.columns][3:5] == ["Share that fits, in points", "Lateness"]
    assert all(len(row) == len(shown.columns) for row in shown.rows)
    more = max(c.fits.more or 0.0 for c in found.cells if c.fits is not None)
    assert any(words(row[3].lines[0]) == f"{100 * more:.3g}" for row in shown.rows)
    assert words(shown.rows[0][2].lines[0]) == "1 (hulls)"


def test_the_chance_to_be_on_time_stands_at_both_ends_and_not_as_one_span(made: Made) -> None:
    found = made("yard").result.slippage
    assert found is not None
    assert found.works is not None
    low, high = (e.on_time for e in found.works.ends)
    assert low is not None
    assert high is not None
    told = words(chance_line(found.works, "the work"))
    assert f"with a chance of {whole(low.share)} if steps of one supplier slip as little together as may be" in told
    assert f"and of {whole(high.share)} if as much together as may be" in told
    ends = min(low.band[0], high.band[0]), max(low.band[1], high.band[1])
    assert f"anything from {whole(ends[0])} to {whole(ends[1])} fits." in told


def test_what_the_runs_are_stands_once_and_not_under_every_picture(made: Made) -> None:
    section = slippage_section(made("yard"))
    assert section is not None
    captions = [b.caption for b in section.blocks if isinstance(b, Figure) and b.id.endswith("-works")]
    assert len(captions) > 1
    assert ["runs at each end" in c for c in captions] == [True] + [False] * (len(captions) - 1)


def test_later_dates_are_counted_in_the_unit_of_what_is_put_off(
    made: Made, material: Callable[..., Programmed]
) -> None:
    line = Resource("line", (Fraction(1),), text="Line")
    item = Item("hull", ((1, Fraction(2)), (4, Fraction(1))), (("line", Fraction(1)),), unit="hulls")
    s = material(Programme(4, (), (line,), (item,)))
    rows = table(repairs_section(s), "programme-repairs-on-time")
    assert next(row[1] for row in rows if row[0] == "Later dates") == "1; hulls times periods"


def test_what_an_activity_needs_is_said_without_one_of_many(made: Made) -> None:
    needs = {row[0]: row[3] for row in table(works_section(made("only activities")), "programme-works-table")}
    assert needs["Sea trial"] == "Fitting crew: 1"
    assert needs["Fit the radar; boat"] == "Fitting crew: 2 crews"


def test_a_step_is_called_by_the_name_of_its_period_in_sentences_too(made: Made) -> None:
    s = made("yard")
    assert s.step("boat in period 2") == s.step("boat in period 2025-02") == "Patrol boats made in 2025-02"
    assert s.told('"tug in period 2025-07" is late') == "“Tugs made in 2025-07” is late"


def test_a_target_whose_time_is_not_over_is_told_apart_from_one_without_an_output(made: Made) -> None:
    s = made("yard")
    found = s.result.declared
    assert found is not None
    day, waiting = dt.date(2024, 12, 1), [t for t in found.things if t.open]
    assert len(waiting) == 1
    things = tuple(replace(t, not_over=t.open[:1], day=day) for t in found.things)
    own = replace(s, result=replace(s.result, declared=replace(found, things=things)))
    told = words(declared_line(own))
    assert told.endswith("Its time was not over on 1 December 2024, the day of the case.")
    assert "not over" not in words(declared_line(s))


def test_what_is_not_met_is_named_with_its_period(made: Made) -> None:
    s = made("yard")
    found = s.result.priorities
    assert found is not None
    own = replace(found, left=(Left("boat", 3, "2025-03", 4.0),))
    section = priorities_section(replace(s, result=replace(s.result, priorities=own)))
    assert "One way to meet as much does not meet 4 of Patrol boats due in 2025-03; there may be others." in told(
        section
    )


def test_a_milestone_stands_at_the_end_of_a_period_and_takes_no_time(material: Callable[..., Programmed]) -> None:
    work = (Activity("build", 2, text="Build"), Activity("licence", 0, after=("build",), text="Licence"))
    s = material(Programme(4, (), (), (), (*work, Activity("go", 0, text="Go"))))
    rows = {row[0]: row[1:3] for row in table(works_section(s), "programme-works-table")}
    assert rows["Build"] == ["1", "2"]
    assert rows["Licence"] == ["end of 2", "takes no time"]
    assert rows["Go"] == ["the beginning", "takes no time"]


def test_a_sentence_after_a_colon_begins_small(made: Made) -> None:
    assert "Boats: for 2023, " in told(declared_section(made("only declared")))


def test_one_step_more_has_no_unit_of_many(made: Made) -> None:
    alt = figure(held_section(made("yard")), "programme-one-more-fits").alt
    assert ": 1 more: " in alt
    assert "1 hulls" not in alt


def test_a_plan_that_is_late_by_itself_is_said_to_be_beside_its_chance(made: Made) -> None:
    s = made("yard")
    plan = s.result.plan
    assert plan is not None
    for late in (0.0, 2.0):
        rows = tuple(replace(r, late=late) for r in plan.shown.rows)
        own = replace(s, result=replace(s.result, plan=replace(plan, shown=replace(plan.shown, rows=rows))))
        assert ("delivers some of it late, as the case allows" in told(slippage_section(own))) == (late > 0)
