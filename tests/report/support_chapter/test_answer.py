"""What each road says in one sentence: with numbers, by itself, and never as one verdict of all."""

from __future__ import annotations

from dataclasses import replace

from comity.report.content import words
from comity.report.support_chapter.answer import in_conflict, in_game, in_studies, on_data, roads
from comity.report.support_chapter.subject import Helped
from comity.study import Study
from comity.support.signs.result import shares_of
from comity.support.verdict import Overall


def test_the_roads_stand_in_one_order_and_each_has_a_link(on: Helped) -> None:
    found = roads(on)
    assert [key for key, _, _ in found] == ["conflict", "game", "data", "known"]
    assert [said[-2 if said[-1] == " " else -1].target for _, _, said in found] == [
        "#support-conflict",
        "#support-game",
        "#support-data",
        "#support-known",
    ]


def test_the_game_tells_every_sign_with_its_share_in_one_sentence(on: Helped) -> None:
    assert on.result.signs is not None
    signs = replace(on.result.signs, shares=shares_of([0.4, 0.35, 0.25, 0.0]))
    told = words(in_game(Helped(on.study, replace(on.result, signs=signs)))).replace("\xa0", " ")
    assert told.startswith("An announced cut shortens the fighting in 40 %, starts or lengthens it in 35 % and changes")
    assert "left open" not in told


def test_one_sign_everywhere_is_said_without_a_share(on: Helped) -> None:
    assert on.result.signs is not None
    signs = replace(on.result.signs, shares=shares_of([0.0, 1.0, 0.0, 0.0]), fighting=1.0)
    told = words(in_game(Helped(on.study, replace(on.result, signs=signs))))
    assert "starts or lengthens the fighting wherever" in told
    assert "%" not in told
    calm = replace(signs, fighting=0.0, where_fighting=None)
    told = words(in_game(Helped(on.study, replace(on.result, signs=calm))))
    assert "no fighting at all, so that a cut can only start some" in told


def test_what_cannot_be_told_from_data_comes_with_the_reason_and_the_refused(on: Helped) -> None:
    told = words(on_data(on))
    assert told.startswith("It cannot be told from these data: only one design says supported")
    assert "(3 tests made, 1 refused)" in told


def test_a_verdict_on_data_names_why(on: Helped) -> None:
    result = replace(on.result, overall=Overall("contradicted", "Designs with different weaknesses agree (a, b)."))
    told = words(on_data(Helped(on.study, result)))
    assert "the statement is contradicted: designs with different weaknesses agree" in told


def test_without_tests_the_figures_say_why_nothing_can_be_told(alone: Study) -> None:
    assert alone.support is not None
    told = words(on_data(Helped(alone, alone.support)))
    assert told.startswith("It cannot be told from the figures for support: of 3 figures no two may be compared")


def test_the_conflict_counts_what_is_lost_of_what_holds_now(on: Helped) -> None:
    found = on.structure
    assert found is not None
    gone = found.of_kind("withdrawn")[0].under(found.concept)
    assert gone is not None
    told = words(in_conflict(on))
    assert told.startswith("If all support were withdrawn")
    assert (f"{gone.lost_apart.count} of" in told) == (gone.lost_apart.count > 0)


def test_studies_are_told_by_the_signs_they_report_and_never_counted(on: Helped) -> None:
    told = words(in_studies(on))
    assert told.startswith("Studies differ on how long wars last. Reported are: with support, longer and shorter")
    assert not any(ch.isdigit() for ch in told)
