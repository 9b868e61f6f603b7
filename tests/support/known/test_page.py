"""The page on what is known has every study and every finding of the list, and nothing else in its tables."""

from __future__ import annotations

import re
from pathlib import Path

from comity.support.known.disagreement import disagreement
from comity.support.known.studies import STUDIES
from comity.support.known.study import GRADE_NAMES, GRADES, READINGS

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "studies" / "what-is-known.md").read_text()


def test_the_page_has_every_finding_and_no_other() -> None:
    rows = [
        f"| {s.study.name} | {GRADE_NAMES[s.study.grade]} | {s.finding.side} | {s.finding.kind} | {s.finding.sign} "
        f"| {s.finding.words} |"
        for question in disagreement().questions
        for s in question.said
    ]
    shown = re.findall(r"^\|(?:[^|\n]*\|){6}$", PAGE.split("## The studies")[0], re.M)
    kept = [r for r in shown if not r.startswith(("| study |", "|---"))]
    assert kept == rows


def test_the_page_has_every_study_with_how_far_it_was_read() -> None:
    for study in STUDIES:
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| {study.name} | {study.title}. "))
        assert study.venue in row
        assert study.design in row
        assert f"| {READINGS[study.read]} |" in row


def test_the_page_says_what_each_grade_means() -> None:
    assert all(f"| {GRADE_NAMES[grade]} | {words} |" in PAGE for grade, words in GRADES.items())
