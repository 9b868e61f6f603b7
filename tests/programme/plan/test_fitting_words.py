"""What fits, in words."""

from __future__ import annotations

from fractions import Fraction

from comity.case.programme import Item, Programme, Resource
from comity.programme.plan.fitting import Delivered, Fits, fits

F = Fraction


def test_a_share_of_nothing_is_not_said_as_a_share() -> None:
    item = Item("x", ((1, F(5)),), (("line", F(1)),))
    found = fits(Programme(2, resources=(Resource("line", (F(0), F(9))),), items=(item,)))
    assert found.sentences() == (
        "Of some due quantity nothing can be on time, so no share of all of them together can be.",
        "However late, 100 % of what is due can be delivered by the last period, weighed by value where one is given.",
    )


def test_what_is_delivered_is_told_item_by_item_where_it_is_added_up() -> None:
    line = Resource("line", (F(3),))
    items = (Item("a", ((1, F(2)),), (("line", F(1)),)), Item("b", ((1, F(8)),), (("line", F(2)),)), Item("c", ()))
    found = fits(Programme(2, resources=(line,), items=items))
    assert found.delivered == 0.4
    assert found.sentences()[-1] == 'Item by item, in one way of doing so: 2 of 2 of "a", 2 of 8 of "b".'
    alone = fits(Programme(2, resources=(line,), items=items[1:]))
    assert not any(s.startswith("Item by item") for s in alone.sentences())


def test_of_many_items_only_some_are_told() -> None:
    many = tuple(Delivered(f"item {k}", 2.0, 1.0) for k in range(12))
    assert Fits(0.5, 0.5, 0.5, 0.5, many).sentences()[-1].endswith('1 of 2 of "item 7" and so on for 4 more.')


def test_what_the_budget_left_open_is_a_span() -> None:
    assert Fits(0.25, 2 / 3, None, 1.0, why="the time is over").sentences() == (
        "Between 25 % and 66.7 % of every due quantity can be delivered on time: the time is over.",
    )
