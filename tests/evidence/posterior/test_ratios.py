"""From items to likelihood ratios: direction, grades, several analysts."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from comity.case.evidence import Claim, Evidence, EvidenceSource, Item, Judgement, Range, Says
from comity.evidence.posterior.analyse import posteriors
from comity.evidence.posterior.known import known_by
from comity.evidence.posterior.log_range import LogRange, log_odds_of, log_of, probability
from comity.evidence.posterior.ratios import analysts_of, further, log_ratio


def _range(*numbers: str) -> Range:
    low, middle, high = (Fraction(n) for n in numbers)
    return Range(low, middle, high)


def _found(says: Says, letter: str, digit: str, ratio: Range | None = None) -> tuple[LogRange, str]:
    case = Evidence(sources=(EvidenceSource("s", reliability=letter),))
    return log_ratio(Item("i", "c", says, "s", credibility=digit, ratio=ratio), known_by(case))


@pytest.mark.parametrize(
    ("says", "ratio", "want"),
    [
        ("supports", ("2", "4", "8"), (2, 4, 8)),
        ("contradicts", ("2", "4", "8"), (1 / 8, 1 / 4, 1 / 2)),
        ("contradicts", ("1/8", "1/4", "2"), (1 / 8, 1 / 4, 2)),  # already written against the claim
        ("neutral", ("2", "4", "8"), (1, 1, 1)),
    ],
)
def test_the_direction_of_a_written_ratio(says: Says, ratio: tuple[str, ...], want: tuple[float, ...]) -> None:
    found, _ = _found(says, "B", "2", _range(*ratio))
    assert [math.exp(x) for x in found.to_json()] == pytest.approx(want)


def test_grades_are_looked_up_and_turned_for_an_item_that_contradicts() -> None:
    up, down = _found("supports", "B", "2")[0], _found("contradicts", "B", "2")[0]
    assert [math.exp(x) for x in up.to_json()] == pytest.approx([3, 6, 12])
    assert down == -up


def test_f6_says_nothing_even_with_a_ratio_and_a_missing_grade_is_no_f6() -> None:
    ten = _range("10", "10", "10")
    assert _found("supports", "F", "6", ten) == (LogRange(), "F6")
    assert _found("supports", "", "", ten)[0].middle == pytest.approx(math.log(10))
    assert _found("supports", "F", "", ten)[1] == "ratio"
    assert _found("supports", "", "")[0].silent


@pytest.mark.parametrize(("letter", "digit", "grade"), [("", "2", "F2"), ("B", "", "B6"), ("", "", "F6")])
def test_a_missing_grade_counts_as_the_last_one(letter: str, digit: str, grade: str) -> None:
    assert _found("supports", letter, digit)[0] == _found("supports", grade[0], grade[1])[0]


def _case(*judgements: Judgement, analyst: str = "ann", digit: str = "2") -> tuple[Item, Evidence]:
    item = Item("i", "c", "supports", "s", credibility=digit, analyst=analyst)
    return item, Evidence(sources=(EvidenceSource("s", reliability="B"),), items=(item,), judgements=judgements)


def test_several_analysts_give_the_geometric_mean_and_the_widest_range() -> None:
    item, case = _case(Judgement("i", "bo", ratio=_range("1", "3/2", "20")))
    found, rule = log_ratio(item, known_by(case))
    assert rule == "analysts"
    assert [math.exp(x) for x in found.to_json()] == pytest.approx([1, math.sqrt(6 * 1.5), 20])


def test_each_analyst_alone_and_the_row_where_one_has_not_judged() -> None:
    item, case = _case(Judgement("i", "bo", credibility="3"))
    by = {a: math.exp(log_ratio(item, known_by(case), a)[0].middle) for a in ("ann", "bo", "cy")}
    assert by == pytest.approx({"ann": 6, "bo": 3.5, "cy": 6})
    assert analysts_of([item], known_by(case)) == ("ann", "bo")


def test_a_judgement_of_the_same_analyst_replaces_the_row() -> None:
    item, case = _case(Judgement("i", "ann", credibility="3"))
    assert math.exp(log_ratio(item, known_by(case))[0].middle) == pytest.approx(3.5)


def test_a_row_without_an_opinion_is_none_where_others_judge() -> None:
    item, case = _case(Judgement("i", "bo", credibility="3"), analyst="", digit="")
    assert math.exp(log_ratio(item, known_by(case))[0].middle) == pytest.approx(3.5)


def test_ratios_for_further_claims_stand_as_written() -> None:
    item = Item("i", "c", "contradicts", "s", also=(("d", _range("2", "4", "8")),), credibility="6")
    known = known_by(Evidence(sources=(EvidenceSource("s", reliability="B"),)))
    assert math.exp(further(item, known)["d"][0].middle) == pytest.approx(4)
    unknown = known_by(Evidence(sources=(EvidenceSource("s", reliability="F"),)))
    assert further(item, unknown)["d"][0].silent


def test_logarithms_of_any_size() -> None:
    assert log_of(Fraction(10) ** 5000) == pytest.approx(5000 * math.log(10))
    assert log_of(Fraction(1, 10**300)) == pytest.approx(-300 * math.log(10))
    assert log_odds_of(Fraction(1, 3)) == -log_odds_of(Fraction(2, 3))
    assert probability(log_odds_of(Fraction(1, 10**200))) == pytest.approx(1e-200)
    for wrong in (Fraction(0), Fraction(-1)):
        with pytest.raises(ValueError, match="no logarithm"):
            log_of(wrong)


def test_an_item_graded_f6_is_called_so_also_where_it_speaks_of_another_claim() -> None:
    item = Item("i", "c", "supports", "s", also=(("d", _range("2", "4", "8")),), credibility="6")
    for letter, rule in (("F", "F6"), ("B", "ratio")):
        claims = (Claim("c", "C"), Claim("d", "D"))
        found = posteriors(Evidence(sources=(EvidenceSource("s", reliability=letter),), claims=claims, items=(item,)))
        (weighed,) = found.claims["d"].items
        assert weighed.rule == rule
