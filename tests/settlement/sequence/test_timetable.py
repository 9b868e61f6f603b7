"""The timetable: its order, its days, and what becomes of each claim."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

from comity.case.settlement import Order, Settlement, Span, Term
from comity.settlement.sequence.analyse import sequence
from comity.settlement.sequence.graph import Claim
from comity.settlement.sequence.result import Sequence, Step, Timetable
from comity.testing.sequences_at_random import Shape, random_sequence


def days(low: int, high: int | None = None) -> Span:
    return Span(Fraction(low), Fraction(low if high is None else high))


def table(case: Settlement, **names: str) -> Timetable:
    found = sequence(case, names).timetable
    assert found is not None
    return found


def days_between(steps: tuple[Step, ...], claim: Claim) -> Fraction | None:
    """Return the days from the end of the first act to the beginning of the second, where both are steps alone."""
    alone = [s for s in steps if len(s.acts) == 1]
    done = [s.until for s in alone if s.acts == (claim.first,)]
    begun = [s.earliest for s in alone if s.acts == (claim.then,)]
    return min(begun) - max(done) if begun and done else None


def test_each_step_comes_after_those_it_needs_and_no_earlier_than_they_are_done() -> None:
    rng = random.Random(20)
    for _ in range(60):
        found = table(random_sequence(rng, Shape(acts=6, claims=10, windows=0.4, ways=True, lasting=True)))
        steps = {s.number: s for s in found.steps}
        assert list(steps) == list(range(1, len(steps) + 1))
        for step in found.steps:
            assert all(n < step.number for n in step.after)
            # a step of several acts is done with its longest; another may need only a shorter one
            assert all(steps[n].until <= step.earliest or len(steps[n].acts) > 1 for n in step.after)
            assert step.earliest <= step.latest
        assert found.days == max(s.until for s in found.steps)


def test_claims_said_to_be_met_in_full_are_met_by_the_days() -> None:
    rng = random.Random(21)
    seen: set[str] = set()
    for _ in range(80):
        found = sequence(random_sequence(rng, Shape(acts=6, claims=9, windows=0.5, ways=True, lasting=True)), {})
        assert found.timetable is not None
        seen.update(found.timetable.met)
        for claim, met in zip(found.claims, found.timetable.met, strict=True):
            gap = days_between(found.timetable.steps, claim)
            if met in ("full", "window") and gap is not None:
                assert gap >= 0
                low, high = claim.within if claim.within and met == "full" else (0, None)
                assert low <= gap
                assert high is None or gap <= high
    assert seen == {"full", "together", "escrow", "parts", "window", "dropped"}


def test_every_claim_that_is_not_given_up_is_met_at_one_step() -> None:
    rng = random.Random(22)
    for _ in range(60):
        found = table(random_sequence(rng, Shape(acts=6, claims=10, ways=True)))
        told = sorted(c for s in found.steps for c in s.meets)
        assert told == [k for k, met in enumerate(found.met) if met != "dropped"]


def test_slack_is_what_a_step_can_be_late_without_delaying_the_end() -> None:
    case = Settlement(
        terms=(Term("law", takes=days(10)), Term("poll", takes=days(3))),
        sequence=(
            Order("a", "truce", "law"),
            Order("a", "truce", "poll"),
            Order("a", "law", "vote"),
            Order("b", "poll", "vote"),
        ),
    )
    found = {s.acts[0]: s for s in table(case).steps}
    assert [(found[a].earliest, found[a].latest, found[a].slack) for a in ("truce", "law", "poll", "vote")] == [
        (0, 0, 0),
        (0, 0, 0),
        (0, 7, 7),
        (10, 10, 0),
    ]


def test_both_ends_of_what_acts_take_are_told() -> None:
    case = Settlement(terms=(Term("law", takes=days(10, 20)),), sequence=(Order("a", "law", "vote"),))
    found = table(case)
    assert (found.days_low, found.days, found.days_high) == (10, 15, 20)
    late = replace(case.sequence[0], first="law", then="vote")
    tight = replace(
        case,
        sequence=(late, Order("b", "start", "law"), Order("b", "start", "vote", within=(Fraction(0), Fraction(16)))),
    )
    found = table(tight)
    assert (found.days_low, found.days, found.days_high) == (10, 15, None)


def test_the_words_of_a_step_name_who_moves_and_who_holds() -> None:
    case = Settlement(
        terms=(Term("x", text="Withdrawal", by=("b",), escrow="a bank", together=False), Term("y", by=("a", "b"))),
        sequence=(Order("a", "x", "y"), Order("b", "y", "x")),
    )
    found = table(case, a="Aland", b="Bland")
    assert [s.words for s in found.steps] == [
        "“Withdrawal” is handed to a bank by Bland.",
        "“y”: Aland and Bland.",
        "“Withdrawal” is released by a bank.",
    ]
    assert [(s.by, s.holder) for s in found.steps] == [(("b",), "a bank"), (("a", "b"), ""), ((), "a bank")]


def test_acts_done_at_the_same_moment_are_one_step() -> None:
    case = Settlement(sequence=(Order("a", "x", "y"), Order("b", "y", "x"), Order("b", "y", "z")))
    found = table(case)
    assert [s.acts for s in found.steps] == [("x", "y"), ("z",)]
    assert found.steps[0].words == "At the same moment: “x”; “y”."
    assert found.steps[0].meets == (0, 1)


def test_the_frame_has_one_row_per_step() -> None:
    found: Sequence = sequence(Settlement(sequence=(Order("a", "x", "y"),)), {})
    frame = found.to_frame()
    assert list(frame.index) == [1, 2]
    assert list(frame["earliest"]) == [0, 0]
