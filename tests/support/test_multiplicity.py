"""Findings on one outcome of one table are judged as a family."""

from __future__ import annotations

from comity.case.support import Data, SeriesTest
from comity.support.answer import Tested
from comity.support.multiplicity import adjusted

ROWS = Data(
    ("year", "deaths", "arms", "money", "wounded"), (("1974", "3", "1", "2", "9"), ("1975", "4", "0", "2", "8"))
)


def series(name: str, outcome: str = "deaths") -> SeriesTest:
    return SeriesTest(name, ROWS, outcome, "year", treatment="arms")


def found(data: str, p: float | None, method: str = "local_projection", **more: object) -> Tested:
    return Tested(f"{data} {method}", data, method, "supported", "It stands.", effect=-1.0, p=p, **more)  # type: ignore[arg-type]


def test_a_strong_finding_stands_and_a_weak_one_beside_it_does_not() -> None:
    strong, weak = adjusted([found("a", 0.001), found("b", 0.04)], [series("a"), series("b")])
    assert (strong.verdict, weak.verdict) == ("supported", "supported")
    strong, weak = adjusted([found("a", 0.001), found("b", 0.04), found("c", 0.03)], [series(x) for x in "abc"])[:2]
    assert (strong.verdict, weak.verdict) == ("supported", "cannot be told")
    assert "One of 3 tests" in weak.why
    assert dict(weak.details)["p adjusted (Holm)"] == 0.06


def test_one_series_by_several_methods_is_one_question() -> None:
    tests = [found("a", 0.04), found("a", 0.04, "synthetic_control"), found("a", 0.04, "interrupted")]
    assert adjusted(tests, [series("a")]) == tuple(tests)


def test_other_outcomes_other_methods_contrasts_and_refusals_are_no_part_of_the_family() -> None:
    tests = [
        found("a", 0.04),
        found("b", 0.04),
        found("c", 0.04, "interrupted"),
        found("c", 0.04, "granger", contrast=True),
        found("c", None, refused=True),
    ]
    asked = [series("a"), series("b", "wounded"), series("c")]
    assert adjusted(tests, asked) == tuple(tests)


def test_the_order_of_the_series_makes_no_difference() -> None:
    tests = [found(x, p) for x, p in (("a", 0.001), ("b", 0.02), ("c", 0.2))]
    asked = [series(x) for x in "abc"]
    there = {t.name: t for t in adjusted(tests, asked)}
    back = {t.name: t for t in adjusted(tests[::-1], asked[::-1])}
    assert there == back
