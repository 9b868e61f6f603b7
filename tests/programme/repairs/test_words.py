"""Repairs and clashes in words: units, long lists, what is said once, and what is easiest to follow first."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from comity.case.programme import Item, Programme, Resource
from comity.programme.repairs.analyse import repairs
from comity.programme.repairs.answer import Repair, Repairs
from comity.programme.repairs.changes import Change

F = Fraction


def test_sizes_are_in_the_unit_of_what_is_changed() -> None:
    line = Resource("line", (F(4),), unit="berths")
    ship = Item("ship", ((2, F(11)),), (("line", F(1)),), unit="ships")
    programme = Programme(3, resources=(line,), items=(ship,))
    told = {r.kind: r.sentence for r in repairs(programme).repairs}
    assert told["capacity"].startswith("More capacity (3, in berths): ")
    assert told["date"] == (
        'Later dates within the periods of the programme (3, in ships times periods): put off 3 of "ship" from '
        "period 2 to period 3."
    )
    assert told["quantity"] == 'Smaller quantities (3, in ships): 3 fewer of "ship" due in period 2.'
    bare = replace(programme, resources=(replace(line, unit=""),), items=(replace(ship, unit=""),))
    assert [r.sentence.split(")")[0] for r in repairs(bare).repairs] == [
        "More capacity (3 units of capacity",
        "Later dates within the periods of the programme (3 units times periods",
        "Smaller quantities (3 units",
    ]


def test_changes_of_several_units_are_counted_in_none() -> None:
    changes = (Change("quantity", "a", F(1), 1), Change("quantity", "b", F(1), 1))
    both = Repair("quantity", 2.0, 2.0, True, changes, units=(("a", "ships"), ("b", "tugs")))
    assert both.sentence.startswith("Smaller quantities (2 units): ")
    one = replace(both, changes=changes[:1], size=1.0, at_least=1.0, units=())
    assert one.sentence.startswith("Smaller quantities (1 unit): ")
    assert replace(one, kind="capacity").sentence.startswith("More capacity (1 unit of capacity): ")
    assert replace(one, kind="lead").sentence.startswith("Shorter leads (1 period): ")
    weighed = replace(both, size=4.0, at_least=4.0, changes=changes[:1])
    assert weighed.sentence.startswith("Smaller quantities (4 units): ")
    assert replace(both, changes=changes[:1], size=1.0, at_least=1.0).sentence.startswith(
        "Smaller quantities (1, in ships): "
    )


def test_one_resource_that_is_all_there_is_to_change_is_said_once() -> None:
    resources = (Resource("a", (F(4),)), Resource("b", (F(9),)), Resource("idle", (F(1),)))
    ship = Item("ship", ((1, F(6)),), (("a", F(1)), ("b", F(1))))
    found = repairs(Programme(2, resources=resources, items=(ship,)))
    assert [(r.kind, r.of) for r in found.repairs] == [
        ("capacity", ""),
        ("date", ""),
        ("quantity", ""),
        ("capacity", "b"),
    ]
    sentences = found.sentences()
    assert sum('2 more of "a" in period 1' in s for s in sentences) == 1
    assert 'More of a single one of these resources is not enough: "b".' in sentences


def test_what_a_budget_left_open_of_single_resources_is_said_once() -> None:
    alone = tuple(Repair("capacity", None, 0.0, None, of=name, why="the time is over") for name in "abc")
    said = Repairs(False, alone).sentences()
    assert said[1:] == (
        'Whether more of a single one of "a", "b", "c" would be enough is not known: the time is over.',
    )


def test_smaller_quantities_are_always_enough_so_only_how_much_can_be_open() -> None:
    cut = Repair("quantity", None, 0.0, None, why="the time is over")
    assert cut.sentence == "How much smaller quantities would have to be was not found: the time is over."
    assert replace(cut, kind="date").sentence.startswith("Whether later dates")


def test_of_many_changes_only_the_first_are_said_and_the_answer_has_all() -> None:
    many = tuple(Change("capacity", "line", F(1), t) for t in range(1, 13))
    repair = Repair("capacity", 12.0, 12.0, True, many)
    assert "in period 12" in repair.sentence
    assert repair.said(8).endswith('1 more of "line" in period 8 and 4 more changes.')
    assert Repairs(False, (repair,)).sentences()[1] == repair.said(8)
    assert repair.to_json()["change"] == repair.sentence


@pytest.mark.parametrize("batch", [None, F(1)])
def test_clashes_of_one_resource_come_first_and_the_others_say_what_a_unit_takes(batch: Fraction | None) -> None:
    yard, steel = Resource("yard", (F(4),)), Resource("steel", (F(2), F(2), F(2), F(2)), stored=True)
    ship = Item("ship", ((3, F(3)),), (("yard", F(4)), ("steel", F(2))), lead=1, batch=batch)
    found = repairs(Programme(4, resources=(yard, steel), items=(ship,)), limit=50)
    counts = [len({s.thing for s in c.said if s.kind == "capacity"}) for c in found.clashes]
    assert counts == sorted(counts)
    several = [c.sentence for c in found.clashes if c.sentence.startswith("These cannot")]
    end = "; only batches of 1 are made." if batch else "."
    for sentence in several:
        assert sentence.endswith(
            f'One of "ship" takes 4 of "yard" and 2 of "steel", 1 period before it is finished{end}'
        )
    assert several or batch is None
