"""Bargaining problems with a printed answer: the barter of Nash 1950 and the division with one bent side."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

from comity.case.settlement import Issue, IssueLevel
from comity.settlement.packages.bargaining.analyse import bargain
from comity.settlement.packages.model import Packages

# thing: who owns it, what it is worth to Bill and to Jack (Nash 1950, table in the example)
THINGS = {
    "book": ("bill", 2, 4),
    "whip": ("bill", 2, 2),
    "ball": ("bill", 2, 1),
    "bat": ("bill", 2, 2),
    "box": ("bill", 4, 1),
    "pen": ("jack", 10, 1),
    "toy": ("jack", 4, 1),
    "knife": ("jack", 6, 2),
    "hat": ("jack", 2, 2),
}


def barter() -> Packages:
    issues = tuple(Issue(name, levels=(IssueLevel("bill"), IssueLevel("jack"))) for name in THINGS)
    none, two = Fraction(0), (Fraction(1),) * 2
    worth = (
        tuple((Fraction(bill), none) for _, bill, _ in THINGS.values()),
        tuple((none, Fraction(jack)) for _, _, jack in THINGS.values()),
    )
    own = [sum(row[p] for row in THINGS.values() if row[0] == owner) for p, owner in ((1, "bill"), (2, "jack"))]
    floor = tuple(map(Fraction, own))
    return Packages(issues, ("bill", "jack"), worth, (((),) * 9,) * 2, ((), ()), (), floor, two)


def test_the_barter_of_bill_and_jack_is_the_one_that_nash_printed() -> None:
    model = barter()
    assert model.floor == (12, 6)
    found = bargain(model)
    solution = found.of("nash")
    assert len(solution.packages) == 1
    assert (solution.score, solution.proven, solution.complete) == (60.0, True, True)
    named = model.named(solution.packages[0])
    moved = {thing: new for thing, new in named.items() if new != THINGS[thing][0]}
    assert moved == dict.fromkeys(("book", "whip", "ball", "bat"), "jack") | dict.fromkeys(
        ("pen", "toy", "knife"), "bill"
    )
    assert [v - f for v, f in zip(solution.values[0], model.floor, strict=True)] == [12, 5]
    assert set(found.of("kalai_smorodinsky").refined) == set(solution.packages)
    egalitarian = found.of("egalitarian")
    assert [v - f for v, f in zip(egalitarian.values[0], model.floor, strict=True)] == [8, 6]


def test_the_next_best_product_of_the_barter_is_56() -> None:
    model = barter()
    products = set()
    for package in itertools.product((0, 1), repeat=9):
        gains = [v - f for v, f in zip(model.values(package), model.floor, strict=True)]
        if min(gains) >= 0:
            products.add(math.prod(gains))
    assert sorted(products)[-2:] == [56, 60]


def camp_david() -> Packages:
    """Six issues that can be shared out: the points of Brams and Togman (1996) for Israel and Egypt."""
    names = ("sinai", "recognition", "banks", "linkage", "rights", "jerusalem")
    zero, one = Fraction(0), Fraction(1)
    issues = tuple(Issue(name, span=(zero, one)) for name in names)
    israel = tuple(((zero, zero), (one, Fraction(v))) for v in (35, 10, 20, 10, 5, 20))
    egypt = tuple(((zero, Fraction(v)), (one, zero)) for v in (55, 5, 10, 5, 20, 5))
    return Packages(
        issues, ("israel", "egypt"), (((),) * 6,) * 2, (israel, egypt), ((), ()), (), (zero,) * 2, (one,) * 2
    )


def test_camp_david_shares_a_sixth_of_sinai_and_lists_no_package_twice() -> None:
    found = bargain(camp_david())
    sixth, none, all_of = Fraction(1, 6), Fraction(0), Fraction(1)
    for key in ("kalai_smorodinsky", "egalitarian"):
        solution = found.of(key)
        assert solution.packages == ((sixth, all_of, all_of, all_of, none, all_of),)
        assert solution.values == ((Fraction(395, 6), Fraction(395, 6)),)  # 65.83, as printed
    assert found.of("nash").packages == ((none, all_of, all_of, all_of, none, all_of),)
    assert found.of("nash").values == ((60, 75),)


def bent(points: int = 400) -> Packages:
    """Divide 1: a gets x, b the root of 1 - x, drawn as a fine line that is bent more closely near the end."""
    issue = Issue("x", span=(Fraction(0), Fraction(1)))
    xs = [1 - Fraction(k, points) ** 2 for k in range(points, -1, -1)]
    up = ((Fraction(0), Fraction(0)), (Fraction(1), Fraction(1)))
    down = tuple((x, Fraction(k, points)) for k, x in zip(range(points, -1, -1), xs, strict=True))
    none, one = (Fraction(0),) * 2, (Fraction(1),) * 2
    return Packages((issue,), ("a", "b"), (((),),) * 2, ((up,), (down,)), ((), ()), (), none, one)


def test_the_division_with_a_bent_side_comes_out_as_calculus_says() -> None:
    found = bargain(bent())
    (nash,) = found.of("nash").packages
    assert math.isclose(nash[0], 2 / 3, abs_tol=2e-3)  # flat near its top: the product is known far better
    score = found.of("nash").score
    assert score is not None
    assert math.isclose(score, 2 / 3 * math.sqrt(1 / 3), rel_tol=1e-5)
    golden = (math.sqrt(5) - 1) / 2
    for key in ("kalai_smorodinsky", "egalitarian"):
        (package,) = found.of(key).packages
        assert math.isclose(package[0], golden, abs_tol=1e-5)
        assert not found.of(key).complete
        assert "settled by a number" in found.of(key).why
    assert all(s.proven for s in found.solutions)
