"""The section ``alignment`` of a case: its answer, and the names that the case gives to actors."""

from __future__ import annotations

import pytest

from comity.alignment.analyse import alignment_answer
from comity.alignment.work import AlignmentSettings
from comity.budget import Budget
from comity.case.read import load_text
from comity.errors import UsageError
from comity.study.aligned import alignment_of

CASE = """\
comity: 1
title: A lake
parties: {up: Upland, down: Lowland, far: Far off}
alignment:
  ties:
    - {a: up, b: Lowland, sign: -1}
    - {a: up, b: yes}
    - {a: Lowland, b: yes, sign: -1}
"""
NETWORK = AlignmentSettings(("network",))


def test_a_case_without_the_section_is_told_so() -> None:
    case = load_text(CASE[: CASE.index("alignment:")] + "settlement: {terms: {peace: {text: Peace}}, seek: [peace]}\n")
    with pytest.raises(UsageError, match="the case has no section alignment"):
        alignment_of(case)


def test_the_answer_is_that_of_the_section_with_the_names_of_the_parties() -> None:
    case = load_text(CASE)
    assert case.alignment is not None
    found = alignment_of(case, NETWORK)
    assert found.to_json() == alignment_answer(case.alignment, settings=NETWORK).to_json()
    # an actor may stand in a table by the id or by the name of a party
    assert dict(found.names) == {"up": "Upland", "Lowland": "Lowland"}
    assert [found.called(a) for a in ("up", "Lowland", "yes")] == ["Upland", "Lowland", "yes"]


def test_parties_that_the_tables_know_have_a_page() -> None:
    assert sorted(p.actor for p in alignment_of(load_text(CASE), AlignmentSettings(("pages",))).pages) == [
        "Lowland",
        "up",
    ]


def test_budget_and_progress_are_passed_on() -> None:
    told: list[str] = []
    found = alignment_of(load_text(CASE), NETWORK, Budget(0), told.append)
    assert set(found.missing) == {"network"}
    assert len(told) == 1
