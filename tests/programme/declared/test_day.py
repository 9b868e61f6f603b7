"""Targets whose time had not ended on the day of the case, and which things are told first."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.case.programme import Declared
from comity.case.settlement import Span
from comity.programme.declared.analyse import declared

DAY = dt.date(2025, 12, 15)


def said(name: str, kind: str, since: str, until: str, what: str = "ferries") -> Declared:
    span = Span(Fraction(4), Fraction(4))
    return Declared(name, "a yard", what, kind, span, "ships", since, until, by="its owner")


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2025", "2025", "that time was not over on 2025-12-15, the day of the case"),
        ("", "2026-03", "that time was not over on 2025-12-15, the day of the case"),
        ("2026", "", "that time had not begun on 2025-12-15, the day of the case"),
        ("2024", "", "no output was published for that time"),
        ("2025-01", "2025-11", "no output was published for that time"),
        ("", "2025-12-15", "no output was published for that time"),
        ("", "", "the target does not say its time"),
    ],
)
def test_a_target_whose_time_goes_on_is_not_said_to_lack_an_output(since: str, until: str, words: str) -> None:
    (thing,) = declared([said("t", "target", since, until)], DAY).things
    sentences = declared([said("t", "target", since, until)], DAY).sentences()
    assert sentences[-1].endswith(f"was reached cannot be told: {words}.")
    assert thing.to_json()["without_output"] == ["t"]
    assert thing.to_json()["not_over"] == (["t"] if "the day of the case" in words else [])


def test_without_a_day_no_time_is_said_to_go_on() -> None:
    found = declared([said("t", "target", "2999", "2999")])
    assert found.things[0].not_over == ()
    assert found.sentences()[-1].endswith("no output was published for that time.")


def test_an_output_that_is_there_is_set_beside_its_target_whatever_the_day() -> None:
    (thing,) = declared([said("t", "target", "2025", "2025"), said("o", "output", "2025", "2025")], DAY).things
    assert (len(thing.pairs), thing.open, thing.not_over) == (1, (), ())


def test_a_target_without_a_number_needs_no_day() -> None:
    found = declared([replace(said("t", "target", "2026", ""), value=None)], DAY)
    assert found.sentences()[-1] == "The target from 2026 on has no number, so nothing tells whether it was reached."


def test_what_tells_of_a_target_comes_first() -> None:
    figures = [
        said("alone", "output", "2024", "2024", "a"),
        said("open", "target", "2024", "2024", "b"),
        said("t", "target", "2024", "2024", "c"),
        said("o", "output", "2024", "2024", "c"),
        said("other", "budget", "2024", "2024", "d"),
    ]
    assert [t.what for t in declared(figures).things] == ["c", "b", "a", "d"]
    assert [t.what for t in declared(figures[::-1]).things] == ["c", "b", "a", "d"]
