"""The list of studies: complete, honest about how far each was read, and free of numbers nobody read."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from comity.support.known.studies import DURATION, ENDINGS, INTENSITY, REVIEWS, STUDIES
from comity.support.known.study import (
    GRADE_NAMES,
    GRADES,
    OUTCOMES,
    READINGS,
    Contrast,
    Grade,
    Outcome,
    Reading,
    Side,
    Sign,
    Study,
)

LONG_OR_SHORT = {"longer", "shorter"}
MORE_OR_LESS = {"more", "less"}


@pytest.mark.parametrize("study", STUDIES, ids=lambda s: s.key)
def test_a_study_has_every_field_a_reader_needs_to_find_and_judge_it(study: Study) -> None:
    assert study.authors
    assert study.title
    assert study.venue
    assert study.design
    assert study.findings
    assert 1990 <= study.year <= 2026
    assert study.key.endswith(str(study.year))
    assert study.grade in get_args(Grade)
    assert study.read in get_args(Reading)
    if study.years:
        assert study.years[0] < study.years[1] <= study.year


@pytest.mark.parametrize("study", STUDIES, ids=lambda s: s.key)
def test_a_finding_is_in_the_words_of_its_outcome(study: Study) -> None:
    for finding in study.findings:
        assert finding.outcome in get_args(Outcome)
        assert finding.contrast in get_args(Contrast)
        assert finding.side in get_args(Side)
        allowed = LONG_OR_SHORT if finding.outcome in ("duration", "settlement") else MORE_OR_LESS
        assert finding.sign in allowed | {"none", "conditional"}
        assert finding.sign in get_args(Sign)
        assert finding.words.endswith(".")


@pytest.mark.parametrize("study", STUDIES, ids=lambda s: s.key)
def test_a_conditional_finding_says_on_what(study: Study) -> None:
    assert all(f.given for f in study.findings if f.sign == "conditional")


@pytest.mark.parametrize("study", STUDIES, ids=lambda s: s.key)
def test_no_size_of_an_effect_is_told_of_a_study_read_in_its_abstract(study: Study) -> None:
    assert not any(re.search(r"\d", f.words) for f in study.findings)


def test_no_key_stands_twice() -> None:
    assert len({s.key for s in STUDIES}) == len(STUDIES)


def test_the_list_is_the_sum_of_its_parts() -> None:
    assert set(STUDIES) == {*DURATION, *ENDINGS, *INTENSITY, *REVIEWS}


def test_the_scales_have_words_for_every_step() -> None:
    assert set(GRADES) == set(GRADE_NAMES) == set(get_args(Grade))
    assert set(READINGS) == set(get_args(Reading))
    assert set(OUTCOMES) == set(get_args(Outcome))


def test_names_join_authors_as_a_reader_would() -> None:
    names = {s.key: s.name for s in STUDIES}
    assert names["regan_2002"] == "Regan 2002"
    assert names["sawyer_cunningham_reed_2017"] == "Sawyer, Cunningham and Reed 2017"


def test_the_studies_of_a_loss_of_support_are_those_that_studied_one() -> None:
    losing = {s.key for s in STUDIES if any(f.contrast == "losing" for f in s.findings)}
    assert losing == {"testerman_2014", "fearon_laitin_2008", "benson_ramsay_2016"}
