"""Packages as a model: values, counts, names, and what is said where words do not fit."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.settlement import Issue, IssueLevel, Settlement, Span, Together, Values
from comity.case.statement import Statement
from comity.errors import BudgetExceededError, UsageError
from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or, Xor
from comity.settlement.packages.model import COUNTED_ONE_BY_ONE, Packages, on_curve, package_from, packages_of
from comity.testing.packages_at_random import packages_at_random

X = Level("i0", "l0")
Y = Level("i1", "l0")


def grid(*sizes: int, exclude: tuple[Node, ...] = ()) -> Packages:
    issues = tuple(Issue(f"i{k}", levels=tuple(IssueLevel(f"l{j}") for j in range(n))) for k, n in enumerate(sizes))
    return Packages(issues, (), (), (), (), exclude, (), ())


@pytest.mark.parametrize("seed", range(60))
def test_the_count_is_that_of_going_through_all_packages(seed: int) -> None:
    model = packages_at_random(random.Random(seed))
    every = list(itertools.product(*(range(len(issue.levels)) for issue in model.issues)))
    assert model.total == len(every)
    assert model.count() == sum(model.allowed(p) for p in every)


def test_issues_that_nothing_ties_together_are_multiplied() -> None:
    one = And((X, Y))  # one of the 100 pairs of the first two issues
    assert grid(*(10,) * 30, exclude=(one,)).count() == 99 * 10**28
    # two exclusions that overlap on one pair: 10 + 10 - 1 pairs are out
    assert grid(*(10,) * 30, exclude=(X, Y)).count() == 81 * 10**28


def test_a_count_that_would_take_too_long_is_left_out() -> None:
    tied = Or(tuple(Level(f"i{k}", "l0") for k in range(25)))
    assert COUNTED_ONE_BY_ONE < 2**25
    assert grid(*(2,) * 25, exclude=(tied,)).count() is None
    with pytest.raises(BudgetExceededError):
        grid(2, 2).count(Budget(0.0))


@pytest.mark.parametrize(
    ("tree", "held"),
    [
        (Not(X), [False, False, True, True]),
        (And((X, Y)), [True, False, False, False]),
        (Or((X, Y)), [True, True, True, False]),
        (Xor((X, Y)), [False, True, True, False]),
        (Implies(X, Y), [True, False, True, True]),
        (Iff(X, Y), [True, False, False, True]),
    ],
)
def test_statements_over_levels_hold_where_logic_says(tree: Node, held: list[bool]) -> None:
    model = grid(2, 2)
    assert [model.holds(tree, p) for p in itertools.product((0, 1), repeat=2)] == held


def test_statements_about_anything_else_are_refused() -> None:
    with pytest.raises(ValueError, match="levels of issues only"):
        grid(2, 2).holds(Name("ceasefire"), (0, 0))


def a_settlement() -> Settlement:
    """Two issues, one of them a number; every value an interval from v to v + 2."""

    def span(low: int) -> Span:
        return Span(Fraction(low), Fraction(low + 2))

    border = Issue("border", levels=(IssueLevel("line"), IssueLevel("swap"), IssueLevel("joint")))
    share = Issue("share", span=(Fraction(0), Fraction(1)))
    swap = Statement("border = swap", Level("border", "swap"))
    curve = ((Fraction(0), Fraction(0)), (Fraction(1, 2), Fraction(4)), (Fraction(1), Fraction(6)))
    one = Values(
        "a",
        span(1),
        (("border", (("line", span(0)), ("swap", span(5)))),),
        curves=(("share", curve),),
        together=(Together(swap, span(-3)),),
        bargaining_weight=Fraction(2),
    )
    return Settlement(
        issues=(border, share),
        packages_exclude=(Statement("border = joint", Level("border", "joint")),),
        values=(one, Values("b", span(0), (("border", (("line", span(3)),)),))),
    )


def test_the_section_becomes_a_model_with_all_its_parts() -> None:
    model = packages_of(a_settlement())
    assert model.parties == ("a", "b")
    assert model.floor == (2, 1)
    assert model.weights == (2, 1)
    assert model.worth[0] == ((1, 6, 0), ())  # a level without a value is worth nothing
    assert model.worth[1] == ((4, 0, 0), ())
    assert model.continuous
    assert (model.total, model.count()) == (None, None)
    quarter = Fraction(1, 4)
    assert model.values((1, quarter)) == (6 + 2 - 2, 0)
    assert not model.allowed((2, quarter))
    assert model.acceptable((0, quarter))  # 3 >= 2 and 4 >= 1
    assert not model.acceptable((1, quarter))  # 0 < 1
    assert model.named((1, quarter)) == {"border": "swap", "share": 0.25}


@pytest.mark.parametrize(
    ("end", "floor", "worth", "adds"), [("low", 1, 5, -3), ("middle", 2, 6, -2), ("high", 3, 7, -1)]
)
def test_either_end_of_the_intervals_can_be_asked_for(end: str, floor: int, worth: int, adds: int) -> None:
    at_end = packages_of(a_settlement(), end)  # type: ignore[arg-type]
    assert at_end.floor[0] == floor
    assert at_end.worth[0][0][1] == 6  # the values of levels stay at their middle
    model = packages_of(a_settlement(), worths=end)  # type: ignore[arg-type]
    assert (model.floor[0], model.worth[0][0][1], model.extras[0][0][1]) == (2, worth, adds)


def test_some_parties_only_are_taken_in_the_order_of_the_case() -> None:
    assert packages_of(a_settlement(), parties=("b",)).parties == ("b",)
    assert packages_of(a_settlement(), parties=("b", "a")).parties == ("a", "b")
    with pytest.raises(UsageError, match='Party "c" has no values'):
        packages_of(a_settlement(), parties=("a", "c"))


def test_equal_to_the_walk_away_is_acceptable_and_the_least_bit_under_it_is_not() -> None:
    model = packages_of(a_settlement())
    assert replace(model, floor=(Fraction(3), Fraction(4))).acceptable((0, Fraction(1, 4)))
    assert not replace(model, floor=(Fraction(3), 4 + Fraction(1, 10**30))).acceptable((0, Fraction(1, 4)))


def test_beyond_its_ends_a_line_goes_on_level() -> None:
    line = ((Fraction(1), Fraction(2)), (Fraction(3), Fraction(6)))
    assert [on_curve(line, Fraction(x)) for x in (0, 1, 2, 3, 9)] == [2, 2, 4, 6, 6]
    assert on_curve(line[:1], Fraction(5)) == 2


def test_words_become_a_package_and_a_package_words() -> None:
    model = packages_of(a_settlement())
    assert package_from(model, {"share": "1/3", "border": "swap"}) == (1, Fraction(1, 3))
    assert package_from(model, {"border": "line", "share": "0.1"}) == (0, Fraction(1, 10))


@pytest.mark.parametrize("seed", range(10))
def test_the_names_of_a_package_lead_back_to_it(seed: int) -> None:
    model = packages_at_random(random.Random(seed))
    for package in itertools.product(*(range(len(issue.levels)) for issue in model.issues)):
        assert package_from(model, {issue: str(level) for issue, level in model.named(package).items()}) == package


def test_all_that_is_wrong_with_a_package_is_said_at_once_with_suggestions() -> None:
    model = packages_of(a_settlement())
    with pytest.raises(UsageError) as e:
        package_from(model, {"bordr": "line", "share": "much"})
    said = str(e.value)
    assert 'no issue "bordr"' in said
    assert 'Did you mean "border"?' in said
    assert 'does not say how issue "border" is settled' in said
    assert '"much" for issue "share" is not a number' in said


@pytest.mark.parametrize(
    ("border", "share", "message"),
    [
        ("swapp", "0", 'Did you mean "swap"?'),
        ("line", "2", "outside its span, 0 to 1"),
        ("line", "1/0", "is not a number"),
        ("line", "nan", "is not a number"),
        ("line", "inf", "is not a number"),
    ],
)
def test_a_level_or_number_that_does_not_fit_is_refused(border: str, share: str, message: str) -> None:
    with pytest.raises(UsageError) as e:
        package_from(packages_of(a_settlement()), {"border": border, "share": share})
    assert message in str(e.value)
