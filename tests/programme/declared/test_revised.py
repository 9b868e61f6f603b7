"""Targets that were said again later."""

from __future__ import annotations

from fractions import Fraction

from comity.case.programme import Declared
from comity.case.settlement import Span
from comity.programme.declared.revised import revisions


def target(name: str, number: int, until: str, said: str, bound: str = "exactly") -> Declared:
    return Declared(
        name, "army", "shells", "target", Span(Fraction(number), Fraction(number)), "", "", until, bound, released=said
    )  # type: ignore[arg-type]


def how(*targets: Declared) -> list[tuple[str, str, str]]:
    return [(r.earlier.id, r.later.id, r.how) for r in revisions(targets)]


def test_the_same_amount_for_a_later_time_is_listed() -> None:
    assert how(target("b", 100, "2026-06", "2025-07"), target("a", 100, "2025-10", "2024-02")) == [
        ("a", "b", "same amount for a later time")
    ]


def test_the_same_amount_for_an_earlier_time_is_listed() -> None:
    assert how(target("a", 100, "2026", "2024"), target("b", 100, "2025", "2025"))[0][2] == (
        "same amount for an earlier time"
    )


def test_another_amount_for_the_same_time_is_raised_or_lowered() -> None:
    a, b, c = (target(n, x, "2025", d) for n, x, d in (("a", 5, "2023"), ("b", 7, "2024"), ("c", 6, "2025")))
    assert how(a, b, c) == [("a", "b", "raised"), ("a", "c", "raised"), ("b", "c", "lowered")]


def test_a_bound_that_changes_is_a_change() -> None:
    assert how(target("a", 5, "2025", "2023"), target("b", 5, "2025", "2024", "at least"))[0][2] == "changed"


def test_another_amount_for_another_time_is_no_revision() -> None:
    assert how(target("a", 5, "2024", "2023"), target("b", 7, "2025", "2024")) == []


def test_targets_published_together_or_without_a_date_are_not_set_in_order() -> None:
    assert how(target("a", 5, "2024", "2023"), target("b", 7, "2024", "2023"), target("c", 9, "2024", "")) == []


def test_the_same_target_said_again_is_no_revision() -> None:
    assert how(target("a", 5, "2024", "2022"), target("b", 5, "2024", "2023")) == []


def test_the_aim_of_another_year_that_was_set_when_the_first_was_over_is_a_new_one() -> None:
    def yearly(name: str, year: str, released: str) -> Declared:
        return Declared(
            name, "a yard", "ferries", "target", Span(Fraction(4), Fraction(4)), "", year, year, released=released
        )

    first = yearly("a", "2025", "2025-01-15")
    assert revisions([first, yearly("b", "2026", "2026-01-20")]) == ()
    assert [r.how for r in revisions([first, yearly("b", "2026", "2025-06-20")])] == ["same amount for a later time"]
    by = Declared("a", "a yard", "ferries", "target", Span(Fraction(4), Fraction(4)), "", "", "2025", released="2024")
    put_off = Declared(
        "b", "a yard", "ferries", "target", Span(Fraction(4), Fraction(4)), "", "", "2026", released="2026-02"
    )
    assert [r.how for r in revisions([by, put_off])] == ["same amount for a later time"]
