"""The section ``programme`` of a case: its answer, and the names that the case gives to parties."""

from __future__ import annotations

import pytest

from comity.budget import Budget
from comity.case.read import load_text
from comity.errors import UsageError
from comity.programme.analyse import programme_answer
from comity.programme.work import ProgrammeSettings
from comity.study.programmed import programme_of

CASE = """\
comity: 1
title: A yard
parties: {up: Upland, down: Lowland}
programme:
  periods: 3
  resources: {line: {capacity: 4, supplier: up}}
  items: {truck: {due: [[1, 2], [2, 9]], needs: {line: 1}}}
  declared:
    - {id: t, who: up, what: trucks, kind: target, value: 9, since: "2024", until: "2024", by: down}
    - {id: o, who: Upland, what: trucks, kind: output, value: 9, since: "2024", until: "2024", by: somebody}
"""


def test_a_case_without_the_section_is_told_so() -> None:
    case = load_text(CASE[: CASE.index("programme:")] + "settlement: {terms: {peace: {text: Peace}}, seek: [peace]}\n")
    with pytest.raises(UsageError, match="the case has no section programme"):
        programme_of(case)


def test_the_answer_is_that_of_the_section() -> None:
    case = load_text(CASE)
    assert case.programme is not None
    settings = ProgrammeSettings(("fits", "repairs"))
    assert programme_of(case, settings).to_json() == programme_answer(case.programme, settings=settings).to_json()


def test_a_party_is_the_same_by_its_id_and_by_its_name() -> None:
    found = programme_of(load_text(CASE), ProgrammeSettings(("declared",)))
    assert found.declared is not None
    (thing,) = found.declared.things
    assert (thing.who, thing.pairs[0].verdict) == ("Upland", "reached")
    assert [f.by for f in thing.at[0].figures] == ["Lowland", "somebody"]
    assert found.section.resources[0].supplier == "Upland"


def test_budget_and_progress_are_passed_on() -> None:
    told: list[str] = []
    found = programme_of(load_text(CASE), ProgrammeSettings(("fits",)), Budget(0), told.append)
    assert set(found.missing) == {"fits"}
    assert told == ["what share fits"]


def test_the_day_of_the_case_tells_which_targets_are_not_over() -> None:
    only = "".join(CASE.splitlines(keepends=True)[:-1])  # without the output
    settings = ProgrammeSettings(("declared",))
    for day, words in (("2024-06-30", "was not over on 2024-06-30"), ("2025-06-30", "no output was published")):
        found = programme_of(load_text(only.replace("parties:", f"as_of: {day}\nparties:")), settings)
        assert found.declared is not None
        assert words in found.declared.sentences()[-1]
