"""What stands for and against a tested figure."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from comity.alignment.figures.examined import Examined, examined
from comity.case.alignment import TieFigure
from comity.case.settlement import Span


def said(name: str, number: str, year: str, **more: Any) -> TieFigure:
    return TieFigure(name, ("a", "b"), "trade", Span(Fraction(number), Fraction(number)), "bn", year, year, **more)


ASKED = said("asked", "28", "2024", tested=True, by="an article")


def ids(found: Examined, where: str) -> list[str]:
    return [other.figure.id for other in getattr(found, where)]


def test_a_figure_is_supported_by_a_bound_and_contradicted_by_a_number_half_a_unit_away() -> None:
    least = said("least", "27", "2024", bound="at least")
    found = examined(ASKED, [ASKED, least, said("value", "28.7", "2024")])
    assert (ids(found, "supports"), ids(found, "contradicts")) == (["least"], ["value"])
    assert found.ruling == "sources disagree"
    assert examined(ASKED, [ASKED, said("value", "28.7", "2024")]).ruling == "contradicted"
    assert examined(ASKED, [ASKED, least]).ruling == "supported"


def test_support_by_rounding_alone_is_said_to_be_that() -> None:
    assert examined(ASKED, [ASKED, said("f1", "28.5", "2024")]).ruling == "supported when rounded"
    assert examined(ASKED, [ASKED, said("f1", "28.5", "2024"), said("f2", "28", "2024")]).ruling == "supported"


def test_the_same_number_told_for_another_year_is_shown_and_does_not_support() -> None:
    found = examined(ASKED, [ASKED, said("f1", "28", "2023"), said("f2", "28.5", "2023"), said("f3", "29", "2023")])
    assert ids(found, "elsewhere") == ["f1", "f2"]
    assert found.ruling == "cannot be told"


def test_a_bound_for_another_year_is_not_the_same_number() -> None:
    assert examined(ASKED, [ASKED, said("f1", "20", "2023", bound="at least")]).elsewhere == ()


def test_what_was_only_expected_neither_supports_nor_contradicts() -> None:
    found = examined(ASKED, [ASKED, said("f1", "28", "2024", expected=True), said("f2", "40", "2024", expected=True)])
    assert (ids(found, "expected"), found.ruling) == (["f1", "f2"], "cannot be told")


def test_a_speaker_does_not_bear_out_himself() -> None:
    found = examined(ASKED, [ASKED, said("f1", "28", "2024", by="an article"), said("f2", "28", "2024", by="a bank")])
    assert [other.figure.id for other in found.from_others] == ["f2"]
    assert found.to_json()["from_others"] == 1


def test_a_figure_that_does_not_say_its_time_shows_the_times_it_fits() -> None:
    asked = said("asked", "28", "", tested=True)
    found = examined(asked, [asked, said("f1", "28.5", "2023"), said("f2", "28.7", "2024"), said("f3", "28", "")])
    assert (ids(found, "elsewhere"), found.ruling) == (["f1"], "cannot be told")


def test_a_figure_without_a_value_contradicts_nothing() -> None:
    blank = TieFigure("f1", ("a", "b"), "trade", None, "bn", "2024", "2024")
    assert examined(ASKED, [ASKED, blank]).ruling == "cannot be told"


def test_what_supports_it_is_not_listed_as_another_time() -> None:
    found = examined(ASKED, [ASKED, said("f1", "28", "2024"), said("f2", "28", "2023")])
    assert (ids(found, "supports"), ids(found, "elsewhere")) == (["f1"], ["f2"])
