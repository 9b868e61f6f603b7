"""When a programme could be delivered after its last period."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.programme import Item, Programme, Resource
from comity.programme import beyond as module
from comity.programme.analyse import programme_answer
from comity.programme.beyond import TIMES, beyond
from comity.programme.plan.finishing import Finish, finish
from comity.programme.work import ProgrammeSettings

F = Fraction
LINE = Resource("line", (F(4),))
TRUCK = Item("truck", ((1, F(2)), (2, F(25))), (("line", F(1)),))
SHORT = Programme(2, resources=(LINE,), items=(TRUCK,))


def at_random(seed: int) -> Programme:
    draw = random.Random(seed)
    resources = (Resource("saw", (F(draw.randint(1, 3)),)), Resource("wood", (F(draw.randint(1, 4)),), stored=True))
    items = tuple(
        Item(
            name,
            ((draw.randint(1, 3), F(draw.randint(1, 9))),),
            (("saw", F(draw.randint(0, 2))), ("wood", F(draw.randint(0, 2)))),
            lead=draw.randint(0, 2),
            setup=(F(1), F(2), F(3)),
        )
        for name in ("desk", "shelf")
    )
    return Programme(3, ("x", "y", "z"), resources, items)


@pytest.mark.parametrize("seed", range(15))
def test_it_is_the_finish_of_the_same_programme_with_more_periods(seed: int) -> None:
    programme = at_random(seed)
    if finish(programme).period is not None:
        pytest.skip("done within its periods")
    items = tuple(replace(i, setup=()) for i in programme.items)
    longer = finish(replace(programme, periods=48, names=(), items=items))
    assert beyond(programme).period == longer.period
    assert longer.period is None or longer.period > 3


def test_the_random_programmes_end_within_and_after_their_periods() -> None:
    assert {finish(at_random(seed)).period is None for seed in range(15)} == {True, False}


def test_the_answer_tells_the_later_period_and_where_it_rests_on_nothing_declared() -> None:
    found = programme_answer(SHORT, settings=ProgrammeSettings(("finish",)))
    plain = found.to_json()
    assert (plain["finish"], plain["finishing"]["period"], plain["beyond"]["period"]) == (7, None, 7)
    assert found.beyond is not None
    assert found.beyond.sentences()[0].endswith("period number 7, 5 periods after the last one, not earlier.")
    within = programme_answer(replace(SHORT, periods=9), settings=ProgrammeSettings(("finish",)))
    assert (within.to_json()["finish"], within.beyond) == (7, None)


def test_a_capacity_of_single_periods_tells_nothing_of_later_ones() -> None:
    found = beyond(replace(SHORT, resources=(Resource("line", (F(4), F(4))),)))
    assert found.period is None
    assert 'the capacity of "line" is given for these periods only' in found.sentences()[0]
    # one that nothing needs is in nobody's way
    idle = Resource("idle", (F(1), F(1)))
    assert beyond(replace(SHORT, resources=(LINE, idle))).period == 7


def test_what_is_never_done_is_told_to_be_tried_so_far() -> None:
    found = beyond(replace(SHORT, resources=(Resource("line", (F(0),)),)))
    assert (found.period, found.tried) == (None, 2 * TIMES)
    assert "not even by period number 32" in found.sentences()[0]


def test_no_time_is_told_and_leaves_the_part_incomplete() -> None:
    found = beyond(SHORT, budget=Budget(0))
    assert found.period is None
    assert "budget" in found.why


def test_a_search_that_is_cut_tells_between_which_periods_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(programme: Programme, **_: object) -> Finish:
        return Finish(8, "8", programme.periods, 6, "the budget of 1 seconds ran out")

    monkeypatch.setattr(module, "finish", cut)
    found = beyond(SHORT)
    assert (found.period, found.tried) == (8, 5)
    assert found.sentences()[0].endswith("and not by period number 5: the budget of 1 seconds ran out.")
    # within its periods it cannot be done, whatever else is known
    monkeypatch.setattr(module, "finish", lambda p, **_: Finish(8, "8", p.periods, 1, "stopped"))
    assert beyond(SHORT).tried == 2


def test_a_longer_lead_never_ends_earlier_after_the_last_period() -> None:
    ends = [beyond(replace(SHORT, items=(replace(TRUCK, lead=n),))).period or 0 for n in range(4)]
    assert ends == [7, 8, 9, 10]
