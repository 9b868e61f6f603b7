"""The whole question: which way is taken, versions, budgets, words, JSON."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from fractions import Fraction

from comity.budget import Budget
from comity.case.settlement import Order, Settlement, Span, Term, Version
from comity.settlement.sequence.analyse import sequence
from comity.testing.sequences_at_random import Shape, random_sequence

NAMES = {"a": "Aland", "b": "Bland"}
PAIR = (Order("a", "x", "y", source=("s1",)), Order("b", "y", "x"))


def test_the_cheapest_way_that_is_possible_is_taken() -> None:
    terms = (Term("x", together=False, escrow="a bank", parts=2), Term("y", parts=2))
    taken = []
    for closed in (Term("x"), terms[0], replace(terms[0], escrow=""), Term("x", together=False)):
        found = sequence(Settlement(terms=(closed,), sequence=PAIR), NAMES)
        way = found.details[0].way
        assert way is not None
        taken.append(way.kind)
    assert taken == ["together", "escrow", "parts", "drop"]


def test_a_way_with_which_the_days_fit_goes_before_a_cheaper_one_with_which_they_do_not() -> None:
    rows = (
        *PAIR,
        Order("b", "x", "z", within=(Fraction(0), Fraction(1))),
        Order("b", "y", "z", within=(Fraction(5), None)),
    )
    case = Settlement(sequence=rows, terms=(Term("y", escrow="a bank"),))
    found = sequence(case, NAMES)
    ways = found.details[0].ways
    # together: z at most 1 day and at least 5 days after the same moment. Held: y is released last, 5 days before z
    assert [w.windows_hold for w in ways] == [False, False, None, True]
    assert found.details[0].chosen == 3
    assert found.windows is not None
    assert found.windows.consistent


def test_where_the_days_fit_with_no_way_the_lightest_are_given_up() -> None:
    rows = (
        *PAIR,
        Order("a", "y", "z", within=(Fraction(0), Fraction(1)), id="quick"),
        Order("b", "y", "z", within=(Fraction(5), None), weight=Span(Fraction(3), Fraction(3))),
    )
    found = sequence(Settlement(sequence=rows), NAMES)
    assert found.timetable is not None
    assert found.timetable.met == ("together", "together", "window", "full")
    assert "The days asked for do not fit with it, nor with any other way out." in found.sentences()
    assert any("Aland gives up the days between “y” and “z”" in s for s in found.sentences())


def test_two_deadlocks_are_treated_each_for_itself() -> None:
    rows = (*PAIR, Order("a", "u", "v"), Order("b", "v", "u"), Order("b", "y", "u"))
    found = sequence(Settlement(sequence=rows, terms=(Term("u", together=False),)), NAMES)
    assert found.deadlocks == (("u", "v"), ("x", "y"))
    assert [d.way.kind for d in found.details if d.way] == ["drop", "together"]
    assert found.timetable is not None
    assert found.timetable.steps[0].acts == ("x", "y")


def test_versions_may_differ_in_what_locks() -> None:
    rows = (PAIR[0], replace(PAIR[1], version="second"))
    case = Settlement(sequence=rows, versions=(Version("first"), Version("second")))
    assert sequence(case, NAMES).deadlocks == ()
    assert sequence(case, NAMES, version="second").deadlocks == (("x", "y"),)


def test_a_claim_that_is_taken_as_given_up_opens_the_deadlock() -> None:
    assert sequence(Settlement(sequence=PAIR), NAMES, drop=["y > x"]).deadlocks == ()


def test_no_claims_are_an_answer_too() -> None:
    found = sequence(Settlement(), NAMES)
    assert found.sentences() == ["No claims are made about the order of acts."]
    assert found.to_json()["timetable"]["steps"] == []
    assert found.complete


def test_the_sentences_name_parties_and_sources() -> None:
    said = sequence(Settlement(sequence=PAIR), NAMES).sentences()
    assert said[:3] == [
        "2 parties make 2 claims about the order of 2 acts.",
        "Deadlock: none of “x” and “y” can be the first.",
        "Aland wants “x” before “y” (s1); Bland wants “y” before “x”.",
    ]


def test_the_json_has_the_keys_of_the_contract() -> None:
    rng = random.Random(23)
    for _ in range(20):
        shape = Shape(acts=6, claims=10, windows=0.5, known=False, ways=True, lasting=True)
        found = json.loads(json.dumps(sequence(random_sequence(rng, shape), {}).to_json()))
        assert {"deadlocks", "claims", "ways_out", "timetable", "windows", "complete"} <= set(found)
        assert found["deadlocks"] == [w["deadlock"] for w in found["ways_out"]]
        assert all(4 <= len(w["ways"]) <= 5 for w in found["ways_out"])
        assert all(c["met"] for c in found["claims"])


def test_a_budget_that_is_over_still_gives_a_timetable_and_says_what_is_not_proven() -> None:
    rng = random.Random(24)
    seen = 0
    for _ in range(20):
        case = random_sequence(rng, Shape(acts=6, claims=14))
        found = sequence(case, {}, budget=Budget(0.0))
        whole = sequence(case, {})
        assert found.deadlocks == whole.deadlocks
        assert found.timetable is not None
        assert found.timetable.steps
        if whole.deadlocks:
            seen += 1
            assert not found.complete
            assert "Not proven or not complete: all circles of" in found.sentences()[-1]
            lots = [d.ways[-1].drops for d in found.details], [d.ways[-1].drops for d in whole.details]
            for cut, full in zip(*lots, strict=True):
                assert cut is not None
                assert full is not None
                assert cut.weight is not None
                assert full.weight is not None
                assert cut.least <= full.weight <= cut.weight
    assert seen


def test_a_limit_cuts_lists_and_says_so() -> None:
    rows = tuple(Order("a", x, y) for x in "abcd" for y in "abcd" if x != y)
    (lock,) = sequence(Settlement(sequence=rows), NAMES, limit=5).details
    assert (len(lock.circles), lock.circles_complete) == (5, False)
    drops = lock.ways[3].drops
    assert drops is not None
    assert (len(drops.sets), drops.complete, drops.proven, drops.weight) == (5, False, True, 6)


def test_the_names_of_parties_change_nothing_but_names() -> None:
    rng = random.Random(25)
    other = {"p0": "p1", "p1": "p0", "p2": "p2"}
    for _ in range(15):
        case = random_sequence(rng, Shape(acts=6, claims=10, windows=0.3, ways=True))
        swapped = replace(case, sequence=tuple(replace(o, by=other[o.by]) for o in case.sequence))
        one = sequence(case, {p: p for p in other}).to_json()
        two = sequence(swapped, {other[p]: p for p in other}).to_json()
        for answer in (one, two):
            for claim in answer["claims"]:
                claim["by"] = ""
        assert one["timetable"] == two["timetable"]
        assert one["claims"] == two["claims"]
        assert one["windows"] == two["windows"]
