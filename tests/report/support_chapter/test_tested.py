"""Tests on data in the chapter: each verdict, each reason for a refusal, each failed check is told."""

from __future__ import annotations

from dataclasses import replace

from comity.report.content import Details, Figure, Table, unfolded, words
from comity.report.support_chapter import tested as chapter
from comity.report.support_chapter.paths import paths_of
from comity.report.support_chapter.subject import Helped
from comity.support import answer


def table(on: Helped, id_: str) -> Table:
    section = chapter.tested_section(on)
    assert section is not None
    return next(b for b in unfolded(section.blocks) if isinstance(b, Table) and b.id == id_)


def said(row: tuple[object, ...]) -> str:
    return " | ".join(words(x) for cell in row for x in cell.lines)  # type: ignore[attr-defined]


def test_a_refused_test_is_listed_with_its_reason_and_has_no_numbers(on: Helped) -> None:
    refused = table(on, "support-refused")
    assert [said(r) for r in refused.rows] == [
        "raids: predictive precedence (Granger) | predictive precedence (Granger) | The series has gaps: 2024-03."
    ]
    assert not any("Granger" in said(r) for r in table(on, "support-test-table").rows)


def test_a_check_that_failed_is_named_beside_the_verdict(on: Helped) -> None:
    row = next(said(r) for r in table(on, "support-test-table").rows if "synthetic control" in said(r))
    assert "1 of 2 passed | not passed: no effect at placebo dates" in row
    assert "cannot be told. An effect is seen" in row


def test_a_contrast_says_that_it_does_not_count(on: Helped) -> None:
    row = next(said(r) for r in table(on, "support-test-table").rows if "a settlement" in said(r))
    assert "a contrast; not counted" in row


def test_an_interval_without_an_end_says_so(on: Helped) -> None:
    row = next(said(r) for r in table(on, "support-test-table").rows if "synthetic control" in said(r))
    assert "[−0.4 to no upper end]" in row


def test_placebos_are_drawn_behind_the_gap_and_not_as_outcomes(on: Helped) -> None:
    test = next(t for t in on.tests if t.method == "synthetic_control")
    effect, seen = paths_of(test, 0, "raids")
    assert {row[0] for row in effect.rows} == {"gap", "placebo: 1", "placebo: 2", "placebo: 3"}
    assert {row[0] for row in seen.rows} == {"actual", "synthetic"}


def test_each_test_with_checks_can_be_opened(on: Helped) -> None:
    section = chapter.tested_section(on)
    assert section is not None
    folds = [b for b in section.blocks if isinstance(b, Details)]
    assert len(folds) == 3
    assert any(isinstance(b, Figure) for b in section.blocks)


def test_a_test_without_numbers_or_paths_draws_nothing(on: Helped) -> None:
    empty = answer.Tested("x", "raids", "cox", "cannot be told", "No estimate.")
    section = chapter.tested_section(Helped(on.study, replace(on.result, series=(empty,), endings=())))
    assert section is not None
    assert not [b for b in unfolded(section.blocks) if isinstance(b, Figure)]
    assert said(table(Helped(on.study, replace(on.result, series=(empty,), endings=())), "support-test-table").rows[0])
